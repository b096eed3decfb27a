using System.Globalization;
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

    /// <summary>限制参评: an organisation or a nominee is barred from later rounds of the series.</summary>
    BarLaterRounds,
}

/// <summary>Who is barred from later rounds.</summary>
public enum SanctionSubject
{
    /// <summary>单位: the organisation and those below it recommend nobody.</summary>
    Organisation,

    /// <summary>个人或集体: the nominee is not nominated, by whomever.</summary>
    Nominee,
}

/// <summary>The series (届次) that a campaign is a round of, so that "the next round" means something.</summary>
/// <param name="Code">Code that all campaigns of the series share.</param>
/// <param name="Round">Number of the round, 1 or more.</param>
public sealed record Series(string Code, int Round)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Code} {Round}");
}

/// <summary>A consequence (处理) that the notice foresees.</summary>
/// <param name="Code">Code, unique in the policy.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Effect">What it does.</param>
public sealed record SanctionDefinition(string Code, string Clause, Text Title, SanctionEffect Effect)
{
    /// <summary>Who is barred from later rounds.</summary>
    public SanctionSubject Subject { get; init; }

    /// <summary>How many of the following rounds the bar holds in; null when only its years count.</summary>
    public int? Rounds { get; init; }

    /// <summary>How many years it holds from the day of the document on; null when only its rounds count.</summary>
    public int? Years { get; init; }
}
