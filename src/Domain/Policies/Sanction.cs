using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What a sanction does.</summary>
public enum SanctionEffect
{
    /// <summary>取消评选资格: the organisation's nominations end and its places lapse.</summary>
    DisqualifyOrganisation,

    /// <summary>记录违纪: misconduct is put on record for the bodies that deal with it.</summary>
    RecordMisconduct,

    /// <summary>撤销荣誉: honours are revoked, one or a whole batch.</summary>
    RevokeHonour,
}

/// <summary>A consequence (处理) that the notice foresees.</summary>
/// <param name="Code">Code, unique in the policy.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Effect">What it does.</param>
public sealed record SanctionDefinition(string Code, string Clause, Text Title, SanctionEffect Effect);
