using System.Numerics;
using Commendation.Domain.Apportionments;

namespace Commendation.Domain.Tests.Apportionments;

/// <summary>
/// Checks a result from its certificate alone, by other means than it was found: no heap, no level, no divisor, only every pair of
/// claimants held against each other.
/// </summary>
internal static class ApportionmentChecker
{
    public static IReadOnlyList<string> Complaints(Apportioned result) =>
        [.. Bounds(result), .. result.Certificate.Method == ApportionmentMethod.LargestRemainder ? Remainders(result) : Divisors(result)];

    private static IEnumerable<string> Bounds(Apportioned result)
    {
        var rows = result.Allotments;
        if (rows.Sum(row => (long)row.Places) != result.Certificate.Places)
        {
            yield return "the places do not add up";
        }

        foreach (var row in rows.Where(row => row.Places < row.Minimum || row.Places > (row.Maximum ?? int.MaxValue) || (row.Weight.Sign == 0 && row.Places != row.Minimum)))
        {
            yield return $"{row.Code} is out of bounds";
        }

        if (result.Certificate.Tie is { } tie && (tie.Places < 1 || tie.Places >= tie.Codes.Count))
        {
            yield return "the tie is none";
        }
    }

    // Nobody's last place may rest on a weaker claim than one that was refused; on an equal one only by the draw.
    private static IEnumerable<string> Divisors(Apportioned result)
    {
        var givers = result.Allotments.Where(row => row.Places > row.Minimum).ToList();
        var takers = result.Allotments.Where(row => row.Weight.Sign > 0 && row.Places < (row.Maximum ?? int.MaxValue)).ToList();
        var method = result.Certificate.Method;
        var level = new HashSet<string>();
        foreach (var (giver, taker) in givers.SelectMany(_ => takers, (giver, taker) => (giver, taker)))
        {
            var (last, next) = (Claim(method, giver.Weight, giver.Places - 1), Claim(method, taker.Weight, taker.Places));
            var order = Compare(last, next);
            if (order < 0)
            {
                yield return $"{taker.Code} has a stronger claim than {giver.Code}";
            }
            else if (order == 0 && !DrawnBefore(result.Certificate, giver.Code, taker.Code))
            {
                yield return $"{giver.Code} was preferred to {taker.Code} without a draw";
            }
            else if (order == 0)
            {
                level.UnionWith([giver.Code, taker.Code]);
            }
        }

        if (!level.SetEquals(result.Certificate.Tie?.Codes ?? []))
        {
            yield return "the tie is not the one that was found";
        }

        var interval = result.Certificate.Divisors!;
        if ((interval.To is { } to && givers.Any(row => Compare(Claim(method, row.Weight, row.Places - 1), (to, 1)) < 0))
            || (interval.From is { } from && takers.Any(row => Compare(Claim(method, row.Weight, row.Places), (from, 1)) > 0))
            || (interval.To is { } high && (interval.From is not { } low || low > high)))
        {
            yield return "the divisors do not give the places";
        }
    }

    private static IEnumerable<string> Remainders(Apportioned result)
    {
        var table = result.Certificate.Remainders!;
        var rows = result.Allotments.Zip(table.Rows, (row, share) => (Row: row, share.Share, Whole: (int)BigInteger.Divide(share.Share.Numerator, share.Share.Denominator))).ToList();
        if (!rows.Select(row => row.Row.Code).SequenceEqual(table.Rows.Select(row => row.Code)))
        {
            yield return "the shares belong to others";
        }

        if (rows.Aggregate(default(Fraction), (sum, row) => sum + row.Share) != result.Certificate.Places)
        {
            yield return "the shares do not add up";
        }

        foreach (var (row, share, whole) in rows)
        {
            var exact = table.Quota is { } quota ? row.Weight / quota : default;
            var right = exact == share || (share == row.Minimum && exact < share) || (share == (row.Maximum ?? int.MaxValue) && exact > share);
            if (!right)
            {
                yield return $"the share of {row.Code} is not its weight by the quota";
            }

            if (row.Places != whole && row.Places != whole + 1)
            {
                yield return $"{row.Code} leaves its quota";
            }
        }

        var up = rows.Where(row => row.Row.Places > row.Whole).ToList();
        var down = rows.Where(row => row.Row.Places == row.Whole).ToList();
        var level = new HashSet<string>();
        foreach (var (more, less) in up.SelectMany(_ => down, (more, less) => (more, less)))
        {
            var (first, second) = (more.Share - more.Whole, less.Share - less.Whole);
            if (first < second || (first == second && !DrawnBefore(result.Certificate, more.Row.Code, less.Row.Code)))
            {
                yield return $"{more.Row.Code} was rounded up before {less.Row.Code}";
            }
            else if (first == second)
            {
                level.UnionWith([more.Row.Code, less.Row.Code]);
            }
        }

        if (!level.SetEquals(result.Certificate.Tie?.Codes ?? []))
        {
            yield return "the tie is not the one that was found";
        }
    }

    private static bool DrawnBefore(Certificate certificate, string first, string second)
    {
        if (certificate.Tie is not { } tie || certificate.Draw is not { } draw)
        {
            return false;
        }

        var order = draw.Order.ToList();
        return order.IndexOf(first) is >= 0 and var a && a < tie.Places && order.IndexOf(second) >= tie.Places;
    }

    // A claim as numerator and denominator; without limit when the denominator is nought, and then by weight.
    private static (Fraction Top, BigInteger Bottom) Claim(ApportionmentMethod method, Fraction weight, BigInteger places) => method switch
    {
        ApportionmentMethod.Adams => (weight, places),
        ApportionmentMethod.Dhondt => (weight, places + 1),
        ApportionmentMethod.SainteLague => (weight + weight, places + places + 1),
        _ => (weight * weight, (places * places) + places),
    };

    private static int Compare((Fraction Top, BigInteger Bottom) left, (Fraction Top, BigInteger Bottom) right) => (left.Bottom.IsZero, right.Bottom.IsZero) switch
    {
        (true, true) => left.Top.CompareTo(right.Top),
        (true, false) => 1,
        (false, true) => -1,
        _ => (left.Top * right.Bottom).CompareTo(right.Top * left.Bottom),
    };
}
