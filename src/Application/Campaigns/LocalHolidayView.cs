using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Riok.Mapperly.Abstractions;

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

[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
internal static partial class LocalHolidayViews
{
    public static partial LocalHolidayView ToView(this LocalHoliday holiday);
}
