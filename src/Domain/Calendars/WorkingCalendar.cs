using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Calendars;

/// <summary>
/// Chinese working days (工作日): Monday to Friday, less the holidays and plus the make-up working days of the known years. It remembers which
/// paper set a day and when that became known. A day outside the known years is an error that names the year, never a guess.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<int, CalendarYear> _years;
    private readonly Dictionary<DateOnly, SpecialDay> _special;
    private readonly IReadOnlyList<HolidayArrangement> _national;
    private readonly IReadOnlyList<HolidayArrangement> _local;
    private readonly IReadOnlyList<DateOnly> _published;
    private readonly WorkingCalendar?[] _stages;

    /// <summary>Makes a calendar from its years as they are: nothing is known of how they came to be, so they were always known.</summary>
    /// <exception cref="ArgumentException">A year is given twice, or a day lies outside its year.</exception>
    public WorkingCalendar(IEnumerable<CalendarYear> years)
        : this(years, [], [])
    {
    }

    private WorkingCalendar(IEnumerable<CalendarYear> years, IReadOnlyList<HolidayArrangement> national, IReadOnlyList<HolidayArrangement> local)
    {
        _years = years.ToDictionary(year => year.Year);
        if (_years.Values.SelectMany(year => year.Days.Where(day => day.Date.Year != year.Year)).FirstOrDefault() is { } stray)
        {
            throw new ArgumentException(Invariant($"{stray.Date:yyyy-MM-dd} is listed under another year."), nameof(years));
        }

        _special = _years.Values.SelectMany(year => year.Days).ToDictionary(day => day.Date);
        (_national, _local) = (national, local);
        _published = [.. national.Concat(local).Select(arrangement => arrangement.Paper.PublishedOn).Distinct().Order()];
        _stages = new WorkingCalendar?[_published.Count];
    }

    /// <summary>Makes a calendar from the papers of the whole country, as all of them together leave it.</summary>
    public static WorkingCalendar Of(IEnumerable<HolidayArrangement> arrangements) => From([.. arrangements.OrderBy(arrangement => arrangement.Paper.PublishedOn)], []);

    /// <summary>The same calendar with the holidays of a region (地方假日) on top; where both name a day, the region's paper decides.</summary>
    public WorkingCalendar With(IReadOnlyList<HolidayArrangement> local)
    {
        if (local.Count == 0)
        {
            return this;
        }

        if (_national.Count > 0)
        {
            return From(_national, [.. _local.Concat(local).OrderBy(arrangement => arrangement.Paper.PublishedOn)]);
        }

        // A calendar without papers keeps its days as they are.
        var on = InForce(local).ToDictionary(day => day.Date);
        return new WorkingCalendar(Years.Select(year => year with
        {
            Papers = [.. year.Papers, .. local.Where(arrangement => Touches(arrangement, year.Year)).Select(arrangement => arrangement.Paper)],
            Days = [.. year.Days.Where(day => !on.ContainsKey(day.Date)), .. on.Values.Where(day => day.Date.Year == year.Year)],
        }));
    }

    /// <summary>The days on which papers were published, in order; empty for a calendar made without papers.</summary>
    public IReadOnlyList<DateOnly> PublishedOn => _published;

    /// <summary>The calendar as it was known on a day: papers and revisions published later do not exist yet.</summary>
    public WorkingCalendar KnownOn(DateOnly day)
    {
        var stage = _published.Count(published => published <= day) - 1;
        return _published.Count == 0 || stage == _published.Count - 1 ? this
            : stage < 0 ? new WorkingCalendar([])
            : _stages[stage] ??= From(
                [.. _national.Where(arrangement => arrangement.Paper.PublishedOn <= day)],
                [.. _local.Where(arrangement => arrangement.Paper.PublishedOn <= day)]);
    }

    /// <summary>Every day of a year already known that a later paper changed, in order of publication.</summary>
    public IReadOnlyList<DayRevision> Revisions()
    {
        var revisions = new List<DayRevision>();
        foreach (var (before, after) in _published.Zip(_published.Skip(1)).Select(pair => (KnownOn(pair.First), KnownOn(pair.Second))))
        {
            var paper = after._national.Concat(after._local).MaxBy(arrangement => arrangement.Paper.PublishedOn)!.Paper;
            revisions.AddRange(
                from day in before._special.Keys.Union(after._special.Keys).Order()
                where before.Knows(day) && before.IsWorkingDay(day) != after.IsWorkingDay(day)
                let special = after.SpecialDayOn(day)
                select new DayRevision(day, after.IsWorkingDay(day), special?.Name, special?.Paper ?? paper));
        }

        return revisions;
    }

    /// <summary>The known years in ascending order.</summary>
    public IReadOnlyList<CalendarYear> Years => [.. _years.Values.OrderBy(year => year.Year)];

    /// <summary>Whether the calendar knows the year of this day.</summary>
    public bool Knows(DateOnly day) => _years.ContainsKey(day.Year);

    /// <summary>Whether people work on this day.</summary>
    /// <exception cref="UnknownYearException">The year has no entry.</exception>
    public bool IsWorkingDay(DateOnly day)
    {
        if (!_years.ContainsKey(day.Year))
        {
            throw new UnknownYearException(day.Year);
        }

        return _special.TryGetValue(day, out var special) ? !special.IsOff : day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);
    }

    /// <summary>The special day on this date, or null when the ordinary week decides.</summary>
    public SpecialDay? SpecialDayOn(DateOnly day) => _special.GetValueOrDefault(day);

    /// <summary>Number of working days from <paramref name="first"/> to <paramref name="last"/>, both included; 0 when the range is empty.</summary>
    /// <exception cref="UnknownYearException">The range touches an unknown year.</exception>
    public int CountWorkingDays(DateOnly first, DateOnly last)
    {
        var count = 0;
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            count += IsWorkingDay(day) ? 1 : 0;
        }

        return count;
    }

    /// <summary>The first day on or after <paramref name="day"/> that counts for a term of this kind.</summary>
    public DateOnly FirstCountedDay(DateOnly day, DayKind kind)
    {
        while (!Counts(day, kind))
        {
            day = day.AddDays(1);
        }

        return day;
    }

    /// <summary>Whether a day counts for a term of this kind.</summary>
    public bool Counts(DateOnly day, DayKind kind) => kind == DayKind.Calendar || IsWorkingDay(day);

    /// <summary>Whether the holidays of one of the years from <paramref name="first"/> to <paramref name="last"/> are only expected.</summary>
    public bool IsProvisional(DateOnly first, DateOnly last) =>
        _years.Values.Any(year => year.Provisional && year.Year >= first.Year && year.Year <= last.Year);

    /// <summary>Runs a calculation whose dates may leave the known years, and turns that into a violation that names the year.</summary>
    public static Outcome<T> Within<T>(Func<T> calculation)
    {
        try
        {
            return calculation();
        }
        catch (UnknownYearException unknown)
        {
            return unknown.ToViolation();
        }
    }

    private static WorkingCalendar From(IReadOnlyList<HolidayArrangement> known, IReadOnlyList<HolidayArrangement> local)
    {
        // What was only expected ends with the year's first paper.
        var published = known.Where(arrangement => !arrangement.Provisional).Select(arrangement => arrangement.Year).ToHashSet();
        IReadOnlyList<HolidayArrangement> national = [.. known.Where(arrangement => !arrangement.Provisional || !published.Contains(arrangement.Year))];
        var days = InForce(national).ToDictionary(day => day.Date);
        foreach (var day in InForce(local))
        {
            days[day.Date] = day;
        }

        var byYear = days.Values.ToLookup(day => day.Date.Year);
        return new WorkingCalendar(
            from year in national.Select(arrangement => arrangement.Year).Distinct()
            select new CalendarYear(
                year,
                [.. national.Where(arrangement => arrangement.Year == year || Touches(arrangement, year)).Concat(local.Where(arrangement => Touches(arrangement, year))).Select(arrangement => arrangement.Paper)],
                [.. byYear[year].OrderBy(day => day.Date)])
            { Provisional = !published.Contains(year) },
            known,
            local);
    }

    private static IEnumerable<SpecialDay> InForce(IReadOnlyList<HolidayArrangement> arrangements) =>
        (from arrangement in arrangements
         from holiday in arrangement.Holidays
         group (arrangement.Paper, Holiday: holiday) by (arrangement.Year, holiday.Name) into versions
         let last = versions.Last()
         from day in last.Holiday.Off.Select(day => new SpecialDay(day, IsOff: true, last.Holiday.Name, last.Paper))
             .Concat(last.Holiday.Work.Select(day => new SpecialDay(day, IsOff: false, last.Holiday.Name, last.Paper)))
         select day)
        .GroupBy(day => day.Date, (_, days) => days.MaxBy(day => day.Paper!.PublishedOn)!);

    // The paper for 2019 also set the last days of 2018: both years name it.
    private static bool Touches(HolidayArrangement arrangement, int year) =>
        arrangement.Holidays.Any(holiday => holiday.Off.Concat(holiday.Work).Any(day => day.Year == year));

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>A date lies in a year for which no holiday paper is known.</summary>
public sealed class UnknownYearException(int year)
    : InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"The working-day calendar has no entry for the year {year}."))
{
    /// <summary>The unknown year.</summary>
    public int Year { get; } = year;

    /// <summary>The same as a violation.</summary>
    public Violation ToViolation() => new(
        ViolationCode.CalendarYearUnknown,
        new Text(
            $"工作日历没有{Year}年的节假日安排；请在节假日文件夹（Calendar:Folder）中增加{Year}.yaml：{Shape("文号", "印发日期", "元旦")}；通知尚未印发的，以 provisional: true 代替 paper。",
            $"The working-day calendar has no entry for {Year}; add {Year}.yaml to the folder of holiday papers (Calendar:Folder): {Shape("NUMBER", "DAY", "New Year")}. Before the paper is out, write provisional: true in place of its number."))
    {
        Actual = Year.ToString(CultureInfo.InvariantCulture),
    };

    private string Shape(string number, string day, string name) =>
        $"{{ year: {Year}, paper: {number}, published: {day}, holidays: [{{ name: {name}, off: {Year}-01-01..{Year}-01-03, work: [{Year}-01-04] }}] }}";
}
