using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Calendars;

/// <summary>
/// Chinese working days (工作日): Monday to Friday, less the holidays and plus the make-up working days of the known years.
/// A day outside the known years is an error that names the year, never a guess.
/// </summary>
public sealed class WorkingCalendar
{
    private readonly Dictionary<int, CalendarYear> _years;
    private readonly Dictionary<DateOnly, SpecialDay> _special;

    /// <summary>Makes a calendar from its years.</summary>
    /// <exception cref="ArgumentException">A year is given twice, or a day lies outside its year.</exception>
    public WorkingCalendar(IEnumerable<CalendarYear> years)
    {
        _years = years.ToDictionary(year => year.Year);
        if (_years.Values.SelectMany(year => year.Days.Where(day => day.Date.Year != year.Year)).FirstOrDefault() is { } stray)
        {
            throw new ArgumentException(Invariant($"{stray.Date:yyyy-MM-dd} is listed under another year."), nameof(years));
        }

        _special = _years.Values.SelectMany(year => year.Days).ToDictionary(day => day.Date);
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
    public bool Counts(DateOnly day, DayKind kind) => kind == DayKind.Calendar ? Known(day) : IsWorkingDay(day);

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

    private bool Known(DateOnly day) => _years.ContainsKey(day.Year) ? true : throw new UnknownYearException(day.Year);

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
        "calendar-year-unknown",
        new Text(
            string.Create(CultureInfo.InvariantCulture, $"工作日历没有{Year}年的节假日安排，请先录入该年国务院办公厅通知。"),
            string.Create(CultureInfo.InvariantCulture, $"The working-day calendar has no entry for {Year}; add that year's State Council paper first.")))
    {
        Actual = Year.ToString(CultureInfo.InvariantCulture),
    };
}
