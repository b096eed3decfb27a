using System.Globalization;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What became of an element of a policy.</summary>
public enum PolicyChangeKind
{
    /// <summary>It is new.</summary>
    Added,

    /// <summary>It is there no more.</summary>
    Removed,

    /// <summary>It says something else.</summary>
    Changed,
}

/// <summary>One property that differs between two versions of an element.</summary>
/// <param name="Name">Name of the property, as in the campaign's file.</param>
/// <param name="Before">What it was, in words; null when it was absent.</param>
/// <param name="After">What it is, in words; null when it is absent.</param>
public sealed record PropertyChange(string Name, Text? Before, Text? After);

/// <summary>One element that differs between two versions of a policy.</summary>
/// <param name="Element">What it is, with its code, for example <c>rule advanced-individual/petition-service</c>.</param>
/// <param name="Kind">What became of it.</param>
/// <param name="Clause">The clause that it cites, in the later version where it is there; null when it cites none.</param>
/// <param name="Title">Label for people; null when it has none.</param>
/// <param name="Properties">What differs, for an element that is in both versions; what it says, for one that is in one of them.</param>
public sealed record PolicyChange(string Element, PolicyChangeKind Kind, string? Clause, Text? Title, IReadOnlyList<PropertyChange> Properties);

/// <summary>
/// Tells two versions of a policy apart, element by element: elements are matched by their codes, so that moving one without changing it is
/// no difference, except for stages, whose order is the procedure. Elements that share a name (holidays) are matched by their position among
/// each other; a list of parts without names of their own is told whole.
/// </summary>
public static class PolicyDiff
{
    /// <summary>Every difference, in the later version's order, what was removed last; empty when both say the same.</summary>
    /// <param name="before">The earlier version.</param>
    /// <param name="after">The later version.</param>
    public static IReadOnlyList<PolicyChange> Between(CampaignPolicy before, CampaignPolicy after)
    {
        var (old, now) = (Elements(before), Elements(after));
        var earlier = old.ToDictionary(element => element.Name);
        var kept = now.Select(element => element.Name).ToHashSet();
        return
        [
            .. now.Select(element => earlier.TryGetValue(element.Name, out var was)
                ? Change(element, PolicyChangeKind.Changed, was.Properties, element.Properties)
                : Change(element, PolicyChangeKind.Added, [], element.Properties))
                .Where(change => change.Kind != PolicyChangeKind.Changed || change.Properties.Count > 0),
            .. old.Where(element => !kept.Contains(element.Name)).Select(element => Change(element, PolicyChangeKind.Removed, element.Properties, [])),
        ];
    }

    private static PolicyChange Change(Element element, PolicyChangeKind kind, IReadOnlyList<Property> before, IReadOnlyList<Property> after)
    {
        Text? In(IReadOnlyList<Property> properties, string name) => properties.FirstOrDefault(property => property.Name == name)?.Value;
        var names = after.Concat(before).Select(property => property.Name).Distinct();
        return new PolicyChange(
            element.Name,
            kind,
            element.Clause,
            element.Title,
            [.. names.Select(name => new PropertyChange(name, In(before, name), In(after, name))).Where(property => property.Before != property.After)]);
    }

    private static IReadOnlyList<Element> Elements(CampaignPolicy policy) => Numbered(
        from part in CampaignLanguage.Describe(policy).All
        let identity = part.Identity
        where identity is not null
        let said = part.Said.ToList()
        select new Element(
            part.Named(identity.Name(part.Value)),
            identity.Clause is { } clause ? clause(part.Value, policy) : said.Find(one => one.Key.Name == "clause").Value as string,
            identity.Title is { } title ? title(part.Value, policy) : said.Find(one => one.Key.Name is "title" or "label").Value as Text,
            [.. Properties(part, string.Empty), .. Order(policy, part.Value)]),
        element => element.Name,
        (element, name) => element with { Name = name });

    // What a part says key by key. A part without a name of its own is told under the key that it stands under.
    private static IEnumerable<Property> Properties(PolicyPart part, string above)
    {
        foreach (var (key, said) in part.Said.Where(said => !said.Key.IsCode))
        {
            var below = part.Below(key, said);
            if (below is [{ Identity: null } inner] && key.Shape.Plain is Shape.Keys)
            {
                foreach (var property in Properties(inner, $"{above}{key.Name}."))
                {
                    yield return property;
                }
            }
            else if (below is not [{ Identity: not null }, ..] && part.Tell(key, said) is { } told)
            {
                yield return new Property(above + key.Name, told);
            }
        }
    }

    // The order of the stages is the procedure, that of the preferences says which decides.
    private static IEnumerable<Property> Order(CampaignPolicy policy, object part)
    {
        var before = part switch
        {
            Stage stage => policy.Stages.TakeWhile(earlier => !ReferenceEquals(earlier, stage)).LastOrDefault()?.Code,
            Preference preference => policy.Preferences.TakeWhile(earlier => !ReferenceEquals(earlier, preference)).LastOrDefault()?.Code,
            _ => null,
        };
        return before is null ? [] : [new Property("after", Text.Same(before))];
    }

    // Every name once: the second of several becomes NAME 2, or a later number where that name is taken.
    private static IReadOnlyList<T> Numbered<T>(IEnumerable<T> all, Func<T, string> nameOf, Func<T, string, T> named)
    {
        var taken = new HashSet<string>();
        return
        [
            .. from one in all
               let name = nameOf(one)
               let free = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : string.Create(CultureInfo.InvariantCulture, $"{name} {n}")).First(taken.Add)
               select free == name ? one : named(one, free),
        ];
    }

    private sealed record Element(string Name, string? Clause, Text? Title, IReadOnlyList<Property> Properties);

    private sealed record Property(string Name, Text Value);
}
