using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Procedures;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>Plays a recommendation: every unit takes its time, files the records and recommends; what was forgotten follows after the refusal.</summary>
internal static class RecommendationPlayer
{
    public static async Task Play(Scene scene)
    {
        var day = scene.WorkingDaysFrom(scene.Policy.IssuedOn);
        foreach (var candidate in scene.Here.Where(candidate => scene.IsPressing || day > candidate.Nominee.Delay + 1))
        {
            var fate = candidate.Nominee.Fate;
            if (fate == Fate.Withdrawn)
            {
                await scene.Do(candidate, Act.Withdraw, "单位调整推荐意见");
                continue;
            }

            var forgets = fate == Fate.MissingRecord && candidate.Once($"{scene.Stage.Code} without a record");
            await scene.FileRecords(candidate, forgets ? 1 : 0);
            if (!await scene.Do(candidate, Act.Recommend))
            {
                // What was forgotten follows once; who is refused for another reason then does not come again.
                await (candidate.Once($"{scene.Stage.Code} mended") ? Mend(scene, candidate) : scene.Do(candidate, Act.Withdraw, "不符合评选条件"));
            }
        }
    }

    private static Task Mend(Scene scene, Candidate candidate) => candidate.Nominee.Fate switch
    {
        Fate.MissingFact => scene.Offices.Send(new DeclareFacts(
            scene.Campaign, candidate.Id, candidate.Nominee.Recommender, null, null, WrittenFacts.Of(candidate.Nominee.Facts))),
        Fate.MissingRecord => Task.CompletedTask, // filed tomorrow
        _ => scene.Do(candidate, Act.Withdraw, "不符合评选条件"),
    };
}
