using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Schedule;

namespace Commendation.Domain.Tests.Nominations;

/// <summary>Due dates with a time of day, counted from an event or a stage, and on rest days.</summary>
public class DueTimesTests
{
    [Theory]
    [InlineData(true, "2021-07-25", null, null)]
    [InlineData(true, "2021-07-26", "17:29", null)]
    [InlineData(true, "2021-07-26", "17:30", null)]
    [InlineData(true, "2021-07-26", "17:31", "overdue")]
    [InlineData(false, "2021-07-26", "17:29", null)]
    [InlineData(false, "2021-07-26", "17:30", "overdue")]
    [InlineData(true, "2021-07-26", null, "time-needed")]
    [InlineData(true, "2021-07-27", null, "overdue")]
    [InlineData(true, "2021-07-27", "00:00", "overdue")]
    public void Where_it_is_due_at_a_time_the_minute_decides_and_the_day_alone_is_not_enough_on_that_day(bool inclusive, string on, string? at, string? refused)
    {
        var walk = With(due => due with { At = new TimeOnly(17, 30), Inclusive = inclusive });
        var nomination = walk.To("hand-in");

        var violations = nomination.Obstacles(Act.Submit, At(walk, nomination, Act.Submit, on, at));

        violations.Select(violation => violation.Code).Should().Equal(refused is null ? [] : [refused]);
        violations.Select(violation => violation.Required).Should().AllBe("2021-07-26 17:30");
    }

    [Fact]
    public void A_delay_of_minutes_is_accepted_like_one_of_days_and_only_when_the_minute_is_told()
    {
        var walk = With(due => due with { At = new TimeOnly(17, 30) });
        var nomination = walk.To("hand-in");

        nomination.Do(Act.AcceptLate, At(walk, nomination, Act.AcceptLate, "2021-07-26", "17:30")).RefusedWith("not-overdue").Message.En.Should().Contain("2021-07-26 17:30");
        nomination.Do(Act.AcceptLate, At(walk, nomination, Act.AcceptLate, "2021-07-26", null)).RefusedWith("time-needed");
        _ = nomination.Do(Act.AcceptLate, At(walk, nomination, Act.AcceptLate, "2021-07-26", "17:31")).Value;
        nomination.Do(Act.Submit, At(walk, nomination, Act.Submit, "2021-07-26", null)).Accepted.Should().BeTrue();
    }

    [Fact]
    public void The_time_of_an_act_stands_in_the_journal_where_it_decides()
    {
        var walk = With(due => due with { At = new TimeOnly(17, 30) });
        var nomination = walk.To("hand-in");

        _ = nomination.Do(Act.Submit, At(walk, nomination, Act.Submit, "2021-07-26", "17:05")).Value;

        nomination.Entries[^1].Details.Should().Contain("at", "17:05");
        nomination.Entries.SkipLast(1).Should().NotContain(entry => entry.Details.ContainsKey("at"));
    }

    // Recommended and posted on 12 July 2021, a Monday; the term runs to 19 July and the publicity is closed on the 20th. 17 and 18 July are a weekend.
    [Theory]
    [InlineData(DayKind.Working, 3, "notice", "2021-07-13")]
    [InlineData(DayKind.Calendar, 3, "notice", "2021-07-11")]
    [InlineData(DayKind.Working, 1, "season-end", "2021-07-19")]
    [InlineData(DayKind.Working, 2, "local-publicity", "2021-07-22")]
    [InlineData(DayKind.Calendar, 4, "local-publicity", "2021-07-24")]
    [InlineData(DayKind.Working, 8, "local-publicity/posted", "2021-07-22")]
    [InlineData(DayKind.Working, 5, "unit-recommendation", "2021-07-19")]
    public void A_time_is_counted_from_the_notice_an_event_a_stage_or_a_posting(DayKind kind, int length, string after, string last)
    {
        var walk = new Walk(p => Relative(p, new RelativeTime(length, kind, after)) with { Events = [new CampaignEvent("season-end", "4.1.c", Text.Same("季末"), Day(7, 16))] });
        var nomination = walk.To("hand-in");
        nomination.Passages.Select(passage => (passage.Stage, passage.LeftOn)).Should().Equal(("unit-recommendation", Day(7, 12)), ("local-publicity", Day(7, 20)));

        nomination.DueIn(walk.Policy.StageOf("hand-in"), walk.Rules)!.Value.Day.Should().Be(Day(last));
        var late = Day(last) < nomination.LastActOn;
        nomination.Obstacles(Act.Submit, walk.Context(nomination, Act.Submit, late ? nomination.LastActOn : Day(last))).Should().HaveCount(late ? 1 : 0);
        nomination.Obstacles(Act.Submit, walk.Context(nomination, Act.Submit, Day(last).AddDays(30))).Should().ContainSingle().Which.Code.Should().Be("overdue");
    }

    [Theory]
    [InlineData(RestDay.Stands, "2021-07-24", true, "2021-07-24")]
    [InlineData(RestDay.MovesOn, "2021-07-24", true, "2021-07-26")]
    [InlineData(RestDay.MovesOn, "2021-07-26", true, "2021-07-26")]
    [InlineData(RestDay.MovesOn, "2021-07-26", false, "2021-07-26")]
    [InlineData(RestDay.Stands, "2021-07-26", false, "2021-07-25")]
    [InlineData(RestDay.MovesOn, "2021-09-19", true, "2021-09-22")]
    [InlineData(RestDay.MovesOn, "2021-09-18", true, "2021-09-18")]
    public void A_rest_day_leaves_a_due_date_alone_or_moves_it_on_never_back(RestDay rule, string on, bool inclusive, string last) =>
        new DueDate(Day(on), "1", inclusive, []) { RestDay = rule }.Last(_ => null, Calendar2021)!.Value.Day.Should().Be(Day(last));

    [Fact]
    public void What_stands_does_not_ask_the_calendar_and_what_moves_names_the_year_that_it_lacks()
    {
        var due = new DueDate(new DateOnly(2030, 5, 5), "1", Inclusive: true, []);
        var moving = () => (due with { RestDay = RestDay.MovesOn }).Last(_ => null, Calendar2021);

        due.Last(_ => null, Calendar2021)!.Value.Day.Should().Be(new DateOnly(2030, 5, 5));
        moving.Should().Throw<UnknownYearException>().Which.Year.Should().Be(2030);
    }

    [Fact]
    public void A_return_takes_the_passages_back_and_the_time_is_counted_anew()
    {
        var walk = new Walk(p => p.WithStage("submission", stage => stage with { Due = new DueDate(null, "4.2.d", Inclusive: true, []) { Within = new RelativeTime(5, DayKind.Working, "first-review") } }));
        var nomination = walk.To("second-review");
        nomination.Passages.Select(passage => passage.Stage).Should().Equal("unit-recommendation", "local-publicity", "hand-in", "first-review", "submission");

        _ = walk.Do(nomination, Act.Return, reason: "材料需补充").Value;

        nomination.Passages.Select(passage => passage.Stage).Should().Equal("unit-recommendation", "local-publicity", "hand-in");
        nomination.DueIn(walk.Policy.StageOf("submission"), walk.Rules).Should().BeNull("the first review has not been passed again");
    }

    [Fact]
    public void The_timetable_reckons_with_times_counted_from_stages()
    {
        var rules = Rulebook.Of(SamplePolicy.Build(p => p.WithStage("submission", stage => stage with { Due = new DueDate(null, "4.2.d", Inclusive: true, []) { Within = new RelativeTime(3, DayKind.Working, "hand-in") } })), Calendar2021);

        // Hand-in is due on 26 July, a Monday; three working days later it is Thursday.
        var days = OfCounties(rules).ToDictionary(days => days.Stage.Code);
        days["submission"].LeaveBy.Should().Be(Day(7, 29));
        days["first-review"].LeaveBy.Should().Be(Day(7, 29));
    }

    [Fact]
    public void A_holiday_of_the_region_counts_where_the_organisation_that_acts_lies_in_it()
    {
        var festival = new LocalHoliday(new Text("州庆", "Prefecture Day"), [SamplePolicy.Prefecture], [Day(7, 13), Day(7, 14)], [], new HolidayPaper("州政办〔2021〕3号", Day(6, 1)));
        var walk = new Walk(p => p with { Holidays = [festival] });

        walk.Rules.CalendarOf(SamplePolicy.County).IsWorkingDay(Day(7, 13)).Should().BeFalse("the county lies in the prefecture");
        walk.Rules.CalendarOf(SamplePolicy.Department).IsWorkingDay(Day(7, 13)).Should().BeTrue();
        walk.Rules.CalendarOf(null).Should().BeSameAs(Calendar2021);

        var nomination = walk.To("local-publicity/posted");
        nomination.WindowIn("local-publicity", walk.Rules)!.LastDay.Should().Be(nomination.PublicationIn("local-publicity")!.PostedOn == Day(7, 12) ? Day(7, 21) : default);
        OfCounties(walk.Rules).Single(days => days.Stage.Code == "local-publicity").Earliest.Should().Be(walk.Policy.IssuedOn);
        OfCounties(walk.Rules).Single(days => days.Stage.Code == "hand-in").Earliest.Should().Be(Day(7, 20), "the festival lies in the term");
        OfCounties(walk.Rules with { Policy = walk.Policy with { Holidays = [] } }).Single(days => days.Stage.Code == "hand-in").Earliest.Should().Be(Day(7, 16));
    }

    // The county of the sample lies in the prefecture that has a holiday of its own.
    private static IReadOnlyList<StageDays> OfCounties(Rulebook rules) => Timetable.Of(rules).First(table => table.Tiers.Contains("county") && table.Holidays.Count == rules.Policy.Holidays.Count).Stages;

    private static CampaignPolicy Relative(CampaignPolicy policy, RelativeTime within) =>
        policy.WithStage("hand-in", stage => stage with { Due = stage.Due! with { On = null, Within = within } });

    private static Walk With(Func<DueDate, DueDate> change) => new(p => p.WithStage("hand-in", stage => stage with { Due = change(stage.Due!) }));

    private static ActContext At(Walk walk, Nomination nomination, Act act, string on, string? at) =>
        walk.Context(nomination, act, Day(on), reason: "说明") with { At = at is null ? null : TimeOnly.Parse(at) };
}
