using System.Numerics;

namespace Commendation.Domain.Apportionments;

/// <summary>
/// Finds the level at which the shares, each held to its minimum and maximum, add up to a number of places. This is where fixing those
/// under their minimum and over their maximum and sharing the rest out anew comes to rest, found in one sweep; and as the sum grows with
/// the level, there is only one such set of shares, whatever order one would have fixed them in.
/// </summary>
internal static class ApportionmentLevel
{
    /// <summary>Places for one unit of weight; <paramref name="target"/> must lie between all minima and all room.</summary>
    public static Fraction Of(IReadOnlyList<Standing> standings, long target)
    {
        // Below its minimum and above its room a share stands still; in between it grows by its weight. Who starts from nothing grows at once,
        // and whose room holds the whole target is never full before it: neither has to be put in order.
        var growing = standings.Where(standing => !standing.Weight.IsZero).ToList();
        var turns = growing
            .Where(standing => standing.Minimum > 0)
            .Select(standing => (At: new Fraction(standing.Minimum, standing.Weight), Growth: standing.Weight, Fixed: -standing.Minimum))
            .Concat(growing
                .Where(standing => standing.Room < target)
                .Select(standing => (At: new Fraction(standing.Room, standing.Weight), Growth: -standing.Weight, Fixed: standing.Room)))
            .OrderBy(turn => turn.At)
            .ToList();
        var growth = growing.Where(standing => standing.Minimum == 0).Aggregate(BigInteger.Zero, (sum, standing) => sum + standing.Weight);
        var fixedPlaces = (BigInteger)standings.Sum(standing => (long)standing.Minimum);
        foreach (var turn in turns)
        {
            if (fixedPlaces + (growth * turn.At) >= target)
            {
                return growth.IsZero ? turn.At : new Fraction(target - fixedPlaces, growth);
            }

            growth += turn.Growth;
            fixedPlaces += turn.Fixed;
        }

        return fixedPlaces >= target ? 0
            : growth.Sign > 0 ? new Fraction(target - fixedPlaces, growth)
            : throw new ArgumentOutOfRangeException(nameof(target), "The maxima do not hold the places.");
    }
}
