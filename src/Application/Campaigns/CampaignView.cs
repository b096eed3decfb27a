using Commendation.Domain.Campaigns;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>A campaign.</summary>
public sealed record CampaignView
{
    public required string Code { get; init; }

    public required Text Title { get; init; }

    public required Text Issuer { get; init; }

    public required string DocumentNumber { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>Version of the policy that is in force today.</summary>
    public required string PolicyVersion { get; init; }

    public required Guid? ProposedListId { get; init; }

    public required Guid? DecisionId { get; init; }

    /// <summary>Whether it documents a campaign that is over: everything in it was entered afterwards.</summary>
    public required bool EnteredAfterwards { get; init; }

    /// <summary>Why it was entered afterwards; null in a campaign that runs.</summary>
    public required Text? EnteredAfterwardsBecause { get; init; }

    /// <summary>Whether nothing in it is real.</summary>
    public required bool Sandbox { get; init; }

    /// <summary>Today in a sandbox; null in a real campaign.</summary>
    public required DateOnly? Clock { get; init; }

    /// <summary>Day on which its personal data were deleted; null while they are kept.</summary>
    public required DateOnly? ErasedOn { get; init; }

    public required IReadOnlyList<Sanction> Sanctions { get; init; }

    public required IReadOnlyList<Waiver> Waivers { get; init; }

    public required int Version { get; init; }
}

internal static class CampaignViews
{
    public static CampaignView ToView(this Campaign campaign, CampaignPolicy policy) => new()
    {
        Code = campaign.Code,
        Title = policy.Title,
        Issuer = policy.Issuer,
        DocumentNumber = policy.DocumentNumber,
        IssuedOn = policy.IssuedOn,
        PolicyVersion = policy.Version,
        ProposedListId = campaign.ProposedListId,
        DecisionId = campaign.DecisionId,
        EnteredAfterwards = campaign.IsEnteredAfterwards(policy),
        EnteredAfterwardsBecause = campaign.IsEnteredAfterwards(policy) ? policy.Record!.Reason : null,
        Sandbox = campaign.IsSandbox,
        Clock = campaign.Clock,
        ErasedOn = campaign.ErasedOn,
        Sanctions = [.. campaign.Sanctions.Select(Masked)],
        Waivers = campaign.Waivers,
        Version = campaign.Version,
    };

    /// <summary>The sanction with all but the ends of an identifier hidden.</summary>
    public static Sanction Masked(this Sanction sanction) => sanction.Identifier is not { } identifier
        ? sanction
        : sanction with { Identifier = new Domain.Nominations.Nominee(NomineeKind.Individual, string.Empty, identifier).MaskedIdentifier };
}
