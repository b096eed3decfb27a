using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>A holiday of regions.</summary>
public sealed record LocalHolidayView
{
    public required Text Title { get; init; }

    /// <summary>Codes of the organisations at the head of the regions; those below them have it too.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    public required IReadOnlyList<DateOnly> Off { get; init; }

    public required IReadOnlyList<DateOnly> Work { get; init; }

    public required HolidayPaper Paper { get; init; }
}

internal static class LocalHolidayViews
{
    public static LocalHolidayView ToView(this LocalHoliday holiday) => new()
    {
        Title = holiday.Title,
        Organisations = holiday.Organisations,
        Off = holiday.Off,
        Work = holiday.Work,
        Paper = holiday.Paper,
    };
}
