using System.Collections.ObjectModel;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Verification.Regions;

namespace Commendation.Domain.Verification.DecisionSpace;

/// <summary>
/// Looks for facts under which rules come out as wanted, by splitting on one fact after the other. A rule that the facts chosen so far have
/// decided stays decided, so that a branch ends as soon as one of them comes out wrong; rules that share no fact are never multiplied.
/// </summary>
/// <param name="policy">The policy.</param>
/// <param name="award">The award.</param>
/// <param name="stop">Ends a search that nobody waits for.</param>
internal sealed class FactSearch(CampaignPolicy policy, Award award, CancellationToken stop)
{
    /// <summary>Most sets of facts that are looked at in one search.</summary>
    public const int Bound = 20_000;

    private readonly Dictionary<FactDefinition, IReadOnlyList<string>> _values =
        FactRegions.Of(policy, award).ToDictionary(region => region.Fact, region => region.Values);

    private readonly Dictionary<EligibilityRule, IReadOnlyList<FactDefinition>> _roots = award.Rules.Distinct().ToDictionary(
        rule => rule, rule => (IReadOnlyList<FactDefinition>)rule.Facts.SelectMany(SoundFacts.Roots).Distinct().ToList());

    private int _looked;

    /// <summary>How many sets of facts were looked at in all searches.</summary>
    public long Looked { get; private set; }

    /// <summary>The declared facts that a rule depends on.</summary>
    public IReadOnlyList<FactDefinition> Roots(EligibilityRule rule) => _roots[rule];

    /// <summary>Whether what is not found is proven not to be there: lists, and facts that are asked for together, have more values than are tried.</summary>
    public bool IsExact(IEnumerable<EligibilityRule> rules) => rules.All(rule => FactRegions.AreExact(rule) && Roots(rule).All(fact => fact.Kind != FactKind.List));

    /// <summary>The rules that are tied to one by facts that they share, directly or through others; the rule itself among them.</summary>
    public IReadOnlyList<EligibilityRule> TiedTo(EligibilityRule rule)
    {
        var tied = new HashSet<EligibilityRule> { rule };
        var facts = Roots(rule).ToHashSet();
        while (award.Rules.FirstOrDefault(other => !tied.Contains(other) && Roots(other).Any(facts.Contains)) is { } next)
        {
            tied.Add(next);
            facts.UnionWith(Roots(next));
        }

        return [.. award.Rules.Where(tied.Contains)];
    }

    /// <summary>
    /// The fewest facts found, in the order of the rules, for which every rule comes out as wanted; all facts that they read are given.
    /// </summary>
    /// <param name="wanted">Rules, and whether an outcome is the wanted one; an open outcome is never asked about while facts are missing.</param>
    /// <param name="given">Facts that are settled already.</param>
    /// <returns>The facts; null when there are none, and then whether the search came to its end.</returns>
    public (IReadOnlyDictionary<string, string>? Facts, bool Complete) Find(
        IReadOnlyList<(EligibilityRule Rule, Func<RuleOutcome, bool> Wanted)> wanted, IReadOnlyDictionary<string, string>? given = null)
    {
        stop.ThrowIfCancellationRequested();
        _looked = 0;
        var facts = new Dictionary<string, string>(given ?? ReadOnlyDictionary<string, string>.Empty);
        var order = wanted.SelectMany(item => Roots(item.Rule)).Distinct().Where(fact => !facts.ContainsKey(fact.Code)).ToList();
        var found = Split(wanted, order, 0, facts);
        Looked += _looked;
        return (found ? facts : null, _looked <= Bound);
    }

    /// <summary>What one rule says, without any other.</summary>
    public RuleOutcome Outcome(EligibilityRule rule, IReadOnlyDictionary<string, string> facts) =>
        EligibilityRules.Evaluate(policy, award with { Rules = [rule] }, policy.Facts.Read(facts).Value)[0].Outcome;

    private bool Split(IReadOnlyList<(EligibilityRule Rule, Func<RuleOutcome, bool> Wanted)> wanted, List<FactDefinition> order, int depth, Dictionary<string, string> facts)
    {
        if (++_looked > Bound)
        {
            return false;
        }

        var read = policy.Facts.Read(facts).Value;
        foreach (var (rule, isWanted) in wanted)
        {
            var outcome = EligibilityRules.Evaluate(policy, award with { Rules = [rule] }, read)[0].Outcome;
            if ((outcome != RuleOutcome.Undetermined || depth == order.Count) && !isWanted(outcome))
            {
                return false;
            }
        }

        if (depth == order.Count)
        {
            return true;
        }

        var fact = order[depth];
        foreach (var value in _values[fact])
        {
            facts[fact.Code] = value;
            if (Split(wanted, order, depth + 1, facts))
            {
                return true;
            }
        }

        facts.Remove(fact.Code);
        return false;
    }
}
