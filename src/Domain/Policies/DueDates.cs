using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What a rest day (休息日) does to a due date that falls on it.</summary>
public enum RestDay
{
    /// <summary>The due date stands, working day or not.</summary>
    Stands,

    /// <summary>It moves on to the next working day, never back (期间的最后一日是法定休假日的顺延).</summary>
    MovesOn,
}

/// <summary>A time counted from an event or a stage (相对期限). The day from which it is counted is not counted itself.</summary>
/// <param name="Length">Number of days; at least 1.</param>
/// <param name="Kind">Which days count.</param>
/// <param name="After"><c>notice</c>, the code of a declared event, the code of a stage that was left, or <c>STAGE/posted</c>.</param>
public sealed record RelativeTime(int Length, DayKind Kind, string After)
{
    /// <summary>The day of the notice, as what a due date is counted from.</summary>
    public const string Notice = "notice";

    /// <summary>What the posting of a publicity is called, behind the stage's code.</summary>
    public const string Posted = "/posted";

    /// <summary>Code of the stage that it is counted from; for an event the event's own code.</summary>
    public string Stage => After.EndsWith(Posted, StringComparison.Ordinal) ? After[..^Posted.Length] : After;

    /// <summary>The last day.</summary>
    /// <exception cref="UnknownYearException">It is counted into an unknown year.</exception>
    public DateOnly From(DateOnly day, WorkingCalendar calendar)
    {
        if (Kind == DayKind.Calendar)
        {
            return day.AddDays(Length);
        }

        for (var left = Length; left > 0;)
        {
            day = day.AddDays(1);
            left -= calendar.IsWorkingDay(day) ? 1 : 0;
        }

        return day;
    }
}

/// <summary>Something outside the procedure from which due dates are counted (事件), such as the end of a season of work.</summary>
/// <param name="Code">Code.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="On">Its day.</param>
public sealed record CampaignEvent(string Code, string Clause, Text Title, DateOnly On);

/// <summary>A due date (截止期限): on a named day, or within a time after something; with a time of day or to the end of the day.</summary>
/// <param name="On">The day named by the notice; null when it is counted from something.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Inclusive">Whether the named day, or the named minute where there is a time, is itself still in time.</param>
/// <param name="Tiers">Tiers of recommending organisations that it binds; empty for all.</param>
public sealed record DueDate(DateOnly? On, string Clause, bool Inclusive, IReadOnlyList<string> Tiers)
{
    /// <summary>What it is counted from; null when the notice names a day.</summary>
    public RelativeTime? Within { get; init; }

    /// <summary>Time of day in Asia/Shanghai; null for the end of the day.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>What a rest day does to it.</summary>
    public RestDay RestDay { get; init; }

    /// <summary>Whether it binds the nominees of organisations of this tier.</summary>
    public bool Binds(string tier) => Tiers.Count == 0 || Tiers.Contains(tier);

    /// <summary>The last moment in time; null while it is not known from which day it is counted.</summary>
    /// <param name="dayOf">The day of an event, or on which a stage was left or posted; null while that has not come.</param>
    /// <param name="calendar">Working days of the organisation that acts.</param>
    /// <exception cref="UnknownYearException">The calendar is needed and lacks the year.</exception>
    public DueMoment? Last(Func<string, DateOnly?> dayOf, WorkingCalendar calendar)
    {
        var day = On ?? (Within is { } within && dayOf(within.After) is { } from ? within.From(from, calendar) : null);
        if (day is not { } named)
        {
            return null;
        }

        var last = Inclusive || At is not null ? named : named.AddDays(-1);
        return new DueMoment(RestDay == RestDay.MovesOn ? calendar.FirstCountedDay(last, DayKind.Working) : last, At, Inclusive);
    }

    /// <summary>The due date as people read it.</summary>
    public Text Describe(CampaignPolicy policy)
    {
        var at = At is { } time ? time.ToString("HH:mm", CultureInfo.InvariantCulture) : null;
        if (On is { } day)
        {
            var named = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            return (Inclusive, at) switch
            {
                (true, null) => Text.Same(named),
                (false, null) => new Text($"{named}之前", $"before {named}"),
                (true, _) => Text.Same($"{named} {at}"),
                _ => new Text($"{named} {at}之前", $"before {named} {at}"),
            };
        }

        var (length, after) = (Within!.Length.ToString(CultureInfo.InvariantCulture), policy.DescribeAnchor(Within.After));
        return Within.Kind == DayKind.Working
            ? new Text($"{after.Zh}后{length}个工作日内{at}", $"within {length} working days after {after.En}{(at is null ? string.Empty : $", by {at}")}")
            : new Text($"{after.Zh}后{length}日内{at}", $"within {length} days after {after.En}{(at is null ? string.Empty : $", by {at}")}");
    }
}

/// <summary>The last moment in which something is in time.</summary>
/// <param name="Day">The last day.</param>
/// <param name="Time">Time of that day in Asia/Shanghai; null for its end.</param>
/// <param name="Inclusive">Whether that minute itself is in time.</param>
public readonly record struct DueMoment(DateOnly Day, TimeOnly? Time, bool Inclusive)
{
    /// <summary>Whether a moment is too late; null when that hangs on the time of the day and only the day is known.</summary>
    public bool? IsPast(Moment moment) =>
        moment.Day != Day ? moment.Day > Day
        : Time is not { } last ? false
        : moment.Time is not { } time ? null
        : Inclusive ? time > last : time >= last;

    /// <summary>The day, and the time where there is one.</summary>
    public override string ToString() => Time is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{Day:yyyy-MM-dd} {time:HH:mm}")
        : Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
