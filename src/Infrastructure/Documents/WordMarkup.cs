using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace Commendation.Infrastructure.Documents;

/// <summary>How a line of text is set.</summary>
/// <param name="Points">Size of the letters.</param>
/// <param name="Font">Font of Chinese letters.</param>
/// <param name="Align">Where it stands in its line.</param>
internal sealed record Style(double Points, string Font = WordMarkup.Body, JustificationValues? Align = null)
{
    /// <summary>Whether the letters are bold.</summary>
    public bool Bold { get; init; }

    /// <summary>Colour of the letters; null for black.</summary>
    public string? Color { get; init; }

    /// <summary>Space above, in points.</summary>
    public double Above { get; init; }

    /// <summary>Space below, in points.</summary>
    public double Below { get; init; }

    /// <summary>Characters by which the first line is moved in.</summary>
    public int Indent { get; init; }

    /// <summary>Height of a line in points; null for the font's own.</summary>
    public double? Line { get; init; }

    /// <summary>Whether it begins a page.</summary>
    public bool NewPage { get; init; }
}

/// <summary>
/// Writes Word documents as Chinese offices set them: A4, 方正小标宋 for titles, 仿宋 for text, with the fonts that a machine without them falls back to.
/// </summary>
internal static class WordMarkup
{
    public const string Title = "方正小标宋简体";
    public const string Body = "仿宋_GB2312";
    public const string Heading = "黑体";
    public const string Script = "楷体_GB2312";

    /// <summary>Width of an A4 page between its margins, in twentieths of a point.</summary>
    public const int TextWidth = PageWidth - (2 * Side);

    private const int PageWidth = 11906;
    private const int PageHeight = 16838;
    private const int Side = 1474;

    // What stands in for a font where it is not installed.
    private static readonly (string Font, string Otherwise)[] Fallbacks = [(Title, "华文中宋"), (Body, "仿宋"), (Heading, "SimHei"), (Script, "楷体")];

    /// <summary>A document of A4 pages with numbers at their foot.</summary>
    /// <param name="properties">What the file says about itself.</param>
    /// <param name="body">Its content.</param>
    public static byte[] Document(IReadOnlyDictionary<string, string> properties, IEnumerable<OpenXmlElement> body)
    {
        using var stream = new MemoryStream();
        using (var file = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = file.AddMainDocumentPart();
            main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(new DocDefaults(
                new RunPropertiesDefault(new RunPropertiesBaseStyle(Fonts(Body), new FontSize { Val = "28" }, new Languages { Val = "en-US", EastAsia = "zh-CN" })),
                new ParagraphPropertiesDefault()));
            main.AddNewPart<FontTablePart>().Fonts = new Fonts(Fallbacks.Select(font => new Font(new AltName { Val = font.Otherwise }) { Name = font.Font }));
            var footer = main.AddNewPart<FooterPart>();
            footer.Footer = new Footer(Line(new Style(14, "宋体", JustificationValues.Center), Letters(new Style(14, "宋体"), "— "), PageNumber(), Letters(new Style(14, "宋体"), " —")));
            main.Document = new Document(new Body([.. body, Section(main.GetIdOfPart(footer))]));
            Describe(file, properties);
        }

        return stream.ToArray();
    }

    /// <summary>Writes what a file says about itself.</summary>
    public static void Describe(WordprocessingDocument file, IReadOnlyDictionary<string, string> properties)
    {
        if (properties.Count > 0)
        {
            (file.CustomFilePropertiesPart ?? file.AddCustomFilePropertiesPart()).Properties = FileProperties.Of(properties);
        }
    }

    /// <summary>A paragraph of plain text.</summary>
    public static Paragraph Line(Style style, string text) => Line(style, Letters(style, text));

    /// <summary>A paragraph.</summary>
    public static Paragraph Line(Style style, params IReadOnlyList<OpenXmlElement> content)
    {
        var spacing = new SpacingBetweenLines { Before = Twentieths(style.Above), After = Twentieths(style.Below) };
        if (style.Line is { } height)
        {
            (spacing.Line, spacing.LineRule) = (Twentieths(height), LineSpacingRuleValues.Exact);
        }

        var properties = new ParagraphProperties();
        if (style.NewPage)
        {
            properties.Append(new PageBreakBefore());
        }

        properties.Append(spacing);
        if (style.Indent > 0)
        {
            properties.Append(new Indentation { FirstLineChars = style.Indent * 100, FirstLine = Twentieths(style.Indent * style.Points) });
        }

        properties.Append(new Justification { Val = style.Align ?? JustificationValues.Both });
        return new Paragraph([properties, .. content]);
    }

    /// <summary>Text in one setting; line breaks in it are kept.</summary>
    public static Run Letters(Style style, string text)
    {
        var run = new Run(Properties(style));
        foreach (var (i, line) in text.Split('\n').Index())
        {
            if (i > 0)
            {
                run.Append(new Break());
            }

            run.Append(new Text(line) { Space = SpaceProcessingModeValues.Preserve });
        }

        return run;
    }

    /// <summary>A content control (内容控件) with the code of a field as its tag. Rich text and inside its paragraph, as other programs keep that whole.</summary>
    public static SdtRun Control(string code, string label, Style style, string text) => new(
        new SdtProperties(new SdtAlias { Val = label }, new Tag { Val = code }, new SdtId { Val = Id(code) }, new SdtContentRichText()),
        new SdtContentRun(Letters(style, text.Length > 0 ? text : Empty)));

    /// <summary>What an empty field holds, so that a pointer finds it.</summary>
    public const string Empty = "\u3000\u3000";

    /// <summary>A table of these column widths.</summary>
    public static Table Table(IReadOnlyList<int> widths, bool borders, params IEnumerable<TableRow> rows)
    {
        var line = borders ? BorderValues.Single : BorderValues.None;
        return new Table(
        [
            new TableProperties(
                new TableWidth { Width = Number(widths.Sum()), Type = TableWidthUnitValues.Dxa },
                new TableJustification { Val = TableRowAlignmentValues.Center },
                new TableBorders(
                    new TopBorder { Val = line, Size = 8 }, new LeftBorder { Val = line, Size = 8 }, new BottomBorder { Val = line, Size = 8 },
                    new RightBorder { Val = line, Size = 8 }, new InsideHorizontalBorder { Val = line, Size = 4 }, new InsideVerticalBorder { Val = line, Size = 4 }),
                new TableLayout { Type = TableLayoutValues.Fixed },
                new TableCellMarginDefault(new TableCellLeftMargin { Width = 85, Type = TableWidthValues.Dxa }, new TableCellRightMargin { Width = 85, Type = TableWidthValues.Dxa })),
            new TableGrid(widths.Select(width => new GridColumn { Width = Number(width) })),
            .. rows,
        ]);
    }

    /// <summary>A row at least so high, in points.</summary>
    public static TableRow Row(double points, bool keptWhole, params IEnumerable<TableCell> cells)
    {
        var properties = new TableRowProperties(new TableRowHeight { Val = (uint)(points * 20), HeightType = HeightRuleValues.AtLeast });
        if (keptWhole)
        {
            properties.PrependChild(new CantSplit());
        }

        return new TableRow([properties, .. cells]);
    }

    /// <summary>A cell.</summary>
    /// <param name="width">Its width.</param>
    /// <param name="span">Columns that it takes.</param>
    /// <param name="content">What stands in it.</param>
    /// <param name="top">Whether its text begins at the top.</param>
    /// <param name="merge">Whether it begins or goes on a cell that reaches over several rows; null when it does not.</param>
    /// <param name="open">Side without a line: top or bottom; null for none.</param>
    public static TableCell Cell(int width, int span, IEnumerable<OpenXmlElement> content, bool top = false, MergedCellValues? merge = null, string? open = null)
    {
        var properties = new TableCellProperties(new TableCellWidth { Width = Number(width), Type = TableWidthUnitValues.Dxa });
        if (span > 1)
        {
            properties.Append(new GridSpan { Val = span });
        }

        if (merge is { } reach)
        {
            properties.Append(new VerticalMerge { Val = reach });
        }

        if (open == "top")
        {
            properties.Append(new TableCellBorders(new TopBorder { Val = BorderValues.Nil }));
        }
        else if (open == "bottom")
        {
            properties.Append(new TableCellBorders(new BottomBorder { Val = BorderValues.Nil }));
        }

        properties.Append(new TableCellVerticalAlignment { Val = top ? TableVerticalAlignmentValues.Top : TableVerticalAlignmentValues.Center });
        return new TableCell([properties, .. content]);
    }

    /// <summary>A red line over the whole width, as under the head of an official document.</summary>
    public static Paragraph RedLine() => new(new ParagraphProperties(
        new ParagraphBorders(new BottomBorder { Val = BorderValues.Single, Size = 18, Color = "FF0000", Space = 4 }), new SpacingBetweenLines { After = "240" }));

    private static RunProperties Properties(Style style)
    {
        var size = Number((int)Math.Round(style.Points * 2));
        var properties = new RunProperties(Fonts(style.Font));
        if (style.Bold)
        {
            properties.Append(new Bold());
        }

        if (style.Color is { } color)
        {
            properties.Append(new Color { Val = color });
        }

        properties.Append(new FontSize { Val = size }, new FontSizeComplexScript { Val = size });
        return properties;
    }

    private static RunFonts Fonts(string font) => new() { Ascii = "Times New Roman", HighAnsi = "Times New Roman", EastAsia = font, ComplexScript = "Microsoft Himalaya" };

    private static SimpleField PageNumber() => new(Letters(new Style(14, "宋体"), "1")) { Instruction = "PAGE" };

    private static SectionProperties Section(string footer) => new(
        new FooterReference { Type = HeaderFooterValues.Default, Id = footer },
        new PageSize { Width = PageWidth, Height = PageHeight },
        new PageMargin { Top = 1984, Bottom = 1701, Left = Side, Right = Side, Header = 851, Footer = 992, Gutter = 0 });

    // The same field has the same id in every form, so that a template made twice is the same.
    private static int Id(string code) => (int)(code.Aggregate(2166136261u, (hash, letter) => (hash ^ letter) * 16777619u) % 900_000_000) + 1;

    private static string Twentieths(double points) => Number((int)Math.Round(points * 20));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
