using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <content>
/// What conditions made in C# can get wrong: a fact of another catalogue, which would be read at the wrong place, a value of another type, an
/// order where there is none. A campaign file cannot say such things, or is told where they stand.
/// </content>
public static partial class PolicyChecks
{
    private static IEnumerable<Violation> Comparisons(CampaignPolicy policy) =>
    [
        .. policy.Facts.All.SelectMany((fact, i) => fact.Derivation is { } derivation ? Derived($"facts[{i}].derive", derivation, policy.Facts) : []),
        .. Conditions(policy)
            .Where(at => at.Condition is not null && !at.Path.StartsWith("facts[", StringComparison.Ordinal))
            .SelectMany(at => Compared(at.Path, at.Condition!, policy.Facts)),
    ];

    private static IEnumerable<Violation> Derived(string path, Derivation derivation, FactCatalogue facts)
    {
        var foreign = derivation.Reads.Where(read => !Known(read, facts)).Select(read => Foreign(path, read)).ToList();
        var (list, where) = derivation switch
        {
            CountOf count => (count.Of, count.Where),
            PercentOf percent => (percent.Of, percent.Where),
            ConsecutiveYears years => (years.Of, years.Where),
            _ => ((FactDefinition?)null, (Condition?)null),
        };
        return list?.Items is { } items && where is not null ? foreign.Concat(Compared(path, where, items)) : foreign;
    }

    private static IEnumerable<Violation> Compared(string path, Condition condition, FactCatalogue facts) => condition switch
    {
        Compare compare => One(path, compare.Fact, [compare.Value], compare.Comparison is not (Comparison.Is or Comparison.IsNot), facts),
        OneOf some => One(path, some.Fact, some.Values, ordered: false, facts),
        ShareOfList share => Known(share.List, facts) ? Compared(path, share.Where, share.List.Items ?? FactCatalogue.Of()) : [Foreign(path, share.List)],
        All all => all.Parts.SelectMany(part => Compared(path, part, facts)),
        AtLeastOf some => some.Parts.SelectMany(part => Compared(path, part, facts)),
        Not not => Compared(path, not.Part, facts),
        _ => [],
    };

    private static IEnumerable<Violation> One(string path, FactDefinition fact, IReadOnlyList<FactValue> values, bool ordered, FactCatalogue facts)
    {
        if (!Known(fact, facts))
        {
            yield return Foreign(path, fact);
        }

        if (ordered && fact.Kind is not (FactKind.Number or FactKind.Date) && fact.Scale is not { Ordered: true })
        {
            yield return At(path, "not-comparable", $"“{fact.Code}”没有高低之分，不能比较大小。", $"'{fact.Code}' has no order; it can only be compared for being the same.");
        }

        foreach (var value in values.Where(value => !Fits(fact, value)))
        {
            yield return At(path, "value-type", $"与“{fact.Code}”比较的值不是它能取的值。", $"'{fact.Code}' is compared with a value that it cannot have.");
        }
    }

    private static bool Fits(FactDefinition fact, FactValue value) =>
        value.IsKnown && value.Kind == fact.Kind && (fact.Kind != FactKind.Choice || fact.Scale!.IndexOf(value.Text!) == value.Number);

    private static bool Known(FactDefinition fact, FactCatalogue facts) =>
        fact.Index >= 0 && fact.Index < facts.All.Count && facts.All[fact.Index] is var own && own.Code == fact.Code && own.Kind == fact.Kind;

    private static Violation Foreign(string path, FactDefinition fact) => At(
        path,
        "fact-foreign",
        $"“{fact.Code}”不是本活动声明的事实（序号为{Number(fact.Index)}）；请使用声明后得到的定义。",
        $"'{fact.Code}' (index {Number(fact.Index)}) is no fact of this catalogue; use the definition that declaring it gave back.");
}
