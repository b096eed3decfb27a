using Commendation.Domain.Calendars;

namespace Commendation.Infrastructure.Calendars;

/// <summary>The working-day calendar of China, from the State Council's papers.</summary>
public static class ChineseCalendar
{
    /// <summary>The calendar as all known papers together leave it.</summary>
    public static WorkingCalendar Load() => From(HolidayPapers.All);

    /// <summary>The calendar as it was known on a day: papers and revisions published later do not exist yet.</summary>
    public static WorkingCalendar KnownOn(DateOnly day) => From([.. HolidayPapers.All.Where(paper => paper.Paper.PublishedOn <= day)]);

    private static WorkingCalendar From(IReadOnlyList<RecordedPaper> papers)
    {
        var days = InForce(papers).SelectMany(holiday => holiday.Days).ToLookup(day => day.Date.Year);
        return new WorkingCalendar(
            from year in papers.Select(paper => paper.Year).Distinct()
            select new CalendarYear(year, PapersFor(year, papers), [.. days[year].OrderBy(day => day.Date)]));
    }

    private static IEnumerable<Holiday> InForce(IReadOnlyList<RecordedPaper> papers) =>
        from paper in papers
        from holiday in paper.Holidays
        group holiday by (paper.Year, holiday.Name) into versions
        select versions.Last();

    // The paper for 2019 also set the last days of 2018: both years name it.
    private static IReadOnlyList<HolidayPaper> PapersFor(int year, IReadOnlyList<RecordedPaper> papers) =>
    [
        .. from paper in papers
           where paper.Year == year || paper.Holidays.Any(holiday => holiday.Days.Any(day => day.Date.Year == year))
           select paper.Paper,
    ];
}
