using Commendation.Domain.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Calendars;

public class TermTests
{
    private static readonly Term Five = new(5);

    private static Gen<DateOnly> PostingDays => Gen.Choose(1, 300).Select(day => Day(1, 1).AddDays(day));

    private static Gen<Term> Terms =>
        from length in Gen.Choose(1, 10)
        from kind in Gen.Elements(DayKind.Working, DayKind.Calendar)
        from counted in Gen.Elements(true, false)
        from end in Gen.Elements(TermEnd.FollowingDay, TermEnd.LastDay)
        from after in Gen.Elements(AfterSuspension.DaysRunCount, AfterSuspension.StartsAnew)
        select new Term(length, kind, counted, end, after);

    // Up to three suspensions after the posting, one behind the other.
    private static Gen<List<Suspension>> SuspensionsAfter(DateOnly posted) =>
        from count in Gen.Choose(0, 3)
        from gaps in Gen.Choose(0, 6).ListOf(3)
        from lengths in Gen.Choose(0, 6).ListOf(3)
        select Lay(posted, count, [.. gaps], [.. lengths]);

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
    public void Five_working_days_after_a_day_end_where_the_papers_say(string posted, string last)
    {
        var window = Five.WindowFrom(Day(posted), Calendar2021);

        window.LastDay.Should().Be(Day(last));
        window.CompleteFrom.Should().Be(Day(last).AddDays(1));
        window.Posted.Should().Be(Day(posted));
        window.RemainingDays.Should().Be(0);
    }

    [Theory]
    [InlineData("2024-01-31", true, DayKind.Working, 5, "2024-02-05")]   // the make-up Sunday 4 February counts
    [InlineData("2022-05-07", true, DayKind.Working, 5, "2022-05-12")]   // posted on a make-up Saturday
    [InlineData("2022-10-31", true, DayKind.Working, 5, "2022-11-04")]
    [InlineData("2020-05-14", true, DayKind.Working, 5, "2020-05-20")]
    [InlineData("2019-07-22", true, DayKind.Working, 5, "2019-07-26")]
    [InlineData("2023-08-22", true, DayKind.Working, 5, "2023-08-28")]
    [InlineData("2019-08-23", true, DayKind.Calendar, 5, "2019-08-27")]
    [InlineData("2020-08-28", true, DayKind.Calendar, 5, "2020-09-01")]
    [InlineData("2020-08-21", true, DayKind.Calendar, 7, "2020-08-27")]
    [InlineData("2011-03-21", false, DayKind.Working, 5, "2011-03-28")]
    [InlineData("2025-04-14", false, DayKind.Working, 5, "2025-04-21")]
    public void Windows_of_real_notices_are_met_by_one_of_the_readings(string posted, bool postingDayCounted, DayKind kind, int length, string last)
    {
        var calendar = new WorkingCalendar(
        [
            .. new[] { 2011, 2019, 2020, 2023, 2025 }.Select(year => new CalendarYear(year, [], [])),
            new CalendarYear(2022, [], [new SpecialDay(new DateOnly(2022, 5, 7), IsOff: false, "劳动节")]),
            new CalendarYear(2024, [], [new SpecialDay(new DateOnly(2024, 2, 4), IsOff: false, "春节")]),
        ]);

        new Term(length, kind, postingDayCounted).WindowFrom(Day(posted), calendar).LastDay.Should().Be(Day(last));
    }

    [Theory]
    [InlineData(false, TermEnd.FollowingDay, "2021-07-13", "2021-07-19", "2021-07-20")]
    [InlineData(false, TermEnd.LastDay, "2021-07-13", "2021-07-19", "2021-07-19")]
    [InlineData(true, TermEnd.FollowingDay, "2021-07-12", "2021-07-16", "2021-07-17")]
    [InlineData(true, TermEnd.LastDay, "2021-07-12", "2021-07-16", "2021-07-16")]
    public void The_readings_of_start_and_end_move_the_window_of_a_Monday_posting(bool postingDayCounted, TermEnd end, string first, string last, string completeFrom)
    {
        var window = new Term(5, DayKind.Working, postingDayCounted, end).WindowFrom(Day(7, 12), Calendar2021);

        window.Should().Be(new Window(Day(7, 12), Day(first), Day(last), Day(completeFrom), 0));
        window.IsComplete(Day(completeFrom).AddDays(-1)).Should().BeFalse();
        window.IsComplete(Day(completeFrom)).Should().BeTrue();
        window.IsComplete(Day(completeFrom).AddDays(1)).Should().BeTrue();
    }

    [Fact]
    public void A_posting_on_a_weekend_does_not_count_itself_even_when_the_posting_day_counts()
    {
        var window = new Term(5, PostingDayCounted: true).WindowFrom(Day(7, 10), Calendar2021);

        window.FirstDay.Should().Be(Day(7, 12));
        window.LastDay.Should().Be(Day(7, 16));
    }

    [Fact]
    public void A_term_of_one_day_has_the_same_first_and_last_day()
    {
        var window = new Term(1).WindowFrom(Day(7, 9), Calendar2021);

        window.FirstDay.Should().Be(Day(7, 12));
        window.LastDay.Should().Be(Day(7, 12));
    }

    // Posted Monday 12 July; 13 and 14 July have run; an objection arrives on Thursday 15 and is dismissed on Tuesday 20 July.
    [Theory]
    [InlineData(AfterSuspension.DaysRunCount, "2021-07-13", "2021-07-23")]
    [InlineData(AfterSuspension.StartsAnew, "2021-07-21", "2021-07-27")]
    public void A_dismissed_objection_moves_the_last_day_by_the_reading(AfterSuspension after, string first, string last)
    {
        var window = new Term(5, AfterSuspension: after).WindowFrom(Day(7, 12), Calendar2021, [new Suspension(Day(7, 15), Day(7, 20))]);

        window.FirstDay.Should().Be(Day(first));
        window.LastDay.Should().Be(Day(last));
    }

    [Theory]
    [InlineData("2021-07-16", "2021-07-19", "2021-07-21")] // Friday to Monday: two working days lost
    [InlineData("2021-07-17", "2021-07-18", "2021-07-19")] // Saturday to Sunday: none lost
    [InlineData("2021-07-16", "2021-07-16", "2021-07-20")] // arrived and dismissed on one day: that day is lost
    [InlineData("2021-07-19", "2021-07-19", "2021-07-20")] // on the last day
    public void A_suspension_costs_its_working_days_and_no_more(string from, string to, string last) =>
        Five.WindowFrom(Day(7, 12), Calendar2021, [new Suspension(Day(from), Day(to))]).LastDay.Should().Be(Day(last));

    [Fact]
    public void Several_suspensions_add_up()
    {
        Suspension[] two = [new(Day(7, 13), Day(7, 13)), new(Day(7, 15), Day(7, 16))];

        Five.WindowFrom(Day(7, 12), Calendar2021, two).LastDay.Should().Be(Day(7, 22));
        (Five with { AfterSuspension = AfterSuspension.StartsAnew }).WindowFrom(Day(7, 12), Calendar2021, two).LastDay.Should().Be(Day(7, 23));
    }

    [Fact]
    public void Overlapping_suspensions_cost_their_common_days_once() => Five.WindowFrom(
        Day(7, 12), Calendar2021, [new Suspension(Day(7, 14), Day(7, 16)), new Suspension(Day(7, 15), Day(7, 19))]).LastDay.Should().Be(Day(7, 23));

    [Theory]
    [InlineData("2021-07-13", 5)]
    [InlineData("2021-07-14", 4)]
    [InlineData("2021-07-17", 1)]
    [InlineData("2021-07-19", 1)]
    [InlineData("2021-07-20", 0)]
    [InlineData("2021-07-28", 0)]
    public void An_open_suspension_has_no_last_day_and_tells_how_many_days_remain(string from, int remaining)
    {
        var window = Five.WindowFrom(Day(7, 12), Calendar2021, [new Suspension(Day(from), null)]);

        window.Should().Be(new Window(Day(7, 12), null, null, null, remaining));
        window.IsComplete(Day(12, 31)).Should().BeFalse();
    }

    [Fact]
    public void Under_an_open_suspension_the_days_of_earlier_suspensions_have_not_run()
    {
        Suspension[] two = [new(Day(7, 13), Day(7, 14)), new(Day(7, 19), null)];

        Five.WindowFrom(Day(7, 12), Calendar2021, two).RemainingDays.Should().Be(3);
        (Five with { AfterSuspension = AfterSuspension.StartsAnew }).WindowFrom(Day(7, 12), Calendar2021, two).RemainingDays.Should().Be(5);
    }

    [Fact]
    public void The_posting_day_that_counts_has_run_when_the_objection_arrives_the_next_day() =>
        (Five with { PostingDayCounted = true }).WindowFrom(Day(7, 12), Calendar2021, [new Suspension(Day(7, 13), null)]).RemainingDays.Should().Be(4);

    [Fact]
    public void A_term_that_runs_into_an_unknown_year_is_an_error_not_a_guess()
    {
        var posting = () => Five.WindowFrom(Day(12, 27), Calendar2021);

        posting.Should().Throw<UnknownYearException>().Which.Year.Should().Be(2022);
        Five.WindowFrom(Day(12, 24), Calendar2021).LastDay.Should().Be(Day(12, 31));
    }

    [Fact]
    public void The_province_publicity_must_be_posted_by_9_August_to_be_listed_on_16_August()
    {
        Five.LatestPosting(Day(8, 14), Calendar2021).Should().Be(Day(8, 8));
        Five.LatestPosting(Day(8, 16), Calendar2021).Should().Be(Day(8, 8));
        Five.LatestPosting(Day(8, 17), Calendar2021).Should().Be(Day(8, 9));
        (Five with { End = TermEnd.LastDay }).LatestPosting(Day(8, 16), Calendar2021).Should().Be(Day(8, 9));
    }

    [Theory]
    [InlineData("2021-12-31", TermEnd.FollowingDay, "2021-12-23")] // 24, 27, 28, 29, 30 December
    [InlineData("2022-01-01", TermEnd.FollowingDay, "2021-12-26")] // 27 to 31 December
    [InlineData("2021-12-31", TermEnd.LastDay, "2021-12-26")]
    public void The_latest_posting_in_late_December_asks_nothing_of_the_year_that_follows(string due, TermEnd end, string posting) =>
        (Five with { End = end }).LatestPosting(Day(due), Calendar2021).Should().Be(Day(posting));

    [Theory]
    [InlineData("2022-01-02", 2022)]
    [InlineData("2021-01-08", 2020)]
    public void A_latest_posting_whose_term_leaves_the_known_years_is_an_error_not_a_guess(string due, int year)
    {
        var posting = () => Five.LatestPosting(Day(due), Calendar2021);

        posting.Should().Throw<UnknownYearException>().Which.Year.Should().Be(year);
    }

    [Fact]
    public void Exactly_so_many_counted_days_lie_in_the_window_as_the_term_is_long() => ForAll(
        from term in Terms
        from posted in PostingDays
        from suspensions in SuspensionsAfter(posted)
        select (term, posted, suspensions),
        at =>
        {
            var window = at.term.WindowFrom(at.posted, Calendar2021, at.suspensions);
            var counted = DaysFrom(window.FirstDay!.Value, window.LastDay!.Value)
                .Count(day => Calendar2021.Counts(day, at.term.Kind) && !at.suspensions.Any(suspension => suspension.Covers(day)));
            return counted == at.term.Length
                && Runs(window.FirstDay.Value) && Runs(window.LastDay.Value)
                && window.FirstDay >= (at.term.PostingDayCounted ? at.posted : at.posted.AddDays(1))
                && window.CompleteFrom == (at.term.End == TermEnd.LastDay ? window.LastDay : window.LastDay.Value.AddDays(1));

            bool Runs(DateOnly day) => Calendar2021.Counts(day, at.term.Kind) && !at.suspensions.Any(suspension => suspension.Covers(day));
        });

    [Fact]
    public void Whoever_posts_later_is_never_complete_earlier() => ForAll(
        from term in Terms
        from posted in PostingDays
        from later in Gen.Choose(0, 20)
        select (term, posted, later),
        at => at.term.WindowFrom(at.posted, Calendar2021).CompleteFrom <= at.term.WindowFrom(at.posted.AddDays(at.later), Calendar2021).CompleteFrom);

    [Fact]
    public void A_longer_suspension_never_ends_the_term_earlier() => ForAll(
        from term in Terms
        from posted in PostingDays
        from delay in Gen.Choose(0, 8)
        from length in Gen.Choose(0, 8)
        from longer in Gen.Choose(0, 8)
        select (term, posted, arrived: posted.AddDays(delay), length, longer),
        at =>
        {
            var without = at.term.WindowFrom(at.posted, Calendar2021).CompleteFrom;
            var shorter = at.term.WindowFrom(at.posted, Calendar2021, [new Suspension(at.arrived, at.arrived.AddDays(at.length))]).CompleteFrom;
            var longer = at.term.WindowFrom(at.posted, Calendar2021, [new Suspension(at.arrived, at.arrived.AddDays(at.length + at.longer))]).CompleteFrom;
            return without <= shorter && shorter <= longer;
        });

    [Fact]
    public void The_days_that_remain_under_an_open_suspension_are_the_days_that_run_after_it() => ForAll(
        from length in Gen.Choose(1, 10)
        from kind in Gen.Elements(DayKind.Working, DayKind.Calendar)
        from posted in PostingDays
        from delay in Gen.Choose(1, 12)
        from open in Gen.Choose(0, 5)
        select (term: new Term(length, kind), posted, arrived: posted.AddDays(delay), lifted: posted.AddDays(delay + open)),
        at =>
        {
            var remaining = at.term.WindowFrom(at.posted, Calendar2021, [new Suspension(at.arrived, null)]).RemainingDays;
            var last = at.term.WindowFrom(at.posted, Calendar2021, [new Suspension(at.arrived, at.lifted)]).LastDay!.Value;
            return remaining == DaysFrom(at.lifted.AddDays(1), last).Count(day => Calendar2021.Counts(day, at.term.Kind));
        });

    [Fact]
    public void The_latest_posting_is_the_last_one_that_is_complete_in_time() => ForAll(
        from term in Terms
        from day in Gen.Choose(60, 330)
        select (term, due: Day(1, 1).AddDays(day)),
        at =>
        {
            var latest = at.term.LatestPosting(at.due, Calendar2021);
            return at.term.WindowFrom(latest, Calendar2021).IsComplete(at.due) && !at.term.WindowFrom(latest.AddDays(1), Calendar2021).IsComplete(at.due);
        });

    private static IEnumerable<DateOnly> DaysFrom(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day;
        }
    }

    private static List<Suspension> Lay(DateOnly posted, int count, int[] gaps, int[] lengths)
    {
        var suspensions = new List<Suspension>();
        var at = posted;
        for (var i = 0; i < count; i++)
        {
            var from = at.AddDays(gaps[i]);
            at = from.AddDays(lengths[i]);
            suspensions.Add(new Suspension(from, at));
            at = at.AddDays(1);
        }

        return suspensions;
    }
}
