using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Grammar of conditions.</summary>
internal sealed class ConditionGrammar
{
    private static readonly (string Key, Comparison Comparison)[] Comparisons =
    [
        ("is", Comparison.Is),
        ("isNot", Comparison.IsNot),
        ("below", Comparison.Below),
        ("atMost", Comparison.AtMost),
        ("above", Comparison.Above),
        ("atLeast", Comparison.AtLeast),
    ];

    private static readonly string[] Operators = [.. Comparisons.Select(comparison => comparison.Key), "in", "between", "fullYears"];

    private readonly Reader<FactDefinition?> _known;
    private readonly Reader<IReadOnlyList<Condition>> _parts;

    public ConditionGrammar(DeclaredFacts facts)
    {
        _known = facts.Known;
        Condition = Expect.Mapping(
            f => f.Has("share") ? OfShare(f) : f.Has(["fact", .. Operators]) ? OfFact(f) : OfConditions(f),
            () => Nothing,
            "condition");
        _parts = Expect.ListOf(Condition);
    }

    /// <summary>Reads a condition.</summary>
    public Reader<Condition> Condition { get; }

    /// <summary>A condition over an item of a list. Without a list nothing is said about the facts of its items: the fault is reported already.</summary>
    public static Reader<Condition> OverItems(FactDefinition? list) => new ConditionGrammar(DeclaredFacts.OfItems(list)).Condition;

    private static Condition Nothing => new All([]);

    private Condition OfFact(Fields f)
    {
        var fact = f.Required("fact", _known);
        var equal = Value(fact, ordered: false);
        var ordered = Value(fact, ordered: true);
        var parts = new List<Condition?>();
        foreach (var (key, comparison) in Comparisons)
        {
            var value = f.OptionalValue(key, comparison is Comparison.Is or Comparison.IsNot ? equal : ordered);
            parts.Add(fact is not null && value is { IsKnown: true } known ? new Compare(fact, comparison, known) : null);
        }

        var values = f.Optional("in", Expect.ListOf(equal));
        parts.Add(fact is not null && values is not null ? new OneOf(fact, values) : null);
        parts.Add(f.Optional("between", Between(fact, ordered)));
        parts.Add(f.Optional("fullYears", Years(fact)));
        f.AtLeastOneOf(Operators);
        return parts.OfType<Condition>().ToList() is [var only] ? only : new All([.. parts.OfType<Condition>()]);
    }

    private Condition OfConditions(Fields f)
    {
        f.ExactlyOneOf("fact", "share", "all", "any", "not", "atLeastOf");
        return f.Optional("all", _parts) is { } all ? new All(all)
            : f.Optional("any", _parts) is { } any ? new AtLeastOf(1, any)
            : f.Optional("not", Condition) is { } not ? new Not(not)
            : f.Optional("atLeastOf", Expect.Mapping(AtLeastOf, () => Nothing)) ?? Nothing;
    }

    // { share: LIST, where: CONDITION OVER AN ITEM, atLeast: 30% }
    private Condition OfShare(Fields f)
    {
        var list = f.Required("share", _known);
        if (list is { Kind: not FactKind.List })
        {
            f.Report("not-a-list", $"“{list.Code}”不是列表，不能计算占比。", $"'{list.Code}' is not a list; no share of it can be taken.");
        }

        f.ExactlyOneOf("atLeast", "atMost");
        var where = f.Required("where", OverItems(list));
        var atLeast = f.OptionalValue("atLeast", AwardGrammar.ShareReader);
        var atMost = f.OptionalValue("atMost", AwardGrammar.ShareReader);
        return list?.Items is not null && (atLeast ?? atMost) is { } share
            ? new ShareOfList(list, where, atLeast is null ? BoundKind.AtMost : BoundKind.AtLeast, share)
            : Nothing;
    }

    private Condition AtLeastOf(Fields f)
    {
        var count = f.Required("count", Expect.Whole);
        var parts = f.Required("conditions", _parts);
        if (f.Sound && (count < 1 || count > parts.Count))
        {
            f.Report("count-out-of-range", "count 须至少为1，且不超过条件个数。", "The count must be at least 1 and at most the number of conditions.");
        }

        return new AtLeastOf(count, parts);
    }

    // { fact: SINCE, fullYears: { on: DAY, atLeast: 3 } } is a condition on the date itself: so many years have passed exactly for the earlier ones.
    private static Reader<Condition?> Years(FactDefinition? fact) => Expect.Mapping<Condition?>(
        f =>
        {
            f.ExactlyOneOf("atLeast", "below");
            var on = f.Required("on", Expect.Day);
            var atLeast = f.OptionalValue("atLeast", Expect.Whole);
            var below = f.OptionalValue("below", Expect.Whole);
            if (fact is null || !f.Sound || (atLeast ?? below) is not { } years)
            {
                return null;
            }

            if (fact.Kind != FactKind.Date)
            {
                f.Report("not-comparable", $"“{fact.Code}”不是日期，不能计算周年。", $"'{fact.Code}' is not a date; no full years can be counted from it.");
                return null;
            }

            if (years is < 1 or > 200)
            {
                f.Report("count-out-of-range", "周年数须为1至200。", "Full years must lie between 1 and 200.");
                return null;
            }

            return new Compare(fact, atLeast is null ? Comparison.Above : Comparison.AtMost, FactValue.Of(FullYears.LatestStart(years, on)));
        },
        () => null);

    private static Reader<Condition?> Between(FactDefinition? fact, Reader<FactValue> bound) => new(
        new Shape.Items(() => bound.Shape, Exactly: 2),
        node =>
        {
            if (fact is not null && !CanBeOrdered(fact))
            {
                NotComparable(node, fact);
                return null;
            }

            var bounds = Expect.ListOf(bound).Read(node);
            if (bounds is not [var low, var high])
            {
                Expect.WrongType(node, new Text("含下限和上限的列表", "a list of the lower and the upper bound"));
                return null;
            }

            if (low.Number > high.Number)
            {
                node.Report("bounds-swapped", "下限高于上限，请对调。", "The lower bound is above the upper one; swap them.");
            }

            return fact is null ? null : new All([new Compare(fact, Comparison.AtLeast, low), new Compare(fact, Comparison.AtMost, high)]);
        },
        () => null);

    /// <summary>A value of a fact's own type; the default value when there is none, which has been reported then.</summary>
    public static Reader<FactValue> ValueOf(FactDefinition? fact) => Value(fact, ordered: false);

    /// <summary>A value of the fact's own type; the default value when there is none, which has been reported then.</summary>
    private static Reader<FactValue> Value(FactDefinition? fact, bool ordered) => new(
        Expect.Words.Shape,
        node =>
        {
            if (fact is null)
            {
                return default;
            }

            if (ordered && !CanBeOrdered(fact))
            {
                NotComparable(node, fact);
                return default;
            }

            var parsed = fact.Parse(Expect.Words.Read(node));
            if (node is Scalar)
            {
                parsed.Violations.ToList().ForEach(node.Report);
            }

            return parsed.Accepted ? parsed.Value : default;
        },
        () => default);

    private static void NotComparable(Node node, FactDefinition fact) => node.Report(
        "not-comparable",
        $"“{fact.Label.Zh}”的取值没有高低之分，只能用 is、isNot 或 in。",
        $"The values of '{fact.Code}' have no order; only is, isNot and in can be used.");

    private static bool CanBeOrdered(FactDefinition fact) => fact switch
    {
        { Kind: FactKind.Choice, Scale: { } scale } => scale.Ordered,
        { Kind: FactKind.Number or FactKind.Date } => true,
        _ => false,
    };
}
