using System.Globalization;
using Commendation.Domain.Policies;

namespace Commendation.Domain.Verification.Regions;

/// <summary>
/// The regions into which the rules of an award split each fact (取值区间): for every declared fact, values on both sides of whatever it
/// is compared with, directly or through what is derived from it. Two values of one region are judged alike.
/// </summary>
public static class FactRegions
{
    private const int LongScale = 20;

    /// <summary>Values in invariant form for every declared fact of the award's nominees, in the catalogue's order; a fact that no rule compares has one.</summary>
    public static IReadOnlyList<(FactDefinition Fact, IReadOnlyList<string> Values)> Of(CampaignPolicy policy, Award award) =>
        Of(policy, award, Conditions(award));

    /// <summary>The same for chosen conditions.</summary>
    public static IReadOnlyList<(FactDefinition Fact, IReadOnlyList<string> Values)> Of(CampaignPolicy policy, Award award, IReadOnlyList<Condition> conditions)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var compared = Asked(policy, conditions);
        var lists = new ListRegions(policy, conditions, compared);
        return
        [
            .. policy.Facts.All
                .Where(fact => fact.Derivation is null && (fact.For is null || fact.For == award.Kind))
                .Select(fact => (fact, fact.Kind == FactKind.List ? lists.Of(fact) : Values(fact, policy.Facts, compared, policy.IssuedOn))),
        ];
    }

    /// <summary>
    /// Whether the regions are all there is to a rule: what it asks of several facts together (a sum, a comparison of two) splits their
    /// combinations, of which only some are tried, and so does what it asks of a list.
    /// </summary>
    internal static bool AreExact(EligibilityRule rule) =>
        rule.Facts.All(fact => !IsEntangled(fact)) && new[] { rule.When, rule.Require }.Concat(rule.Unless.Select(exception => exception.When)).OfType<Condition>().All(condition => !Pairs(condition).Any());

    private static bool IsEntangled(FactDefinition fact) =>
        fact.Kind == FactKind.List || fact.Derivation is SumOf or DifferenceOf or RatioOf || fact.Derivation?.Reads.Any(IsEntangled) == true;

    // What facts are compared with: values, one another, and through what is derived from them.
    private static ILookup<FactDefinition, FactValue> Asked(CampaignPolicy policy, IReadOnlyList<Condition> conditions)
    {
        var asked = conditions.SelectMany(Compared).ToHashSet();
        void Ask(FactDefinition fact, IEnumerable<long> numbers) => asked.UnionWith(numbers.Select(number => (fact, fact.Kind == FactKind.Date ? FactValue.Of(DateOnly.FromDayNumber((int)Math.Clamp(number, 1, DateOnly.MaxValue.DayNumber - 1)))
            : fact.Kind == FactKind.Number ? FactValue.OfScaled(number) : default)).Where(pair => pair.Item2.IsKnown));
        IReadOnlyList<long> Numbers(FactDefinition fact) => [.. asked.Where(pair => pair.Fact == fact).Select(pair => pair.Value.Number)];

        // Two facts that are compared have values in common, so that each comes below, at and above the other.
        foreach (var (fact, other) in conditions.SelectMany(Pairs))
        {
            var common = Numbers(fact).Concat(Numbers(other)).DefaultIfEmpty(fact.Kind == FactKind.Date ? policy.IssuedOn.AddYears(-5).DayNumber : Math.Max(Usual(fact), Usual(other))).ToList();
            Ask(fact, common);
            Ask(other, common);
        }

        foreach (var derived in policy.Facts.Derived.Reverse())
        {
            var wanted = Numbers(derived);
            switch (wanted.Count == 0 ? null : derived.Derivation)
            {
                case SumOf sum:
                    sum.Of.ToList().ForEach(part => Ask(part, wanted.Append(0)));
                    break;
                case DifferenceOf { Of.Kind: FactKind.Date } days:
                    Ask(days.Less, [policy.IssuedOn.DayNumber]);
                    Ask(days.Of, wanted.Select(number => policy.IssuedOn.DayNumber + number));
                    break;
                case DifferenceOf difference:
                    Ask(difference.Less, wanted.Append(0));
                    Ask(difference.Of, wanted.Concat(wanted.Select(number => 2 * number)));
                    break;
                case RatioOf ratio:
                    var whole = 100L;
                    for (var i = 0; i < ratio.Decimals; i++)
                    {
                        whole *= 10;
                    }

                    Ask(ratio.To, [whole]);
                    Ask(ratio.Of, wanted);
                    break;
            }
        }

        return asked.ToLookup(pair => pair.Fact, pair => pair.Value);
    }

    private static IEnumerable<(FactDefinition Fact, FactDefinition Other)> Pairs(Condition condition) => condition switch
    {
        CompareFacts two => [(two.Fact, two.Other)],
        All all => all.Parts.SelectMany(Pairs),
        AtLeastOf some => some.Parts.SelectMany(Pairs),
        Not not => Pairs(not.Part),
        _ => [],
    };

    /// <summary>Every condition of an award's rules: to whom they apply, what they require, from what they except.</summary>
    public static IReadOnlyList<Condition> Conditions(Award award) =>
    [
        .. award.Rules
            .SelectMany(rule => new[] { rule.When, rule.Require }.Concat(rule.Unless.Select(exception => exception.When)))
            .OfType<Condition>(),
    ];

    /// <summary>Every fact that a condition compares, with the value that it is compared with.</summary>
    internal static IEnumerable<(FactDefinition Fact, FactValue Value)> Compared(Condition condition) => condition switch
    {
        Compare { Until: { } until } compare => [(compare.Fact, compare.Value), (compare.Fact, until)],
        Compare compare => [(compare.Fact, compare.Value)],
        OneOf oneOf => oneOf.Values.Select(value => (oneOf.Fact, value)),
        All all => all.Parts.SelectMany(Compared),
        AtLeastOf some => some.Parts.SelectMany(Compared),
        Not not => Compared(not.Part),
        _ => [],
    };

    internal static IReadOnlyList<string> Values(FactDefinition fact, FactCatalogue catalogue, ILookup<FactDefinition, FactValue> compared, DateOnly issuedOn)
    {
        var direct = compared[fact].Select(value => value.Number);
        var days = catalogue.Derived
            .Where(derived => derived.Derivation is FullYears years && years.From == fact)
            .SelectMany(derived => compared[derived].SelectMany(value =>
            {
                var on = (((FullYears)derived.Derivation!).On ?? issuedOn).AddYears(-(int)value.Number);
                return new[] { on.AddDays(1), on, on.AddYears(-1), on.AddYears(-7) };
            }))
            .Select(day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        IEnumerable<string> texts = fact.Kind switch
        {
            FactKind.Boolean => ["true", "false"],
            FactKind.Choice => Codes(fact.Scale!, direct),
            FactKind.Number => direct.DefaultIfEmpty(Usual(fact)).SelectMany(value => new[] { value - 1, value, value + 1 }).Select(value => fact.Print(FactValue.OfScaled(value))),
            FactKind.Date => direct
                .SelectMany(value => new[] { value - 1, value, value + 1 })
                .Select(value => fact.Print(FactValue.Of(DateOnly.FromDayNumber((int)value))))
                .Concat(days)
                .DefaultIfEmpty(fact.Print(FactValue.Of(issuedOn.AddYears(-30 - (fact.Index % 20))))),
            _ => Texts(fact, catalogue, compared),
        };
        return [.. texts.Distinct().Where(text => fact.Parse(text).Accepted)];
    }

    // A text of every length that is asked for, and one more and one less.
    private static IEnumerable<string> Texts(FactDefinition fact, FactCatalogue catalogue, ILookup<FactDefinition, FactValue> compared) => catalogue.Derived
        .Where(derived => derived.Derivation is LengthOf length && length.Of == fact)
        .SelectMany(derived => compared[derived].SelectMany(value => new[] { value.Number - 1, value.Number, value.Number + 1 }))
        .Where(length => length is > 0 and <= 4000)
        .Distinct()
        .Select(length => new string('字', (int)length))
        .DefaultIfEmpty("合成数据");

    // All values of a scale that can be taken in at a glance; of a longer one those that are compared and two others, which are judged like the rest.
    private static IEnumerable<string> Codes(Scale scale, IEnumerable<long> compared)
    {
        var named = compared.SelectMany(value => scale.Ordered ? new[] { (int)value - 1, (int)value, (int)value + 1 } : [(int)value]).ToHashSet();
        return scale.Values.Where((_, i) => scale.Values.Count <= LongScale || named.Contains(i)).Concat(scale.Values.Where((_, i) => !named.Contains(i)).Take(2)).Select(value => value.Code);
    }

    // One, or the end of the range that is nearest to it.
    private static long Usual(FactDefinition fact) =>
        (fact.Min > 1 ? fact.Min : fact.Max < 1 ? fact.Max : null) is { } end ? fact.Parse(end.ToString(CultureInfo.InvariantCulture)).Value.Number : 1;
}
