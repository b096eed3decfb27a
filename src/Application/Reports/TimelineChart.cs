using System.Globalization;
using System.Xml.Linq;
using Commendation.Domain.Shared;

namespace Commendation.Application.Reports;

/// <summary>A stage as it went.</summary>
/// <param name="Title">The stage.</param>
/// <param name="From">First day on which anything happened in it; null when nothing did.</param>
/// <param name="To">Last day on which anything did.</param>
/// <param name="Due">The day by which it was due; null when none is.</param>
public sealed record TimelineBar(Text Title, DateOnly? From, DateOnly? To, DateOnly? Due);

/// <summary>The stages of a campaign as bars over days, with what is due and where today is.</summary>
public static class TimelineChart
{
    private const int Left = 240;
    private const int Top = 36;
    private const int Row = 32;
    private const int Column = 9;
    private const int MostDays = 400;

    /// <summary>Draws the stages; nothing but their names when no day is known.</summary>
    /// <param name="stages">The stages in their order.</param>
    /// <param name="today">Today; null when it does not matter.</param>
    public static XElement Of(IReadOnlyList<TimelineBar> stages, DateOnly? today = null)
    {
        ArgumentNullException.ThrowIfNull(stages);
        var known = stages.SelectMany(stage => new[] { stage.From, stage.To, stage.Due }).OfType<DateOnly>().ToList();
        var first = known.Count > 0 ? known.Min() : today ?? DateOnly.MinValue;
        var days = known.Count > 0 ? Math.Min(known.Max().DayNumber - first.DayNumber + 3, MostDays) : 1;
        int X(DateOnly day) => Left + (Math.Clamp(day.DayNumber - first.DayNumber, 0, days) * Column);
        var bottom = Top + (stages.Count * Row);
        var shapes = new List<XElement?>();
        foreach (var day in Enumerable.Range(0, days).Select(first.AddDays).Where(day => known.Count > 0 && day.DayOfWeek == DayOfWeek.Monday))
        {
            shapes.Add(Drawing.Box(X(day), Top - 6, 1, bottom - Top + 6, "#d0d0d0"));
            shapes.Add(days > 150 && day.Day > 7 ? null : Drawing.Words(X(day), Top - 12, 10, "#595959", day.ToString("M-d", CultureInfo.InvariantCulture)));
        }

        foreach (var (i, stage) in stages.Index())
        {
            var y = Top + (i * Row);
            shapes.Add(Drawing.Words(0, y + 14, 13, "#1c1c1c", stage.Title.Zh));
            shapes.Add(Drawing.Words(0, y + 27, 10, "#595959", stage.Title.En));
            shapes.Add(stage is { From: { } from, To: { } to } ? Drawing.Box(X(from), y + 4, Math.Max(Column, X(to) - X(from) + Column), 16, "#595959") : null);
            shapes.Add(stage.Due is { } due ? Drawing.Box(X(due) + Column - 2, y, 3, 24, "#1c1c1c") : null);
        }

        if (today is { } now && known.Count > 0 && now >= first && now < first.AddDays(days))
        {
            shapes.Add(Drawing.Box(X(now), Top - 6, 2, bottom - Top + 6, "#8f1d1d"));
        }

        return Drawing.Of(Left + (days * Column) + 40, bottom + 8, shapes);
    }
}
