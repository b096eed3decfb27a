using Commendation.Domain.Apportionments;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Apportionments;

public class ApportionmentTieTests
{
    public static TheoryData<ApportionmentMethod> Methods => [.. ApportionmentSample.Methods];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Equal_weights_and_too_few_places_are_a_tie(ApportionmentMethod method)
    {
        var tied = ApportionmentSample.Request(method, 5, 7, 7, 7).TiedBetween();

        tied.Tie.Codes.Should().Equal("A", "B", "C");
        tied.Tie.Places.Should().Be(2);
        tied.Places().Should().Equal(1, 1, 1);
    }

    [Theory]
    [MemberData(nameof(Methods))]
    public void Only_the_draw_decides_a_tie(ApportionmentMethod method)
    {
        var request = ApportionmentSample.Request(method, 5, 7, 7, 7);

        (request with { Draw = ApportionmentSample.DrawOf("C", "A", "B") }).Decided().Places().Should().Equal(2, 1, 2);
        var result = (request with { Draw = ApportionmentSample.DrawOf("B", "C", "A") }).Decided();

        result.Places().Should().Equal(1, 2, 2);
        result.Certificate.Draw!.DrawnBy.Should().Be("监督组");
        result.Certificate.Tie!.Places.Should().Be(2);
        ApportionmentChecker.Complaints(result).Should().BeEmpty();
    }

    [Fact]
    public void Tie_is_between_equal_claims_not_equal_weights()
    {
        // 60 / 2 = 30 / 1
        var tied = ApportionmentSample.Request(ApportionmentMethod.Dhondt, 2, 60, 30, 10).TiedBetween();

        tied.Tie.Codes.Should().Equal("A", "B");
        tied.Places().Should().Equal(1, 0, 0);
    }

    [Fact]
    public void Equal_claims_that_all_find_a_place_are_no_tie() =>
        ApportionmentSample.Request(ApportionmentMethod.Dhondt, 3, 60, 30, 10).Decided().Places().Should().Equal(2, 1, 0);

    [Fact]
    public void First_claims_of_equal_weight_without_limit_are_a_tie() =>
        ApportionmentSample.Request(ApportionmentMethod.HuntingtonHill, 2, 9, 5, 5).TiedBetween().Tie.Codes.Should().Equal("B", "C");

    [Theory]
    [InlineData("A", "B")] // one is missing
    [InlineData("A", "B", "C", "D")] // one is not tied
    [InlineData("A", "B", "B")]
    [InlineData]
    public void Draw_has_to_name_exactly_the_tied(params string[] order)
    {
        var request = ApportionmentSample.Request(ApportionmentMethod.SainteLague, 5, 7, 7, 7);

        Apportionment.Of(request with { Draw = ApportionmentSample.DrawOf(order) }).RefusedWith("draw-mismatch").Required.Should().Be("A, B, C");
    }

    [Fact]
    public void Draw_without_a_tie_is_refused() =>
        Apportionment.Of(ApportionmentSample.Request(ApportionmentMethod.Adams, 5, 7, 3) with { Draw = ApportionmentSample.DrawOf("A") }).RefusedWith("draw-mismatch");

    [Fact]
    public void Draw_that_nobody_answers_for_is_refused() =>
        Apportionment.Of(ApportionmentSample.Request(ApportionmentMethod.Adams, 1, 7, 7) with { Draw = new Draw(["A", "B"], " ", ApportionmentSample.DrawnOn) })
            .RefusedWith("draw-unsigned");

    [Fact]
    public void Certain_places_stay_whatever_the_draw() => ForAll(
        from request in ApportionmentSample.Bounded
        where Apportionment.Of(request).Value is Tied
        from order in Gen.Shuffle(((Tied)Apportionment.Of(request).Value).Tie.Codes.ToArray())
        select (request, order),
        sample =>
        {
            var tied = sample.request.TiedBetween();
            var result = (sample.request with { Draw = ApportionmentSample.DrawOf(sample.order) }).Decided();

            tied.Tie.Places.Should().BeInRange(1, tied.Tie.Codes.Count - 1);
            var lucky = sample.order.Take(tied.Tie.Places).ToHashSet();
            result.Allotments.Should().Equal(tied.Allotments.Select(row => lucky.Contains(row.Code) ? row with { Places = row.Places + 1 } : row));
            ApportionmentChecker.Complaints(result).Should().BeEmpty();
        });
}
