using System.Globalization;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Commendation.Infrastructure.Documents;

/// <summary>Writes workbooks of one sheet as they are printed: A4 across, a title over the columns, the heading on every page.</summary>
internal static class SheetMarkup
{
    /// <summary>Style of the title.</summary>
    public const uint TitleStyle = 1;

    /// <summary>Style of a line under the title.</summary>
    public const uint NoteStyle = 2;

    /// <summary>Style of a heading.</summary>
    public const uint HeadingStyle = 3;

    /// <summary>Style of a cell of the table: text, so that nothing is turned into a number.</summary>
    public const uint CellStyle = 4;

    /// <summary>A workbook of one sheet.</summary>
    /// <param name="name">Name of the sheet.</param>
    /// <param name="titles">Lines over the table, each over all of its columns; the first is the title.</param>
    /// <param name="columns">Headings with the widths of their columns in characters.</param>
    /// <param name="rows">Rows of the table.</param>
    /// <param name="names">Names of cells (名称) by their place, for example <c>$A$4</c>.</param>
    public static byte[] Workbook(
        string name, IReadOnlyList<string> titles, IReadOnlyList<(string Heading, double Width)> columns, IEnumerable<IReadOnlyList<string>> rows, IReadOnlyDictionary<string, string>? names = null)
    {
        using var stream = new MemoryStream();
        using (var file = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var book = file.AddWorkbookPart();
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = Styles();
            var sheet = book.AddNewPart<WorksheetPart>();
            var heading = (uint)titles.Count + 1;
            var data = new SheetData(
            [
                .. titles.Select((title, i) => Row((uint)i + 1, i == 0 ? 36 : 22, [Cell(Column(0), (uint)i + 1, i == 0 ? TitleStyle : NoteStyle, title)])),
                Row(heading, 30, columns.Select((column, i) => Cell(Column(i), heading, HeadingStyle, column.Heading))),
                .. rows.Select((row, i) => Row(heading + 1 + (uint)i, 26, row.Select((text, j) => Cell(Column(j), heading + 1 + (uint)i, CellStyle, text)))),
            ]);
            var last = Column(columns.Count - 1);
            sheet.Worksheet = new Worksheet(
            [
                new SheetProperties(new PageSetupProperties { FitToPage = true }),
                new SheetViews(new SheetView(new Pane { VerticalSplit = heading, TopLeftCell = $"A{heading + 1}", ActivePane = PaneValues.BottomLeft, State = PaneStateValues.Frozen }) { WorkbookViewId = 0, TabSelected = true }),
                new Columns(columns.Select((column, i) => new Column { Min = (uint)i + 1, Max = (uint)i + 1, Width = column.Width, CustomWidth = true })),
                data,
                .. columns.Count > 1 ? [new MergeCells(titles.Select((_, i) => new MergeCell { Reference = $"A{i + 1}:{last}{i + 1}" }))] : Array.Empty<OpenXmlElement>(),
                new PrintOptions { HorizontalCentered = true },
                new PageMargins { Left = 0.6, Right = 0.6, Top = 0.8, Bottom = 0.8, Header = 0.3, Footer = 0.4 },
                new PageSetup { PaperSize = 9, Orientation = OrientationValues.Landscape, FitToWidth = 1, FitToHeight = 0 },
                new HeaderFooter(new OddFooter("&C第 &P 页，共 &N 页")),
            ]);
            book.Workbook = new Workbook(
                new DocumentFormat.OpenXml.Spreadsheet.Sheets(new Sheet { Id = book.GetIdOfPart(sheet), SheetId = 1, Name = name }),
                new DefinedNames(
                [
                    new DefinedName($"'{name}'!$1:${heading}") { Name = "_xlnm.Print_Titles", LocalSheetId = 0 },
                    .. (names ?? new Dictionary<string, string>()).Select(known => new DefinedName($"'{name}'!{known.Value}") { Name = known.Key }),
                ]));
        }

        return stream.ToArray();
    }

    /// <summary>Letters of a column, the first being 0.</summary>
    public static string Column(int index) => index < 26 ? ((char)('A' + index)).ToString() : $"{Column((index / 26) - 1)}{Column(index % 26)}";

    /// <summary>A cell of text.</summary>
    public static Cell Cell(string column, uint row, uint style, string text) => new(new InlineString(new Text(text) { Space = SpaceProcessingModeValues.Preserve }))
    {
        CellReference = string.Create(CultureInfo.InvariantCulture, $"{column}{row}"),
        StyleIndex = style,
        DataType = CellValues.InlineString,
    };

    private static Row Row(uint index, double height, IEnumerable<Cell> cells) => new(cells) { RowIndex = index, Height = height, CustomHeight = true };

    private static Stylesheet Styles()
    {
        static Font Font(string name, double size, bool bold = false) => new([.. bold ? [new Bold()] : Array.Empty<OpenXmlElement>(), new FontSize { Val = size }, new FontName { Val = name }]);
        static Border Lined() => new(
            new LeftBorder { Style = BorderStyleValues.Thin }, new RightBorder { Style = BorderStyleValues.Thin }, new TopBorder { Style = BorderStyleValues.Thin }, new BottomBorder { Style = BorderStyleValues.Thin }, new DiagonalBorder());
        static CellFormat Format(uint font, uint border, HorizontalAlignmentValues align, uint number = 0) => new(new Alignment { Horizontal = align, Vertical = VerticalAlignmentValues.Center, WrapText = true })
        {
            FontId = font,
            BorderId = border,
            NumberFormatId = number,
            FormatId = 0,
            ApplyFont = true,
            ApplyBorder = border > 0,
            ApplyAlignment = true,
            ApplyNumberFormat = number > 0,
        };
        const uint text = 49;
        return new Stylesheet(
            new Fonts(Font("宋体", 11), Font(WordMarkup.Title, 20), Font(WordMarkup.Body, 12), Font(WordMarkup.Heading, 11)),
            new Fills(new Fill(new PatternFill { PatternType = PatternValues.None }), new Fill(new PatternFill { PatternType = PatternValues.Gray125 })),
            new Borders(new Border(new LeftBorder(), new RightBorder(), new TopBorder(), new BottomBorder(), new DiagonalBorder()), Lined()),
            new CellStyleFormats(new CellFormat()),
            new CellFormats(
                new CellFormat { FormatId = 0 }, Format(1, 0, HorizontalAlignmentValues.Center), Format(2, 0, HorizontalAlignmentValues.Left), Format(3, 1, HorizontalAlignmentValues.Center), Format(2, 1, HorizontalAlignmentValues.Center, text)),
            new CellStyles(new CellStyle { Name = "Normal", FormatId = 0, BuiltinId = 0 }));
    }
}
