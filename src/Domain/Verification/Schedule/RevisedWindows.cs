using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Schedule;

/// <summary>
/// Terms whose windows a holiday paper changed after the notice was issued: who plans by the calendar as it was known on that day plans
/// with other dates than those finally in force.
/// </summary>
internal static class RevisedWindows
{
    // A publicity that nothing is due after may be posted at any time; a quarter of a year shows what there is to see.
    private const int DaysWithoutDueDate = 92;

    /// <summary>One note for each term and paper: the days of posting concerned, and the first of the windows before and after.</summary>
    public static IEnumerable<Text> Notes(Rulebook rules, IReadOnlyList<Timetable> timetables)
    {
        foreach (var table in timetables.Where(table => table.Readings.All(reading => rules.Policy.Interpretations.First(known => known.Setting == reading.Key).Chosen == reading.Value)))
        {
            foreach (var days in table.Stages.Where(days => days.Stage.Term is not null))
            {
                var calendar = rules.CalendarIn(days.Stage, table.Organisation);
                var changed = Postings(days)
                    .Select(posted => (Posted: posted, Known: Window(days.Stage.Term!, posted, calendar.KnownOn(rules.Policy.IssuedOn)), Final: Window(days.Stage.Term!, posted, calendar)))
                    .Where(window => window.Final is not null && window.Known != window.Final)
                    .ToList();
                if (changed.Count > 0)
                {
                    yield return Note(rules.Policy, days.Stage, changed);
                }
            }
        }
    }

    private static Text Note(CampaignPolicy policy, Stage stage, List<(DateOnly Posted, Window? Known, Window? Final)> changed)
    {
        var (first, last, issued) = (Violations.Day(changed[0].Posted), Violations.Day(changed[^1].Posted), Violations.Day(policy.IssuedOn));
        var (known, final) = (changed[0].Known?.LastDay, Violations.Day(changed[0].Final!.LastDay!.Value));
        return new Text(
            $"“{stage.Title.Zh}”：{first}至{last}间发布的，期限与通知之日（{issued}）所知的节假日安排不同，其后公布的安排有改动；如{first}发布，当时算至{(known is { } then ? Violations.Day(then) : "（次年安排尚未公布）")}，现算至{final}",
            $"'{stage.Title.En}': posted from {first} to {last} it ends otherwise than the holidays known on the day of the notice ({issued}) said, because of a later paper; posted on {first} it was to end {(known is { } day ? Violations.Day(day) : "on a day not known then")} and now ends {final}");
    }

    private static IEnumerable<DateOnly> Postings(StageDays days)
    {
        var last = days.EnterBy ?? days.Earliest.AddDays(DaysWithoutDueDate);
        for (var day = days.Earliest; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static Window? Window(Term term, DateOnly posted, WorkingCalendar calendar) =>
        WorkingCalendar.Within(() => term.WindowFrom(posted, calendar)) is { Accepted: true } window ? window.Value : null;
}
