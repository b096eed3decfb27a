using System.Xml.Linq;

namespace Commendation.Application.Reports;

/// <summary>Shapes of the charts, drawn with attributes only: a page that allows no styles of its own shows them too.</summary>
internal static class Drawing
{
    public static XElement Of(int width, int height, IEnumerable<XElement?> shapes) => new(
        Html.Svg + "svg",
        new XAttribute("viewBox", $"0 0 {Html.Number(width)} {Html.Number(height)}"),
        new XAttribute("width", width),
        new XAttribute("height", height),
        new XAttribute("font-family", "'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif"),
        shapes);

    public static XElement Box(int x, int y, int width, int height, string fill, string? line = null) => new(
        Html.Svg + "rect",
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("width", width),
        new XAttribute("height", height),
        new XAttribute("fill", fill),
        line is null ? null : new XAttribute("stroke", line));

    public static XElement Words(int x, int y, int size, string fill, string text, bool bold = false, string? anchor = null) => new(
        Html.Svg + "text",
        new XAttribute("x", x),
        new XAttribute("y", y),
        new XAttribute("font-size", size),
        new XAttribute("fill", fill),
        bold ? new XAttribute("font-weight", "bold") : null,
        anchor is null ? null : new XAttribute("text-anchor", anchor),
        text);

    /// <summary>A line that ends in an arrow head, which points down, left or right.</summary>
    public static IEnumerable<XElement> Arrow(string path, string line, (int X, int Y) tip, (int X, int Y) one, (int X, int Y) other) =>
    [
        new XElement(Html.Svg + "path", new XAttribute("d", path), new XAttribute("fill", "none"), new XAttribute("stroke", line), new XAttribute("stroke-width", "1.5")),
        new XElement(Html.Svg + "path", new XAttribute("d", FormattableString.Invariant($"M{tip.X} {tip.Y}L{one.X} {one.Y}L{other.X} {other.Y}Z")), new XAttribute("fill", line)),
    ];
}
