using Commendation.Domain.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Calendars;

/// <summary>What was known when, what a later paper changed, and what that does to a term that runs already.</summary>
public class RevisionTests
{
    private static readonly HolidayPaper First = new("2018-12/06", new DateOnly(2018, 12, 6));
    private static readonly HolidayPaper Second = new("2019-03/22", new DateOnly(2019, 3, 22));

    // The Labour Day of 2019 as first announced (one day), and as revised (four days, two make-up Sundays).
    private static readonly WorkingCalendar Calendar = WorkingCalendar.Of(
    [
        new HolidayArrangement(2019, Second, [new Holiday("劳动节", Days("2019-05-01", 4), [Day("2019-04-28"), Day("2019-05-05")])]),
        new HolidayArrangement(2019, First, [new Holiday("劳动节", Days("2019-05-01", 1), []), new Holiday("清明节", [Day("2019-04-05")], [])]),
    ]);

    private static readonly Gen<(Term Term, DateOnly Posted)> Postings =
        from length in Gen.Choose(1, 15)
        from kind in Gen.Elements(DayKind.Working, DayKind.Calendar)
        from counted in Gen.Elements(true, false)
        from end in Gen.Elements(TermEnd.FollowingDay, TermEnd.LastDay)
        from offset in Gen.Choose(0, 300)
        select (new Term(length, kind, counted, end), Day("2019-01-01").AddDays(offset));

    [Theory]
    [InlineData("2018-12-05", null)]
    [InlineData("2018-12-06", true)]
    [InlineData("2019-03-21", true)]
    [InlineData("2019-03-22", false)]
    public void A_day_is_what_the_papers_published_by_then_made_of_it(string known, bool? working)
    {
        var calendar = Calendar.KnownOn(Day(known));

        calendar.Knows(Day("2019-05-02")).Should().Be(working is not null);
        if (working is { } expected)
        {
            calendar.IsWorkingDay(Day("2019-05-02")).Should().Be(expected);
        }
    }

    [Fact]
    public void The_days_that_a_later_paper_changed_are_listed_with_the_paper()
    {
        Calendar.Revisions().Select(revision => (revision.Date, revision.IsWorking, revision.Paper)).Should().Equal(
            (Day("2019-04-28"), true, Second),
            (Day("2019-05-02"), false, Second),
            (Day("2019-05-03"), false, Second),
            (Day("2019-05-05"), true, Second));
    }

    [Fact]
    public void A_special_day_names_the_paper_that_set_it()
    {
        Calendar.SpecialDayOn(Day("2019-05-01"))!.Paper.Should().Be(Second);
        Calendar.SpecialDayOn(Day("2019-04-05"))!.Paper.Should().Be(First);
        Calendar.KnownOn(Day("2019-03-21")).SpecialDayOn(Day("2019-05-01"))!.Paper.Should().Be(First);
    }

    // Posted on 18 March 2019, before the revision of 22 March: one term that it shortens, one that it lengthens, one that it leaves alone.
    [Theory]
    [InlineData(AfterRevision.Recounted, 29, "2019-04-29", "2019-04-28")]
    [InlineData(AfterRevision.Stands, 29, "2019-04-29", "2019-04-29")]
    [InlineData(AfterRevision.OnlyLengthens, 29, "2019-04-29", "2019-04-29")]
    [InlineData(AfterRevision.Recounted, 32, "2019-05-03", "2019-05-05")]
    [InlineData(AfterRevision.Stands, 32, "2019-05-03", "2019-05-03")]
    [InlineData(AfterRevision.OnlyLengthens, 32, "2019-05-03", "2019-05-05")]
    [InlineData(AfterRevision.Recounted, 33, "2019-05-06", "2019-05-06")]
    public void A_revision_does_to_a_running_term_what_the_policy_says(AfterRevision rule, int length, string asPosted, string inForce)
    {
        var term = new Term(length, AfterRevision: rule);

        var history = term.HistoryFrom(Day("2019-03-18"), Calendar);

        history.AsPosted!.LastDay.Should().Be(Day(asPosted));
        history.InForce!.LastDay.Should().Be(Day(inForce));
        history.Revisions.Select(revision => revision.PublishedOn).Should().Equal(asPosted == inForce ? [] : [Second.PublishedOn]);
        term.WindowFrom(Day("2019-03-18"), Calendar).Should().Be(history.InForce);
    }

    [Fact]
    public void A_term_into_a_year_that_was_not_published_then_is_set_by_the_paper_that_publishes_it()
    {
        var calendar = WorkingCalendar.Of(
        [
            new HolidayArrangement(2018, new HolidayPaper("2017-11/30", Day("2017-11-30")), []),
            new HolidayArrangement(2019, First, [new Holiday("元旦", [Day("2019-01-01")], [])]),
        ]);

        foreach (var rule in Enum.GetValues<AfterRevision>())
        {
            var history = new Term(20, AfterRevision: rule).HistoryFrom(Day("2018-12-04"), calendar);

            history.AsPosted.Should().BeNull();
            history.Revisions.Should().ContainSingle().Which.PublishedOn.Should().Be(First.PublishedOn);
            history.InForce!.LastDay.Should().Be(Day("2019-01-02"));
        }
    }

    [Fact]
    public void A_year_that_no_paper_sets_stays_an_error_that_names_it()
    {
        foreach (var rule in Enum.GetValues<AfterRevision>())
        {
            var reckoning = () => new Term(5, AfterRevision: rule).WindowFrom(Day("2019-12-30"), Calendar);

            reckoning.Should().Throw<UnknownYearException>().Which.Year.Should().Be(2020);
        }
    }

    [Fact]
    public void A_term_posted_after_the_last_paper_has_no_history() => ForAll(
        Postings.Where(at => at.Posted >= Second.PublishedOn && at.Posted < Day("2019-11-01")),
        at => at.Term.HistoryFrom(at.Posted, Calendar) is { Revisions.Count: 0 } history && history.AsPosted == at.Term.WindowFrom(at.Posted, Calendar));

    [Fact]
    public void A_term_that_only_lengthens_never_ends_before_what_was_announced_nor_before_what_is_finally_worked() => ForAll(
        Postings.Where(at => at.Posted < Day("2019-11-01")),
        at =>
        {
            var last = (at.Term with { AfterRevision = AfterRevision.OnlyLengthens }).WindowFrom(at.Posted, Calendar).LastDay!.Value;
            var announced = (at.Term with { AfterRevision = AfterRevision.Stands }).WindowFrom(at.Posted, Calendar).LastDay!.Value;
            var worked = at.Term.WindowFrom(at.Posted, Calendar).LastDay!.Value;
            return last == (announced > worked ? announced : worked) && announced == at.Term.WindowFrom(at.Posted, Calendar.KnownOn(at.Posted)).LastDay;
        });

    [Fact]
    public void The_latest_posting_is_complete_in_time_and_the_day_after_it_is_not() => ForAll(
        from at in Postings
        from rule in Gen.Elements(Enum.GetValues<AfterRevision>())
        from due in Gen.Choose(60, 300)
        select (Term: at.Term with { AfterRevision = rule }, Due: Day("2019-01-01").AddDays(due)),
        at =>
        {
            var latest = at.Term.LatestPosting(at.Due, Calendar);
            return at.Term.WindowFrom(latest, Calendar).IsComplete(at.Due)
                && Enumerable.Range(1, 40).Select(latest.AddDays).TakeWhile(later => later < at.Due).All(later => !at.Term.WindowFrom(later, Calendar).IsComplete(at.Due));
        });

    [Fact]
    public void A_holiday_of_a_region_lengthens_a_term_by_the_working_days_that_it_takes()
    {
        var festival = new HolidayArrangement(2019, new HolidayPaper("州政办〔2019〕8号", Day("2019-06-01")), [new Holiday("州庆", Days("2019-07-01", 2), [])]);
        var local = Calendar.With([festival]);

        new Term(5).WindowFrom(Day("2019-06-28"), Calendar).LastDay.Should().Be(Day("2019-07-05"));
        new Term(5).WindowFrom(Day("2019-06-28"), local).LastDay.Should().Be(Day("2019-07-09"));
        local.KnownOn(Day("2019-05-31")).IsWorkingDay(Day("2019-07-01")).Should().BeTrue();
        local.Revisions().Select(revision => revision.Date).Should().Contain([Day("2019-07-01"), Day("2019-07-02")]);
        local.Years.Single().Papers.Should().Equal(First, Second, festival.Paper);
        Calendar.With([]).Should().BeSameAs(Calendar);
        Calendar2021.With([festival with { Holidays = [new Holiday("州庆", [Day(7, 1)], [])] }]).IsWorkingDay(Day(7, 1)).Should().BeFalse();
    }

    private static List<DateOnly> Days(string first, int count) => [.. Enumerable.Range(0, count).Select(Day(first).AddDays)];
}
