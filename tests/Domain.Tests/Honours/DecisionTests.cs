using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Tests.Honours;

public class DecisionTests
{
    private readonly Walk _walk = new();

    [Fact]
    public void Honours_follow_the_order_of_the_decision_numbered_within_each_award()
    {
        var first = _walk.To("decision");
        var unit = _walk.To("decision", award: SamplePolicy.Collective);
        var second = _walk.To("decision", by: SamplePolicy.OtherCounty);

        var (decision, honours) = _walk.Decide([first, unit, second]).Value;

        (decision.DocumentNumber, decision.DecidedOn).Should().Be(("青政函〔2021〕0号", Day(8, 20)));
        decision.Nominations.Should().Equal(first.Id, unit.Id, second.Id);
        honours.Select(honour => (honour.NominationId, honour.Order, honour.Number, honour.NumberedDocument, honour.Bonus)).Should().Equal(
            (first.Id, 1, "个〔2021〕001号", RewardKind.Certificate, 3000),
            (unit.Id, 1, "集〔2021〕001号", RewardKind.Plaque, null),
            (second.Id, 2, "个〔2021〕002号", RewardKind.Certificate, 3000));
        honours.Should().OnlyContain(honour => honour.DecisionId == decision.Id && honour.GrantedOn == Day(8, 20) && honour.Revocation == null && honour.CampaignId == _walk.Campaign.Id);
        new[] { first, unit, second }.Should().OnlyContain(nomination => nomination.State == State.Honoured);
    }

    [Fact]
    public void The_decision_and_each_honour_are_noted_with_their_clause()
    {
        var (decision, honours) = _walk.Decide([_walk.To("decision")]).Value;

        var decided = decision.Entries.Should().ContainSingle().Subject;
        (decided.Act, decided.Actor, decided.Clause, decided.Details["document"], decided.Details["honours"]).Should().Be(("decide", SamplePolicy.Government, "4.4", "青政函〔2021〕0号", "1"));
        var granted = honours[0].Entries.Should().ContainSingle().Subject;
        (granted.Act, granted.Clause, granted.Details["number"]).Should().Be(("grant", "2.c", "个〔2021〕001号"));
    }

    [Fact]
    public void An_award_without_a_numbered_document_registers_no_number()
    {
        var walk = new Walk(p => p.WithAward(SamplePolicy.Individual, award => award with { Rewards = [new Reward(RewardKind.Title, "2.c")] }));

        var honour = walk.Decide([walk.To("decision")]).Value.Honours[0];

        (honour.Number, honour.NumberedDocument, honour.Bonus).Should().Be((null, null, null));
        honour.Entries[0].Clause.Should().Be("4.4");
    }

    [Fact]
    public void One_nomination_that_cannot_be_honoured_holds_up_the_decision_and_nobody_is_honoured()
    {
        var (ready, early) = (_walk.To("decision"), _walk.To("proposed-list"));
        var before = Snapshot(ready, early);

        _walk.Decide([ready, early]).RefusedWith("stage-closed").Place.Should().Be($"nominations/{early.Id}");

        Snapshot(ready, early).Should().Be(before);
    }

    [Fact]
    public void A_decision_over_nobody_is_refused() => _walk.Decide([]).RefusedWith("nominations-missing").Place.Should().Be("nominations");

    [Theory]
    [InlineData("")]
    [InlineData(" \u3000")]
    public void A_decision_without_a_document_number_is_refused(string number)
    {
        var nomination = _walk.To("decision");
        var before = Snapshot(nomination);

        var violation = Decision.Issue(
            _walk.Key(), number, new Nominees([nomination], its => _walk.Context(its, Act.Decide), _walk.Context(nomination, Act.Decide)), _walk.Key).RefusedWith("required");

        (violation.Place, violation.Clause).Should().Be(("documentNumber", "4.4"));
        Snapshot(nomination).Should().Be(before);
    }

    [Theory]
    [InlineData("", "文〔2021〕9号", "ground")]
    [InlineData("fraud", "  ", "document")]
    [InlineData("", "", "ground", "document")]
    public void A_revocation_needs_a_ground_and_a_document(string ground, string document, params string[] places)
    {
        var honour = Granted();

        var outcome = honour.Revoke(new Revocation(ground, document, Day(9, 1)), SamplePolicy.Government, _walk.Policy);

        outcome.Violations.Select(violation => (violation.Code, violation.Place, violation.Clause)).Should().Equal(places.Select(place => ("required", (string?)place, (string?)"5.3.b")));
        honour.Revocation.Should().BeNull();
    }

    [Theory]
    [InlineData("2021-08-31", true)]
    [InlineData("2021-09-01", false)]
    public void The_decision_is_due_on_31_August(string on, bool inTime)
    {
        var outcome = _walk.Decide([_walk.To("decision")], Day(on));

        outcome.Accepted.Should().Be(inTime);
        if (!inTime)
        {
            outcome.RefusedWith("overdue").Clause.Should().Be("4.4");
        }
    }

    [Fact]
    public void An_honour_is_revoked_by_the_deciding_body_with_ground_and_document()
    {
        var honour = Granted();

        honour.Revoke(Revocation("2021-09-01"), SamplePolicy.Government, _walk.Policy).Value.Revocation.Should().Be(Revocation("2021-09-01"));

        var entry = honour.Entries[^1];
        (entry.Act, entry.Clause, entry.Details["ground"], entry.Details["document"]).Should().Be(("revoke", "5.3.b", "fraud", "文〔2021〕9号"));
    }

    [Theory]
    [InlineData(SamplePolicy.LeadingGroup)]
    [InlineData(SamplePolicy.County)]
    public void Nobody_else_revokes_it(string actor)
    {
        var honour = Granted();

        honour.Revoke(Revocation("2021-09-01"), actor, _walk.Policy).RefusedWith("not-acting-body").Required.Should().Be(SamplePolicy.Government);

        honour.Revocation.Should().BeNull();
    }

    [Fact]
    public void An_honour_is_revoked_once()
    {
        var honour = Granted();
        _ = honour.Revoke(Revocation("2021-09-01"), SamplePolicy.Government, _walk.Policy).Value;

        honour.Revoke(Revocation("2021-10-01"), SamplePolicy.Government, _walk.Policy).RefusedWith("already-revoked").Message.En.Should().Contain("2021-09-01");

        honour.Revocation!.On.Should().Be(Day(9, 1));
    }

    [Theory]
    [InlineData("2021-08-19", false)]
    [InlineData("2021-08-20", true)]
    public void An_honour_is_not_revoked_before_it_was_granted(string on, bool accepted)
    {
        var outcome = Granted().Revoke(Revocation(on), SamplePolicy.Government, _walk.Policy);

        outcome.Accepted.Should().Be(accepted);
        if (!accepted)
        {
            outcome.RefusedWith("date-before-last-act").Required.Should().Be("2021-08-20");
        }
    }

    [Fact]
    public void Without_such_a_sanction_in_the_notice_nothing_is_revoked()
    {
        var honour = Granted();
        var policy = SamplePolicy.Build(p => p with { Sanctions = [.. p.Sanctions.Where(sanction => sanction.Effect != SanctionEffect.RevokeHonour)] });

        honour.Revoke(Revocation("2021-09-01"), SamplePolicy.Government, policy).RefusedWith("revocation-not-foreseen");
    }

    private Honour Granted() => _walk.Decide([_walk.To("decision")]).Value.Honours[0];

    private static Revocation Revocation(string on) => new("fraud", "文〔2021〕9号", Day(on));
}
