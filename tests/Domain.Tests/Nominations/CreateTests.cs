using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Nominations;

public class CreateTests
{
    [Fact]
    public void A_nomination_begins_in_the_first_stage_and_remembers_how_it_was_made()
    {
        var walk = new Walk();
        var nomination = walk.Nominate();

        nomination.State.Should().Be(State.At("unit-recommendation"));
        (nomination.Award, nomination.RecommendedBy, nomination.QuotaHolder, nomination.Channel).Should().Be((SamplePolicy.Individual, SamplePolicy.County, SamplePolicy.Prefecture, null));
        (nomination.CreatedOn, nomination.LastActOn).Should().Be((Day(7, 9), Day(7, 9)));
        nomination.CampaignId.Should().Be(walk.Campaign.Id);
        nomination.HoldsPlace.Should().BeFalse();
        nomination.LivingKey.Should().Be($"{SamplePolicy.Individual}:{nomination.Nominee.Identifier}");
        nomination.Facts.Should().BeEquivalentTo(Walk.PersonFacts);
        var entry = nomination.Entries.Should().ContainSingle().Subject;
        (entry.Act, entry.Actor, entry.On, entry.Clause, entry.From, entry.To).Should().Be(("nominate", SamplePolicy.County, Day(7, 9), "4.1.a", null, "unit-recommendation"));
        entry.Details["award"].Should().Be(SamplePolicy.Individual);
    }

    [Fact]
    public void Every_problem_is_reported_at_once()
    {
        var violations = Create(
            award: "advanced-indivdual",
            nominee: new Nominee(NomineeKind.Individual, "甲", "123"),
            channel: "most-beautifull",
            facts: new() { ["sectr"] = "other", ["score"] = "101" },
            by: "630199",
            on: Day(7, 7)).RefusedWithAll(
            "award-unknown", "organisation-unknown", "channel-unknown", "identifier-malformed", "before-notice", "fact-unknown", "fact-out-of-range");

        violations.Select(violation => violation.Place).Should().BeEquivalentTo("award", "organisation", "channel", "identifier", "on", "facts.sectr", "facts.score");
        violations[0].Message.En.Should().Contain("Did you mean 'advanced-individual'?");
    }

    [Fact]
    public void A_unit_cannot_get_the_award_of_persons()
    {
        var violation = Create(nominee: new Walk().Unit()).RefusedWith("nominee-kind");

        (violation.Required, violation.Actual, violation.Clause).Should().Be(("individual", "collective", "1.2.a"));
    }

    [Fact]
    public void An_organisation_without_places_upwards_can_only_nominate_by_an_exempt_channel()
    {
        Create(by: SamplePolicy.LeadingGroup).RefusedWith("no-quota-holder").Clause.Should().Be("1.2.b");

        var exempt = Create(by: SamplePolicy.LeadingGroup, channel: SamplePolicy.MostBeautiful).Value;
        (exempt.QuotaHolder, exempt.Channel).Should().Be((null, SamplePolicy.MostBeautiful));
    }

    [Fact]
    public void A_channel_belongs_to_one_award()
    {
        var walk = new Walk(p => p with { Channels = [.. p.Channels, new ExemptChannel("most-beautiful-unit", "1.2.c", SamplePolicy.Label("unit"), SamplePolicy.Collective, true)] });

        var message = Create(walk, channel: "most-beautiful-unit").RefusedWith("channel-unknown").Message;

        message.En.Should().NotContain("Did you mean 'most-beautiful-unit'?", "that is what was asked for and is of no help");
    }

    [Fact]
    public void A_disqualified_organisation_and_its_subordinates_cannot_nominate()
    {
        var walk = new Walk();
        walk.Disqualify(SamplePolicy.Prefecture);

        Create(walk, by: SamplePolicy.Prefecture).RefusedWith("organisation-disqualified").Clause.Should().Be("5.3.a");
        Create(walk, by: SamplePolicy.County).RefusedWith("organisation-disqualified");
        Create(walk, by: SamplePolicy.OtherCounty).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData("2021-07-07", false)]
    [InlineData("2021-07-08", true)]
    [InlineData("2021-07-09", true)]
    public void A_nomination_cannot_lie_before_the_notice(string on, bool accepted) => Create(on: Day(on)).Accepted.Should().Be(accepted);

    [Fact]
    public void A_fact_of_the_other_kind_of_nominee_is_refused()
    {
        var violation = Create(facts: new(Walk.PersonFacts) { ["overdueMatters"] = "0" }).RefusedWith("fact-other-kind");

        (violation.Fact, violation.Place).Should().Be(("overdueMatters", "facts.overdueMatters"));
    }

    [Theory]
    [InlineData(CheckDigitPolicy.Refuse, false)]
    [InlineData(CheckDigitPolicy.Warn, true)]
    public void A_wrong_check_digit_is_refused_or_let_pass_by_the_policy(CheckDigitPolicy policy, bool accepted)
    {
        var walk = new Walk(p => p with { CheckDigits = policy });
        var person = new Nominee(NomineeKind.Individual, "甲", "630102198001010018");

        Create(walk, nominee: person).Accepted.Should().Be(accepted);
    }

    [Fact]
    public void A_malformed_number_is_refused_even_where_wrong_check_digits_pass() =>
        Create(new Walk(p => p with { CheckDigits = CheckDigitPolicy.Warn }), nominee: new Nominee(NomineeKind.Individual, "甲", "630102198013010019")).RefusedWith("identifier-malformed");

    [Fact]
    public void Facts_may_be_declared_later_and_are_kept_in_one_form()
    {
        Create(facts: []).Value.Facts.Should().BeEmpty();
        Create(facts: new() { ["score"] = "80.0" }).Value.Facts["score"].Should().Be("80");
    }

    private static Outcome<Nomination> Create(
        Walk? walk = null, string award = SamplePolicy.Individual, Nominee? nominee = null, string? channel = null, Dictionary<string, string>? facts = null, string by = SamplePolicy.County, DateOnly? on = null)
    {
        walk ??= new Walk();
        return Nomination.Create(walk.Key(), award, nominee ?? walk.Person(), channel, facts ?? Walk.PersonFacts, new ActContext(walk.Rules, walk.Campaign, by, on ?? Day(7, 9)));
    }
}
