using Commendation.Domain.Procedures;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>Plays a review: who passes goes on, who does not is rejected.</summary>
internal static class ReviewPlayer
{
    public static async Task Play(Scene scene)
    {
        foreach (var candidate in scene.Here)
        {
            if (scene.Stage.PlaceClause is not null && KeptPlaces.Need(scene.Policy, Placed(scene), candidate.Listed))
            {
                await scene.Do(candidate, Act.Reject, "为结构要求留出名额");
                continue;
            }

            await scene.FileRecords(candidate);
            if (!await scene.Do(candidate, Act.Pass))
            {
                await scene.Do(candidate, Act.Reject, "审核未通过");
            }
        }
    }

    private static IEnumerable<Domain.Quotas.ListedNominee> Placed(Scene scene) => scene.Candidates
        .Where(candidate => !candidate.State.IsFinal && candidate.Position > scene.Position)
        .Select(candidate => candidate.Listed);
}
