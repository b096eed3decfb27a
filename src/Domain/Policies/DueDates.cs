using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>A time counted from an event or a stage (相对期限). The day from which it is counted is not counted itself.</summary>
/// <param name="Length">Number of days; at least 1, at most <see cref="Longest"/>; 0 where it runs <see cref="Until"/> a day of the calendar.</param>
/// <param name="Kind">Which days count.</param>
/// <param name="After"><c>notice</c>, the code of a declared event, the code of a stage that was left, or <c>STAGE/posted</c>.</param>
public sealed record RelativeTime(int Length, DayKind Kind, string After)
{
    /// <summary>The longest time, in days: ten years, more than any campaign takes.</summary>
    public const int Longest = 3653;

    /// <summary>The day of the notice, as what a due date is counted from.</summary>
    public const string Notice = "notice";

    /// <summary>What the posting of a publicity is called, behind the stage's code.</summary>
    public const string Posted = "/posted";

    /// <summary>The day of the calendar until which it runs; null when days are counted.</summary>
    public CalendarMark? Until { get; init; }

    /// <summary>Code of the stage that it is counted from; for an event the event's own code.</summary>
    public string Stage => After.EndsWith(Posted, StringComparison.Ordinal) ? After[..^Posted.Length] : After;

    /// <summary>The last day.</summary>
    /// <exception cref="UnknownYearException">It is counted into an unknown year.</exception>
    public DateOnly From(DateOnly day, WorkingCalendar calendar)
    {
        if (day.DayNumber > DateOnly.MaxValue.DayNumber - Length)
        {
            throw new UnknownYearException(DateOnly.MaxValue.Year);
        }

        if (Until is { } mark)
        {
            return mark.From(day, calendar);
        }

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

        var ends = Inclusive || At is not null ? named : named.AddDays(-1);
        var last = RestDay == RestDay.MovesOn ? calendar.FirstCountedDay(ends, DayKind.Working) : ends;
        var counts = On is null && (Within!.Kind == DayKind.Working || Within.Until == CalendarMark.LastWorkingDay);
        return new DueMoment(last, At, Inclusive) { Provisional = (counts || RestDay == RestDay.MovesOn) && calendar.IsProvisional(ends, last) };
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
        if (Within.Until is { } mark)
        {
            var until = mark.Describe();
            return new Text($"{after.Zh}{until.Zh}{at}前", $"by {until.En} after {after.En}{(at is null ? string.Empty : $", {at}")}");
        }

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
    /// <summary>Whether it hangs on the holidays of a year that are only expected: it is recounted when the paper comes, and nobody is late by it.</summary>
    public bool Provisional { get; init; }

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

/// <summary>The section <c>events</c> and the key <c>due</c> of a stage.</summary>
internal static class DueDateLanguage
{
    public static Reader<IReadOnlyList<CampaignEvent>> Events { get; } = Expect.ListOf(Expect.Element<CampaignEvent>(f =>
    {
        f.Element(known => $"event {known.Code}");
        return new CampaignEvent(
            f.Code(known => known.Code),
            f.Clause(known => known.Clause, known => $"event {known.Code}"),
            f.Title(known => known.Title),
            f.Required("on", known => known.On, Expect.Day, "事件日期", "day of the event", Slip.Altered));
    }));

    public static Reader<DueDate> Due(Reader<string> tier) => Expect.Element<DueDate>(f =>
    {
        f.ExactlyOneOf("on", "within");
        var on = f.OptionalValue("on", due => due.On, Expect.Day, "截止日期", "the day", Slip.Altered);
        var within = f.Optional("within", due => due.Within, Within, "自某事起若干日内", "a time counted from something", Slip.LeftOut);
        var clause = f.Clause(due => due.Clause, _ => "due date of {0}", ClauseKind.Term);
        var inclusive = f.Required("inclusive", due => due.Inclusive, Expect.Flag, "当日（或该分钟）是否算按期", "whether the day, or the minute, is itself in time", Slip.LeftOut | Slip.Altered);
        var at = f.Optional<TimeOnly?>("at", due => due.At, Expect.TimeOrEnd, null, "时刻（北京时间）；24:00 即当日结束", "time of day in Asia/Shanghai; 24:00 for its end", Slip.LeftOut | Slip.Altered);
        if (f.Sound && !inclusive && at is null && f.Peek("at") is not null)
        {
            f.Report(ViolationCode.DueEndOfDay, "“24时前”包括当日全天，请写 inclusive: true。", "Before 24:00 is the whole of that day; write inclusive: true.");
        }

        return new DueDate(
            on,
            clause,
            inclusive,
            f.Optional("tiers", due => due.Tiers, Expect.ListOf(tier), [], "只约束这些层级的单位；不写即全部", "tiers that it binds; all when left out", Slip.LeftOut | Slip.ItemLeftOut))
        {
            Within = within,
            At = at,

            // What the notice names stands; what is counted in days moves on from a rest day, as the general rule says.
            RestDay = f.Optional("restDay", due => due.RestDay, Expect.OneOf<RestDay>(), within is { Kind: DayKind.Calendar, Until: null } ? RestDay.MovesOn : RestDay.Stands, "期满日为休息日时：stands 不变，moves-on 顺延", "when it falls on a day of rest: stands or moves-on", Slip.Altered),
        };
    });

    private static Reader<RelativeTime> Within { get; } = Expect.Element<RelativeTime>(f =>
    {
        f.ExactlyOneOf("workingDays", "calendarDays", "until");
        var (length, kind) = Counted(f, time => time.Until is null ? time.Length : null, time => time.Kind);
        var until = f.OptionalValue("until", time => time.Until, Expect.OneOf<CalendarMark>(), "至：monday 至 sunday 其后第一个星期几，month-end 当月最后一日，last-working-day 当月最后一个工作日", "until monday to sunday, the first one after that day; month-end, the last day of its month; last-working-day, the last working day of its month", Slip.Altered);
        var after = f.Required("after", time => time.After, Expect.Name, "起算：notice 通知印发、events 中的事件、环节办结，或“环节/posted”发布", "from what it is counted: notice, an event, a stage, or STAGE/posted");
        return new RelativeTime(length ?? (until is null ? 1 : 0), until is null ? kind : DayKind.Calendar, after) { Until = until };
    });

    /// <summary>So many working days, or so many calendar days.</summary>
    public static (int? Length, DayKind Kind) Days<T>(Fields<T> f, Func<T, int?> length, Func<T, DayKind?> kind)
    {
        f.ExactlyOneOf("workingDays", "calendarDays");
        return Counted(f, length, kind);
    }

    private static (int? Length, DayKind Kind) Counted<T>(Fields<T> f, Func<T, int?> length, Func<T, DayKind?> kind)
    {
        var working = f.OptionalValue("workingDays", of => kind(of) == DayKind.Working ? length(of) : null, Expect.Whole, "工作日数", "so many working days", new Slips(Slip.Altered, ["calendarDays"]));
        var calendar = f.OptionalValue("calendarDays", of => kind(of) == DayKind.Calendar ? length(of) : null, Expect.Whole, "自然日数", "so many calendar days", Slip.Altered);
        return (working ?? calendar, working is null ? DayKind.Calendar : DayKind.Working);
    }
}
