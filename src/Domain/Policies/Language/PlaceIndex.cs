namespace Commendation.Domain.Policies.Language;

/// <summary>Finds the spot in a file for a structural path such as <c>awards[0].rules[1].clause</c>.</summary>
internal sealed class PlaceIndex
{
    private readonly Dictionary<string, Position> _spots = [];

    public PlaceIndex(params IReadOnlyList<Node> roots)
    {
        foreach (var root in roots)
        {
            Add(root);
        }
    }

    /// <summary>The spot and the path; when the file has no such key, the spot of the nearest enclosing one.</summary>
    public string Place(string path)
    {
        for (var at = path; ; at = Enclosing(at))
        {
            if (_spots.TryGetValue(at, out var spot))
            {
                return spot.Place(path);
            }

            if (at.Length == 0)
            {
                return path;
            }
        }
    }

    private static string Enclosing(string path) => path[..Math.Max(path.LastIndexOfAny(['.', '[']), 0)];

    private void Add(Node node)
    {
        _spots.TryAdd(node.Path, node.At);
        IEnumerable<Node> children = node switch
        {
            Mapping mapping => mapping.Entries.Select(entry => entry.Value),
            Sequence sequence => sequence.Items,
            Choice { InForce: >= 0 } choice => [choice.Readings[choice.InForce]],
            _ => [],
        };
        foreach (var child in children)
        {
            Add(child);
        }
    }
}
