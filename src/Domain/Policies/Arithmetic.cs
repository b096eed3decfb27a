using System.Globalization;
using System.Text;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>The sum of several numbers (合计). Where it is too large to be kept, there is no value.</summary>
/// <param name="Of">At least two numbers with the decimals of the derived fact.</param>
public sealed record SumOf(IReadOnlyList<FactDefinition> Of) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => Of;

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts)
    {
        Int128 sum = 0;
        foreach (var part in Of)
        {
            if (!facts[part.Index].IsKnown)
            {
                return default;
            }

            sum += facts[part.Index].Number;
        }

        return Kept(sum);
    }

    /// <summary>A number of smallest units, or no value where it is too large.</summary>
    internal static FactValue Kept(Int128 units) => units < long.MinValue || units > long.MaxValue ? default : FactValue.OfScaled((long)units);
}

/// <summary>The difference of two numbers, or the days between two dates (差).</summary>
/// <param name="Of">From what.</param>
/// <param name="Less">What is taken away, of the same kind.</param>
public sealed record DifferenceOf(FactDefinition Of, FactDefinition Less) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => [Of, Less];

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts) =>
        facts[Of.Index] is { IsKnown: true } of && facts[Less.Index] is { IsKnown: true } less ? SumOf.Kept((Int128)of.Number - less.Number) : default;
}

/// <summary>The ratio of two numbers in per cent (比率). To nothing there is no ratio.</summary>
/// <param name="Of">The part.</param>
/// <param name="To">What it is taken of, with the same decimals.</param>
/// <param name="Decimals">Decimals of the derived number, 0 to 4.</param>
/// <param name="Rounding">What becomes of a part of the smallest unit.</param>
public sealed record RatioOf(FactDefinition Of, FactDefinition To, int Decimals = 0, Rounding Rounding = Rounding.Down) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => [Of, To];

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts)
    {
        if (facts[Of.Index] is not { IsKnown: true } of || facts[To.Index] is not { IsKnown: true, Number: not 0 } to)
        {
            return default;
        }

        var (part, whole) = ((Int128)of.Number * 100, (Int128)to.Number);
        for (var i = 0; i < Decimals; i++)
        {
            part *= 10;
        }

        (part, whole) = whole < 0 ? (-part, -whole) : (part, whole);
        var (down, rest) = (part / whole, part % whole);
        down -= rest < 0 ? 1 : 0;
        rest += rest < 0 ? whole : 0;
        return SumOf.Kept(Rounding switch
        {
            Rounding.Up => down + (rest > 0 ? 1 : 0),
            Rounding.HalfUp => down + (2 * rest >= whole ? 1 : 0),
            _ => down,
        });
    }
}

/// <summary>How many characters a text has (字数), blanks not counted.</summary>
/// <param name="Of">The text.</param>
public sealed record LengthOf(FactDefinition Of) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => [Of];

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts) =>
        facts[Of.Index] is { IsKnown: true, Text: { } text } ? FactValue.OfScaled(text.EnumerateRunes().Count(rune => !Rune.IsWhiteSpace(rune))) : default;
}

/// <summary>Compares one fact with another of the same kind.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Comparison">How.</param>
/// <param name="Other">The fact that it is compared with.</param>
public sealed record CompareFacts(FactDefinition Fact, Comparison Comparison, FactDefinition Other) : Condition
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Facts => Fact == Other ? [Fact] : [Fact, Other];

    /// <inheritdoc/>
    public override Truth Evaluate(FactSet facts) =>
        facts[Other] is { IsKnown: true } value ? new Compare(Fact, Comparison, value).Evaluate(facts) : Truth.Undetermined;

    /// <inheritdoc/>
    public override Text Describe() => new Compare(Fact with { Kind = FactKind.Text }, Comparison, FactValue.Of(string.Empty)) is var shown
        ? new Text(shown.Describe().Zh + Other.Label.Zh, shown.Describe().En + Other.Label.En)
        : Text.Same(string.Empty);
}

/// <summary>A condition that has a name, for the rules that ask it again and again (具名条件).</summary>
/// <param name="Code">Code.</param>
/// <param name="Title">What it means.</param>
/// <param name="When">What holds.</param>
public sealed record NamedCondition(string Code, Text Title, Condition When);

/// <summary>The derivations that calculate, under the key <c>derive</c>.</summary>
internal static class ArithmeticLanguage
{
    public static Derivation? Sum(Reader<FactDefinition?> known, FactDefinition fact, Node node)
    {
        var of = Expect.ListOf(known).Read(node).OfType<FactDefinition>().ToList();
        if (of.Count < 2 || fact.Kind != FactKind.Number || of.Exists(part => part.Kind != FactKind.Number || part.Decimals != fact.Decimals))
        {
            return Refused(node, $"“{fact.Code}”须为数字，由至少两个小数位数相同的数字相加。", $"'{fact.Code}' must be a number: the sum of at least two numbers with the same decimals.");
        }

        return new SumOf(of);
    }

    public static Derivation? Difference(Fields<DifferenceOf> f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var of = f.Required("of", one => one.Of, known, "被减的事实：数字或日期", "from what: a number or a date");
        var less = f.Required("less", one => one.Less, known, "减去的事实", "what is taken away");
        var fits = fact.Kind == FactKind.Number && (of, less) switch
        {
            ({ Kind: FactKind.Number } one, { Kind: FactKind.Number } other) => one.Decimals == other.Decimals && one.Decimals == fact.Decimals,
            ({ Kind: FactKind.Date }, { Kind: FactKind.Date }) => fact.Decimals == 0,
            (null, _) or (_, null) => true,
            _ => false,
        };
        if (!fits)
        {
            f.Report(ViolationCode.NotDerivable, $"“{fact.Code}”须为数字：两个小数位数相同的数字之差，或两个日期相隔的天数。", $"'{fact.Code}' must be a number: the difference of two numbers with its decimals, or the days between two dates.");
        }

        return of is null || less is null || !fits ? null : new DifferenceOf(of, less);
    }

    public static Derivation? Ratio(Fields<RatioOf> f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var of = f.Required("of", one => one.Of, known, "分子：数字", "the part, a number");
        var to = f.Required("to", one => one.To, known, "分母：数字", "what it is taken of, a number");
        var round = f.Optional("round", one => one.Rounding, Expect.OneOf<Rounding>(), Rounding.Down, "舍入：down 舍去，up 进位，half-up 四舍五入", "rounding: down, up or half-up");
        if (fact.Kind != FactKind.Number || of is { Kind: not FactKind.Number } || to is { Kind: not FactKind.Number } || (of is not null && to is not null && of.Decimals != to.Decimals))
        {
            f.Report(ViolationCode.NotDerivable, $"“{fact.Code}”须为数字（百分比），由两个小数位数相同的数字相比。", $"'{fact.Code}' must be a number, the per cent of one number of another with the same decimals.");
            return null;
        }

        return of is null || to is null ? null : new RatioOf(of, to, fact.Decimals, round);
    }

    public static Derivation? Length(Reader<FactDefinition?> known, FactDefinition fact, Node node) => known.Read(node) switch
    {
        null => null,
        { Kind: FactKind.Text } text when fact is { Kind: FactKind.Number, Decimals: 0 } => new LengthOf(text),
        var other => Refused(node, $"“{fact.Code}”须为整数，“{other.Code}”须为文本。", $"'{fact.Code}' must be a number without decimals, the length of a text; '{other.Code}' is {(other.Kind == FactKind.Text ? "one" : "none")}."),
    };

    /// <summary>What a fact is compared with: a value of its own, another fact, or a figure that depends on a choice. Gives the condition for a comparison.</summary>
    public static Reader<Func<Comparison, Condition?>?> Comparand(FactDefinition? fact, Reader<FactValue> value, Reader<FactDefinition?> known, Action<Node, FactDefinition> orderless, bool ordered)
    {
        var other = Expect.Mapping<Func<Comparison, Condition?>?>(f => f.Has("of") ? Depending(f, fact, value, known) : Other(f, fact, known), () => null, "comparand");
        return new Reader<Func<Comparison, Condition?>?>(
            new Shape.Either(value.Shape, other.Shape) { Name = "comparand-or-value" },
            node =>
            {
                if (node is not Mapping)
                {
                    var read = value.Read(node);
                    return comparison => fact is not null && read.IsKnown ? new Compare(fact, comparison, read) : null;
                }

                if (fact is not null && ordered && fact is not { Kind: FactKind.Number or FactKind.Date } and not { Kind: FactKind.Choice, Scale: null or { Ordered: true } })
                {
                    orderless(node, fact);
                    return null;
                }

                return other.Read(node);
            },
            () => null);
    }

    private static Func<Comparison, Condition?>? Other(Fields f, FactDefinition? fact, Reader<FactDefinition?> known)
    {
        var other = f.Required("fact", known, "与之比较的另一项事实", "the other fact that it is compared with");
        if (fact is null || other is null)
        {
            return null;
        }

        if (fact.Code == other.Code)
        {
            f.Report(ViolationCode.NotComparable, $"“{fact.Code}”不能与自身比较。", $"'{fact.Code}' cannot be compared with itself.");
            return null;
        }

        if (fact.Kind != other.Kind || fact.Kind is FactKind.List or FactKind.Text || fact.Decimals != other.Decimals || fact.Scale?.Code != other.Scale?.Code)
        {
            f.Report(
                ViolationCode.NotComparable,
                $"“{fact.Code}”与“{other.Code}”的类型、小数位数或量表不同，不能比较。",
                $"'{fact.Code}' and '{other.Code}' differ in kind, decimals or scale and cannot be compared.");
            return null;
        }

        return comparison => new CompareFacts(fact, comparison, other);
    }

    // { of: CATEGORY, values: { A: 10, B: 15 }, otherwise: 20 }: for each value of a choice its own figure.
    private static Func<Comparison, Condition?>? Depending(Fields f, FactDefinition? fact, Reader<FactValue> value, Reader<FactDefinition?> known)
    {
        var of = f.Required("of", known, "决定数值的选项事实", "the choice that the figure depends on");
        var figures = f.Required("values", Figures(of, value), "选项的各取值及其数值", "for each value of the choice the figure");
        var otherwise = f.OptionalValue("otherwise", value, "其余取值的数值", "the figure for all other values", Slip.Altered);
        if (of is null || fact is null || !f.Sound)
        {
            return null;
        }

        if (of is not { Kind: FactKind.Choice, Scale: { } scale })
        {
            f.Report(ViolationCode.WrongType, $"“{of.Code}”须为选项（choice）。", $"'{of.Code}' must be a choice.");
            return null;
        }

        var left = scale.Values.Where(one => !figures.ContainsKey(one.Code)).ToList();
        if ((left.Count == 0) == otherwise.HasValue)
        {
            f.Report(
                ViolationCode.FigureMissing,
                left.Count == 0 ? "各取值均有数值，otherwise 没有意义。" : string.Create(CultureInfo.InvariantCulture, $"“{of.Code}”还有{left.Count}个取值没有数值（如“{left[0].Code}”）；请补充，或写 otherwise。"),
                left.Count == 0 ? "Every value has its figure; 'otherwise' means nothing." : string.Create(CultureInfo.InvariantCulture, $"{left.Count} values of '{of.Code}' have no figure, for example '{left[0].Code}'; give it, or write 'otherwise'."));
            return null;
        }

        return comparison => new AtLeastOf(1,
        [
            .. figures.Select(pair => new All([new Compare(of, Comparison.Is, FactValue.Choice(scale.IndexOf(pair.Key), pair.Key)), new Compare(fact, comparison, pair.Value)])),
            .. otherwise is { } rest ? [new All([new OneOf(of, [.. left.Select(one => FactValue.Choice(scale.IndexOf(one.Code), one.Code))]), new Compare(fact, comparison, rest)])] : Array.Empty<Condition>(),
        ]);
    }

    private static Reader<IReadOnlyDictionary<string, FactValue>> Figures(FactDefinition? of, Reader<FactValue> value) => new(
        new Shape.Entries(() => value.Shape),
        node =>
        {
            var figures = new Dictionary<string, FactValue>();
            if (node is not Mapping mapping)
            {
                Expect.WrongType(node, new Text("取值及其数值", "a mapping of values to figures"));
                return figures;
            }

            foreach (var entry in mapping.Entries)
            {
                if (of?.Scale is { } scale && scale.IndexOf(entry.Key) < 0)
                {
                    node.Findings.Add(Violation.Unknown(ViolationCode.KeyUnknown, entry.Key, scale.Values.Select(one => one.Code), ("取值", "value")) with { Place = entry.KeyAt.Place(Node.Child(mapping.Path, entry.Key)) });
                }

                if (value.Read(entry.Value) is { IsKnown: true } figure)
                {
                    figures[entry.Key] = figure;
                }
            }

            return figures;
        },
        () => new Dictionary<string, FactValue>());

    private static Derivation? Refused(Node node, string zh, string en)
    {
        node.Report(ViolationCode.NotDerivable, zh, en);
        return null;
    }
}
