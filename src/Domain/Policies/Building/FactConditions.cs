using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Building;

/// <summary>
/// A value as it is written in C#: a yes or no, a number, a day, the code of a scale's value, a text. It takes on the type of the fact that it is
/// compared with.
/// </summary>
public readonly struct Operand : IEquatable<Operand>
{
    private readonly string _text;

    private Operand(string text) => _text = text;

    /// <summary>The value in invariant form.</summary>
    public string Invariant => _text ?? string.Empty;

    /// <summary>A code or a text.</summary>
    public static implicit operator Operand(string text) => new(text);

    /// <summary>A yes or no.</summary>
    public static implicit operator Operand(bool flag) => new(flag ? "true" : "false");

    /// <summary>A whole number.</summary>
    public static implicit operator Operand(int number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A number, in the fact's unit.</summary>
    public static implicit operator Operand(decimal number) => new(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>A day.</summary>
    public static implicit operator Operand(DateOnly day) => new(day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));

    /// <inheritdoc/>
    public bool Equals(Operand other) => string.Equals(Invariant, other.Invariant, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Operand other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => Invariant.GetHashCode(StringComparison.Ordinal);

    /// <summary>Equal values.</summary>
    public static bool operator ==(Operand left, Operand right) => left.Equals(right);

    /// <summary>Other values.</summary>
    public static bool operator !=(Operand left, Operand right) => !left.Equals(right);
}

/// <summary>
/// Conditions (条件) written as C#: <c>rank.Below("bureau-deputy") &amp; frontLine.IsTrue()</c>. A value that the fact cannot have is a fault of the
/// program: an <see cref="ArgumentException"/> says what was expected and names the nearest value.
/// </summary>
public static class FactConditions
{
    /// <summary>等于.</summary>
    public static Condition Is(this FactDefinition fact, Operand value) => Compared(fact, Comparison.Is, value);

    /// <summary>不等于.</summary>
    public static Condition IsNot(this FactDefinition fact, Operand value) => Compared(fact, Comparison.IsNot, value);

    /// <summary>The answer is yes.</summary>
    public static Condition IsTrue(this FactDefinition fact) => fact.Is(true);

    /// <summary>The answer is no.</summary>
    public static Condition IsFalse(this FactDefinition fact) => fact.Is(false);

    /// <summary>低于: below, or before a day.</summary>
    public static Condition Below(this FactDefinition fact, Operand value) => Compared(fact, Comparison.Below, value);

    /// <summary>不高于: at most, or on a day or before.</summary>
    public static Condition AtMost(this FactDefinition fact, Operand value) => Compared(fact, Comparison.AtMost, value);

    /// <summary>高于: above, or after a day.</summary>
    public static Condition Above(this FactDefinition fact, Operand value) => Compared(fact, Comparison.Above, value);

    /// <summary>不低于: at least, or on a day or after.</summary>
    public static Condition AtLeast(this FactDefinition fact, Operand value) => Compared(fact, Comparison.AtLeast, value);

    /// <summary>介于: between two values, both of them included.</summary>
    public static Condition Between(this FactDefinition fact, Operand low, Operand high) => fact.AtLeast(low) & fact.AtMost(high);

    /// <summary>属于: one of several values.</summary>
    public static Condition In(this FactDefinition fact, params IReadOnlyList<Operand> values) => new OneOf(fact, [.. values.Select(value => Value(fact, value))]);

    /// <summary>At least so many full years (周年) lie between the date and <paramref name="on"/>; the anniversary itself completes a year.</summary>
    public static Condition FullYearsAtLeast(this FactDefinition fact, int years, DateOnly on) => FullYears.Asked(fact, years, on, atLeast: true);

    /// <summary>Fewer full years than these lie between the date and <paramref name="on"/>.</summary>
    public static Condition FullYearsBelow(this FactDefinition fact, int years, DateOnly on) => FullYears.Asked(fact, years, on, atLeast: false);

    /// <summary>At least this share of a list's items meet a condition; exact.</summary>
    public static Condition ShareAtLeast(this FactDefinition list, Share share, Func<FactCatalogue, Condition> where) =>
        new ShareOfList(list, where(Items(list)), BoundKind.AtLeast, share);

    /// <summary>At most this share of a list's items meet a condition; exact.</summary>
    public static Condition ShareAtMost(this FactDefinition list, Share share, Func<FactCatalogue, Condition> where) =>
        new ShareOfList(list, where(Items(list)), BoundKind.AtMost, share);

    /// <summary>At least so many of the conditions hold.</summary>
    public static Condition AtLeastOf(int count, params IReadOnlyList<Condition> conditions) => new AtLeastOf(count, conditions);

    internal static FactCatalogue Items(FactDefinition list) =>
        list.Items ?? throw new ArgumentException($"'{list.Code}' is not a list.", nameof(list));

    internal static FactValue Value(FactDefinition fact, Operand value)
    {
        var parsed = fact.Parse(value.Invariant);
        return parsed.Accepted ? parsed.Value : throw new ArgumentException(parsed.Violations[0].Message.En, nameof(value));
    }

    private static Compare Compared(FactDefinition fact, Comparison comparison, Operand value)
    {
        var ordered = fact.Kind is FactKind.Number or FactKind.Date || fact.Scale is { Ordered: true };
        return ordered || comparison is Comparison.Is or Comparison.IsNot
            ? new Compare(fact, comparison, Value(fact, value))
            : throw new ArgumentException($"'{fact.Code}' has no order; compare it with Is, IsNot or In.", nameof(fact));
    }
}
