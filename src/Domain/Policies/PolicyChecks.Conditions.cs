using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <content>
/// What conditions made in C# can get wrong: a fact of another catalogue, which would be read at the wrong place, a value of another type, an
/// order where there is none. A campaign file cannot say such things, or is told where they stand.
/// </content>
public static partial class PolicyChecks
{
    private static IEnumerable<Misfit> Comparisons(CampaignPolicy policy, IReadOnlyList<PolicyPart> parts) =>
    [
        .. policy.Facts.All.SelectMany(fact => fact.Derivation is { } derivation ? Derived((fact, "derive"), derivation, policy.Facts) : []),
        .. Conditions(parts).Where(at => at.Of is not Derivation).SelectMany(at => Compared((at.Of, at.Key), at.Condition, policy.Facts)),
    ];

    private static IEnumerable<Misfit> Derived((object Of, string Key) at, Derivation derivation, FactCatalogue facts)
    {
        var foreign = derivation.Reads.Where(read => !Known(read, facts)).Select(read => Foreign(at, read)).ToList();
        var (list, where) = derivation switch
        {
            CountOf count => (count.Of, count.Where),
            PercentOf percent => (percent.Of, percent.Where),
            ConsecutiveYears years => (years.Of, years.Where),
            _ => ((FactDefinition?)null, (Condition?)null),
        };
        return list?.Items is { } items && where is not null ? foreign.Concat(Compared(at, where, items)) : foreign;
    }

    private static IEnumerable<Misfit> Compared((object Of, string Key) at, Condition condition, FactCatalogue facts) => condition switch
    {
        Compare compare => One(at, compare.Fact, [compare.Value], compare.Comparison is not (Comparison.Is or Comparison.IsNot), facts),
        OneOf some => One(at, some.Fact, some.Values, ordered: false, facts),
        CompareFacts two => One(at, two.Fact, [], two.Comparison is not (Comparison.Is or Comparison.IsNot), facts).Concat(One(at, two.Other, [], ordered: false, facts)),
        ShareOfList share => Known(share.List, facts) ? Compared(at, share.Where, share.List.Items ?? FactCatalogue.Of()) : [Foreign(at, share.List)],
        All all => all.Parts.SelectMany(part => Compared(at, part, facts)),
        AtLeastOf some => some.Parts.SelectMany(part => Compared(at, part, facts)),
        Not not => Compared(at, not.Part, facts),
        _ => [],
    };

    private static IEnumerable<Misfit> One((object Of, string Key) at, FactDefinition fact, IReadOnlyList<FactValue> values, bool ordered, FactCatalogue facts)
    {
        if (!Known(fact, facts))
        {
            yield return Foreign(at, fact);
        }

        if (ordered && fact.Kind is not (FactKind.Number or FactKind.Date) && fact.Scale is not { Ordered: true })
        {
            yield return At(at.Of, at.Key, ViolationCode.NotComparable, $"“{fact.Code}”没有高低之分，不能比较大小。", $"'{fact.Code}' has no order; it can only be compared for being the same.");
        }

        foreach (var value in values.Where(value => !Fits(fact, value)))
        {
            yield return At(at.Of, at.Key, ViolationCode.ValueType, $"与“{fact.Code}”比较的值不是它能取的值。", $"'{fact.Code}' is compared with a value that it cannot have.");
        }
    }

    private static bool Fits(FactDefinition fact, FactValue value) =>
        value.IsKnown && value.Kind == fact.Kind && (fact.Kind != FactKind.Choice || fact.Scale!.IndexOf(value.Text!) == value.Number);

    private static bool Known(FactDefinition fact, FactCatalogue facts) =>
        fact.Index >= 0 && fact.Index < facts.All.Count && facts.All[fact.Index] is var own && own.Code == fact.Code && own.Kind == fact.Kind;

    private static Misfit Foreign((object Of, string Key) at, FactDefinition fact) => At(
        at.Of,
        at.Key,
        ViolationCode.FactForeign,
        $"“{fact.Code}”不是本活动声明的事实（序号为{Number(fact.Index)}）；请使用声明后得到的定义。",
        $"'{fact.Code}' (index {Number(fact.Index)}) is no fact of this catalogue; use the definition that declaring it gave back.");
}
