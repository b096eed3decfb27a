namespace Commendation.Domain.Apportionments;

/// <summary>What comes of sharing out: everything is decided, or lots must be drawn.</summary>
/// <param name="Allotments">The places of each claimant, by code.</param>
public abstract record ApportionmentResult(IReadOnlyList<Allotment> Allotments);

/// <summary>Every place has its claimant.</summary>
/// <param name="Allotments">The places of each claimant, by code.</param>
/// <param name="Certificate">Why these and no others.</param>
public sealed record Apportioned(IReadOnlyList<Allotment> Allotments, Certificate Certificate) : ApportionmentResult(Allotments);

/// <summary>Equal claims compete for too few places: draw lots and ask again with the <see cref="Draw"/>.</summary>
/// <param name="Allotments">The places that are certain whatever the lots say, by code.</param>
/// <param name="Tie">Who competes for how many places.</param>
public sealed record Tied(IReadOnlyList<Allotment> Allotments, Tie Tie) : ApportionmentResult(Allotments);

/// <summary>The places of one claimant, with all that decided about them.</summary>
/// <param name="Code">Code of the claimant.</param>
/// <param name="Weight">Its weight.</param>
/// <param name="Minimum">The minimum that applied.</param>
/// <param name="Maximum">The maximum that applied; null for none.</param>
/// <param name="Places">Its places.</param>
public sealed record Allotment(string Code, Fraction Weight, int Minimum, int? Maximum, int Places);

/// <summary>Claimants whose claims are exactly equal, and the places that are left for them. Nobody among them can get more than one.</summary>
/// <param name="Codes">Codes in ordinal order, which decides nothing.</param>
/// <param name="Places">Places left for them; fewer than they are.</param>
public sealed record Tie(IReadOnlyList<string> Codes, int Places);

/// <summary>
/// What a reader needs to check a result without repeating the work, together with the weights and bounds of the allotments.
/// </summary>
/// <param name="Method">The method.</param>
/// <param name="Places">Places shared out.</param>
/// <param name="Divisors">The divisors that give the result; null for the largest remainder.</param>
/// <param name="Remainders">Quota and remainders; null for a divisor method.</param>
/// <param name="Tie">The tie that was found; null for none.</param>
/// <param name="Draw">The draw that resolved it; null for none.</param>
public sealed record Certificate(
    ApportionmentMethod Method, int Places, DivisorInterval? Divisors, RemainderTable? Remainders, Tie? Tie, Draw? Draw);

/// <summary>
/// The divisors that give the result: dividing every weight by any of them, rounding as the method does and holding to minimum and maximum
/// gives just these places. At an end the claims that meet it may be rounded either way.
/// </summary>
/// <param name="Power">The power to which the ends are kept: 2 for Huntington–Hill, where they are squares of the divisor, otherwise 1.</param>
/// <param name="From">The strongest claim that was not served, zero when all were; null when it is without limit.</param>
/// <param name="To">The weakest claim that was served beyond a minimum; null when there is none or it is without limit.</param>
public sealed record DivisorInterval(int Power, Fraction? From, Fraction? To);

/// <summary>How the largest remainders were found.</summary>
/// <param name="Quota">Weight for one place among those whom no bound holds; null when it is without limit, because nobody gets anything beyond a minimum.</param>
/// <param name="Rows">The exact shares, by code.</param>
public sealed record RemainderTable(Fraction? Quota, IReadOnlyList<ExactShare> Rows);

/// <summary>The exact share of one claimant.</summary>
/// <param name="Code">Code of the claimant.</param>
/// <param name="Share">Weight divided by the quota, held to minimum and maximum.</param>
public sealed record ExactShare(string Code, Fraction Share)
{
    /// <summary>What is left of the share after its whole places; the largest get one more.</summary>
    public Fraction Remainder => Share - Share.Floor;
}
