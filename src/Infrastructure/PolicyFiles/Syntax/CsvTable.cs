using System.Text;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>A cell and where it begins, both counted from 1.</summary>
public readonly record struct CsvCell(string Value, int Line, int Column)
{
    /// <summary>Its place in a file.</summary>
    public string At(string file) => $"{file}:{Line}:{Column}";
}

/// <summary>A row. One that is not sound has a fault: its cells are not those of the header.</summary>
public sealed record CsvRow(IReadOnlyList<CsvCell> Cells, bool Sound);

/// <summary>Something wrong with a table, and where.</summary>
/// <param name="Violation">What it is.</param>
/// <param name="Line">Its line, counted from 1.</param>
/// <param name="Column">Its column, counted from 1.</param>
/// <param name="Row">Index of the row that it concerns; null when it concerns the table.</param>
public sealed record CsvFault(Violation Violation, int Line, int Column, int? Row = null);

/// <summary>
/// A table as spreadsheets write it: the first row names the columns; empty rows, and columns without a name and without content, are left
/// out, and so are lines that begin with #. A line break in a cell wraps text for the eye and is none in the value.
/// </summary>
/// <param name="Header">The columns; none when the header cannot be read.</param>
/// <param name="Rows">The rows beneath it.</param>
/// <param name="Faults">Everything that is wrong.</param>
public sealed record CsvTable(IReadOnlyList<CsvCell> Header, IReadOnlyList<CsvRow> Rows, IReadOnlyList<CsvFault> Faults)
{
    // What other programs, countries and input methods write between cells.
    private static readonly Dictionary<char, Text> OtherSeparators = new()
    {
        [';'] = new("分号", "semicolons"),
        ['\t'] = new("制表符", "tabs"),
        ['，'] = new("全角逗号", "full-width commas"),
        ['；'] = new("全角分号", "full-width semicolons"),
        ['|'] = new("竖线", "bars"),
    };

    /// <summary>Reads a text, with whatever line endings and with or without a byte order mark; every fault is told.</summary>
    public static CsvTable Parse(string text)
    {
        var faults = new List<CsvFault>();
        var rows = new Scan(CampaignFiles.Normalised(text), faults).Rows().ToList();
        if (rows.Count == 0)
        {
            return new CsvTable([], [], [Fault(1, 1, ViolationCode.FileEmpty, "文件没有内容。", "The file is empty.")]);
        }

        if (!rows[0].Sound)
        {
            return new CsvTable([], [], faults);
        }

        var header = Trimmed(rows[0].Cells, 1);
        if (header is [var only] && OtherSeparators.Keys.FirstOrDefault(only.Value.Contains) is not '\0' and var separator)
        {
            var (name, at) = (OtherSeparators[separator], only.Value.IndexOf(separator));
            return new CsvTable([], [], [Fault(
                only.Line,
                only.Column + at,
                ViolationCode.CsvSeparator,
                $"各列以{name.Zh}分隔，应以半角逗号分隔；Excel中请另存为“CSV UTF-8（逗号分隔）”。",
                $"The columns are separated by {name.En} instead of commas; in Excel save as 'CSV UTF-8 (Comma delimited)'.")]);
        }

        faults.AddRange(
            from pair in header.Index()
            where header.Take(pair.Index).Any(earlier => earlier.Value == pair.Item.Value)
            select Fault(pair.Item.Line, pair.Item.Column, ViolationCode.DuplicateKey, $"列“{pair.Item.Value}”重复，请删去其一。", $"The column '{pair.Item.Value}' is there twice; remove one."));
        var fitted = rows.Skip(1).Select((row, i) => row.Sound ? Fitted(Trimmed(row.Cells, header.Count), header.Count, i, faults) : row).ToList();
        return new CsvTable(header, fitted, faults);
    }

    /// <summary>The rows of a text as they stand, read as they are asked for: no header is looked for, and rows may differ in length.</summary>
    /// <param name="text">The text.</param>
    /// <param name="faults">Takes what is wrong, up to the row that was read last.</param>
    public static IEnumerable<CsvRow> RowsOf(string text, List<CsvFault> faults) => new Scan(CampaignFiles.Normalised(text), faults).Rows();

    /// <summary>Reads a file of at most so many bytes; refused with every fault and its place.</summary>
    public static Outcome<CsvTable> Read(string file, long largest)
    {
        var text = TextFile.Read(file, largest);
        if (!text.Accepted)
        {
            return Outcome.Refused(text.Violations.Select(violation => violation with { Place = file }));
        }

        var table = Parse(text.Value);
        return table.Faults.Count == 0 ? table : Outcome.Refused(table.Faults.Select(fault => fault.Violation with { Place = $"{file}:{fault.Line}:{fault.Column}" }));
    }

    /// <summary>Position of a column; negative when there is none.</summary>
    public int Column(string name)
    {
        for (var i = 0; i < Header.Count; i++)
        {
            if (Header[i].Value == name)
            {
                return i;
            }
        }

        return -1;
    }

    private static CsvRow Fitted(IReadOnlyList<CsvCell> cells, int columns, int row, List<CsvFault> faults)
    {
        if (cells.Count == columns)
        {
            return new CsvRow(cells, Sound: true);
        }

        var at = cells[Math.Min(cells.Count, columns) - 1];
        var hint = cells.Count < columns && OtherSeparators.Keys.FirstOrDefault(separator => cells.Any(cell => cell.Value.Contains(separator))) is not '\0' and var other
            ? new Text($"本行中有{OtherSeparators[other].Zh}，各列须以半角逗号分隔。", $"There are {OtherSeparators[other].En} in it; commas separate cells.")
            : new Text("含逗号的内容请加双引号。", "Put quotes around text with a comma.");
        faults.Add(Fault(at.Line, at.Column, ViolationCode.CsvColumns, $"本行有{cells.Count}列，应为{columns}列。{hint.Zh}", $"The row has {cells.Count} cells instead of {columns}. {hint.En}") with { Row = row });
        return new CsvRow(cells, Sound: false);
    }

    // Spreadsheets write empty cells up to the widest row that the sheet ever had.
    private static IReadOnlyList<CsvCell> Trimmed(IReadOnlyList<CsvCell> cells, int least)
    {
        var count = cells.Count;
        while (count > least && cells[count - 1].Value.Length == 0)
        {
            count--;
        }

        return count == cells.Count ? cells : [.. cells.Take(count)];
    }

    private static CsvFault Fault(int line, int column, ViolationCode code, string zh, string en) => new(new Violation(code, new Text(zh, en)), line, column);

    private sealed class Scan(string text, List<CsvFault> faults)
    {
        private int _at;
        private int _line = 1;
        private int _lineStart;

        public IEnumerable<CsvRow> Rows()
        {
            while (_at < text.Length)
            {
                if (text[_at] == '#')
                {
                    _at = End(_at);
                    Break();
                    continue;
                }

                var row = Row();
                // Saved by a spreadsheet, a remark with a comma stands in quotes.
                if (!row.Sound || (row.Cells.Any(cell => cell.Value.Length > 0) && !row.Cells[0].Value.StartsWith('#')))
                {
                    yield return row;
                }
            }
        }

        private CsvRow Row()
        {
            var cells = new List<CsvCell>();
            while (true)
            {
                if (Cell() is not { } cell)
                {
                    return new CsvRow([], Sound: false);
                }

                cells.Add(cell);
                if (_at == text.Length || text[_at] == '\n')
                {
                    Break();
                    return new CsvRow(cells, Sound: true);
                }

                _at++;
            }
        }

        private CsvCell? Cell()
        {
            var (from, line, lineStart) = (_at, _line, _lineStart);
            var column = from - lineStart + 1;
            SkipBlanks();
            if (_at == text.Length || text[_at] != '"')
            {
                var length = text.AsSpan(from).IndexOfAny(',', '\n');
                _at = length < 0 ? text.Length : from + length;
                return new CsvCell(text[from.._at].Trim(), line, column);
            }

            if (Quoted() is { } value)
            {
                return new CsvCell(value.Trim(), line, column);
            }

            // Where the quote was meant to close nobody knows; the next line is read for itself, so that its faults are told as well.
            faults.Add(Fault(line, column, ViolationCode.CsvQuote, "双引号未正确配对；内容中的双引号请写两次。", "The quotes do not pair up; write a quote inside the text twice."));
            (_line, _lineStart, _at) = (line, lineStart, End(from));
            Break();
            return null;
        }

        // The text from the quote to the one that closes the cell; null when another text follows, or none closes it.
        private string? Quoted()
        {
            var value = new StringBuilder();
            for (_at++; _at < text.Length; _at++)
            {
                switch (text[_at])
                {
                    case '"' when _at + 1 < text.Length && text[_at + 1] == '"':
                        value.Append('"');
                        _at++;
                        break;
                    case '"':
                        _at++;
                        SkipBlanks();
                        return _at == text.Length || text[_at] is ',' or '\n' ? value.ToString() : null;
                    case '\n':
                        // Words are apart, characters are not.
                        value.Append(value.Length > 0 && char.IsAscii(value[^1]) ? " " : string.Empty);
                        (_line, _lineStart) = (_line + 1, _at + 1);
                        break;
                    default:
                        value.Append(text[_at]);
                        break;
                }
            }

            return null;
        }

        private void SkipBlanks()
        {
            while (_at < text.Length && text[_at] is ' ' or '\t')
            {
                _at++;
            }
        }

        private int End(int from) => text.IndexOf('\n', from) is >= 0 and var end ? end : text.Length;

        // Past the end of a line.
        private void Break()
        {
            if (_at < text.Length)
            {
                (_at, _line, _lineStart) = (_at + 1, _line + 1, _at + 1);
            }
        }
    }
}
