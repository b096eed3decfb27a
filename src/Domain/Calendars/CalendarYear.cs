namespace Commendation.Domain.Calendars;

/// <summary>A State Council paper (国务院办公厅节假日安排通知) that sets or revises the holidays of a year.</summary>
/// <param name="Reference">Public reference of the paper, for example its address path on the government portal.</param>
/// <param name="PublishedOn">Day on which it became known.</param>
public sealed record HolidayPaper(string Reference, DateOnly PublishedOn);

/// <summary>A day that deviates from the ordinary week because a paper says so.</summary>
/// <param name="Date">The day.</param>
/// <param name="IsOff">True for a holiday, false for a make-up working day (调休上班).</param>
/// <param name="Name">Name of the holiday in Chinese.</param>
public sealed record SpecialDay(DateOnly Date, bool IsOff, string Name);

/// <summary>The holidays of one calendar year and the papers that set them.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Papers">At least one paper, the revision last.</param>
/// <param name="Days">Every day of the year that deviates from the ordinary week.</param>
public sealed record CalendarYear(int Year, IReadOnlyList<HolidayPaper> Papers, IReadOnlyList<SpecialDay> Days);
