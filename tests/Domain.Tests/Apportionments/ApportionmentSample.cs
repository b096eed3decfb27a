using Commendation.Domain.Apportionments;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Apportionments;

/// <summary>Requests for the tests: made by hand from weights, and generated.</summary>
internal static class ApportionmentSample
{
    public static readonly ApportionmentMethod[] Methods = Enum.GetValues<ApportionmentMethod>();

    public static readonly DateOnly DrawnOn = Day(9, 1);

    /// <summary>Claimants A, B, C … with these weights.</summary>
    public static ApportionmentRequest Request(ApportionmentMethod method, int places, params long[] weights) =>
        new(method, places, [.. weights.Select((weight, i) => new Claimant(((char)('A' + i)).ToString(), weight))]);

    public static Draw DrawOf(params IEnumerable<string> order) => new([.. order], "监督组", DrawnOn);

    public static Apportioned Decided(this ApportionmentRequest request) => Apportionment.Of(request).Value.Should().BeOfType<Apportioned>().Subject;

    public static Tied TiedBetween(this ApportionmentRequest request) => Apportionment.Of(request).Value.Should().BeOfType<Tied>().Subject;

    /// <summary>Decided by the weights, and where they do not decide by a draw that always favours the first code.</summary>
    public static Apportioned Settled(this ApportionmentRequest request) => Apportionment.Of(request).Value is Tied tied
        ? (request with { Draw = DrawOf(tied.Tie.Codes) }).Decided()
        : request.Decided();

    public static int[] Places(this ApportionmentResult result) => [.. result.Allotments.Select(row => row.Places)];

    /// <summary>Requests without bounds; few different weights, so that ties are common.</summary>
    public static Gen<ApportionmentRequest> Free =>
        from method in Gen.Elements(Methods)
        from request in FreeBy(method)
        select request;

    /// <summary>Requests whose bounds can be kept.</summary>
    public static Gen<ApportionmentRequest> Bounded =>
        from free in Free
        from minimum in Gen.Choose(0, 3)
        from maximum in Gen.Choose(3, 40)
        from own in Gen.Choose(0, 6).Two().ListOf(free.Claimants.Count)
        from part in Gen.Choose(0, 1000)
        select Feasible(free with { Minimum = minimum, Maximum = maximum == 40 ? null : maximum }, [.. own], part);

    public static Gen<ApportionmentRequest> FreeBy(ApportionmentMethod method) =>
        from size in Gen.Choose(1, 12)
        from scale in Gen.Elements(3, 20, 1_000_000)
        from first in Gen.Choose(1, scale)
        from rest in Gen.Choose(0, scale).ListOf(size - 1)
        from denominators in Gen.Elements(1, 1, 1, 2, 7).ListOf(size)
        from places in Gen.Choose(0, 200)
        select new ApportionmentRequest(
            method, places, [.. rest.Prepend(first).Zip(denominators, (weight, under) => new Fraction(weight, under)).Select((weight, i) => new Claimant($"c{i:00}", weight))]);

    private static ApportionmentRequest Feasible(ApportionmentRequest request, IReadOnlyList<(int Low, int More)> own, int part)
    {
        var claimants = request.Claimants.Select((claimant, i) => i % 2 == 0 ? claimant : claimant with { Minimum = own[i].Low, Maximum = own[i].Low + own[i].More }).ToList();
        var least = claimants.Sum(claimant => claimant.Minimum ?? request.Minimum);
        var most = claimants.Sum(claimant => claimant.Weight.Sign == 0 ? claimant.Minimum ?? request.Minimum : claimant.Maximum ?? request.Maximum ?? 100);
        return request with { Claimants = claimants, Places = least + ((most - least) * part / 1000) };
    }
}
