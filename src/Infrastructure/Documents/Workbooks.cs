using System.Globalization;
using System.Text;
using System.Xml;
using Commendation.Application.Common;
using Commendation.Application.Nominations.Imports;
using Commendation.Domain.Shared;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;

namespace Commendation.Infrastructure.Documents;

/// <summary>Writes the template of a table of nominees, and a table with what was found in it.</summary>
internal sealed class Workbooks : IWorkbooks
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    // A workbook with more remarks than these takes long to open; the last column holds all of them.
    private const int MostComments = 2_000;

    // Styles by their position in the style sheet below.
    private const int Heading = 1;
    private const int Code = 2;
    private const int Example = 3;
    private const int Free = 4;
    private const int Day = 5;
    private const int Hindered = 6;
    private const int Remarked = 7;

    private const string StyleSheet = $"""
        <styleSheet xmlns="{Main}">
        <numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy-mm-dd"/></numFmts>
        <fonts count="4"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><sz val="8"/><color rgb="FF808080"/><name val="Arial"/></font><font><i/><sz val="11"/><color rgb="FF808080"/><name val="宋体"/></font></fonts>
        <fills count="5"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDE7F3"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFC7CE"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFEB9C"/></patternFill></fill></fills>
        <borders count="2"><border/><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders>
        <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
        <cellXfs count="8">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="1" fillId="2" borderId="1" xfId="0" applyAlignment="1"><alignment horizontal="center" vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="2" fillId="2" borderId="1" xfId="0" applyAlignment="1"><alignment horizontal="center"/></xf>
        <xf numFmtId="49" fontId="3" fillId="0" borderId="1" xfId="0"/>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyProtection="1"><protection locked="0"/></xf>
        <xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyProtection="1"><protection locked="0"/></xf>
        <xf numFmtId="49" fontId="0" fillId="3" borderId="0" xfId="0" applyFill="1"/>
        <xf numFmtId="49" fontId="0" fillId="4" borderId="0" xfId="0" applyFill="1"/>
        </cellXfs>
        </styleSheet>
        """;

    private static readonly Text Choices = new("选项", "choices");
    private static readonly Text Result = new("核验结果", "findings");

    public byte[] Template(ImportLayout layout, string language)
    {
        var lists = layout.Columns.Where(column => column.Choices.Count > 0).ToList();
        var choices = Choices.In(language);
        return Make(
            layout.Award.Title.In(language),
            xml =>
            {
                xml.WriteStartElement("sheetViews", Main);
                xml.WriteRaw("""<sheetView workbookViewId="0"><pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/></sheetView>""");
                xml.WriteEndElement();
                xml.WriteStartElement("cols", Main);
                foreach (var (i, column) in layout.Columns.Index())
                {
                    var style = column.Kind == ImportColumnKind.Date ? Day : Free;
                    xml.WriteRaw(string.Create(CultureInfo.InvariantCulture, $"""<col min="{i + 1}" max="{i + 1}" width="{(column.Kind == ImportColumnKind.Identifier ? 24 : Math.Clamp(column.Heading.In(language).Length * 2.2, 8, 30))}" style="{style}" customWidth="1"/>"""));
                }

                xml.WriteEndElement();
                xml.WriteStartElement("sheetData", Main);
                Row(xml, 1, layout.Columns.Select(column => (column.Heading.In(language), Heading)));
                Row(xml, 2, layout.Columns.Select(column => (column.Code, Code)));
                Row(xml, 3, layout.Columns.Select(column => (column.Code == ImportColumn.Number ? new Text("示例", "example").In(language) : ExampleOf(column, language), Example)));
                xml.WriteEndElement();
                xml.WriteRaw("""<sheetProtection sheet="1" formatColumns="0" formatRows="0" insertRows="0" deleteRows="0" sort="0" autoFilter="0"/>""");
                xml.WriteStartElement("dataValidations", Main);
                xml.WriteAttributeString("count", lists.Count.ToString(CultureInfo.InvariantCulture));
                foreach (var (i, column) in lists.Index())
                {
                    var at = SheetCells.Column(layout.Columns.ToList().IndexOf(column));
                    xml.WriteRaw($"""<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{at}4:{at}1048576"><formula1>'{choices}'!${SheetCells.Column(i)}$1:${SheetCells.Column(i)}${column.Choices.Count.ToString(CultureInfo.InvariantCulture)}</formula1></dataValidation>""");
                }

                xml.WriteEndElement();
            },
            [.. layout.Columns.Index().Where(column => column.Item.Notes.Count > 0).Select(column => (SheetCells.At(1, column.Index), string.Join('\n', column.Item.Notes.Select(note => note.In(language)))))],
            lists.Count == 0 ? null : (choices, xml => Rows(xml, lists, language)));
    }

    public byte[] Report(ImportWorkbook table, string language)
    {
        var comments = new List<(string Cell, string Text)>();
        return Make(
            table.Layout.Award.Title.In(language),
            xml =>
            {
                xml.WriteStartElement("sheetData", Main);
                Row(xml, table.Header.Row, table.Header.Headings.Append(Result.In(language)).Select(heading => (heading, Heading)));
                foreach (var row in table.Rows)
                {
                    Row(xml, row.Number, Cells(row));
                    foreach (var found in row.Findings.GroupBy(finding => finding.Column ?? 0).Where(_ => comments.Count < MostComments))
                    {
                        comments.Add((SheetCells.At(row.Number, found.Key), string.Join('\n', found.Select(Said))));
                    }
                }

                xml.WriteEndElement();
            },
            comments,
            null);

        string Said(ImportFinding finding) => finding.Clause is null ? finding.Message.In(language) : $"{finding.Message.In(language)}（{finding.Clause}）";

        IEnumerable<(string, int)> Cells(ImportRow row)
        {
            for (var i = 0; i < table.Header.Headings.Count; i++)
            {
                var found = row.Findings.Where(finding => (finding.Column ?? 0) == i).ToList();
                yield return (i < row.Cells.Count ? row.Cells[i] : string.Empty, found.Exists(finding => finding.Hinders) ? Hindered : found.Count > 0 ? Remarked : 0);
            }

            yield return (string.Join(' ', row.Findings.Select(Said)), row.Sound ? 0 : Hindered);
        }
    }

    private static string ExampleOf(ImportColumn column, string language) =>
        column.Choices.Count > 0 ? column.Choices[0].Label.In(language) : column.Example;

    private static void Rows(XmlWriter xml, List<ImportColumn> lists, string language)
    {
        xml.WriteStartElement("sheetData", Main);
        for (var n = 0; n < lists.Max(column => column.Choices.Count); n++)
        {
            Row(xml, n + 1, lists.Select(column => (n < column.Choices.Count ? column.Choices[n].Label.In(language) : string.Empty, 0)));
        }

        xml.WriteEndElement();
    }

    private static void Row(XmlWriter xml, int number, IEnumerable<(string Text, int Style)> cells)
    {
        xml.WriteStartElement("row", Main);
        xml.WriteAttributeString("r", number.ToString(CultureInfo.InvariantCulture));
        foreach (var (i, (text, style)) in cells.Index())
        {
            if (text.Length == 0 && style == 0)
            {
                continue;
            }

            xml.WriteStartElement("c", Main);
            xml.WriteAttributeString("r", SheetCells.At(number, i));
            xml.WriteAttributeString("s", style.ToString(CultureInfo.InvariantCulture));
            if (text.Length > 0)
            {
                xml.WriteAttributeString("t", "inlineStr");
                xml.WriteStartElement("is", Main);
                xml.WriteStartElement("t", Main);
                xml.WriteAttributeString("xml", "space", null, "preserve");
                xml.WriteString(Writable(text));
                xml.WriteEndElement();
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private static byte[] Make(string title, Action<XmlWriter> content, IReadOnlyList<(string Cell, string Text)> comments, (string Name, Action<XmlWriter> Content)? hidden)
    {
        using var file = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(file, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            using (var styles = workbook.AddNewPart<WorkbookStylesPart>().GetStream(FileMode.Create))
            {
                styles.Write(Encoding.UTF8.GetBytes(StyleSheet));
            }

            var sheet = workbook.AddNewPart<WorksheetPart>("sheet");

            // Written before its comments are known, so the parts that hold them are named ahead.
            var drawing = sheet.AddNewPart<VmlDrawingPart>("comments");
            Write(sheet, content, "comments");
            Comment(sheet.AddNewPart<WorksheetCommentsPart>(), drawing, comments);
            var sheets = $"""<sheet name="{Escaped(SheetName(title))}" sheetId="1" r:id="sheet"/>""";
            if (hidden is { } lists)
            {
                Write(workbook.AddNewPart<WorksheetPart>("lists"), lists.Content, null);
                sheets += $"""<sheet name="{Escaped(lists.Name)}" sheetId="2" state="hidden" r:id="lists"/>""";
            }

            using var stream = workbook.GetStream(FileMode.Create);
            stream.Write(Encoding.UTF8.GetBytes($"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{sheets}</sheets></workbook>"""));
        }

        return file.ToArray();
    }

    private static void Write(WorksheetPart sheet, Action<XmlWriter> content, string? drawing)
    {
        using var stream = sheet.GetStream(FileMode.Create);
        using var xml = XmlWriter.Create(stream, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
        xml.WriteStartElement("worksheet", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        content(xml);
        if (drawing is not null)
        {
            xml.WriteStartElement("legacyDrawing", Main);
            xml.WriteAttributeString("id", Relations, drawing);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    // A comment is text in one part and a box in another.
    private static void Comment(WorksheetCommentsPart part, VmlDrawingPart drawing, IReadOnlyList<(string Cell, string Text)> comments)
    {
        var (texts, boxes) = (new StringBuilder(), new StringBuilder());
        foreach (var (cell, text) in comments)
        {
            var letters = cell.TakeWhile(char.IsAsciiLetter).Count();
            var column = cell[..letters].Aggregate(0, (number, letter) => (number * 26) + (letter - 'A' + 1)) - 1;
            var row = int.Parse(cell[letters..], CultureInfo.InvariantCulture) - 1;
            texts.Append(CultureInfo.InvariantCulture, $"""<comment ref="{cell}" authorId="0"><text><t xml:space="preserve">{Escaped(Writable(text))}</t></text></comment>""");
            boxes.Append(string.Create(CultureInfo.InvariantCulture, $"""<v:shape type="#t" style="position:absolute;width:240pt;height:80pt;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"""));
        }

        using (var stream = part.GetStream(FileMode.Create))
        {
            stream.Write(Encoding.UTF8.GetBytes($"""<comments xmlns="{Main}"><authors><author>核验</author></authors><commentList>{texts}</commentList></comments>"""));
        }

        using var shapes = drawing.GetStream(FileMode.Create);
        shapes.Write(Encoding.UTF8.GetBytes($"""<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><v:shapetype id="t" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>{boxes}</xml>"""));
    }

    // A name of a sheet takes 31 characters, and not all of them.
    private static string SheetName(string title)
    {
        var name = string.Concat(title.Where(character => !"[]:*?/\\'".Contains(character, StringComparison.Ordinal)));
        return name.Length <= 31 ? name : name[..31];
    }

    private static string Escaped(string text) => System.Security.SecurityElement.Escape(text);

    // What XML cannot hold stands in no sheet.
    private static string Writable(string text) => text.All(XmlConvert.IsXmlChar) ? text : string.Concat(text.EnumerateRunes().Where(rune => rune.Value > 0xFFFF || XmlConvert.IsXmlChar((char)rune.Value)));
}
