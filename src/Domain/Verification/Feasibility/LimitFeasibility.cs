using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Feasibility;

/// <summary>
/// Whether quotas, floors and ceilings admit a list (名额与比例可行性), one that uses every place unless places may stay unused: a witness when
/// they do, the fullest one that there is, and every smallest set of limits that contradict each other when they do not. Exact, by whole numbers.
/// </summary>
public static class LimitFeasibility
{
    /// <summary>The part's code.</summary>
    public const string Code = "feasibility";

    /// <summary>Runs the part.</summary>
    public static Report Run(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var policy = subject.Policy;
        var bounding = policy.Limits.Index().Where(item => item.Item.Bound != BoundKind.Reported && item.Item.Scope != LimitScope.Nominee).Select(item => item.Index).ToList();
        if (bounding.Count == 0)
        {
            return new Report(Code, []);
        }

        var classes = policy.Awards.Select(award => NomineeClass.Of(policy, award, subject.Stop)).ToList();
        var counts = new SortedDictionary<string, long>(StringComparer.Ordinal) { ["classes"] = classes.Sum(known => known.Classes.Count), ["limits"] = bounding.Count };
        if (classes.Select(known => known.Unknown).OfType<Text>().ToList() is { Count: > 0 } unknown)
        {
            return new Report(Code, [.. unknown.Select(why => Findings.Undecided(policy, why))]) { Counts = counts };
        }

        if (policy.Awards.Zip(classes).Any(item => item.First.Places > 0 && item.Second.Classes.Count == 0))
        {
            return new Report(Code, [Findings.Unfillable(policy)]) { Counts = counts };
        }

        var search = new ListSearch(policy, new ListModel(policy, [.. classes.SelectMany(known => known.Classes)], bounding), bounding, subject.Stop);
        var findings = search.Run();
        return new Report(Code, findings) { Notes = findings.Count == 0 ? search.Notes() : [], Counts = counts };
    }
}
