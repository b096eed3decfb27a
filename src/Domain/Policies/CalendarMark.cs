using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>A day of the calendar until which something is due (下周五前、当月底前).</summary>
public enum CalendarMark
{
    /// <summary>星期一: the first Monday after a day.</summary>
    Monday,

    /// <summary>星期二: the first Tuesday after a day.</summary>
    Tuesday,

    /// <summary>星期三: the first Wednesday after a day.</summary>
    Wednesday,

    /// <summary>星期四: the first Thursday after a day.</summary>
    Thursday,

    /// <summary>星期五: the first Friday after a day.</summary>
    Friday,

    /// <summary>星期六: the first Saturday after a day.</summary>
    Saturday,

    /// <summary>星期日: the first Sunday after a day.</summary>
    Sunday,

    /// <summary>当月底: the last day of the month in which a day lies.</summary>
    MonthEnd,

    /// <summary>当月最后一个工作日: the last working day of that month; of the following month where the day itself is past it.</summary>
    LastWorkingDay,
}

/// <summary>Reckoning with marks of the calendar.</summary>
internal static class CalendarMarks
{
    private static readonly string[] Weekdays = ["一", "二", "三", "四", "五", "六", "日"];

    /// <summary>The day that a mark means, seen from a day.</summary>
    /// <exception cref="UnknownYearException">Working days are asked for in an unknown year.</exception>
    public static DateOnly From(this CalendarMark mark, DateOnly day, WorkingCalendar calendar)
    {
        switch (mark)
        {
            case CalendarMark.MonthEnd:
                return MonthEnd(day);
            case CalendarMark.LastWorkingDay:
                var last = LastWorkingDay(day, calendar);
                return last >= day ? last : LastWorkingDay(MonthEnd(day).AddDays(1), calendar);
            default:
                // Monday is the first of the marks, and Sunday the first day of the week in .NET.
                var ahead = (int)mark + 1 - (int)day.DayOfWeek;
                return day.AddDays(ahead > 0 ? ahead : ahead + 7);
        }
    }

    /// <summary>A mark in words.</summary>
    public static Text Describe(this CalendarMark mark) => mark switch
    {
        CalendarMark.MonthEnd => new Text("当月底", "the end of that month"),
        CalendarMark.LastWorkingDay => new Text("当月最后一个工作日", "the last working day of that month"),
        _ => new Text($"后第一个星期{Weekdays[(int)mark]}", $"the first {mark}"),
    };

    private static DateOnly MonthEnd(DateOnly day) => new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));

    private static DateOnly LastWorkingDay(DateOnly day, WorkingCalendar calendar)
    {
        var last = MonthEnd(day);
        while (!calendar.IsWorkingDay(last))
        {
            last = last.AddDays(-1);
        }

        return last;
    }
}
