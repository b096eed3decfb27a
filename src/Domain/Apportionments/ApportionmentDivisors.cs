using System.Numerics;

namespace Commendation.Domain.Apportionments;

/// <summary>
/// The divisor methods: place after place to the strongest claim, from the minima up, passing over those who are full. Most places are
/// given at once; a heap gives out the rest, at most two for each claimant.
/// </summary>
internal static class ApportionmentDivisors
{
    private static readonly Comparer<Claim> StrongestFirst = Comparer<Claim>.Create((a, b) => b.CompareTo(a));

    public static Sharing Share(ApportionmentProblem problem, Signposts signposts)
    {
        var places = Start(problem);
        var left = (int)(problem.Places - places.Sum(given => (long)given));
        var claims = Enumerable.Range(0, places.Length).Where(HasRoom).Select(i => (i, signposts.Next(problem.Standings[i].Weight, places[i])));
        var heap = new PriorityQueue<int, Claim>(claims, StrongestFirst);

        while (left > 0)
        {
            var level = Strongest(heap);
            if (level.Count > left)
            {
                return new Sharing(places, level, left);
            }

            left -= level.Count;
            foreach (var i in level)
            {
                places[i]++;
                if (HasRoom(i))
                {
                    heap.Enqueue(i, signposts.Next(problem.Standings[i].Weight, places[i]));
                }
            }
        }

        return new Sharing(places, [], 0);

        bool HasRoom(int i) => places[i] < problem.Standings[i].Room;
    }

    /// <summary>The ends between which every divisor gives these places.</summary>
    public static DivisorInterval Interval(ApportionmentProblem problem, Signposts signposts, int[] places)
    {
        var rows = problem.Standings.Zip(places, (standing, given) => (Standing: standing, Given: given)).ToList();
        var refused = rows.Where(row => row.Given < row.Standing.Room).Select(row => signposts.Next(row.Standing.Weight, row.Given)).ToList();
        var served = rows.Where(row => row.Given > row.Standing.Minimum).Select(row => signposts.Next(row.Standing.Weight, row.Given - 1)).ToList();
        return new DivisorInterval(
            signposts.Power,
            refused.Count == 0 ? 0 : Divisor(refused.Max()),
            served.Count == 0 ? null : Divisor(served.Min()));

        Fraction? Divisor(Claim claim) => claim.Post == 0
            ? null
            : new Fraction(claim.Weight, claim.Post) / Enumerable.Repeat(problem.Scale, signposts.Power).Aggregate((a, b) => a * b);
    }

    // Take the level at which the shares add up to one place fewer for each claimant. A signpost lies between n and n + 1, so at that level
    // each claimant has fewer than one claim more than its share, all claims above the level fit into the places, and the final result holds
    // them all. Of these, claim n is certainly one when n + 1 lies below the share. What is left to give is at most two for each claimant.
    private static int[] Start(ApportionmentProblem problem)
    {
        var target = problem.Places - problem.Standings.Count;
        if (target <= problem.Standings.Sum(standing => (long)standing.Minimum))
        {
            return [.. problem.Standings.Select(standing => standing.Minimum)];
        }

        var level = ApportionmentLevel.Of(problem.Standings, target);
        return
        [
            .. problem.Standings.Select(standing =>
            {
                var whole = (int)BigInteger.DivRem(standing.PartsAt(level), level.Denominator, out var rest);
                return Math.Max(standing.Minimum, rest.IsZero ? whole - 1 : whole);
            }),
        ];
    }

    private static List<int> Strongest(PriorityQueue<int, Claim> heap)
    {
        heap.TryPeek(out _, out var strongest);
        var level = new List<int>();
        while (heap.TryPeek(out var next, out var claim) && claim.CompareTo(strongest) == 0)
        {
            level.Add(next);
            heap.Dequeue();
        }

        return level;
    }
}
