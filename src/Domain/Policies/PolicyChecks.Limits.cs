using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <content>What limits can get wrong although each is well formed: figures that are for nobody or contradict one another, a base outside of which all members stand.</content>
public static partial class PolicyChecks
{
    private static IEnumerable<Misfit> LimitReach(CampaignPolicy policy)
    {
        foreach (var limit in policy.Limits)
        {
            var awards = limit.Awards.Select(policy.FindAward).OfType<Award>().ToList();
            foreach (var foreign in limit.Members.Facts.Concat(limit.Within?.Facts ?? []).Distinct().Where(fact => fact.For is { } kind && awards.Exists(award => award.Kind != kind)))
            {
                yield return At(
                    limit,
                    Itself,
                    ViolationCode.FactOtherKind,
                    $"限制“{limit.Code}”引用了“{foreign.Code}”，但它涉及的奖项中有的对象不填报该事实，会一律按不符合计。",
                    $"Limit '{limit.Code}' reads '{foreign.Code}', which not every nominee of its awards declares; all of those would count against it.",
                    ["facts", "awards.code", "awards.kind"]);
            }

            foreach (var channel in policy.Channels.Where(channel => limit.ExceptChannels.Contains(channel.Code) && !limit.Awards.Contains(channel.Award)))
            {
                yield return At(
                    limit,
                    "exceptChannels",
                    ViolationCode.ChannelOfOtherAward,
                    $"渠道“{channel.Code}”属于奖项“{channel.Award}”，限制“{limit.Code}”并不涉及该奖项。",
                    $"Channel '{channel.Code}' belongs to the award '{channel.Award}', which limit '{limit.Code}' is not about.",
                    ["channels.code", "channels.award"]);
            }

            if (limit.Within is { } within && Contradiction.Between(within, limit.Members))
            {
                yield return At(
                    limit,
                    "within",
                    ViolationCode.LimitBaseApart,
                    $"限制“{limit.Code}”的基数（within）与所计对象（members）没有交集；所计对象须在基数之内。",
                    $"No nominee can be in the base of limit '{limit.Code}' (within) and be counted by it (members); those counted must be part of the base.",
                    ["facts", "scales"]);
            }

            foreach (var finding in limit.Scope is LimitScope.Organisation or LimitScope.Tier ? Figures(policy, limit) : [])
            {
                yield return finding;
            }
        }

        foreach (var award in policy.Awards.Where(award => policy.SeparatePlaces(award.Code) > award.Places))
        {
            yield return At(
                award,
                "places",
                ViolationCode.ChannelPlaces,
                $"奖项“{award.Code}”名额为{Number(award.Places)}个，容不下单列的{Number(policy.SeparatePlaces(award.Code))}个。",
                $"Award '{award.Code}' has {Number(award.Places)} places; they cannot hold the {Number(policy.SeparatePlaces(award.Code))} that are listed separately inside its number.",
                ["awards.code", "awards.places", "channels"]);
        }
    }

    private static IEnumerable<Misfit> Figures(CampaignPolicy policy, CompositionLimit limit)
    {
        var parts = limit.Parts(policy);
        if (parts.Count == 0 && limit.Tiers.Count > 0)
        {
            if (!limit.Tiers.All(tier => Known(policy, tier)))
            {
                yield break;
            }

            yield return At(
                limit,
                "tiers",
                ViolationCode.LimitForNobody,
                $"限制“{limit.Code}”针对的层级{string.Join("、", limit.Tiers)}在名额分配表中没有单位。",
                $"Limit '{limit.Code}' applies to the tiers {string.Join(", ", limit.Tiers)}, but none of their organisations has a row in the quota table.",
                ["organisations", "quotas.organisation", "quotas.award", "awards.code"]);
            yield break;
        }

        foreach (var part in parts.Where(part => limit.Bound is BoundKind.AtLeast or BoundKind.Exactly && part.Allotted > 0 && limit.FigureFor(part, policy.Organisations)?.Count > part.Allotted))
        {
            var figure = limit.FigureFor(part, policy.Organisations)!;
            yield return At(
                limit.Figures.Contains(figure) ? figure : limit,
                Itself,
                ViolationCode.FigureAbovePlaces,
                $"限制“{limit.Code}”要求{part.Code}至少{Number(figure.Count!.Value)}名，但其名额只有{Number(part.Allotted)}个。",
                $"Limit '{limit.Code}' asks {part.Code} for {Number(figure.Count!.Value)}, but it is allotted only {Number(part.Allotted)}.",
                ["organisations", "quotas.organisation", "quotas.award", "quotas.places", "awards.code"]);
        }

        foreach (var (figure, j) in limit.Figures.Select((figure, j) => (figure, j)))
        {
            if (limit.Figures.Take(figure.DeclaredAt is null ? j : 0).FirstOrDefault(earlier => Crosses(earlier, figure)) is { } crossed)
            {
                yield return At(
                    figure,
                    Itself,
                    ViolationCode.FiguresContradict,
                    $"限制“{limit.Code}”的两项指标档次交叉：名额{Range(crossed)}与名额{Range(figure)}；请使各档互不重叠。",
                    $"Two figures of limit '{limit.Code}' contradict each other: allotments of {Range(crossed)} and of {Range(figure)} overlap; let the tiers meet without overlapping.",
                    []);
            }
            else if (!parts.Any(part => figure.AppliesTo(part, policy.Organisations)) && Sound(policy, limit, figure) && !limit.Figures.Take(j).Any(earlier => Shadows(earlier, figure)))
            {
                yield return At(
                    figure,
                    Itself,
                    ViolationCode.FigureForNobody,
                    $"限制“{limit.Code}”的这项指标不适用于名额分配表中的任何单位。",
                    $"This figure of limit '{limit.Code}' applies to no organisation in the quota table.",
                    ["organisations", "quotas.organisation", "quotas.award", "quotas.places", "awards.code"]);
            }
        }
    }

    // Whatever is wrong with the figure by itself has been told already.
    private static bool Sound(CampaignPolicy policy, CompositionLimit limit, LimitFigure figure) =>
        !(figure.AllottedAtLeast >= figure.AllottedBelow)
        && (limit.Tiers.Count == 0 || figure.Tiers.Count == 0 || figure.Tiers.Any(limit.IsFor))
        && (limit.Scope == LimitScope.Organisation || figure.Organisations.Count + figure.Regions.Count == 0)
        && figure.Organisations.Concat(figure.Regions).All(code => policy.Organisations.Find(code) is not null)
        && figure.Tiers.All(tier => Known(policy, tier));

    private static bool Known(CampaignPolicy policy, string tier) => policy.Organisations.All.Any(organisation => organisation.Tier == tier);

    // Of two tiers of allotments for the same organisations neither lies within the other, and yet they overlap.
    private static bool Crosses(LimitFigure first, LimitFigure second)
    {
        var (low, high) = ((first.AllottedAtLeast ?? 0, second.AllottedAtLeast ?? 0), (first.AllottedBelow ?? int.MaxValue, second.AllottedBelow ?? int.MaxValue));
        return first.Organisations.ToHashSet().SetEquals(second.Organisations)
            && first.Regions.ToHashSet().SetEquals(second.Regions)
            && first.Tiers.ToHashSet().SetEquals(second.Tiers)
            && Math.Max(low.Item1, low.Item2) < Math.Min(high.Item1, high.Item2)
            && low.Item1 != low.Item2
            && high.Item1 != high.Item2
            && low.Item1 < low.Item2 == high.Item1 < high.Item2;
    }

    private static string Range(LimitFigure figure) =>
        $"{Number(figure.AllottedAtLeast ?? 0)}–{(figure.AllottedBelow is { } below ? Number(below - 1L) : "…")}";
}
