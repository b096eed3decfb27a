using System.Globalization;
using Commendation.Domain.Apportionments;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Cli.Apportionments;

/// <summary>
/// The record of a draw: <c>code,drawn-by,drawn-on</c>, one row for each tied claimant in the order drawn. Who drew and when stand in the
/// first row; below they may be repeated or left empty.
/// </summary>
internal static class DrawFile
{
    private static readonly string[] Known = ["code", "drawn-by", "drawn-on"];

    public static Outcome<Draw> Read(string file) => CsvTable.Read(file, WeightsFile.LargestFile).Then(table => Read(file, table));

    private static Outcome<Draw> Read(string file, CsvTable table)
    {
        var absent = Known.Where(column => table.Column(column) < 0).ToList();
        if (absent.Count > 0 || table.Header.Count != Known.Length)
        {
            return new Violation(ViolationCode.DrawColumns, new Text("抽签记录的列须为code,drawn-by,drawn-on。", "The columns of a draw are code,drawn-by,drawn-on.")) { Place = table.Header[0].At(file) };
        }

        if (table.Rows.Count == 0)
        {
            return new Violation(ViolationCode.DrawEmpty, new Text("抽签记录没有内容。", "The draw names nobody.")) { Place = table.Header[0].At(file) };
        }

        var (who, day) = (table.Column("drawn-by"), table.Column("drawn-on"));
        var first = table.Rows[0].Cells;
        var violations = (
            from row in table.Rows.Skip(1)
            from column in new[] { who, day }
            where row.Cells[column].Value.Length > 0 && row.Cells[column].Value != first[column].Value
            select new Violation(ViolationCode.DrawMixed, new Text("一次抽签只能有一个抽签人和一个日期。", "One draw has one person who drew and one day.")) { Place = row.Cells[column].At(file) }).ToList();
        if (!DateOnly.TryParseExact(first[day].Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var drawnOn))
        {
            violations.Add(new Violation(ViolationCode.DrawDay, new Text("请按2021-07-08的格式写明抽签日期。", "Give the day of the draw as 2021-07-08.")) { Place = first[day].At(file) });
        }

        return violations.Count > 0
            ? Outcome.Refused(violations)
            : new Draw([.. table.Rows.Select(row => row.Cells[table.Column("code")].Value)], first[who].Value, drawnOn);
    }
}
