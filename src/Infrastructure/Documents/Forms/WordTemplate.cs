using System.Globalization;
using Commendation.Domain.Policies;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Commendation.Infrastructure.Documents.Forms;

/// <summary>
/// Draws up the template of a form from its fields, in the layout that such forms have: a cover, a table with two fields to a line, a page for deeds,
/// opinions with place for seal and date.
/// </summary>
internal static class WordTemplate
{
    private const double LabelSize = 12;

    private static readonly Style Label = new(LabelSize, WordMarkup.Body, JustificationValues.Center);
    private static readonly Style Filled = new(LabelSize, WordMarkup.Body, JustificationValues.Center);
    private static readonly Style Written = new(LabelSize, WordMarkup.Body, JustificationValues.Left) { Line = 24, Indent = 2 };

    // What the cover repeats, as far as the form has it.
    private static readonly string[] OnCover = ["name", "division", "organisation"];

    /// <summary>The template.</summary>
    public static byte[] Make(CampaignPolicy policy, Material material) => WordMarkup.Document(
        new Dictionary<string, string>(),
        [.. material.PerNominee ? Cover(policy, material) : Head(policy, material), .. Lines(policy, material), .. Pages(material), .. Opinions(material)]);

    private static IEnumerable<OpenXmlElement> Cover(CampaignPolicy policy, Material material)
    {
        yield return WordMarkup.Line(new Style(22, WordMarkup.Title, JustificationValues.Center) { Above = 70, Line = 36 }, policy.Title.Zh);
        yield return WordMarkup.Line(new Style(36, WordMarkup.Title, JustificationValues.Center) { Above = 40, Below = 110, Line = 54 }, material.Title.Zh);
        var style = new Style(16);
        int[] widths = [2600, 5200];
        yield return WordMarkup.Table(
            widths,
            borders: false,
            [
                .. material.Fields.Where(field => OnCover.Contains(field.Source)).Select(field => WordMarkup.Row(34, keptWhole: true,
                    WordMarkup.Cell(widths[0], 1, [WordMarkup.Line(style with { Align = JustificationValues.Distribute }, field.Label)]),
                    WordMarkup.Cell(widths[1], 1, [WordMarkup.Line(style with { Align = JustificationValues.Left }, WordMarkup.Control(field.Code, field.Label, style, string.Empty))]))),
                WordMarkup.Row(34, keptWhole: true,
                    WordMarkup.Cell(widths[0], 1, [WordMarkup.Line(style with { Align = JustificationValues.Distribute }, "填报日期")]),
                    WordMarkup.Cell(widths[1], 1, [WordMarkup.Line(style with { Align = JustificationValues.Left }, "　　　年　　月　　日")])),
            ]);
        yield return WordMarkup.Line(new Style(16, WordMarkup.Script, JustificationValues.Center) { Above = 70 }, $"{policy.Issuer.Zh}制");
        yield return WordMarkup.Line(new Style(18, WordMarkup.Title, JustificationValues.Center) { NewPage = true, Below = 10 }, material.Title.Zh);
    }

    private static IEnumerable<OpenXmlElement> Head(CampaignPolicy policy, Material material) =>
    [
        WordMarkup.Line(new Style(16, WordMarkup.Title, JustificationValues.Center) { Line = 30 }, policy.Title.Zh),
        WordMarkup.Line(new Style(22, WordMarkup.Title, JustificationValues.Center) { Above = 10, Below = 20, Line = 36 }, material.Title.Zh),
    ];

    // Short fields stand two to a line; what needs room has a line of its own.
    private static IEnumerable<OpenXmlElement> Lines(CampaignPolicy policy, Material material)
    {
        int[] widths = [1750, 2729, 1750, 2729];
        var rows = new List<TableRow>();
        FormField? waiting = null;
        foreach (var field in material.Fields.Where(field => field.Box == FieldBox.Line))
        {
            if (IsWide(field, policy))
            {
                rows.AddRange(waiting is null ? [] : [One(waiting)]);
                rows.Add(One(field));
                waiting = null;
            }
            else if (waiting is null)
            {
                waiting = field;
            }
            else
            {
                rows.Add(WordMarkup.Row(34, keptWhole: true, LabelCell(waiting), FieldCell(waiting, widths[1], 1), LabelCell(field), FieldCell(field, widths[3], 1)));
                waiting = null;
            }
        }

        rows.AddRange(waiting is null ? [] : [One(waiting)]);
        return rows.Count == 0 ? [] : [WordMarkup.Table(widths, borders: true, rows)];

        TableCell LabelCell(FormField field) => WordMarkup.Cell(widths[0], 1, [WordMarkup.Line(Label, field.Label)]);
        TableRow One(FormField field) => WordMarkup.Row(34, keptWhole: true, LabelCell(field), FieldCell(field, widths[1..].Sum(), 3));
    }

    private static IEnumerable<OpenXmlElement> Pages(Material material)
    {
        foreach (var field in material.Fields.Where(field => field.Box == FieldBox.Page))
        {
            yield return WordMarkup.Line(new Style(16, WordMarkup.Heading, JustificationValues.Center) { NewPage = true, Below = 8 }, Titled(field));
            yield return WordMarkup.Table([WordMarkup.TextWidth], borders: true, WordMarkup.Row(610, keptWhole: false,
                WordMarkup.Cell(WordMarkup.TextWidth, 1, [WordMarkup.Line(Written, WordMarkup.Control(field.Code, field.Label, Written, string.Empty))], top: true)));
        }
    }

    private static IEnumerable<OpenXmlElement> Opinions(Material material)
    {
        var fields = material.Fields.Where(field => field.Box == FieldBox.Opinion).ToList();
        if (fields.Count == 0)
        {
            yield break;
        }

        int[] widths = [1100, WordMarkup.TextWidth - 1100];
        var height = Math.Clamp(560.0 / fields.Count, 110, 190);
        yield return WordMarkup.Line(new Style(16, WordMarkup.Heading, JustificationValues.Center) { NewPage = material.PerNominee, Below = 8 }, "审核审批意见");
        yield return WordMarkup.Table(widths, borders: true, fields.SelectMany(field => new[]
        {
            WordMarkup.Row(height - 30, keptWhole: true,
                WordMarkup.Cell(widths[0], 1, [WordMarkup.Line(Label, Upright(field.Label))], merge: MergedCellValues.Restart),
                WordMarkup.Cell(widths[1], 1, [WordMarkup.Line(Written, WordMarkup.Control(field.Code, field.Label, Written, string.Empty))], top: true, open: "bottom")),
            WordMarkup.Row(30, keptWhole: true,
                WordMarkup.Cell(widths[0], 1, [WordMarkup.Line(Label, string.Empty)], merge: MergedCellValues.Continue),
                WordMarkup.Cell(widths[1], 1, [WordMarkup.Line(Label with { Align = JustificationValues.Right }, "（盖章）　　　　　　年　　月　　日　　")], open: "top")),
        }));
    }

    private static TableCell FieldCell(FormField field, int width, int span) =>
        WordMarkup.Cell(width, span, [WordMarkup.Line(Filled, WordMarkup.Control(field.Code, field.Label, Filled, string.Empty))]);

    private static bool IsWide(FormField field, CampaignPolicy policy) =>
        field.Source is "name" && policy.Awards.All(award => award.Kind == NomineeKind.Collective)
        || field.Source is "organisation" or "identifier" or "award"
        || field.MaxLength > 20
        || field.Label.Length > 8
        || (field.Fact is { } fact && policy.Facts.Find(fact)?.Kind is FactKind.Text or FactKind.List)
        || field.Record is not null;

    private static string Titled(FormField field) =>
        field.MaxLength is { } most ? string.Create(CultureInfo.InvariantCulture, $"{field.Label}（{most}字以内）") : field.Label;

    // Two characters to a line, as narrow columns are set.
    private static string Upright(string label) => string.Join('\n', label.Chunk(2).Select(pair => new string(pair)));
}
