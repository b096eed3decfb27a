using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Nominations;

public class ActionsTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void Every_act_of_the_state_is_told_with_who_acts_and_what_it_needs()
    {
        var actions = Actions(_walk.To("hand-in"), Day(7, 21));

        actions.Select(action => (action.Transition.Act, action.ActingOrganisation, action.NeedsReason)).Should().BeEquivalentTo(new (Act, string?, bool)[]
        {
            (Act.Submit, SamplePolicy.County, false),
            (Act.AcceptLate, SamplePolicy.Prefecture, true),
            (Act.Withdraw, SamplePolicy.County, true),
            (Act.Disqualify, null, false),
        });
    }

    [Theory]
    [InlineData("2021-07-19", new[] { "date-before-last-act" }, new[] { "date-before-last-act", "not-overdue" })]
    [InlineData("2021-07-26", new string[0], new[] { "not-overdue" })]
    [InlineData("2021-07-27", new[] { "overdue" }, new string[0])]
    public void What_stands_in_the_way_depends_on_the_day_that_is_asked_about(string on, string[] submit, string[] acceptLate)
    {
        var actions = Actions(_walk.To("hand-in"), Day(on));

        Codes(actions, Act.Submit).Should().Equal(submit);
        Codes(actions, Act.AcceptLate).Should().Equal(acceptLate);
    }

    [Fact]
    public void Neither_the_role_of_the_asker_nor_a_missing_reason_is_held_against_an_act() =>
        Actions(_walk.To("second-review"), Day(8, 3)).Should().NotContain(action =>
            action.Violations.Any(violation => violation.Code == "not-acting-body" || violation.Code == "reason-required"));

    [Fact]
    public void Missing_records_and_running_terms_are_told_before_anybody_tries()
    {
        Codes(Actions(_walk.Nominate(), Day(7, 12)), Act.Recommend).Should().Equal("record-missing", "record-missing");
        Codes(Actions(_walk.To("local-publicity/posted"), Day(7, 19)), Act.Close).Should().Equal("term-running");
        Codes(Actions(_walk.To("local-publicity/posted"), Day(7, 20)), Act.Close).Should().BeEmpty();
    }

    [Fact]
    public void Nothing_can_be_done_at_an_end() => Actions(_walk.To("withdrawn"), Day(8, 1)).Should().BeEmpty();

    [Fact]
    public void Asking_changes_nothing()
    {
        var nomination = _walk.To("first-review");
        var before = Snapshot(nomination, _walk.Accounts.Values);

        _ = Actions(nomination, Day(8, 30));

        Snapshot(nomination, _walk.Accounts.Values).Should().Be(before);
    }

    [Fact]
    public void Every_act_of_a_whole_walk_is_noted_in_order_with_the_states_between()
    {
        var nomination = _walk.To("honoured");

        nomination.Entries.Select(entry => entry.Act).Should().Equal(
            "nominate", "record", "record", "recommend", "post", "close", "submit", "record", "record", "pass", "submit", "record", "pass", "post", "close", "list", "decide");
        nomination.Entries.Zip(nomination.Entries.Skip(1)).Should().OnlyContain(pair => pair.First.To == pair.Second.From && pair.First.On <= pair.Second.On);
        nomination.Entries.Should().OnlyContain(entry => entry.Clause != null);
        nomination.Version.Should().Be(nomination.Entries.Count);

        nomination.ClearEntries();
        nomination.Entries.Should().BeEmpty();
        nomination.Version.Should().Be(17, "the version outlives the notes");
    }

    [Theory]
    [InlineData("unit-recommendation", Act.Declare)]
    [InlineData("unit-recommendation", Act.Record)]
    [InlineData("local-publicity", Act.Post)]
    [InlineData("local-publicity/posted", Act.Suspend)]
    [InlineData("local-publicity/suspended", Act.Resume)]
    [InlineData("local-publicity/suspended", Act.Uphold)]
    public void An_act_that_comes_with_facts_a_record_a_notice_or_an_objection_is_not_done_by_itself(string state, Act act)
    {
        var nomination = _walk.To(state);
        var before = Snapshot(nomination);

        _walk.Do(nomination, act, reason: "why not").RefusedWith("act-not-alone").Actual.Should().Be(act.Name());

        Snapshot(nomination).Should().Be(before);
    }

    private IReadOnlyList<PossibleAct> Actions(Nomination nomination, DateOnly on) => nomination.Actions(
        new ActContext(_walk.Rules, _walk.Campaign, string.Empty, on, nomination.QuotaHolder is { } holder ? _walk.Accounts[(holder, nomination.Award)] : null));

    private static IEnumerable<string> Codes(IReadOnlyList<PossibleAct> actions, Act act) =>
        actions.Single(action => action.Transition.Act == act).Violations.Select(violation => violation.Code);
}
