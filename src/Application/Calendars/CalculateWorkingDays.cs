using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Calendars;

/// <summary>The window of a term of working or calendar days that begins with a posting on a day.</summary>
public sealed record CalculateWindow(DateOnly PostedOn, int Days, DayKind Kind, bool PostingDayCounted, TermEnd End) : IQuery<WindowView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Which days of a range are working days, and by which paper.</summary>
public sealed record ListWorkingDays(DateOnly From, DateOnly To) : IQuery<WorkingDaysView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>A window.</summary>
public sealed record WindowView
{
    public required DateOnly PostedOn { get; init; }

    public required DateOnly FirstDay { get; init; }

    public required DateOnly LastDay { get; init; }

    public required DateOnly CompleteFrom { get; init; }
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
}

internal sealed class CalculateWindowHandler(ICampaignLibrary library) : IRequestHandler<CalculateWindow, Outcome<WindowView>>
{
    public Task<Outcome<WindowView>> Handle(CalculateWindow request, CancellationToken cancellationToken) => Task.FromResult(
        request.Days is < 1 or > 1000
            ? OutOfRange("days", "1..1000", new Text("期限应在1至1000天之间。", "The term must lie in 1..1000 days."))
            : WorkingCalendar.Within(() => new Term(request.Days, request.Kind, request.PostingDayCounted, request.End).WindowFrom(request.PostedOn, library.Calendar))
                .Select(window => new WindowView
                {
                    PostedOn = window.Posted,
                    FirstDay = window.FirstDay!.Value,
                    LastDay = window.LastDay!.Value,
                    CompleteFrom = window.CompleteFrom!.Value,
                }));

    internal static Refusal OutOfRange(string place, string range, Text message) => new(
        RefusalKind.Shape, [new Violation("out-of-range", message) { Place = place, Required = range }]);
}

internal sealed class ListWorkingDaysHandler(ICampaignLibrary library) : IRequestHandler<ListWorkingDays, Outcome<WorkingDaysView>>
{
    public Task<Outcome<WorkingDaysView>> Handle(ListWorkingDays request, CancellationToken cancellationToken) => Task.FromResult(
        request.To < request.From || request.To.DayNumber - request.From.DayNumber > 366
            ? CalculateWindowHandler.OutOfRange("to", "from..from+366", new Text("截止日不得早于起始日，且相隔不超过366天。", "The last day must not lie before the first one, nor more than 366 days after it."))
            : WorkingCalendar.Within(() => View(request)));

    private WorkingDaysView View(ListWorkingDays request)
    {
        var calendar = library.Calendar;
        var days = Enumerable.Range(0, request.To.DayNumber - request.From.DayNumber + 1)
            .Select(request.From.AddDays)
            .Select(day => new DayView { Date = day, Working = calendar.IsWorkingDay(day), Holiday = calendar.SpecialDayOn(day)?.Name })
            .ToList();
        return new WorkingDaysView
        {
            WorkingDays = days.Count(day => day.Working),
            Days = days,
            Papers = [.. calendar.Years.Where(year => year.Year >= request.From.Year && year.Year <= request.To.Year).SelectMany(year => year.Papers)],
        };
    }
}
