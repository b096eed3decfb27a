using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Tests.Nominations;

public class PlaceTests
{
    private readonly Walk _walk = new();

    public static TheoryData<string> StatesWithAPlace =>
    [
        "submission", "second-review", "province-publicity", "province-publicity/posted", "province-publicity/suspended", "proposed-list", "decision",
    ];

    [Fact]
    public void A_place_is_taken_when_the_first_review_names_the_candidate_and_not_before()
    {
        var nomination = _walk.To("first-review");
        (nomination.HoldsPlace, _walk.PrefectureAccount.Taken).Should().Be((false, 0));

        _walk.To(State.At("submission"), nomination);

        (nomination.HoldsPlace, _walk.PrefectureAccount.Taken).Should().Be((true, 1));
    }

    [Fact]
    public void The_first_review_cannot_pass_more_than_there_are_places()
    {
        _walk.To("submission");
        _walk.To("submission", by: SamplePolicy.NeighbourCounty);
        var third = _walk.To("first-review");
        _walk.FileAll(third);

        _walk.Do(third, Act.Pass).RefusedWith("no-place-left").Clause.Should().Be("1.2.b");

        (third.HoldsPlace, third.State, _walk.PrefectureAccount.Taken).Should().Be((false, State.At("first-review"), 2));
        _walk.To("submission", by: SamplePolicy.OtherCounty).HoldsPlace.Should().BeTrue("another prefecture has its own places");
    }

    [Theory]
    [MemberData(nameof(StatesWithAPlace))]
    public void A_withdrawal_gives_the_place_back_wherever_the_nomination_stands(string state)
    {
        var nomination = _walk.To(state);
        _walk.PrefectureAccount.Taken.Should().Be(1);

        _ = _walk.Do(nomination, Act.Withdraw, reason: "moved away").Value;

        (nomination.HoldsPlace, nomination.LivingKey, _walk.PrefectureAccount.Taken).Should().Be((false, null, 0));
    }

    [Theory]
    [MemberData(nameof(StatesWithAPlace))]
    public void A_disqualification_gives_the_place_back_wherever_the_nomination_stands(string state)
    {
        var nomination = _walk.To(state);

        _ = _walk.Bar(nomination).Value;

        (nomination.State, nomination.HoldsPlace, nomination.LivingKey, _walk.PrefectureAccount.Taken).Should().Be((State.Disqualified, false, null, 0));
    }

    [Theory]
    [InlineData("second-review")]
    [InlineData("proposed-list")]
    [InlineData("decision")]
    public void A_rejection_needs_a_reason_and_gives_the_place_back(string state)
    {
        var nomination = _walk.To(state);
        _walk.Do(nomination, Act.Reject).RefusedWith("reason-required");
        _walk.PrefectureAccount.Taken.Should().Be(1);

        _ = _walk.Do(nomination, Act.Reject, reason: "not convincing").Value;

        (nomination.State, nomination.HoldsPlace, nomination.LivingKey, _walk.PrefectureAccount.Taken).Should().Be((State.Rejected, false, null, 0));
        nomination.Entries[^1].Details["reason"].Should().Be("not convincing");
    }

    [Fact]
    public void An_upheld_objection_gives_the_place_back()
    {
        var nomination = _walk.To("province-publicity/suspended");

        _ = _walk.Find(nomination, _walk.NoticeOf(nomination).Objections[0], upheld: true, Day(8, 9)).Value;

        (nomination.HoldsPlace, nomination.LivingKey, _walk.PrefectureAccount.Taken).Should().Be((false, null, 0));
    }

    [Fact]
    public void A_rejection_before_the_place_is_taken_gives_nothing_back()
    {
        var other = _walk.To("submission");
        var nomination = _walk.To("rejected");

        (nomination.HoldsPlace, other.HoldsPlace, _walk.PrefectureAccount.Taken).Should().Be((false, true, 1));
    }

    [Fact]
    public void An_honoured_nominee_keeps_the_place_and_stays_the_only_one()
    {
        var nomination = _walk.To("honoured");

        (nomination.HoldsPlace, _walk.PrefectureAccount.Taken).Should().Be((true, 1));
        nomination.LivingKey.Should().Be($"{SamplePolicy.Individual}:{nomination.Nominee.Identifier}");
    }

    [Fact]
    public void A_return_to_the_first_review_gives_the_place_back_and_passing_again_takes_it_again()
    {
        var nomination = _walk.To("second-review");

        _ = _walk.Do(nomination, Act.Return, reason: "check the file again").Value;
        (nomination.HoldsPlace, _walk.PrefectureAccount.Taken).Should().Be((false, 0));

        _ = _walk.Do(nomination, Act.Pass).Value;
        (nomination.HoldsPlace, _walk.PrefectureAccount.Taken).Should().Be((true, 1));
    }

    [Fact]
    public void A_nominee_of_an_exempt_channel_uses_no_place_even_when_none_is_left()
    {
        _walk.To("submission");
        _walk.To("submission");

        var exempt = _walk.To("submission", channel: SamplePolicy.MostBeautiful);

        (exempt.HoldsPlace, _walk.PrefectureAccount.Taken, _walk.PrefectureAccount.Exempt).Should().Be((true, 2, 1));
        _ = _walk.Do(exempt, Act.Withdraw, reason: "moved away").Value;
        (exempt.HoldsPlace, _walk.PrefectureAccount.Taken, _walk.PrefectureAccount.Exempt).Should().Be((false, 2, 0));
    }

    [Fact]
    public void A_nominee_of_an_exempt_channel_needs_nobody_who_holds_places() =>
        _walk.To("honoured", by: SamplePolicy.LeadingGroup, channel: SamplePolicy.MostBeautiful).State.Should().Be(State.Honoured);

    [Theory]
    [InlineData(null, null)]
    [InlineData(SamplePolicy.OtherPrefecture, SamplePolicy.Individual)]
    [InlineData(SamplePolicy.Prefecture, SamplePolicy.Collective)]
    public void A_place_is_neither_taken_from_nor_given_back_to_an_account_that_is_missing_or_anothers(string? organisation, string? award)
    {
        var wrong = organisation is null ? null : _walk.Accounts[(organisation, award!)];
        var (taking, giving, returned) = (_walk.To("first-review"), _walk.To("submission"), _walk.To("second-review", by: SamplePolicy.NeighbourCounty));
        _walk.FileAll(taking);
        var before = Snapshot(taking, giving, returned, _walk.Accounts.Values);

        foreach (var (nomination, act) in new[] { (taking, Act.Pass), (giving, Act.Withdraw), (returned, Act.Return) })
        {
            var violation = nomination.Do(act, _walk.Context(nomination, act, reason: "a reason") with { Account = wrong })
                .Violations.Should().ContainSingle(violation => violation.Code == "no-account").Subject;
            (violation.Place, violation.Required).Should().Be(("account", $"{SamplePolicy.Prefecture}/{SamplePolicy.Individual}"));
            violation.Message.En.Should().Contain("operators");
        }

        Snapshot(taking, giving, returned, _walk.Accounts.Values).Should().Be(before);
    }

    [Fact]
    public void A_nominee_of_an_exempt_channel_needs_no_account_but_is_not_counted_in_anothers()
    {
        var nomination = _walk.To("first-review", channel: SamplePolicy.MostBeautiful);
        _walk.FileAll(nomination);
        var context = _walk.Context(nomination, Act.Pass);

        nomination.Obstacles(Act.Pass, context with { Account = _walk.Accounts[(SamplePolicy.Department, SamplePolicy.Individual)] })
            .Should().ContainSingle().Which.Code.Should().Be("no-account");
        nomination.Obstacles(Act.Pass, context with { Account = null }).Should().BeEmpty();
    }

    [Fact]
    public void An_act_that_moves_no_place_needs_no_account()
    {
        var nomination = _walk.To("submission");

        nomination.Obstacles(Act.Submit, _walk.Context(nomination, Act.Submit) with { Account = null }).Should().BeEmpty();
    }

    [Fact]
    public void Lapsed_places_cannot_be_taken_by_a_review()
    {
        var nomination = _walk.To("first-review");
        _walk.FileAll(nomination);
        _walk.PrefectureAccount.Lapse();

        _walk.Do(nomination, Act.Pass).RefusedWith("places-lapsed");
    }

    [Theory]
    [InlineData("unit-recommendation")]
    [InlineData("local-publicity/suspended")]
    [InlineData("decision")]
    public void No_nomination_is_disqualified_while_its_organisation_stands(string state)
    {
        var nomination = _walk.To(state);
        _walk.Disqualify(SamplePolicy.OtherPrefecture);
        var before = Snapshot(nomination, _walk.Accounts.Values);

        var violation = _walk.Do(nomination, Act.Disqualify, reason: "why not").RefusedWith("organisation-in-standing");

        (violation.Clause, violation.Actual).Should().Be(("5.3.a", SamplePolicy.County));
        Snapshot(nomination, _walk.Accounts.Values).Should().Be(before);
        nomination.Actions(_walk.Context(nomination, Act.Disqualify)).Single(action => action.Transition.Act == Act.Disqualify).Violations
            .Should().ContainSingle().Which.Code.Should().Be("organisation-in-standing");
    }

    [Theory]
    [InlineData("unit-recommendation", Act.Recommend)]
    [InlineData("local-publicity/posted", Act.Close)]
    [InlineData("hand-in", Act.Submit)]
    [InlineData("first-review", Act.Pass)]
    [InlineData("proposed-list", Act.List)]
    [InlineData("decision", Act.Decide)]
    public void A_nomination_of_a_disqualified_organisation_goes_no_further_but_can_end(string state, Act act)
    {
        var nomination = _walk.To(state);
        _walk.FileAll(nomination);
        _walk.Disqualify(SamplePolicy.Prefecture);

        _walk.Do(nomination, act).RefusedWith("organisation-disqualified").Clause.Should().Be("5.3.a");
        _walk.Do(nomination, Act.Disqualify).Accepted.Should().BeTrue();
    }
}
