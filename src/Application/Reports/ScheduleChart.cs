using System.Globalization;
using System.Xml.Linq;
using Commendation.Domain.Calendars;
using Commendation.Domain.Verification.Schedule;
using static Commendation.Application.Reports.Drawing;

namespace Commendation.Application.Reports;

/// <summary>A timetable as an SVG chart: a column for each day, a row for each stage; how long it may take, and how much of that is slack.</summary>
public static class ScheduleChart
{
    private const int Left = 330;
    private const int Top = 96;
    private const int Row = 38;
    private const int Column = 14;

    /// <summary>Draws a timetable.</summary>
    /// <param name="timetable">The stages with their days.</param>
    /// <param name="calendar">Which days are working days.</param>
    public static XElement Of(Timetable timetable, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(timetable);
        ArgumentNullException.ThrowIfNull(calendar);
        var first = timetable.Stages[0].Earliest;
        var last = timetable.Stages.SelectMany(days => new[] { days.Ready, days.LeaveBy ?? days.Ready }).Max().AddDays(2);
        var days = Enumerable.Range(0, last.DayNumber - first.DayNumber + 1).Select(first.AddDays).ToList();
        var (width, height) = (Left + (days.Count * Column) + 24, Top + (timetable.Stages.Count * Row) + 64);
        int X(DateOnly day) => Left + ((day.DayNumber - first.DayNumber) * Column);

        List<XElement> shapes =
        [
            Box(0, 0, width, height, "#ffffff"),
            Words(16, 30, 18, "#111827", $"{timetable.Policy.Title.Zh}：时间安排", bold: true),
            Words(16, 52, 12, "#4b5563", $"Schedule: {timetable.Policy.Title.En}, tiers {string.Join(", ", timetable.Tiers)}"),
        ];

        foreach (var day in days)
        {
            if (!calendar.Counts(day, DayKind.Working))
            {
                shapes.Add(Box(X(day), Top - 6, Column, (timetable.Stages.Count * Row) + 6, "#f3f4f6"));
            }

            if (day == first || day.DayOfWeek == DayOfWeek.Monday)
            {
                shapes.Add(Words(X(day), Top - 12, 10, "#6b7280", day.ToString("M-d", CultureInfo.InvariantCulture)));
            }
        }

        var critical = timetable.CriticalChain.Select(i => timetable.Stages[i]).ToHashSet();
        foreach (var (i, stage) in timetable.Stages.Index())
        {
            var y = Top + (i * Row);
            var until = stage.LeaveBy ?? stage.Ready;
            var run = stage.Stage.Term is null ? 1 : stage.Ready.DayNumber - stage.Arrival.DayNumber;
            var colour = critical.Contains(stage) ? "#b91c1c" : "#1d4ed8";
            shapes.AddRange(
                Words(16, y + 15, 13, critical.Contains(stage) ? "#b91c1c" : "#111827", stage.Stage.Title.Zh, bold: critical.Contains(stage)),
                Words(16, y + 29, 10, "#6b7280", stage.Stage.Title.En),

                // From the first day on which it can begin to the last on which it may end: the pale part is slack.
                Box(X(stage.Earliest), y + 6, Math.Max(((until.DayNumber - stage.Earliest.DayNumber) + 1) * Column, Column), 18, critical.Contains(stage) ? "#fecaca" : "#bfdbfe"),
                Box(X(stage.Arrival), y + 6, Math.Max(run, 1) * Column, 18, colour));
            if (stage.Due is { Day: var due })
            {
                shapes.AddRange(
                    Box(X(due) + Column - 2, y, 3, 30, "#111827"),
                    Words(X(due) + Column + 4, y + 11, 10, "#111827", due.ToString("M-d", CultureInfo.InvariantCulture)));
            }

            if (stage.Left is { } left)
            {
                shapes.Add(Words(Left - 8, y + 20, 11, "#4b5563", string.Create(CultureInfo.InvariantCulture, $"余{left}个工作日 {left} d"), anchor: "end"));
            }
        }

        var legend = Top + (timetable.Stages.Count * Row) + 28;
        shapes.AddRange(
            Box(16, legend - 11, 26, 14, "#1d4ed8"), Words(48, legend, 11, "#374151", "前序期限用足时 / when earlier due dates are used up"),
            Box(420, legend - 11, 26, 14, "#bfdbfe"), Words(452, legend, 11, "#374151", "机动 / slack"),
            Box(560, legend - 11, 26, 14, "#b91c1c"), Words(592, legend, 11, "#374151", "关键路径 / critical"),
            Box(724, legend - 13, 3, 18, "#111827"), Words(734, legend, 11, "#374151", "期限 / due"),
            Box(820, legend - 11, 26, 14, "#f3f4f6"), Words(852, legend, 11, "#374151", "非工作日 / rest day"));
        return Drawing.Of(width, height, shapes);
    }
}
