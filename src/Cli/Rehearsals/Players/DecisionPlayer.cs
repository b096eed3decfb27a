using Commendation.Application.Honours;
using Commendation.Domain.Procedures;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>
/// Plays the end: who is on the list is honoured or handed on, and the units withdraw those who missed it. Where a limit bites only here, nominees
/// give way until it is kept.
/// </summary>
internal static class DecisionPlayer
{
    public static async Task Play(Scene scene, Act act)
    {
        while (scene.Here is { Count: > 0 } ready)
        {
            foreach (var candidate in ready)
            {
                await scene.FileRecords(candidate);
            }

            var issued = await scene.Offices.Send(new IssueDecision(scene.Campaign, scene.Acting(ready[0]), null, "演练决定1号"));
            if (issued.Accepted)
            {
                ready.ForEach(candidate => candidate.Move(act));
                foreach (var left in scene.Candidates.Where(candidate => !candidate.State.IsFinal))
                {
                    await scene.Do(left, Act.Withdraw, "未赶上本次名单");
                }

                return;
            }

            if (GivingWay.Of(scene.Policy, [.. ready.Select(candidate => candidate.Listed)], issued.Violations) is not { } position
                || !await scene.Do(ready[position], Act.Reject, "超出比例限制"))
            {
                return;
            }
        }
    }
}
