using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Verification.Regions;

namespace Commendation.Domain.Verification.DecisionSpace;

/// <summary>Whether two policies judge every nominee alike.</summary>
public static class Equivalence
{
    /// <summary>Most combinations of values that are compared for one rule.</summary>
    public const int Bound = 50_000;

    /// <summary>Whether the limits of two policies differ at most in how strongly one binds that is merely reported, and so binds nobody.</summary>
    public static bool SameLimits(CampaignPolicy one, CampaignPolicy other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        return one.Limits.Count == other.Limits.Count && one.Limits.Zip(other.Limits).All(pair =>
            pair.First.Strength == pair.Second.Strength || (pair.First.Bound == BoundKind.Reported && pair.Second.Bound == BoundKind.Reported));
    }

    /// <summary>
    /// Whether the rules of two policies judge everybody alike, one by one; nothing else is compared. Null when they are not the same rules,
    /// or when it is not decided within <see cref="Bound"/>, as for rules that read lists.
    /// </summary>
    public static bool? SameRules(CampaignPolicy one, CampaignPolicy other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        if (one.Awards.Count != other.Awards.Count)
        {
            return null;
        }

        bool? all = true;
        foreach (var (award, changed) in one.Awards.Zip(other.Awards))
        {
            if (!award.Rules.Select(rule => (rule.Code, rule.Strength)).SequenceEqual(changed.Rules.Select(rule => (rule.Code, rule.Strength))))
            {
                return null;
            }

            foreach (var (rule, faulty) in award.Rules.Zip(changed.Rules))
            {
                switch (Same(one, award, rule, other, changed, faulty))
                {
                    case false:
                        return false;
                    case null:
                        all = null;
                        break;
                }
            }
        }

        return all;
    }

    private static bool? Same(CampaignPolicy one, Award award, EligibilityRule rule, CampaignPolicy other, Award changed, EligibilityRule faulty)
    {
        var regions = FactRegions.Of(one, award, FactRegions.Conditions(award with { Rules = [rule] }))
            .Concat(FactRegions.Of(other, changed, FactRegions.Conditions(changed with { Rules = [faulty] })))
            .GroupBy(region => region.Fact.Code)
            .ToDictionary(same => same.Key, same => same.SelectMany(region => region.Values).Distinct().ToList());
        var roots = rule.Facts.Concat(faulty.Facts).SelectMany(SoundFacts.Roots).DistinctBy(fact => fact.Code).ToList();
        if (!FactRegions.AreExact(rule) || !FactRegions.AreExact(faulty) || roots.Exists(root => root.Kind == FactKind.List || !regions.ContainsKey(root.Code)))
        {
            return null;
        }

        var axes = roots.Select(root => (root.Code, Values: regions[root.Code].Select(value => (string?)value).Append(null).ToList())).ToList();
        if (FactCombinations.Count(axes, Bound) > Bound)
        {
            return null;
        }

        var (left, right) = (award with { Rules = [rule] }, changed with { Rules = [faulty] });
        return FactCombinations.Of(axes).All(facts =>
            EligibilityRules.Evaluate(one, left, one.Facts.Read(facts).Value).Results.First().Outcome == EligibilityRules.Evaluate(other, right, other.Facts.Read(facts).Value).Results.First().Outcome);
    }
}
