using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Quotas;

/// <summary>One candidate in the ranking of an award (择优排序).</summary>
/// <typeparam name="T">What stands for the candidate.</typeparam>
/// <param name="Candidate">The candidate.</param>
/// <param name="Place">Place, from 1; those who are equal by every preference share one.</param>
/// <param name="Tied">Whether others share the place: no preference decides between them, and the notice does not say who comes first.</param>
/// <param name="DecidedBy">The preference that puts the candidate before the next place; null for the last place.</param>
/// <param name="Why">What the candidate has of that preference, and what the next one has.</param>
public sealed record Ranked<T>(T Candidate, int Place, bool Tied, Preference? DecidedBy, Text Why);

/// <summary>Ranks candidates by the preferences of a campaign, each deciding between those whom the ones before it leave equal.</summary>
public static class Ranking
{
    /// <summary>The candidates in their order; those who are equal stay in the order in which they came, and are named as tied.</summary>
    /// <typeparam name="T">What stands for a candidate.</typeparam>
    /// <param name="policy">The policy.</param>
    /// <param name="award">Code of the award.</param>
    /// <param name="candidates">The candidates with their facts.</param>
    public static IReadOnlyList<Ranked<T>> Of<T>(CampaignPolicy policy, string award, IEnumerable<(T Candidate, FactSet Facts)> candidates)
    {
        ArgumentNullException.ThrowIfNull(policy);
        var preferences = policy.Preferences.Where(preference => preference.IsFor(award)).ToList();

        // A missing fact comes behind every value.
        var measured = candidates.Select(one => (one.Candidate, one.Facts, Keys: preferences.Select(preference => preference.Standing(one.Facts) ?? long.MaxValue).ToArray())).ToList();
        var sorted = measured.Order(Comparer<(T Candidate, FactSet Facts, long[] Keys)>.Create((first, second) => first.Keys.AsSpan().SequenceCompareTo(second.Keys))).ToList();
        var ranked = new List<Ranked<T>>(sorted.Count);
        for (var from = 0; from < sorted.Count;)
        {
            var to = from + 1;
            while (to < sorted.Count && sorted[to].Keys.AsSpan().SequenceEqual(sorted[from].Keys))
            {
                to++;
            }

            var (by, next) = to < sorted.Count ? (preferences[sorted[from].Keys.AsSpan().CommonPrefixLength(sorted[to].Keys)], sorted[to].Facts) : (null, null);
            for (var i = from; i < to; i++)
            {
                ranked.Add(new Ranked<T>(sorted[i].Candidate, from + 1, to - from > 1, by, Why(sorted[i].Facts, by, next, to - from)));
            }

            from = to;
        }

        return ranked;
    }

    private static Text Why(FactSet own, Preference? by, FactSet? next, int sharing)
    {
        var tied = sharing > 1 ? new Text($"与另{sharing - 1}个并列，各优先条件均相同。", $"Tied with {sharing - 1} more: equal by every preference. ") : new Text(string.Empty, string.Empty);
        return by is null || next is null
            ? new Text($"{tied.Zh}其后没有其他人选。", $"{tied.En}Nobody comes behind.")
            : new Text(
                $"{tied.Zh}按“{by.Title.Zh}”（{by.Clause}）先于下一名：{by.Describe(own).Zh}，下一名{by.Describe(next).Zh}。",
                $"{tied.En}Before the next one by '{by.Title.En}' ({by.Clause}): {by.Describe(own).En}, the next one {by.Describe(next).En}.");
    }
}
