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
/// <paramref name="NotAfter"/>, for example the day of death, years are counted up to that day when it is known and earlier.
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
        return FactValue.OfScaled(Between(DateOnly.FromDayNumber((int)from.Number), DateOnly.FromDayNumber((int)on.Number)));
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

    /// <summary>Full years between two days; 0 when <paramref name="on"/> is earlier. 29 February has its anniversary on 28 February.</summary>
    public static int Between(DateOnly from, DateOnly on)
    {
        var years = on.Year - from.Year;
        return Math.Max(years > 0 && from.AddYears(years) > on ? years - 1 : years, 0);
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
