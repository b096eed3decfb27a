using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Scenarios;

/// <summary>
/// Interpretation matrix (解释口径对照): every scenario under the combinations of the declared readings that it reads: all of them,
/// or where that is too many all of some readings. Where the outcome differs, it depends on the reading; a reading on which nothing depends is idle, or nobody has shown what it does.
/// </summary>
public static class InterpretationMatrix
{
    /// <summary>Code of the part.</summary>
    public const string Code = "interpretations";

    private const int MostOfOneSize = 256;

    /// <summary>Runs the part.</summary>
    public static Report Run(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var rulebooks = new Rulebooks(subject);
        var rows = Spread.Over(subject.Scenarios, scenario => Row(subject.Policy, rulebooks, scenario, subject.Stop), subject.Stop);
        return new Report(Code, [.. Idle(subject.Policy, rows.SelectMany(row => row.Decisive).ToHashSet())])
        {
            Notes = [.. rows.Select(row => row.Note ?? row.Left).OfType<Text>()],
            Counts = new SortedDictionary<string, long>(StringComparer.Ordinal)
            {
                ["dependent"] = rows.Count(row => row.Note is not null),
                ["readings"] = subject.Policy.Interpretations.Sum(interpretation => interpretation.Readings.Count),
                ["runs"] = rows.Sum(row => row.Runs),
                ["scenarios"] = subject.Scenarios.Count,
            },
        };
    }

    // What one scenario shows: the readings that alone decide it, and a note when it depends on any.
    private static (long Runs, IReadOnlyList<(string Setting, string Reading)> Decisive, Text? Note, Text? Left) Row(CampaignPolicy policy, Rulebooks rulebooks, Scenario scenario, CancellationToken stop)
    {
        var runs = 0L;
        var usual = ScenarioRunner.Run(rulebooks.Under(scenario.Under), scenario);
        var told = Told(usual);
        var touching = Flips(policy, scenario).Where(flip =>
        {
            stop.ThrowIfCancellationRequested();
            runs++;
            return Told(ScenarioRunner.Run(rulebooks.Under(With(scenario.Under, [flip])), scenario)) != told;
        }).ToList();
        var (smallest, tried) = Smallest(touching, combination =>
        {
            stop.ThrowIfCancellationRequested();
            runs++;
            return ScenarioRunner.Run(rulebooks.Under(With(scenario.Under, combination)), scenario).Passed != usual.Passed;
        });
        var decisive = smallest.Where(combination => combination.Count == 1).Select(combination => combination[0]).Concat(scenario.Under
            .Where(reading => ScenarioRunner.Run(rulebooks.Under(With(scenario.Under, [(reading.Key, InForce(policy, reading.Key))])), scenario).Passed != usual.Passed)
            .Select(reading => (reading.Key, reading.Value))).ToList();

        var left = tried is { } size ? new Text($"（未试{size}项以上口径的组合）", $" (combinations of more than {size} readings were not tried)") : Text.Same(string.Empty);
        if (smallest.Count == 0)
        {
            return (runs, decisive, null, tried is null ? null : new Text($"“{scenario.Name}”涉及的口径过多{left.Zh}", $"'{scenario.Name}' reads many settings{left.En}"));
        }

        var settings = string.Join("; ", smallest.Select(combination => string.Join(" + ", combination.Select(flip => $"{flip.Setting}={flip.Reading}"))));
        var clauses = string.Join(", ", smallest.SelectMany(combination => combination).Select(flip => policy.Interpretations.First(known => known.Setting == flip.Setting).Clause).Distinct());
        return (runs, decisive, new Text($"“{scenario.Name}”取决于解释口径（条款{clauses}）：{settings}{left.Zh}", $"'{scenario.Name}' depends on the reading (clause {clauses}): {settings}{left.En}"), null);
    }

    private static IEnumerable<Finding> Idle(CampaignPolicy policy, HashSet<(string Setting, string Reading)> decisive) =>
        from interpretation in policy.Interpretations
        from reading in interpretation.Readings
        where reading.Code != interpretation.Chosen && !decisive.Contains((interpretation.Setting, reading.Code))
        select new Finding(ViolationCode.ReadingIdle, Severity.Warning, new Text(
            $"“{interpretation.Title.Zh}”取“{reading.Title.Zh}”时，没有一个用例的结果不同；请补充能显示差别的用例，或删去这一口径。",
            $"Under the reading '{reading.Code}' of '{interpretation.Setting}' no scenario comes out differently; add one that shows the difference, or drop the reading."))
        {
            Clause = interpretation.Clause,
            Place = policy.Paths()[reading],
        };

    // One reading changed at a time, where the scenario itself does not say which to use.
    private static IEnumerable<(string Setting, string Reading)> Flips(CampaignPolicy policy, Scenario scenario) =>
        from interpretation in policy.Interpretations
        where !scenario.Under.ContainsKey(interpretation.Setting)
        from reading in interpretation.Readings
        where reading.Code != interpretation.Chosen
        select (interpretation.Setting, reading.Code);

    // The smallest combinations that differ say it all: whatever contains one of them differs for the same reason. All are tried, size by size,
    // as long as one size has not too many; of how many readings the largest were is told where that is so.
    private static (List<IReadOnlyList<(string Setting, string Reading)>> Smallest, int? TriedUpTo) Smallest(
        List<(string Setting, string Reading)> flips, Func<IReadOnlyList<(string Setting, string Reading)>, bool> differs)
    {
        var smallest = new List<IReadOnlyList<(string Setting, string Reading)>>();
        IReadOnlyList<IReadOnlyList<(string Setting, string Reading)>> alike = [[]];
        for (var size = 1; ; size++)
        {
            var known = smallest.ToList();
            var larger = alike.SelectMany(combination => Later(combination).Select(flip => (IReadOnlyList<(string, string)>)[.. combination, flip]))
                .Where(combination => !known.Exists(one => one.All(combination.Contains)))
                .Take(MostOfOneSize + 1).ToList();
            if (larger.Count is 0 or > MostOfOneSize)
            {
                return (smallest, larger.Count == 0 ? null : size - 1);
            }

            var outcomes = larger.ToLookup(differs);
            smallest.AddRange(outcomes[true]);
            alike = [.. outcomes[false]];
        }

        IEnumerable<(string Setting, string Reading)> Later(IReadOnlyList<(string Setting, string Reading)> combination) =>
            combination.Count == 0 ? flips : flips.Skip(flips.LastIndexOf(combination[^1]) + 1).SkipWhile(flip => flip.Setting == combination[^1].Setting);
    }

    private static string InForce(CampaignPolicy policy, string setting) => policy.Interpretations.First(known => known.Setting == setting).Chosen;

    private static Dictionary<string, string> With(IReadOnlyDictionary<string, string> under, IReadOnlyList<(string Setting, string Reading)> flips)
    {
        var readings = new Dictionary<string, string>(under);
        foreach (var (setting, reading) in flips)
        {
            readings[setting] = reading;
        }

        return readings;
    }

    private static string Told(ScenarioResult result) =>
        string.Join('\n', result.Trace.Select(step => step.En).Concat(result.Mismatches.Select(miss => $"{miss.What.En} {miss.Actual}")));
}
