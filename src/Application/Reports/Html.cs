using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Text = Commendation.Domain.Shared.Text;

namespace Commendation.Application.Reports;

/// <summary>Pieces of a report: one page that needs nothing else, Chinese first and English beside it, to be read on a screen or printed.</summary>
public static class Html
{
    /// <summary>Namespace of drawings.</summary>
    public static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    // No rule may hold a character that markup escapes.
    private const string Style = """
        body { max-width: 62rem; margin: 2.5rem auto 4rem; padding: 0 1.25rem; color: #1c1c1c; font: 16px/1.7 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Source Han Sans SC", system-ui, sans-serif; overflow-wrap: break-word; }
        h1 { font-size: 1.75rem; line-height: 1.4; margin: 0 0 .5rem; padding-top: 1.25rem; border-top: .35rem solid #8f1d1d; }
        h2 { font-size: 1.25rem; margin: 2.75rem 0 .75rem; }
        h3 { font-size: 1.05rem; margin: 1.75rem 0 .5rem; }
        [lang=en] { color: #595959; font-size: .9em; font-weight: 400; }
        a { color: #8f1d1d; }
        table { border-collapse: collapse; width: 100%; margin: .5rem 0 1.5rem; }
        th, td { text-align: left; vertical-align: top; padding: .5rem 1.25rem .5rem 0; border-bottom: 1px solid #d0d0d0; }
        thead th { border-bottom: 2px solid #1c1c1c; font-weight: 600; }
        tbody th { font-weight: 400; }
        .number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
        .day { white-space: nowrap; }
        .verdict { border: .25rem solid #1e6b34; padding: .75rem 1.25rem; margin: 1.5rem 0; font-weight: 600; }
        .bad.verdict { border-color: #8f1d1d; }
        .bad { color: #8f1d1d; font-weight: 600; }
        .good { color: #1e6b34; font-weight: 600; }
        .finding { border-left: .3rem solid #8f1d1d; padding: .1rem 0 .1rem 1rem; margin: 1rem 0; break-inside: avoid; }
        .finding p { margin: .2rem 0; }
        .quiet { color: #595959; }
        code, pre { font-family: ui-monospace, "Cascadia Mono", Consolas, monospace; font-size: .9em; }
        pre { white-space: pre-wrap; margin: .4rem 0; }
        del { display: block; background: #f7e6e6; text-decoration: none; padding: 0 .5rem; }
        ins { display: block; background: #e5f1e8; text-decoration: none; padding: 0 .5rem; }
        .chart, .wide { overflow-x: auto; }
        svg { max-width: 100%; height: auto; }
        @media print { body { margin: 0; max-width: none; font-size: 10.5pt; } tr { break-inside: avoid; } a { color: inherit; text-decoration: none; } .chart { break-inside: avoid; } }
        """;

    /// <summary>What a server says of the sources of such a page: its own style and nothing else.</summary>
    public static string Sources { get; } = $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(Style)))}'; frame-ancestors 'none'";

    // Elements that HTML closes by itself; all others keep their end tag when they are empty.
    private static readonly string[] Void = ["meta", "br", "hr"];

    /// <summary>A whole page.</summary>
    /// <param name="title">What it is about.</param>
    /// <param name="content">What it shows.</param>
    public static string Page(string title, params IEnumerable<object?> content)
    {
        var page = new XElement(
            "html",
            new XAttribute("lang", "zh-CN"),
            new XElement(
                "head",
                new XElement("meta", new XAttribute("charset", "utf-8")),
                new XElement("meta", new XAttribute("name", "viewport"), new XAttribute("content", "width=device-width, initial-scale=1")),
                new XElement("title", title),
                new XElement("style", Style)),
            new XElement("body", new XElement("main", content)));
        return $"<!DOCTYPE html>\n{Markup(page)}\n";
    }

    /// <summary>An element as it is written in a page.</summary>
    public static string Markup(XElement element)
    {
        ArgumentNullException.ThrowIfNull(element);
        foreach (var empty in element.DescendantsAndSelf().Where(one => one.IsEmpty && one.Name.Namespace == XNamespace.None && !Void.Contains(one.Name.LocalName)))
        {
            empty.Value = string.Empty;
        }

        return element.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>A text in both languages; once where they are the same.</summary>
    public static IEnumerable<object> Both(Text text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Zh == text.En ? [text.Zh] : [text.Zh, " ", new XElement("span", new XAttribute("lang", "en"), text.En)];
    }

    /// <summary>A heading.</summary>
    /// <param name="level">1 to 6.</param>
    /// <param name="zh">Its Chinese words.</param>
    /// <param name="en">Its English words.</param>
    public static XElement Heading(int level, string zh, string en) => new($"h{Number(level)}", Both(new Text(zh, en)));

    /// <summary>A paragraph.</summary>
    /// <param name="kind">Its class; null for none.</param>
    /// <param name="content">What it says.</param>
    public static XElement Paragraph(string? kind, params IEnumerable<object?> content) => new("p", kind is null ? null : new XAttribute("class", kind), content);

    /// <summary>A table, whose first column names the rows. Cells that are numbers stand to the right.</summary>
    /// <param name="columns">What each column holds.</param>
    /// <param name="rows">Its rows: texts, numbers, days, elements; null for nothing.</param>
    public static XElement Table(IReadOnlyList<Text> columns, IEnumerable<IReadOnlyList<object?>> rows)
    {
        List<IReadOnlyList<object?>> all = [.. rows];
        bool IsNumber(int column) => all.Count > 0 && all.All(row => row[column] is int or long or null);
        XElement Cell(object? value, int column) => new(column == 0 ? "th" : "td", column == 0 ? new XAttribute("scope", "row") : null, value is DateOnly ? new XAttribute("class", "day") : IsNumber(column) ? new XAttribute("class", "number") : null, Shown(value));
        return new XElement("div", new XAttribute("class", "wide"), new XAttribute("tabindex", "0"), new XElement(
            "table",
            new XElement("thead", new XElement("tr", columns.Select((column, i) => new XElement("th", new XAttribute("scope", "col"), IsNumber(i) ? new XAttribute("class", "number") : null, Both(column))))),
            new XElement("tbody", all.Select(row => new XElement("tr", row.Select(Cell))))));
    }

    /// <summary>A drawing that a table below says in words.</summary>
    public static XElement Chart(XElement drawing) => new("div", new XAttribute("class", "chart"), new XAttribute("aria-hidden", "true"), drawing);

    /// <summary>A number as everybody writes it.</summary>
    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static object Shown(object? value) => value switch
    {
        null => "–",
        Text text => Both(text),
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        int number => Number(number),
        long number => Number(number),
        _ => value,
    };
}
