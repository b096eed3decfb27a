namespace Commendation.Domain.Policies;

/// <summary>
/// Whether conditions contradict each other at first sight: what they ask of one and the same fact leaves no value. What only several facts
/// together rule out is not seen here; the analysis of the decision space finds that.
/// </summary>
internal static class Contradiction
{
    /// <summary>Whether no facts can meet both.</summary>
    public static bool Between(Condition first, Condition second) =>
        Asked(first).Concat(Asked(second)).GroupBy(compare => compare.Fact.Index).Any(LeavesNoValue);

    // Comparisons that all have to hold.
    private static IEnumerable<Atom> Asked(Condition condition) => condition switch
    {
        Compare compare => [new Atom(compare.Fact, [compare])],
        OneOf some => [new Atom(some.Fact, [.. some.Values.Select(value => new Compare(some.Fact, Comparison.Is, value))])],
        All all => all.Parts.SelectMany(Asked),
        AtLeastOf { Parts: [var only] } => Asked(only),
        AtLeastOf { Count: 1 } any when any.Parts.All(part => part is Compare) && any.Facts is [var fact] => [new Atom(fact, [.. any.Parts.OfType<Compare>()])],
        Not { Part: Compare compare } => [new Atom(compare.Fact, [compare with { Comparison = Opposite(compare.Comparison) }])],
        Not { Part: OneOf some } => some.Values.Select(value => new Atom(some.Fact, [new Compare(some.Fact, Comparison.IsNot, value)])),
        _ => [],
    };

    private static bool LeavesNoValue(IEnumerable<Atom> asked)
    {
        var all = asked.ToList();
        var fact = all[0].Fact;

        // Whether a comparison holds changes only at the values that are compared: trying those and their neighbours decides.
        IEnumerable<long> values = fact.Kind switch
        {
            FactKind.Boolean => [0, 1],
            FactKind.Choice => Enumerable.Range(0, fact.Scale!.Values.Count).Select(index => (long)index),
            FactKind.Number or FactKind.Date => all.SelectMany(atom => atom.AnyOf).SelectMany(compare => new[] { compare.Value.Number - 1, compare.Value.Number, compare.Value.Number + 1 }),
            _ => [],
        };
        var tried = values.ToList();
        return tried.Count > 0 && !tried.Exists(value => all.TrueForAll(atom => atom.AnyOf.Any(compare => Holds(compare, value))));
    }

    private static bool Holds(Compare compare, long value) => compare.Comparison switch
    {
        Comparison.Is => value == compare.Value.Number,
        Comparison.IsNot => value != compare.Value.Number,
        Comparison.Below => value < compare.Value.Number,
        Comparison.AtMost => value <= compare.Value.Number,
        Comparison.Above => value > compare.Value.Number,
        _ => value >= compare.Value.Number,
    };

    private static Comparison Opposite(Comparison comparison) => comparison switch
    {
        Comparison.Is => Comparison.IsNot,
        Comparison.IsNot => Comparison.Is,
        Comparison.Below => Comparison.AtLeast,
        Comparison.AtMost => Comparison.Above,
        Comparison.Above => Comparison.AtMost,
        _ => Comparison.Below,
    };

    /// <summary>What is asked of one fact: one of several comparisons holds.</summary>
    private sealed record Atom(FactDefinition Fact, IReadOnlyList<Compare> AnyOf);
}
