using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Schedule;

/// <summary>
/// Whether the dates of a campaign can be kept (时间安排核验): the earliest and the latest day of every stage from terms, due dates and working
/// days, for every tier and under every reading that moves a date.
/// </summary>
public static class ScheduleAnalysis
{
    /// <summary>Code of the part.</summary>
    public const string Code = "schedule";

    // Ten settings with two readings each; a campaign with more has another problem.
    private const int MostCombinations = 1024;

    /// <summary>Reckons every timetable and reports the due dates that cannot be met.</summary>
    public static Report Run(Subject subject)
    {
        var policy = subject.Policy;
        var settings = Settings(subject);
        if (settings.Aggregate(1L, (product, setting) => Math.Min(product * setting.Readings.Count, MostCombinations + 1L)) > MostCombinations)
        {
            return new Report(Code, [TooManyReadings(settings)]);
        }

        var timetables = WorkingCalendar.Within(() => Timetables(subject, settings));
        if (!timetables.Accepted)
        {
            var unknown = timetables.Violations[0];
            return new Report(Code, [new Finding(ViolationCode.Find(unknown.Code)!, Severity.Undecided, unknown.Message) { Place = "procedure.stages" }]);
        }

        return new Report(Code, [.. Findings(timetables.Value, policy), .. Provisional(timetables.Value, subject.Calendar)])
        {
            Counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["due-dates"] = policy.Stages.Sum(stage => (stage.Due is null ? 0 : 1) + (stage.Posting?.Due is null ? 0 : 1)),
                ["readings"] = timetables.Value.DistinctBy(table => table.Policy).Count(),
                ["stages"] = policy.Stages.Count,
                ["terms"] = policy.Stages.Count(stage => stage.Term is not null),
                ["timetables"] = timetables.Value.Count,
            },
            Notes = [.. ScheduleText.Notes(timetables.Value), .. RevisedWindows.Notes(Rulebook.Of(policy, subject.Calendar), timetables.Value)],
        };
    }

    /// <summary>The timetable with the least time under the readings in force, for a chart.</summary>
    /// <exception cref="UnknownYearException">A term leaves the known years.</exception>
    public static Timetable Tightest(Subject subject) => Tightest(Rulebook.Of(subject.Policy, subject.Calendar));

    /// <summary>The timetable of rules with the least time.</summary>
    /// <exception cref="UnknownYearException">A term leaves the known years.</exception>
    public static Timetable Tightest(Rulebook rules) =>
        Timetable.Of(rules).OrderBy(table => table.Tightest?.Left ?? int.MaxValue).ThenByDescending(table => table.CriticalChain.Count).First();

    private static List<Timetable> Timetables(Subject subject, IReadOnlyList<Interpretation> settings) =>
        [.. Combinations(settings).SelectMany((readings, i) => Timetable.Of(Rulebook.Of(i == 0 ? subject.Policy : subject.Under(readings), subject.Calendar), readings))];

    // The settings that move a date. What an objection does to a term is left out: nobody plans for one.
    private static IReadOnlyList<Interpretation> Settings(Subject subject)
    {
        static object? Of(object? window) => window switch
        {
            DueDate due => (due.On, due.Within, due.At, due.Inclusive, due.RestDay, string.Join('\n', due.Tiers)),
            Opening opening => (opening.On, opening.At, string.Join('\n', opening.Tiers)),
            _ => null,
        };
        static IEnumerable<object?> Dates(CampaignPolicy policy) => policy.Stages.SelectMany(stage => new object?[]
        {
            Of(stage.Due),
            Of(stage.Posting?.Due),
            Of(stage.NotBefore),
            Of(stage.Posting?.NotBefore),
            stage.Term is { } term ? term with { AfterSuspension = AfterSuspension.DaysRunCount } : null,
        }).Append(policy.IssuedOn);

        var inForce = Dates(subject.Policy).ToList();
        return
        [
            .. subject.Policy.Interpretations.Where(setting => setting.Readings.Any(reading =>
                reading.Code != setting.Chosen
                && !Dates(subject.Under(new Dictionary<string, string> { [setting.Setting] = reading.Code })).SequenceEqual(inForce))),
        ];
    }

    // The readings in force come first.
    private static IEnumerable<IReadOnlyDictionary<string, string>> Combinations(IReadOnlyList<Interpretation> settings) =>
        settings.Aggregate<Interpretation, IEnumerable<Dictionary<string, string>>>(
            [[]],
            (combinations, setting) => combinations.SelectMany(chosen => setting.Readings
                .OrderBy(reading => reading.Code == setting.Chosen ? 0 : 1)
                .Select(reading => new Dictionary<string, string>(chosen) { [setting.Setting] = reading.Code })));

    private static IEnumerable<Finding> Findings(IReadOnlyList<Timetable> timetables, CampaignPolicy policy) =>
        from miss in timetables.SelectMany(table => table.Missed.Select(missed => (Table: table, Missed: missed)))
        group miss by (miss.Missed.Position, miss.Missed.Posting, miss.Missed.Ever) into misses
        orderby misses.Key.Position, !misses.Key.Posting
        let first = misses.First()
        let stage = first.Table.Policy.Stages[misses.Key.Position]
        let due = misses.Key.Posting ? stage.Posting!.Due! : stage.Due!
        let what = misses.Key.Posting ? new Text($"“{stage.Title.Zh}”的发布", $"The posting of '{stage.Title.En}'") : new Text($"“{stage.Title.Zh}”", $"'{stage.Title.En}'")
        let under = misses.Select(miss => miss.Table.Policy).Distinct().Count() == timetables.Select(table => table.Policy).Distinct().Count()
            ? new Text(string.Empty, string.Empty)
            : ScheduleText.Under(first.Table, policy)
        select new Finding(
            misses.Key.Ever ? ViolationCode.DueDateUnreachable : ViolationCode.DueDatesCollide,
            Severity.Error,
            misses.Key.Ever
                ? new Text(
                    $"{what.Zh}最迟应在{Violations.Day(first.Missed.Last)}完成{under.Zh}，但即使自通知之日起一天不耽搁，最早也要到{Violations.Day(first.Missed.Ready)}；请推后该期限或缩短此前的期间。",
                    $"{what.En} is due by {Violations.Day(first.Missed.Last)}{under.En}, but without losing a day from the notice on it can end on {Violations.Day(first.Missed.Ready)} at the earliest; move the due date back or shorten what comes before.")
                : new Text(
                    $"{what.Zh}最迟应在{Violations.Day(first.Missed.Last)}完成{under.Zh}；此前单位若用足{Violations.Day(first.Missed.Begun)}这一期限，最早也要到{Violations.Day(first.Missed.Ready)}。请推后该期限或提前此前的期限。",
                    $"{what.En} is due by {Violations.Day(first.Missed.Last)}{under.En}; where those before it use up {Violations.Day(first.Missed.Begun)}, it can end on {Violations.Day(first.Missed.Ready)} at the earliest. Move this due date back, or the one before it forward."))
        {
            Clause = due.Clause,
            Place = first.Table.Policy.Paths()[due],
            Counterexample = [.. ScheduleText.Chain(first.Table, first.Missed)],
        };

    // Nothing can be decided by a day that the year's paper may still move.
    private static IEnumerable<Finding> Provisional(IReadOnlyList<Timetable> timetables, WorkingCalendar calendar) =>
        from days in timetables.SelectMany(table => table.Stages.Select(days => (table.Policy, Days: days)))
        let stage = days.Days.Stage
        let last = days.Days.Due is { Provisional: true } due ? due.Day : stage.Term is { Kind: DayKind.Working } && calendar.IsProvisional(days.Days.Earliest, days.Days.Ready) ? days.Days.Ready : (DateOnly?)null
        where last is not null
        group (last.Value, days.Policy, stage) by stage.Code into same
        let first = same.First()
        select new Finding(ViolationCode.CalendarProvisional, Severity.Warning, new Text(
            $"“{first.stage.Title.Zh}”的日期（{Violations.Day(first.Value)}）按预计的节假日推算；该年通知印发后会重新计算，在此之前不能结束。",
            $"The days of '{first.stage.Title.En}' ({Violations.Day(first.Value)}) hang on holidays that are only expected: they are recounted when the year's paper is out, and nothing can be closed before that."))
        {
            Clause = first.stage.TermClause ?? first.stage.Due?.Clause ?? first.stage.Clause,
            Place = first.Policy.Paths()[first.stage],
        };

    private static Finding TooManyReadings(IReadOnlyList<Interpretation> settings) => new(
        ViolationCode.ReadingsTooMany,
        Severity.Undecided,
        new Text(
            $"影响日期的解释口径有{settings.Count}项，组合超过{MostCombinations}种，未逐一核验；请减少影响日期的口径。",
            $"{settings.Count} settings move a date; their combinations exceed {MostCombinations} and were not examined. Declare fewer settings that move dates."))
    {
        Place = "interpretations",
    };
}
