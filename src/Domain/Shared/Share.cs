using System.Globalization;

namespace Commendation.Domain.Shared;

/// <summary>
/// An exact fraction between 0 and 1 inclusive, kept in lowest terms. Shares of a list are compared by cross-multiplication,
/// so that 20 % of 100 is 20 and never 20.000000001. Products are taken in 128 bits: no two longs overflow them.
/// </summary>
public readonly record struct Share : IComparable<Share>
{
    // Less one, so that the default value is zero of one and equals every other zero.
    private readonly long _denominatorLessOne;

    /// <summary>Makes <paramref name="numerator"/> / <paramref name="denominator"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The denominator is not positive, or the fraction lies outside 0..1.</exception>
    public Share(long numerator, long denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        ArgumentOutOfRangeException.ThrowIfNegative(numerator);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(numerator, denominator);
        var divisor = GreatestCommonDivisor(numerator, denominator);
        Numerator = numerator / divisor;
        _denominatorLessOne = (denominator / divisor) - 1;
    }

    /// <summary>So many per cent, 0 to 100.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Less than 0 or more than 100.</exception>
    public static Share Percent(int percent) => new(percent, 100);

    /// <summary>The numerator in lowest terms.</summary>
    public long Numerator { get; }

    /// <summary>The denominator in lowest terms; at least 1.</summary>
    public long Denominator => _denominatorLessOne + 1;

    /// <summary>
    /// Reads <c>20%</c>, <c>12.5%</c> or <c>1/3</c>. Decimals without a percent sign are refused: 0.2 invites the question "of what".
    /// </summary>
    public static bool TryParse(string text, out Share share)
    {
        share = default;
        var value = text.Trim();
        if (value.EndsWith('%'))
        {
            if (!decimal.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var percent)
                || percent is < 0 or > 100 || percent.Scale > 6)
            {
                return false;
            }

            var scale = 1L;
            for (; decimal.Truncate(percent) != percent; percent *= 10)
            {
                scale *= 10;
            }

            share = new Share((long)percent, 100 * scale);
            return true;
        }

        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0
            || !int.TryParse(value.AsSpan(0, slash), NumberStyles.None, CultureInfo.InvariantCulture, out var numerator)
            || !int.TryParse(value.AsSpan(slash + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var denominator)
            || denominator == 0 || numerator > denominator)
        {
            return false;
        }

        share = new Share(numerator, denominator);
        return true;
    }

    /// <summary>The largest whole number that is at most this share of <paramref name="whole"/>.</summary>
    public int Floor(int whole) => (int)((Int128)whole * Numerator / Denominator);

    /// <summary>The smallest whole number that is at least this share of <paramref name="whole"/>.</summary>
    public int Ceiling(int whole) => (int)((((Int128)whole * Numerator) + Denominator - 1) / Denominator);

    /// <summary>The whole number nearest to this share of <paramref name="whole"/>, half a one counting as one (四舍五入).</summary>
    public int HalfUp(int whole) => (int)(((2 * (Int128)whole * Numerator) + Denominator) / (2 * (Int128)Denominator));

    /// <inheritdoc/>
    public int CompareTo(Share other) => ((Int128)Numerator * other.Denominator).CompareTo((Int128)other.Numerator * Denominator);

    /// <summary>Smaller than.</summary>
    public static bool operator <(Share left, Share right) => left.CompareTo(right) < 0;

    /// <summary>Greater than.</summary>
    public static bool operator >(Share left, Share right) => left.CompareTo(right) > 0;

    /// <summary>Smaller than or equal.</summary>
    public static bool operator <=(Share left, Share right) => left.CompareTo(right) <= 0;

    /// <summary>Greater than or equal.</summary>
    public static bool operator >=(Share left, Share right) => left.CompareTo(right) >= 0;

    /// <summary>A percentage where it is exact to four decimals, otherwise a fraction.</summary>
    public override string ToString() => 1_000_000 % Denominator == 0
        ? string.Create(CultureInfo.InvariantCulture, $"{Numerator * 100m / Denominator:0.####}%")
        : string.Create(CultureInfo.InvariantCulture, $"{Numerator}/{Denominator}");

    private static long GreatestCommonDivisor(long a, long b) => b == 0 ? Math.Max(a, 1) : GreatestCommonDivisor(b, a % b);
}
