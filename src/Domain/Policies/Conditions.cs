using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>
/// A condition over facts (条件): a value of a small closed vocabulary, so that it can be evaluated, explained and proven. No scripting.
/// </summary>
public abstract record Condition
{
    private protected Condition()
    {
    }

    /// <summary>
    /// The facts that it reads, each once. Computed from the parts at every call: a list kept in a field would be copied by <c>with</c> and go
    /// stale. Evaluation does not ask for it.
    /// </summary>
    public abstract IReadOnlyList<FactDefinition> Facts { get; }

    /// <summary>Evaluates it; allocates nothing.</summary>
    public abstract Truth Evaluate(FactSet facts);

    /// <summary>What it requires, for people.</summary>
    public abstract Text Describe();

    /// <summary>Both hold; a chain of them is one <see cref="All"/>.</summary>
    public static Condition operator &(Condition left, Condition right) => new All([.. left is All all ? all.Parts : [left], right]);

    /// <summary>At least one holds; a chain of them is one <see cref="AtLeastOf"/>.</summary>
    public static Condition operator |(Condition left, Condition right) => new AtLeastOf(1, [.. left is AtLeastOf { Count: 1 } any ? any.Parts : [left], right]);

    /// <summary>It does not hold.</summary>
    public static Condition operator !(Condition condition) => new Not(condition);

    private protected static IReadOnlyList<FactDefinition> Union(IReadOnlyList<Condition> parts) =>
        [.. parts.SelectMany(part => part.Facts).Distinct()];

    private protected static Text Join(IReadOnlyList<Condition> parts, Text separator)
    {
        var texts = parts.Select(part => part is Compare or OneOf ? part.Describe() : Bracketed(part.Describe())).ToList();
        return new Text(string.Join(separator.Zh, texts.Select(text => text.Zh)), string.Join(separator.En, texts.Select(text => text.En)));
    }

    private protected static Text Bracketed(Text text) => new($"（{text.Zh}）", $"({text.En})");
}

/// <summary>How a fact is compared.</summary>
public enum Comparison
{
    /// <summary>等于.</summary>
    Is,

    /// <summary>不等于.</summary>
    IsNot,

    /// <summary>低于: below, for numbers, dates (before) and ordered scales.</summary>
    Below,

    /// <summary>不高于.</summary>
    AtMost,

    /// <summary>高于.</summary>
    Above,

    /// <summary>不低于.</summary>
    AtLeast,
}

/// <summary>Compares one fact with a fixed value.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Comparison">How.</param>
/// <param name="Value">A value of the fact's own type.</param>
public sealed record Compare(FactDefinition Fact, Comparison Comparison, FactValue Value) : Condition
{
    /// <summary>The last value of which the comparison says anything, such as the day up to which years are counted; null for all values.</summary>
    public FactValue? Until { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => [Fact];

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        var actual = facts[Fact];
        if (!actual.IsKnown || actual.Number > Until?.Number)
        {
            return Truth.Undetermined;
        }

        var holds = Comparison switch
        {
            Comparison.Is => actual.Number == Value.Number && (Fact.Kind != FactKind.Text || actual.Text == Value.Text),
            Comparison.IsNot => actual.Number != Value.Number || (Fact.Kind == FactKind.Text && actual.Text != Value.Text),
            Comparison.Below => actual.Number < Value.Number,
            Comparison.AtMost => actual.Number <= Value.Number,
            Comparison.Above => actual.Number > Value.Number,
            _ => actual.Number >= Value.Number,
        };
        return holds ? Truth.Met : Truth.NotMet;
    }

    /// <inheritdoc/>
    public override Text Describe()
    {
        var value = Fact.Describe(Value);
        var (zh, en) = Comparison switch
        {
            Comparison.Is => ("为", "is"),
            Comparison.IsNot => ("不为", "is not"),
            Comparison.Below => (Fact.Kind == FactKind.Date ? "早于" : "低于", Fact.Kind == FactKind.Date ? "before" : "below"),
            Comparison.AtMost => (Fact.Kind == FactKind.Date ? "不晚于" : "不高于", Fact.Kind == FactKind.Date ? "on or before" : "at most"),
            Comparison.Above => (Fact.Kind == FactKind.Date ? "晚于" : "高于", Fact.Kind == FactKind.Date ? "after" : "above"),
            _ => (Fact.Kind == FactKind.Date ? "不早于" : "不低于", Fact.Kind == FactKind.Date ? "on or after" : "at least"),
        };
        var until = Until is { } last && Comparison == Comparison.Above ? Fact.Describe(last) : null;
        return new Text(
            $"{Fact.Label.Zh}{zh}{value.Zh}{(until is null ? string.Empty : $"且不晚于{until.Zh}")}",
            $"{Fact.Label.En} {en} {value.En}{(until is null ? string.Empty : $" and not after {until.En}")}");
    }
}

/// <summary>The fact has one of several values.</summary>
public sealed record OneOf : Condition
{
    private readonly FactValue[] _values;

    /// <summary>Makes the condition.</summary>
    /// <param name="fact">A choice, number, date or boolean.</param>
    /// <param name="values">Values of the fact's type; of none, no value of the fact is one.</param>
    public OneOf(FactDefinition fact, IReadOnlyList<FactValue> values)
    {
        Fact = fact;
        _values = [.. values];
        Facts = [fact];
    }

    /// <summary>The fact.</summary>
    public FactDefinition Fact { get; }

    /// <summary>The accepted values.</summary>
    public IReadOnlyList<FactValue> Values => _values;

    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts { get; }

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        var actual = facts[Fact];
        if (!actual.IsKnown)
        {
            return Truth.Undetermined;
        }

        foreach (var value in _values)
        {
            if (value.Number == actual.Number && value.Text == actual.Text)
            {
                return Truth.Met;
            }
        }

        return Truth.NotMet;
    }

    /// <inheritdoc/>
    public override Text Describe()
    {
        var values = _values.Select(value => Fact.Describe(value)).ToList();
        return values.Count == 0 ? new Text($"{Fact.Label.Zh}一律不符", $"{Fact.Label.En} never is") : new Text(
            $"{Fact.Label.Zh}属于：{string.Join("、", values.Select(value => value.Zh))}",
            $"{Fact.Label.En} is one of: {string.Join(", ", values.Select(value => value.En))}");
    }
}

/// <summary>All parts hold. One part that does not hold decides, whatever is missing elsewhere.</summary>
/// <param name="Parts">At least one condition.</param>
public sealed record All(IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => Union(Parts);

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        var result = Truth.Met;
        for (var i = 0; i < Parts.Count; i++)
        {
            var part = Parts[i].Evaluate(facts);
            if (part == Truth.NotMet)
            {
                return Truth.NotMet;
            }

            result = part < result ? part : result;
        }

        return result;
    }

    /// <inheritdoc/>
    public override Text Describe() => Parts.Count == 0 ? new Text("全部", "all") : Join(Parts, new Text("，且", " and "));
}

/// <summary>At least so many of the parts hold; with 1 it reads "any".</summary>
/// <param name="Count">How many must hold, 1 to the number of parts.</param>
/// <param name="Parts">At least one condition.</param>
public sealed record AtLeastOf(int Count, IReadOnlyList<Condition> Parts) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => Union(Parts);

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        var met = 0;
        var open = 0;
        for (var i = 0; i < Parts.Count; i++)
        {
            switch (Parts[i].Evaluate(facts))
            {
                case Truth.Met:
                    met++;
                    break;
                case Truth.Undetermined:
                    open++;
                    break;
            }
        }

        return met >= Count ? Truth.Met : met + open >= Count ? Truth.Undetermined : Truth.NotMet;
    }

    /// <inheritdoc/>
    public override Text Describe()
    {
        var parts = Join(Parts, new Text("，或", " or "));
        return Count == 1 ? parts : new Text($"以下至少{Count}项：{parts.Zh}", $"at least {Count} of: {parts.En}");
    }
}

/// <summary>The part does not hold.</summary>
/// <param name="Part">The negated condition.</param>
public sealed record Not(Condition Part) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => Part.Facts;

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts) => Part.Evaluate(facts) switch
    {
        Truth.Met => Truth.NotMet,
        Truth.NotMet => Truth.Met,
        _ => Truth.Undetermined,
    };

    /// <inheritdoc/>
    public override Text Describe()
    {
        var part = Bracketed(Part.Describe());
        return new Text($"不得{part.Zh}", $"not {part.En}");
    }
}

/// <summary>The share of a list's items that meet a condition is at least, or at most, so much. Exact, by cross-multiplication.</summary>
/// <param name="List">The list.</param>
/// <param name="Where">The condition, over the item's own facts.</param>
/// <param name="Bound">At least or at most.</param>
/// <param name="Share">The share; of an empty list no share is reached.</param>
public sealed record ShareOfList(FactDefinition List, Condition Where, BoundKind Bound, Share Share) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => [List];

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts)
    {
        if (facts[List].Items is not { } items)
        {
            return Truth.Undetermined;
        }

        var met = items.Count(item => Where.Evaluate(item) == Truth.Met);
        var open = items.Count(item => Where.Evaluate(item) == Truth.Undetermined);
        return (Bound, items.Count) switch
        {
            (BoundKind.AtLeast, 0) => Truth.NotMet,
            (BoundKind.AtLeast, var all) => met >= Share.Ceiling(all) ? Truth.Met : met + open >= Share.Ceiling(all) ? Truth.Undetermined : Truth.NotMet,
            (_, var all) => met + open <= Share.Floor(all) ? Truth.Met : met <= Share.Floor(all) ? Truth.Undetermined : Truth.NotMet,
        };
    }

    /// <inheritdoc/>
    public override Text Describe()
    {
        var where = Bracketed(Where.Describe());
        return Bound == BoundKind.AtLeast
            ? new Text($"{List.Label.Zh}中{where.Zh}占比不低于{Share}", $"at least {Share} of {List.Label.En} {where.En}")
            : new Text($"{List.Label.Zh}中{where.Zh}占比不高于{Share}", $"at most {Share} of {List.Label.En} {where.En}");
    }
}

/// <summary>What a condition can say.</summary>
internal sealed class ConditionLanguage
{
    // A comparison takes in its own end or does not, or looks the other way.
    private static readonly (string Key, Comparison Comparison, string Zh, string En, Slips Slips)[] Comparisons =
    [
        ("is", Comparison.Is, "等于", "is", new(Slip.Altered, ["isNot"])),
        ("isNot", Comparison.IsNot, "不等于", "is not", new(Slip.Altered, ["is"])),
        ("below", Comparison.Below, "低于、早于", "below; of a date, before", new(Slip.Altered, ["atMost", "atLeast"])),
        ("atMost", Comparison.AtMost, "不高于", "at most", new(Slip.Altered, ["below", "above"])),
        ("above", Comparison.Above, "高于、晚于", "above; of a date, after", new(Slip.Altered, ["atLeast", "atMost"])),
        ("atLeast", Comparison.AtLeast, "不低于", "at least", new(Slip.Altered, ["above", "below"])),
    ];

    private static readonly Slips Lower = Comparisons[5].Slips;

    private static readonly string[] Operators = [.. Comparisons.Select(comparison => comparison.Key), "in", "between", "fullYears"];

    private readonly Reader<FactDefinition?> _known;
    private readonly Reader<IReadOnlyList<Condition>> _parts;
    private readonly Reader<Condition> _named;
    private readonly HashSet<string> _used = [];

    /// <summary>Takes in what can be named.</summary>
    /// <param name="facts">The facts.</param>
    /// <param name="named">Conditions by their code; they can grow while conditions are read.</param>
    public ConditionLanguage(DeclaredFacts facts, IReadOnlyDictionary<string, Condition>? named = null)
    {
        _known = facts.Known;
        _named = new Reader<Condition>(
            Expect.Name.Shape,
            node =>
            {
                var code = Expect.Name.Read(node);
                if (named?.GetValueOrDefault(code) is { } condition)
                {
                    _used.Add(code);
                    return condition;
                }

                if (code.Length > 0)
                {
                    node.Report(Violation.Unknown(ViolationCode.ConditionUnknown, code, named?.Keys ?? []));
                }

                return Nothing;
            },
            () => Nothing);
        Condition = Expect.Mapping(
            f => f.Has("share") ? OfShare(f) : f.Has(["fact", .. Operators]) ? OfFact(f) : OfConditions(f),
            () => Nothing,
            "condition");
        _parts = Expect.ListOf(Condition);
    }

    /// <summary>Reads a condition.</summary>
    public Reader<Condition> Condition { get; }

    /// <summary>Whether a named condition was asked for.</summary>
    public bool IsUsed(string code) => _used.Contains(code);

    /// <summary>A condition over an item of a list. Without a list nothing is said about the facts of its items: the fault is reported already.</summary>
    public static Reader<Condition> OverItems(FactDefinition? list) => new ConditionLanguage(DeclaredFacts.OfItems(list)).Condition;

    /// <summary>What the key <c>where</c> means.</summary>
    public static Text WhereNote { get; } = new("对列表条目的条件", "condition over an item of the list");

    private static Condition Nothing => new All([]);

    private Condition OfFact(Fields f)
    {
        var fact = f.Required("fact", _known, "事实代码", "code of a fact");
        var equal = Value(fact, ordered: false);
        var ordered = Value(fact, ordered: true);
        var parts = new List<Condition?>();
        foreach (var (key, comparison, zh, en, slips) in Comparisons)
        {
            var same = comparison is Comparison.Is or Comparison.IsNot;
            var comparand = f.Optional(key, ArithmeticLanguage.Comparand(fact, same ? equal : ordered, _known, NotComparable, !same), zh, en, slips);
            parts.Add(comparand?.Invoke(comparison));
        }

        var values = f.Optional("in", Expect.ListOfSome(equal, "one-of"), "属于其中之一", "is one of", Slip.ItemLeftOut);
        parts.Add(fact is not null && values is not null ? new OneOf(fact, values) : null);
        parts.Add(f.Optional("between", Between(fact, ordered), "介于两值之间，含两端", "between two values, both included", Slip.Altered));
        parts.Add(f.Optional("fullYears", Years(fact), "自该日期起至某日满多少周年", "so many full years between the date and a day"));
        f.AtLeastOneOf(Operators);
        return parts.OfType<Condition>().ToList() is [var only] ? only : new All([.. parts.OfType<Condition>()]);
    }

    private Condition OfConditions(Fields f)
    {
        f.ExactlyOneOf("fact", "share", "all", "any", "not", "atLeastOf", "condition");
        return f.Optional("all", _parts, "各项均符合", "all of these hold", new Slips(Slip.ItemLeftOut, ["any"])) is { } all ? new All(all)
            : f.Optional("any", _parts, "符合任一项", "any of these holds", new Slips(Slip.ItemLeftOut, ["all"])) is { } any ? new AtLeastOf(1, any)
            : f.Optional("not", Condition, "不符合该项", "this does not hold") is { } not ? new Not(not)
            : f.Optional("condition", _named, "具名条件（conditions 中的 code）", "a condition by its name, a code of conditions") is { } named ? named
            : f.Optional("atLeastOf", Expect.Mapping(AtLeastOf, () => Nothing), "若干项中至少符合几项", "at least so many of these hold") ?? Nothing;
    }

    // { share: LIST, where: CONDITION OVER AN ITEM, atLeast: 30% }
    private Condition OfShare(Fields f)
    {
        var list = f.Required("share", _known, "列表事实：其条目的占比", "a list: how large a part of it meets the condition");
        if (list is { Kind: not FactKind.List })
        {
            f.Report(ViolationCode.NotAList, $"“{list.Code}”不是列表，不能计算占比。", $"'{list.Code}' is not a list; no share of it can be taken.");
        }

        f.ExactlyOneOf("atLeast", "atMost");
        var where = f.Required("where", OverItems(list), WhereNote.Zh, WhereNote.En);
        var atLeast = f.OptionalValue("atLeast", LimitLanguage.Share, Comparisons[5].Zh, Comparisons[5].En, Lower);
        var atMost = f.OptionalValue("atMost", LimitLanguage.Share, Comparisons[3].Zh, Comparisons[3].En, Comparisons[3].Slips);
        return list?.Items is not null && (atLeast ?? atMost) is { } share
            ? new ShareOfList(list, where, atLeast is null ? BoundKind.AtMost : BoundKind.AtLeast, share)
            : Nothing;
    }

    private Condition AtLeastOf(Fields f)
    {
        var count = f.Required("count", Expect.Whole, "至少几项", "how many must hold", Slip.Altered);
        var parts = f.Required("conditions", _parts, "各项条件", "the conditions");
        if (f.Sound && (count < 1 || count > parts.Count))
        {
            f.Report(ViolationCode.CountOutOfRange, "count 须至少为1，且不超过条件个数。", "The count must be at least 1 and at most the number of conditions.");
        }

        return new AtLeastOf(count, parts);
    }

    // { fact: SINCE, fullYears: { on: DAY, atLeast: 3 } } is a condition on the date itself: so many years have passed exactly for the earlier ones.
    private static Reader<Condition?> Years(FactDefinition? fact) => Expect.Mapping<Condition?>(
        f =>
        {
            f.ExactlyOneOf("atLeast", "below");
            var on = f.Required("on", Expect.Day, "计至的日期", "the day to which years are counted", Slip.Altered);
            var atLeast = f.OptionalValue("atLeast", Expect.Whole, "至少满多少周年", "at least so many full years", Lower);
            var below = f.OptionalValue("below", Expect.Whole, "不满多少周年", "fewer full years than this", Comparisons[2].Slips);
            if (fact is null || !f.Sound || (atLeast ?? below) is not { } years)
            {
                return null;
            }

            if (fact.Kind != FactKind.Date)
            {
                f.Report(ViolationCode.NotComparable, $"“{fact.Code}”不是日期，不能计算周年。", $"'{fact.Code}' is not a date; no full years can be counted from it.");
                return null;
            }

            if (years is < 1 or > 200)
            {
                f.Report(ViolationCode.CountOutOfRange, "周年数须为1至200。", "Full years must lie between 1 and 200.");
                return null;
            }

            return FullYears.Asked(fact, years, on, atLeast is not null);
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
                node.Report(ViolationCode.BoundsSwapped, "下限高于上限，请对调。", "The lower bound is above the upper one; swap them.");
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
        ViolationCode.NotComparable,
        $"“{fact.Label.Zh}”的取值没有高低之分，只能用 is、isNot 或 in。",
        $"The values of '{fact.Code}' have no order; only is, isNot and in can be used.");

    /// <summary>Whether the values of a fact can be compared.</summary>
    public static bool CanBeOrdered(FactDefinition fact) => fact switch
    {
        { Kind: FactKind.Choice, Scale: { } scale } => scale.Ordered,
        { Kind: FactKind.Number or FactKind.Date } => true,
        _ => false,
    };
}
