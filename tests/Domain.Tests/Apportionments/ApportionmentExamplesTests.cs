using Commendation.Domain.Apportionments;

namespace Commendation.Domain.Tests.Apportionments;

/// <summary>Results that are known from elsewhere.</summary>
public class ApportionmentExamplesTests
{
    [Fact]
    public void House_of_2020_is_given_out_as_the_census_bureau_did()
    {
        var house = HouseOfRepresentatives2020.States;
        house.Should().HaveCount(50);
        house.Sum(state => state.Population).Should().Be(HouseOfRepresentatives2020.Population);
        house.Sum(state => state.Seats).Should().Be(HouseOfRepresentatives2020.Seats);

        var result = HouseOfRepresentatives2020.Request().Decided();

        result.Allotments.ToDictionary(row => row.Code, row => row.Places).Should().Equal(house.ToDictionary(state => state.State, state => state.Seats));
        ApportionmentChecker.Complaints(result).Should().BeEmpty();
    }

    [Theory]
    [InlineData(88, 26, 8)]
    [InlineData(89, 27, 7)]
    public void New_York_missed_its_next_seat_of_2020_by_89_people_and_Minnesota_would_have_lost_it(int more, int newYork, int minnesota)
    {
        var request = HouseOfRepresentatives2020.Request();
        var counted = request with { Claimants = [.. request.Claimants.Select(state => state.Code == "NY" ? state with { Weight = state.Weight + more } : state)] };

        var result = counted.Decided();

        (Of(result, "NY"), Of(result, "MN")).Should().Be((newYork, minnesota));
    }

    [Theory]
    [InlineData(ApportionmentMethod.LargestRemainder, 5, 2, 1, 1, 1, 0)]
    [InlineData(ApportionmentMethod.SainteLague, 4, 2, 2, 1, 1, 0)]
    [InlineData(ApportionmentMethod.Dhondt, 5, 2, 2, 1, 0, 0)]
    [InlineData(ApportionmentMethod.Adams, 3, 2, 2, 1, 1, 1)]
    [InlineData(ApportionmentMethod.HuntingtonHill, 4, 2, 1, 1, 1, 1)]
    public void Same_weights_by_every_method(ApportionmentMethod method, params int[] places) =>
        ApportionmentSample.Request(method, 10, 47_000, 16_000, 15_900, 12_000, 6_000, 3_100).Decided().Places().Should().Equal(places);

    [Theory]
    [InlineData(ApportionmentMethod.Dhondt, 8, new long[] { 100_000, 80_000, 30_000, 20_000 }, new[] { 4, 3, 1, 0 })]
    [InlineData(ApportionmentMethod.Dhondt, 7, new long[] { 53_000, 24_000, 23_000 }, new[] { 4, 2, 1 })]
    [InlineData(ApportionmentMethod.SainteLague, 7, new long[] { 53_000, 24_000, 23_000 }, new[] { 3, 2, 2 })]
    [InlineData(ApportionmentMethod.LargestRemainder, 10, new long[] { 6, 6, 2 }, new[] { 4, 4, 2 })]
    public void Textbook(ApportionmentMethod method, int places, long[] weights, int[] expected) =>
        ApportionmentSample.Request(method, places, weights).Decided().Places().Should().Equal(expected);

    [Fact]
    public void Largest_remainder_has_the_Alabama_paradox_one_place_more_takes_one_away_from_the_smallest()
    {
        ApportionmentSample.Request(ApportionmentMethod.LargestRemainder, 10, 6, 6, 2).Decided().Places().Should().Equal(4, 4, 2);
        ApportionmentSample.Request(ApportionmentMethod.LargestRemainder, 11, 6, 6, 2).Decided().Places().Should().Equal(5, 5, 1);
    }

    [Fact]
    public void Bounds_of_the_largest_remainder_are_fixed_and_the_rest_is_shared_out_anew()
    {
        // A would have 12.8 and may have 8; C would have 0.8 and must have 2. Left for B and D by 240 : 160 are 10 places: 6 and 4.
        var request = ApportionmentSample.Request(ApportionmentMethod.LargestRemainder, 20, 800, 240, 50, 160) with { Maximum = 8, Minimum = 2 };

        var result = request.Decided();

        result.Places().Should().Equal(8, 6, 2, 4);
        result.Certificate.Remainders!.Quota.Should().Be(new Fraction(40, 1));
        ApportionmentChecker.Complaints(result).Should().BeEmpty();
    }

    [Theory]
    [InlineData(ApportionmentMethod.Adams)]
    [InlineData(ApportionmentMethod.HuntingtonHill)]
    public void With_fewer_places_than_claimants_the_largest_come_first(ApportionmentMethod method)
    {
        var result = ApportionmentSample.Request(method, 2, 5, 1, 9).Decided();

        result.Places().Should().Equal(1, 0, 1);
        result.Certificate.Divisors!.From.Should().BeNull();
        ApportionmentChecker.Complaints(result).Should().BeEmpty();
    }

    [Fact]
    public void Divisors_are_those_between_the_last_claim_served_and_the_first_refused()
    {
        var interval = ApportionmentSample.Request(ApportionmentMethod.SainteLague, 7, 53_000, 24_000, 23_000).Decided().Certificate.Divisors!;

        // 23000 / 1.5 was served last; 53000 / 3.5 comes next.
        interval.Should().Be(new DivisorInterval(1, new Fraction(106_000, 7), new Fraction(46_000, 3)));
    }

    [Fact]
    public void Checker_sees_a_certificate_that_was_changed()
    {
        var divisor = ApportionmentSample.Request(ApportionmentMethod.SainteLague, 7, 53_000, 24_000, 23_000).Decided();
        var interval = divisor.Certificate.Divisors!;
        var remainder = ApportionmentSample.Request(ApportionmentMethod.LargestRemainder, 7, 53_000, 24_000, 23_000).Decided();
        var table = remainder.Certificate.Remainders!;

        Apportioned[] changed =
        [
            divisor with { Certificate = divisor.Certificate with { Divisors = interval with { From = interval.From - new Fraction(1, 9) } } },
            divisor with { Certificate = divisor.Certificate with { Divisors = interval with { To = interval.To + new Fraction(1, 9) } } },
            divisor with { Certificate = divisor.Certificate with { Tie = new Tie(["A", "B"], 1) } },
            remainder with { Certificate = remainder.Certificate with { Remainders = table with { Quota = table.Quota + 1 } } },
            remainder with { Certificate = remainder.Certificate with { Remainders = table with { Rows = [.. table.Rows.Reverse()] } } },
        ];

        changed.Should().OnlyContain(result => ApportionmentChecker.Complaints(result).Any());
    }

    [Fact]
    public void One_claimant_alone_gets_everything_and_still_has_a_next_claim() =>
        ApportionmentSample.Request(ApportionmentMethod.Dhondt, 7, 70).Decided().Certificate.Divisors.Should().Be(new DivisorInterval(1, new Fraction(70, 8), 10));

    [Fact]
    public void Own_bounds_go_before_those_of_the_request()
    {
        var request = ApportionmentSample.Request(ApportionmentMethod.Dhondt, 10, 90, 5, 5) with { Minimum = 1, Maximum = 5 };

        (request with { Claimants = [request.Claimants[0] with { Maximum = 8 }, .. request.Claimants.Skip(1)] }).Decided().Places().Should().Equal(8, 1, 1);
    }

    private static int Of(Apportioned result, string code) => result.Allotments.Single(row => row.Code == code).Places;
}
