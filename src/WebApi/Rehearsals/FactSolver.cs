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

    private readonly CampaignPolicy _policy;
    private readonly Award _award;
    private readonly Random _random;
    private readonly List<(FactDefinition Fact, IReadOnlyList<string> Values)> _candidates;

    public FactSolver(CampaignPolicy policy, Award award, Random random)
    {
        (_policy, _award, _random) = (policy, award, random);
        var comparisons = award.Rules.SelectMany(rule => new[] { rule.When, rule.Require }).OfType<Condition>().SelectMany(Values).ToLookup(pair => pair.Fact, pair => pair.Value);
        _candidates =
        [
            .. policy.Facts.All
                .Where(fact => fact.Derivation is null && (fact.For is null || fact.For == award.Kind))
                .Select(fact => (fact, Candidates(fact, comparisons))),
        ];
    }

    /// <summary>Facts of a nominee who meets every rule.</summary>
    public Dictionary<string, string> Sound() => Search(verdict => verdict.Results.Count(result => result.Outcome is RuleOutcome.NotMet or RuleOutcome.Undetermined));

    /// <summary>Facts of a nominee who breaks one rule.</summary>
    public Dictionary<string, string> Breaking(EligibilityRule rule) => Search(verdict => verdict.Results.Sum(result => result.Rule == rule
        ? (result.Outcome == RuleOutcome.NotMet ? 0 : 10)
        : (result.Outcome is RuleOutcome.NotMet or RuleOutcome.Undetermined ? 1 : 0)));

    private Dictionary<string, string> Search(Func<Verdict, int> cost)
    {
        var facts = _candidates.ToDictionary(candidate => candidate.Fact.Code, candidate => candidate.Values[_random.Next(candidate.Values.Count)]);
        var best = cost(Judge(facts));
        for (var step = 0; step < Steps && best > 0; step++)
        {
            var (fact, values) = _candidates[_random.Next(_candidates.Count)];
            var before = facts[fact.Code];
            facts[fact.Code] = values[_random.Next(values.Count)];
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

    private Verdict Judge(Dictionary<string, string> facts) => EligibilityRules.Evaluate(_policy, _award, _policy.Facts.Read(facts).Value);

    private IReadOnlyList<string> Candidates(FactDefinition fact, ILookup<FactDefinition, FactValue> comparisons)
    {
        var direct = comparisons[fact].Select(value => value.Number);
        var days = _policy.Facts.Derived
            .Where(derived => derived.Derivation is FullYears { On: not null } years && years.From == fact)
            .SelectMany(derived => comparisons[derived].SelectMany(value =>
            {
                var on = ((FullYears)derived.Derivation!).On!.Value.AddYears(-(int)value.Number);
                return new[] { on.AddDays(1), on, on.AddYears(-1), on.AddYears(-7) };
            }))
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        IEnumerable<string> texts = fact.Kind switch
        {
            FactKind.Boolean => ["true", "false"],
            FactKind.Choice => fact.Scale!.Values.Select(value => value.Code),
            FactKind.Number => direct.DefaultIfEmpty(1).SelectMany(value => new[] { value - 1, value, value + 1 }).Select(value => fact.Print(FactValue.OfScaled(value))),
            FactKind.Date => direct
                .SelectMany(value => new[] { value - 1, value, value + 1 })
                .Select(value => fact.Print(FactValue.Of(DateOnly.FromDayNumber((int)value))))
                .Concat(days)
                .DefaultIfEmpty(fact.Print(FactValue.Of(_policy.IssuedOn.AddYears(-30 - (fact.Index % 20))))),
            _ => ["合成数据"],
        };
        return [.. texts.Distinct().Where(text => fact.Parse(text).Accepted)];
    }

    private static IEnumerable<(FactDefinition Fact, FactValue Value)> Values(Condition condition) => condition switch
    {
        Compare compare => [(compare.Fact, compare.Value)],
        OneOf oneOf => oneOf.Values.Select(value => (oneOf.Fact, value)),
        All all => all.Parts.SelectMany(Values),
        AtLeastOf some => some.Parts.SelectMany(Values),
        Not not => Values(not.Part),
        _ => [],
    };
}
