using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>Use of one row of the quota table.</summary>
public sealed record QuotaUseView
{
    public required string Organisation { get; init; }

    public required Text OrganisationName { get; init; }

    /// <summary>Code of the award, or of the places that several awards share.</summary>
    public required string Award { get; init; }

    /// <summary>The awards that the places are for.</summary>
    public required IReadOnlyList<string> Awards { get; init; }

    public required int Places { get; init; }

    /// <summary>How many candidates may be recommended: the places and the surplus.</summary>
    public required int Candidates { get; init; }

    public required int Taken { get; init; }

    public required int Free { get; init; }

    public required int Exempt { get; init; }

    /// <summary>Places of nominees who fell where nobody may replace them.</summary>
    public required int Forfeited { get; init; }

    /// <summary>Of the free places those that are kept for the organisation's own nominees.</summary>
    public required int Kept { get; init; }

    /// <summary>Ranks of the reserves that wait, in their order.</summary>
    public required IReadOnlyList<int> Reserves { get; init; }

    public required bool Lapsed { get; init; }
}

/// <summary>How many more candidates than places an organisation names.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="Share">How many more, as a share of its places; null where the quota table says how many candidates.</param>
/// <param name="RoundUp">Whether a part of a candidate counts as one.</param>
/// <param name="Awards">Awards that it is for; empty for all.</param>
/// <param name="OwnPlacesClause">Clause by which no organisation gets more honours than places; null where the best of all win.</param>
public sealed record SurplusView(string Clause, string? Share, bool RoundUp, IReadOnlyList<string> Awards, string? OwnPlacesClause);

/// <summary>Places that several awards share.</summary>
public sealed record SharedPlacesView(string Code, string Clause, Text Title, IReadOnlyList<string> Awards, int Places);

internal static class QuotaViews
{
    public static QuotaUseView ToView(this QuotaAccount account, QuotaRow row, CampaignPolicy policy) => new()
    {
        Organisation = account.Organisation,
        OrganisationName = policy.Organisations.Find(account.Organisation)?.Name ?? Text.Same(account.Organisation),
        Award = account.Award,
        Awards = policy.AwardsOf(row),
        Places = row.Places,
        Candidates = policy.Candidates(row),
        Taken = account.Taken,
        Free = account.Free(row.Places),
        Exempt = account.Exempt,
        Forfeited = account.Forfeited,
        Kept = account.Kept ?? 0,
        Reserves = [.. account.Reserves.Select(reserve => reserve.Rank)],
        Lapsed = account.Lapsed,
    };

    public static SurplusView ToView(this Surplus surplus) => new(surplus.Clause, surplus.Share?.ToString(), surplus.RoundUp, surplus.Awards, surplus.OwnPlacesClause);

    public static SharedPlacesView ToView(this SharedPlaces shared) => new(shared.Code, shared.Clause, shared.Title, shared.Awards, shared.Places);
}
