using System.Globalization;
using Commendation.Domain.Policies;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Text = Commendation.Domain.Shared.Text;

namespace Commendation.Infrastructure.Documents.Forms;

/// <summary>
/// Makes, fills and reads tables that are workbooks: a row for each nominee. The first row of the table has a named cell for each field, whose name
/// is the field's code behind a prefix; everything above it is the format.
/// </summary>
internal static class SheetForm
{
    private const string Prefix = "field.";

    // Beyond these no table of forms goes: what lies further out makes a file slow and says nothing.
    private const int MostRows = 20_000;
    private const int MostColumns = 200;

    /// <summary>The template, drawn up from the fields of a table.</summary>
    public static byte[] Make(CampaignPolicy policy, Material material)
    {
        string[] titles = [material.Title.Zh, policy.Title.Zh, "填报单位（盖章）：　　　　　　　　　　　　　　　　　　　　填报日期：　　　年　　月　　日"];
        return SheetMarkup.Workbook(
            material.Title.Zh[..Math.Min(material.Title.Zh.Length, 31)],
            titles,
            [.. material.Fields.Select(field => (field.Label, Width(field, policy)))],
            [material.Fields.Select(_ => string.Empty).ToList()],
            material.Fields.Select((field, i) => (Name: Prefix + Encoded(field.Code), Place: $"${SheetMarkup.Column(i)}${titles.Length + 2}")).ToDictionary(field => field.Name, field => field.Place));
    }

    /// <summary>A workbook that says this about itself.</summary>
    public static byte[] Describe(byte[] workbook, IReadOnlyDictionary<string, string> properties)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var file = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            (file.CustomFilePropertiesPart ?? file.AddCustomFilePropertiesPart()).Properties = FileProperties.Of(properties);
        }

        return stream.ToArray();
    }

    /// <summary>The template with these rows, each in the order of the fields.</summary>
    public static byte[] Fill(FormTemplate template, IReadOnlyList<IReadOnlyList<string>> rows, IReadOnlyDictionary<string, string> properties)
    {
        using var stream = new MemoryStream();
        stream.Write(template.Content);
        using (var file = SpreadsheetDocument.Open(stream, isEditable: true))
        {
            var (sheet, _) = Sheets(file.WorkbookPart!)[0];
            var places = Places(file.WorkbookPart!);
            var data = sheet.Worksheet.GetFirstChild<SheetData>()!;
            var first = places.Count > 0 ? places.Values.Min(place => place.Row) : data.Elements<Row>().Max(row => row.RowIndex?.Value ?? 0) + 1;
            var model = data.Elements<Row>().FirstOrDefault(row => row.RowIndex?.Value == first);
            var styles = (model?.Elements<Cell>() ?? []).ToDictionary(cell => ColumnOf(cell.CellReference!.Value!), cell => cell.StyleIndex?.Value ?? 0);
            var height = model?.Height?.Value;
            foreach (var row in data.Elements<Row>().Where(row => row.RowIndex?.Value >= first).ToList())
            {
                row.Remove();
            }

            foreach (var (i, values) in rows.Index())
            {
                var row = new Row { RowIndex = first + (uint)i };
                if (height is { } points && values.Max(value => value.Length) < 60)
                {
                    (row.Height, row.CustomHeight) = (points, true);
                }

                foreach (var (value, column) in template.Material.Fields
                    .Select((field, j) => (Value: values[j], Column: places.TryGetValue(field.Code, out var place) ? place.Column : j))
                    .OrderBy(cell => cell.Column))
                {
                    row.Append(SheetMarkup.Cell(SheetMarkup.Column(column), row.RowIndex!, styles.GetValueOrDefault(column), value));
                }

                data.Append(row);
            }

            if (properties.Count > 0)
            {
                (file.CustomFilePropertiesPart ?? file.AddCustomFilePropertiesPart()).Properties = FileProperties.Of(properties);
            }
        }

        return stream.ToArray();
    }

    /// <summary>
    /// The structure of a workbook, what its columns hold row by row, and how many sheets with content it has. The structure ends with the row above
    /// the fields: where their names are lost it is the row at which the template has them.
    /// </summary>
    /// <param name="workbook">The file.</param>
    /// <param name="issued">The template that it should be of; null to read the template itself.</param>
    public static (FormStructure Structure, int Sheets) Read(Stream workbook, FormTemplate? issued)
    {
        using var file = SpreadsheetDocument.Open(workbook, isEditable: false);
        var book = file.WorkbookPart!;
        var strings = (book.SharedStringTablePart?.SharedStringTable.Elements<SharedStringItem>() ?? []).Select(Plain).ToList();
        var sheets = Sheets(book);
        var filled = sheets.Where(sheet => sheet.Sheet.Worksheet.Descendants<Cell>().Any(cell => Value(cell, strings).Length > 0)).ToList();
        var (part, _) = filled.Count > 0 ? filled[0] : sheets[0];
        var names = Places(book);
        var first = names.Count > 0 ? names.Values.Min(place => place.Row) : FirstRow(issued);
        var cells = (part.Worksheet.GetFirstChild<SheetData>()?.Elements<Row>() ?? [])
            .SelectMany(row => row.Elements<Cell>())
            .Where(cell => cell.CellReference?.Value is not null)
            .Select(cell => (Row: RowOf(cell.CellReference!.Value!), Column: ColumnOf(cell.CellReference!.Value!), Value: Value(cell, strings)))
            .Where(cell => cell.Value.Length > 0 && cell.Row <= MostRows && cell.Column < MostColumns)
            .ToList();
        var merged = part.Worksheet.Descendants<MergeCell>().Select(merge => merge.Reference?.Value).OfType<string>().Where(reference => RowOf(reference.Split(':')[0]) < first).Order(StringComparer.Ordinal);
        var pieces = new List<Piece>();
        foreach (var row in cells.Where(cell => cell.Row < first).GroupBy(cell => cell.Row).OrderBy(row => row.Key))
        {
            pieces.AddRange(row.OrderBy(cell => cell.Column).SelectMany(cell => new[]
            {
                new Piece(PieceKind.Cell, Place(cell.Row, cell.Column), Where(cell.Row, cell.Column)),
                new Piece(PieceKind.Label, string.Concat(cell.Value.Where(letter => !char.IsWhiteSpace(letter))), Where(cell.Row, cell.Column)),
            }));
        }

        pieces.AddRange(merged.Select(reference => new Piece(PieceKind.Cell, reference, new Text($"合并单元格{reference}", $"merged cells {reference}"))));
        var columns = names.Count > 0
            ? names.OrderBy(name => name.Value.Column).Select(name => (Code: (string?)name.Key, name.Value.Column)).ToList()
            : [.. (issued?.Structure.Codes ?? []).Select((_, i) => (Code: (string?)null, Column: i))];
        pieces.AddRange(columns.Select(column => new Piece(PieceKind.Field, string.Empty, Where(first, column.Column)) { Code = column.Code }));

        // What stands beside the columns is a column that was added.
        pieces.AddRange(cells.Where(cell => cell.Row >= first && columns.TrueForAll(column => column.Column != cell.Column)).Take(1)
            .Select(cell => new Piece(PieceKind.Label, cell.Value, Where(cell.Row, cell.Column))));
        var last = cells.Where(cell => cell.Row >= first).Select(cell => cell.Row).DefaultIfEmpty(first - 1).Max();
        var values = cells.Where(cell => cell.Row >= first).GroupBy(cell => (cell.Row, cell.Column)).ToDictionary(cell => cell.Key, cell => cell.First().Value);
        return (
            new FormStructure(pieces, [.. Rows(first, last).SelectMany(row => columns.Select(column => values.GetValueOrDefault((row, column.Column), string.Empty).Trim()))])
            {
                Properties = FileProperties.Read(file.CustomFilePropertiesPart),
            },
            filled.Count);
    }

    private static IEnumerable<uint> Rows(uint first, uint last)
    {
        for (var row = first; row <= last; row++)
        {
            yield return row;
        }
    }

    private static uint FirstRow(FormTemplate? issued)
    {
        if (issued is null)
        {
            return uint.MaxValue;
        }

        using var file = SpreadsheetDocument.Open(new MemoryStream(issued.Content), isEditable: false);
        return Places(file.WorkbookPart!).Values.Select(place => place.Row).DefaultIfEmpty(uint.MaxValue).Min();
    }

    private static List<(WorksheetPart Sheet, string Name)> Sheets(WorkbookPart book) =>
        [.. book.Workbook.Descendants<Sheet>().Where(sheet => sheet.Id?.Value is not null).Select(sheet => ((WorksheetPart)book.GetPartById(sheet.Id!.Value!), sheet.Name?.Value ?? string.Empty))];

    // Names of cells are declared for the workbook: 'sheet'!$A$4.
    private static Dictionary<string, (uint Row, int Column)> Places(WorkbookPart book)
    {
        var places = new Dictionary<string, (uint Row, int Column)>();
        foreach (var name in book.Workbook.DefinedNames?.Elements<DefinedName>() ?? [])
        {
            if (name.Name?.Value is { } written && written.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && name.Text.Split('!')[^1].Replace("$", string.Empty, StringComparison.Ordinal) is { Length: > 1 } reference
                && char.IsAsciiLetterUpper(reference[0]) && char.IsAsciiDigit(reference[^1]) && !reference.Contains(':', StringComparison.Ordinal))
            {
                places[Decoded(written[Prefix.Length..])] = (RowOf(reference), ColumnOf(reference));
            }
        }

        return places;
    }

    private static string Value(Cell cell, List<string> strings)
    {
        var written = cell.CellValue?.Text ?? string.Empty;
        return cell.DataType?.Value is { } type && type == CellValues.SharedString ? (int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < strings.Count ? strings[index] : string.Empty)
            : cell.DataType?.Value is { } inline && inline == CellValues.InlineString ? cell.InlineString is { } text ? Plain(text) : string.Empty
            : cell.DataType?.Value is null && decimal.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString(CultureInfo.InvariantCulture)
            : written;
    }

    // Phonetic guides (拼音指南) are no part of the text.
    private static string Plain(OpenXmlElement text) => string.Concat(text.Descendants<DocumentFormat.OpenXml.Spreadsheet.Text>().Where(run => run.Parent is not PhoneticRun).Select(run => run.Text));

    private static uint RowOf(string reference) =>
        uint.TryParse(reference.AsSpan(reference.TakeWhile(letter => !char.IsAsciiDigit(letter)).Count()), NumberStyles.None, CultureInfo.InvariantCulture, out var row) ? row : uint.MaxValue;

    private static int ColumnOf(string reference) => reference.TakeWhile(char.IsAsciiLetter).Take(4).Aggregate(0, (column, letter) => (column * 26) + (char.ToUpperInvariant(letter) - 'A' + 1)) - 1;

    private static string Place(uint row, int column) => string.Create(CultureInfo.InvariantCulture, $"{SheetMarkup.Column(column)}{row}");

    private static Text Where(uint row, int column) => new($"单元格{Place(row, column)}", $"cell {Place(row, column)}");

    private static double Width(FormField field, CampaignPolicy policy) => field.Source switch
    {
        "number" => 7,
        "name" => 22,
        "organisation" or "award" => 26,
        "identifier" => 22,
        null => field.MaxLength > 50 ? 40 : 18,
        _ => field.Fact is { } fact && policy.Facts.Find(fact)?.Kind == FactKind.Text ? 34 : 12,
    };

    // A name of a cell has no hyphen; what it may not have is written as its number.
    private static string Encoded(string code) => string.Concat(code.Select(letter => char.IsLetterOrDigit(letter) || letter == '.' ? letter.ToString() : string.Create(CultureInfo.InvariantCulture, $"_{(int)letter:x4}")));

    private static string Decoded(string name)
    {
        var code = new System.Text.StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (name[i] == '_' && i + 4 < name.Length && int.TryParse(name.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var letter))
            {
                code.Append((char)letter);
                i += 4;
            }
            else
            {
                code.Append(name[i]);
            }
        }

        return code.ToString();
    }
}
