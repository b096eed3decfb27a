using Commendation.Application.Common;
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

    /// <summary>Grounds and documents, which can name a third person, stand as *** for who may not read the opinions about the organisation.</summary>
    public required IReadOnlyList<Sanction> Sanctions { get; init; }

    /// <summary>Reasons, which can name a third person, stand as *** for who may not read the opinions about everybody.</summary>
    public required IReadOnlyList<Waiver> Waivers { get; init; }

    public required int Version { get; init; }
}

internal static class CampaignViews
{
    public static CampaignView ToView(this Campaign campaign, CampaignPolicy policy, CampaignAccess access) => new()
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
        Sanctions = [.. campaign.Sanctions.Select(sanction => sanction.Masked().SeenBy(access))],
        Waivers = [.. campaign.Waivers.Select(waiver => access.Extent(Deed.ReadOpinion) is null ? waiver : waiver with { Reason = FactDefinition.Hidden })],
        Version = campaign.Version,
    };

    /// <summary>The sanction as a caller sees it: why it was laid is for who may read the opinions about its organisation.</summary>
    public static Sanction SeenBy(this Sanction sanction, CampaignAccess access) => access.Extends(Deed.ReadOpinion, sanction.Organisation)
        ? sanction
        : sanction with { Ground = FactDefinition.Hidden, Document = FactDefinition.Hidden };

    /// <summary>The sanction with all but the ends of an identifier hidden.</summary>
    public static Sanction Masked(this Sanction sanction) => sanction.Identifier is not { } identifier
        ? sanction
        : sanction with { Identifier = new Domain.Nominations.Nominee(NomineeKind.Individual, string.Empty, identifier).MaskedIdentifier };
}
