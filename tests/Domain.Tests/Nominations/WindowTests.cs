using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Proof;
using Commendation.Domain.Verification.Schedule;

namespace Commendation.Domain.Tests.Nominations;

/// <summary>Windows that open as well as close, for leaving a stage and for posting a notice, and days named by week or month.</summary>
public class WindowTests
{
    [Theory]
    [InlineData(null, "2021-07-21", null, "too-early")]
    [InlineData(null, "2021-07-22", null, null)]
    [InlineData("10:00", "2021-07-21", "23:59", "too-early")]
    [InlineData("10:00", "2021-07-22", "09:59", "too-early")]
    [InlineData("10:00", "2021-07-22", "10:00", null)]
    [InlineData("10:00", "2021-07-22", null, "time-needed")]
    [InlineData("10:00", "2021-07-23", null, null)]
    public void A_stage_is_not_left_before_its_window_opens(string? opens, string on, string? at, string? refused)
    {
        var walk = Opening("hand-in", new Opening(Day(7, 22), "4.1.c", []) { At = opens is null ? null : Time(opens) });
        var nomination = walk.To("hand-in");

        var violations = nomination.Obstacles(Act.Submit, walk.Context(nomination, Act.Submit, Day(on)) with { At = at is null ? null : Time(at) });

        violations.Select(violation => violation.Code).Should().Equal(refused is null ? [] : [refused]);
        violations.Select(violation => (violation.Clause, violation.Required![..10])).Should().AllBeEquivalentTo(("4.1.c", "2021-07-22"));
    }

    [Fact]
    public void A_window_binds_the_tiers_that_it_names()
    {
        var walk = Opening("hand-in", new Opening(Day(7, 22), "4.1.c", ["department"]));
        var nomination = walk.To("hand-in");

        nomination.Obstacles(Act.Submit, walk.Context(nomination, Act.Submit, Day(7, 21))).Should().BeEmpty();
    }

    [Fact]
    public void A_notice_is_posted_within_its_own_window_and_closed_by_another_due_date()
    {
        var walk = Posting(new Opening(Day(7, 13), "4.1.b", []), Due(Day(7, 15)), closing: Due(Day(7, 21)));
        var nomination = walk.To("local-publicity");

        walk.Post([nomination], Day(7, 12)).RefusedWith("too-early");
        walk.Post([nomination], Day(7, 16)).RefusedWith("overdue").Required.Should().Be("2021-07-15");
        _ = walk.Do(nomination, Act.AcceptLate, Day(7, 16), reason: "the printer broke").Value;
        nomination.LateAcceptances.Single().Stage.Should().Be("local-publicity/posted");
        _ = walk.Post([nomination], Day(7, 16)).Value;

        // The delay of the posting was accepted; that of the closing was not.
        walk.Do(nomination, Act.Close, Day(7, 26)).RefusedWith("overdue").Required.Should().Be("2021-07-21");
        _ = walk.Do(nomination, Act.AcceptLate, Day(7, 26), reason: "and so was the board").Value;
        nomination.LateAcceptances.Select(late => late.Stage).Should().Equal("local-publicity/posted", "local-publicity");
        nomination.Obstacles(Act.Close, walk.Context(nomination, Act.Close, Day(7, 26))).Should().BeEmpty();
    }

    [Fact]
    public void What_is_next_due_is_the_posting_until_the_notice_is_posted()
    {
        var walk = Posting(null, Due(Day(7, 15)), closing: Due(Day(7, 30)));
        var nomination = walk.To("local-publicity");

        walk.Policy.DueAt(nomination.State)!.On.Should().Be(Day(7, 15));
        _ = walk.Post([nomination], Day(7, 12)).Value;
        walk.Policy.DueAt(nomination.State)!.On.Should().Be(Day(7, 30));
    }

    // 12 July 2021 is a Monday, 25 and 26 September a Saturday worked and a Sunday worked before National Day.
    [Theory]
    [InlineData(CalendarMark.Friday, "2021-07-12", "2021-07-16")]
    [InlineData(CalendarMark.Friday, "2021-07-16", "2021-07-23")]
    [InlineData(CalendarMark.Monday, "2021-07-12", "2021-07-19")]
    [InlineData(CalendarMark.Sunday, "2021-07-12", "2021-07-18")]
    [InlineData(CalendarMark.Sunday, "2021-07-18", "2021-07-25")]
    [InlineData(CalendarMark.Monday, "2021-07-18", "2021-07-19")]
    [InlineData(CalendarMark.MonthEnd, "2021-07-12", "2021-07-31")]
    [InlineData(CalendarMark.MonthEnd, "2021-07-31", "2021-07-31")]
    [InlineData(CalendarMark.MonthEnd, "2020-02-03", "2020-02-29")]
    [InlineData(CalendarMark.LastWorkingDay, "2021-07-12", "2021-07-30")]
    [InlineData(CalendarMark.LastWorkingDay, "2021-07-30", "2021-07-30")]
    [InlineData(CalendarMark.LastWorkingDay, "2021-07-31", "2021-08-31")]
    public void A_weekday_is_the_first_after_a_day_and_a_month_ends_with_the_month_of_the_day(CalendarMark mark, string from, string last) =>
        new RelativeTime(0, DayKind.Calendar, "notice") { Until = mark }.From(DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture), Calendar2021).Should().Be(DateOnly.Parse(last, System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void A_due_date_by_the_month_is_kept_on_its_last_day_and_missed_on_the_next()
    {
        var walk = new Walk(p => p.WithStage("hand-in", s => s with
        {
            Due = new DueDate(null, "4.1.c", Inclusive: true, []) { Within = new RelativeTime(0, DayKind.Calendar, "local-publicity") { Until = CalendarMark.MonthEnd } },
        }));
        var nomination = walk.To("hand-in");

        nomination.DueIn(walk.Policy.FindStage("hand-in")!, walk.Rules)!.Value.Day.Should().Be(Day(7, 31));
        nomination.Obstacles(Act.Submit, walk.Context(nomination, Act.Submit, Day(7, 31))).Should().BeEmpty();
        nomination.Obstacles(Act.Submit, walk.Context(nomination, Act.Submit, Day(8, 1))).Should().ContainSingle().Which.Message.Zh.Should().Contain("2021-07-31");
        walk.Policy.FindStage("hand-in")!.Due!.Describe(walk.Policy).En.Should().Be("by the end of that month after 'local publicity' was done");
    }

    [Fact]
    public void The_timetable_waits_for_a_window_and_finds_a_posting_that_comes_too_late()
    {
        var late = SamplePolicy.Build(p => p.WithStage("local-publicity", s => s with { Posting = new PostingWindow(new Opening(Day(7, 20), "4.1.b", []), null) }));
        var table = Timetable.Of(Rulebook.Of(late, Calendar2021)).Single(table => table.Tiers.Contains("county"));

        table.Stages.Single(days => days.Stage.Code == "local-publicity").Earliest.Should().Be(Day(7, 20));
        table.Missed.Should().Contain(missed => missed.Ever && !missed.Posting && late.Stages[missed.Position].Code == "hand-in");

        var posting = SamplePolicy.Build(p => p.WithStage("province-publicity", s => s with { Posting = new PostingWindow(null, new DueDate(Day(8, 5), "4.3.b", Inclusive: true, [])) }));
        var missed = Timetable.Of(Rulebook.Of(posting, Calendar2021)).SelectMany(each => each.Missed).First(missed => missed.Posting);
        (missed.Ever, missed.Last, missed.Ready).Should().Be((false, Day(8, 5), Day(8, 6)));
    }

    [Fact]
    public void The_proof_holds_with_windows_and_fails_without_the_guard_of_one()
    {
        var policy = Posting(new Opening(Day(7, 13), "4.1.b", []), Due(Day(7, 15)), closing: Due(Day(7, 30))).Policy.WithStage("hand-in", s => s with { NotBefore = new Opening(Day(7, 22), "4.1.c", []) });
        var table = Procedure.Compile(policy).Transitions;

        ProcedureProof.Prove(policy, table).Findings.Should().BeEmpty();
        var unguarded = table.Select(row => row with { Guards = [.. row.Guards.Where(guard => guard is not HasOpened { Stage.Code: "hand-in" })] }).ToList();
        ProcedureProof.Prove(policy, unguarded).Findings.Should().Contain(finding => finding.Clause == "4.1.c");
        var never = table.Select(row => row.Act == Act.Post ? row with { Guards = [.. row.Guards.Where(guard => guard is not InTime)] } : row).ToList();
        ProcedureProof.Prove(policy, never).Findings.Should().Contain(finding => finding.Clause == "4.1.b");
    }

    private static Walk Opening(string stage, Opening opening) => new(p => p.WithStage(stage, s => s with { NotBefore = opening }));

    private static Walk Posting(Opening? notBefore, DueDate due, DueDate closing) =>
        new(p => p.WithStage("local-publicity", s => s with { Posting = new PostingWindow(notBefore, due), Due = closing }));

    private static DueDate Due(DateOnly on) => new(on, "4.1.b", Inclusive: true, []);

    private static TimeOnly Time(string text) => TimeOnly.ParseExact(text, "HH:mm", System.Globalization.CultureInfo.InvariantCulture);
}
