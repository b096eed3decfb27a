using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Schedule;

/// <summary>The days of one stage for the nominees of some tiers.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Earliest">First day on which it can begin, when nobody loses a day from the notice on.</param>
/// <param name="Arrival">First day on which it can begin when everybody before it uses its due date to the last day.</param>
/// <param name="Ready">First day on which it can end when it begins on its arrival: a publicity runs its term, everything else takes no time.</param>
/// <param name="EnterBy">Last day to begin it, so that every later due date can be met: to post a publicity, and to end everything else, which takes no time; null when nothing later is due.</param>
/// <param name="LeaveBy">Last day to end it; null when nothing later is due.</param>
/// <param name="Slack">Working days by which its beginning can move from the earliest to the last day; null when nothing later is due.</param>
/// <param name="Due">The last moment in time, when everybody before it uses its due date to the last day; null when nothing is due here.</param>
/// <param name="Left">Full working days between its arrival and the last day to begin it: what remains when the due date before it is used up; null when nothing later is due.</param>
public sealed record StageDays(Stage Stage, DateOnly Earliest, DateOnly Arrival, DateOnly Ready, DateOnly? EnterBy, DateOnly? LeaveBy, DueMoment? Due, int? Slack, int? Left)
{
    /// <summary>The last moment in time to post the notice; null when the notice names none.</summary>
    public DueMoment? PostBy { get; init; }
}

/// <summary>A due date that cannot be met, and the stages that lead to it.</summary>
/// <param name="Position">Position of the stage that is due.</param>
/// <param name="From">Position of the first stage of the chain.</param>
/// <param name="Begun">Day on which the chain begins.</param>
/// <param name="Ready">First day on which the stage can end.</param>
/// <param name="Last">The last day in time.</param>
/// <param name="Ever">True when the due date is missed even if nobody loses a day; false when it is missed only where an earlier due date is used up.</param>
public sealed record MissedDueDate(int Position, int From, DateOnly Begun, DateOnly Ready, DateOnly Last, bool Ever)
{
    /// <summary>Whether it is the posting of a publicity that is due, and not the end of the stage.</summary>
    public bool Posting { get; init; }
}

/// <summary>
/// The dates of a campaign (时间安排) for the nominees of some recommending organisations, under one reading of everything that the notice leaves
/// open: how early each stage can be reached, and how late it may.
/// </summary>
/// <param name="Policy">The policy under that reading.</param>
/// <param name="Tiers">Tiers of the recommending organisations that are bound by the same due dates.</param>
/// <param name="Readings">The readings, by setting; only those settings that move a date. Empty for the policy as it is.</param>
/// <param name="Stages">The stages in their order.</param>
/// <param name="Missed">Due dates that cannot be met.</param>
public sealed record Timetable(
    CampaignPolicy Policy,
    IReadOnlyList<string> Tiers,
    IReadOnlyDictionary<string, string> Readings,
    IReadOnlyList<StageDays> Stages,
    IReadOnlyList<MissedDueDate> Missed)
{
    /// <summary>Names of the regional holidays by which these organisations differ from others; empty for those of the whole country alone.</summary>
    public IReadOnlyList<Text> Holidays { get; init; } = [];

    /// <summary>Code of an organisation that the dates hold for.</summary>
    public string Organisation { get; init; } = string.Empty;

    /// <summary>Positions of the stages of the critical chain (关键路径): from the due date, or the notice, after which the least time is left, to the next due date; empty when nothing is due.</summary>
    public IReadOnlyList<int> CriticalChain
    {
        get
        {
            var chains = new List<List<int>> { new() };
            for (var i = 0; i < Stages.Count; i++)
            {
                chains[^1].Add(i);
                if (Due(Stages[i].Stage) is not null)
                {
                    chains.Add([]);
                }
            }

            chains.RemoveAt(chains.Count - 1);
            return chains.MinBy(chain => chain.Min(i => Stages[i].Left ?? int.MaxValue)) ?? [];
        }
    }

    /// <summary>The stage of the critical chain with the least time; null when nothing is due.</summary>
    public StageDays? Tightest => CriticalChain is { Count: > 0 } chain ? chain.Select(i => Stages[i]).MinBy(days => days.Left) : null;

    /// <summary>The due date of a stage, where it binds these tiers.</summary>
    public DueDate? Due(Stage stage) => Due(stage.Due, Tiers);

    /// <summary>Reckons the dates, for every recommending organisation. Those that are bound by the same due dates and have the same holidays share a timetable.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="readings">The readings that the policy is under, by setting; null where they do not matter.</param>
    /// <exception cref="UnknownYearException">A term or a count of days leaves the known years.</exception>
    public static IReadOnlyList<Timetable> Of(Rulebook rules, IReadOnlyDictionary<string, string>? readings = null)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var policy = rules.Policy;
        var holders = policy.Quotas.Select(row => row.Organisation).ToHashSet();
        IEnumerable<LocalHoliday> Local(string organisation) => policy.Holidays
            .Where(holiday => policy.Stages.Any(stage => policy.Acting(stage.By, organisation) is { } acting && holiday.AppliesTo(acting, policy.Organisations)));
        return
        [
            .. policy.Organisations.All
                .Where(organisation => policy.Organisations.Line(organisation.Code).Any(above => holders.Contains(above.Code)))
                .GroupBy(organisation => string.Join('\n', policy.Stages.SelectMany(stage => Windows(stage, organisation.Tier))
                    .Concat(Local(organisation.Code).Select(holiday => $"{holiday.Paper.Reference} {holiday.Title.Zh}"))))
                .Select(group => Of(rules, group.First().Code, [.. group.Select(organisation => organisation.Tier).Distinct()], readings ?? new Dictionary<string, string>()) with
                {
                    Organisation = group.First().Code,
                    Holidays = [.. Local(group.First().Code).Select(holiday => holiday.Title).Distinct()],
                }),
        ];
    }

    private static Timetable Of(Rulebook rules, string organisation, IReadOnlyList<string> tiers, IReadOnlyDictionary<string, string> readings)
    {
        var stages = rules.Policy.Stages;
        var missed = new List<MissedDueDate>();
        var (earliest, arrival) = (rules.Policy.IssuedOn, rules.Policy.IssuedOn);
        var (from, begun) = (0, arrival);
        var days = new List<StageDays>();

        // From which day a time is counted: without losing a day, and when due dates are used up.
        var (soon, late) = (new Dictionary<string, DateOnly>(), new Dictionary<string, DateOnly>());
        for (var i = 0; i < stages.Count; i++)
        {
            var stage = stages[i];
            var calendar = rules.CalendarIn(stage, organisation);
            DateOnly Begun(DateOnly entered) => Later(entered, stage.Posting?.NotBefore);
            DateOnly Ended(DateOnly begun) => Later(stage.Term?.WindowFrom(begun, calendar).CompleteFrom ?? begun, stage.NotBefore);
            DateOnly Later(DateOnly day, Opening? opening) => opening is { } opens && opens.Binds(tiers[0]) && opens.On > day ? opens.On : day;
            DueMoment? Last(DueDate? due, Dictionary<string, DateOnly> reached) => Due(due, tiers)?.Last(
                anchor => rules.Policy.FixedDay(anchor) ?? (reached.TryGetValue(anchor, out var day) ? day : null), calendar);

            // What follows is reckoned as if a due date had been met, so that every fault shows once and where it lies.
            (earliest, arrival) = (Begun(earliest), Begun(arrival));
            var (firstPosting, posting) = (Last(stage.Posting?.Due, soon), Last(stage.Posting?.Due, late));
            var (posted, postedLate) = (earliest, arrival);
            if (posting is { } post)
            {
                Miss(earliest, arrival, firstPosting!.Value.Day, post.Day, closing: false);
                (posted, postedLate) = (Earlier(earliest, firstPosting.Value.Day), post.Day);
            }

            var (soonest, ready) = (Ended(posted), Ended(postedLate));
            (soon[stage.Code + RelativeTime.Posted], late[stage.Code + RelativeTime.Posted]) = (posted, postedLate);
            var (firstLast, last) = (Last(stage.Due, soon), Last(stage.Due, late));
            days.Add(new StageDays(stage, earliest, arrival, ready, null, null, last, null, null) { PostBy = posting });
            (earliest, arrival) = (soonest, ready);
            if (last is { } due)
            {
                Miss(soonest, ready, firstLast!.Value.Day, due.Day, closing: true);
                earliest = Earlier(earliest, firstLast.Value.Day);
                (arrival, from, begun) = (due.Day, i + 1, due.Day);
            }

            void Miss(DateOnly soonest, DateOnly ready, DateOnly firstLast, DateOnly last, bool closing)
            {
                if (soonest > firstLast)
                {
                    missed.Add(new MissedDueDate(i, 0, rules.Policy.IssuedOn, soonest, firstLast, Ever: true) { Posting = !closing });
                }
                else if (ready > last)
                {
                    missed.Add(new MissedDueDate(i, from, begun, ready, last, Ever: false) { Posting = !closing });
                }
            }

            (soon[stage.Code], late[stage.Code]) = (earliest, arrival);
        }

        Backwards(rules, organisation, days);
        return new Timetable(rules.Policy, tiers, readings, days, missed);
    }

    // From the due dates through the terms of the publicities to the last days of what comes before.
    private static void Backwards(Rulebook rules, string organisation, List<StageDays> stages)
    {
        DateOnly? enterNext = null;
        for (var i = stages.Count - 1; i >= 0; i--)
        {
            var days = stages[i];
            var calendar = rules.CalendarIn(days.Stage, organisation);
            var leaveBy = days.Due?.Day is { } last && !(last > enterNext) ? last : enterNext;
            var enterBy = leaveBy is { } until && days.Stage.Term is { } term ? term.LatestPosting(until, calendar) : leaveBy;
            enterBy = days.PostBy is { } post && !(post.Day > enterBy) ? post.Day : enterBy;
            stages[i] = days with
            {
                EnterBy = enterBy,
                LeaveBy = leaveBy,
                Slack = enterBy is { } latest ? calendar.CountWorkingDays(days.Earliest.AddDays(1), latest) : null,
                Left = enterBy is { } end ? calendar.CountWorkingDays(days.Arrival.AddDays(1), end.AddDays(-1)) : null,
            };
            enterNext = enterBy;
        }
    }

    private static DueDate? Due(DueDate? due, IReadOnlyList<string> tiers) => due?.Binds(tiers[0]) == true ? due : null;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;

    // What tells the dates of one organisation's nominees from another's.
    private static IEnumerable<string> Windows(Stage stage, string tier) =>
        from window in new (string Name, bool? Binds)[]
        {
            (stage.Code, stage.Due?.Binds(tier)),
            ($"{stage.Code} opens", stage.NotBefore?.Binds(tier)),
            ($"{stage.Code} posted", stage.Posting?.Due?.Binds(tier)),
            ($"{stage.Code} posting opens", stage.Posting?.NotBefore?.Binds(tier)),
        }
        where window.Binds == true
        select window.Name;
}
