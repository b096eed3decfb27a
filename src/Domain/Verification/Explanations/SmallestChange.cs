using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Verification.Regions;

namespace Commendation.Domain.Verification.Explanations;

/// <summary>
/// What would have to be different for a rule not to stand in a nominee's way (最小变化): as few facts as possible, and each as near to what was
/// declared as possible. It explains a rule; it is no advice to declare something else.
/// </summary>
/// <param name="Facts">The facts, with the value that would do; empty when nothing of two facts or fewer was found.</param>
public sealed record SmallestChange(IReadOnlyList<(FactDefinition Fact, FactValue Value)> Facts)
{
    /// <summary>The change for one rule of an award. Of lists only typical ones are tried.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="award">The award.</param>
    /// <param name="rule">The rule, not met or open.</param>
    /// <param name="declared">The declared facts in invariant form.</param>
    public static SmallestChange For(CampaignPolicy policy, Award award, EligibilityRule rule, IReadOnlyDictionary<string, string> declared)
    {
        ArgumentNullException.ThrowIfNull(policy);
        ArgumentNullException.ThrowIfNull(award);
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(declared);
        var alone = award with { Rules = [rule] };
        var roots = rule.Facts.SelectMany(SoundFacts.Roots).ToHashSet();
        var given = policy.Facts.Read(declared).Value;
        var steps = FactRegions.Of(policy, alone)
            .Where(region => roots.Contains(region.Fact))
            .SelectMany(region => region.Values.Select(text => (region.Fact, Text: text, region.Fact.Parse(text).Value)))
            .OrderBy(step => Distance(given[step.Fact], step.Value))
            .ToList();

        bool Passes(params (FactDefinition Fact, string Text, FactValue Value)[] changes)
        {
            var facts = new Dictionary<string, string>(declared);
            foreach (var change in changes)
            {
                facts[change.Fact.Code] = change.Text;
            }

            return EligibilityRules.Evaluate(policy, alone, policy.Facts.Read(facts).Value)[0].Outcome is not (RuleOutcome.NotMet or RuleOutcome.Undetermined);
        }

        foreach (var step in steps.Where(step => Passes(step)))
        {
            return new SmallestChange([(step.Fact, step.Value)]);
        }

        foreach (var (one, i) in steps.Select((step, i) => (step, i)))
        {
            foreach (var other in steps.Skip(i + 1).Where(other => other.Fact != one.Fact && Passes(one, other)))
            {
                return new SmallestChange([(one.Fact, one.Value), (other.Fact, other.Value)]);
            }
        }

        return new SmallestChange([]);
    }

    // How far a value is from the declared one, along the scale or the calendar; whatever was not declared is equally far.
    private static decimal Distance(FactValue from, FactValue to) => from.IsKnown && to.IsKnown ? Math.Abs((decimal)from.Number - to.Number) : decimal.MaxValue;
}
