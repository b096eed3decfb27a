using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>Use of one row of the quota table.</summary>
public sealed record QuotaUseView
{
    public required string Organisation { get; init; }

    public required Text OrganisationName { get; init; }

    public required string Award { get; init; }

    public required int Places { get; init; }

    public required int Taken { get; init; }

    public required int Free { get; init; }

    public required int Exempt { get; init; }

    /// <summary>Places of nominees who fell where nobody may replace them.</summary>
    public required int Forfeited { get; init; }

    /// <summary>Ranks of the reserves that wait, in their order.</summary>
    public required IReadOnlyList<int> Reserves { get; init; }

    public required bool Lapsed { get; init; }
}

/// <summary>How many more candidates than places an organisation names.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="Share">How many more, as a share of its places.</param>
/// <param name="RoundUp">Whether a part of a candidate counts as one.</param>
public sealed record SurplusView(string Clause, string Share, bool RoundUp);

internal static class QuotaViews
{
    public static QuotaUseView ToView(this QuotaAccount account, int places, CampaignPolicy policy) => new()
    {
        Organisation = account.Organisation,
        OrganisationName = policy.Organisations.Find(account.Organisation)?.Name ?? Text.Same(account.Organisation),
        Award = account.Award,
        Places = places,
        Taken = account.Taken,
        Free = account.Free(places),
        Exempt = account.Exempt,
        Forfeited = account.Forfeited,
        Reserves = [.. account.Reserves.Select(reserve => reserve.Rank)],
        Lapsed = account.Lapsed,
    };

    public static SurplusView ToView(this Surplus surplus) => new(surplus.Clause, surplus.Share.ToString(), surplus.RoundUp);
}
