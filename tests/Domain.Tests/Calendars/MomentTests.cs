using Commendation.Domain.Calendars;

namespace Commendation.Domain.Tests.Calendars;

public class MomentTests
{
    [Theory]
    [InlineData("2021-09-17", "2021-09-17", null)]
    [InlineData("2021-09-17T17:30", "2021-09-17", "17:30")]
    [InlineData("2021-09-17T17:30:59", "2021-09-17", "17:30")]
    [InlineData("2021-09-17T17:30+08:00", "2021-09-17", "17:30")]
    [InlineData("2021-09-17T17:30Z", "2021-09-18", "01:30")]
    [InlineData("2021-09-17T17:30:00-05:00", "2021-09-18", "06:30")]
    public void A_day_or_a_day_and_a_time_is_read_in_Shanghai(string text, string day, string? time)
    {
        Moment.TryParse(text, out var moment).Should().BeTrue();

        moment.Should().Be(new Moment(Day(day), time is null ? null : TimeOnly.Parse(time)));
        Moment.Parse(moment.ToString(), null).Should().Be(moment);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2021-09-31")]
    [InlineData("2021-09-17 17:30")]
    [InlineData("2021-09-17T24:00")]
    [InlineData("2021-9-17")]
    [InlineData("9999-12-31T23:59Z")]
    [InlineData("tomorrow")]
    public void Nothing_else_is(string text)
    {
        Moment.TryParse(text, out _).Should().BeFalse();
        var parsing = () => Moment.Parse(text, null);
        parsing.Should().Throw<FormatException>();
    }
}
