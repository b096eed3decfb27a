using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Boundaries;

/// <summary>
/// For every award: a reserve that is not listed before it is promoted, one that finds no place, one that comes out of turn, one that takes a
/// place of others, one rank too many; and for every stage that speaks of replacement, what becomes of the place of whoever falls there.
/// </summary>
internal static class ReserveCases
{
    public static IEnumerable<Scenario> Of(Rulebook rules, Award award, IReadOnlyDictionary<string, string> sound)
    {
        var policy = rules.Policy;
        var row = policy.Quotas.Where(row => row.Award == policy.QuotaOf(award.Code) && row.Places > 0).OrderByDescending(row => row.Places).FirstOrDefault();
        if (row is null)
        {
            yield break;
        }

        ActScenario At(string name, string? stage, params Step[] steps) => new($"{award.Title.Zh}：{name}", string.Empty, award.Code, row.Organisation, sound, steps) { At = stage };
        if (policy.Reserves is not null && rules.Procedure.Transitions.LastOrDefault(transition => transition.Act == Act.Promote) is { } promoting)
        {
            var stage = promoting.From.Stage;
            var promote = new Step(Act.Promote.Name(), Expectation.Accepted) { Reason = "名额空缺" };
            var leave = new Step(NextStep.Leaving(policy.StageOf(stage)).Name(), Expectation.Accepted);
            yield return ProcedureCases.Completed(rules, At("递补后列入名单 / listed once promoted", stage, leave, promote, leave) with { Reserve = 1 });
            yield return ProcedureCases.Completed(rules, At("无空缺名额 / no place is vacant", stage, promote) with { Reserve = 1, Taken = row.Places });
            if (policy.Ranks(row) > 1)
            {
                yield return ProcedureCases.Completed(rules, At("顺位在前者未递补 / out of turn", stage, promote) with { Reserve = 2, Ahead = 1 });
            }

            if (policy.Quotas.FirstOrDefault(other => other.Award == row.Award && other.Places > 0 && other != row) is { } others)
            {
                yield return ProcedureCases.Completed(rules, At("其他单位的空缺名额 / a place of others", stage, promote with { PlaceOf = others.Organisation }) with { Reserve = 1 });
            }

            yield return ProcedureCases.Completed(rules, At("顺位超出 / one rank too many", null, new Step("nominate", Expectation.Accepted)) with { Reserve = policy.Ranks(row) + 1 });
            yield return ProcedureCases.Completed(rules, At("最后顺位 / the last rank", null, new Step("nominate", Expectation.Accepted)) with { Reserve = policy.Ranks(row) });
        }

        foreach (var stage in policy.Stages.Where(stage => stage.Replacement is not null))
        {
            var falls = At($"在“{stage.Title.Zh}”退出 / falls at {stage.Title.En}", stage.Code, new Step(Act.Withdraw.Name(), Expectation.Accepted) { Reason = "退出" });
            yield return ProcedureCases.Completed(rules, falls with
            {
                Steps = [falls.Steps[0] with { Free = ScenarioRunner.Perform(rules, falls).Last().Play.Free }],
            });
        }
    }
}
