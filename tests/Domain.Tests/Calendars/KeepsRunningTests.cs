using Commendation.Domain.Calendars;
using FsCheck;
using FsCheck.Fluent;

namespace Commendation.Domain.Tests.Calendars;

/// <summary>A term that runs on while an objection is examined.</summary>
public class KeepsRunningTests
{
    private static readonly Term Seven = new(7, DayKind.Calendar, AfterSuspension: AfterSuspension.KeepsRunning);

    [Theory]
    [InlineData(null, null, "2021-07-19")] // posted on 12 July
    [InlineData("2021-07-14", "2021-07-16", "2021-07-19")] // examined within the term: nothing is lost
    [InlineData("2021-07-14", "2021-07-19", "2021-07-19")]
    [InlineData("2021-07-14", "2021-07-23", "2021-07-23")] // it cannot end before the dismissal
    public void The_days_of_the_examination_count_but_the_term_waits_for_its_end(string? from, string? to, string last)
    {
        Suspension[] suspensions = from is null ? [] : [new Suspension(Day(from), Day(to!))];

        var window = Seven.WindowFrom(Day(7, 12), Calendar2021, suspensions);

        window.LastDay.Should().Be(Day(last));
        window.CompleteFrom.Should().Be(Day(last).AddDays(1));
    }

    [Fact]
    public void While_the_objection_is_open_there_is_no_last_day() =>
        Seven.WindowFrom(Day(7, 12), Calendar2021, [new Suspension(Day(7, 14), null)]).LastDay.Should().BeNull();

    [Fact]
    public void It_never_ends_later_than_a_term_that_stands_still_and_never_before_the_undisturbed_one() => ForAll(
        from posted in Gen.Choose(0, 200).Select(day => Day(1, 4).AddDays(day))
        from length in Gen.Choose(1, 10)
        from kind in Gen.Elements(DayKind.Working, DayKind.Calendar)
        from begin in Gen.Choose(0, 5)
        from lasting in Gen.Choose(0, 20)
        select (posted, length, kind, suspension: new Suspension(posted.AddDays(begin), posted.AddDays(begin + lasting))),
        given =>
        {
            DateOnly? Last(AfterSuspension after, params Suspension[] suspensions) =>
                new Term(given.length, given.kind, AfterSuspension: after).WindowFrom(given.posted, Calendar2021, suspensions).LastDay;
            var undisturbed = Last(AfterSuspension.KeepsRunning)!.Value;
            if (given.suspension.From > undisturbed)
            {
                return true;
            }

            var keeps = Last(AfterSuspension.KeepsRunning, given.suspension)!.Value;
            var stands = Last(AfterSuspension.DaysRunCount, given.suspension)!.Value;
            return keeps >= undisturbed && keeps >= given.suspension.To && keeps <= stands;
        });
}
