using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Feasibility;

/// <summary>What can be found about a list, in words.</summary>
internal static class Findings
{
    /// <summary>The places cannot be filled whatever the limits.</summary>
    public static Finding Unfillable(CampaignPolicy policy) => new(
        ViolationCode.ListUnfillable, Severity.Error, new Text(
            "即使不计各项比例，名额也无法用满：符合全部评选条件的对象不存在，或只能由名额更少的渠道推荐。",
            "The places cannot be filled even without any limit: nobody meets every rule, or only by a channel with fewer places."))
    {
        Clause = policy.QuotaClause,
        Place = "quotas",
    };

    /// <summary>It is not known whether there is a list.</summary>
    public static Finding Undecided(CampaignPolicy policy, Text why) => new(
        ViolationCode.LimitsUndecided, Severity.Undecided, new Text($"未能判定各项比例能否同时满足：{why.Zh}。", $"Whether the limits can be kept together is not decided: {why.En}."))
    {
        Clause = policy.Limits[0].Clause,
        Place = "limits",
    };

    /// <summary>Limits that no list keeps together.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="conflict">Indices of the limits, as few as conflict.</param>
    /// <param name="holder">The organisation whose part of the list it is; null for the whole list.</param>
    public static Finding Conflict(CampaignPolicy policy, IReadOnlyList<int> conflict, Organisation? holder)
    {
        var concerned = conflict.Select(i => policy.Limits[i]).ToList();
        var titles = Titles(policy, conflict);
        var (zh, en) = policy.UnusedPlacesClause is null ? ("没有一份满额名单能够", "no full list keeps") : ("没有一份名单（即使空缺名额）能够", "no list, even with places unused, keeps");
        return new Finding(
            ViolationCode.LimitsConflict,
            concerned.TrueForAll(limit => limit.Strength == Strength.Must) ? Severity.Error : Severity.Warning,
            new Text(
                $"{holder?.Name.Zh}{zh}{(conflict.Count > 1 ? "同时" : string.Empty)}符合：{titles.Zh}。请调整其中一项的数字或名额。",
                $"{(holder is null ? $"N{en[1..]}" : $"{holder.Name.En}: {en}")} {titles.En}. Change a figure of one of them, or the places."))
        {
            Clause = concerned[0].Clause,
            Place = policy.Paths()[concerned[0]],
            Counterexample = [.. Demands(policy, concerned, holder)],
        };
    }

    /// <summary>Limits by title and clause.</summary>
    public static Text Titles(CampaignPolicy policy, IReadOnlyList<int> limits) => new(
        string.Join("、", limits.Select(i => $"{policy.Limits[i].Title.Zh}（{policy.Limits[i].Clause}）")),
        string.Join(" and ", limits.Select(i => $"{policy.Limits[i].Title.En} ({policy.Limits[i].Clause})")));

    private static IEnumerable<Text> Demands(CampaignPolicy policy, IReadOnlyList<CompositionLimit> conflicting, Organisation? holder)
    {
        foreach (var award in conflicting.SelectMany(limit => limit.Awards).Distinct().Select(code => policy.AwardOf(code)))
        {
            var places = holder is null ? award.Places : policy.RowOf(holder.Code, award.Code)?.Places ?? 0;
            yield return new Text(
                string.Create(CultureInfo.InvariantCulture, $"{award.Title.Zh}共{places}个名额（{award.Clause}）"),
                string.Create(CultureInfo.InvariantCulture, $"{award.Title.En}: {places} places ({award.Clause})"));
        }

        foreach (var limit in conflicting)
        {
            var figures = limit.Parts(policy)
                .Where(part => holder is null || part.Holder is null || part.Holder == holder)
                .Select(part => limit.FigureFor(part, policy.Organisations))
                .OfType<LimitFigure>()
                .Select(figure => figure.Share?.ToString() ?? figure.Count!.Value.ToString(CultureInfo.InvariantCulture))
                .Distinct()
                .ToList();
            var (bound, members) = (LimitStatus.Words(limit.Bound), limit.Members.Describe());
            yield return new Text(
                $"{limit.Code}（{limit.Clause}）：{bound.Zh}{string.Join("、", figures)}（{members.Zh}）",
                $"{limit.Code} ({limit.Clause}): {bound.En} {string.Join(" or ", figures)} ({members.En})");
        }
    }
}
