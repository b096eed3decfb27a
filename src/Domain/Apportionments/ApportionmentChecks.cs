using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Apportionments;

/// <summary>What makes a request impossible to answer. Sums are looked at only when every row is sound, so that one slip is told once.</summary>
internal static class ApportionmentChecks
{
    /// <summary>Every violation of the request; the draw is looked at later, when the tie is known.</summary>
    public static IReadOnlyList<Violation> Of(ApportionmentRequest request)
    {
        var first = Whole(request).Concat(request.Claimants.SelectMany(claimant => Row(request, claimant))).Concat(Duplicates(request)).ToList();
        return first.Count > 0 ? first : [.. Sums(request)];
    }

    /// <summary>A weight below nought.</summary>
    public static Violation NegativeWeight(string code, Fraction weight) => new(
        ViolationCode.WeightNegative, new Text($"“{code}”的权重为负：{weight}。", $"'{code}' has the negative weight {weight}."))
    { Place = code, Actual = weight.ToString() };

    /// <summary>A draw that is not about the tie, or that nobody answers for.</summary>
    public static Violation? Draw(Draw draw, Tie? tie)
    {
        var codes = tie?.Codes ?? [];
        if (!draw.Order.Order(StringComparer.Ordinal).SequenceEqual(codes))
        {
            var required = codes.Count == 0 ? new Text("无（不存在并列）", "nobody, for there is no tie") : Text.Same(string.Join(", ", codes));
            return new Violation(
                ViolationCode.DrawMismatch,
                new Text($"抽签须恰好包含并列的单位，各一次：{required.Zh}。", $"The draw must name exactly the tied claimants, once each: {required.En}."))
            { Actual = string.Join(", ", draw.Order), Required = string.Join(", ", codes) };
        }

        return string.IsNullOrWhiteSpace(draw.DrawnBy)
            ? new Violation(ViolationCode.DrawUnsigned, new Text("抽签须记明抽签人。", "The draw must say who drew."))
            : null;
    }

    private static IEnumerable<Violation> Whole(ApportionmentRequest request)
    {
        if (request.Places is < 0 or > ApportionmentRequest.MostPlaces)
        {
            yield return new Violation(
                ViolationCode.PlacesOutOfRange,
                new Text($"名额数须在0至{ApportionmentRequest.MostPlaces}之间。", $"The number of places must lie in 0..{ApportionmentRequest.MostPlaces}."))
            { Actual = Number(request.Places) };
        }

        if (request.Claimants.Count == 0)
        {
            yield return new Violation(ViolationCode.ClaimantsNone, new Text("没有参与分配的单位。", "There is nobody to share out to."));
        }
        else if (request.Claimants.All(claimant => claimant.Weight.Sign == 0))
        {
            yield return new Violation(ViolationCode.WeightsAllZero, new Text("所有权重均为零，无法分配。", "All weights are zero, so nothing says who gets what."));
        }
    }

    private static IEnumerable<Violation> Row(ApportionmentRequest request, Claimant claimant)
    {
        if (claimant.Weight.Sign < 0)
        {
            yield return NegativeWeight(claimant.Code, claimant.Weight);
        }

        var (minimum, maximum) = Bounds(request, claimant);
        if (minimum < 0 || maximum < minimum)
        {
            yield return new Violation(
                ViolationCode.BoundsCrossed,
                new Text($"“{claimant.Code}”的下限{minimum}与上限{Number(maximum)}不成立：须0≤下限≤上限。", $"'{claimant.Code}' has minimum {minimum} and maximum {Number(maximum)}; it must be 0 ≤ minimum ≤ maximum."))
            { Place = claimant.Code, Actual = $"{minimum}..{Number(maximum)}" };
        }
    }

    private static IEnumerable<Violation> Duplicates(ApportionmentRequest request) =>
        from claimant in request.Claimants
        group claimant by claimant.Code into same
        where same.Skip(1).Any()
        select new Violation(ViolationCode.CodeTwice, new Text($"代码“{same.Key}”重复。", $"The code '{same.Key}' is there twice.")) { Place = same.Key };

    private static IEnumerable<Violation> Sums(ApportionmentRequest request)
    {
        var minima = request.Claimants.Sum(claimant => (long)Bounds(request, claimant).Minimum);
        if (minima > request.Places)
        {
            yield return new Violation(
                ViolationCode.MinimaAbovePlaces,
                new Text($"下限合计{minima}，超过名额数{request.Places}。", $"The minima add up to {minima}, more than the {request.Places} places."))
            { Actual = Number(minima), Required = Number(request.Places) };
        }

        var room = request.Claimants.Sum(claimant => (long)Room(request, claimant));
        if (room < request.Places)
        {
            yield return new Violation(
                ViolationCode.MaximaBelowPlaces,
                new Text($"上限合计{room}，容不下{request.Places}个名额（权重为零者只得下限）。", $"The maxima hold {room} of the {request.Places} places (without weight a claimant gets only its minimum)."))
            { Actual = Number(room), Required = Number(request.Places) };
        }
    }

    /// <summary>The bounds that apply to a claimant: its own where it has them, otherwise those of the request.</summary>
    public static (int Minimum, int? Maximum) Bounds(ApportionmentRequest request, Claimant claimant) =>
        (claimant.Minimum ?? request.Minimum, claimant.Maximum ?? request.Maximum);

    /// <summary>The most places that a claimant can take in; not cut down to the places there are, so that nobody looks full who is not.</summary>
    public static int Room(ApportionmentRequest request, Claimant claimant)
    {
        var (minimum, maximum) = Bounds(request, claimant);
        return claimant.Weight.Sign == 0 ? minimum : maximum ?? int.MaxValue;
    }

    private static string Number(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "∞";
}
