using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Boundaries;

/// <summary>For every term: postings around weekends, holidays and make-up working days of the weeks in which the campaign runs.</summary>
internal static class WindowCases
{
    private const int Weeks = 13;

    public static IEnumerable<Scenario> Of(Rulebook rules) =>
        from stage in rules.Policy.Stages
        where stage.Term is not null
        from day in Days(rules)
        let window = Within(stage.Term!, day, rules.Calendar)
        where window is not null
        select new WindowScenario($"{stage.Title.Zh}：期限 / term", string.Empty, stage.Code, day) { Last = window.LastDay, Next = window.CompleteFrom };

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
