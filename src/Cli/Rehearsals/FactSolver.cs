using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Verification.Regions;

namespace Commendation.Cli.Rehearsals;

/// <summary>
/// Finds facts that meet every rule of an award, or break a chosen one and as few others as possible. It tries the values on both sides of
/// every threshold that the rules name, so it works for any campaign.
/// </summary>
internal sealed class FactSolver
{
    private const int Steps = 4000;
    private const int BurdenSteps = 150;

    private readonly CampaignPolicy _policy;
    private readonly Award _award;
    private readonly Random _random;
    private readonly List<(FactDefinition Fact, IReadOnlyList<string> Values)> _candidates;

    public FactSolver(CampaignPolicy policy, Award award, Random random)
    {
        (_policy, _award, _random) = (policy, award, random);
        // What only tells how a life ended is left out: the made-up nominees live.
        var ends = policy.Facts.Derived.Select(fact => (fact.Derivation as FullYears)?.NotAfter).Append(policy.Posthumous?.DiedOn).OfType<FactDefinition>().ToHashSet();
        _candidates =
        [
            .. FactRegions.Of(policy, award).Where(region => !ends.Contains(region.Fact)),
        ];
    }

    /// <summary>Facts of a nominee who meets every rule; with a burden, such as what the list still lacks, one who adds as little to it as can be found.</summary>
    public Dictionary<string, string> Sound(Func<FactSet, int>? burden = null)
    {
        var facts = Search(Unsoundness);
        if (burden is null)
        {
            return facts;
        }

        var (broken, heavy) = (Unsoundness(Judge(facts)), burden(_policy.Facts.Read(facts).Value));
        for (var step = 0; step < BurdenSteps && heavy > 0 && facts.Count > 0; step++)
        {
            var (fact, before) = Change(facts);
            var now = burden(_policy.Facts.Read(facts).Value);
            if (now <= heavy && Unsoundness(Judge(facts)) <= broken)
            {
                heavy = now;
            }
            else
            {
                facts[fact.Code] = before;
            }
        }

        return facts;
    }

    /// <summary>Facts of a nominee who breaks one rule.</summary>
    public Dictionary<string, string> Breaking(EligibilityRule rule) => Search(verdict => verdict.Results.Sum(result => result.Rule == rule
        ? (result.Outcome == RuleOutcome.NotMet ? 0 : 10)
        : (result.Outcome is RuleOutcome.NotMet or RuleOutcome.Undetermined ? 1 : 0)));

    private static int Unsoundness(Verdict verdict) => verdict.Results.Count(result => result.Outcome is RuleOutcome.NotMet or RuleOutcome.Undetermined);

    private Dictionary<string, string> Search(Func<Verdict, int> cost)
    {
        var facts = _candidates.ToDictionary(candidate => candidate.Fact.Code, candidate => candidate.Values[_random.Next(candidate.Values.Count)]);
        var best = cost(Judge(facts));
        for (var step = 0; step < Steps && best > 0 && facts.Count > 0; step++)
        {
            var (fact, before) = Change(facts);
            var now = cost(Judge(facts));
            if (now > best)
            {
                facts[fact.Code] = before;
            }
            else
            {
                best = now;
            }
        }

        return facts;
    }

    private (FactDefinition Fact, string Before) Change(Dictionary<string, string> facts)
    {
        var (fact, values) = _candidates[_random.Next(_candidates.Count)];
        var before = facts[fact.Code];
        facts[fact.Code] = values[_random.Next(values.Count)];
        return (fact, before);
    }

    private Verdict Judge(Dictionary<string, string> facts) => EligibilityRules.Evaluate(_policy, _award, _policy.Facts.Read(facts).Value);
}
