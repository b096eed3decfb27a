using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Something that does not fit together with the rest of a policy.</summary>
/// <param name="Of">The element that it is about, or the part of the policy that this is.</param>
/// <param name="Key">The key of the element, or a way of keys below it; empty for the element as a whole.</param>
/// <param name="What">What it is.</param>
/// <param name="RestsOn">
/// The keys, without positions in lists, that it rests on besides the element; where keys of the element's own section are named, it rests on
/// no others there. Null when it rests on everything.
/// </param>
internal sealed record Misfit(object Of, string Key, Violation What, IReadOnlyList<string>? RestsOn)
{
    /// <summary>The same with the place of its element.</summary>
    public Misfit At(string path) => this with { What = What with { Place = Key.Length == 0 ? path : Node.Child(path, Key) } };
}
