using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>A spot in a file; line and column count from 1.</summary>
internal readonly record struct Position(string File, int Line, int Column)
{
    /// <summary>The spot and the path of the key there, as editors and people read it.</summary>
    public string Place(string path) => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}:{Column} {path}").TrimEnd();
}

/// <summary>A piece of a campaign file that remembers where it was written.</summary>
/// <param name="Path">Structural path, for example <c>awards[0].rules[1].clause</c>; empty for the whole file.</param>
/// <param name="At">Where it begins.</param>
/// <param name="Findings">Where its faults are reported.</param>
internal abstract record Node(string Path, Position At, Findings Findings)
{
    public string Place => At.Place(Path);

    public void Report(ViolationCode code, string zh, string en) => Findings.Add(Place, code, zh, en);

    public void Report(Violation violation) => Findings.Add(violation with { Place = Place });

    public static string Child(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    public static string Child(string path, int index) => string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");
}

/// <summary>A single value.</summary>
internal sealed record Scalar(string Path, Position At, Findings Findings, string Value) : Node(Path, At, Findings);

/// <summary>A list.</summary>
internal sealed record Sequence(string Path, Position At, Findings Findings, IReadOnlyList<Node> Items) : Node(Path, At, Findings);

/// <summary>Keys with their values, in the file's order, each key once.</summary>
internal sealed record Mapping(string Path, Position At, Findings Findings, IReadOnlyList<Field> Entries) : Node(Path, At, Findings)
{
    public Node? Find(string key)
    {
        // Asked for every key of the language: no iterator for each.
        for (var i = 0; i < Entries.Count; i++)
        {
            if (Entries[i].Key == key)
            {
                return Entries[i].Value;
            }
        }

        return null;
    }
}

/// <summary>A key and its value.</summary>
internal sealed record Field(string Key, Position KeyAt, Node Value);

/// <summary>A value that depends on a declared interpretation: one node for each reading, and which of them is in force (-1 when none is).</summary>
internal sealed record Choice(string Path, Position At, Findings Findings, IReadOnlyList<Node> Readings, int InForce) : Node(Path, At, Findings);

/// <summary>A piece whose fault has been reported already; reading it reports nothing more.</summary>
internal sealed record Unreadable(string Path, Position At, Findings Findings) : Node(Path, At, Findings);
