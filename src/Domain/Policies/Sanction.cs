using System.Globalization;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What a sanction does.</summary>
public enum SanctionEffect
{
    /// <summary>取消评选资格: the organisation's nominations end and its places lapse.</summary>
    DisqualifyOrganisation,

    /// <summary>取消推荐对象资格: every nomination of the nominee ends, and there is no new one in this campaign.</summary>
    DisqualifyNominee,

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

    /// <summary>个人或集体: the nominee cannot be nominated by anybody.</summary>
    Nominee,
}

/// <summary>What becomes of the place of a nominee who was disqualified.</summary>
public enum PlaceOutcome
{
    /// <summary>腾出: the place is free again, for those whom it would be open to anyway.</summary>
    Free,

    /// <summary>作废: nobody may follow; the place stays unused.</summary>
    Lapses,

    /// <summary>留给原单位: only a nominee of the organisation that holds the place may follow.</summary>
    Kept,
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

    /// <summary>What becomes of the place of a nominee who is disqualified; null for every other sanction.</summary>
    public PlaceOutcome? Place { get; init; }

    /// <summary>Whether it is laid on a nominee and not on an organisation.</summary>
    public bool IsOnNominee => Effect == SanctionEffect.DisqualifyNominee || this is { Effect: SanctionEffect.BarLaterRounds, Subject: SanctionSubject.Nominee };
}

/// <summary>The sections <c>sanctions</c> and <c>series</c>.</summary>
internal static class SanctionLanguage
{
    public static Reader<Series> Series { get; } = Expect.Element<Series>(f => new Series(
        f.Required("code", series => series.Code, Expect.Name, "系列代码，各届相同", "code of the series, the same in every round"),
        f.Required("round", series => series.Round, Expect.Whole, "第几届", "number of the round")));

    public static Reader<IReadOnlyList<SanctionDefinition>> Sanctions { get; } = Expect.ListOf(Expect.Element<SanctionDefinition>(f =>
    {
        f.Element(sanction => $"sanction {sanction.Code}");
        return new SanctionDefinition(
            f.Code(sanction => sanction.Code),
            f.Clause(sanction => sanction.Clause, sanction => $"sanction {sanction.Code}", ClauseKind.Sanction),
            f.Title(sanction => sanction.Title),
            f.Required("effect", sanction => sanction.Effect, Expect.OneOf<SanctionEffect>(), "disqualify-organisation 取消单位资格，disqualify-nominee 取消推荐对象资格，record-misconduct 记录失职，revoke-honour 撤销荣誉，bar-later-rounds 限制以后参评", "disqualify-organisation, disqualify-nominee, record-misconduct, revoke-honour or bar-later-rounds", Slip.Altered))
        {
            Subject = f.Optional("subject", sanction => sanction.Subject, Expect.OneOf<SanctionSubject>(), SanctionSubject.Organisation, "针对 organisation 单位或 nominee 对象", "whom it is for: organisation or nominee"),
            Rounds = f.OptionalValue("rounds", sanction => sanction.Rounds, Expect.Whole, "限制以后几届", "bars from so many following rounds"),
            Years = f.OptionalValue("years", sanction => sanction.Years, Expect.Whole, "限制几年", "bars for so many years"),
            Place = f.OptionalValue("place", sanction => sanction.Place, Expect.OneOf<PlaceOutcome>(), "被取消资格者的名额：free 腾出，lapses 作废，kept 留给原单位", "what becomes of the place of a nominee who is disqualified: free, lapses or kept for the same organisation", Slip.Altered),
        };
    }));
}
