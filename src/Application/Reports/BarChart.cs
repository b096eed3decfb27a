using System.Xml.Linq;
using Commendation.Domain.Shared;

namespace Commendation.Application.Reports;

/// <summary>Numbers as bars, one below the other: how many came how far, what became of planted faults.</summary>
public static class BarChart
{
    private const int Left = 300;
    private const int Longest = 420;
    private const int Row = 34;

    /// <summary>Draws a bar for each number.</summary>
    /// <param name="bars">What is counted, and how many.</param>
    public static XElement Of(IReadOnlyList<(Text Label, long Number)> bars)
    {
        ArgumentNullException.ThrowIfNull(bars);
        var most = Math.Max(1, bars.Select(bar => bar.Number).DefaultIfEmpty(0).Max());
        var (width, height) = (Left + Longest + 80, (bars.Count * Row) + 8);
        return Drawing.Of(width, height, bars.SelectMany((bar, i) =>
        {
            var (y, length) = (4 + (i * Row), (int)(Longest * bar.Number / most));
            return new[]
            {
                Drawing.Words(0, y + 14, 13, "#1c1c1c", bar.Label.Zh),
                bar.Label.En == bar.Label.Zh ? null : Drawing.Words(0, y + 27, 10, "#595959", bar.Label.En),
                Drawing.Box(Left, y + 4, length, 18, "#8f1d1d"),
                Drawing.Words(Left + length + 8, y + 18, 12, "#1c1c1c", Html.Number(bar.Number)),
            };
        }));
    }
}
