using System.Numerics;

namespace Commendation.Domain.Apportionments;

/// <summary>A claimant ready for calculation.</summary>
/// <param name="Claimant">As it was given.</param>
/// <param name="Weight">The weight as a whole number, all on one scale.</param>
/// <param name="Minimum">Fewest places.</param>
/// <param name="Room">Most places.</param>
internal sealed record Standing(Claimant Claimant, BigInteger Weight, int Minimum, int Room)
{
    /// <summary>
    /// The share at a level (places for one unit of weight), held to the bounds, as a whole number of parts of a place: the level's denominator
    /// says how many parts make one. All shares on one denominator compare without being reduced.
    /// </summary>
    public BigInteger PartsAt(Fraction level)
    {
        var (parts, low, high) = (Weight * level.Numerator, Minimum * level.Denominator, Room * level.Denominator);
        return parts < low ? low : parts > high ? high : parts;
    }
}

/// <summary>A sound request in normal form: whole weights, bounds settled, ordered by code so that the order of rows is gone for good.</summary>
/// <param name="Request">The request.</param>
/// <param name="Standings">The claimants by code.</param>
/// <param name="Scale">What a weight was multiplied by to become whole.</param>
internal sealed record ApportionmentProblem(ApportionmentRequest Request, IReadOnlyList<Standing> Standings, Fraction Scale)
{
    /// <summary>Number of places.</summary>
    public int Places => Request.Places;

    /// <summary>Brings a request into normal form.</summary>
    public static ApportionmentProblem Of(ApportionmentRequest request)
    {
        var denominator = request.Claimants.Aggregate(BigInteger.One, (lcm, claimant) => LeastCommonMultiple(lcm, claimant.Weight.Denominator));
        BigInteger Whole(Fraction weight) => weight.Numerator * (denominator / weight.Denominator);
        var factor = request.Claimants.Aggregate(BigInteger.Zero, (gcd, claimant) => gcd.IsOne ? gcd : BigInteger.GreatestCommonDivisor(gcd, Whole(claimant.Weight)));
        var scale = new Fraction(denominator, factor);
        return new ApportionmentProblem(
            request,
            [
                .. request.Claimants
                    .OrderBy(claimant => claimant.Code, StringComparer.Ordinal)
                    .Select(claimant => new Standing(
                        claimant, Whole(claimant.Weight) / factor, ApportionmentChecks.Bounds(request, claimant).Minimum, ApportionmentChecks.Room(request, claimant))),
            ],
            scale);
    }

    private static BigInteger LeastCommonMultiple(BigInteger a, BigInteger b) =>
        (a % b).IsZero ? a : a / BigInteger.GreatestCommonDivisor(a, b) * b;
}

/// <summary>Places shared out as far as claims differ: those that are certain, and the tied claimants with the places left for them.</summary>
/// <param name="Places">Certain places, in the order of the standings.</param>
/// <param name="Tied">Positions of the tied; empty when all is decided.</param>
/// <param name="Left">Places left for them.</param>
internal sealed record Sharing(int[] Places, IReadOnlyList<int> Tied, int Left);
