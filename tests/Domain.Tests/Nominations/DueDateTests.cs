using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Tests.Nominations;

public class DueDateTests
{
    [Theory]
    [InlineData(true, "2021-07-25", true)]
    [InlineData(true, "2021-07-26", true)]
    [InlineData(true, "2021-07-27", false)]
    [InlineData(false, "2021-07-24", true)]
    [InlineData(false, "2021-07-25", true)]
    [InlineData(false, "2021-07-26", false)]
    public void A_county_hands_in_by_26_July_the_day_included_or_not_by_the_reading(bool inclusive, string on, bool inTime)
    {
        var walk = new Walk(p => p.WithStage("hand-in", stage => stage with { Due = stage.Due! with { Inclusive = inclusive } }));
        var nomination = walk.To("hand-in");

        var outcome = walk.Do(nomination, Act.Submit, Day(on));

        outcome.Accepted.Should().Be(inTime);
        if (!inTime)
        {
            var violation = outcome.RefusedWith("overdue");
            (violation.Clause, violation.Actual, violation.Required).Should().Be(("4.1.c", on, inclusive ? "2021-07-26" : "2021-07-25"));
        }
    }

    [Theory]
    [InlineData(SamplePolicy.Prefecture)]
    [InlineData(SamplePolicy.Department)]
    public void The_date_for_counties_does_not_bind_other_tiers(string recommender)
    {
        var walk = new Walk();
        var nomination = walk.To("hand-in", by: recommender);

        walk.Do(nomination, Act.AcceptLate, Day(7, 27), reason: "not needed").RefusedWith("not-overdue");
        walk.Do(nomination, Act.Submit, Day(7, 27)).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData("submission", Act.Submit, "2021-08-06", "4.2.d")]
    [InlineData("proposed-list", Act.List, "2021-08-16", "4.3.c")]
    [InlineData("decision", Act.Decide, "2021-08-31", "4.4")]
    public void Every_later_date_binds_all_tiers_on_its_day(string stage, Act act, string due, string clause)
    {
        foreach (var recommender in new[] { SamplePolicy.County, SamplePolicy.Prefecture, SamplePolicy.Department })
        {
            var walk = new Walk();
            var nomination = walk.To(stage, by: recommender);

            nomination.Obstacles(act, walk.Context(nomination, act, Day(due).AddDays(-1))).Should().BeEmpty();
            nomination.Obstacles(act, walk.Context(nomination, act, Day(due))).Should().BeEmpty();
            nomination.Obstacles(act, walk.Context(nomination, act, Day(due).AddDays(1)))
                .Should().ContainSingle().Which.Should().Match<Commendation.Domain.Shared.Violation>(violation => violation.Code == "overdue" && violation.Clause == clause);
        }
    }

    [Fact]
    public void A_late_step_is_taken_after_the_receiving_body_accepted_it_with_a_reason()
    {
        var walk = new Walk();
        var nomination = walk.To("hand-in");
        walk.Do(nomination, Act.Submit, Day(7, 27)).RefusedWith("overdue").Message.En.Should().Contain("accept-late");

        _ = walk.Do(nomination, Act.AcceptLate, Day(7, 27), reason: "the road was closed").Value;

        nomination.LateAcceptances.Should().Equal(new LateAcceptance("hand-in", SamplePolicy.Prefecture, Day(7, 27), "the road was closed"));
        nomination.State.Should().Be(State.At("hand-in"));
        walk.Do(nomination, Act.Submit, Day(7, 28)).Accepted.Should().BeTrue();
    }

    [Fact]
    public void Lateness_is_accepted_only_by_the_receiver_only_with_a_reason_and_only_when_there_is_any()
    {
        var walk = new Walk();
        var nomination = walk.To("hand-in");

        walk.Do(nomination, Act.AcceptLate, Day(7, 27), by: SamplePolicy.County, reason: "ours").RefusedWith("not-acting-body").Required.Should().Be(SamplePolicy.Prefecture);
        walk.Do(nomination, Act.AcceptLate, Day(7, 27), reason: " ").RefusedWith("reason-required").Place.Should().Be("reason");
        walk.Do(nomination, Act.AcceptLate, Day(7, 26), reason: "in good time").RefusedWith("not-overdue").Clause.Should().Be("4.1.c");
        nomination.LateAcceptances.Should().BeEmpty();
    }

    [Fact]
    public void The_same_lateness_is_accepted_once()
    {
        var walk = new Walk();
        var nomination = walk.To("hand-in");
        _ = walk.Do(nomination, Act.AcceptLate, Day(7, 27), reason: "the road was closed").Value;
        var before = Snapshot(nomination);

        walk.Do(nomination, Act.AcceptLate, Day(7, 28), reason: "still closed").RefusedWith("already-accepted").Clause.Should().Be("4.1.c");

        Snapshot(nomination).Should().Be(before);
    }

    [Fact]
    public void The_acceptance_of_one_stage_does_not_serve_another()
    {
        var walk = new Walk();
        var nomination = walk.To("hand-in");
        _ = walk.Do(nomination, Act.AcceptLate, Day(7, 27), reason: "the road was closed").Value;
        _ = walk.Do(nomination, Act.Submit, Day(8, 7)).Value;
        walk.FileAll(nomination);
        _ = walk.Do(nomination, Act.Pass, Day(8, 7)).Value;

        walk.Do(nomination, Act.Submit, Day(8, 7)).RefusedWith("overdue").Clause.Should().Be("4.2.d");
    }
}
