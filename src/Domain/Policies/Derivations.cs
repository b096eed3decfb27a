using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>A fact that follows from declared ones.</summary>
public abstract record Derivation
{
    private protected Derivation()
    {
    }

    /// <summary>Facts that it reads.</summary>
    public abstract IReadOnlyList<FactDefinition> Reads { get; }

    /// <summary>The derived value; missing when a fact that it needs is missing.</summary>
    public abstract FactValue Value(ReadOnlySpan<FactValue> facts);
}

/// <summary>
/// Full years (周年) from a date up to a fixed day, or up to another date: the anniversary itself counts as a full year. With a
/// <paramref name="NotAfter"/>, for example the day of death, years are counted up to that day when it is known and earlier. Where the span
/// is reversed, as by a mistyped year, there is no value.
/// </summary>
/// <param name="From">The date from which years are counted.</param>
/// <param name="On">The fixed day on which they are counted; null when <paramref name="To"/> is given.</param>
/// <param name="To">The date on which they are counted; null when <paramref name="On"/> is given.</param>
/// <param name="NotAfter">A date beyond which no time counts; null for none.</param>
public sealed record FullYears(FactDefinition From, DateOnly? On, FactDefinition? To = null, FactDefinition? NotAfter = null) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => [.. new[] { From, To, NotAfter }.OfType<FactDefinition>()];

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts)
    {
        var from = facts[From.Index];
        var to = To is null ? FactValue.Of(On!.Value) : facts[To.Index];
        if (!from.IsKnown || !to.IsKnown)
        {
            return default;
        }

        var on = NotAfter is not null && facts[NotAfter.Index] is { IsKnown: true } end && end.Number < to.Number ? end : to;
        return Between(DateOnly.FromDayNumber((int)from.Number), DateOnly.FromDayNumber((int)on.Number)) is { } years ? FactValue.OfScaled(years) : default;
    }

    /// <summary>
    /// The latest day from which so many full years lie before <paramref name="on"/>: a date is at most this day exactly when they do, so that
    /// a condition on years is one on the date.
    /// </summary>
    /// <param name="years">At least 1; no date is ever less than 0 years back.</param>
    /// <param name="on">The day on which the years are counted.</param>
    public static DateOnly LatestStart(int years, DateOnly on)
    {
        var start = on.AddYears(-years);
        return start.AddDays(1).AddYears(years) <= on ? start.AddDays(1) : start;
    }

    /// <summary>The condition on a date that at least so many full years lie before a day, or fewer; of a later date it says nothing.</summary>
    internal static Compare Asked(FactDefinition fact, int years, DateOnly on, bool atLeast) =>
        new(fact, atLeast ? Comparison.AtMost : Comparison.Above, FactValue.Of(LatestStart(years, on))) { Until = FactValue.Of(on) };

    /// <summary>Full years between two days; null when <paramref name="on"/> is the earlier one, for no years can be counted backwards. 29 February has its anniversary on 28 February.</summary>
    public static int? Between(DateOnly from, DateOnly on)
    {
        var years = on.Year - from.Year;
        return from > on ? null : years > 0 && from.AddYears(years) > on ? years - 1 : years;
    }
}

/// <summary>The highest value of several facts on one ordered scale, for example of a leading post and an equivalent grade (职级).</summary>
/// <param name="Of">At least one fact; all share a scale.</param>
public sealed record Highest(IReadOnlyList<FactDefinition> Of) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => Of;

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts)
    {
        FactValue highest = default;
        foreach (var definition in Of)
        {
            var value = facts[definition.Index];
            if (!value.IsKnown)
            {
                return default;
            }

            highest = highest.IsKnown && highest.Number >= value.Number ? highest : value;
        }

        return highest;
    }
}

/// <summary>
/// The value of another scale that a value corresponds to (相当于), for example the level of leading posts (职务层次) of a grade (职级). The scale of
/// <paramref name="Of"/> says what each of its values corresponds to.
/// </summary>
/// <param name="Of">A choice, whose scale names an equivalent for each value.</param>
/// <param name="On">The scale on which the equivalent lies, that of the derived fact.</param>
public sealed record EquivalentOf(FactDefinition Of, Scale On) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => [Of];

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts) =>
        facts[Of.Index] is { IsKnown: true } value && Of.Scale!.Values[(int)value.Number].Equivalent is { } code && On.IndexOf(code) is >= 0 and var index
            ? FactValue.Choice(index, On.Values[index].Code)
            : default;
}

/// <summary>How many items of a list meet a condition; a window of time is a condition on the item's date.</summary>
/// <param name="Of">The list.</param>
/// <param name="Where">The condition, over the item's own facts.</param>
public sealed record CountOf(FactDefinition Of, Condition Where) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => [Of];

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts) =>
        facts[Of.Index].Items is { } items && items.All(item => Where.Evaluate(item) != Truth.Undetermined)
            ? FactValue.OfScaled(items.Count(item => Where.Evaluate(item) == Truth.Met))
            : default;
}

/// <summary>
/// The longest run of consecutive years whose items meet a condition, for example appraised excellent three years running.
/// </summary>
/// <param name="Of">The list.</param>
/// <param name="Year">The item's year, a number.</param>
/// <param name="Where">The condition, over the item's own facts.</param>
/// <param name="EndingIn">Year in which the run must end; null for any.</param>
public sealed record ConsecutiveYears(FactDefinition Of, FactDefinition Year, Condition Where, int? EndingIn) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => [Of];

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts)
    {
        if (facts[Of.Index].Items is not { } items || items.Any(item => !item[Year].IsKnown || Where.Evaluate(item) == Truth.Undetermined))
        {
            return default;
        }

        var (longest, run, before) = (0L, 0L, long.MinValue);
        foreach (var year in items.Where(item => Where.Evaluate(item) == Truth.Met).Select(item => item[Year].Number).Distinct().Order())
        {
            run = before + 1 == year ? run + 1 : 1;
            before = year;
            longest = EndingIn is null ? Math.Max(longest, run) : year == EndingIn ? run : longest;
        }

        return FactValue.OfScaled(longest);
    }
}

/// <summary>The last items of a list, by a date or number of theirs.</summary>
/// <param name="Of">The list.</param>
/// <param name="By">The item's fact that orders them.</param>
/// <param name="Count">How many, at least 1.</param>
public sealed record LastOf(FactDefinition Of, FactDefinition By, int Count) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => [Of];

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts) =>
        facts[Of.Index].Items is { } items && items.All(item => item[By].IsKnown)
            ? FactValue.Of([.. items.OrderBy(item => item[By].Number).TakeLast(Count)])
            : default;
}

/// <summary>What becomes of a part of the smallest unit when a share is written as a number.</summary>
public enum Rounding
{
    /// <summary>舍去: the part is left out, so that a share that is just missed is never shown as reached.</summary>
    Down,

    /// <summary>进一: the part counts as one.</summary>
    Up,

    /// <summary>四舍五入: half a unit or more counts as one.</summary>
    HalfUp,
}

/// <summary>
/// The share of a list's items that meet a condition, in per cent (占比). Where a rule only compares the share, <see cref="ShareOfList"/> does so
/// without rounding. The share of an empty list is 0.
/// </summary>
/// <param name="Of">The list.</param>
/// <param name="Where">The condition, over the item's own facts.</param>
/// <param name="Decimals">Decimals of the derived number, 0 to 4.</param>
/// <param name="Rounding">What becomes of a part of the smallest unit.</param>
public sealed record PercentOf(FactDefinition Of, Condition Where, int Decimals = 0, Rounding Rounding = Rounding.Down) : Derivation
{
    /// <inheritdoc/>
    public override IReadOnlyList<FactDefinition> Reads => [Of];

    /// <inheritdoc/>
    public override FactValue Value(ReadOnlySpan<FactValue> facts)
    {
        if (facts[Of.Index].Items is not { } items || items.Any(item => Where.Evaluate(item) == Truth.Undetermined))
        {
            return default;
        }

        var units = 100L;
        for (var i = 0; i < Decimals; i++)
        {
            units *= 10;
        }

        var part = items.Count(item => Where.Evaluate(item) == Truth.Met) * units;
        var whole = Math.Max(items.Count, 1);
        return FactValue.OfScaled(Rounding switch
        {
            Rounding.Up => (part + whole - 1) / whole,
            Rounding.HalfUp => ((2 * part) + whole) / (2 * whole),
            _ => part / whole,
        });
    }
}

/// <summary>The key <c>derive</c> of a fact.</summary>
internal static class DerivationLanguage
{
    /// <summary>What a derivation looks like, whatever facts there are.</summary>
    public static Shape Shape { get; } = For(new FactDefinition(0, string.Empty, default, Text.Same(string.Empty)), DeclaredFacts.OfItems(null).Known, end: null).Shape;

    /// <summary>
    /// Reads how <paramref name="fact"/> follows from others; null when that could not be read. No years are counted after <paramref name="end"/>,
    /// the day of death, unless another end is given.
    /// </summary>
    public static Reader<Derivation?> For(FactDefinition fact, Reader<FactDefinition?> known, FactDefinition? end) => Expect.Element<Derivation, Derivation?>(
        f =>
        {
            f.ExactlyOneOf("fullYears", "highest", "equivalent", "count", "percent", "consecutiveYears", "last", "sum", "difference", "ratio", "length");
            return f.Optional("fullYears", derivation => derivation as FullYears, Expect.Element<FullYears, Derivation?>(years => FullYears(years, fact, known, end), () => null), "周年：两个日期之间的整年数", "full years between two dates")
                ?? f.Optional("highest", derivation => (derivation as Highest)?.Of, Highest(fact, known), "同一有序量表上几项事实的最高值", "the highest of several facts on one ordered scale", Slip.ItemLeftOut)
                ?? f.Optional("equivalent", derivation => (derivation as EquivalentOf)?.Of, Equivalent(fact, known), "另一选项事实的相当值", "the value that another choice corresponds to")
                ?? f.Optional("percent", derivation => derivation as PercentOf, Expect.Element<PercentOf, Derivation?>(percent => Percent(percent, fact, known), () => null), "符合条件的条目所占百分比", "the share of a list's items that meet a condition, in per cent")
                ?? f.Optional("count", derivation => derivation as CountOf, Expect.Element<CountOf, Derivation?>(count => Count(count, fact, known), () => null), "符合条件的条目数", "how many items of a list meet a condition")
                ?? f.Optional("consecutiveYears", derivation => derivation as ConsecutiveYears, Expect.Element<ConsecutiveYears, Derivation?>(years => ConsecutiveYears(years, fact, known), () => null), "条目符合条件的最长连续年数", "longest run of years whose items meet a condition")
                ?? f.Optional("last", derivation => derivation as LastOf, Expect.Element<LastOf, Derivation?>(last => Last(last, fact, known), () => null), "列表最后几项", "the last items of a list")
                ?? f.Optional("sum", derivation => (derivation as SumOf)?.Of, new Reader<Derivation?>(new Shape.Items(() => known.Shape), node => ArithmeticLanguage.Sum(known, fact, node), () => null), "几个数字之和", "the sum of several numbers", Slip.ItemLeftOut)
                ?? f.Optional("difference", derivation => derivation as DifferenceOf, Expect.Element<DifferenceOf, Derivation?>(one => ArithmeticLanguage.Difference(one, fact, known), () => null), "两个数字之差，或两个日期相隔的天数", "the difference of two numbers, or the days between two dates")
                ?? f.Optional("ratio", derivation => derivation as RatioOf, Expect.Element<RatioOf, Derivation?>(one => ArithmeticLanguage.Ratio(one, fact, known), () => null), "两个数字之比，以百分数计", "the ratio of two numbers, in per cent")
                ?? f.Optional("length", derivation => (derivation as LengthOf)?.Of, new Reader<Derivation?>(known.Shape, node => ArithmeticLanguage.Length(known, fact, node), () => null), "文本的字数，空白不计", "how many characters a text has, blanks not counted");
        },
        () => null);

    private static Derivation? FullYears(Fields<FullYears> f, FactDefinition fact, Reader<FactDefinition?> known, FactDefinition? end)
    {
        var from = f.Required("from", years => years.From, known, "起算日期的事实", "fact with the day from which years are counted");
        f.ExactlyOneOf("on", "to");
        var on = f.OptionalValue("on", years => years.On, Expect.Day, "计至的日期", "the day to which years are counted", Slip.Altered);
        var to = f.Optional("to", years => years.To, known, "计至日期的事实", "fact with the day to which years are counted");
        var notAfter = f.Optional("notAfter", years => years.NotAfter, known, "不计该日期以后的时间", "fact with a day after which no time counts") ?? end;
        if (fact is not { Kind: FactKind.Number, Decimals: 0 } || new[] { from, to, notAfter }.Any(date => date is not null and not { Kind: FactKind.Date }))
        {
            f.Report(
                ViolationCode.NotDerivable,
                $"“{fact.Code}”须为整数，且由日期推算周年。",
                $"Full years are whole: '{fact.Code}' must be a number without decimals, counted from a fact that is a date.");
            return null;
        }

        return from is null || (on is null && to is null) ? null : new FullYears(from, to is null ? on : null, to, notAfter);
    }

    private static Derivation? Count(Fields<CountOf> f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = List(f, of => of.Of, fact, known);
        var where = f.Required("where", of => of.Where, ConditionLanguage.OverItems(list), ConditionLanguage.WhereNote.Zh, ConditionLanguage.WhereNote.En);
        return list is null ? null : Whole(f, fact) ? new CountOf(list, where) : null;
    }

    private static Derivation? Percent(Fields<PercentOf> f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = List(f, of => of.Of, fact, known);
        var where = f.Required("where", of => of.Where, ConditionLanguage.OverItems(list), ConditionLanguage.WhereNote.Zh, ConditionLanguage.WhereNote.En);
        var round = f.Optional("round", percent => percent.Rounding, Expect.OneOf<Rounding>(), Rounding.Down, "舍入：down 舍去，up 进位，half-up 四舍五入", "rounding: down, up or half-up");
        return list is null ? null : fact.Kind == FactKind.Number
            ? new PercentOf(list, where, fact.Decimals, round)
            : NotDerivable(f, $"“{fact.Code}”须为数字（百分比）。", $"'{fact.Code}' must be a number, the per cent.");
    }

    private static Derivation? ConsecutiveYears(Fields<ConsecutiveYears> f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = List(f, of => of.Of, fact, known);
        var year = f.Required("year", years => years.Year, DeclaredFacts.OfItems(list).Known, "条目中表示年份的事实", "fact of an item that holds the year");
        var where = f.Required("where", of => of.Where, ConditionLanguage.OverItems(list), ConditionLanguage.WhereNote.Zh, ConditionLanguage.WhereNote.En);
        var endingIn = f.OptionalValue("endingIn", years => years.EndingIn, Expect.Whole, "须以该年结束", "the run must end in this year", Slip.Altered);
        return list is null || !Whole(f, fact) || year is null ? null
            : year is { Kind: FactKind.Number, Decimals: 0 } ? new ConsecutiveYears(list, year, where, endingIn)
            : NotDerivable(f, $"“{year.Code}”须为整数（年份）。", $"'{year.Code}' must be a number without decimals, the year.");
    }

    private static Derivation? Last(Fields<LastOf> f, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = List(f, of => of.Of, fact, known);
        var by = f.Required("by", last => last.By, DeclaredFacts.OfItems(list).Known, "排序所依据的条目事实", "fact of an item by which the last are found");
        var count = f.Required("count", last => last.Count, Expect.Whole, "取几项", "how many items", Slip.Altered);
        return list is null || by is null ? null
            : fact.Kind == FactKind.List && by.Kind is FactKind.Number or FactKind.Date && count > 0 ? new LastOf(list, by, count)
            : NotDerivable(f, $"“{fact.Code}”须为列表，按日期或数字取最后至少1项。", $"'{fact.Code}' must be a list: the last items, at least one, by a date or number of theirs.");
    }

    private static FactDefinition? List<T>(Fields<T> f, Func<T, FactDefinition> of, FactDefinition fact, Reader<FactDefinition?> known)
    {
        var list = f.Required("of", of, known, "列表事实的代码", "code of a fact that is a list");
        if (list is { Kind: FactKind.List, Items: null })
        {
            // Its items come from a derivation that is read later, or could not be read, which has been reported then.
            if (list.Index >= fact.Index)
            {
                f.Report(
                    ViolationCode.FactOrder,
                    $"“{fact.Code}”所依据的“{list.Code}”须先于它声明（且不得循环）。",
                    $"'{list.Code}', which '{fact.Code}' derives from, must be declared before it (and never in a circle).");
            }

            return null;
        }

        if (list is { Items: null })
        {
            NotDerivable(f, $"“{list.Code}”不是列表。", $"'{list.Code}' is not a list.");
            return null;
        }

        return list;
    }

    private static bool Whole(Fields f, FactDefinition fact) =>
        fact is { Kind: FactKind.Number, Decimals: 0 }
        || NotDerivable(f, $"“{fact.Code}”须为整数。", $"'{fact.Code}' must be a number without decimals.") is not null;

    private static Derivation? NotDerivable(Fields f, string zh, string en)
    {
        f.Report(ViolationCode.NotDerivable, zh, en);
        return null;
    }

    private static Reader<Derivation?> Equivalent(FactDefinition fact, Reader<FactDefinition?> known) => new(
        known.Shape,
        node =>
        {
            var of = known.Read(node);
            if (of is null)
            {
                return null;
            }

            if (fact.Scale is not { } on || of.Scale is null)
            {
                node.Report(
                    ViolationCode.NotDerivable,
                    $"“{fact.Code}”与“{of.Code}”都须为选项（choice），才能取相当值。",
                    $"'{fact.Code}' and '{of.Code}' must both be a choice, so that one can be the equivalent of the other.");
                return null;
            }

            return new EquivalentOf(of, on);
        },
        () => null);

    private static Reader<Derivation?> Highest(FactDefinition fact, Reader<FactDefinition?> known) => new(
        new Shape.Items(() => known.Shape),
        node =>
        {
            var of = Expect.ListOf(known).Read(node).OfType<FactDefinition>().ToList();
            if (fact.Scale is not { Ordered: true } scale || of.Exists(part => part.Scale != scale))
            {
                node.Report(
                    ViolationCode.NotComparable,
                    $"“{fact.Code}”及其所依据的事实须使用同一个有序量表。",
                    $"The highest value needs one ordered scale: give '{fact.Code}' and every fact it derives from the same one.");
            }

            return of.Count == 0 ? null : new Highest(of);
        },
        () => null);
}
