using System.Numerics;

namespace Commendation.Domain.Quotas;

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
        // Below its minimum and above its room a share stands still; in between it grows by its weight.
        var turns = standings
            .Where(standing => !standing.Weight.IsZero)
            .SelectMany(standing => new[]
            {
                (At: new Fraction(standing.Minimum, standing.Weight), Growth: standing.Weight, Fixed: -standing.Minimum),
                (At: new Fraction(standing.Room, standing.Weight), Growth: -standing.Weight, Fixed: standing.Room),
            })
            .OrderBy(turn => turn.At)
            .ToList();
        var (growth, fixedPlaces) = (BigInteger.Zero, (BigInteger)standings.Sum(standing => (long)standing.Minimum));
        foreach (var turn in turns)
        {
            if (fixedPlaces + (growth * turn.At) >= target)
            {
                return growth.IsZero ? turn.At : new Fraction(target - fixedPlaces, growth);
            }

            growth += turn.Growth;
            fixedPlaces += turn.Fixed;
        }

        throw new ArgumentOutOfRangeException(nameof(target), "The maxima do not hold the places.");
    }
}
