using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Honours;

public class ProposedListTests
{
    // Every organisation has places enough, so that the length of the list is all that counts.
    private readonly Walk _walk = Plenty();

    [Fact]
    public void A_list_is_drawn_up_in_its_order_and_leads_every_nominee_to_the_decision()
    {
        var nominations = Ready(3);

        var list = _walk.DrawUp(nominations).Value;

        (list.Stage, list.DrawnUpOn, list.CampaignId).Should().Be(("proposed-list", Day(8, 12), _walk.Campaign.Id));
        list.Nominations.Should().Equal(nominations.Select(nomination => nomination.Id));
        nominations.Should().OnlyContain(nomination => nomination.State == State.At("decision"));
        var entry = list.Entries.Should().ContainSingle().Subject;
        (entry.Act, entry.Clause, entry.Details["nominees"]).Should().Be(("draw-up-list", "4.3.c", "3"));
    }

    [Theory]
    [InlineData(10, 2, true)]
    [InlineData(10, 3, false)]
    [InlineData(9, 1, true)] // 20 % of 9 is 1.8
    [InlineData(9, 2, false)]
    [InlineData(4, 1, false)]
    public void County_cadres_are_at_most_a_fifth_of_the_list(int listed, int county, bool holds)
    {
        var nominations = Ready(listed, county);

        var outcome = _walk.DrawUp(nominations);

        outcome.Accepted.Should().Be(holds);
        if (!holds)
        {
            var violation = outcome.RefusedWith("county-share");
            (violation.Clause, violation.Actual).Should().Be(("1.2.f", $"{county}"));
            nominations.Should().OnlyContain(nomination => nomination.State == State.At("proposed-list"));
        }
    }

    [Fact]
    public void A_list_of_nobody_is_refused() => _walk.DrawUp([]).RefusedWith("nominations-missing").Place.Should().Be("nominations");

    [Fact]
    public void A_waiver_lets_a_limit_in_principle_pass()
    {
        var nominations = Ready(4, county: 1);
        _walk.DrawUp(nominations).RefusedWith("county-share").Message.En.Should().Contain("waiver");

        _walk.Waive("county-share");

        _walk.DrawUp(nominations).Accepted.Should().BeTrue();
    }

    [Fact]
    public void No_waiver_lets_a_strict_limit_pass()
    {
        var walk = Plenty(p => p with { Limits = [p.Limits[0] with { Strength = Strength.Must }, p.Limits[1]] });
        var nomination = walk.To("proposed-list", facts: new(Walk.PersonFacts) { ["leadingPost"] = "county-head" });

        walk.Campaign.Grant(new Commendation.Domain.Campaigns.Waiver("county-share", null, "please", SamplePolicy.LeadingGroup, Day(8, 1)), walk.Policy).RefusedWith("not-waivable");
        walk.DrawUp([nomination]).RefusedWith("county-share").Message.En.Should().NotContain("waiver");
    }

    [Fact]
    public void A_list_cannot_be_longer_than_the_places_of_the_award()
    {
        var nominations = Ready(11);
        var before = Snapshot([.. nominations]);

        var violation = _walk.DrawUp(nominations).RefusedWith("list-too-long");

        (violation.Actual, violation.Required, violation.Clause).Should().Be(("11", "10", "1.2.a"));
        Snapshot([.. nominations]).Should().Be(before, "a refused list leads nobody on");
        _walk.DrawUp([.. nominations.Take(10)]).Accepted.Should().BeTrue();
    }

    [Fact]
    public void Where_no_place_may_stay_unused_a_shorter_list_is_refused()
    {
        var walk = Plenty(p => p with { UnusedPlacesClause = null });
        var persons = Enumerable.Range(0, 10).Select(_ => walk.To("proposed-list")).ToList();
        var units = Enumerable.Range(0, 3).Select(_ => walk.To("proposed-list", award: SamplePolicy.Collective)).ToList();

        var violation = walk.DrawUp([.. persons.Skip(1), .. units]).RefusedWith("places-unused");

        (violation.Actual, violation.Required, violation.Clause).Should().Be(("9", "10", "1.2.a"));
        walk.DrawUp([.. persons, .. units]).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void Exempt_nominees_count_inside_the_total_or_on_top_by_the_reading(bool inside, bool accepted)
    {
        var walk = Plenty(p => p with { Channels = [p.Channels[0] with { CountsInsideTotal = inside }] });
        var nominations = Enumerable.Range(0, 10).Select(_ => walk.To("proposed-list")).Append(walk.To("proposed-list", channel: SamplePolicy.MostBeautiful)).ToList();

        walk.DrawUp(nominations).Accepted.Should().Be(accepted);
    }

    [Theory]
    [InlineData("2021-08-15", true)]
    [InlineData("2021-08-16", true)]
    [InlineData("2021-08-17", false)]
    public void The_list_is_due_on_16_August(string on, bool inTime)
    {
        var nominations = Ready(2);

        var outcome = _walk.DrawUp(nominations, Day(on));

        outcome.Accepted.Should().Be(inTime);
        if (!inTime)
        {
            outcome.RefusedWithAll("overdue", "overdue").Should().OnlyContain(violation => violation.Clause == "4.3.c");
        }
    }

    [Fact]
    public void Broken_limits_and_nominations_that_cannot_be_listed_are_told_at_once_and_nobody_is_listed()
    {
        var (county, early) = (Ready(1, county: 1)[0], _walk.To("second-review"));
        var before = Snapshot(county, early);

        _walk.DrawUp([county, early]).RefusedWithAll("county-share", "stage-closed");

        Snapshot(county, early).Should().Be(before);
    }

    [Fact]
    public void One_nomination_that_cannot_be_listed_holds_up_the_list_and_nobody_is_listed()
    {
        var (ready, early) = (_walk.To("proposed-list"), _walk.To("second-review"));
        var before = Snapshot(ready, early);

        _walk.DrawUp([ready, early]).RefusedWith("stage-closed").Place.Should().Be($"nominations/{early.Id}");

        Snapshot(ready, early).Should().Be(before);
    }

    [Fact]
    public void A_list_belongs_to_a_listing_stage() =>
        _walk.DrawUp(Ready(1), stage: "proposed-lst").RefusedWith("stage-unknown").Message.En.Should().Contain("Did you mean 'proposed-list'?");

    private static Walk Plenty(Func<CampaignPolicy, CampaignPolicy>? change = null) => new(policy =>
    {
        var plenty = policy with { Quotas = [.. policy.Quotas.Select(row => row with { Places = 20 })] };
        return change is null ? plenty : change(plenty);
    });

    private List<Nomination> Ready(int count, int county = 0) =>
    [
        .. Enumerable.Range(0, count).Select(i => _walk.To(
            "proposed-list", facts: new(Walk.PersonFacts) { ["leadingPost"] = i < county ? "county-deputy" : "section-head" })),
    ];
}
