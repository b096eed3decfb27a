using Commendation.Domain.Shared;

namespace Commendation.Domain.Calendars;

/// <summary>Which days a term counts.</summary>
public enum DayKind
{
    /// <summary>工作日: working days only.</summary>
    Working,

    /// <summary>自然日: every day.</summary>
    Calendar,
}

/// <summary>On which day the next step may follow a term.</summary>
public enum TermEnd
{
    /// <summary>The term has run when its last day has ended: the next step may come on the following day.</summary>
    FollowingDay,

    /// <summary>The next step may come on the last day itself.</summary>
    LastDay,
}

/// <summary>What becomes of a suspended term when the objection is dismissed.</summary>
public enum AfterSuspension
{
    /// <summary>The days that had run before the suspension count; the rest follows.</summary>
    DaysRunCount,

    /// <summary>The whole term runs again from the day of the dismissal.</summary>
    StartsAnew,

    /// <summary>The term never stood still: the days of the examination count, but it cannot end before the dismissal.</summary>
    KeepsRunning,
}

/// <summary>What becomes of a term that has begun when a later paper changes the working days.</summary>
public enum AfterRevision
{
    /// <summary>The days are counted as they are finally worked: the term grows or shrinks with the paper.</summary>
    Recounted,

    /// <summary>The days announced with the posting stand.</summary>
    Stands,

    /// <summary>The paper may lengthen the term, never shorten it.</summary>
    OnlyLengthens,
}

/// <summary>What a rest day (休息日) does to a last day that falls on it.</summary>
public enum RestDay
{
    /// <summary>The last day stands, working day or not.</summary>
    Stands,

    /// <summary>It moves on to the next working day, never back (期间的最后一日是法定休假日的顺延).</summary>
    MovesOn,
}

/// <summary>A minimum duration, for example the five working days of a publicity (公示期).</summary>
/// <param name="Length">Number of days that must run in full; at least 1.</param>
/// <param name="Kind">Which days count.</param>
/// <param name="PostingDayCounted">Whether the day of posting is the first day; by the general rule it is not.</param>
/// <param name="End">When the next step may follow.</param>
/// <param name="AfterSuspension">What a suspension does to the days that had run.</param>
/// <param name="AfterRevision">What a holiday paper that is published while the term runs does to it.</param>
public sealed record Term(
    int Length,
    DayKind Kind = DayKind.Working,
    bool PostingDayCounted = false,
    TermEnd End = TermEnd.FollowingDay,
    AfterSuspension AfterSuspension = AfterSuspension.DaysRunCount,
    AfterRevision AfterRevision = AfterRevision.Recounted)
{
    /// <summary>What a rest day does to the last day of a term in calendar days; the last of so many working days is none.</summary>
    public RestDay RestDay { get; init; }

    /// <summary>
    /// The window of a term that begins with a posting on <paramref name="posted"/>. Days inside a suspension do not count,
    /// neither the day on which it began nor the day on which it was lifted; a term under an open suspension has no last day yet.
    /// </summary>
    /// <exception cref="UnknownYearException">The term runs into an unknown year.</exception>
    public Window WindowFrom(DateOnly posted, WorkingCalendar calendar, IReadOnlyList<Suspension>? suspensions = null) =>
        AfterRevision == AfterRevision.Recounted
            ? Reckon(posted, calendar, suspensions ?? [])
            : HistoryFrom(posted, calendar, suspensions).InForce ?? Reckon(posted, calendar, suspensions ?? []);

    /// <summary>The window as it was known on the day of posting, and every later paper that changed it.</summary>
    public WindowHistory HistoryFrom(DateOnly posted, WorkingCalendar calendar, IReadOnlyList<Suspension>? suspensions = null)
    {
        Window? Known(DateOnly on) => WorkingCalendar.Within(() => Reckon(posted, calendar.KnownOn(on), suspensions ?? [])) is { Accepted: true } reckoned ? reckoned.Value : null;
        var (asPosted, revisions) = (Known(posted), new List<WindowRevision>());
        var inForce = asPosted;
        foreach (var published in calendar.PublishedOn.Where(published => published > posted))
        {
            // What was only expected stands for nobody: the paper decides.
            if ((inForce is { Provisional: false } && AfterRevision == AfterRevision.Stands) || Known(published) is not { } window || window == inForce)
            {
                continue;
            }

            if (inForce is null or { Provisional: true } || AfterRevision == AfterRevision.Recounted || window.LastDay is null || window.LastDay > inForce.LastDay)
            {
                revisions.Add(new WindowRevision(published, window));
                inForce = window;
            }
        }

        return new WindowHistory(asPosted, revisions);
    }

    private Window Reckon(DateOnly posted, WorkingCalendar calendar, IReadOnlyList<Suspension> suspensions)
    {
        if (suspensions is [.., { To: null }])
        {
            return new Window(posted, null, null, null, Remaining(posted, suspensions[^1].From.AddDays(-1), calendar, suspensions));
        }

        var start = PostingDayCounted ? posted : Following(posted);
        if (AfterSuspension == AfterSuspension.StartsAnew && suspensions is [.., { To: { } lifted }])
        {
            start = lifted.AddDays(1);
        }

        var first = NextCounted(start, calendar, suspensions);
        var last = first;
        for (var run = 1; run < Length; run++)
        {
            last = NextCounted(Following(last), calendar, suspensions);
        }

        var asked = Kind == DayKind.Working ? first : last;
        if (RestDay == RestDay.MovesOn)
        {
            last = calendar.FirstCountedDay(last, DayKind.Working);
        }

        if (AfterSuspension == AfterSuspension.KeepsRunning && suspensions is [.., { To: { } dismissed }] && dismissed > last)
        {
            last = dismissed;
        }

        return new Window(posted, first, last, End == TermEnd.LastDay ? last : Following(last), 0)
        {
            Provisional = (Kind == DayKind.Working || RestDay == RestDay.MovesOn) && calendar.IsProvisional(asked, last),
        };
    }

    // No calendar knows the year after the last one that a date can have.
    private static DateOnly Following(DateOnly day) => day < DateOnly.MaxValue ? day.AddDays(1) : throw new UnknownYearException(day.Year);

    /// <summary>The term as people read it, for example <c>5个工作日 / 5 working days</c>.</summary>
    public Text Describe()
    {
        var length = Length.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return (Kind, RestDay) switch
        {
            (DayKind.Working, _) => new Text($"{length}个工作日", $"{length} working days"),
            (_, RestDay.Stands) => new Text($"{length}个自然日", $"{length} calendar days"),
            _ => new Text($"{length}个自然日（末日遇休息日顺延）", $"{length} calendar days, moving on from a rest day"),
        };
    }

    /// <summary>The latest posting day whose window is complete on <paramref name="completeOn"/> at the latest.</summary>
    /// <exception cref="UnknownYearException">The term itself leaves the known years.</exception>
    public DateOnly LatestPosting(DateOnly completeOn, WorkingCalendar calendar)
    {
        if (AfterRevision != AfterRevision.Recounted || RestDay == RestDay.MovesOn)
        {
            // What was known on the day of posting differs from day to day, and so does the rest day that it moves on from: the days are tried one by one.
            var posting = completeOn;
            while (!(WorkingCalendar.Within(() => WindowFrom(posting, calendar)) is { Accepted: true } window && window.Value.IsComplete(completeOn)))
            {
                _ = calendar.IsWorkingDay(posting);
                posting = posting.AddDays(-1);
            }

            return posting;
        }

        // Counted back from the last day that the term may have, so that no day after it is asked about.
        var first = End == TermEnd.LastDay ? completeOn : completeOn.AddDays(-1);
        for (var left = Math.Max(Length, 1); ; first = first.AddDays(-1))
        {
            left -= calendar.Counts(first, Kind) ? 1 : 0;
            if (left == 0)
            {
                return PostingDayCounted ? first : first.AddDays(-1);
            }
        }
    }

    private int Remaining(DateOnly posted, DateOnly through, WorkingCalendar calendar, IReadOnlyList<Suspension> suspensions)
    {
        var run = 0;
        for (var day = PostingDayCounted ? posted : posted.AddDays(1); day <= through; day = day.AddDays(1))
        {
            run += Runs(day, calendar, suspensions) ? 1 : 0;
        }

        return AfterSuspension == AfterSuspension.StartsAnew ? Length : Math.Max(Length - run, 0);
    }

    private DateOnly NextCounted(DateOnly day, WorkingCalendar calendar, IReadOnlyList<Suspension> suspensions)
    {
        while (!Runs(day, calendar, suspensions))
        {
            day = Following(day);
        }

        return day;
    }

    private bool Runs(DateOnly day, WorkingCalendar calendar, IReadOnlyList<Suspension> suspensions)
    {
        foreach (var suspension in suspensions)
        {
            if (AfterSuspension != AfterSuspension.KeepsRunning && suspension.Covers(day))
            {
                return false;
            }
        }

        return calendar.Counts(day, Kind);
    }
}

/// <summary>A window that a later paper changed.</summary>
/// <param name="PublishedOn">Day on which the paper became known.</param>
/// <param name="Window">The window from then on.</param>
public sealed record WindowRevision(DateOnly PublishedOn, Window Window);

/// <summary>How a window came to be what it is.</summary>
/// <param name="AsPosted">The window as it was known on the day of posting; null when the holidays of a year that it touches were not published then.</param>
/// <param name="Revisions">What later papers made of it, in order of publication; empty when none changed it.</param>
public sealed record WindowHistory(Window? AsPosted, IReadOnlyList<WindowRevision> Revisions)
{
    /// <summary>The window in force; null when it cannot be known yet.</summary>
    public Window? InForce => Revisions.Count > 0 ? Revisions[^1].Window : AsPosted;
}

/// <summary>A time during which a term stands still because an objection is being examined.</summary>
/// <param name="From">Day on which the objection arrived.</param>
/// <param name="To">Day on which the last open objection was dismissed; null while it is open.</param>
public sealed record Suspension(DateOnly From, DateOnly? To)
{
    /// <summary>Whether the term stands still on this day.</summary>
    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);
}

/// <summary>The days of a term that has begun.</summary>
/// <param name="Posted">Day of posting.</param>
/// <param name="FirstDay">First counted day; null while suspended.</param>
/// <param name="LastDay">Last counted day; null while suspended.</param>
/// <param name="CompleteFrom">First day on which the next step may follow; null while suspended.</param>
/// <param name="RemainingDays">Days still to run once a suspension is lifted; 0 when not suspended.</param>
public sealed record Window(DateOnly Posted, DateOnly? FirstDay, DateOnly? LastDay, DateOnly? CompleteFrom, int RemainingDays)
{
    /// <summary>Whether it counts days of a year whose holidays are only expected (预计): it is recounted when the paper comes, and nothing is closed by it.</summary>
    public bool Provisional { get; init; }

    /// <summary>Whether the full term has run by this day.</summary>
    public bool IsComplete(DateOnly on) => CompleteFrom is { } complete && on >= complete;
}
