using System.Numerics;

namespace Commendation.Domain.Apportionments;

/// <summary>
/// The largest remainder. Bounds are whole numbers, so a claimant held at one has no remainder, and one place more or less than its exact
/// share never takes anybody over a bound: nothing has to be put right afterwards.
/// </summary>
internal static class ApportionmentRemainders
{
    public static (Sharing Sharing, RemainderTable Table) Share(ApportionmentProblem problem)
    {
        var level = ApportionmentLevel.Of(problem.Standings, problem.Places);
        var places = new int[problem.Standings.Count];
        var remainders = new BigInteger[places.Length];
        var rows = new ExactShare[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var parts = problem.Standings[i].PartsAt(level);
            places[i] = (int)BigInteger.DivRem(parts, level.Denominator, out remainders[i]);
            rows[i] = new ExactShare(problem.Standings[i].Claimant.Code, new Fraction(parts, level.Denominator));
        }

        return (Largest(places, remainders, problem.Places), new RemainderTable(level.Sign == 0 ? null : 1 / (level * problem.Scale), rows));
    }

    private static Sharing Largest(int[] places, BigInteger[] remainders, int all)
    {
        var left = all - places.Sum();
        if (left == 0)
        {
            return new Sharing(places, [], 0);
        }

        var last = remainders.OrderDescending().ElementAt(left - 1);
        foreach (var i in Positions(remainders, remainder => remainder > last))
        {
            places[i]++;
            left--;
        }

        var level = Positions(remainders, remainder => remainder == last);
        if (level.Count > left)
        {
            return new Sharing(places, level, left);
        }

        level.ForEach(i => places[i]++);
        return new Sharing(places, [], 0);
    }

    private static List<int> Positions(BigInteger[] remainders, Func<BigInteger, bool> condition) =>
        [.. Enumerable.Range(0, remainders.Length).Where(i => condition(remainders[i]))];
}
