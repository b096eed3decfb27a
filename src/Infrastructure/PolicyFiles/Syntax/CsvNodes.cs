using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>Turns a table into a list of mappings, one for each row, so that rows are read like everything else; an empty cell counts as left out.</summary>
internal static class CsvNodes
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
        var table = CsvTable.Parse(text);
        // Where tabs separate the cells, that is what to say of them.
        if (!(table.Faults is [var only] && only.Violation.Code == ViolationCode.CsvSeparator.Name) && !PlainText.Check(file, CampaignFiles.Normalised(text), findings))
        {
            return new Unreadable(path, top, findings);
        }

        Report(table.Faults.Where(fault => fault.Row is null));
        if (table.Header.Count == 0 || !HasColumns(table.Header, file, columns, more, path, findings))
        {
            // Rows that do not fit a wrong header may well be right.
            return new Unreadable(path, top, findings);
        }

        Report(table.Faults.Where(fault => fault.Row is not null));
        return new Sequence(path, top, findings, [.. table.Rows.Select((row, i) => Row(Node.Child(path, i), file, table.Header, row, findings))]);

        void Report(IEnumerable<CsvFault> faults)
        {
            foreach (var fault in faults)
            {
                var place = new Position(file, fault.Line, fault.Column).Place(fault.Row is { } row ? Node.Child(path, row) : path);
                findings.Add(fault.Violation with { Place = place });
            }
        }
    }

    private static bool HasColumns(IReadOnlyList<CsvCell> header, string file, IReadOnlyList<string> columns, bool more, string path, Findings findings)
    {
        var before = findings.Count;
        var absent = columns.Except(header.Select(cell => cell.Value)).ToList();
        foreach (var cell in header.Where(cell => !columns.Contains(cell.Value)))
        {
            var nearest = Nearest.To(cell.Value, absent);
            if (nearest is not null || !more)
            {
                var hint = Nearest.Hint(nearest);
                var known = string.Join(", ", columns);
                findings.Add(At(file, cell).Place(path), ViolationCode.KeyUnknown, $"没有列“{cell.Value}”。{hint.Zh}可用的列：{known}。", $"There is no column '{cell.Value}'.{hint.En} Known columns: {known}.");
                absent.RemoveAll(column => column == nearest);
            }
        }

        foreach (var column in absent)
        {
            findings.Add(At(file, header[0]).Place(path), ViolationCode.MissingKey, $"缺少列“{column}”，请补充。", $"The column '{column}' is missing; add it.");
        }

        return findings.Count == before;
    }

    private static Node Row(string path, string file, IReadOnlyList<CsvCell> header, CsvRow row, Findings findings) => row.Sound
        ? new Mapping(path, At(file, row.Cells[0]), findings,
        [
            .. from pair in header.Zip(row.Cells)
               where pair.Second.Value.Length > 0
               select new Field(pair.First.Value, At(file, pair.First), new Scalar(Node.Child(path, pair.First.Value), At(file, pair.Second), findings, pair.Second.Value)),
        ])
        : new Unreadable(path, new Position(file, 1, 1), findings);

    private static Position At(string file, CsvCell cell) => new(file, cell.Line, cell.Column);
}
