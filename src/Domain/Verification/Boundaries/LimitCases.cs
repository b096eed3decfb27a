using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Regions;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Boundaries;

/// <summary>For every limit: the last list that keeps it and the first that breaks it, with as many nominees as there are places.</summary>
internal static class LimitCases
{
    // A share is told from its neighbour by a percent only on a list of a hundred.
    private const int Hundred = 100;

    public static IEnumerable<Scenario> Of(CampaignPolicy policy, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sound)
    {
        foreach (var limit in policy.Limits)
        {
            yield return Counted(policy, limit, sound);
        }

        foreach (var limit in policy.Limits.Where(limit => limit.Bound != BoundKind.Reported))
        {
            foreach (var code in limit.Awards)
            {
                var award = policy.FindAward(code)!;
                var member = Facts(policy, award, sound[code], limit, Truth.Met);
                var other = Facts(policy, award, sound[code], limit, Truth.NotMet);
                if (member is null || other is null || Holder(policy, limit, code) is not { } place || Turn(policy, limit, award, member, other, place) is not { } turn)
                {
                    continue;
                }

                yield return Case(limit, award, member, other, place, turn, keeps: limit.Bound == BoundKind.AtMost);
                yield return Case(limit, award, member, other, place, turn + 1, keeps: limit.Bound != BoundKind.AtMost);
                break;
            }
        }
    }

    // One nominee of each kind that the limit tells apart, of each award, and by each channel that stands outside; how many of them count.
    private static ListScenario Counted(CampaignPolicy policy, CompositionLimit limit, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sound)
    {
        var conditions = new[] { limit.Members, limit.Within }.OfType<Condition>().ToList();
        var roots = conditions.SelectMany(condition => condition.Facts).SelectMany(SoundFacts.Roots).ToHashSet();
        var unit = limit.Scope == LimitScope.List ? null : limit.Awards.Select(award => Holder(policy, limit, award)?.By).FirstOrDefault(holder => holder is not null);
        List<ListedGroup> groups =
        [
            .. from award in policy.Awards
               let start = limit.Awards.Contains(award.Code) ? Facts(policy, award, sound[award.Code], limit, Truth.Met) ?? sound[award.Code] : sound[award.Code]
               from facts in FactRegions.Of(policy, award, conditions)
                   .Where(region => roots.Contains(region.Fact))
                   .SelectMany(region => region.Values.Select(value => (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(start) { [region.Fact.Code] = value }))
                   .Prepend(start)
                   .DistinctBy(facts => string.Join('|', facts.OrderBy(fact => fact.Key, StringComparer.Ordinal)))
               select new ListedGroup(1, award.Code, facts) { By = unit },

            // Twice as many who count as who do not: a condition turned into its opposite counts otherwise.
            .. limit.Awards.Take(1).Select(award => new ListedGroup(2, award, Facts(policy, policy.FindAward(award)!, sound[award], limit, Truth.Met) ?? sound[award]) { By = unit }),
        ];
        groups.AddRange(
            from channel in policy.Channels
            where limit.Awards.Contains(channel.Award)
            select new ListedGroup(1, channel.Award, Facts(policy, policy.FindAward(channel.Award)!, sound[channel.Award], limit, Truth.Met) ?? sound[channel.Award]) { By = unit, Channel = channel.Code });
        var statuses = LimitReport.Over(policy, groups.SelectMany(group => Enumerable.Repeat(
            new ListedNominee(group.Award, policy.Facts.Read(group.Facts).Value)
            {
                Holder = group.By is null ? null : policy.QuotaHolder(group.By, group.Award),
                Channel = group.Channel,
            },
            group.Count)));
        return new ListScenario($"{limit.Title.Zh}：计入人数 / {limit.Title.En}: who counts", string.Empty, groups)
        {
            Counts = new Dictionary<string, int> { [limit.Code] = statuses.Where(status => status.Limit.Code == limit.Code).Sum(status => status.Members) },
        };
    }

    private static ListScenario Case(
        CompositionLimit limit, Award award, IReadOnlyDictionary<string, string> member, IReadOnlyDictionary<string, string> other, (string? By, int Places) place, int members, bool keeps)
    {
        List<ListedGroup> groups = [];
        if (members > 0)
        {
            groups.Add(new ListedGroup(members, award.Code, member) { By = place.By });
        }

        if (place.Places > members)
        {
            groups.Add(new ListedGroup(place.Places - members, award.Code, other) { By = place.By });
        }

        return new ListScenario($"{limit.Title.Zh} / {limit.Title.En}", string.Empty, groups)
        {
            Keeps = keeps ? [limit.Code] : [],
            Breaks = keeps ? [] : [limit.Code],
            Clause = keeps ? null : limit.Clause,
        };
    }

    // The most members with which the limit stands as it does with none; the next one turns it over.
    private static int? Turn(
        CampaignPolicy policy, CompositionLimit limit, Award award, IReadOnlyDictionary<string, string> member, IReadOnlyDictionary<string, string> other, (string? By, int Places) place)
    {
        var (one, two) = (policy.Facts.Read(member).Value, policy.Facts.Read(other).Value);
        var holder = place.By is null ? null : policy.QuotaHolder(place.By, award.Code);
        bool Holds(int members) => LimitReport
            .Over(policy, Enumerable.Range(0, place.Places).Select(i => new ListedNominee(award.Code, i < members ? one : two) { Holder = holder }))
            .Where(status => status.Limit.Code == limit.Code && (status.Holder is null || status.Holder.Code == holder))
            .All(status => status.Holds);

        var (low, high) = (0, place.Places);
        var start = Holds(low);
        if (start == Holds(high))
        {
            return null;
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Holds(middle) == start ? (middle, high) : (low, middle);
        }

        return low;
    }

    private static (string? By, int Places)? Holder(CampaignPolicy policy, CompositionLimit limit, string award)
    {
        if (limit.Scope == LimitScope.List)
        {
            var places = policy.FindAward(award)!.Places;
            return (null, limit.Base == LimitBase.Listed ? Math.Max(places, Hundred) : places);
        }

        return policy.Quotas
            .Where(row => row.Award == award && row.Places > 0 && policy.Organisations.Find(row.Organisation) is { } organisation
                && (limit.Tiers.Count == 0 || limit.Tiers.Contains(organisation.Tier))
                && limit.FigureFor(organisation, policy.Quotas.Where(other => other.Organisation == row.Organisation && limit.Awards.Contains(other.Award)).Sum(other => other.Places)) is not null)
            .OrderByDescending(row => row.Places)
            .Select(row => ((string?, int)?)(row.Organisation, row.Places))
            .FirstOrDefault();
    }

    // Someone who counts, or does not, inside the part of the list that the share is taken of.
    private static IReadOnlyDictionary<string, string>? Facts(CampaignPolicy policy, Award award, IReadOnlyDictionary<string, string> sound, CompositionLimit limit, Truth wanted)
    {
        bool Fits(IReadOnlyDictionary<string, string> facts)
        {
            var read = policy.Facts.Read(facts).Value;
            return limit.Members.Evaluate(read) == wanted && (limit.Within?.Evaluate(read) ?? Truth.Met) == Truth.Met;
        }

        var conditions = new[] { limit.Members, limit.Within }.OfType<Condition>().ToList();
        var roots = conditions.SelectMany(condition => condition.Facts).SelectMany(SoundFacts.Roots).ToHashSet();
        var regions = FactRegions.Of(policy, award, conditions).Where(region => roots.Contains(region.Fact)).ToList();
        IEnumerable<IReadOnlyDictionary<string, string>> tries =
        [
            sound,
            .. regions.SelectMany(region => region.Values.Select(value => new Dictionary<string, string>(sound) { [region.Fact.Code] = value })),
            .. from i in Enumerable.Range(0, regions.Count)
               from j in Enumerable.Range(i + 1, regions.Count - i - 1)
               from one in regions[i].Values
               from other in regions[j].Values
               select new Dictionary<string, string>(sound) { [regions[i].Fact.Code] = one, [regions[j].Fact.Code] = other },
        ];
        return tries.FirstOrDefault(Fits);
    }
}
