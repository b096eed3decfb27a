using System.Text.RegularExpressions;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>
/// What can be said about how the parts of a policy fit together although some of it could not be read. Stand-ins take the place of what
/// was unreadable, and nothing may be held against a stand-in: a misfit is told only where all that it rests on was readable. So an author
/// sees all faults in one go and none that is no fault.
/// </summary>
internal static partial class PartlyRead
{
    private const string Interpretations = "interpretations";

    // The keys, without positions in lists, that a misfit rests on besides the entry that it is about; where keys of the entry's own section are
    // named, it rests on no others there. A misfit that is not named here rests on everything.
    private static readonly Dictionary<string, string[]> RestsOn = new()
    {
        ["award-unknown"] = ["awards.code"],
        ["bar-duration"] = [],
        ["channel-of-other-award"] = ["channels.code", "channels.award"],
        ["channel-places"] = ["awards.code", "awards.places", "channels"],
        ["channel-unknown"] = ["channels.code"],
        ["clause-circle"] = ["clauses"],
        ["clause-unknown"] = ["clauses.id"],
        ["code-twice"] = [],
        ["copies-not-positive"] = [],
        ["count-out-of-range"] = [],
        ["due-after-itself"] = [],
        ["due-after-later"] = ["procedure.stages.code", "procedure.stages.due"],
        ["due-anchor-not-posted"] = ["procedure.stages.code", "procedure.stages.kind"],
        ["due-anchor-unknown"] = ["procedure.stages.code", "events.code"],
        ["due-circle"] = ["procedure.stages.code", "procedure.stages.due"],
        ["due-dates-out-of-order"] = ["procedure.stages.due", "issuedOn"],
        ["event-code-reserved"] = ["procedure.stages.code"],
        ["fact-circle"] = ["facts"],
        ["fact-order"] = ["facts"],
        ["fact-other-kind"] = ["facts", "awards.code", "awards.kind"],
        ["fact-range"] = [],
        ["figure-above-places"] = ["organisations", "quotas.organisation", "quotas.award", "quotas.places", "awards.code"],
        ["figure-empty"] = [],
        ["figure-for-nobody"] = ["organisations", "quotas.organisation", "quotas.award", "quotas.places", "awards.code"],
        ["figure-shadowed"] = [],
        ["figures-contradict"] = [],
        ["holiday-contradiction"] = [],
        ["holiday-empty"] = [],
        ["level-not-acting"] = ["roles", "organisations", "quotas.organisation", "quotas.award", "awards.code"],
        ["limit-base"] = [],
        ["limit-base-apart"] = ["facts", "scales"],
        ["limit-for-nobody"] = ["organisations", "quotas.organisation", "quotas.award", "awards.code"],
        ["limit-rounding"] = [],
        ["limit-scope"] = [],
        ["material-unknown"] = ["materials.code"],
        ["no-equivalent"] = ["facts", "scales"],
        ["organisation-unknown"] = ["organisations.code"],
        ["places-not-positive"] = ["awards.places"],
        ["procedure-ends"] = ["procedure.stages.kind"],
        ["procedure-ends-early"] = ["procedure.stages.kind"],
        ["procedure-place-twice"] = ["procedure.stages.takesPlace"],
        ["publicity-without-term"] = [],
        ["quota-sum"] = ["awards.code", "awards.places", "quotas.award", "quotas.places", "channels"],
        ["replacement-leaves-unused"] = ["quotas.unusedPlaces"],
        ["replacement-without-place"] = ["procedure.stages.takesPlace"],
        ["reserves-never-follow"] = ["procedure.stages.takesPlace"],
        ["reserves-none"] = [],
        ["retention-out-of-range"] = [],
        ["reward-untitled"] = [],
        ["role-unknown"] = ["roles.code"],
        ["role-without-way"] = ["roles", "organisations", "quotas.organisation"],
        ["series-missing"] = ["series"],
        ["stage-code-reserved"] = [],
        ["stage-unknown"] = ["procedure.stages.code"],
        ["superior-circle"] = ["organisations"],
        ["term-not-positive"] = [],
        ["tier-unknown"] = ["organisations.tier"],
    };

    /// <summary>The misfits that hold whatever the unreadable parts may turn out to say.</summary>
    /// <param name="misfits">All misfits of the policy with its stand-ins; their place is a path.</param>
    /// <param name="faults">What could not be read.</param>
    public static IEnumerable<Violation> Certain(IReadOnlyList<Violation> misfits, IReadOnlyList<Fault> faults)
    {
        // An unknown key may be any of those that its mapping can have.
        var paths = faults.Select(fault => fault.Code == "unknown-key" ? Parent(fault.Path) : fault.Path).ToHashSet();

        // A file that could not be read, or a reading that is not one, may stand for anything.
        if (paths.Any(path => Reaches(path, string.Empty) || Reaches(path, Interpretations)))
        {
            return [];
        }

        var keys = paths.Select(Keys).ToHashSet();
        return misfits.Where(misfit => misfit.Place is { } place && RestsOn.TryGetValue(misfit.Code, out var others)
            && !others.Any(other => keys.Any(key => Reaches(key, other)))
            && (Array.Exists(others, other => other.StartsWith($"{Section(place)}.", StringComparison.Ordinal)) || !paths.Any(path => Reaches(path, Entry(place)))));
    }

    // Whether a fault at this path leaves open what stands at another: one of them lies within the other.
    private static bool Reaches(string path, string other) => other.Length == 0 ? path.Length == 0 : Within(path, other) || Within(other, path);

    private static bool Within(string path, string outer) =>
        path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || outer.Length == 0 || path[outer.Length] is '.' or '[');

    private static string Section(string path) => path.IndexOfAny(['.', '[']) is >= 0 and var end ? path[..end] : path;

    private static string Parent(string path) => path[..Math.Max(path.LastIndexOf('.'), 0)];

    // The innermost entry of a list that a path leads into.
    private static string Entry(string path) => path.LastIndexOf(']') is >= 0 and var end ? path[..(end + 1)] : path;

    // The keys of a path, without the positions in lists.
    private static string Keys(string path) => Position().Replace(path, string.Empty);

    [GeneratedRegex(@"\[[0-9]+\]", RegexOptions.NonBacktracking)]
    private static partial Regex Position();

    /// <summary>Something that could not be read.</summary>
    internal readonly record struct Fault(string Code, string Path);
}
