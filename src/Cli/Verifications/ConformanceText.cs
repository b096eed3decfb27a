using System.Globalization;
using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Application.Verification;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;

namespace Commendation.Cli.Verifications;

/// <summary>The score of a server in the formats of a verification: a line for each group, then what came out otherwise.</summary>
internal static class ConformanceText
{
    public static void Write(ConformanceView view, string format, Subject subject, TextWriter output)
    {
        switch (format)
        {
            case Formats.Text:
                Write(view, output);
                break;
            case "json":
                output.WriteLine(JsonSerializer.Serialize(view, Json.Indented));
                break;
            default:
                Formats.All[format](AsVerification(view), subject, output);
                break;
        }
    }

    private static void Write(ConformanceView view, TextWriter output)
    {
        output.WriteLine($"{view.Campaign}  {view.Server}");
        output.WriteLine($"version {view.PolicyVersion[..Math.Min(12, view.PolicyVersion.Length)]}");
        output.WriteLine();
        var width = view.Groups.Select(group => group.Group.Length).Append(0).Max();
        foreach (var group in view.Groups)
        {
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{(group.Failures.Count == 0 ? "✓" : "✗")} {group.Group.PadRight(width)}  {group.Passed,4} / {group.Cases,-4} {group.Score,3} %"));
            foreach (var failure in group.Failures)
            {
                output.WriteLine($"    {failure.Id}  {failure.Name}");
                foreach (var difference in failure.Differences)
                {
                    output.WriteLine($"      - {difference}");
                }

                output.WriteLine($"      → {failure.Asked}");
                output.WriteLine($"      ← {failure.Answered}");
            }
        }

        output.WriteLine();
        if (view.NotAsked.Count > 0)
        {
            var kinds = string.Join(", ", view.NotAsked.Select(kind => string.Create(CultureInfo.InvariantCulture, $"{kind.Key} {kind.Value}")));
            output.WriteLine($"未经接口提问的用例（见 --export-cases）/ cases that no call answers (see --export-cases): {kinds}");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"得分 / score: {view.Passed} / {view.Cases} = {view.Score} %"));
    }

    // Build servers and editors know verifications already.
    private static VerificationView AsVerification(ConformanceView view) => new()
    {
        Campaign = view.Campaign,
        Title = Text.Same(view.Server),
        PolicyVersion = view.PolicyVersion,
        Holds = view.Conforms,
        Parts =
        [
            .. view.Groups.Select(group => new PartView
            {
                Part = group.Group,
                Title = Text.Same(group.Group),
                Holds = group.Failures.Count == 0,
                Counts = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["cases"] = group.Cases, ["passed"] = group.Passed },
                Notes = [],
                Findings =
                [
                    .. group.Failures.Select(failure => new FindingView
                    {
                        Code = ViolationCode.CaseFailed.Name,
                        Severity = Severity.Error,
                        Message = new Text(
                            $"“{failure.Name}”：{string.Join("；", failure.Differences.Select(difference => difference.Zh))}。",
                            $"'{failure.Name}': {string.Join("; ", failure.Differences.Select(difference => difference.En))}."),
                        Clause = null,
                        Place = failure.Place ?? failure.Id,
                        Counterexample = [Text.Same(failure.Asked), Text.Same(failure.Answered)],
                    }),
                ],
            }),
        ],
    };
}
