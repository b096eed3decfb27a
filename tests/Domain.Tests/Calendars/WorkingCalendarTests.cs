using Commendation.Domain.Calendars;

namespace Commendation.Domain.Tests.Calendars;

public class WorkingCalendarTests
{
    [Theory]
    [InlineData("2021-07-08", true)]  // Thursday
    [InlineData("2021-07-10", false)] // Saturday
    [InlineData("2021-07-11", false)] // Sunday
    [InlineData("2021-02-11", false)] // Thursday, Spring Festival
    [InlineData("2021-02-07", true)]  // make-up Sunday
    [InlineData("2021-02-20", true)]  // make-up Saturday
    [InlineData("2021-09-18", true)]  // make-up Saturday
    [InlineData("2021-09-26", true)]  // make-up Sunday
    [InlineData("2021-10-08", true)]  // Friday after the holidays
    [InlineData("2021-10-09", true)]  // make-up Saturday
    [InlineData("2021-10-10", false)] // Sunday
    [InlineData("2021-01-01", false)]
    [InlineData("2021-12-31", true)]
    public void People_work_on_weekdays_less_holidays_plus_make_up_days(string day, bool works) =>
        Calendar2021.IsWorkingDay(Day(day)).Should().Be(works);

    [Fact]
    public void The_year_2021_has_250_working_days_and_31_days_off_by_paper()
    {
        Calendar2021.CountWorkingDays(Day(1, 1), Day(12, 31)).Should().Be(250);
        Calendar2021.Years.Should().ContainSingle().Which.Days.Count(day => day.IsOff).Should().Be(31);
    }

    [Theory]
    [InlineData("2021-07-12", "2021-07-16", 5)]
    [InlineData("2021-07-10", "2021-07-11", 0)]
    [InlineData("2021-07-12", "2021-07-12", 1)]
    [InlineData("2021-07-16", "2021-07-12", 0)]
    [InlineData("2021-08-09", "2021-08-16", 6)]
    public void Both_ends_of_a_range_count_and_an_empty_range_has_none(string first, string last, int count) =>
        Calendar2021.CountWorkingDays(Day(first), Day(last)).Should().Be(count);

    [Fact]
    public void A_day_in_an_unknown_year_is_an_error_that_names_the_year()
    {
        var asking = () => Calendar2021.IsWorkingDay(new DateOnly(2022, 1, 4));

        asking.Should().Throw<UnknownYearException>().WithMessage("*2022*").Which.Year.Should().Be(2022);
        Calendar2021.Knows(new DateOnly(2022, 1, 1)).Should().BeFalse();
        Calendar2021.Knows(new DateOnly(2021, 12, 31)).Should().BeTrue();
    }

    [Fact]
    public void A_calendar_day_counts_in_a_year_without_a_paper_too()
    {
        var asking = () => Calendar2021.Counts(new DateOnly(2020, 12, 31), DayKind.Working);

        Calendar2021.Counts(new DateOnly(2020, 12, 31), DayKind.Calendar).Should().BeTrue();
        asking.Should().Throw<UnknownYearException>().Which.Year.Should().Be(2020);
    }

    [Fact]
    public void An_unknown_year_becomes_a_violation_that_says_what_to_add()
    {
        var violation = WorkingCalendar.Within(() => Calendar2021.CountWorkingDays(Day(12, 30), new DateOnly(2022, 1, 4))).RefusedWith("calendar-year-unknown");

        violation.Actual.Should().Be("2022");
        violation.Message.Zh.Should().Contain("2022");
        violation.Message.En.Should().Contain("2022");
        WorkingCalendar.Within(() => 5).Value.Should().Be(5);
    }

    [Theory]
    [InlineData("2021-10-01", DayKind.Working, "2021-10-08")]
    [InlineData("2021-09-18", DayKind.Working, "2021-09-18")]
    [InlineData("2021-10-01", DayKind.Calendar, "2021-10-01")]
    public void The_first_counted_day_is_the_day_itself_or_the_next_one_that_counts(string day, DayKind kind, string first) =>
        Calendar2021.FirstCountedDay(Day(day), kind).Should().Be(Day(first));

    [Fact]
    public void A_special_day_is_told_with_its_name_and_an_ordinary_one_is_not()
    {
        Calendar2021.SpecialDayOn(Day(9, 18)).Should().Be(new SpecialDay(Day(9, 18), IsOff: false, "中秋节"));
        Calendar2021.SpecialDayOn(Day(9, 17)).Should().BeNull();
    }

    [Fact]
    public void A_day_listed_under_another_year_is_refused()
    {
        var stray = new CalendarYear(2019, [], [new SpecialDay(new DateOnly(2018, 12, 29), IsOff: false, "元旦")]);
        var making = () => new WorkingCalendar([stray]);

        making.Should().Throw<ArgumentException>().WithMessage("*2018-12-29*");
    }

    [Fact]
    public void A_year_that_is_given_twice_is_refused()
    {
        var making = () => new WorkingCalendar([new CalendarYear(2021, [], []), new CalendarYear(2021, [], [])]);

        making.Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Years_are_told_in_ascending_order() =>
        new WorkingCalendar([new CalendarYear(2022, [], []), new CalendarYear(2021, [], [])]).Years.Select(year => year.Year).Should().Equal(2021, 2022);
}
