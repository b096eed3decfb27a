using System.Globalization;
using System.Text;
using Commendation.Domain.Policies.Language;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>
/// Turns a CSV file into a list of mappings, one for each row, so that rows are read like everything else. The first row names the
/// columns; lines that begin with # are remarks; an empty cell counts as left out.
/// </summary>
internal static class CsvTable
{
    /// <summary>The rows under the path of the table, or nothing when the columns are not the expected ones.</summary>
    /// <param name="file">Name of the file.</param>
    /// <param name="path">Path of the table.</param>
    /// <param name="text">Its text.</param>
    /// <param name="columns">Columns that it must have.</param>
    /// <param name="more">Whether it can have columns of its own besides.</param>
    /// <param name="findings">Where faults are reported.</param>
    public static Node Parse(string file, string path, string text, IReadOnlyList<string> columns, bool more, Findings findings)
    {
        var top = new Position(file, 1, 1);
        var lines = text.Split('\n')
            .Select((line, i) => (Text: line, Number: i + 1))
            .Where(line => !string.IsNullOrWhiteSpace(line.Text) && !line.Text.StartsWith('#'))
            .Select(line => Cells(line.Text, new Position(file, line.Number, 1), path, findings))
            .ToList();
        if (lines.Count == 0)
        {
            findings.Add(top.Place(path), "file-empty", "文件没有内容。", "The file is empty.");
            return new Unreadable(path, top, findings);
        }

        var header = lines[0];
        if (!HasColumns(header, columns, more, path, findings))
        {
            return new Unreadable(path, top, findings);
        }

        return new Sequence(path, top, findings, [.. lines.Skip(1).Select((cells, i) => Row(Node.Child(path, i), header, cells, findings))]);
    }

    private static bool HasColumns(IReadOnlyList<Cell> header, IReadOnlyList<string> columns, bool more, string path, Findings findings)
    {
        var before = findings.Count;
        var absent = columns.Where(column => header.All(cell => cell.Value != column)).ToList();
        foreach (var (cell, i) in header.Select((cell, i) => (cell, i)))
        {
            var nearest = columns.Contains(cell.Value) ? null : Spelling.Nearest(cell.Value, absent);
            if (!columns.Contains(cell.Value) && (nearest is not null || !more))
            {
                var hint = Spelling.Hint(nearest);
                var known = string.Join(", ", columns);
                findings.Add(cell.At.Place(path), "unknown-key", $"没有列“{cell.Value}”。{hint.Zh}可用的列：{known}。", $"There is no column '{cell.Value}'.{hint.En} Known columns: {known}.");
                absent.RemoveAll(column => column == nearest);
            }
            else if (header.Take(i).Any(earlier => earlier.Value == cell.Value))
            {
                findings.Add(cell.At.Place(path), "duplicate-key", $"列“{cell.Value}”重复，请删去其一。", $"The column '{cell.Value}' is there twice; remove one.");
            }
        }

        foreach (var column in absent)
        {
            findings.Add(header[0].At.Place(path), "missing-key", $"缺少列“{column}”，请补充。", $"The column '{column}' is missing; add it.");
        }

        return findings.Count == before;
    }

    private static Node Row(string path, IReadOnlyList<Cell> header, IReadOnlyList<Cell> cells, Findings findings)
    {
        var at = cells[0].At;
        if (cells.Count != header.Count)
        {
            findings.Add(
                at.Place(path),
                "csv-columns",
                string.Create(CultureInfo.InvariantCulture, $"本行有{cells.Count}列，应为{header.Count}列；含逗号的内容请加双引号。"),
                string.Create(CultureInfo.InvariantCulture, $"The row has {cells.Count} cells instead of {header.Count}; put quotes around text with a comma."));
            return new Unreadable(path, at, findings);
        }

        var entries =
            from pair in header.Zip(cells)
            where pair.Second.Value.Length > 0
            select new Field(pair.First.Value, pair.First.At, new Scalar(Node.Child(path, pair.First.Value), pair.Second.At, findings, pair.Second.Value));
        return new Mapping(path, at, findings, [.. entries]);
    }

    private static List<Cell> Cells(string line, Position start, string path, Findings findings)
    {
        var cells = new List<Cell>();
        for (var from = 0; from <= line.Length;)
        {
            var at = start with { Column = from + 1 };
            var end = line.IndexOf(',', from) is >= 0 and var comma ? comma : line.Length;
            var value = line[from..end].Trim();
            if (value.StartsWith('"'))
            {
                (value, end) = Quoted(line, line.IndexOf('"', from));
                if (end < line.Length && line[end] != ',')
                {
                    findings.Add(at.Place(path), "csv-quote", "双引号未正确配对；内容中的双引号请写两次。", "The quotes do not pair up; write a quote inside the text twice.");
                    end = line.Length;
                }
            }

            cells.Add(new Cell(value, at));
            from = end + 1;
        }

        return cells;
    }

    // The text between quotes and the index behind the closing one; a quote that is never closed ends where it began, at a quote.
    private static (string Value, int End) Quoted(string line, int open)
    {
        var value = new StringBuilder();
        for (var i = open + 1; i < line.Length; i++)
        {
            if (line[i] != '"')
            {
                value.Append(line[i]);
            }
            else if (i + 1 < line.Length && line[i + 1] == '"')
            {
                value.Append(line[i++]);
            }
            else
            {
                return (value.ToString(), i + 1);
            }
        }

        return (value.ToString(), open);
    }

    private sealed record Cell(string Value, Position At);
}
