using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Infrastructure.Calendars;

namespace Commendation.Infrastructure.Tests.Calendars;

public class ChineseCalendarTests
{
    private static readonly WorkingCalendar Calendar = ChineseCalendar.Load();

    [Theory]
    [InlineData(2018, 250)]
    [InlineData(2019, 250)]
    [InlineData(2020, 249)]
    [InlineData(2021, 250)]
    [InlineData(2022, 249)]
    [InlineData(2023, 249)]
    [InlineData(2024, 251)]
    [InlineData(2025, 248)]
    [InlineData(2026, 248)]
    public void A_year_has_so_many_working_days(int year, int days) =>
        Calendar.CountWorkingDays(new DateOnly(year, 1, 1), new DateOnly(year, 12, 31)).Should().Be(days);

    [Theory]
    [InlineData("2021-07-08", "2021-07-15")]
    [InlineData("2021-07-19", "2021-07-26")]
    [InlineData("2021-08-06", "2021-08-13")]
    [InlineData("2021-09-16", "2021-09-24")]
    [InlineData("2021-09-17", "2021-09-26")]
    [InlineData("2021-09-24", "2021-09-30")]
    [InlineData("2021-09-29", "2021-10-12")]
    [InlineData("2021-09-30", "2021-10-13")]
    [InlineData("2021-04-30", "2021-05-11")]
    [InlineData("2021-02-05", "2021-02-18")]
    [InlineData("2021-02-10", "2021-02-23")]
    public void Five_working_days_after_a_posting_end_on(string posted, string last) =>
        new Term(5).WindowFrom(Day(posted), Calendar).LastDay.Should().Be(Day(last));

    /// <summary>Windows that real notices announced, with the number of working days in them.</summary>
    [Theory]
    [InlineData("2024-01-31", "2024-02-05", 5)]
    [InlineData("2022-05-07", "2022-05-12", 5)]
    [InlineData("2025-04-15", "2025-04-21", 5)]
    [InlineData("2025-04-14", "2025-04-21", 6)]
    [InlineData("2022-10-31", "2022-11-04", 5)]
    [InlineData("2020-05-14", "2020-05-20", 5)]
    [InlineData("2019-07-22", "2019-07-26", 5)]
    [InlineData("2023-08-22", "2023-08-28", 5)]
    [InlineData("2019-08-23", "2019-08-27", 3)]
    [InlineData("2020-08-28", "2020-09-01", 3)]
    [InlineData("2020-08-21", "2020-08-27", 5)]
    public void A_real_publicity_window_has_so_many_working_days(string first, string last, int days) =>
        Calendar.CountWorkingDays(Day(first), Day(last)).Should().Be(days);

    [Theory]
    [InlineData("2024-01-31", "2024-02-05", DayKind.Working, 5)]
    [InlineData("2022-05-07", "2022-05-12", DayKind.Working, 5)]
    [InlineData("2020-05-14", "2020-05-20", DayKind.Working, 5)]
    [InlineData("2019-08-23", "2019-08-27", DayKind.Calendar, 5)]
    [InlineData("2020-08-21", "2020-08-27", DayKind.Calendar, 7)]
    public void A_term_that_counts_the_posting_day_gives_the_window_announced(string posted, string last, DayKind kind, int length) =>
        new Term(length, kind, PostingDayCounted: true).WindowFrom(Day(posted), Calendar).LastDay.Should().Be(Day(last));

    [Theory]
    [InlineData("2018-12-29", true)]
    [InlineData("2018-12-31", false)]
    [InlineData("2022-12-31", false)]
    [InlineData("2019-05-05", true)]
    [InlineData("2020-02-03", true)]
    public void Days_set_by_the_next_year_or_by_a_revision(string day, bool working) =>
        Calendar.IsWorkingDay(Day(day)).Should().Be(working);

    [Fact]
    public void A_year_names_every_paper_that_set_one_of_its_days()
    {
        Papers(2018).Should().Equal("content_5243579", "content_5346276");
        Papers(2019).Should().Equal("content_5346276", "content_5375877");
        Papers(2020).Should().Equal("content_5454164", "content_5472352");
        Papers(2021).Should().Equal("content_5564127");
        Calendar.Years.Select(year => year.Year).Should().Equal(Enumerable.Range(2018, 9));
    }

    [Theory]
    [InlineData("2019-03-21", "2019-05-02", true)]
    [InlineData("2019-03-22", "2019-05-02", false)]
    [InlineData("2020-01-26", "2020-02-01", true)]
    [InlineData("2020-01-27", "2020-02-01", false)]
    [InlineData("2020-01-26", "2020-01-31", true)]
    [InlineData("2020-01-27", "2020-01-31", false)]
    public void Before_a_revision_was_published_the_first_paper_held(string known, string day, bool working) =>
        ChineseCalendar.KnownOn(Day(known)).IsWorkingDay(Day(day)).Should().Be(working);

    [Fact]
    public void A_year_without_a_paper_is_named()
    {
        var late = () => Calendar.IsWorkingDay(new DateOnly(2027, 1, 4));
        var early = () => Calendar.IsWorkingDay(new DateOnly(2017, 12, 29));
        var unpublished = () => ChineseCalendar.KnownOn(new DateOnly(2025, 11, 3)).IsWorkingDay(new DateOnly(2026, 3, 2));

        late.Should().Throw<UnknownYearException>().Which.Year.Should().Be(2027);
        early.Should().Throw<UnknownYearException>().WithMessage("*2017*");
        unpublished.Should().Throw<UnknownYearException>().WithMessage("*2026*");
    }

    private static IEnumerable<string> Papers(int year) =>
        Calendar.Years.Single(known => known.Year == year).Papers.Select(paper => Path.GetFileNameWithoutExtension(paper.Reference));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
