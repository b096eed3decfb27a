using Commendation.Domain.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Shared;

public class ShareTests
{
    private static Gen<Share> Shares =>
        from denominator in Gen.Choose(1, 1_000_000)
        from numerator in Gen.Choose(0, denominator)
        select new Share(numerator, denominator);

    [Theory]
    [InlineData("20%", 1, 5)]
    [InlineData(" 20% ", 1, 5)]
    [InlineData("12.5%", 1, 8)]
    [InlineData("0.0001%", 1, 1_000_000)]
    [InlineData("33.333333%", 33_333_333, 100_000_000)]
    [InlineData("100%", 1, 1)]
    [InlineData("100.00%", 1, 1)]
    [InlineData("0%", 0, 1)]
    [InlineData("1/3", 1, 3)]
    [InlineData("4/6", 2, 3)]
    [InlineData("0/7", 0, 1)]
    [InlineData("3/3", 1, 1)]
    public void A_percentage_or_fraction_is_read_in_lowest_terms(string text, long numerator, long denominator)
    {
        Share.TryParse(text, out var share).Should().BeTrue();

        share.Numerator.Should().Be(numerator);
        share.Denominator.Should().Be(denominator);
    }

    [Theory]
    [InlineData("0.2")]
    [InlineData("20")]
    [InlineData("")]
    [InlineData("%")]
    [InlineData("-1%")]
    [InlineData("100.0001%")]
    [InlineData("1,5%")]
    [InlineData("20 %")]
    [InlineData("12.3456789%")]
    [InlineData("1/0")]
    [InlineData("4/3")]
    [InlineData("-1/3")]
    [InlineData("1 / 3")]
    [InlineData("/3")]
    [InlineData("1/")]
    [InlineData("1/2/3")]
    [InlineData("one/two")]
    public void Whatever_leaves_open_of_what_it_is_a_share_is_refused(string text)
    {
        Share.TryParse(text, out var share).Should().BeFalse();
        share.Should().Be(default(Share));
    }

    [Theory]
    [InlineData(-1, 2)]
    [InlineData(3, 2)]
    [InlineData(0, 0)]
    [InlineData(1, -2)]
    public void A_fraction_outside_zero_to_one_cannot_be_made(long numerator, long denominator)
    {
        var making = () => new Share(numerator, denominator);

        making.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(1, 5, "20%")]
    [InlineData(1, 8, "12.5%")]
    [InlineData(1, 3, "1/3")]
    [InlineData(0, 9, "0%")]
    [InlineData(9, 9, "100%")]
    [InlineData(123_456, 1_000_000, "12.3456%")]
    public void It_prints_a_percentage_where_that_is_exact(long numerator, long denominator, string text) =>
        new Share(numerator, denominator).ToString().Should().Be(text);

    [Theory]
    [InlineData(100, 20, 20)]
    [InlineData(14, 2, 3)]
    [InlineData(4, 0, 1)]
    [InlineData(5, 1, 1)]
    [InlineData(0, 0, 0)]
    public void Twenty_percent_rounds_down_and_up_to_whole_persons(int whole, int floor, int ceiling)
    {
        var share = new Share(1, 5);

        share.Floor(whole).Should().Be(floor);
        share.Ceiling(whole).Should().Be(ceiling);
    }

    [Fact]
    public void The_share_that_nobody_set_equals_zero_however_it_was_made()
    {
        default(Share).Should().Be(new Share(0, 5));
        default(Share).GetHashCode().Should().Be(new Share(0, 1).GetHashCode());
        default(Share).ToString().Should().Be("0%");
        default(Share).Denominator.Should().Be(1);
    }

    [Fact]
    public void Equal_fractions_are_equal_values() => new Share(20, 100).Should().Be(new Share(1, 5));

    [Fact]
    public void Floor_and_ceiling_enclose_the_exact_value() => ForAll(
        from share in Shares
        from whole in Gen.Choose(0, 1_000_000)
        select (share, whole),
        at =>
        {
            var exact = at.whole * at.share.Numerator;
            var (floor, ceiling) = (at.share.Floor(at.whole) * at.share.Denominator, at.share.Ceiling(at.whole) * at.share.Denominator);
            return floor <= exact && exact <= ceiling && ceiling - floor <= at.share.Denominator && (exact % at.share.Denominator != 0 || floor == ceiling);
        });

    [Fact]
    public void Long_fractions_neither_overflow_nor_change_places()
    {
        var (nearlyOne, nearlyNothing) = (new Share(long.MaxValue - 1, long.MaxValue), new Share(1, long.MaxValue));

        nearlyOne.Floor(int.MaxValue).Should().Be(int.MaxValue - 1);
        nearlyOne.Ceiling(int.MaxValue).Should().Be(int.MaxValue);
        nearlyNothing.Floor(int.MaxValue).Should().Be(0);
        nearlyNothing.Ceiling(int.MaxValue).Should().Be(1);
        new Share(long.MaxValue / 2, long.MaxValue).Floor(1_000_000_000).Should().Be(499_999_999);
        new[] { nearlyOne, new Share(1, 2), nearlyNothing, new Share(long.MaxValue - 2, long.MaxValue - 1), new Share(0, 1) }.Order()
            .Should().Equal(new Share(0, 1), nearlyNothing, new Share(1, 2), new Share(long.MaxValue - 2, long.MaxValue - 1), nearlyOne);
    }

    [Fact]
    public void What_is_printed_reads_back_as_the_same_share() =>
        ForAll(Shares, share => Share.TryParse(share.ToString(), out var read) && read == share);

    [Fact]
    public void The_order_is_that_of_cross_multiplication() => ForAll(
        from left in Shares
        from right in Shares
        select (left, right),
        pair =>
        {
            var (left, right) = pair;
            var sign = Math.Sign((left.Numerator * right.Denominator) - (right.Numerator * left.Denominator));
            return Math.Sign(left.CompareTo(right)) == sign
                && (left < right) == (sign < 0) && (left > right) == (sign > 0) && (left <= right) == (sign <= 0) && (left >= right) == (sign >= 0)
                && (left == right) == (sign == 0);
        });
}
