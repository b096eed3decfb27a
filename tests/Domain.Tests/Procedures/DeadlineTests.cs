using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Tests.Procedures;

public class DeadlineTests
{
    [Fact]
    public void Every_stage_is_told_when_it_must_begin_and_end_for_all_later_dates_to_be_met()
    {
        Deadlines().Select(deadline => (deadline.Stage.Code, deadline.EnterBy, deadline.LeaveBy)).Should().Equal(
            ("unit-recommendation", Day(7, 18), Day(7, 18)),
            ("local-publicity", Day(7, 18), Day(7, 26)), // Sunday: 19 to 23 July, closed from 24 July
            ("hand-in", Day(7, 26), Day(7, 26)),
            ("first-review", Day(8, 6), Day(8, 6)),
            ("submission", Day(8, 6), Day(8, 6)),
            ("second-review", Day(8, 8), Day(8, 8)),
            ("province-publicity", Day(8, 8), Day(8, 16)), // Sunday: 9 to 13 August, closed from 14 August
            ("proposed-list", Day(8, 16), Day(8, 16)),
            ("decision", Day(8, 31), Day(8, 31)));
    }

    [Theory]
    [InlineData("county", "2021-07-26", "2021-07-18")]
    [InlineData("prefecture", "2021-08-06", "2021-07-29")]
    [InlineData("department", "2021-08-06", "2021-07-29")]
    [InlineData(null, "2021-07-26", "2021-07-18")]
    public void A_date_for_some_tiers_presses_their_nominees_only(string? tier, string handIn, string posting)
    {
        var deadlines = Deadline.Of(Rulebook.Of(SamplePolicy.Build(), Calendar2021), tier).ToDictionary(deadline => deadline.Stage.Code);

        deadlines["hand-in"].LeaveBy.Should().Be(Day(handIn));
        deadlines["local-publicity"].EnterBy.Should().Be(Day(posting));
        deadlines["second-review"].LeaveBy.Should().Be(Day(8, 8));
    }

    [Fact]
    public void Without_a_tier_the_deadlines_are_the_tightest_of_all()
    {
        var rules = Rulebook.Of(SamplePolicy.Build(p => p.WithStage("submission", stage => stage with { Due = stage.Due! with { Tiers = ["prefecture", "department"] } })), Calendar2021);
        var tiers = rules.Policy.Organisations.All.Select(organisation => organisation.Tier).Distinct().Select(tier => Deadline.Of(rules, tier)).ToList();

        Deadline.Of(rules).Should().Equal(Deadline.Of(rules, null)).And.Equal(Enumerable.Range(0, rules.Policy.Stages.Count).Select(i => new Deadline(
            rules.Policy.Stages[i], tiers.Min(deadlines => deadlines[i].EnterBy), tiers.Min(deadlines => deadlines[i].LeaveBy))));
    }

    [Fact]
    public void A_date_that_later_stages_leave_no_time_for_gives_way_to_theirs()
    {
        var deadlines = Deadlines(p => p.WithStage("submission", stage => stage with { Due = stage.Due! with { On = Day(8, 13) } }));

        deadlines.Single(deadline => deadline.Stage.Code == "submission").LeaveBy.Should().Be(Day(8, 8));
    }

    [Fact]
    public void Without_due_dates_nothing_is_pressing() =>
        Deadlines(p => p with { Stages = [.. p.Stages.Select(stage => stage with { Due = null })] })
            .Should().OnlyContain(deadline => deadline.EnterBy == null && deadline.LeaveBy == null);

    [Fact]
    public void A_publicity_that_is_posted_on_its_last_day_can_be_closed_on_its_last_day_and_a_day_later_it_cannot()
    {
        var term = SamplePolicy.FiveWorkingDays;
        foreach (var deadline in Deadlines().Where(deadline => deadline.Stage.Term is not null))
        {
            term.WindowFrom(deadline.EnterBy!.Value, Calendar2021).IsComplete(deadline.LeaveBy!.Value).Should().BeTrue();
            term.WindowFrom(deadline.EnterBy.Value.AddDays(1), Calendar2021).IsComplete(deadline.LeaveBy.Value).Should().BeFalse();
        }
    }

    private static IReadOnlyList<Deadline> Deadlines(Func<CampaignPolicy, CampaignPolicy>? change = null) =>
        Deadline.Of(Rulebook.Of(SamplePolicy.Build(change), Calendar2021));
}
