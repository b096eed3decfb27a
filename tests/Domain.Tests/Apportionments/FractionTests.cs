using Commendation.Domain.Apportionments;

namespace Commendation.Domain.Tests.Apportionments;

public class FractionTests
{
    [Theory]
    [InlineData("12", "12")]
    [InlineData(" 12.50 ", "25/2")]
    [InlineData("-0.5", "-1/2")]
    [InlineData("4/6", "2/3")]
    [InlineData("0.0", "0")]
    [InlineData("1234567890123456789012345678901234567890", "1234567890123456789012345678901234567890")]
    public void Reads_whole_numbers_decimals_and_fractions_exactly(string text, string expected)
    {
        Fraction.TryParse(text, out var fraction).Should().BeTrue();
        fraction.ToString().Should().Be(expected);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-")]
    [InlineData(".5")]
    [InlineData("5.")]
    [InlineData("1,000")]
    [InlineData("1e3")]
    [InlineData("1/0")]
    [InlineData("1/2/3")]
    [InlineData("--1")]
    [InlineData("+1")]
    [InlineData("１２")]
    [InlineData("12345678901234567890123456789012345678901")]
    public void Refuses_what_is_not_plainly_a_number(string text) => Fraction.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData(7, 2, 3, 4)]
    [InlineData(-7, 2, -4, -3)]
    [InlineData(6, 2, 3, 3)]
    [InlineData(-6, 2, -3, -3)]
    [InlineData(0, 5, 0, 0)]
    public void Floor_and_ceiling_go_down_and_up_on_both_sides_of_nought(int numerator, int denominator, int floor, int ceiling)
    {
        var fraction = new Fraction(numerator, denominator);

        ((int)fraction.Floor, (int)fraction.Ceiling).Should().Be((floor, ceiling));
    }

    [Theory]
    [InlineData(1, 3, "0.3333…")]
    [InlineData(2, 3, "0.6666…")]
    [InlineData(5, 2, "2.5")]
    [InlineData(-5, 2, "-2.5")]
    [InlineData(3, 1, "3")]
    [InlineData(1, 1_000_000, "0.0000…")]
    public void Decimal_for_the_eye_is_cut_off_and_says_so(int numerator, int denominator, string text) => new Fraction(numerator, denominator).ToDecimalText(4).Should().Be(text);

    [Fact]
    public void Calculates_exactly()
    {
        var third = new Fraction(1, 3);

        (third + third + third).Should().Be((Fraction)1);
        (third - 1).Should().Be(new Fraction(-2, 3));
        (third / new Fraction(-2, 3)).Should().Be(new Fraction(-1, 2));
        default(Fraction).Should().Be((Fraction)0);
        third.Invoking(value => value / 0).Should().Throw<DivideByZeroException>();
        ((Func<Fraction>)(() => new Fraction(1, 0))).Should().Throw<ArgumentOutOfRangeException>();
    }
}
