using System.Numerics;

namespace Commendation.Domain.Apportionments;

/// <summary>
/// A divisor method as a row of a table. With <c>n</c> places a claimant's claim to the next one is <c>weight / signpost(n)</c>, where the
/// signpost lies between n and n + 1. Everything is kept to a power, so that the square roots of Huntington–Hill never have to be drawn.
/// </summary>
/// <param name="Power">Power to which claims, signposts and divisors are kept.</param>
/// <param name="Unit">What the signpost is counted in: 2 for halves.</param>
/// <param name="Post">The signpost after n places, to the power, times the unit.</param>
internal sealed record Signposts(int Power, int Unit, Func<long, long> Post)
{
    private static readonly Dictionary<ApportionmentMethod, Signposts> Rows = new()
    {
        [ApportionmentMethod.SainteLague] = new(1, 2, n => (2 * n) + 1),
        [ApportionmentMethod.Dhondt] = new(1, 1, n => n + 1),
        [ApportionmentMethod.Adams] = new(1, 1, n => n),
        [ApportionmentMethod.HuntingtonHill] = new(2, 1, n => n * (n + 1)),
    };

    /// <summary>The signposts of a method; null for the largest remainder, which has none.</summary>
    public static Signposts? Of(ApportionmentMethod method) => Rows.GetValueOrDefault(method);

    /// <summary>The claim of a weight that has <paramref name="places"/> places to the next one.</summary>
    public Claim Next(BigInteger weight, int places) => new(Power == 1 ? Unit * weight : Unit * BigInteger.Pow(weight, Power), Post(places));
}

/// <summary>
/// The strength of a claim as a quotient that is never computed. Over a signpost of nought it is without limit; two such claims compare by
/// weight (Balinski and Young), so that the largest come first where places are fewer than claimants.
/// </summary>
internal readonly record struct Claim : IComparable<Claim>
{
    // Below these bounds a product fits into 128 bits, and nothing has to be allocated to compare.
    private const long LargestPost = 1L << 47;
    private static readonly BigInteger LargestWeight = BigInteger.One << 80;

    private readonly UInt128 _weight;
    private readonly bool _fits;

    public Claim(BigInteger weight, long post)
    {
        (Weight, Post) = (weight, post);
        _fits = weight < LargestWeight && post < LargestPost;
        _weight = _fits ? (UInt128)weight : 0;
    }

    public BigInteger Weight { get; }

    public long Post { get; }

    public int CompareTo(Claim other)
    {
        var unlimited = Post == 0 && other.Post == 0;
        return _fits && other._fits
            ? unlimited ? _weight.CompareTo(other._weight) : (_weight * (UInt128)other.Post).CompareTo(other._weight * (UInt128)Post)
            : unlimited ? Weight.CompareTo(other.Weight) : (Weight * other.Post).CompareTo(other.Weight * Post);
    }
}
