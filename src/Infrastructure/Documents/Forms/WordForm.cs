using System.Globalization;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Text = Commendation.Domain.Shared.Text;

namespace Commendation.Infrastructure.Documents.Forms;

/// <summary>Fills forms that are Word documents, and reads them back. Fields are content controls (内容控件) whose tag is the code of the field.</summary>
internal static class WordForm
{
    /// <summary>The template with these values in its fields.</summary>
    public static byte[] Fill(byte[] template, IReadOnlyDictionary<string, string> values, IReadOnlyDictionary<string, string> properties)
    {
        using var stream = new MemoryStream();
        stream.Write(template);
        using (var file = WordprocessingDocument.Open(stream, isEditable: true))
        {
            foreach (var control in file.MainDocumentPart!.Document.Descendants<SdtElement>().ToList())
            {
                if (TagOf(control) is { } code && values.TryGetValue(code, out var value))
                {
                    Write(control, value);
                }
            }

            WordMarkup.Describe(file, properties);
        }

        return stream.ToArray();
    }

    /// <summary>The structure of a document and what its fields hold.</summary>
    public static FormStructure Read(Stream document)
    {
        using var file = WordprocessingDocument.Open(document, isEditable: false);
        var reading = new Reading();
        foreach (var part in file.MainDocumentPart!.HeaderParts.Select(header => header.Header).OfType<OpenXmlElement>())
        {
            reading.Walk(part);
        }

        reading.Walk(file.MainDocumentPart.Document.Body!);
        return reading.Done() with { Properties = FileProperties.Read(file.CustomFilePropertiesPart) };
    }

    private static string? TagOf(SdtElement control) => control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value;

    private static void Write(SdtElement control, string value)
    {
        var first = control.Descendants<Run>().FirstOrDefault();
        var setting = first?.RunProperties?.CloneNode(true);
        setting?.GetFirstChild<RunStyle>()?.Remove();
        Run Letters(string text)
        {
            var run = new Run();
            if (setting is not null)
            {
                run.Append(setting.CloneNode(true));
            }

            foreach (var (i, line) in text.Split('\n').Index())
            {
                run.Append(i > 0 ? [new Break(), Plain(line)] : [Plain(line)]);
            }

            return run;
        }

        control.SdtProperties?.GetFirstChild<ShowingPlaceholder>()?.Remove();
        var shown = value.Length > 0 ? value.ReplaceLineEndings("\n") : WordMarkup.Empty;
        if (control is SdtRun { SdtContentRun: { } inline })
        {
            inline.RemoveAllChildren();
            inline.Append(Letters(shown));
            return;
        }

        // A control around whole paragraphs has one for each line, all set like its first.
        var holder = (OpenXmlElement?)control.Descendants<TableCell>().FirstOrDefault() ?? control.GetFirstChild<SdtContentBlock>();
        var model = holder?.Elements<Paragraph>().FirstOrDefault();
        if (holder is null || model is null)
        {
            return;
        }

        var paragraphs = shown.Split('\n').Select(line => new Paragraph([.. model.ParagraphProperties is { } properties ? [properties.CloneNode(true)] : Array.Empty<OpenXmlElement>(), Letters(line)])).ToList();
        foreach (var paragraph in holder.Elements<Paragraph>().ToList())
        {
            paragraph.Remove();
        }

        paragraphs.ForEach(paragraph => holder.Append(paragraph));
    }

    private static DocumentFormat.OpenXml.Wordprocessing.Text Plain(string text) => new(text) { Space = SpaceProcessingModeValues.Preserve };

    /// <summary>Walks a document once, from its first element to its last.</summary>
    private sealed class Reading
    {
        private readonly List<Piece> _pieces = [];
        private readonly List<string> _values = [];
        private readonly StringBuilder _label = new();
        private StringBuilder? _field;
        private (int Table, int Row, int Cell) _at;
        private bool _tracked;

        public FormStructure Done()
        {
            Flush();
            return new FormStructure(_pieces, _values) { Tracked = _tracked };
        }

        public void Walk(OpenXmlElement parent)
        {
            var children = parent.ChildElements;
            for (var i = 0; i < children.Count; i++)
            {
                if (children[i] is SdtRun && _field is null)
                {
                    var following = new List<SdtRun>();
                    for (; i < children.Count && (children[i] is SdtRun || IsNothing(children[i])); i++)
                    {
                        following.AddRange(children[i] is SdtRun control ? [control] : []);
                    }

                    i--;
                    Inline(following);
                    continue;
                }

                Step(children[i]);
            }
        }

        private void Step(OpenXmlElement element)
        {
            switch (element)
            {
                case Table:
                    Flush();
                    _at = (_at.Table + 1, 0, 0);
                    Add(PieceKind.Table, string.Empty);
                    Walk(element);
                    Flush();
                    break;
                case TableRow:
                    Flush();
                    _at = (_at.Table, _at.Row + 1, 0);
                    Add(PieceKind.Row, string.Empty);
                    Walk(element);
                    break;
                case TableCell cell:
                    Flush();
                    _at.Cell++;
                    Add(PieceKind.Cell, Reach(cell));
                    Walk(element);
                    Flush();
                    break;
                case SdtCell:
                    // The control holds the cell; its field stands in it.
                    if (element.Descendants<TableCell>().FirstOrDefault() is { } inside)
                    {
                        Flush();
                        _at.Cell++;
                        Add(PieceKind.Cell, Reach(inside));
                        Field((SdtElement)element, () => Walk(inside));
                    }

                    break;
                case SdtElement control when _field is null && !control.Descendants<Table>().Any() && !control.Descendants<TableRow>().Any() && !control.Descendants<SdtElement>().Any():
                    Field(control, () => Walk(control));
                    break;
                case InsertedRun or DeletedRun or MoveFromRun or MoveToRun:
                    _tracked = true;
                    break;
                case Paragraph:
                    Walk(element);
                    _field?.Append('\n');
                    break;
                case Break { Type: null } or CarriageReturn:
                    Write("\n");
                    break;
                case TabChar:
                    Write("\t");
                    break;
                case NoBreakHyphen:
                    Write("-");
                    break;
                case DocumentFormat.OpenXml.Wordprocessing.Text text:
                    Write(text.Text);
                    break;
                case Drawing or Picture or EmbeddedObject or AlternateContent:
                    if (_field is null)
                    {
                        Flush();
                        Add(PieceKind.Object, string.Empty);
                    }

                    break;
                case SectionProperties section:
                    Flush();
                    var size = section.GetFirstChild<PageSize>();
                    Add(PieceKind.Page, string.Create(CultureInfo.InvariantCulture, $"{Millimetres(size?.Width?.Value)}×{Millimetres(size?.Height?.Value)} mm"));
                    break;
                case RunProperties or ParagraphProperties or TableProperties or TableRowProperties or TableCellProperties or TableGrid or SdtProperties or SdtEndCharProperties or FieldCode:
                    if (element is ParagraphProperties { ParagraphMarkRunProperties: { } mark } && (mark.GetFirstChild<Inserted>() is not null || mark.GetFirstChild<Deleted>() is not null))
                    {
                        _tracked = true;
                    }
                    else if (element is TableRowProperties row && (row.GetFirstChild<Inserted>() is not null || row.GetFirstChild<Deleted>() is not null))
                    {
                        _tracked = true;
                    }

                    break;
                case OpenXmlUnknownElement { LocalName: "t", HasChildren: false } or OpenXmlUnknownElement { LocalName: "t", FirstChild: OpenXmlMiscNode }:
                    // What the library does not know, such as a smart tag, holds text all the same.
                    Write(element.InnerText);
                    break;
                default:
                    Walk(element);
                    break;
            }
        }

        private void Field(SdtElement control, Action content)
        {
            Flush();
            _field = new StringBuilder();
            content();
            var value = control.SdtProperties?.GetFirstChild<ShowingPlaceholder>() is { } placeholder && placeholder.Val?.Value != false ? string.Empty : _field.ToString();
            _field = null;
            Add(TagOf(control), value);
        }

        // LibreOffice 7.4 writes a control that it knows as plain text once for each of its portions, each time with the portion and the whole text:
        // 姓名, 姓·姓名, 名·姓名. They are one field.
        private void Inline(List<SdtRun> controls)
        {
            var texts = controls.ConvertAll(Of);
            for (var first = 0; first < controls.Count; first++)
            {
                var whole = texts[first];
                var rest = whole;
                var next = first + 1;
                while (whole.Length > 0 && rest.Length > 0 && next < controls.Count && TagOf(controls[next]) is null && texts[next].EndsWith(whole, StringComparison.Ordinal)
                    && rest.StartsWith(texts[next][..^whole.Length], StringComparison.Ordinal) && texts[next].Length > whole.Length)
                {
                    rest = rest[(texts[next].Length - whole.Length)..];
                    next++;
                }

                var repeated = rest.Length == 0 && next > first + 1;
                while (repeated && next < controls.Count && texts[next] == whole && TagOf(controls[next]) is null)
                {
                    next++;
                }

                Step(controls[first]);
                first = repeated ? next - 1 : first;
            }
        }

        private static string Of(SdtRun control) => string.Concat(control.Descendants<DocumentFormat.OpenXml.Wordprocessing.Text>().Select(text => text.Text));

        private static bool IsNothing(OpenXmlElement element) =>
            element is ProofError or BookmarkStart or BookmarkEnd or PermStart or PermEnd || (element is Run run && run.ChildElements.All(child => child is RunProperties));

        private void Write(string text) => (_field ?? _label).Append(text);

        private void Add(string? code, string value)
        {
            _pieces.Add(new Piece(PieceKind.Field, string.Empty, Where) { Code = string.IsNullOrEmpty(code) ? null : code });
            _values.Add(value.Trim());
        }

        private void Add(PieceKind kind, string value) => _pieces.Add(new Piece(kind, value, Where));

        // Blanks and line ends between labels are setting, not format.
        private void Flush()
        {
            var label = string.Concat(_label.ToString().Where(letter => !char.IsWhiteSpace(letter)));
            _label.Clear();
            if (label.Length > 0)
            {
                Add(PieceKind.Label, label);
            }
        }

        private Text Where => _at.Table == 0
            ? new Text("正文", "in the text")
            : new Text(
                string.Create(CultureInfo.InvariantCulture, $"第{_at.Table}个表第{_at.Row}行第{_at.Cell}格"),
                string.Create(CultureInfo.InvariantCulture, $"table {_at.Table}, row {_at.Row}, cell {_at.Cell}"));

        private static string Reach(TableCell cell)
        {
            var properties = cell.TableCellProperties;
            var span = properties?.GridSpan?.Val?.Value is { } wide and > 1 ? string.Create(CultureInfo.InvariantCulture, $"{wide}↔") : string.Empty;
            return properties?.VerticalMerge is { } merge ? $"{span}{(merge.Val?.Value == MergedCellValues.Restart ? "↧" : "↥")}" : span;
        }

        private static int Millimetres(uint? twentieths) => (int)Math.Round((twentieths ?? 0) / 1440.0 * 25.4);
    }
}
