using System.Globalization;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;

namespace Commendation.WebApi.Rehearsals;

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
        var conditions = award.Rules
            .SelectMany(rule => new[] { rule.When, rule.Require }.Concat(rule.Unless.Select(exception => exception.When)))
            .OfType<Condition>()
            .ToList();
        var comparisons = conditions.SelectMany(Values).ToLookup(pair => pair.Fact, pair => pair.Value);
        var lists = new ListCandidates(policy, conditions, comparisons, random);

        // What only tells how a life ended is left out: the made-up nominees live.
        var ends = policy.Facts.Derived.Select(fact => (fact.Derivation as FullYears)?.NotAfter).Append(policy.Posthumous?.DiedOn).OfType<FactDefinition>().ToHashSet();
        _candidates =
        [
            .. policy.Facts.All
                .Where(fact => fact.Derivation is null && !ends.Contains(fact) && (fact.For is null || fact.For == award.Kind))
                .Select(fact => (fact, fact.Kind == FactKind.List ? lists.Of(fact) : Candidates(fact, policy.Facts, comparisons, policy.IssuedOn))),
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
        for (var step = 0; step < BurdenSteps && heavy > 0; step++)
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

    /// <summary>Values of a fact on both sides of what it is compared with, directly or through what is derived from it.</summary>
    internal static IReadOnlyList<string> Candidates(FactDefinition fact, FactCatalogue catalogue, ILookup<FactDefinition, FactValue> comparisons, DateOnly issuedOn)
    {
        var direct = comparisons[fact].Select(value => value.Number);
        var days = catalogue.Derived
            .Where(derived => derived.Derivation is FullYears years && years.From == fact)
            .SelectMany(derived => comparisons[derived].SelectMany(value =>
            {
                var on = (((FullYears)derived.Derivation!).On ?? issuedOn).AddYears(-(int)value.Number);
                return new[] { on.AddDays(1), on, on.AddYears(-1), on.AddYears(-7) };
            }))
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        IEnumerable<string> texts = fact.Kind switch
        {
            FactKind.Boolean => ["true", "false"],
            FactKind.Choice => fact.Scale!.Values.Select(value => value.Code),
            FactKind.Number => direct.DefaultIfEmpty(Usual(fact)).SelectMany(value => new[] { value - 1, value, value + 1 }).Select(value => fact.Print(FactValue.OfScaled(value))),
            FactKind.Date => direct
                .SelectMany(value => new[] { value - 1, value, value + 1 })
                .Select(value => fact.Print(FactValue.Of(DateOnly.FromDayNumber((int)value))))
                .Concat(days)
                .DefaultIfEmpty(fact.Print(FactValue.Of(issuedOn.AddYears(-30 - (fact.Index % 20))))),
            _ => ["合成数据"],
        };
        return [.. texts.Distinct().Where(text => fact.Parse(text).Accepted)];
    }

    /// <summary>Every fact that a condition compares, with the value that it is compared with.</summary>
    internal static IEnumerable<(FactDefinition Fact, FactValue Value)> Values(Condition condition) => condition switch
    {
        Compare compare => [(compare.Fact, compare.Value)],
        OneOf oneOf => oneOf.Values.Select(value => (oneOf.Fact, value)),
        All all => all.Parts.SelectMany(Values),
        AtLeastOf some => some.Parts.SelectMany(Values),
        Not not => Values(not.Part),
        _ => [],
    };

    // One, or the end of the range that is nearest to it.
    private static long Usual(FactDefinition fact) =>
        (fact.Min > 1 ? fact.Min : fact.Max < 1 ? fact.Max : null) is { } end ? fact.Parse(end.ToString(CultureInfo.InvariantCulture)).Value.Number : 1;

    private static int Unsoundness(Verdict verdict) => verdict.Results.Count(result => result.Outcome is RuleOutcome.NotMet or RuleOutcome.Undetermined);

    private Dictionary<string, string> Search(Func<Verdict, int> cost)
    {
        var facts = _candidates.ToDictionary(candidate => candidate.Fact.Code, candidate => candidate.Values[_random.Next(candidate.Values.Count)]);
        var best = cost(Judge(facts));
        for (var step = 0; step < Steps && best > 0; step++)
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
