using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Feasibility;

/// <summary>Searches a model for a list that keeps every limit, as full as can be, and for what stands in the way of one.</summary>
internal sealed class ListSearch(CampaignPolicy policy, ListModel model, IReadOnlyList<int> bounding, CancellationToken stop)
{
    private static readonly Text TooManyBranches = new(
        string.Create(CultureInfo.InvariantCulture, $"整数求解超过{IntegerSystem.Bound}次分支"),
        string.Create(CultureInfo.InvariantCulture, $"more than {IntegerSystem.Bound} branches over whole numbers"));

    private readonly Dictionary<int, long> _list = [];
    private readonly HashSet<int> _inTheWay = [];
    private bool _fullest = true;

    /// <summary>What stands in the way of a list; empty when one was found.</summary>
    public IReadOnlyList<Finding> Run()
    {
        var findings = model.Components.SelectMany(Solve).ToList();
        if (findings.Count == 0 && !_list.Any(item => model[item.Key].Kind == UnknownKind.Listed && item.Value > 0))
        {
            findings.AddRange(Solve(model.Whole, [model.Somebody]));
        }

        if (findings.Count == 0 && Broken() is { } broken)
        {
            findings.Add(Findings.Undecided(policy, new Text($"所求得的名单经核算不符合“{broken.Code}”", $"the list that was found breaks '{broken.Code}' when it is counted")));
        }

        return [.. findings.DistinctBy(finding => (finding.Code, finding.Message))];
    }

    /// <summary>The list that was found, and how full it is.</summary>
    public IReadOnlyList<Text> Notes()
    {
        var listed = _list.Where(item => item.Value > 0 && model[item.Key].Kind == UnknownKind.Listed).OrderBy(item => item.Key).Select(item => (Unknown: model[item.Key], Count: item.Value)).ToList();
        var (used, places) = (listed.Where(item => ListModel.UsesPlace(item.Unknown)).Sum(item => item.Count), Total(policy.Awards));
        var titles = Findings.Titles(policy, [.. _inTheWay.Order()]);
        return
        [
            .. used == places ? Array.Empty<Text>() :
            [
                new Text(
                    string.Create(CultureInfo.InvariantCulture, $"符合各项限制的名单{(_fullest ? "最多" : "可")}用{places}个名额中的{used}个{(titles.Zh.Length > 0 ? $"，因为{titles.Zh}" : string.Empty)}。"),
                    string.Create(CultureInfo.InvariantCulture, $"{(_fullest ? "The fullest list" : "A list")} that keeps every limit uses {used} of {places} places{(titles.En.Length > 0 ? $", because of {titles.En}" : string.Empty)}.")),
            ],
            .. listed.Select(item => Witness(item.Unknown, item.Count, used == places)),
        ];
    }

    private static Text Witness(Unknown unknown, long count, bool full)
    {
        var (holder, known) = (unknown.Holder, unknown.Class!);
        var facts = string.Join(", ", known.Facts.Select(fact => $"{fact.Key} = {fact.Value}"));
        var (zh, en) = (string.Concat(known.Channel?.Title.Zh, facts.Length > 0 ? $"（{facts}）" : string.Empty), string.Concat(known.Channel is null ? string.Empty : $", {known.Channel.Title.En}", facts.Length > 0 ? $" ({facts})" : string.Empty));
        return new Text(
            string.Create(CultureInfo.InvariantCulture, $"{(full ? "满额名单之一" : "名单之一")}：{holder?.Name.Zh}{known.Award.Title.Zh}{count}个{zh}"),
            string.Create(CultureInfo.InvariantCulture, $"{(full ? "A full list" : "Such a list")}: {(holder is null ? string.Empty : holder.Name.En + ", ")}{count} of {known.Award.Title.En}{en}"));
    }

    private IEnumerable<Finding> Solve(Component component) => Solve(component, []);

    private IReadOnlyList<Finding> Solve(Component component, IReadOnlyList<Demand> besides)
    {
        var (solvable, solution) = Try(component, component.Limits, besides);
        switch (solvable)
        {
            case true:
                foreach (var (unknown, number) in component.Unknowns.Zip(policy.UnusedPlacesClause is null ? solution : Fullest(component, solution, besides)))
                {
                    _list[unknown] = number;
                }

                return [];
            case false when Try(component, [], besides).Solvable == false:
                return [Findings.Unfillable(policy)];
            case false:
                var (conflicts, complete) = MinimalConflicts.Of(component.Limits, limits => Try(component, limits, besides).Solvable);
                return
                [
                    .. conflicts.Select(conflict => Findings.Conflict(policy, conflict, Holder(component))),
                    .. complete ? Array.Empty<Finding>() : [Findings.Undecided(policy, new Text($"除所列冲突外是否还有其他冲突：{TooManyBranches.Zh}", $"whether there are more conflicts than those named: {TooManyBranches.En}"))],
                ];
            default:
                return [Findings.Undecided(policy, TooManyBranches)];
        }
    }

    // The most places that can be used, by halving; fewer can be used wherever more can.
    private IReadOnlyList<long> Fullest(Component component, IReadOnlyList<long> solution, IReadOnlyList<Demand> besides)
    {
        long Used(IReadOnlyList<long> numbers) => component.Unknowns.Zip(numbers).Where(item => ListModel.UsesPlace(model[item.First])).Sum(item => item.Second);
        var (best, low, high) = (solution, Used(solution), Places(component));
        for (var wanted = high; low < high; wanted = low + ((high - low + 1) / 2))
        {
            var (solvable, better) = Try(component, component.Limits, [.. besides, model.Used(wanted, component)]);
            _fullest &= solvable is not null;
            (best, low, high) = solvable == true ? (better, Used(better), high) : (best, low, wanted - 1);
        }

        if (low < Places(component) && MinimalConflicts.Of(component.Limits, limits => Try(component, limits, [.. besides, model.Used(low + 1, component)]).Solvable).Conflicts is [var first, ..])
        {
            _inTheWay.UnionWith(first);
        }

        return best;
    }

    // What its organisations and channels have, and no more than its awards have.
    private long Places(Component component)
    {
        var placed = component.Unknowns.Select(i => model[i]).Where(ListModel.UsesPlace).ToList();
        var inside = component.Demands.Where(demand => demand.Limit is null && demand.Terms.Count > 0 && demand.Terms.All(term => term.Value == 1 && ListModel.UsesPlace(model[term.Key]))).Sum(demand => demand.AtMost);
        return Math.Min(inside, Total(placed.Select(unknown => unknown.Class!.Award).Distinct()));
    }

    private long Total(IEnumerable<Award> awards) => awards.GroupBy(award => policy.QuotaOf(award.Code)).Sum(quota =>
        Math.Min(quota.Sum(award => (long)award.Places), policy.Shared.FirstOrDefault(shared => shared.Code == quota.Key)?.Places ?? long.MaxValue));

    private (bool? Solvable, IReadOnlyList<long> Solution) Try(Component component, IReadOnlyList<int> limits, IReadOnlyList<Demand> besides)
    {
        stop.ThrowIfCancellationRequested();
        return component.Solve(limits, besides);
    }

    // The one whose part alone a component is about.
    private Organisation? Holder(Component component)
    {
        var holders = component.Unknowns.Where(i => model[i].Kind != UnknownKind.Switch).Select(i => model[i].Holder).Concat(component.Demands.Where(demand => demand.Limit is not null).Select(demand => demand.Holder)).Distinct().ToList();
        return holders is [var only] ? only : null;
    }

    // The model says exactly what the limits say; that the list is counted once more shows it.
    private CompositionLimit? Broken()
    {
        IEnumerable<ListedNominee> Nominees(Func<UnknownKind, bool> of) => _list.Where(item => of(model[item.Key].Kind)).SelectMany(item => Enumerable.Repeat(
            new ListedNominee(model[item.Key].Class!.Award.Code, policy.Facts.Read(model[item.Key].Class!.Facts).Value) { Holder = model[item.Key].Holder?.Code, Channel = model[item.Key].Class!.Channel?.Code },
            (int)item.Value));
        var codes = bounding.Select(i => policy.Limits[i].Code).ToHashSet();
        return LimitReport.Over(policy, Nominees(kind => kind == UnknownKind.Listed), Nominees(kind => kind != UnknownKind.Switch))
            .FirstOrDefault(status => !status.Holds && codes.Contains(status.Limit.Code))?.Limit;
    }
}
