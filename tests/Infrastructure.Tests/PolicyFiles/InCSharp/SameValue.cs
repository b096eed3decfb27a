using System.Collections;
using System.Reflection;

namespace Commendation.Infrastructure.Tests.PolicyFiles.InCSharp;

/// <summary>Compares two objects by all that can be read of them, lists item by item and dictionaries key by key, and tells where they differ.</summary>
internal static class SameValue
{
    public static IReadOnlyList<string> Differences(object? one, object? other) => [.. Compare(string.Empty, one, other)];

    private static IEnumerable<string> Compare(string path, object? one, object? other)
    {
        if (ReferenceEquals(one, other))
        {
            return [];
        }

        if (one is null || other is null)
        {
            return [$"{path}: {one ?? "nothing"}, {other ?? "nothing"}"];
        }

        // The same list may be kept in another kind of list.
        return one switch
        {
            string or IFormattable => one.Equals(other) ? [] : [$"{path}: {one}, {other}"],
            IDictionary entries when other is IDictionary others => Entries(path, entries, others),
            IEnumerable items when other is IEnumerable others => Items(path, [.. items.Cast<object?>()], [.. others.Cast<object?>()]),
            _ when one.GetType() != other.GetType() => [$"{path}: {one.GetType().Name}, {other.GetType().Name}"],
            _ when one.GetType().Assembly == typeof(object).Assembly => one.Equals(other) ? [] : [$"{path}: {one}, {other}"],
            _ => one.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.GetIndexParameters().Length == 0)
                .SelectMany(property => Compare($"{path}.{property.Name}", property.GetValue(one), property.GetValue(other))),
        };
    }

    private static IEnumerable<string> Items(string path, object?[] items, object?[] others) =>
        items.Zip(others).SelectMany((pair, i) => Compare($"{path}[{i}]", pair.First, pair.Second))
            .Concat(items.Length == others.Length ? [] : [$"{path}.Count: {items.Length}, {others.Length}"]);

    private static IEnumerable<string> Entries(string path, IDictionary entries, IDictionary others) =>
        entries.Keys.Cast<object>().Union(others.Keys.Cast<object>()).SelectMany(key => Compare($"{path}[{key}]", entries[key], others[key]));
}
