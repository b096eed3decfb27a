namespace Commendation.Domain.Verification.Regions;

/// <summary>All ways to choose one value of each of several facts.</summary>
internal static class FactCombinations
{
    /// <summary>How many there are; <paramref name="bound"/> plus one when there are more.</summary>
    public static long Count(IReadOnlyList<(string Code, List<string?> Values)> axes, long bound) =>
        axes.Aggregate(1L, (product, axis) => Math.Min(product * axis.Values.Count, bound + 1));

    /// <summary>Every combination, the first fact varying fastest; a fact whose value is null is left out.</summary>
    public static IEnumerable<Dictionary<string, string>> Of(IReadOnlyList<(string Code, List<string?> Values)> axes)
    {
        var at = new int[axes.Count];
        while (true)
        {
            yield return axes.Select((axis, i) => (axis.Code, Value: axis.Values[at[i]])).Where(fact => fact.Value is not null).ToDictionary(fact => fact.Code, fact => fact.Value!);
            var i = 0;
            while (i < axes.Count && ++at[i] == axes[i].Values.Count)
            {
                at[i++] = 0;
            }

            if (i == axes.Count)
            {
                yield break;
            }
        }
    }
}
