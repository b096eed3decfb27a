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
        var compared = conditions.SelectMany(Compared).ToLookup(pair => pair.Fact, pair => pair.Value);
        var lists = new ListRegions(policy, conditions, compared);
        return
        [
            .. policy.Facts.All
                .Where(fact => fact.Derivation is null && (fact.For is null || fact.For == award.Kind))
                .Select(fact => (fact, fact.Kind == FactKind.List ? lists.Of(fact) : Values(fact, policy.Facts, compared, policy.IssuedOn))),
        ];
    }

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
            _ => ["合成数据"],
        };
        return [.. texts.Distinct().Where(text => fact.Parse(text).Accepted)];
    }

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
