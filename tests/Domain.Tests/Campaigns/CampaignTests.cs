using Commendation.Domain.Campaigns;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Campaigns;

public class CampaignTests
{
    private static readonly CampaignPolicy Policy = SamplePolicy.Build();

    private readonly Campaign _campaign = new(Guid.NewGuid(), Policy, SamplePolicy.LeadingGroup, Day(7, 8));

    [Fact]
    public void A_campaign_opens_under_one_version_of_its_policy()
    {
        (_campaign.Code, _campaign.PolicyVersion, _campaign.CampaignId).Should().Be(("sample-2021", "v1", _campaign.Id));
        _campaign.Entries.Should().ContainSingle().Which.Details["policyVersion"].Should().Be("v1");
    }

    [Fact]
    public void It_can_be_pinned_to_another_version()
    {
        _campaign.Pin(SamplePolicy.Build(p => p with { Version = "v2" }), SamplePolicy.LeadingGroup, Day(7, 9));

        _campaign.PolicyVersion.Should().Be("v2");
        (_campaign.Entries[^1].Act, _campaign.Entries[^1].Details["policyVersion"]).Should().Be(("pin", "v2"));
    }

    [Theory]
    [InlineData("county-share", "1.2.f")]
    [InlineData("score", "3.2.2")]
    public void A_limit_or_rule_in_principle_is_waived_with_a_reason_by_the_leading_group(string element, string clause)
    {
        _campaign.IsWaived(element).Should().BeFalse();

        _campaign.Grant(Waiver(element), Policy).Accepted.Should().BeTrue();

        _campaign.IsWaived(element).Should().BeTrue();
        _campaign.IsWaived(element, Guid.NewGuid()).Should().BeTrue("a waiver for all is a waiver for each");
        _campaign.IsWaived("other").Should().BeFalse();
        var entry = _campaign.Entries[^1];
        (entry.Act, entry.Clause, entry.Details["element"], entry.Details["reason"], entry.Details["nomination"]).Should().Be(("waive", clause, element, "good reason", "–"));
    }

    [Fact]
    public void A_waiver_for_one_nomination_is_none_for_another_and_none_for_the_list()
    {
        var nomination = Guid.NewGuid();

        _ = _campaign.Grant(Waiver("score") with { NominationId = nomination }, Policy).Value;

        _campaign.IsWaived("score", nomination).Should().BeTrue();
        _campaign.IsWaived("score", Guid.NewGuid()).Should().BeFalse();
        _campaign.IsWaived("score").Should().BeFalse();
    }

    [Fact]
    public void A_limit_is_waived_for_the_list_and_for_no_single_nomination()
    {
        var nomination = Guid.NewGuid();

        var violation = _campaign.Grant(Waiver("county-share") with { NominationId = nomination }, Policy).RefusedWith("waiver-of-list");

        (violation.Place, violation.Actual, violation.Clause).Should().Be(("nominationId", nomination.ToString(), "1.2.f"));
        _campaign.Waivers.Should().BeEmpty();
    }

    [Fact]
    public void Of_several_that_bear_one_code_the_one_that_binds_in_principle_is_waived()
    {
        // A code is unique within an award; the collective's rule comes first and binds strictly.
        var policy = SamplePolicy.Build(policy => policy.WithAward(
            SamplePolicy.Collective, award => award with { Rules = [award.Rules[0] with { Code = "score" }, .. award.Rules.Skip(1)] }));

        _ = _campaign.Grant(Waiver("score") with { NominationId = Guid.NewGuid() }, policy).Value;

        _campaign.Entries[^1].Clause.Should().Be("3.2.2");
    }

    [Fact]
    public void A_rule_that_bears_the_code_of_a_limit_is_waived_for_one_nomination()
    {
        var policy = SamplePolicy.Build(policy => policy.WithAward(
            SamplePolicy.Individual, award => award with { Rules = [.. award.Rules.Select(rule => rule.Code == "score" ? rule with { Code = "county-share" } : rule)] }));

        _ = _campaign.Grant(Waiver("county-share") with { NominationId = Guid.NewGuid() }, policy).Value;

        _campaign.Entries[^1].Clause.Should().Be("3.2.2");
    }

    [Theory]
    [InlineData("service")]
    [InlineData("rank-ceiling")]
    [InlineData("front-line-share")]
    [InlineData("front-line-preferred")]
    public void What_binds_strictly_or_not_at_all_cannot_be_waived(string element)
    {
        _campaign.Grant(Waiver(element), Policy).RefusedWith("not-waivable").Place.Should().Be("element");

        _campaign.Waivers.Should().BeEmpty();
    }

    [Fact]
    public void An_unknown_element_is_answered_with_the_nearest_one() =>
        _campaign.Grant(Waiver("county-shre"), Policy).RefusedWith("waiver-element-unknown").Message.En.Should().Contain("Did you mean 'county-share'?");

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_waiver_needs_a_reason(string reason) =>
        _campaign.Grant(Waiver("county-share") with { Reason = reason }, Policy).RefusedWith("reason-required").Clause.Should().Be("1.2.f");

    [Theory]
    [InlineData(SamplePolicy.Prefecture)]
    [InlineData(SamplePolicy.Government)]
    [InlineData("unknown")]
    public void Nobody_but_the_leading_group_grants_waivers(string by)
    {
        _campaign.Grant(Waiver("county-share") with { By = by }, Policy).RefusedWith("not-acting-body").Required.Should().Be(SamplePolicy.LeadingGroup);

        _campaign.IsWaived("county-share").Should().BeFalse();
    }

    [Theory]
    [InlineData(SamplePolicy.Prefecture, true)]
    [InlineData(SamplePolicy.County, true)]
    [InlineData(SamplePolicy.NeighbourCounty, true)]
    [InlineData(SamplePolicy.Government, false)]
    [InlineData(SamplePolicy.OtherPrefecture, false)]
    [InlineData(SamplePolicy.OtherCounty, false)]
    [InlineData("unknown", false)]
    public void A_disqualified_superior_bars_its_subordinates_and_nobody_else(string organisation, bool barred)
    {
        _campaign.Lay(Sanction("disqualify", SamplePolicy.Prefecture), SamplePolicy.LeadingGroup, Policy).Value.Effect.Should().Be(SanctionEffect.DisqualifyOrganisation);

        _campaign.IsDisqualified(organisation, Policy).Should().Be(barred);
    }

    [Fact]
    public void A_disqualified_subordinate_does_not_bar_its_superior()
    {
        _ = _campaign.Lay(Sanction("disqualify", SamplePolicy.County), SamplePolicy.LeadingGroup, Policy).Value;

        _campaign.IsDisqualified(SamplePolicy.County, Policy).Should().BeTrue();
        _campaign.IsDisqualified(SamplePolicy.Prefecture, Policy).Should().BeFalse();
        _campaign.IsDisqualified(SamplePolicy.NeighbourCounty, Policy).Should().BeFalse();
    }

    [Fact]
    public void Misconduct_is_put_on_record_and_bars_nobody()
    {
        _ = _campaign.Lay(Sanction("misconduct", SamplePolicy.County), SamplePolicy.LeadingGroup, Policy).Value;

        _campaign.Sanctions.Should().Equal(Sanction("misconduct", SamplePolicy.County));
        _campaign.IsDisqualified(SamplePolicy.County, Policy).Should().BeFalse();
        var entry = _campaign.Entries[^1];
        (entry.Act, entry.Clause, entry.Details["organisation"], entry.Details["document"]).Should().Be(("sanction", "5.3.b", SamplePolicy.County, "文〔2021〕1号"));
    }

    [Fact]
    public void An_unknown_sanction_or_organisation_is_answered_with_the_nearest_one()
    {
        _campaign.Lay(Sanction("disqualfy", SamplePolicy.County), SamplePolicy.LeadingGroup, Policy).RefusedWith("sanction-unknown").Message.En.Should().Contain("Did you mean 'disqualify'?");
        _campaign.Lay(Sanction("disqualify", "63D0"), SamplePolicy.LeadingGroup, Policy).RefusedWith("organisation-unknown").Message.En.Should().Contain("Did you mean '63D01'?");
        _campaign.Sanctions.Should().BeEmpty();
    }

    [Fact]
    public void The_revocation_of_an_honour_is_no_sanction_on_an_organisation_and_is_not_suggested_as_one() =>
        _campaign.Lay(Sanction("revoke-honour", SamplePolicy.County), SamplePolicy.LeadingGroup, Policy).RefusedWith("sanction-unknown").Message.En.Should().NotContain("Did you mean");

    [Fact]
    public void A_nominee_whose_identifier_was_deleted_is_barred_no_more_but_an_organisation_is()
    {
        var policy = SamplePolicy.Build(policy => policy with
        {
            Retention = new Retention(1, "5.3.b"),
            Sanctions = [.. policy.Sanctions, new SanctionDefinition("bar", "5.3.b", SamplePolicy.Label("bar"), SanctionEffect.BarLaterRounds) { Subject = SanctionSubject.Nominee, Rounds = 1 }],
        });
        _ = _campaign.Erase(Policy.Code, Day(8, 20), SamplePolicy.LeadingGroup, Day(8, 20).AddYears(1), policy).Value;

        _campaign.Lay(Sanction("bar", SamplePolicy.County) with { Identifier = string.Empty }, SamplePolicy.LeadingGroup, policy).RefusedWith("personal-data-erased");
        _campaign.Lay(Sanction("misconduct", SamplePolicy.County), SamplePolicy.LeadingGroup, policy).Accepted.Should().BeTrue();
    }

    [Fact]
    public void Nobody_but_the_leading_group_lays_sanctions()
    {
        _campaign.Lay(Sanction("disqualify", SamplePolicy.County), SamplePolicy.Prefecture, Policy).RefusedWith("not-acting-body").Required.Should().Be(SamplePolicy.LeadingGroup);

        _campaign.IsDisqualified(SamplePolicy.County, Policy).Should().BeFalse();
    }

    [Theory]
    [InlineData("", "文〔2021〕1号", "ground")]
    [InlineData("broke the procedure", "  ", "document")]
    [InlineData("", "", "ground", "document")]
    public void A_sanction_needs_a_ground_and_a_document(string ground, string document, params string[] places)
    {
        var outcome = _campaign.Lay(Sanction("disqualify", SamplePolicy.County) with { Ground = ground, Document = document }, SamplePolicy.LeadingGroup, Policy);

        outcome.Violations.Select(violation => (violation.Code, violation.Place, violation.Clause)).Should().Equal(places.Select(place => ("required", (string?)place, (string?)"5.3.a")));
        _campaign.Sanctions.Should().BeEmpty();
    }

    [Fact]
    public void A_campaign_has_one_list()
    {
        var list = Guid.NewGuid();
        _campaign.Listed(list, Policy).Accepted.Should().BeTrue();
        var version = _campaign.Version;

        _campaign.Listed(Guid.NewGuid(), Policy).RefusedWith("list-exists").Clause.Should().Be("4.a");

        (_campaign.ProposedListId, _campaign.Version).Should().Be((list, version));
    }

    [Fact]
    public void A_campaign_has_one_decision()
    {
        var decision = Guid.NewGuid();
        _campaign.Decided(decision, Policy).Accepted.Should().BeTrue();
        var version = _campaign.Version;

        _campaign.Decided(Guid.NewGuid(), Policy).RefusedWith("decision-exists").Clause.Should().Be("4.4");

        (_campaign.DecisionId, _campaign.Version).Should().Be((decision, version));
    }

    private static Waiver Waiver(string element) => new(element, null, "good reason", SamplePolicy.LeadingGroup, Day(7, 20));

    private static Sanction Sanction(string code, string organisation) => new(code, organisation, "broke the procedure", "文〔2021〕1号", Day(7, 20));
}
