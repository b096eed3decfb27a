using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Verification.Schedule;

/// <summary>The days of one stage for the nominees of some tiers.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="Earliest">First day on which it can begin, when nobody loses a day from the notice on.</param>
/// <param name="Arrival">First day on which it can begin when everybody before it uses its due date to the last day.</param>
/// <param name="Ready">First day on which it can end when it begins on its arrival: a publicity runs its term, everything else takes no time.</param>
/// <param name="EnterBy">Last day to begin it, so that every later due date can be met; null when nothing later is due.</param>
/// <param name="LeaveBy">Last day to end it; null when nothing later is due.</param>
/// <param name="Slack">Working days by which its beginning can move from the earliest to the last day; null when nothing later is due.</param>
/// <param name="Left">Full working days between its arrival and the last day to end it, or to post it: what remains when the due date before it is used up; null when nothing later is due.</param>
public sealed record StageDays(Stage Stage, DateOnly Earliest, DateOnly Arrival, DateOnly Ready, DateOnly? EnterBy, DateOnly? LeaveBy, int? Slack, int? Left)
{
    /// <summary>The last day on which the work of the stage can still be going on: a publicity must be posted, everything else ended.</summary>
    public DateOnly? Until => Stage.Term is null ? LeaveBy : EnterBy;
}

/// <summary>A due date that cannot be met, and the stages that lead to it.</summary>
/// <param name="Position">Position of the stage that is due.</param>
/// <param name="From">Position of the first stage of the chain.</param>
/// <param name="Begun">Day on which the chain begins.</param>
/// <param name="Ready">First day on which the stage can end.</param>
/// <param name="Ever">True when the due date is missed even if nobody loses a day; false when it is missed only where an earlier due date is used up.</param>
public sealed record MissedDueDate(int Position, int From, DateOnly Begun, DateOnly Ready, bool Ever);

/// <summary>The dates of a campaign (时间安排) for the nominees of some tiers, under one reading of everything that the notice leaves open.</summary>
/// <param name="Policy">The policy under that reading.</param>
/// <param name="Tiers">Tiers of the recommending organisations that are bound by the same due dates.</param>
/// <param name="Readings">The readings, by setting; only those settings that move a date.</param>
/// <param name="Stages">The stages in their order.</param>
/// <param name="Missed">Due dates that cannot be met.</param>
public sealed record Timetable(
    CampaignPolicy Policy,
    IReadOnlyList<string> Tiers,
    IReadOnlyDictionary<string, string> Readings,
    IReadOnlyList<StageDays> Stages,
    IReadOnlyList<MissedDueDate> Missed)
{
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
    public DueDate? Due(Stage stage) => Due(stage, Tiers);

    /// <summary>Reckons the dates. Tiers that are bound by the same due dates share a timetable.</summary>
    /// <exception cref="UnknownYearException">A term or a count of days leaves the known years.</exception>
    public static IReadOnlyList<Timetable> Of(CampaignPolicy policy, WorkingCalendar calendar, IReadOnlyDictionary<string, string> readings)
    {
        var rules = Rulebook.Of(policy, calendar);
        var holders = policy.Quotas.Select(row => row.Organisation).ToHashSet();
        var tiers = policy.Organisations.All
            .Where(organisation => policy.Organisations.Line(organisation.Code).Any(above => holders.Contains(above.Code)))
            .Select(organisation => organisation.Tier)
            .Distinct();
        return
        [
            .. tiers
                .GroupBy(tier => string.Join('\n', policy.Stages.Where(stage => stage.Due?.Binds(tier) == true).Select(stage => stage.Code)))
                .Select(group => Of(rules, [.. group], readings)),
        ];
    }

    private static Timetable Of(Rulebook rules, IReadOnlyList<string> tiers, IReadOnlyDictionary<string, string> readings)
    {
        var (stages, calendar) = (rules.Policy.Stages, rules.Calendar);
        var missed = new List<MissedDueDate>();
        var (earliest, arrival) = (rules.Policy.IssuedOn, rules.Policy.IssuedOn);
        var (from, begun) = (0, arrival);
        var deadlines = Deadline.Of(rules, tiers[0]);
        var days = new List<StageDays>();
        for (var i = 0; i < stages.Count; i++)
        {
            var stage = stages[i];
            DateOnly Ended(DateOnly entered) => stage.Term?.WindowFrom(entered, calendar).CompleteFrom ?? entered;
            var (soonest, ready) = (Ended(earliest), Ended(arrival));
            var (enterBy, leaveBy) = (deadlines[i].EnterBy, deadlines[i].LeaveBy);
            days.Add(new StageDays(
                stage,
                earliest,
                arrival,
                ready,
                enterBy,
                leaveBy,
                enterBy is { } latest ? calendar.CountWorkingDays(earliest.AddDays(1), latest) : null,
                (stage.Term is null ? leaveBy : enterBy) is { } until ? calendar.CountWorkingDays(arrival.AddDays(1), until.AddDays(-1)) : null));
            (earliest, arrival) = (soonest, ready);
            if (Due(stage, tiers) is not { LastDay: var last })
            {
                continue;
            }

            if (ready > last)
            {
                missed.Add(soonest > last ? new MissedDueDate(i, 0, rules.Policy.IssuedOn, soonest, Ever: true) : new MissedDueDate(i, from, begun, ready, Ever: false));
            }

            // What follows is reckoned as if the due date had been met, so that every fault shows once and where it lies.
            earliest = earliest > last ? last : earliest;
            (arrival, from, begun) = (last, i + 1, last);
        }

        return new Timetable(rules.Policy, tiers, readings, days, missed);
    }

    private static DueDate? Due(Stage stage, IReadOnlyList<string> tiers) => stage.Due?.Binds(tiers[0]) == true ? stage.Due : null;
}
