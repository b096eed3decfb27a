using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;

namespace Commendation.Domain.Campaigns;

/// <summary>
/// An amendment (方案修订) of a running campaign: from its day on, acts are judged by another version of the policy. What was done before
/// stays judged by the version of its own day.
/// </summary>
/// <param name="PolicyVersion">The version that takes effect.</param>
/// <param name="EffectiveOn">First day on which acts are judged by it.</param>
/// <param name="Document">Number of the document that orders it.</param>
/// <param name="Reason">Why.</param>
/// <param name="By">Code of the organisation that adopted it.</param>
/// <param name="On">Day of the adoption.</param>
public sealed record Amendment(string PolicyVersion, DateOnly EffectiveOn, string Document, string Reason, string By, DateOnly On)
{
    /// <summary>The version in force on a day.</summary>
    /// <param name="began">The version that the campaign began with.</param>
    /// <param name="amendments">Its amendments, in order.</param>
    /// <param name="day">The day.</param>
    public static string InForce(string began, IReadOnlyList<Amendment> amendments, DateOnly day) =>
        amendments.LastOrDefault(amendment => amendment.EffectiveOn <= day)?.PolicyVersion ?? began;
}

/// <summary>What of a policy a running campaign has used so far, so that an amendment takes nothing away from under anybody.</summary>
/// <param name="Nominations">Every nomination, those that have ended among them.</param>
/// <param name="Accounts">The account of each row of the quota table.</param>
/// <param name="LastActOn">Day of the latest act that was judged by the policy; null before the first.</param>
public sealed record PolicyUse(IReadOnlyList<NominationUse> Nominations, IReadOnlyList<QuotaAccount> Accounts, DateOnly? LastActOn)
{
    /// <summary>Nothing of it.</summary>
    public static PolicyUse None { get; } = new([], [], null);
}

/// <summary>What of a policy one nomination uses.</summary>
/// <param name="Id">Key of the nomination.</param>
/// <param name="Award">Code of its award.</param>
/// <param name="State">Where it stands.</param>
/// <param name="RecommendedBy">Code of the recommending organisation.</param>
/// <param name="QuotaHolder">Code of the organisation whose place it would take; null by an exempt channel without one.</param>
/// <param name="Channel">Code of its channel; null for the ordinary one.</param>
/// <param name="Facts">Declared facts.</param>
public sealed record NominationUse(
    Guid Id, string Award, State State, string RecommendedBy, string? QuotaHolder, string? Channel, IReadOnlyDictionary<string, string> Facts);

/// <summary>A version that has been adopted and is not in force yet on the day of an act.</summary>
/// <param name="Policy">Its policy.</param>
/// <param name="EffectiveOn">The day on which it takes effect.</param>
public sealed record ComingVersion(CampaignPolicy Policy, DateOnly EffectiveOn);
