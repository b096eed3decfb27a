namespace Commendation.Domain.Apportionments;

/// <summary>Somebody who claims places by weight.</summary>
/// <param name="Code">Code of the organisation.</param>
/// <param name="Weight">Weight, 0 or more. Without weight a claimant gets its minimum and nothing beyond.</param>
public sealed record Claimant(string Code, Fraction Weight)
{
    /// <summary>Places that it gets in any case; null for the minimum of the request.</summary>
    public int? Minimum { get; init; }

    /// <summary>Places that it cannot exceed; null for the maximum of the request.</summary>
    public int? Maximum { get; init; }
}

/// <summary>Lots that were drawn (抽签) between tied claimants, as recorded. The first ones of the order get the places.</summary>
/// <param name="Order">Codes in the order in which they were drawn.</param>
/// <param name="DrawnBy">Who drew.</param>
/// <param name="DrawnOn">The day of the draw.</param>
public sealed record Draw(IReadOnlyList<string> Order, string DrawnBy, DateOnly DrawnOn);

/// <summary>What is to be shared out, to whom and how. The order of the claimants means nothing.</summary>
/// <param name="Method">The method.</param>
/// <param name="Places">Number of places, 0 to <see cref="MostPlaces"/>.</param>
/// <param name="Claimants">The claimants.</param>
public sealed record ApportionmentRequest(ApportionmentMethod Method, int Places, IReadOnlyList<Claimant> Claimants)
{
    /// <summary>The largest number of places that is shared out at once.</summary>
    public const int MostPlaces = 10_000_000;

    /// <summary>Minimum of every claimant that names none of its own.</summary>
    public int Minimum { get; init; }

    /// <summary>Maximum of every claimant that names none of its own; null for none.</summary>
    public int? Maximum { get; init; }

    /// <summary>The draw that resolves a tie; null before one is needed.</summary>
    public Draw? Draw { get; init; }
}
