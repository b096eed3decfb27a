using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Calendars;

/// <summary>The window of a term of working or calendar days that begins with a posting on a day.</summary>
/// <param name="PostedOn">Day of posting.</param>
/// <param name="Term">The term.</param>
/// <param name="KnownOn">The day whose knowledge counts: papers published later do not exist; null for everything known.</param>
/// <param name="Place">Whose working days; null for those of the whole country.</param>
public sealed record CalculateWindow(DateOnly PostedOn, Term Term, DateOnly? KnownOn = null, CalendarPlace? Place = null) : IQuery<WindowView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Which days of a range are working days, and by which paper.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="KnownOn">The day whose knowledge counts; null for everything known.</param>
/// <param name="Place">Whose working days; null for those of the whole country.</param>
public sealed record ListWorkingDays(DateOnly From, DateOnly To, DateOnly? KnownOn = null, CalendarPlace? Place = null) : IQuery<WorkingDaysView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Every holiday paper, and what it changed of years that were known before.</summary>
public sealed record ListHolidayPapers : IQuery<IReadOnlyList<HolidayPaperView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Whose working days: an organisation of a campaign, whose region may have holidays of its own.</summary>
/// <param name="Campaign">Code of the campaign.</param>
/// <param name="Organisation">Code of the organisation.</param>
public sealed record CalendarPlace(string Campaign, string Organisation);

/// <summary>A window.</summary>
public sealed record WindowView
{
    public required DateOnly PostedOn { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    public required DateOnly CompleteFrom { get; init; }

    /// <summary>Whether the last day hangs on holidays that are only expected; it is recounted when the year's paper comes.</summary>
    public required bool Provisional { get; init; }

    /// <summary>Last day as it was known on the day of posting; null when the holidays of a year that the term touches were not published then.</summary>
    public required DateOnly? LastDayAsPosted { get; init; }

    /// <summary>What papers published after the posting made of the term, in order of publication.</summary>
    public required IReadOnlyList<RevisionView> Revisions { get; init; }
}

/// <summary>A holiday paper.</summary>
public sealed record HolidayPaperView
{
    /// <summary>Document number; null for a plan that is only expected.</summary>
    public required string? Number { get; init; }

    public required string Reference { get; init; }

    /// <summary>Whether it is a plan that is only expected, and holds until the year's paper comes.</summary>
    public required bool Provisional { get; init; }

    public required DateOnly PublishedOn { get; init; }

    /// <summary>Days of years known before that it turned from a working day into a day off, or the other way round.</summary>
    public required IReadOnlyList<DayChangeView> Changes { get; init; }
}

/// <summary>A day that a paper changed.</summary>
public sealed record DayChangeView
{
    public required DateOnly Date { get; init; }

    /// <summary>What it became.</summary>
    public required bool Working { get; init; }

    public required string? Holiday { get; init; }
}

/// <summary>The days of a range.</summary>
public sealed record WorkingDaysView
{
    public required int WorkingDays { get; init; }

    public required IReadOnlyList<DayView> Days { get; init; }

    /// <summary>Papers that set the days of the range's years.</summary>
    public required IReadOnlyList<HolidayPaper> Papers { get; init; }
}

/// <summary>One day.</summary>
public sealed record DayView
{
    public required DateOnly Date { get; init; }

    public required bool Working { get; init; }

    /// <summary>The holiday or make-up day that makes it differ from the ordinary week; null when none does.</summary>
    public required string? Holiday { get; init; }

    /// <summary>Reference of the paper that says so; null when none does.</summary>
    public required string? Paper { get; init; }
}

internal sealed class CalculateWindowHandler(WorkingDaysOf calendars) : IRequestHandler<CalculateWindow, Outcome<WindowView>>
{
    public async Task<Outcome<WindowView>> Handle(CalculateWindow request, CancellationToken cancellationToken)
    {
        if (request.Term.Length is < 1 or > 1000)
        {
            return OutOfRange("days", "1..1000", new Text("期限应在1至1000天之间。", "The term must lie in 1..1000 days."));
        }

        return (await calendars.Of(request.Place, request.KnownOn, cancellationToken)).Then(calendar => WorkingCalendar.Within(() => View(request, calendar)));
    }

    internal static Refusal OutOfRange(string place, string range, Text message) => new(
        RefusalKind.Shape, [new Violation(ViolationCode.OutOfRange, message) { Place = place, Required = range }]);

    private static WindowView View(CalculateWindow request, WorkingCalendar calendar)
    {
        var window = request.Term.WindowFrom(request.PostedOn, calendar);
        var history = request.Term.HistoryFrom(request.PostedOn, calendar);
        return new WindowView
        {
            PostedOn = window.Posted,
            FirstDay = window.FirstDay!.Value,
            LastDay = window.LastDay!.Value,
            CompleteFrom = window.CompleteFrom!.Value,
            Provisional = window.Provisional,
            LastDayAsPosted = history.AsPosted?.LastDay,
            Revisions = RevisionView.Of(history),
        };
    }
}

internal sealed class ListWorkingDaysHandler(WorkingDaysOf calendars) : IRequestHandler<ListWorkingDays, Outcome<WorkingDaysView>>
{
    public async Task<Outcome<WorkingDaysView>> Handle(ListWorkingDays request, CancellationToken cancellationToken)
    {
        if (request.To < request.From || request.To.DayNumber - request.From.DayNumber > 366)
        {
            return CalculateWindowHandler.OutOfRange("to", "from..from+366", new Text("截止日不得早于起始日，且相隔不超过366天。", "The last day must not lie before the first one, nor more than 366 days after it."));
        }

        return (await calendars.Of(request.Place, request.KnownOn, cancellationToken)).Then(calendar => WorkingCalendar.Within(() => View(request, calendar)));
    }

    private static WorkingDaysView View(ListWorkingDays request, WorkingCalendar calendar)
    {
        var days = Enumerable.Range(0, request.To.DayNumber - request.From.DayNumber + 1)
            .Select(request.From.AddDays)
            .Select(day => new DayView { Date = day, Working = calendar.IsWorkingDay(day), Holiday = calendar.SpecialDayOn(day)?.Name, Paper = calendar.SpecialDayOn(day)?.Paper?.Reference })
            .ToList();
        return new WorkingDaysView
        {
            WorkingDays = days.Count(day => day.Working),
            Days = days,
            Papers = [.. calendar.Years.Where(year => year.Year >= request.From.Year && year.Year <= request.To.Year).SelectMany(year => year.Papers).Distinct()],
        };
    }
}

internal sealed class ListHolidayPapersHandler(ICampaignLibrary library) : IRequestHandler<ListHolidayPapers, Outcome<IReadOnlyList<HolidayPaperView>>>
{
    public Task<Outcome<IReadOnlyList<HolidayPaperView>>> Handle(ListHolidayPapers request, CancellationToken cancellationToken)
    {
        var expected = library.Calendar.Years.Where(year => year.Provisional).SelectMany(year => year.Papers.TakeLast(1)).ToHashSet();
        var changes = library.Calendar.Revisions().ToLookup(revision => revision.Paper.PublishedOn);
        return Task.FromResult(Outcome<IReadOnlyList<HolidayPaperView>>.Of(
        [
            .. library.Calendar.Years.SelectMany(year => year.Papers).Distinct().OrderBy(paper => paper.PublishedOn).Select(paper => new HolidayPaperView
            {
                Number = paper.Number,
                Provisional = expected.Contains(paper),
                Reference = paper.Reference,
                PublishedOn = paper.PublishedOn,
                Changes = [.. changes[paper.PublishedOn].Select(change => new DayChangeView { Date = change.Date, Working = change.IsWorking, Holiday = change.Holiday })],
            }),
        ]));
    }
}

/// <summary>Finds the working days of an organisation, as known on a day.</summary>
internal sealed class WorkingDaysOf(ICampaignLibrary library, CampaignOpener campaigns)
{
    public async Task<Outcome<WorkingCalendar>> Of(CalendarPlace? place, DateOnly? knownOn, CancellationToken ct)
    {
        var calendar = place is null ? library.Calendar : await campaigns.Open(place.Campaign, ct).Then<OpenedCampaign, WorkingCalendar>(opened => opened.Policy.Organisations.Find(place.Organisation) is null
            ? opened.Policy.Organisations.Unknown(place.Organisation, "organisation")
            : opened.Rules.CalendarOf(place.Organisation));
        return calendar.Select(known => knownOn is { } day ? known.KnownOn(day) : known);
    }
}
