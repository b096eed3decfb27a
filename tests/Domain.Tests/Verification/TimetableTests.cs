using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification.Schedule;

namespace Commendation.Domain.Tests.Verification;

public class TimetableTests
{
    [Fact]
    public void Every_stage_is_told_when_it_must_begin_and_end_for_all_later_dates_to_be_met()
    {
        Of("county").Stages.Select(days => (days.Stage.Code, days.EnterBy, days.LeaveBy)).Should().Equal(
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
    public void A_date_for_some_tiers_presses_their_nominees_only(string tier, string handIn, string posting)
    {
        var days = Of(tier).Stages.ToDictionary(days => days.Stage.Code);

        days["hand-in"].LeaveBy.Should().Be(Day(handIn));
        days["local-publicity"].EnterBy.Should().Be(Day(posting));
        days["second-review"].LeaveBy.Should().Be(Day(8, 8));
    }

    [Fact]
    public void Tiers_that_the_same_dates_bind_share_a_timetable() =>
        Timetable.Of(Rulebook.Of(SamplePolicy.Build(), Calendar2021)).Select(table => string.Join(' ', table.Tiers.Order(StringComparer.Ordinal)))
            .Should().BeEquivalentTo("county", "department prefecture");

    [Fact]
    public void A_date_that_later_stages_leave_no_time_for_gives_way_to_theirs() =>
        Of("county", p => p.WithStage("submission", stage => stage with { Due = stage.Due! with { On = Day(8, 13) } }))
            .Stages.Single(days => days.Stage.Code == "submission").LeaveBy.Should().Be(Day(8, 8));

    [Fact]
    public void Without_due_dates_nothing_is_pressing() =>
        Of("county", p => p with { Stages = [.. p.Stages.Select(stage => stage with { Due = null })] })
            .Stages.Should().OnlyContain(days => days.EnterBy == null && days.LeaveBy == null && days.Slack == null && days.Left == null);

    [Fact]
    public void A_publicity_that_is_posted_on_its_last_day_can_be_closed_on_its_last_day_and_a_day_later_it_cannot()
    {
        var term = SamplePolicy.FiveWorkingDays;
        foreach (var days in Of("county").Stages.Where(days => days.Stage.Term is not null))
        {
            term.WindowFrom(days.EnterBy!.Value, Calendar2021).IsComplete(days.LeaveBy!.Value).Should().BeTrue();
            term.WindowFrom(days.EnterBy.Value.AddDays(1), Calendar2021).IsComplete(days.LeaveBy.Value).Should().BeFalse();
        }
    }

    private static Timetable Of(string tier, Func<CampaignPolicy, CampaignPolicy>? change = null) =>
        Timetable.Of(Rulebook.Of(SamplePolicy.Build(change), Calendar2021)).Single(table => table.Tiers.Contains(tier));
}
