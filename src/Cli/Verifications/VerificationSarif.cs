using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Commendation.Application.Common;
using Commendation.Application.Verification;
using Commendation.Domain.Verification;

namespace Commendation.Cli.Verifications;

/// <summary>The result as SARIF 2.1.0, which editors and code hosts show beside the line of the campaign file.</summary>
internal static partial class VerificationSarif
{
    public static void Write(VerificationView view, TextWriter output)
    {
        var findings = view.Parts.SelectMany(part => part.Findings).ToList();
        var log = new Dictionary<string, object>
        {
            ["$schema"] = "https://json.schemastore.org/sarif-2.1.0.json",
            ["version"] = "2.1.0",
            ["runs"] = new[]
            {
                new
                {
                    tool = new
                    {
                        driver = new
                        {
                            name = "Commendation",
                            rules = findings.Select(finding => finding.Code).Distinct().Select(code => new { id = code }),
                        },
                    },
                    columnKind = "unicodeCodePoints",
                    results = findings.Select(Result),
                },
            },
        };
        output.WriteLine(JsonSerializer.Serialize(log, Json.Indented));
    }

    private static Dictionary<string, object> Result(FindingView finding)
    {
        var result = new Dictionary<string, object>
        {
            ["ruleId"] = finding.Code,
            ["level"] = finding.Severity == Severity.Error ? "error" : "warning",
            ["message"] = new { text = string.Join('\n', [finding.Message.ToString(), .. finding.Counterexample.Select(step => step.ToString())]) },
            ["properties"] = new { finding.Clause, finding.Severity },
        };
        if (finding.Place is { } place && Spot().Match(place) is { Success: true } spot)
        {
            result["locations"] = new[]
            {
                new
                {
                    physicalLocation = new
                    {
                        artifactLocation = new { uri = spot.Groups["file"].Value },
                        region = new { startLine = Number(spot.Groups["line"]), startColumn = Number(spot.Groups["column"]) },
                    },
                },
            };
        }

        return result;
    }

    private static int Number(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<file>[^:]+):(?<line>\d+):(?<column>\d+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Spot();
}
