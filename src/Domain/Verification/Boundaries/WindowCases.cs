using Commendation.Domain.Calendars;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Boundaries;

/// <summary>For every term: postings around weekends, holidays and make-up working days of the weeks in which the campaign runs.</summary>
internal static class WindowCases
{
    private const int Weeks = 13;

    public static IEnumerable<Scenario> Of(Rulebook rules) =>
    [
        .. from stage in rules.Policy.Stages
           where stage.Term is not null
           from day in Days(rules)
           let window = Within(stage.Term!, day, rules.Calendar)
           where window is not null
           select new WindowScenario($"{stage.Title.Zh}：期限 / term", string.Empty, stage.Code, day) { Last = window.LastDay, Next = window.CompleteFrom },
        .. Local(rules),
    ];

    // Around each holiday of a region: a posting there on the last day before it.
    private static IEnumerable<Scenario> Local(Rulebook rules) =>
        from stage in rules.Policy.Stages
        where stage.Term is not null
        from holiday in rules.Policy.Holidays
        where holiday.Off.Count > 0
        let unit = rules.Policy.Organisations.All.FirstOrDefault(organisation =>
            rules.Policy.Acting(stage.By, organisation.Code) is { } acting && holiday.AppliesTo(acting, rules.Policy.Organisations))
        where unit is not null
        let day = holiday.Off.Min().AddDays(-1)
        let window = Within(stage.Term!, day, rules.CalendarIn(stage, unit.Code))
        where window is not null
        select new WindowScenario($"{stage.Title.Zh}：{holiday.Title.Zh} / {holiday.Title.En}", string.Empty, stage.Code, day) { By = unit.Code, Last = window.LastDay, Next = window.CompleteFrom };

    // The first Friday, Saturday and Sunday, and the days at which an ordinary week is broken.
    private static IEnumerable<DateOnly> Days(Rulebook rules)
    {
        var issued = rules.Policy.IssuedOn;
        var days = Enumerable.Range(0, Weeks * 7).Select(issued.AddDays).ToList();
        bool Odd(DateOnly day) => Within(new Term(1), day, rules.Calendar) is not null
            && rules.Calendar.Counts(day, DayKind.Working) == day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday;
        var weekend = days.SkipWhile(day => day.DayOfWeek != DayOfWeek.Friday).Take(3);
        return weekend.Concat(days.Where(Odd).SelectMany(day => new[] { day.AddDays(-1), day })).Distinct().Order().Take(12);
    }

    private static Window? Within(Term term, DateOnly posted, WorkingCalendar calendar)
    {
        var read = WorkingCalendar.Within(() => term.WindowFrom(posted, calendar));
        return read.Accepted ? read.Value : null;
    }
}
