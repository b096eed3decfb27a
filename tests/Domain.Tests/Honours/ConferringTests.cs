using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Honours;

/// <summary>Titles by person, honours after death, awards conferred at another level, candidates handed on.</summary>
public class ConferringTests
{
    [Theory]
    [InlineData("enterprise", "labour model")]
    [InlineData("party-government", "advanced individual")]
    public void The_title_follows_the_person(string sector, string title)
    {
        var walk = new Walk(policy => policy.WithAward(SamplePolicy.Individual, award => award with { Titles = [Variant(policy, "enterprise", "labour model")] }));
        var nomination = walk.To("decision", facts: new Dictionary<string, string>(Walk.PersonFacts) { ["sector"] = sector });

        walk.Decide([nomination]).Value.Honours.Single().Title.En.Should().Be(title);
    }

    [Fact]
    public void The_first_title_that_fits_wins_and_an_open_one_does_not_fit()
    {
        var policy = SamplePolicy.Build();
        var award = policy.AwardOf(SamplePolicy.Individual) with { Titles = [Variant(policy, "enterprise", "first"), Variant(policy, "enterprise", "second")] };

        award.TitleFor(policy.Facts.Read([KeyValuePair.Create("sector", "enterprise")]).Value).En.Should().Be("first");
        award.TitleFor(FactSet.Empty(policy.Facts)).Should().Be(award.Title);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)] // a campaign that does not speak of it marks nobody
    public void Whoever_has_died_is_honoured_posthumously_and_counts_all_the_same(bool foreseen, bool died, bool posthumous)
    {
        // The sample has one date, the beginning of service; here it stands for the day of death.
        var walk = new Walk(policy => policy.WithAward(SamplePolicy.Individual, award => award with { Rules = [] }) with
        {
            Posthumous = foreseen ? new Posthumous("2.c", policy.Facts.Find("serviceSince")!) : null,
        });
        var facts = new Dictionary<string, string>(Walk.PersonFacts);
        if (!died)
        {
            facts.Remove("serviceSince");
        }

        var nomination = walk.To("decision", facts: facts);

        walk.PrefectureAccount.Taken.Should().Be(1);
        walk.Decide([nomination]).Value.Honours.Single().Posthumous.Should().Be(posthumous);
    }

    [Fact]
    public void An_award_of_another_level_is_granted_and_revoked_in_its_name()
    {
        var walk = new Walk(policy => policy.WithAward(SamplePolicy.Individual, award => award with { ConferredBy = "leading-group" }));
        var honours = walk.Decide([walk.To("decision"), walk.To("decision", award: SamplePolicy.Collective)]).Value.Honours;
        var revocation = new Revocation("false deeds", "文〔2021〕9号", Day(9, 1));

        honours.Select(honour => honour.Entries.Single().Details["conferredBy"]).Should().Equal(SamplePolicy.LeadingGroup, SamplePolicy.Government);
        honours[0].Revoke(revocation, SamplePolicy.Government, walk.Policy).Accepted.Should().BeFalse();
        honours[0].Revoke(revocation, SamplePolicy.LeadingGroup, walk.Policy).Accepted.Should().BeTrue();
        honours[1].Revoke(revocation, SamplePolicy.LeadingGroup, walk.Policy).Accepted.Should().BeFalse();
        honours[1].Revoke(revocation, SamplePolicy.Government, walk.Policy).Accepted.Should().BeTrue();
    }

    [Fact]
    public void Candidates_are_handed_on_without_an_honour_and_keep_their_place()
    {
        var walk = new Walk(policy => policy.WithStage("decision", stage => stage with { Kind = StageKind.Forwarding }));
        var nomination = walk.To("decision");
        ActContext Government(Nomination subject) => walk.Context(subject, Act.Forward, by: SamplePolicy.Government);

        var (decision, honours) = Decision.Issue(walk.Key(), "报〔2021〕1号", new Nominees([nomination], Government, Government(nomination)), walk.Key).Value;

        honours.Should().BeEmpty();
        (nomination.State, nomination.State.IsFinal, nomination.State.IsSuccess).Should().Be((State.Forwarded, true, true));
        (nomination.HoldsPlace, nomination.LivingKey is not null, walk.PrefectureAccount.Taken).Should().Be((true, true, 1));
        decision.Entries.Single().Should().Match<Entry>(entry => entry.Act == "forward" && entry.Details["nominees"] == "1");
        walk.Rules.Procedure.States.Should().Contain(State.Forwarded).And.NotContain(State.Honoured);
        PolicyChecks.Findings(walk.Policy).Should().BeEmpty();
    }

    [Fact]
    public void Where_candidates_are_handed_on_nobody_can_be_honoured()
    {
        var walk = new Walk(policy => policy.WithStage("decision", stage => stage with { Kind = StageKind.Forwarding }));

        walk.Do(walk.To("decision"), Act.Decide).RefusedWith("stage-closed").Message.En.Should().Contain("forward");
    }

    private static TitleVariant Variant(CampaignPolicy policy, string sector, string title) =>
        new("2.c", SamplePolicy.Label(title), SamplePolicy.Compared(policy.Facts.Find("sector")!, Comparison.Is, sector));
}
