using System.Globalization;
using System.Net.Mime;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Commendation.Domain.Shared;
using Microsoft.Net.Http.Headers;

namespace Commendation.WebApi.Edge;

/// <summary>A type of problem or a code of a violation, as the catalogue explains it.</summary>
/// <param name="Name">Its name; the last part of a problem's <c>type</c>, or a violation's <c>code</c>.</param>
/// <param name="Status">Status of the answer, for a type that has one; null for a code.</param>
/// <param name="Meaning">What is wrong.</param>
/// <param name="Remedy">What to do about it; null where each violation says it.</param>
internal sealed record Explanation(string Name, int? Status, Text Meaning, Text? Remedy);

/// <summary>
/// Serves what the types of problems and the codes of violations mean, to programs as JSON and to browsers as a page. It needs no token and
/// tells nothing about a campaign: rules and limits have codes of their own, which the campaign's policy explains.
/// </summary>
internal static class Catalogue
{
    private const string Root = "/problems";

    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    private static readonly IReadOnlyList<Explanation> All =
    [
        .. ProblemType.All.Select(Of),
        .. ViolationCode.All.Where(code => ProblemType.All.All(type => type.Name != code.Name)).Select(code => new Explanation(code.Name, null, code.Meaning, code.Remedy)),
    ];

    /// <summary>Where a type or code is explained: a full path, the same on every server (RFC 9457, section 3.1.1).</summary>
    public static string AddressOf(string name) => $"{Root}/{name}";

    public static void Map(WebApplication app)
    {
        app.MapGet(Root, (HttpContext http) => Answer(http, All, All)).ExcludeFromDescription().AllowAnonymous();
        app.MapGet($"{Root}/{{name}}", (string name, HttpContext http) => All.FirstOrDefault(one => one.Name == name) is { } found
            ? Answer(http, found, [found])
            : Outcome.Missing("问题类型或代码 / problem type or code", name).ToResult()).ExcludeFromDescription().AllowAnonymous();
    }

    private static Explanation Of(ProblemType type) => ViolationCode.Find(type.Name) is { } code
        ? new Explanation(type.Name, type.Status, code.Meaning, code.Remedy)
        : new Explanation(type.Name, type.Status, type.Title, null);

    private static IResult Answer(HttpContext http, object json, IReadOnlyList<Explanation> page) =>
        MediaTypeHeaderValue.TryParseList(http.Request.Headers.Accept, out var accepted) && accepted.Any(type => type.MediaType == MediaTypeNames.Text.Html)
            ? Results.Text(Page(page), MediaTypeNames.Text.Html, Encoding.UTF8)
            : Results.Json(json);

    private static string Page(IReadOnlyList<Explanation> explanations)
    {
        var language = CultureInfo.CurrentUICulture.Name;
        var rows = explanations.Select(one =>
            $"<tr id=\"{one.Name}\"><td><a href=\"{AddressOf(one.Name)}\"><code>{one.Name}</code></a></td><td>{one.Status?.ToString(CultureInfo.InvariantCulture)}</td>"
            + $"<td>{Said(one.Meaning)}</td><td>{Said(one.Remedy)}</td></tr>");
        var heads = new[] { new Text("代码", "Code"), new Text("状态", "Status"), new Text("含义", "Meaning"), new Text("怎么办", "What to do") };
        return $"<!doctype html><html lang=\"{language}\"><meta charset=\"utf-8\"><title>Commendation 评选表彰</title><table><tr>"
            + string.Concat(heads.Select(head => $"<th>{Said(head)}</th>")) + $"</tr>{string.Concat(rows)}</table></html>";

        string Said(Text? text) => text is null ? string.Empty : Html.Encode(text.In(language));
    }
}
