using Commendation.Domain.Shared;
using Commendation.Domain.Verification.DecisionSpace;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Domain.Verification.Mutation;

/// <summary>
/// Rule mutation (规则变异): faults are planted one at a time and the scenarios run. A fault that none of them notices survives: either a
/// scenario is missing, or the fault provably changes nothing and is set aside.
/// </summary>
public static class MutationTest
{
    /// <summary>Code of the part.</summary>
    public const string Code = "mutation";

    // What becomes of a mutant, as it is counted.
    private const string Killed = "killed";
    private const string Refused = "refused-by-loader";
    private const string Equivalent = "equivalent";
    private const string Survived = "survived";

    /// <summary>Runs the part. Without scenarios there is nothing that could notice a fault, and every mutant survives.</summary>
    public static Report Run(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var baseline = ScenarioCheck.Results(subject).Where(result => result.Passed).ToList();
        var elements = Evidence.Sides(subject.Policy).Select(side => (side.Path, Shown: side.Element + " ")).ToList();
        var fates = Spread.Over(subject.Mutants, mutant => FateOf(subject, mutant, baseline, elements), subject.Stop);
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["mutants"] = fates.Count };
        foreach (var fate in (string[])[Killed, Refused, Equivalent, Survived])
        {
            counts[fate] = fates.Count(met => met == fate);
        }

        return new Report(Code, [.. subject.Mutants.Zip(fates).Where(pair => pair.Second == Survived).Select(pair => Survivor(pair.First))]) { Counts = counts };
    }

    private static string FateOf(Subject subject, Mutant mutant, IReadOnlyList<ScenarioResult> baseline, IReadOnlyList<(string Path, string Shown)> elements)
    {
        var made = mutant.Make();
        return !made.Accepted ? Refused
            : Kills(made.Value, baseline, [.. elements.Where(element => mutant.Place.StartsWith(element.Path, StringComparison.Ordinal)).Select(element => element.Shown)]) ? Killed
            : ChangesNothing(subject, made.Value, mutant) ? Equivalent
            : Survived;
    }

    // Only what the analysis knows whole: a rule, and how strongly a limit binds.
    private static bool ChangesNothing(Subject sound, Subject faulty, Mutant mutant) => mutant.Place switch
    {
        var place when place.Contains(".rules[", StringComparison.Ordinal) || place.StartsWith("rules[", StringComparison.Ordinal) => Equivalence.SameRules(sound.Policy, faulty.Policy) == true,
        var place when place.StartsWith("limits[", StringComparison.Ordinal) && place.EndsWith("].strength", StringComparison.Ordinal) => Equivalence.SameLimits(sound.Policy, faulty.Policy),
        _ => false,
    };

    private static bool Kills(Subject faulty, IReadOnlyList<ScenarioResult> baseline, IReadOnlyList<string> changed)
    {
        var rulebooks = new Rulebooks(faulty);
        try
        {
            // Scenarios that show the changed element come first, those under other readings last: they need another policy each.
            return baseline
                .OrderBy(result => result.Scenario.Under.Count)
                .ThenByDescending(result => result.Shown.Count(evidence => changed.Any(element => evidence.StartsWith(element, StringComparison.Ordinal))))
                .Any(result => !ScenarioRunner.Run(rulebooks.Under(result.Scenario.Under), result.Scenario).Passed);
        }
        catch (InvalidOperationException)
        {
            // Under one of the readings the loader sees the fault.
            return true;
        }
    }

    private static Finding Survivor(Mutant mutant) => new(ViolationCode.MutantSurvived, Severity.Warning, new Text(
        $"没有用例发现这一错误：{mutant.Fault.Zh}。请补充能区分两者的用例。",
        $"No scenario notices this fault: {mutant.Fault.En}. Add one that tells the two apart."))
    {
        Place = mutant.Place,
        Counterexample = mutant.After is { } after ? [Text.Same($"- {mutant.Before}"), Text.Same($"+ {after}")] : [Text.Same($"- {mutant.Before}")],
    };
}
