using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Tests.Nominations;

public class ReturnTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void A_return_to_the_unit_keeps_its_own_records_and_forgets_everything_later()
    {
        var nomination = _walk.To("first-review");
        _walk.FileAll(nomination);

        _ = _walk.Do(nomination, Act.Return, reason: "the facts are wrong").Value;

        nomination.State.Should().Be(State.At("unit-recommendation"));
        nomination.Records.Where(record => record.EndedOn is null).Select(record => record.Code).Should().BeEquivalentTo("leadership-study", "dedication");
        nomination.Publications.Should().BeEmpty();
        nomination.PublicationIn("local-publicity").Should().BeNull();
        nomination.WindowIn("local-publicity", _walk.Rules).Should().BeNull();
        nomination.Entries[^1].Details["reason"].Should().Be("the facts are wrong");
        nomination.LivingKey.Should().NotBeNull();
    }

    [Fact]
    public void A_returned_nominee_is_posted_anew_for_the_full_term()
    {
        var nomination = _walk.To("first-review");
        var first = nomination.PublicationIn("local-publicity")!;
        _ = _walk.Do(nomination, Act.Return, Day(7, 28), reason: "the facts are wrong").Value;

        _ = _walk.Do(nomination, Act.Recommend).Value;
        _ = _walk.Post([nomination]).Value;

        nomination.Publications.Should().ContainSingle().Which.NoticeId.Should().NotBe(first.NoticeId);
        nomination.WindowIn("local-publicity", _walk.Rules)!.CompleteFrom.Should().Be(Day(8, 5));
        _walk.Do(nomination, Act.Close, Day(8, 4)).RefusedWith("term-running");
    }

    [Fact]
    public void A_return_to_the_first_review_keeps_its_records_and_the_local_publicity()
    {
        var nomination = _walk.To("second-review");
        _walk.FileAll(nomination);

        _ = _walk.Do(nomination, Act.Return, reason: "check the file again").Value;

        nomination.State.Should().Be(State.At("first-review"));
        nomination.Records.Where(record => record.EndedOn is null).Select(record => record.Code).Should().BeEquivalentTo("leadership-study", "dedication", "materials-true", "personnel-file");
        nomination.Publications.Select(publication => publication.Stage).Should().Equal("local-publicity");
    }

    [Fact]
    public void A_return_drops_the_acceptances_of_lateness_in_what_is_done_anew_and_keeps_those_before()
    {
        var nomination = _walk.To("hand-in");
        _ = _walk.Do(nomination, Act.AcceptLate, Day(7, 27), reason: "the road was closed").Value;
        _walk.To(State.At("submission"), nomination);
        _ = _walk.Do(nomination, Act.AcceptLate, Day(8, 7), reason: "the road was closed again").Value;
        _walk.To(State.At("second-review"), nomination);

        _ = _walk.Do(nomination, Act.Return, Day(8, 9), reason: "check the file again").Value;
        nomination.LateAcceptances.Select(acceptance => acceptance.Stage).Should().Equal("hand-in");
        _ = _walk.Do(nomination, Act.Pass, Day(8, 9)).Value;
        _walk.Submit([nomination], Day(8, 9)).RefusedWith("overdue").Clause.Should().Be("4.2.d");
        _ = _walk.Do(nomination, Act.AcceptLate, Day(8, 9), reason: "the file was checked again").Value;
        _ = _walk.Submit([nomination], Day(8, 9)).Value;
    }

    [Fact]
    public void A_return_drops_the_acceptance_of_lateness_in_the_stage_that_it_leads_to()
    {
        var walk = new Walk(p => p.WithStage("second-review", stage => stage with { ReturnTo = "submission" }));
        var nomination = walk.To("submission");
        _ = walk.Do(nomination, Act.AcceptLate, Day(8, 7), reason: "the road was closed").Value;
        walk.To(State.At("second-review"), nomination);

        _ = walk.Do(nomination, Act.Return, Day(8, 9), reason: "the report lacks a page").Value;

        nomination.LateAcceptances.Should().BeEmpty();
        nomination.HoldsPlace.Should().BeTrue("the place was taken before");
    }

    [Fact]
    public void A_return_from_review_to_review_to_unit_forgets_step_by_step()
    {
        var nomination = _walk.To("second-review");
        _ = _walk.Do(nomination, Act.Return, reason: "check the file again").Value;
        _ = _walk.Do(nomination, Act.Return, reason: "the facts are wrong").Value;

        nomination.Records.Where(record => record.EndedOn is null).Select(record => record.Stage).Should().OnlyContain(stage => stage == "unit-recommendation");
        nomination.Publications.Should().BeEmpty();
        nomination.HoldsPlace.Should().BeFalse();
    }

    [Theory]
    [InlineData("first-review")]
    [InlineData("second-review")]
    public void A_return_needs_a_reason(string state)
    {
        var nomination = _walk.To(state);
        var before = Snapshot(nomination, _walk.Accounts.Values);

        _walk.Do(nomination, Act.Return).RefusedWith("reason-required");

        Snapshot(nomination, _walk.Accounts.Values).Should().Be(before);
    }
}
