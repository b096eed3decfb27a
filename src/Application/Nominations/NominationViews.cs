using System.Globalization;
using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Application.Nominations;

/// <summary>A nomination as lists show it.</summary>
public sealed record NominationSummary
{
    public required Guid Id { get; init; }

    public required string Award { get; init; }

    public required string Name { get; init; }

    public required string MaskedIdentifier { get; init; }

    public required string RecommendedBy { get; init; }

    public required string? Channel { get; init; }

    public required string State { get; init; }

    public required Text StateLabel { get; init; }

    public required DateOnly CreatedOn { get; init; }

    public required DateOnly LastActOn { get; init; }

    /// <summary>Whether name, identifier or a fact was corrected.</summary>
    public required bool Corrected { get; init; }

    /// <summary>Whether a change of circumstances waits for a reviewer's decision.</summary>
    public required bool ChangeOpen { get; init; }

    /// <summary>How many other nominations may be of the same nominee under another number; for reviewers, 0 for everybody else.</summary>
    public required int SuspectedDuplicates { get; init; }

    public required int Version { get; init; }
}

/// <summary>A nomination in full.</summary>
public sealed record NominationView
{
    public required Guid Id { get; init; }

    public required string Award { get; init; }

    public required NomineeKind Kind { get; init; }

    public required string Name { get; init; }

    public required string MaskedIdentifier { get; init; }

    /// <summary>What the identifier is.</summary>
    public required IdentifierKind IdentifierKind { get; init; }

    /// <summary>The team or department of the unit; null for the unit itself.</summary>
    public required string? Division { get; init; }

    public required string RecommendedBy { get; init; }

    public required Text RecommendedByName { get; init; }

    public required string? Channel { get; init; }

    public required string? QuotaHolder { get; init; }

    public required bool HoldsPlace { get; init; }

    /// <summary>Rank among the organisation's reserves; null for a candidate, and once promoted.</summary>
    public required int? Reserve { get; init; }

    public required string State { get; init; }

    public required Text StateLabel { get; init; }

    public required bool Ended { get; init; }

    public required DateOnly CreatedOn { get; init; }

    public required DateOnly LastActOn { get; init; }

    /// <summary>Declared facts; the values of confidential and secret ones are hidden.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    public required Standing Standing { get; init; }

    /// <summary>Filed records; for reviewers also those that no longer count.</summary>
    public required IReadOnlyList<RecordView> Records { get; init; }

    /// <summary>Reviewers who stepped back; for reviewers only.</summary>
    public required IReadOnlyList<Recusal> Recusals { get; init; }

    public required IReadOnlyList<PublicationView> Publications { get; init; }

    public required IReadOnlyList<LateAcceptance> LateAcceptances { get; init; }

    /// <summary>What was corrected, the latest last; values of the identifier and of confidential facts are hidden.</summary>
    public required IReadOnlyList<Correction> Corrections { get; init; }

    /// <summary>Changes of circumstances that were reported, the latest last; one without a decision is open.</summary>
    public required IReadOnlyList<ReportedChange> Changes { get; init; }

    /// <summary>Other nominations that may be of the same nominee under another number, where the nomination is read by reviewers; empty elsewhere.</summary>
    public required IReadOnlyList<SuspectedDuplicate> SuspectedDuplicates { get; init; }

    /// <summary>Last moment for the present stage; null when it is not bound, or what it is counted from has not come.</summary>
    public required DueView? Due { get; init; }

    /// <summary>Remarks that stand in nobody's way, for example a check digit that looks wrong where the campaign only warns.</summary>
    public required IReadOnlyList<Violation> Warnings { get; init; }

    public required int Version { get; init; }
}

/// <summary>A filed record.</summary>
public sealed record RecordView
{
    public required string Code { get; init; }

    public required string Stage { get; init; }

    public required string By { get; init; }

    public required DateOnly On { get; init; }

    /// <summary>Day from which it counts, where it was recorded late: that of its confirmation; null where it was recorded on its own day. Who vouches for it, the history tells.</summary>
    public required DateOnly? RecordedOn { get; init; }

    /// <summary>Whether it speaks for the nominee; null where the caller may not know: what checks and opinions say is for reviewers.</summary>
    public required bool? Favourable { get; init; }

    /// <summary>What it says; null where the caller may not know.</summary>
    public required string? Remarks { get; init; }

    /// <summary>Code of the organisation whose record it is; null where it was filed before that was kept.</summary>
    public required string? Body { get; init; }

    /// <summary>Whether a body made it whose opinion that organisation had sought.</summary>
    public required bool Consulted { get; init; }

    /// <summary>The document by which it came in; null when the body entered it itself, and where the caller may not know.</summary>
    public required ReceivedDocument? Received { get; init; }

    /// <summary>References to what shows it, where the body entered it itself; empty where the caller may not know.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Why it took the place of an earlier one; null when there was none, and where the caller may not know.</summary>
    public required string? Reason { get; init; }

    /// <summary>Day from which it no longer counts; null while it counts.</summary>
    public required DateOnly? EndedOn { get; init; }
}

/// <summary>A publicity that the nominee is or was posted in.</summary>
public sealed record PublicationView
{
    public required string Stage { get; init; }

    public required Guid NoticeId { get; init; }

    public required DateOnly PostedOn { get; init; }

    /// <summary>Day from which the public could see it and the term counts, where it was recorded later than it was posted; null where that is the day of posting.</summary>
    public required DateOnly? SeenFrom { get; init; }

    public required DateOnly? LastDay { get; init; }

    /// <summary>Whether the last day hangs on holidays that are only expected; it is recounted when the year's paper comes.</summary>
    public required bool Provisional { get; init; }

    public required DateOnly? CompleteFrom { get; init; }

    public required int RemainingDays { get; init; }

    public required DateOnly? ClosedOn { get; init; }

    /// <summary>Last day as it was known on the day of posting, where a later holiday paper changed it; null otherwise.</summary>
    public required DateOnly? LastDayAsPosted { get; init; }

    /// <summary>What holiday papers published after the posting made of the term, in order of publication.</summary>
    public required IReadOnlyList<RevisionView> Revisions { get; init; }
}

/// <summary>A last moment.</summary>
public sealed record DueView
{
    public required DateOnly Day { get; init; }

    /// <summary>Time of that day, HH:mm in Asia/Shanghai; null for its end.</summary>
    public required string? Time { get; init; }

    public required string Clause { get; init; }
}

/// <summary>What may happen next.</summary>
public sealed record ActionView
{
    public required string Act { get; init; }

    public required bool Possible { get; init; }

    public required string To { get; init; }

    public required string Clause { get; init; }

    /// <summary>Code of the organisation that acts; null when the act follows from something else.</summary>
    public required string? ActingOrganisation { get; init; }

    public required bool NeedsReason { get; init; }

    public required IReadOnlyList<Violation> Violations { get; init; }
}

internal static class NominationViews
{
    public static NominationView ToView(this Nomination nomination, OpenedCampaign opened) => nomination.ToView(opened.Rules, opened.Access.Of(nomination));

    /// <summary>The same with what is getting tight for its part of the limits that bite before the list.</summary>
    public static NominationView ToView(this Nomination nomination, OpenedCampaign opened, RunningCounts? counts)
    {
        var view = nomination.ToView(opened);
        return counts is null || nomination.State.IsFinal ? view : view with { Warnings = [.. view.Warnings, .. counts.Warnings(nomination.Listed(opened.Policy))] };
    }

    public static NominationView ToView(this Nomination nomination, Rulebook rules, Sight sight) => new()
    {
        Id = nomination.Id,
        Award = nomination.Award,
        Kind = nomination.Nominee.Kind,
        Name = nomination.Nominee.Name,
        MaskedIdentifier = nomination.Nominee.MaskedIdentifier,
        IdentifierKind = nomination.Nominee.IdentifierKind,
        Division = nomination.Nominee.Division,
        RecommendedBy = nomination.RecommendedBy,
        RecommendedByName = rules.Policy.Organisations.Find(nomination.RecommendedBy)?.Name ?? Text.Same(nomination.RecommendedBy),
        Channel = nomination.Channel,
        QuotaHolder = nomination.QuotaHolder,
        HoldsPlace = nomination.HoldsPlace,
        Reserve = nomination.Reserve,
        State = nomination.State.Code,
        StateLabel = nomination.State.DescribeIn(rules.Policy),
        Ended = nomination.State.IsFinal,
        CreatedOn = nomination.CreatedOn,
        LastActOn = nomination.LastActOn,
        Facts = nomination.Facts.ToDictionary(fact => fact.Key, fact => rules.Policy.Facts.Find(fact.Key)?.IsPersonal == false ? fact.Value : FactDefinition.Hidden),
        Standing = nomination.VerdictUnder(rules.Policy).Standing,
        Records = [.. nomination.Records.Where(record => sight.Opinions || record.EndedOn is null).Select(record => record.ToView(rules.Policy, sight))],
        Recusals = sight.Opinions ? nomination.Recusals : [],
        Publications = [.. nomination.Publications.Select(publication => publication.ToView(nomination.RecommendedBy, rules))],
        LateAcceptances = nomination.LateAcceptances,
        Corrections = [.. nomination.Corrections.Select(correction => correction with { Values = [.. correction.Values.Select(value => value.Shown(rules.Policy))] })],
        Changes = [.. nomination.Changes.Select(change => change with { Values = [.. change.Values.Select(value => value.Shown(rules.Policy))] })],
        SuspectedDuplicates = [],
        Due = nomination.DueView(rules),
        Warnings = nomination.PersonKey.Length > 0 ? IdentityChecks.Problems(nomination.Nominee, nomination.FactsUnder(rules.Policy), rules.Policy, nomination.LastActOn) : [],
        Version = nomination.Version,
    };

    public static ActionView ToView(this PossibleRestatement act) => new()
    {
        Act = act.Act,
        Possible = act.Violations.Count == 0,
        To = act.To.Code,
        Clause = act.Clause,
        ActingOrganisation = act.ActingOrganisation,
        NeedsReason = true,
        Violations = act.Violations,
    };

    public static ActionView ToView(this PossibleAct act) => new()
    {
        Act = act.Transition.Act.Name(),
        Possible = act.Violations.Count == 0,
        To = act.Transition.To.Code,
        Clause = act.Transition.Clause,
        ActingOrganisation = act.ActingOrganisation,
        NeedsReason = act.NeedsReason,
        Violations = act.Violations,
    };

    /// <summary>The value as ordinary views show it.</summary>
    private static ReplacedValue Shown(this ReplacedValue value, CampaignPolicy policy) => value.IsPersonal(policy)
        ? value with { From = value.From is null ? null : FactDefinition.Hidden, To = value.To is null ? null : FactDefinition.Hidden }
        : value;

    private static RecordView ToView(this FiledRecord record, CampaignPolicy policy, Sight sight)
    {
        var shown = sight.Opinions || policy.FindStage(record.Stage)?.Records.FirstOrDefault(asked => asked.Code == record.Code)?.IsForReviewers != true;
        return new RecordView
        {
            Code = record.Code,
            Stage = record.Stage,
            By = record.By,
            On = record.On,
            RecordedOn = record.RecordedOn,
            Favourable = shown ? record.Favourable : null,
            Remarks = shown ? record.Remarks : null,
            Body = record.Body,
            Consulted = record.Consulted == true,
            Received = shown ? record.Received : null,
            Evidence = shown ? record.Evidence ?? [] : [],
            Reason = shown ? record.Reason : null,
            EndedOn = record.EndedOn,
        };
    }

    private static DueView? DueView(this Nomination nomination, Rulebook rules) =>
        rules.Policy.DueAt(nomination.State) is { } due && rules.Policy.FindStage(nomination.State.Stage) is { } stage
            && WorkingCalendar.Within(() => nomination.LastOf(due, stage, rules)) is { Accepted: true, Value: { } last }
            ? new DueView { Day = last.Day, Time = last.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), Clause = due.Clause }
            : null;

    private static PublicationView ToView(this Publication publication, string recommendedBy, Rulebook rules)
    {
        // A term that ran on into a year without a holiday paper has no known end; everything else about the nomination can still be read.
        var history = rules.Policy.FindStage(publication.Stage) is { Term: { } term } stage
            ? term.HistoryFrom(publication.CountedFrom(), rules.CalendarIn(stage, recommendedBy), publication.Suspensions)
            : null;
        var window = history?.InForce;
        return new PublicationView
        {
            Stage = publication.Stage,
            NoticeId = publication.NoticeId,
            PostedOn = publication.PostedOn,
            SeenFrom = publication.SeenFrom,
            LastDay = window?.LastDay,
            Provisional = window is { Provisional: true },
            CompleteFrom = window?.CompleteFrom,
            RemainingDays = window?.RemainingDays ?? 0,
            ClosedOn = publication.ClosedOn,
            LastDayAsPosted = history is { Revisions.Count: > 0 } ? history.AsPosted?.LastDay : null,
            Revisions = RevisionView.Of(history),
        };
    }
}
