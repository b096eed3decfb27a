using Commendation.Domain.Nominations;

namespace Commendation.Domain.Verification.Proof;

/// <summary>What late recording does to a nomination, as the proof assumes it.</summary>
/// <param name="Start">The day from which the term of a notice counts, by its own day, that of its recording, and that of its publication elsewhere.</param>
/// <param name="JudgedAnew">Whether an act is judged again when it is confirmed.</param>
public sealed record LateMeaning(Func<DateOnly, DateOnly?, DateOnly?, DateOnly> Start, bool JudgedAnew = true)
{
    private static readonly DateOnly Posted = new(2000, 1, 3);
    private static readonly DateOnly Recorded = Posted.AddDays(1);

    /// <summary>As the campaign's aggregates do it.</summary>
    public static LateMeaning OfTheProgram { get; } = new(Publication.Seen);

    /// <summary>Whether some of the term counts before the public can see a notice that is recorded late.</summary>
    /// <param name="elsewhere">Whether it was published elsewhere on its own day.</param>
    internal bool CountsUnseen(bool elsewhere) => Start(Posted, Recorded, elsewhere ? Posted : null) < (elsewhere ? Posted : Recorded);
}
