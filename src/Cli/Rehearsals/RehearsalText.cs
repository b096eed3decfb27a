using System.Globalization;
using Spectre.Console;

namespace Commendation.Cli.Rehearsals;

/// <summary>Prints a rehearsal's report for people, the same bytes wherever it is printed.</summary>
internal static class RehearsalText
{
    private const int Width = 150;

    public static void Write(RehearsalReport report, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Width;
        console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{report.Campaign}  version {report.PolicyVersion[..12]}  seed {report.Seed}  nominees {report.Nominees}  acts {report.Acts}"));
        console.WriteLine();

        Print(
            console,
            "Timeline 进度",
            ["stage 环节", "clause", "term", "first in", "last in", "last out", "due", "slack (working days)"],
            report.Timeline.Select(step => new[]
            {
                step.Title.Zh, step.Clause, step.Term?.Zh ?? "–", Day(step.FirstEntered), Day(step.LastEntered), Day(step.LastLeft), Day(step.Due), Number(step.SlackWorkingDays),
            }));
        Print(console, "Funnel 各环节人数", ["stage 环节", "reached"], report.Funnel.Select(step => new[] { step.Stage, Number(step.Reached) }));
        Print(
            console,
            "Organisations 各单位",
            ["code", "organisation 单位", "award", "places", "nominated", "recommended", "took a place", "honoured"],
            report.Organisations.Select(row => new[]
            {
                row.Organisation, row.Name, row.Award, Number(row.Places), Number(row.Nominated), Number(row.Recommended), Number(row.TookPlace), Number(row.Honoured),
            }));
        Print(console, "Refusals by clause 按条款统计的拒绝", ["clause", "code", "count"], report.Refusals.Select(refusal => new[] { refusal.Clause, refusal.Code, Number(refusal.Count) }));
        Print(
            console,
            "Limits 比例限制",
            ["limit", "clause", "part of 范围", "members", "listed", "allowed", "holds"],
            report.Limits.Select(limit => new[] { limit.Limit, limit.Clause, limit.Holder ?? limit.Tier ?? "–", Number(limit.Members), Number(limit.Listed), Number(limit.Allowed), limit.Holds ? "yes" : "no" }));
        Print(
            console,
            "Final list 表彰名单",
            ["award", "no.", "name 名称", "recommended by", "number 编号"],
            report.List.Select(entry => new[] { entry.Award, Number(entry.Order), entry.Name, entry.RecommendedBy, entry.Number ?? "–" }));
        foreach (var clause in report.NotCarried)
        {
            console.WriteLine($"Not carried 未落实: {clause.Clause} {clause.Summary.Zh}（{clause.Reason.Zh}）");
        }

        if (report.Illustrative.Count > 0)
        {
            console.WriteLine($"Illustrative figures 示例数字: {string.Join(", ", report.Illustrative)}");
        }

        console.WriteLine(
            !report.Succeeded ? $"Not succeeded 未成功: {string.Join("; ", report.Reasons)}"
            : report.HandedOn ? string.Create(CultureInfo.InvariantCulture, $"Handed on, all limits hold: {report.List.Count} candidates. 已上报人选，各项限制均符合。")
            : string.Create(CultureInfo.InvariantCulture, $"Decision reached, all limits hold: {report.List.Count} honours. 已作出表彰决定，各项限制均符合。"));
    }

    private static void Print(IAnsiConsole console, string title, string[] columns, IEnumerable<string[]> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumns([.. columns.Select(column => new TableColumn(Markup.Escape(column)).NoWrap())]);
        foreach (var row in rows)
        {
            table.AddRow([.. row.Select(Markup.Escape)]);
        }

        console.WriteLine(title);
        console.Write(table);
    }

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "–";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
