using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Scenarios;

/// <summary>
/// Scenarios (用例): every one of them comes out as expected, and together they show both sides of every rule, limit, stage, term, due
/// date, record and sanction.
/// </summary>
public static class ScenarioCheck
{
    /// <summary>Code of the part.</summary>
    public const string Code = "scenarios";

    /// <summary>Runs all scenarios, each under its readings.</summary>
    public static IReadOnlyList<ScenarioResult> Results(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var rulebooks = new Rulebooks(subject);
        return
        [
            .. subject.Scenarios.Select(scenario =>
            {
                subject.Stop.ThrowIfCancellationRequested();
                return ScenarioRunner.Run(rulebooks.Under(scenario.Under), scenario);
            }),
        ];
    }

    /// <summary>Runs the part.</summary>
    public static Report Run(Subject subject)
    {
        var results = Results(subject);
        var shown = results.Where(result => result.Passed).SelectMany(result => result.Shown).ToHashSet(StringComparer.Ordinal);
        var sides = Evidence.Sides(subject.Policy).ToList();
        return new Report(Code, [.. results.Where(result => !result.Passed).Select(Failed), .. sides.SelectMany(side => Missing(side, shown))])
        {
            Notes = [.. sides.Select(side => Row(side, results))],
            Counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["elements"] = sides.Count,
                ["passed"] = results.Count(result => result.Passed),
                ["scenarios"] = results.Count,
            },
        };
    }

    // A row of the table: the element, its clause, and how many scenarios show each side of it.
    private static Text Row((string Element, string Path, string? Clause, string One, string Other) side, IReadOnlyList<ScenarioResult> results)
    {
        int Count(string which) => results.Count(result => result.Passed && result.Shown.Contains($"{side.Element} {which}"));
        return Text.Same(string.Create(CultureInfo.InvariantCulture, $"{side.Clause ?? "–"} | {side.Element} | {side.One} {Count(side.One)} | {side.Other} {Count(side.Other)}"));
    }

    private static Finding Failed(ScenarioResult result) => new(ViolationCode.ScenarioFailed, Severity.Error, new Text(
        $"用例“{result.Scenario.Name}”未通过：{string.Join("；", result.Mismatches.Select(miss => $"{miss.What.Zh} 预期 {miss.Expected}，实际 {miss.Actual}"))}。",
        $"The scenario '{result.Scenario.Name}' failed: {string.Join("; ", result.Mismatches.Select(miss => $"{miss.What.En} expected {miss.Expected}, found {miss.Actual}"))}."))
    {
        Place = result.Scenario.Place,
        Counterexample =
        [
            .. result.Mismatches.Select(miss => new Text($"{miss.What.Zh} | 预期 {miss.Expected} | 实际 {miss.Actual}", $"{miss.What.En} | expected {miss.Expected} | actual {miss.Actual}")),
            .. result.Trace,
        ],
    };

    private static IEnumerable<Finding> Missing((string Element, string Path, string? Clause, string One, string Other) side, HashSet<string> shown)
    {
        var missing = new[] { side.One, side.Other }.Where(which => !shown.Contains($"{side.Element} {which}")).ToList();
        if (missing.Count > 0)
        {
            yield return new Finding(ViolationCode.ScenarioMissing, Severity.Warning, new Text(
                $"{side.Element} 缺少用例：{string.Join("、", missing)}。",
                $"{side.Element} lacks a scenario that shows it {string.Join(" and one that shows it ", missing)}."))
            {
                Clause = side.Clause,
                Place = side.Path,
            };
        }
    }
}
