using Commendation.Domain.Calendars;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;

namespace Commendation.Domain.Nominations;

/// <summary>A record that has been filed (记录): a proceeding, attestation, finding, check, opinion or inspection.</summary>
/// <param name="Code">Code of the required record.</param>
/// <param name="Stage">Stage that it was filed in.</param>
/// <param name="By">Body or meeting that made it.</param>
/// <param name="On">Day on which it was made.</param>
/// <param name="Favourable">Whether it speaks for the nominee.</param>
/// <param name="Remarks">What it says; may be empty.</param>
public sealed record FiledRecord(string Code, string Stage, string By, DateOnly On, bool Favourable, string Remarks)
{
    /// <summary>Day from which it counts, where it was recorded late: that of its confirmation; null where it was recorded on its own day.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>Code of the organisation whose record it is; null where it was filed before that was kept.</summary>
    public string? Body { get; init; }

    /// <summary>True when a body made it whose opinion that organisation had sought; null otherwise.</summary>
    public bool? Consulted { get; init; }

    /// <summary>The document by which it came in; null when the body entered it itself.</summary>
    public ReceivedDocument? Received { get; init; }

    /// <summary>References to what shows it, where the body entered it itself; null for none.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    /// <summary>Every reference to evidence that was filed with it.</summary>
    public IEnumerable<string> References() => [.. Evidence ?? [], .. Received?.Evidence ?? []];

    /// <summary>Why it took the place of an earlier one; null when there was none.</summary>
    public string? Reason { get; init; }

    /// <summary>Day from which it no longer counts: a later one took its place, or the nomination was sent back; null while it counts.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Everything that was filed, as one text: what becomes of the record later is not part of it.</summary>
    public string Canonical() => string.Join('\u001f',
    [
        Code, Stage, By, Violations.Day(On), Favourable ? "favourable" : "unfavourable", Remarks, Body ?? string.Empty, Consulted == true ? "consulted" : string.Empty, Reason ?? string.Empty,
        .. Received is { } received ? [received.DocumentNumber, Violations.Day(received.On), .. received.Evidence] : Array.Empty<string>(),
        .. Evidence ?? [],
        .. RecordedOn is { } recorded ? [Violations.Day(recorded)] : Array.Empty<string>(),
    ]);
}

/// <summary>A document by which a body's record came in (来函).</summary>
/// <param name="DocumentNumber">Its number.</param>
/// <param name="On">Its day.</param>
/// <param name="Evidence">References to where it is kept; at least one.</param>
public sealed record ReceivedDocument(string DocumentNumber, DateOnly On, IReadOnlyList<string> Evidence);

/// <summary>A record that is to be filed.</summary>
/// <param name="Code">Code of the required record.</param>
/// <param name="By">Body or meeting that made it, in words.</param>
/// <param name="Favourable">Whether it speaks for the nominee.</param>
/// <param name="Remarks">What it says; may be empty.</param>
public sealed record RecordDraft(string Code, string By, bool Favourable, string Remarks)
{
    /// <summary>Why it takes the place of the one before; needed where there is one.</summary>
    public string? Reason { get; init; }

    /// <summary>The document by which it came in; null when the body enters it itself.</summary>
    public ReceivedDocument? Received { get; init; }

    /// <summary>References to what shows it; null for none.</summary>
    public IReadOnlyList<string>? Evidence { get; init; }

    /// <summary>Whether a body enters it whose opinion the acting organisation has sought.</summary>
    public bool Consulted { get; init; }
}

/// <summary>A publicity that the nominee has been posted in.</summary>
/// <param name="Stage">The publicity's stage.</param>
/// <param name="NoticeId">The public notice.</param>
/// <param name="PostedOn">Day of posting.</param>
/// <param name="Suspensions">Times during which the term stood still.</param>
/// <param name="ClosedOn">Day on which it was closed; null while it runs.</param>
public sealed record Publication(string Stage, Guid NoticeId, DateOnly PostedOn, IReadOnlyList<Suspension> Suspensions, DateOnly? ClosedOn)
{
    /// <summary>Day from which the public could see it, where it was recorded later than it was posted; null where that is the day of posting.</summary>
    public DateOnly? SeenFrom { get; init; }

    /// <summary>Day from which the term counts.</summary>
    public DateOnly CountedFrom() => SeenFrom ?? PostedOn;

    /// <summary>
    /// Day from which the public could see a notice: the later of its own day and that of its recording, unless it was published elsewhere before.
    /// </summary>
    /// <param name="postedOn">Day of posting.</param>
    /// <param name="recordedOn">Day on which the posting was recorded, where that is a later one; null otherwise.</param>
    /// <param name="elsewhere">Day on which it was published elsewhere; null where it was not.</param>
    public static DateOnly Seen(DateOnly postedOn, DateOnly? recordedOn, DateOnly? elsewhere) =>
        elsewhere ?? (recordedOn > postedOn ? recordedOn.Value : postedOn);
}

/// <summary>A reviewer who steps back from a nomination (回避).</summary>
/// <param name="Subject">The person, as the identity provider names them.</param>
/// <param name="Organisation">Code of the organisation that the person works for.</param>
/// <param name="On">Day on which it was declared.</param>
/// <param name="Reason">Why.</param>
public sealed record Recusal(string Subject, string Organisation, DateOnly On, string Reason);

/// <summary>The receiving body's acceptance of a late step.</summary>
/// <param name="Stage">The late stage; <c>STAGE/posted</c> for its posting.</param>
/// <param name="By">Code of the receiving organisation.</param>
/// <param name="On">Day of the acceptance.</param>
/// <param name="Reason">Why it was accepted.</param>
public sealed record LateAcceptance(string Stage, string By, DateOnly On, string Reason);

/// <summary>A stage that the nominee has left for the next one.</summary>
/// <param name="Stage">Code of the stage.</param>
/// <param name="LeftOn">Day on which it was left.</param>
public sealed record Passage(string Stage, DateOnly LeftOn);

/// <summary>An objection that ended a nomination and bars a new one of the same person or unit.</summary>
/// <param name="Stage">Code of the publicity.</param>
/// <param name="DecidedOn">Day on which it was upheld.</param>
public sealed record UpheldObjection(string Stage, DateOnly DecidedOn);

/// <summary>What an act is judged by: who acts, on which day, why, and the state of the campaign around the nomination.</summary>
/// <param name="Rules">The campaign's rulebook.</param>
/// <param name="Campaign">Standing and waivers.</param>
/// <param name="Actor">Code of the acting organisation.</param>
/// <param name="On">Day of the act.</param>
/// <param name="Account">The account of the nomination's quota holder and award; null when no organisation holds places for this nominee.</param>
/// <param name="Reason">Reason given; null when none was.</param>
/// <param name="Vacant">The account whose vacant place a reserve of another organisation takes; null for its own.</param>
/// <param name="At">Time of the day in Asia/Shanghai; null when only the day is known.</param>
/// <param name="Subject">The person who acts, as the identity provider names them; null where no person is known, for example in a scenario.</param>
public sealed record ActContext(
    Rulebook Rules, Campaigns.Campaign Campaign, string Actor, DateOnly On, QuotaAccount? Account = null, string? Reason = null, QuotaAccount? Vacant = null, TimeOnly? At = null, string? Subject = null)
{
    /// <summary>When the act is done.</summary>
    public Moment Moment => new(On, At);

    /// <summary>Day on which an act that is recorded late is recorded, or confirmed; null for every other act.</summary>
    public DateOnly? RecordedOn { get; init; }

    /// <summary>Bars that earlier campaigns of the series laid on later rounds.</summary>
    public IReadOnlyList<Campaigns.Bar> Bars { get; init; } = [];

    /// <summary>Objections that ended earlier nominations of the same person or unit in this campaign and still bar a new one.</summary>
    public IReadOnlyList<UpheldObjection> Upheld { get; init; } = [];

    /// <summary>Running counts of the limits that bite before the list; null when there are none.</summary>
    public RunningCounts? Counts { get; init; }

    /// <summary>Versions that have been adopted and take effect after the day of the act, in order.</summary>
    public IReadOnlyList<Campaigns.ComingVersion> Coming { get; init; } = [];

    /// <summary>What earlier rounds hold against a nominee and its organisation.</summary>
    public IEnumerable<Shared.Violation> Barred(string organisation, string identifier) =>
        Bars.Select(bar => bar.Obstacle(Rules.Policy, organisation, identifier, On)).OfType<Shared.Violation>();
}

/// <summary>Whether one act is possible on a day, and if not, what stands in the way.</summary>
/// <param name="Transition">The act and where it leads.</param>
/// <param name="ActingOrganisation">Code of the organisation that acts; null when the act follows from something else.</param>
/// <param name="NeedsReason">Whether a reason must be given with it.</param>
/// <param name="Violations">What stands in the way; empty when the act is possible.</param>
public sealed record PossibleAct(
    Transition Transition, string? ActingOrganisation, bool NeedsReason, IReadOnlyList<Shared.Violation> Violations);
