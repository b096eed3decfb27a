using Commendation.Domain.Apportionments;
using Commendation.Domain.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Apportionments;

public class ApportionmentInputTests
{
    private static readonly ApportionmentRequest Sound = ApportionmentSample.Request(ApportionmentMethod.SainteLague, 10, 5, 3);

    public static TheoryData<string, ApportionmentRequest> Unsound => new()
    {
        { "claimants-none", Sound with { Claimants = [] } },
        { "weights-all-zero", ApportionmentSample.Request(ApportionmentMethod.Adams, 3, 0, 0) },
        { "weight-negative", ApportionmentSample.Request(ApportionmentMethod.Adams, 3, 1, -1) },
        { "places-out-of-range", Sound with { Places = -1 } },
        { "places-out-of-range", Sound with { Places = 10_000_001 } },
        { "code-twice", Sound with { Claimants = [.. Sound.Claimants, Sound.Claimants[0]] } },
        { "minima-above-places", Sound with { Minimum = 6 } },
        { "maxima-below-places", Sound with { Maximum = 4 } },
        { "maxima-below-places", Sound with { Claimants = [Sound.Claimants[0] with { Maximum = 9 }, new Claimant("B", 0)] } }, // without weight no more than the minimum
    };

    [Theory]
    [MemberData(nameof(Unsound))]
    public void Unsound_request_is_refused(string code, ApportionmentRequest request) => Apportionment.Of(request).RefusedWith(code);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(10, 10)]
    public void Places_between_the_bounds_are_accepted_up_to_both_ends(int minimum, int maximum)
    {
        var request = ApportionmentSample.Request(ApportionmentMethod.LargestRemainder, 2 * minimum, 9, 1) with { Minimum = minimum, Maximum = maximum };

        request.Decided().Places().Should().Equal(minimum, maximum);
        Apportionment.Of(Sound with { Places = 10_000_000 }).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData(3, 2)]
    [InlineData(-1, 2)]
    [InlineData(null, -1)]
    public void Crossed_bounds_are_refused_with_the_code_of_the_claimant(int? minimum, int? maximum) =>
        Apportionment.Of(Sound with { Claimants = [Sound.Claimants[0], Sound.Claimants[1] with { Minimum = minimum, Maximum = maximum }] })
            .RefusedWith("bounds-crossed").Place.Should().Be("B");

    [Fact]
    public void Every_slip_is_told_not_only_the_first() =>
        Apportionment.Of(ApportionmentSample.Request(ApportionmentMethod.Adams, -3, -1, -2)).RefusedWithAll("places-out-of-range", "weight-negative", "weight-negative");

    [Fact]
    public void Factors_are_mixed_by_their_share_of_their_own_total()
    {
        // 60 % of 10 of 40 staff and 40 % of 900 of 1000 cases.
        var weights = ApportionmentMix.Weigh(Mix("60%", "40%"), [new MixRow("A", [10, 900]), new MixRow("B", [30, 100])]).Value;

        weights.Should().Equal(new Fraction(51, 100), new Fraction(49, 100));
    }

    [Fact]
    public void Mixed_weights_add_up_to_exactly_one() => ForAll(
        from rows in Gen.Choose(0, 1000).Two().NonEmptyListOf()
        from part in Gen.Choose(0, 97)
        select (rows, part),
        sample =>
        {
            MixFactor[] factors = [new("staff", new Share(sample.part, 97)), new("cases", new Share(97 - sample.part, 97))];
            var mixed = ApportionmentMix.Weigh(factors, [.. sample.rows.Select((row, i) => new MixRow($"{i}", [row.Item1 + 1, row.Item2 + 1]))]);

            mixed.Value.Aggregate(default(Fraction), (sum, weight) => sum + weight).Should().Be((Fraction)1);
        });

    [Fact]
    public void Mix_that_is_not_whole_is_refused() => ApportionmentMix.Weigh(Mix("60%", "30%"), [new MixRow("A", [1, 1])]).RefusedWith("mix-not-whole").Actual.Should().Be("9/10");

    [Fact]
    public void Factor_without_any_value_is_refused() => ApportionmentMix.Weigh(Mix("60%", "40%"), [new MixRow("A", [1, 0])]).RefusedWith("factor-all-zero").Fact.Should().Be("cases");

    [Fact]
    public void Negative_factor_is_refused()
    {
        var violation = ApportionmentMix.Weigh(Mix("60%", "40%"), [new MixRow("A", [1, 5]), new MixRow("B", [1, -1])]).RefusedWith("weight-negative");

        (violation.Place, violation.Fact).Should().Be(("B", "cases"));
    }

    [Fact]
    public void Factor_that_is_named_twice_is_refused() =>
        ApportionmentMix.Weigh([new("staff", new Share(1, 2)), new("staff", new Share(1, 2))], [new MixRow("A", [1, 1])]).RefusedWith("factor-duplicate");

    private static MixFactor[] Mix(string staff, string cases) => [new("staff", Parse(staff)), new("cases", Parse(cases))];

    private static Share Parse(string text) => Share.TryParse(text, out var share) ? share : throw new FormatException(text);
}
