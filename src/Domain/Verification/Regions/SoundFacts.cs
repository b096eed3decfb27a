using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;

namespace Commendation.Domain.Verification.Regions;

/// <summary>Finds facts of a nominee who meets every rule of an award, or as many as can be found. The same policy always gives the same facts.</summary>
public static class SoundFacts
{
    private const int Rounds = 12;

    /// <summary>Facts in invariant form, of which every one that some rule reads is given.</summary>
    public static IReadOnlyDictionary<string, string> Of(CampaignPolicy policy, Award award)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var read = award.Rules.SelectMany(rule => rule.Facts).Concat(policy.Limits.SelectMany(limit => limit.Members.Facts.Concat(limit.Within?.Facts ?? []))).SelectMany(Roots).ToHashSet();

        // What only tells how a life ended is left out: the made-up nominees live.
        var ends = policy.Facts.Derived.Select(fact => (fact.Derivation as FullYears)?.NotAfter).Append(policy.Posthumous?.DiedOn).OfType<FactDefinition>().ToHashSet();
        var regions = FactRegions.Of(policy, award).Where(region => read.Contains(region.Fact) && !ends.Contains(region.Fact) && region.Values.Count > 0).ToList();
        var facts = regions.ToDictionary(region => region.Fact.Code, region => region.Values[0]);
        var best = Cost(policy, award, facts);
        for (var round = 0; round < Rounds && best > 0; round++)
        {
            // Downhill by one fact, and where that does not help by two.
            var before = best;
            foreach (var (fact, values) in regions)
            {
                best = Improve(policy, award, facts, best, values.Select(value => new[] { (fact.Code, value) }));
            }

            if (best == before)
            {
                best = Improve(policy, award, facts, best, Pairs(regions));
            }

            if (best == before)
            {
                break;
            }
        }

        return facts;
    }

    /// <summary>The declared facts that a fact comes from; the fact itself when it is declared.</summary>
    internal static IEnumerable<FactDefinition> Roots(FactDefinition fact) =>
        fact.Derivation is null ? [fact] : fact.Derivation.Reads.SelectMany(Roots);

    private static int Improve(CampaignPolicy policy, Award award, Dictionary<string, string> facts, int best, IEnumerable<(string Fact, string Value)[]> changes)
    {
        foreach (var change in changes)
        {
            var kept = change.Select(item => (item.Fact, Value: facts[item.Fact])).ToList();
            foreach (var (fact, value) in change)
            {
                facts[fact] = value;
            }

            if (Cost(policy, award, facts) is var now && now < best)
            {
                best = now;
            }
            else
            {
                kept.ForEach(item => facts[item.Fact] = item.Value);
            }
        }

        return best;
    }

    private static IEnumerable<(string Fact, string Value)[]> Pairs(IReadOnlyList<(FactDefinition Fact, IReadOnlyList<string> Values)> regions) =>
        from i in Enumerable.Range(0, regions.Count)
        from j in Enumerable.Range(i + 1, regions.Count - i - 1)
        from one in regions[i].Values
        from other in regions[j].Values
        select new[] { (regions[i].Fact.Code, one), (regions[j].Fact.Code, other) };

    private static int Cost(CampaignPolicy policy, Award award, Dictionary<string, string> facts) =>
        EligibilityRules.Evaluate(policy, award, policy.Facts.Read(facts).Value).Results.Sum(result => result.Outcome switch
        {
            RuleOutcome.NotMet => 3,
            RuleOutcome.Undetermined => 2,
            RuleOutcome.Excepted => 1,
            _ => 0,
        });
}
