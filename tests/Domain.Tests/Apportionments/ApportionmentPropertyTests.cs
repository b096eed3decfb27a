using System.Diagnostics;
using Commendation.Domain.Apportionments;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Apportionments;

public class ApportionmentPropertyTests
{
    private static Gen<ApportionmentRequest> Any => Gen.OneOf(ApportionmentSample.Free, ApportionmentSample.Bounded);

    private static Gen<ApportionmentRequest> DivisorMethods =>
        from request in Any where request.Method != ApportionmentMethod.LargestRemainder select request;

    [Fact]
    public void Places_add_up_and_keep_to_the_bounds() => ForAll(Any, request =>
    {
        var result = request.Settled();

        result.Places().Sum().Should().Be(request.Places);
        result.Allotments.Should().OnlyContain(row => row.Places >= row.Minimum && (row.Maximum == null || row.Places <= row.Maximum));
    });

    [Fact]
    public void Certificate_stands_up_to_the_checker() => ForAll(Any, request => ApportionmentChecker.Complaints(request.Settled()).Should().BeEmpty());

    [Fact]
    public void Checker_sees_a_place_that_was_moved() => ForAll(
        from request in Any
        where request.Claimants.Count > 1 && request.Places > 0
        from hand in Gen.Choose(0, 1000).Two()
        select (request, hand),
        sample =>
        {
            var result = sample.request.Settled();
            var from = result.Allotments.Where(row => row.Places > 0).ElementAt(sample.hand.Item1 % result.Allotments.Count(row => row.Places > 0));
            var others = result.Allotments.Where(row => row != from).ToList();
            var to = others[sample.hand.Item2 % others.Count];

            var tampered = result with
            {
                Allotments = [.. result.Allotments.Select(row => row == from ? row with { Places = row.Places - 1 } : row == to ? row with { Places = row.Places + 1 } : row)],
            };

            ApportionmentChecker.Complaints(tampered).Should().NotBeEmpty();
        });

    [Fact]
    public void Order_of_rows_means_nothing() => ForAll(
        from request in Any
        from shuffled in Gen.Shuffle(request.Claimants.ToArray())
        select (request, shuffled: request with { Claimants = shuffled }),
        sample => Snapshot(Apportionment.Of(sample.shuffled).Value).Should().Be(Snapshot(Apportionment.Of(sample.request).Value)));

    [Fact]
    public void Only_the_proportion_of_the_weights_matters() => ForAll(
        from request in Any
        from numerator in Gen.Choose(1, 1_000_000)
        from denominator in Gen.Choose(1, 1_000)
        select (request, scaled: request with { Claimants = [.. request.Claimants.Select(claimant => claimant with { Weight = claimant.Weight * new Fraction(numerator, denominator) })] }),
        sample => sample.scaled.Settled().Places().Should().Equal(sample.request.Settled().Places()));

    [Fact]
    public void Largest_remainder_keeps_to_the_quota() => ForAll(ApportionmentSample.FreeBy(ApportionmentMethod.LargestRemainder), request =>
    {
        var total = request.Claimants.Aggregate(default(Fraction), (sum, claimant) => sum + claimant.Weight);

        foreach (var row in request.Settled().Allotments)
        {
            var quota = request.Places * row.Weight / total;
            ((Fraction)row.Places).Should().BeOneOf(quota.Floor, quota.Ceiling);
        }
    });

    [Fact]
    public void By_a_divisor_method_one_place_more_is_one_place_for_one_claimant() => ForAll(
        from request in DivisorMethods
        where IsSound(request with { Places = request.Places + 1 })
        select request,
        request =>
        {
            var gains = request.Settled().Places().Zip((request with { Places = request.Places + 1 }).Settled().Places(), (before, after) => after - before);

            gains.Order().Should().Equal(Enumerable.Repeat(0, request.Claimants.Count - 1).Append(1));
        });

    [Theory]
    [InlineData(ApportionmentMethod.SainteLague)]
    [InlineData(ApportionmentMethod.Dhondt)]
    [InlineData(ApportionmentMethod.Adams)]
    [InlineData(ApportionmentMethod.HuntingtonHill)]
    public void House_grows_seat_by_seat(ApportionmentMethod method)
    {
        var house = HouseOfRepresentatives2020.Request() with { Method = method };
        var before = (house with { Places = 50 }).Decided().Places();
        for (var seats = 51; seats <= 700; seats++)
        {
            var after = (house with { Places = seats }).Decided().Places();
            after.Zip(before, (now, then) => now - then).Should().OnlyContain(gain => gain == 0 || gain == 1).And.Subject.Sum().Should().Be(1);
            before = after;
        }
    }

    // The bound is generous: giving place after place to the best of all claimants in turn would take minutes.
    [Theory]
    [InlineData(3_000, 10_000)]
    [InlineData(3_000, 10_000_000)]
    [InlineData(20_000, 1_000_000)]
    public void Many_places_for_many_claimants_take_no_time_to_speak_of(int claimants, int places)
    {
        var rows = Enumerable.Range(1, claimants).Select(i => new Claimant($"o{i:00000}", new Fraction((i * 7919L % 100_003) + 1, 10))).ToList();
        foreach (var method in ApportionmentSample.Methods)
        {
            var watch = Stopwatch.StartNew();
            new ApportionmentRequest(method, places, rows) { Maximum = places / 10 }.Settled().Places().Sum().Should().Be(places);
            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));
        }
    }

    private static bool IsSound(ApportionmentRequest request) => Apportionment.Of(request).Accepted;
}
