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
                var award = policy.AwardOf(code);
                var member = Facts(policy, code, sound, limit, Truth.Met);
                if (limit.Scope == LimitScope.Nominee)
                {
                    if (member is null || limit.Count is not { } most)
                    {
                        continue;
                    }

                    yield return OneNominee(limit, policy, sound, most, keeps: true);
                    yield return OneNominee(limit, policy, sound, most + 1, keeps: false);
                    break;
                }

                var other = Facts(policy, code, sound, limit, Truth.NotMet);
                if (member is null || Holder(policy, limit, code) is not { } place || Turns(policy, limit, award, member, other, place) is not { Count: > 0 } turns)
                {
                    continue;
                }

                var elsewhere = Elsewhere(policy, limit, place.By is null ? null : policy.QuotaHolder(place.By, code), sound).ToList();
                foreach (var (members, keeps) in turns)
                {
                    yield return Case(limit, award, member, other, place, members, keeps, elsewhere);
                }

                break;
            }
        }
    }

    // One person or unit for so many of the awards, one after the other.
    private static ListScenario OneNominee(
        CompositionLimit limit, CampaignPolicy policy, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sound, int awards, bool keeps) =>
        new($"{limit.Title.Zh} / {limit.Title.En}", string.Empty,
        [
            .. Enumerable.Range(0, awards).Select(i => limit.Awards[i % limit.Awards.Count]).Select(code =>
                new ListedGroup(1, code, Counting(policy, code, sound, limit)) { Nominee = "甲" }),
        ])
        {
            Keeps = keeps ? [limit.Code] : [],
            Breaks = keeps ? [] : [limit.Code],
            Clause = keeps ? null : limit.Clause,
        };

    // One nominee of each kind that the limit tells apart, of each award, and by each channel that stands outside; how many of them count.
    private static ListScenario Counted(CampaignPolicy policy, CompositionLimit limit, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sound)
    {
        var conditions = new[] { limit.Members, limit.Within }.OfType<Condition>().ToList();
        var roots = conditions.SelectMany(condition => condition.Facts).SelectMany(SoundFacts.Roots).ToHashSet();
        var unit = limit.Scope is LimitScope.List or LimitScope.Nominee ? null : limit.Awards.Select(award => Holder(policy, limit, award)?.By).FirstOrDefault(holder => holder is not null);
        List<ListedGroup> groups =
        [
            .. from award in policy.Awards
               let start = limit.Awards.Contains(award.Code) ? Counting(policy, award.Code, sound, limit) : sound[award.Code]
               from facts in FactRegions.Of(policy, award, conditions)
                   .Where(region => roots.Contains(region.Fact))
                   .SelectMany(region => region.Values.Select(value => (IReadOnlyDictionary<string, string>)new Dictionary<string, string>(start) { [region.Fact.Code] = value }))
                   .Prepend(start)
                   .DistinctBy(facts => string.Join('|', facts.OrderBy(fact => fact.Key, StringComparer.Ordinal)))
               select new ListedGroup(1, award.Code, facts) { By = unit },

            // Twice as many who count as who do not: a condition turned into its opposite counts otherwise.
            .. limit.Awards.Take(1).Select(award => new ListedGroup(2, award, Counting(policy, award, sound, limit)) { By = unit }),
        ];
        groups.AddRange(
            from channel in policy.Channels
            where limit.Awards.Contains(channel.Award)
            select new ListedGroup(1, channel.Award, Counting(policy, channel.Award, sound, limit)) { By = unit, Channel = channel.Code });
        var statuses = LimitReport.Over(policy, groups.SelectMany(group => Enumerable.Repeat(
            new ListedNominee(group.Award, policy.Facts.Read(group.Facts).Value)
            {
                Holder = group.By is null ? null : policy.QuotaHolder(group.By, group.Award),
                Channel = group.Channel,
                Identifier = group.Nominee,
            },
            group.Count)));
        return new ListScenario($"{limit.Title.Zh}：计入人数 / {limit.Title.En}: who counts", string.Empty, groups)
        {
            Counts = new Dictionary<string, int> { [limit.Code] = statuses.Where(status => status.Limit.Code == limit.Code).Sum(status => status.Members) },
        };
    }

    private static ListScenario Case(
        CompositionLimit limit, Award award, IReadOnlyDictionary<string, string> member, IReadOnlyDictionary<string, string>? other, (string? By, int Places) place, int members, bool keeps,
        IReadOnlyList<ListedGroup> elsewhere)
    {
        List<ListedGroup> groups = [.. elsewhere];
        if (members > 0)
        {
            groups.Add(new ListedGroup(members, award.Code, member) { By = place.By });
        }

        if (place.Places > members && other is not null)
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

    // What a floor asks of the other parts of the list, so that it turns over in one of them alone.
    private static IEnumerable<ListedGroup> Elsewhere(CampaignPolicy policy, CompositionLimit limit, string? holder, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sound) =>
        limit.Bound is not (BoundKind.AtLeast or BoundKind.Exactly) || limit.IfAny ? [] :
        from status in LimitReport.Over(policy, [])
        where status.Limit.Code == limit.Code && status.Allowed > 0 && !Concerns(status, policy, holder)
        let row = policy.Quotas.FirstOrDefault(row => row.Places > 0 && policy.AwardsOf(row).Any(limit.Awards.Contains) && Concerns(status, policy, row.Organisation))
        where row is not null
        let award = policy.AwardsOf(row).First(limit.Awards.Contains)
        let member = Facts(policy, award, sound, limit, Truth.Met)
        where member is not null
        select new ListedGroup(status.Allowed!.Value, award, member) { By = row.Organisation };

    // The numbers of members at which the limit turns over, with whether it stands: the last that keeps a ceiling and the first above it, the
    // last below a floor and the first that keeps it; of a number that must be met exactly its two neighbours as well. Where everybody is a
    // member, the list has the members and nobody else.
    private static IReadOnlyList<(int Members, bool Keeps)> Turns(
        CampaignPolicy policy, CompositionLimit limit, Award award, IReadOnlyDictionary<string, string> member, IReadOnlyDictionary<string, string>? other, (string? By, int Places) place)
    {
        var one = policy.Facts.Read(member).Value;
        var two = other is null ? null : policy.Facts.Read(other).Value;
        var holder = place.By is null ? null : policy.QuotaHolder(place.By, award.Code);
        bool Holds(int members) => LimitReport
            .Over(policy, Enumerable.Range(0, two is null ? members : Math.Max(members, place.Places)).Select(i => new ListedNominee(award.Code, i < members ? one : two!) { Holder = holder }))
            .Where(status => status.Limit.Code == limit.Code && Concerns(status, policy, holder))
            .All(status => status.Holds);

        if (limit.Bound == BoundKind.Exactly)
        {
            return Enumerable.Range(0, place.Places + 1).Where(Holds).Select(exact => (int?)exact).FirstOrDefault() is { } exact
                ? [.. new[] { exact - 1, exact, exact + 1 }.Where(members => members > 0).Select(members => (members, members == exact))]
                : [];
        }

        var (low, high) = (two is null ? 1 : 0, two is null ? place.Places + 1 : place.Places);
        var start = Holds(low);
        if (start == Holds(high))
        {
            return [];
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Holds(middle) == start ? (middle, high) : (low, middle);
        }

        return [(low, start), (high, !start)];
    }

    private static bool Concerns(LimitStatus status, CampaignPolicy policy, string? holder) =>
        status.Tier is null || (status.Holder is { } own ? own.Code == holder : holder is not null && policy.Organisations.Find(holder)?.Tier == status.Tier);

    private static (string? By, int Places)? Holder(CampaignPolicy policy, CompositionLimit limit, string award)
    {
        if (limit.Scope is LimitScope.List or LimitScope.Nominee)
        {
            var places = policy.AwardOf(award).Places;
            return (null, limit.Base is LimitBase.Listed or LimitBase.Nominated ? Math.Max(places, Hundred) : places);
        }

        return (
            from part in limit.Parts(policy)
            where part.Allotted > 0 && limit.FigureFor(part, policy.Organisations) is not null
            from row in policy.Quotas
            where row.Award == policy.QuotaOf(award) && row.Places > 0 && (part.Holder is { } holder ? row.Organisation == holder.Code : policy.Organisations.Find(row.Organisation)?.Tier == part.Tier)
            let places = limit.Scope == LimitScope.Tier ? part.Allotted : row.Places
            orderby places descending
            select ((string?, int)?)(row.Organisation, places)).FirstOrDefault();
    }

    // Someone who counts; where nobody can, anybody.
    private static IReadOnlyDictionary<string, string> Counting(
        CampaignPolicy policy, string award, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sound, CompositionLimit limit) =>
        Facts(policy, award, sound, limit, Truth.Met) ?? sound[award];

    // Someone who counts, or does not, inside the part of the list that the share is taken of.
    private static IReadOnlyDictionary<string, string>? Facts(
        CampaignPolicy policy, string award, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> sounds, CompositionLimit limit, Truth wanted)
    {
        var sound = sounds[award];
        bool Fits(IReadOnlyDictionary<string, string> facts)
        {
            var read = policy.Facts.Read(facts).Value;
            return limit.Members.Evaluate(read) == wanted && (limit.Within?.Evaluate(read) ?? Truth.Met) == Truth.Met;
        }

        var conditions = new[] { limit.Members, limit.Within }.OfType<Condition>().ToList();
        var roots = conditions.SelectMany(condition => condition.Facts).SelectMany(SoundFacts.Roots).ToHashSet();
        var regions = FactRegions.Of(policy, policy.AwardOf(award), conditions).Where(region => roots.Contains(region.Fact)).ToList();
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
