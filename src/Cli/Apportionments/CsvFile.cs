using System.Text;
using Commendation.Domain.Shared;

namespace Commendation.Cli.Apportionments;

/// <summary>A cell and where it begins, both counted from 1.</summary>
internal sealed record CsvCell(string Value, int Line, int Column)
{
    public string At(string file) => $"{file}:{Line}:{Column}";
}

/// <summary>A table with a header. Remarks (#) and blank lines are left out; every row is as long as the header.</summary>
internal sealed record CsvFile(string File, IReadOnlyList<CsvCell> Header, IReadOnlyList<IReadOnlyList<CsvCell>> Rows)
{
    /// <summary>More than this is not a list of organisations.</summary>
    private const long LargestFile = 16 * 1024 * 1024;

    public static Outcome<CsvFile> Read(string file)
    {
        try
        {
            return new FileInfo(file).Length > LargestFile
                ? new Violation("file-too-large", new Text($"文件超过{LargestFile}字节。", $"The file is larger than {LargestFile} bytes.")) { Place = file }
                : Parse(file, System.IO.File.ReadAllText(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true)));
        }
        catch (DecoderFallbackException)
        {
            return new Violation("file-not-utf-8", new Text("文件不是UTF-8编码，请另存为UTF-8。", "The file is not UTF-8; save it as UTF-8.")) { Place = file };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return new Violation("file-unreadable", new Text("无法读取文件。", "The file cannot be read.")) { Place = file };
        }
    }

    /// <summary>The position of a column in the header, or a negative number.</summary>
    public int Column(string name) => Header.ToList().FindIndex(cell => cell.Value == name);

    private static Outcome<CsvFile> Parse(string file, string text)
    {
        var violations = new List<Violation>();
        var lines = text.Split('\n')
            .Select((line, i) => (Text: line.TrimEnd('\r'), Number: i + 1))
            .Where(line => !string.IsNullOrWhiteSpace(line.Text) && !line.Text.StartsWith('#'))
            .Select(line => Cells(file, line.Text, line.Number, violations))
            .ToList();
        if (lines.Count == 0)
        {
            return new Violation("file-empty", new Text("文件没有内容。", "The file is empty.")) { Place = $"{file}:1:1" };
        }

        var header = lines[0];
        violations.AddRange(
            from cell in header
            where header.Any(earlier => earlier.Column < cell.Column && earlier.Value == cell.Value)
            select new Violation("duplicate-column", new Text($"列“{cell.Value}”重复。", $"The column '{cell.Value}' is there twice.")) { Place = cell.At(file) });
        violations.AddRange(
            from row in lines.Skip(1)
            where row.Count != header.Count
            select new Violation(
                "csv-columns",
                new Text($"本行有{row.Count}列，应为{header.Count}列；含逗号的内容请加双引号。", $"The row has {row.Count} cells instead of {header.Count}; put quotes around text with a comma."))
            { Place = row[Math.Min(row.Count, header.Count) - 1].At(file) });
        return violations.Count > 0 ? Outcome.Refused(violations) : new CsvFile(file, header, [.. lines.Skip(1)]);
    }

    private static List<CsvCell> Cells(string file, string line, int number, List<Violation> violations)
    {
        var cells = new List<CsvCell>();
        var (value, start, quoted) = (new StringBuilder(), 0, false);
        for (var i = 0; i < line.Length; i++)
        {
            switch (line[i])
            {
                case '"' when quoted && i + 1 < line.Length && line[i + 1] == '"':
                    value.Append(line[i++]);
                    break;
                case '"':
                    quoted = !quoted;
                    break;
                case ',' when !quoted:
                    End(i);
                    break;
                default:
                    value.Append(line[i]);
                    break;
            }
        }

        if (quoted)
        {
            violations.Add(new Violation("csv-quote", new Text("双引号未正确配对。", "The quotes do not pair up.")) { Place = $"{file}:{number}:{start + 1}" });
        }

        End(line.Length);
        return cells;

        void End(int at)
        {
            cells.Add(new CsvCell(value.ToString().Trim(), number, start + 1));
            value.Clear();
            start = at + 1;
        }
    }
}
