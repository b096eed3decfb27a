using System.Globalization;
using System.Numerics;

namespace Commendation.Domain.Apportionments;

/// <summary>
/// An exact fraction of any size and sign, kept in lowest terms. Weights are mixed and compared in it, because a place must never hang on
/// the last digit of a rounded number.
/// </summary>
public readonly record struct Fraction : IComparable<Fraction>
{
    /// <summary>The longest text that is read as a number; longer ones are mistakes, not weights.</summary>
    private const int LongestText = 40;

    // Less one, so that the default value is zero of one and equals every other zero.
    private readonly BigInteger _denominatorLessOne;

    /// <summary>Makes <paramref name="numerator"/> / <paramref name="denominator"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not positive.</exception>
    public Fraction(BigInteger numerator, BigInteger denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        if (denominator.IsOne)
        {
            Numerator = numerator;
            return;
        }

        var divisor = BigInteger.GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - BigInteger.One;
    }

    /// <summary>The numerator in lowest terms; it carries the sign.</summary>
    public BigInteger Numerator { get; }

    /// <summary>The denominator in lowest terms; at least 1.</summary>
    public BigInteger Denominator => _denominatorLessOne + BigInteger.One;

    /// <summary>Minus one, zero or one.</summary>
    public int Sign => Numerator.Sign;

    /// <summary>The largest whole number that is not above it.</summary>
    public BigInteger Floor => (Numerator - Modulo(Numerator, Denominator)) / Denominator;

    /// <summary>The smallest whole number that is not below it.</summary>
    public BigInteger Ceiling => -new Fraction(-Numerator, Denominator).Floor;

    /// <summary>Reads <c>12</c>, <c>12.5</c> or <c>1/3</c>, with or without a minus sign; no exponents and no separators of thousands.</summary>
    public static bool TryParse(string text, out Fraction fraction)
    {
        fraction = default;
        var value = text.Trim();
        if (value.Length > LongestText)
        {
            return false;
        }

        var sign = value.StartsWith('-') ? BigInteger.MinusOne : BigInteger.One;
        var digits = value[(sign.Sign < 0 ? 1 : 0)..];
        var mark = digits.IndexOfAny(['/', '.']);
        var after = mark < 0 ? "1" : digits[(mark + 1)..];
        if (!Digits(mark < 0 ? digits : digits[..mark], out var first) || !Digits(after, out var second))
        {
            return false;
        }

        if (mark < 0 || digits[mark] == '/')
        {
            fraction = second.IsZero ? default : new Fraction(sign * first, second);
            return !second.IsZero;
        }

        var scale = BigInteger.Pow(10, after.Length);
        fraction = new Fraction(sign * ((first * scale) + second), scale);
        return true;
    }

    /// <inheritdoc/>
    public int CompareTo(Fraction other) => (Numerator * other.Denominator).CompareTo(other.Numerator * Denominator);

    /// <summary>This value, or the nearer end of <paramref name="low"/>..<paramref name="high"/> when it lies outside.</summary>
    public Fraction Within(Fraction low, Fraction high) => this < low ? low : this > high ? high : this;

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Fraction(BigInteger whole) => new(whole, BigInteger.One);

    /// <summary>A whole number as a fraction.</summary>
    public static implicit operator Fraction(long whole) => new(whole, BigInteger.One);

    /// <summary>Sum.</summary>
    public static Fraction operator +(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) + (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Difference.</summary>
    public static Fraction operator -(Fraction left, Fraction right) =>
        new((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator), left.Denominator * right.Denominator);

    /// <summary>Product.</summary>
    public static Fraction operator *(Fraction left, Fraction right) => new(left.Numerator * right.Numerator, left.Denominator * right.Denominator);

    /// <summary>Quotient.</summary>
    /// <exception cref="DivideByZeroException">The right side is zero.</exception>
    public static Fraction operator /(Fraction left, Fraction right) => right.Sign == 0
        ? throw new DivideByZeroException()
        : new Fraction(left.Numerator * right.Denominator * right.Sign, left.Denominator * BigInteger.Abs(right.Numerator));

    /// <summary>Smaller than.</summary>
    public static bool operator <(Fraction left, Fraction right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Fraction left, Fraction right) => left.CompareTo(right) > 0;

    /// <summary>Smaller than or equal.</summary>
    public static bool operator <=(Fraction left, Fraction right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(Fraction left, Fraction right) => left.CompareTo(right) >= 0;

    /// <summary>The exact value: <c>12</c> or <c>25/2</c>.</summary>
    public override string ToString() => Denominator.IsOne
        ? Numerator.ToString(CultureInfo.InvariantCulture)
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    /// <summary>A decimal for the eye, cut off (not rounded) after <paramref name="digits"/> digits and then marked with <c>…</c>.</summary>
    public string ToDecimalText(int digits)
    {
        var scale = BigInteger.Pow(10, digits);
        var scaled = BigInteger.DivRem(BigInteger.Abs(Numerator) * scale, Denominator, out var rest);
        var whole = BigInteger.DivRem(scaled, scale, out var decimals);
        var text = decimals.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        var shown = rest.IsZero ? text.TrimEnd('0') : text + "…";
        return string.Create(CultureInfo.InvariantCulture, $"{(Sign < 0 ? "-" : string.Empty)}{whole}{(shown.Length == 0 ? string.Empty : ".")}{shown}");
    }

    private static bool Digits(string text, out BigInteger value) => BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    private static BigInteger Modulo(BigInteger value, BigInteger divisor)
    {
        var rest = BigInteger.Remainder(value, divisor);
        return rest.Sign < 0 ? rest + divisor : rest;
    }
}
