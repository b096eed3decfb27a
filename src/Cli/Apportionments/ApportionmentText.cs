using System.Globalization;
using Commendation.Domain.Apportionments;
using Spectre.Console;

namespace Commendation.Cli.Apportionments;

/// <summary>Prints the outcome as a table for people, the same bytes wherever it is printed.</summary>
internal static class ApportionmentText
{
    private const int Width = 150;
    private const int Digits = 6;

    public static void Write(ApportionmentReport report, TextWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = Width;
        console.WriteLine($"{Title(report.Method)}  places 名额 {report.Places}");
        console.WriteLine();
        Print(console, report);
        foreach (var line in Grounds(report))
        {
            console.WriteLine(line);
        }
    }

    public static string Title(ApportionmentMethod method) => method switch
    {
        ApportionmentMethod.LargestRemainder => "Largest remainder 最大余数法",
        ApportionmentMethod.SainteLague => "Sainte-Laguë 圣拉格法",
        ApportionmentMethod.Dhondt => "D'Hondt 洪德法",
        ApportionmentMethod.Adams => "Adams 亚当斯法",
        _ => "Huntington–Hill 亨廷顿–希尔法",
    };

    private static void Print(IAnsiConsole console, ApportionmentReport report)
    {
        var table = new Table().Border(TableBorder.Simple);
        var shares = report.Rows.Any(row => row.Share is not null);
        string[] columns = ["code 代码", "name 名称", "weight 权重", "min 下限", "max 上限", .. shares ? ["exact share 应得"] : Array.Empty<string>(), report.Decided ? "places 名额" : "certain 已定"];
        table.AddColumns([.. columns.Select(column => new TableColumn(Markup.Escape(column)).NoWrap())]);
        foreach (var row in report.Rows)
        {
            string[] cells = [row.Code, row.Name, Short(row.Weight), Number(row.Minimum), Number(row.Maximum), .. shares ? [Short(row.Share)] : Array.Empty<string>(), Number(row.Places)];
            table.AddRow([.. cells.Select(Markup.Escape)]);
        }

        console.Write(table);
    }

    private static IEnumerable<string> Grounds(ApportionmentReport report)
    {
        if (report.Quota is { } quota)
        {
            yield return $"Quota 每名额权重: {Short(quota)}";
        }

        if (report.Divisors is { } divisors)
        {
            yield return $"Divisors 除数{(divisors.Power == 1 ? string.Empty : " (squared 平方)")}: {Short(divisors.From)} .. {Short(divisors.To)}";
        }

        if (report.Tie is { } tie)
        {
            yield return $"Tie 并列: {string.Join(", ", tie.Codes)}; places left for these {tie.Codes.Count}: {tie.Places}. {tie.Codes.Count}家争{tie.Places}个名额。";
            yield return report.Draw is { } draw
                ? $"Draw 抽签: {string.Join(", ", draw.Order)}; {draw.DrawnBy}, {draw.DrawnOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}"
                : "Draw lots between them and give the record with --draw. 请抽签，并以--draw提交抽签记录（code,drawn-by,drawn-on）。";
        }
    }

    // Mixed weights are parts of one and their squares smaller still, so the noughts in front do not count as digits.
    private static string Short(Fraction? exact) => exact is { } value
        ? value.ToDecimalText(Digits + (int)Math.Max(0, (value.Denominator.GetBitLength() - value.Numerator.GetBitLength()) * 3 / 10))
        : "∞";

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
