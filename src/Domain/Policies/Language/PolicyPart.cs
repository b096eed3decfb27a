using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>
/// A part of a policy beside the keys that describe it: where it stands, which clauses it cites, what it says.
/// </summary>
/// <param name="value">The part.</param>
/// <param name="outline">Its keys.</param>
/// <param name="at">Where it stands below the element around it: a key, and a position in a list.</param>
/// <param name="around">The element around it; null for the whole.</param>
internal sealed class PolicyPart(object value, Outline outline, string at, PolicyPart? around)
{
    private IReadOnlyList<(KnownKey Key, object Value)>? _said;

    /// <summary>The part of the policy.</summary>
    public object Value => value;

    /// <summary>How it is told apart; null when it belongs to the element around it.</summary>
    public Identity? Identity => outline.Identity;

    /// <summary>The element around it.</summary>
    public PolicyPart? Around => around;

    /// <summary>Structural path. What stands somewhere else than its place in the policy says, a figure in a table or a limit made from another, says so.</summary>
    public string Path => !ReferenceEquals(around?.Value, value) && (value as IPlaced)?.DeclaredAt is { } declared ? declared
        : around is { Path: { Length: > 0 } above } ? $"{above}.{at}" : at;

    /// <summary>The code by which it, or the element around it, is named.</summary>
    public string Code => CodeKey?.Of!(value) as string ?? around?.Code ?? string.Empty;

    /// <summary>The key of its own code; null when it has none.</summary>
    public KnownKey? CodeKey => outline.Code;

    /// <summary>Every key that says something, with what it says.</summary>
    public IReadOnlyList<(KnownKey Key, object Value)> Said => _said ??= Say();

    /// <summary>It and every element below it.</summary>
    public IReadOnlyList<PolicyPart> All
    {
        get
        {
            var all = new List<PolicyPart>();
            Gather(all);
            return all;
        }
    }

    /// <summary>What a name says with the code of the element around it in it.</summary>
    public string Named(string name) => name.Replace("{0}", around?.Code, StringComparison.Ordinal);

    /// <summary>The elements that stand under a key; none where it holds a plain value.</summary>
    public IReadOnlyList<PolicyPart> Below(KnownKey key, object said) => key.Shape.Plain switch
    {
        Shape.Keys { Known: var keys } when keys.Describes => [new PolicyPart(said, keys, key.Name, this)],
        Shape.Items { Each.Plain: Shape.Keys { Known: var keys } } when keys.Describes && said is System.Collections.IEnumerable many =>
            [.. many.Cast<object>().Select((one, i) => new PolicyPart(one, keys, string.Create(CultureInfo.InvariantCulture, $"{key.Name}[{i}]"), this))],
        _ => [],
    };

    /// <summary>What is said under a key, in words.</summary>
    public Text? Tell(KnownKey key, object said) => Below(key, said) is { Count: > 0 } below
        ? Words.Joined("; ", below.Select(one => Words.Joined(" ", one.Said.Select(part => one.Tell(part.Key, part.Value)))))
        : Words.Of(said);

    private List<(KnownKey Key, object Value)> Say()
    {
        var said = new List<(KnownKey Key, object Value)>(outline.Saying.Count);
        foreach (var key in outline.Saying)
        {
            if (key.Of!(value) is { } one)
            {
                said.Add((key, one));
            }
        }

        return said;
    }

    private void Gather(List<PolicyPart> all)
    {
        all.Add(this);
        foreach (var (key, said) in Said)
        {
            foreach (var below in Below(key, said))
            {
                below.Gather(all);
            }
        }
    }
}

/// <summary>A part of a policy that can be declared somewhere else than its place in the policy says.</summary>
internal interface IPlaced
{
    /// <summary>Where it is declared; null for its place in the policy.</summary>
    string? DeclaredAt { get; }
}
