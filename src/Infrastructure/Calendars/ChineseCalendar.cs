using Commendation.Domain.Calendars;

namespace Commendation.Infrastructure.Calendars;

/// <summary>The working-day calendar of China, from the State Council's papers.</summary>
public static class ChineseCalendar
{
    private static readonly Lazy<WorkingCalendar> Loaded = new(() => WorkingCalendar.Of(HolidayPapers.All));

    /// <summary>The calendar as all known papers together leave it; it remembers which paper set what, and when.</summary>
    public static WorkingCalendar Load() => Loaded.Value;

    /// <summary>The calendar as it was known on a day: papers and revisions published later do not exist yet.</summary>
    public static WorkingCalendar KnownOn(DateOnly day) => Load().KnownOn(day);
}
