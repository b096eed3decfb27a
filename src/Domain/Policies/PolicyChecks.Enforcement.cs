using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <content>What can be wrong with where a limit bites: no such stage, more than one, or one at which nobody can tell yet.</content>
public static partial class PolicyChecks
{
    private static IEnumerable<Misfit> Enforcement(CampaignPolicy policy)
    {
        foreach (var limit in policy.Limits.Where(limit => limit.Enforced is not null))
        {
            Misfit Wrong(string zh, string en) => At(
                limit, "enforced", ViolationCode.LimitStage, $"限制“{limit.Code}”{zh}", $"Limit '{limit.Code}' {en}", ["procedure.stages.code", "procedure.stages.kind", "procedure.stages.takesPlace"]);
            var known = policy.Stages.Select(stage => stage.Code).Concat(CompositionLimit.EnforcementWords.Keys);
            var stages = policy.EnforcingStages(limit.Enforced);
            if (!known.Contains(limit.Enforced))
            {
                yield return new Misfit(limit, "enforced", Violation.Unknown(ViolationCode.StageUnknown, limit.Enforced!, known), ["procedure.stages.code"]);
                continue;
            }

            if (stages is not [var stage])
            {
                var codes = stages.Select(one => one.Code).ToList();
                yield return codes.Count == 0
                    ? Wrong($"要求在“{limit.Enforced}”执行，但程序中没有这类环节。", $"is enforced at '{limit.Enforced}', but the procedure has no stage of that sort.")
                    : Wrong($"要求在“{limit.Enforced}”执行，但这类环节不止一个；请写明环节代码：{string.Join("、", codes)}。", $"is enforced at '{limit.Enforced}', but there are several such stages; name one of {string.Join(", ", codes)}.");
                continue;
            }

            var early = policy.BitesEarly(limit);
            var floor = limit.Bound is BoundKind.AtLeast or BoundKind.Exactly;
            if (limit.Bound == BoundKind.Reported || limit.Strength == Strength.Emphasis)
            {
                yield return Wrong("只作统计或提倡，不会拒绝任何推荐；请去掉 enforced。", "is only reported, or only emphasis: it refuses nobody. Leave enforced out.");
            }
            else if (!early && stage.Kind != StageKind.Listing && stage != policy.Stages[^1])
            {
                yield return Wrong($"在“{stage.Code}”执行过晚：名单已经拟定；请写 list 或 decision。", $"is enforced at '{stage.Code}', when the list has been drawn up already; write list or decision.");
            }
            else if (limit.Base == LimitBase.Nominated && stage.Kind != StageKind.Listing)
            {
                yield return Wrong("以推荐数为基数，拟定名单时才知道推荐数；请去掉 enforced。", "takes its share of everybody recommended, which is known only when the list is drawn up. Leave enforced out.");
            }
            else if (early && floor && !policy.Stages.TakeWhile(known => known != stage).Append(stage).Any(known => known.PlaceClause is not null))
            {
                yield return Wrong($"是下限或确数，在占用名额（takesPlace）之前的“{stage.Code}”无从判断；请改在其后的环节执行。", $"is a floor or an exact number; at '{stage.Code}', before places are taken (takesPlace), nobody can tell whether it will be kept. Enforce it from that stage on.");
            }
            else if (early && floor && limit.Within is not null)
            {
                yield return Wrong("的下限以名单的一部分（within）为基数，拟定名单时才知道其人数；请去掉 enforced。", "is a floor over a part of the list (within), whose size is known only when the list is drawn up. Leave enforced out.");
            }
        }
    }
}
