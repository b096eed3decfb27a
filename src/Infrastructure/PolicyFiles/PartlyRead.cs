using System.Text.RegularExpressions;
using Commendation.Domain.Policies;
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

    /// <summary>The misfits that hold whatever the unreadable parts may turn out to say.</summary>
    /// <param name="misfits">All misfits of the policy with its stand-ins; their place is a path.</param>
    /// <param name="faults">What could not be read.</param>
    public static IEnumerable<Misfit> Certain(IReadOnlyList<Misfit> misfits, IReadOnlyList<Fault> faults)
    {
        // An unknown key may be any of those that its mapping can have.
        var paths = faults.Select(fault => fault.Code == ViolationCode.KeyUnknown.Name ? Parent(fault.Path) : fault.Path).ToHashSet();

        // A file that could not be read, or a reading that is not one, may stand for anything.
        if (paths.Any(path => Reaches(path, string.Empty) || Reaches(path, Interpretations)))
        {
            return [];
        }

        var keys = paths.Select(Keys).ToHashSet();
        return misfits.Where(misfit => misfit is { RestsOn: { } others, What.Place: { } place }
            && !others.Any(other => keys.Any(key => Reaches(key, other)))
            && (others.Any(other => other.StartsWith($"{Section(place)}.", StringComparison.Ordinal)) || !paths.Any(path => Reaches(path, Entry(place)))));
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
