using Commendation.Domain.Shared;

namespace Commendation.Domain.Apportionments;

/// <summary>
/// Shares places (名额) out by weight, for campaigns that have no quota table. Exact throughout; equal claims are never decided by the order
/// of rows but reported as a tie, and only a recorded draw resolves it.
/// </summary>
public static class Apportionment
{
    /// <summary>The places of every claimant with a certificate, or the tie that lots must decide, or why the request makes no sense.</summary>
    public static Outcome<ApportionmentResult> Of(ApportionmentRequest request)
    {
        var violations = ApportionmentChecks.Of(request);
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        var problem = ApportionmentProblem.Of(request);
        var signposts = Signposts.Of(request.Method);
        var (sharing, remainders) = signposts is null ? ApportionmentRemainders.Share(problem) : (ApportionmentDivisors.Share(problem, signposts), null);
        var tie = sharing.Tied.Count == 0 ? null : new Tie([.. sharing.Tied.Select(i => problem.Standings[i].Claimant.Code).Order(StringComparer.Ordinal)], sharing.Left);
        if (request.Draw is { } draw && ApportionmentChecks.Draw(draw, tie) is { } mismatch)
        {
            return mismatch;
        }

        if (tie is not null && request.Draw is null)
        {
            return new Tied(Allotments(problem, sharing.Places), tie);
        }

        var places = Drawn(problem, sharing, request.Draw);
        return new Apportioned(
            Allotments(problem, places),
            new Certificate(
                request.Method,
                request.Places,
                signposts is null ? null : ApportionmentDivisors.Interval(problem, signposts, places),
                remainders,
                tie,
                request.Draw));
    }

    private static int[] Drawn(ApportionmentProblem problem, Sharing sharing, Draw? draw)
    {
        var lucky = draw?.Order.Take(sharing.Left).ToHashSet(StringComparer.Ordinal) ?? [];
        return [.. sharing.Places.Select((given, i) => lucky.Contains(problem.Standings[i].Claimant.Code) ? given + 1 : given)];
    }

    private static IReadOnlyList<Allotment> Allotments(ApportionmentProblem problem, int[] places) =>
    [
        .. problem.Standings.Zip(places, (standing, given) => new Allotment(
            standing.Claimant.Code, standing.Claimant.Weight, standing.Minimum, ApportionmentChecks.Bounds(problem.Request, standing.Claimant).Maximum, given)),
    ];
}
