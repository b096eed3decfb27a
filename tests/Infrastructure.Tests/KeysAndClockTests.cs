using System.Collections.Concurrent;

namespace Commendation.Infrastructure.Tests;

public sealed class KeysAndClockTests
{
    [Fact]
    public void Keys_grow_even_within_one_millisecond()
    {
        var keys = new Keys(new StoppedTime(new DateTimeOffset(2021, 7, 1, 0, 0, 0, TimeSpan.Zero)));

        var made = Enumerable.Range(0, 10_000).Select(_ => keys.New()).ToList();

        made.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        made.Select(key => key.ToString("N")).Should().BeInAscendingOrder(StringComparer.Ordinal, "databases compare the written form");
        made.Should().AllSatisfy(key => (key.Version, key.Variant >> 2).Should().Be((7, 2)));
        made[0].ToString("N")[..12].Should().Be($"{new DateTimeOffset(2021, 7, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds():x12}");
    }

    [Fact]
    public void Keys_made_side_by_side_differ_and_grow_for_each_maker()
    {
        var keys = new Keys(TimeProvider.System);
        var all = new ConcurrentBag<Guid[]>();

        Parallel.For(0, 8, _ => all.Add([.. Enumerable.Range(0, 5000).Select(_ => keys.New())]));

        all.Should().AllSatisfy(mine => mine.Should().BeInAscendingOrder());
        all.SelectMany(mine => mine).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Keys_never_fall_back_with_the_clock()
    {
        var time = new StoppedTime(new DateTimeOffset(2021, 7, 1, 0, 0, 0, TimeSpan.Zero));
        var keys = new Keys(time);
        var before = keys.New();
        time.Now = time.Now.AddHours(-1);

        keys.New().CompareTo(before).Should().BePositive();
    }

    [Theory]
    [InlineData("2021-06-30T15:59:59.9999999Z", "2021-06-30")]
    [InlineData("2021-06-30T16:00:00Z", "2021-07-01")]
    public void Today_is_the_day_in_Shanghai(string moment, string day)
    {
        new Clock(new StoppedTime(DateTimeOffset.Parse(moment))).Today.ToString("O").Should().Be(day);
    }

    [Fact]
    public void Now_is_utc_to_the_millisecond()
    {
        var now = new Clock(new StoppedTime(DateTimeOffset.Parse("2021-06-30T15:59:59.9999999Z"))).Now;

        now.Should().Be(new DateTime(2021, 6, 30, 15, 59, 59, 999, DateTimeKind.Utc));
        now.Kind.Should().Be(DateTimeKind.Utc);
    }
}
