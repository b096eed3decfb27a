using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>
/// A notice as people read it: what was posted and until when it stands, day by day; once the term of a nominee is over, no more of the
/// nominee than that it took place (see <see cref="PostedNominees"/>).
/// </summary>
public sealed record GetPublicNotice(string Campaign, Guid Id) : IQuery<PublicNoticeView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPosted;
}

/// <summary>A notice for readers.</summary>
public sealed record PublicNoticeView
{
    public required Guid Id { get; init; }

    public required string Stage { get; init; }

    public required Text StageTitle { get; init; }

    /// <summary>The clause that asks for the posting.</summary>
    public required string Clause { get; init; }

    /// <summary>What the clause says, in short.</summary>
    public required Text ClauseSummary { get; init; }

    public required Text PostedBy { get; init; }

    public required DateOnly PostedOn { get; init; }

    /// <summary>Day from which the public could see it and the term counts, where it was recorded later than it was posted; null where that is the day of posting.</summary>
    public required DateOnly? SeenFrom { get; init; }

    /// <summary>Where else it was published; null where it was not.</summary>
    public required PublishedElsewhere? PublishedElsewhere { get; init; }

    /// <summary>Who vouches for a posting that was recorded late; null for every other one.</summary>
    public required LateView? Late { get; init; }

    /// <summary>Whether it was entered afterwards, in the record of a campaign that is over.</summary>
    public required bool EnteredAfterwards { get; init; }

    /// <summary>How long it stands.</summary>
    public required Text Term { get; init; }

    /// <summary>Whether only working days count.</summary>
    public required bool CountsWorkingDays { get; init; }

    /// <summary>Last day of the term where no objection stops it; null when it runs into a year whose holidays are not published.</summary>
    public required DateOnly? LastDay { get; init; }

    /// <summary>Last day as it was known on the day of posting, where a later holiday paper changed it; null otherwise.</summary>
    public required DateOnly? LastDayAsPosted { get; init; }

    /// <summary>Today in the campaign.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>Days of the term that are still to come, today included; 0 when it is over.</summary>
    public required int DaysLeft { get; init; }

    /// <summary>Every day from the posting to the last, in order.</summary>
    public required IReadOnlyList<NoticeDay> Days { get; init; }

    /// <summary>Whether the notice still shows nominees: a term of one of them runs.</summary>
    public required bool Running { get; init; }

    /// <summary>The parts that the clause asks for, while the notice runs.</summary>
    public required IReadOnlyList<NoticePart> Content { get; init; }

    /// <summary>Nominees whose term runs.</summary>
    public required IReadOnlyList<PublicNominee> Nominees { get; init; }

    /// <summary>Whether the posting has a receipt; notices that were posted before receipts were given have none.</summary>
    public required bool HasReceipt { get; init; }

    /// <summary>How many were posted.</summary>
    public required int Posted { get; init; }

    /// <summary>How many of them went on to the next stage.</summary>
    public required int WentOn { get; init; }

    /// <summary>How many of them ended without an honour, then or later.</summary>
    public required int Ended { get; init; }
}

/// <summary>A day of a notice's term.</summary>
/// <param name="Date">The day.</param>
/// <param name="Counts">Whether it counts.</param>
/// <param name="Holiday">The holiday or make-up day that makes it differ from the ordinary week; null when none does.</param>
/// <param name="Paper">Reference of the paper that says so; null when none does.</param>
public sealed record NoticeDay(DateOnly Date, bool Counts, string? Holiday, string? Paper);

/// <summary>A part of a notice.</summary>
/// <param name="Code">Code of the part.</param>
/// <param name="Title">What it is.</param>
/// <param name="Text">What was posted.</param>
public sealed record NoticePart(string Code, Text Title, string Text);

/// <summary>A nominee for readers.</summary>
/// <param name="Number">Place in the notice, from 1, by which an objection names the nominee.</param>
/// <param name="Name">Name.</param>
/// <param name="Division">The team or department of the unit; null for the unit itself.</param>
/// <param name="Award">Title of the award.</param>
/// <param name="RecommendedBy">Who recommended.</param>
/// <param name="Facts">Facts that the campaign declares as public, in the order of its catalogue.</param>
/// <param name="Corrected">What of this was corrected or has changed.</param>
public sealed record PublicNominee(
    int Number, string Name, string? Division, Text Award, Text RecommendedBy, IReadOnlyList<PublicFact> Facts, IReadOnlyList<PublicCorrection> Corrected);

/// <summary>A public fact in words.</summary>
/// <param name="Label">What it is.</param>
/// <param name="Value">Its value.</param>
public sealed record PublicFact(Text Label, Text Value);

/// <summary>A public value that was corrected or has changed, in words.</summary>
/// <param name="On">Day.</param>
/// <param name="Label">What it is.</param>
/// <param name="From">What it was; null when it was not given.</param>
/// <param name="To">What it is now; null when it is not given any more.</param>
public sealed record PublicCorrection(DateOnly On, Text Label, Text? From, Text? To);

internal sealed class GetPublicNoticeHandler(CampaignOpener campaigns) : IRequestHandler<GetPublicNotice, Outcome<PublicNoticeView>>
{
    public Task<Outcome<PublicNoticeView>> Handle(GetPublicNotice request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<PublicNotice>(request.Id, cancellationToken).SelectAsync(async notice =>
        {
            var posted = await PostedNominees.Of(opened, [notice], cancellationToken);
            var line = (await opened.Store.Select(new LinesOfPosting(opened.Id, [notice.Id]), entry => entry.Details, cancellationToken)) is [var told, ..] ? told : null;
            return View(notice, posted[notice.Id], opened) with { HasReceipt = line?.ContainsKey(NoticeReceipt.Digest) == true, Late = line is null ? null : LateView.Of(line) };
        }));

    private static PublicNoticeView View(PublicNotice notice, PostedNominees posted, OpenedCampaign opened)
    {
        var (policy, calendar) = (opened.Policy, opened.Rules.CalendarOf(notice.Organisation));
        var stage = policy.FindStage(notice.Stage);
        var history = stage?.Term?.HistoryFrom(notice.CountedFrom(), calendar);
        var last = history?.InForce?.LastDay;
        IReadOnlyList<NoticeDay> days = stage?.Term is { } term && last is { } until ? Days(notice.PostedOn, until, history!.InForce!.FirstDay!.Value, term.Kind, calendar) : [];
        var running = posted.Shown.Count > 0;
        return new PublicNoticeView
        {
            Id = notice.Id,
            Stage = notice.Stage,
            StageTitle = stage?.Title ?? Text.Same(notice.Stage),
            Clause = stage?.TermClause ?? stage?.Clause ?? string.Empty,
            ClauseSummary = policy.Clauses.FirstOrDefault(clause => clause.Id == (stage?.TermClause ?? stage?.Clause))?.Summary ?? Text.Same(string.Empty),
            PostedBy = Organisation(policy, notice.Organisation),
            PostedOn = notice.PostedOn,
            SeenFrom = notice.SeenFrom,
            PublishedElsewhere = notice.PublishedElsewhere,
            Late = null,
            EnteredAfterwards = opened.IsEnteredAfterwards,
            Term = stage?.Term?.Describe() ?? Text.Same(string.Empty),
            CountsWorkingDays = stage?.Term?.Kind == DayKind.Working,
            LastDay = last,
            LastDayAsPosted = history is { Revisions.Count: > 0 } ? history.AsPosted?.LastDay : null,
            Today = opened.Today,
            DaysLeft = days.Count(day => day.Counts && day.Date >= opened.Today),
            Days = days,
            Running = running,
            Content = running ? [.. (stage?.Content?.Parts ?? []).Where(part => posted.Content.ContainsKey(part.Code)).Select(part => new NoticePart(part.Code, part.Title, posted.Content[part.Code]))] : [],
            Nominees = [.. posted.Shown.Select(one => Nominee(one.Number, one.Nomination, policy))],
            HasReceipt = false,
            Posted = posted.Posted,
            WentOn = posted.WentOn,
            Ended = posted.Ended,
        };
    }

    private static List<NoticeDay> Days(DateOnly posted, DateOnly last, DateOnly first, DayKind kind, WorkingCalendar calendar) =>
    [
        .. Enumerable.Range(0, last.DayNumber - posted.DayNumber + 1).Select(posted.AddDays)
            .Select(day => new NoticeDay(day, day >= first && calendar.Counts(day, kind), calendar.SpecialDayOn(day)?.Name, calendar.SpecialDayOn(day)?.Paper?.Reference)),
    ];

    private static PublicNominee Nominee(int number, Nomination nomination, CampaignPolicy policy) => new(
        number,
        nomination.Nominee.Name,
        nomination.Nominee.Division,
        policy.FindAward(nomination.Award)?.Title ?? Text.Same(nomination.Award),
        Organisation(policy, nomination.RecommendedBy),
        [.. policy.Facts.All.Where(fact => fact.Privacy == Privacy.Public && nomination.Facts.ContainsKey(fact.Code)).Select(fact => new PublicFact(fact.Label, InWords(fact, nomination.Facts[fact.Code])))],
        [
            .. from replaced in nomination.Corrections.Select(correction => (correction.On, correction.Values))
                   .Concat(nomination.Changes.Select(change => (On: change.ReportedOn, change.Values)))
               from value in replaced.Values
               where value.IsPublic(policy)
               orderby replaced.On
               select Correction(replaced.On, value, policy),
        ]);

    private static PublicCorrection Correction(DateOnly on, ReplacedValue value, CampaignPolicy policy)
    {
        var fact = value.Field.StartsWith("facts.", StringComparison.Ordinal) ? policy.Facts.Find(value.Field["facts.".Length..]) : null;
        var label = fact?.Label ?? (value.Field == "name" ? new Text("名称", "name") : new Text("部门", "division"));
        Text? Words(string? written) => written is null ? null : fact is null ? Text.Same(written) : InWords(fact, written);
        return new PublicCorrection(on, label, Words(value.From), Words(value.To));
    }

    // A value that an older version of the rules took is shown as it was written.
    private static Text InWords(FactDefinition fact, string written) => fact.Parse(written) is { Accepted: true } value ? fact.Describe(value.Value) : Text.Same(written);

    private static Text Organisation(CampaignPolicy policy, string code) => policy.Organisations.Find(code)?.Name ?? Text.Same(code);
}
