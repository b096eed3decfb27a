using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Honours;

/// <summary>Places listed separately, more candidates than places, and limits that only emphasise.</summary>
public class PlacesOnTheListTests
{
    [Theory]
    [InlineData(2, 1, true)]
    [InlineData(2, 2, false)] // one place apart
    [InlineData(1, 1, true)]
    public void A_channel_fills_no_more_than_its_own_places(int ordinary, int apart, bool fits)
    {
        var walk = Apart(places: 3, separate: 1);

        var drawn = walk.DrawUp(Ready(walk, ordinary, apart));

        drawn.Accepted.Should().Be(fits);
        if (!fits)
        {
            drawn.RefusedWith("channel-too-long").Should().Match<Violation>(violation => violation.Clause == "1.2.c" && violation.Place == SamplePolicy.MostBeautiful && violation.Actual == "2" && violation.Required == "1");
        }
    }

    [Fact]
    public void Nobody_takes_a_place_that_is_listed_for_others()
    {
        var walk = Apart(places: 3, separate: 1, surplus: true);

        var violation = walk.DrawUp(Ready(walk, ordinary: 3, apart: 0)).RefusedWithAll("list-too-long", "holder-list-too-long")[0];

        (violation.Place, violation.Actual, violation.Required).Should().Be((SamplePolicy.Individual, "3", "2"));
    }

    [Fact]
    public void The_quota_table_adds_up_to_the_places_that_are_not_listed_separately()
    {
        var policy = Apart(places: 3, separate: 1).Policy;

        SumsOf(policy).Should().BeEmpty();
        SumsOf(policy with { Channels = [policy.Channels[0] with { Places = 2 }] }).Should().ContainSingle()
            .Which.Should().Match<Violation>(finding => finding.Actual == "2" && finding.Required == "1");
        SumsOf(policy with { Channels = [policy.Channels[0] with { CountsInsideTotal = false }] }).Should().ContainSingle("on top, they are no part of the number")
            .Which.Required.Should().Be("3");
    }

    [Theory]
    [InlineData(5, 1, 5, false, 1)]
    [InlineData(4, 1, 5, false, 0)]
    [InlineData(4, 1, 5, true, 1)]
    [InlineData(0, 1, 5, true, 0)]
    [InlineData(10, 1, 1, false, 10)]
    public void A_surplus_is_a_share_of_the_places_rounded_as_told(int places, int numerator, int denominator, bool roundUp, int beyond)
    {
        var surplus = new Surplus("1.2.b", new Share(numerator, denominator), roundUp);
        var account = new QuotaAccount(Guid.NewGuid(), Guid.NewGuid(), new QuotaRow(SamplePolicy.Prefecture, SamplePolicy.Individual, places));

        surplus.Beyond(places).Should().Be(beyond);
        for (var named = 0; named < places + beyond; named++)
        {
            account.Take(places, "1.2.b", places + beyond).Accepted.Should().BeTrue();
        }

        account.Free(places).Should().Be(-beyond);
        account.Take(places, "1.2.b", places + beyond).RefusedWith("no-place-left").Required.Should().Be($"{places + beyond}");
        account.Taken.Should().Be(places + beyond);
    }

    [Theory]
    [InlineData("1.2.b", false)]
    [InlineData(null, true)]
    public void The_best_of_the_whole_pool_win_unless_the_own_places_bind(string? ownPlaces, bool drawn)
    {
        var walk = new Walk(policy => (policy with
        {
            Limits = [],
            Surpluses = [new Surplus("1.2.b", new Share(1, 1), RoundUp: false) { OwnPlacesClause = ownPlaces }],
            Quotas = [new QuotaRow(SamplePolicy.Prefecture, SamplePolicy.Individual, 2), new QuotaRow(SamplePolicy.OtherPrefecture, SamplePolicy.Individual, 1), .. policy.Quotas.Where(row => row.Award != SamplePolicy.Individual)],
        }).WithAward(SamplePolicy.Individual, award => award with { Places = 3 }));

        var list = walk.DrawUp(Ready(walk, ordinary: 3, apart: 0));

        list.Accepted.Should().Be(drawn);
        list.Violations.Select(violation => (violation.Code, violation.Place, violation.Actual, violation.Required)).Should().Equal(
            drawn ? [] : [("holder-list-too-long", "630100/advanced-individual", "3", "2")]);
    }

    [Fact]
    public void One_more_than_the_places_is_named_and_the_list_selects()
    {
        var walk = new Walk(policy => (policy with
        {
            Limits = [],
            Surpluses = [new Surplus("1.2.b", new Share(1, 2), RoundUp: false) { OwnPlacesClause = "1.2.b" }],
            Quotas = [new QuotaRow(SamplePolicy.Prefecture, SamplePolicy.Individual, 2), .. policy.Quotas.Where(row => row.Award != SamplePolicy.Individual)],
        }).WithAward(SamplePolicy.Individual, award => award with { Places = 2 }));
        var three = Ready(walk, ordinary: 3, apart: 0);
        var fourth = walk.To("first-review");
        walk.FileAll(fourth);

        walk.Do(fourth, Act.Pass).RefusedWith("no-place-left");
        walk.DrawUp(three).RefusedWithAll("list-too-long", "holder-list-too-long")[1]
            .Should().Match<Violation>(violation => violation.Clause == "1.2.b" && violation.Place == "630100/advanced-individual" && violation.Actual == "3" && violation.Required == "2");
        _ = walk.Do(three[2], Act.Reject, reason: "ranked last").Value;
        walk.DrawUp([three[0], three[1]]).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData(Strength.Emphasis, true)]
    [InlineData(Strength.InPrinciple, false)]
    [InlineData(Strength.Must, false)]
    public void An_emphasis_holds_up_no_list_whatever_its_figure(Strength strength, bool drawn)
    {
        var walk = new Walk(policy => policy with { Limits = [policy.Limits[1] with { Strength = strength, Bound = BoundKind.AtMost, Count = 0 }] });

        walk.DrawUp([walk.To("proposed-list")]).Accepted.Should().Be(drawn);
    }

    private static IEnumerable<Violation> SumsOf(CampaignPolicy policy) => PolicyChecks.Findings(policy).Where(finding => finding.Code == "quota-sum");

    private static Walk Apart(int places, int separate, bool surplus = false) => new(policy => (policy with
    {
        Limits = [],
        Surpluses = surplus ? [new Surplus("1.2.b", new Share(1, 1), RoundUp: false) { OwnPlacesClause = "1.2.b" }] : [],
        Channels = [policy.Channels[0] with { Places = separate }],
        Quotas = [new QuotaRow(SamplePolicy.Prefecture, SamplePolicy.Individual, places - separate), .. policy.Quotas.Where(row => row.Award != SamplePolicy.Individual)],
    }).WithAward(SamplePolicy.Individual, award => award with { Places = places }));

    private static List<Nomination> Ready(Walk walk, int ordinary, int apart) =>
    [
        .. Enumerable.Range(0, ordinary).Select(_ => walk.To("proposed-list")),
        .. Enumerable.Range(0, apart).Select(_ => walk.To("proposed-list", channel: SamplePolicy.MostBeautiful)),
    ];
}
