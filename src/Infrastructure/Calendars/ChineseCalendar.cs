using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Calendars;

/// <summary>The working-day calendar of China, from the State Council's papers.</summary>
public static class ChineseCalendar
{
    private static readonly Lazy<WorkingCalendar> Shipped = new(() => WorkingCalendar.Of(HolidayPapers.Shipped.OrderBy(paper => paper.Key, StringComparer.Ordinal).Select(paper => HolidayPapers.Read(paper.Key, paper.Value).Value)));

    /// <summary>The calendar as all shipped papers together leave it; it remembers which paper set what, and when.</summary>
    public static WorkingCalendar Load() => Shipped.Value;

    /// <summary>The same with the papers of a folder, or everything that is wrong with them.</summary>
    public static Outcome<WorkingCalendar> Load(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return Load();
        }

        var papers = new CalendarFolder(folder, TimeProvider.System);
        var calendar = papers.Calendar;
        return papers.Faults.Count > 0 ? Outcome.Refused(papers.Faults) : calendar;
    }

    /// <summary>The calendar as it was known on a day: papers and revisions published later do not exist yet.</summary>
    public static WorkingCalendar KnownOn(DateOnly day) => Load().KnownOn(day);
}
