using Commendation.Application.Honours;
using Commendation.Domain.Procedures;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>Plays the end: who is on the list is honoured or handed on, and the units withdraw those who missed it.</summary>
internal static class DecisionPlayer
{
    public static async Task Play(Scene scene, Act act)
    {
        var ready = scene.Here;
        if (ready.Count == 0)
        {
            return;
        }

        foreach (var candidate in ready)
        {
            await scene.FileRecords(candidate);
        }

        if ((await scene.Offices.Send(new IssueDecision(scene.Campaign, scene.Acting(ready[0]), null, "演练决定1号"))).Accepted)
        {
            ready.ForEach(candidate => candidate.Move(act));
            foreach (var left in scene.Candidates.Where(candidate => !candidate.State.IsFinal))
            {
                await scene.Do(left, Act.Withdraw, "未赶上本次名单");
            }
        }
    }
}
