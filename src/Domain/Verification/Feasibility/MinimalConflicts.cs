namespace Commendation.Domain.Verification.Feasibility;

/// <summary>
/// Every smallest set of demands that cannot be kept together. What resolves all conflicts found so far either resolves them all or shows
/// another one (hitting sets, Reiter); so none is left out.
/// </summary>
internal static class MinimalConflicts
{
    /// <summary>Most ways to resolve conflicts that are tried.</summary>
    public const int Bound = 300;

    /// <summary>The conflicts, the small ones first; and whether these are certainly all, each certainly as small as it can be.</summary>
    /// <param name="all">The demands.</param>
    /// <param name="possible">Whether some of them can be kept together; null when that is not decided.</param>
    public static (IReadOnlyList<IReadOnlyList<int>> Conflicts, bool Complete) Of(IReadOnlyList<int> all, Func<IReadOnlyList<int>, bool?> possible)
    {
        var (found, complete) = (new List<IReadOnlyList<int>>(), true);
        var waiting = new Queue<IReadOnlyList<int>>([[]]);
        var seen = new HashSet<string>();
        for (var tried = 0; waiting.TryDequeue(out var leftOut); tried++)
        {
            if (tried == Bound)
            {
                return (found, false);
            }

            var conflict = found.Find(known => !known.Any(leftOut.Contains));
            if (conflict is null)
            {
                IReadOnlyList<int> rest = [.. all.Except(leftOut)];
                var kept = possible(rest);
                complete &= kept is not null;
                if (kept is not false)
                {
                    continue;
                }

                conflict = Shrunk(rest);
                found.Add(conflict);
            }

            foreach (var next in conflict.Select(one => leftOut.Append(one).Order().ToList()).Where(next => seen.Add(string.Join(',', next))))
            {
                waiting.Enqueue(next);
            }
        }

        return ([.. found.OrderBy(conflict => conflict.Count)], complete);

        IReadOnlyList<int> Shrunk(IReadOnlyList<int> conflict) => conflict.Aggregate(conflict, (kept, one) =>
        {
            IReadOnlyList<int> without = [.. kept.Where(other => other != one)];
            var still = possible(without);
            complete &= still is not null;
            return still == false ? without : kept;
        });
    }
}
