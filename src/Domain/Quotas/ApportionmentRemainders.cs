namespace Commendation.Domain.Quotas;

/// <summary>
/// The largest remainder. Bounds are whole numbers, so a claimant held at one has no remainder, and one place more or less than its exact
/// share never takes anybody over a bound: nothing has to be put right afterwards.
/// </summary>
internal static class ApportionmentRemainders
{
    public static Sharing Share(ApportionmentProblem problem)
    {
        var shares = Shares(problem, ApportionmentLevel.Of(problem.Standings, problem.Places));
        var places = shares.Select(share => (int)share.Floor).ToArray();
        var left = problem.Places - places.Sum();
        if (left == 0)
        {
            return new Sharing(places, [], 0);
        }

        var remainders = shares.Select((share, i) => share - places[i]).ToArray();
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

    public static RemainderTable Table(ApportionmentProblem problem)
    {
        var level = ApportionmentLevel.Of(problem.Standings, problem.Places);
        return new RemainderTable(
            level.Sign == 0 ? null : 1 / (level * problem.Scale),
            [.. problem.Standings.Zip(Shares(problem, level), (standing, share) => new ExactShare(standing.Claimant.Code, share))]);
    }

    private static List<Fraction> Shares(ApportionmentProblem problem, Fraction level) =>
        [.. problem.Standings.Select(standing => standing.ShareAt(level))];

    private static List<int> Positions(Fraction[] remainders, Func<Fraction, bool> condition) =>
        [.. Enumerable.Range(0, remainders.Length).Where(i => condition(remainders[i]))];
}
