using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Campaigns;

/// <summary>Standing that is carried from one campaign to the next of its series.</summary>
public class BarTests
{
    private static readonly DateOnly Laid = new(2021, 7, 9);

    [Theory]
    [InlineData(3, 1, null, "2021-07-10", false)] // its own round
    [InlineData(2, 1, null, "2021-07-10", false)] // one before it
    [InlineData(4, 1, null, "2030-01-01", true)] // the next round, whenever it comes
    [InlineData(5, 1, null, "2021-07-10", false)]
    [InlineData(5, 2, null, "2021-07-10", true)]
    [InlineData(9, null, 5, "2026-07-08", true)] // the last day of five years
    [InlineData(9, null, 5, "2026-07-09", false)]
    [InlineData(4, 1, 1, "2022-07-09", false)] // both must hold
    public void A_bar_holds_in_so_many_rounds_and_for_so_many_years(int round, int? rounds, int? years, string on, bool holds) =>
        new Bar("earlier", Text.Same("earlier"), 3, Definition(SanctionSubject.Organisation, rounds, years), Sanction())
            .Holds(new Series("s", round), DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture)).Should().Be(holds);

    [Fact]
    public void A_barred_organisation_nominates_nobody_in_the_next_round_and_nor_do_those_below_it()
    {
        var next = new Walk(policy => policy with { Series = new Series("s", 4) });
        var bars = Earlier(SanctionSubject.Organisation, null);

        var refused = Nominate(next, bars, SamplePolicy.County);

        refused.RefusedWith("barred-by-earlier-round").Should().Match<Violation>(violation => violation.Clause == "5.3.a" && violation.Actual == "earlier" && violation.Place == "organisation");
        refused.Violations[0].Message.En.Should().Contain("earlier");
        Nominate(next, bars, SamplePolicy.OtherCounty).Accepted.Should().BeTrue();
    }

    [Fact]
    public void A_barred_nominee_is_nominated_by_nobody_and_others_are()
    {
        var next = new Walk(policy => policy with { Series = new Series("s", 4) });
        var person = next.Person();

        Nominate(next, Earlier(SanctionSubject.Nominee, person.Identifier), SamplePolicy.OtherCounty, person).RefusedWith("barred-by-earlier-round").Place.Should().Be("identifier");
        Nominate(next, Earlier(SanctionSubject.Nominee, person.Identifier), SamplePolicy.OtherCounty, next.Person()).Accepted.Should().BeTrue();
    }

    [Fact]
    public void A_bar_laid_while_the_next_round_runs_holds_its_nominations_up()
    {
        var next = new Walk(policy => policy with { Series = new Series("s", 4) });
        var nomination = next.Nominate();
        next.FileAll(nomination);

        nomination.Do(Act.Recommend, next.Context(nomination, Act.Recommend) with { Bars = Earlier(SanctionSubject.Organisation, null) }).RefusedWith("barred-by-earlier-round");
        nomination.Do(Act.Recommend, next.Context(nomination, Act.Recommend)).Accepted.Should().BeTrue();
    }

    [Fact]
    public void A_campaign_that_stands_alone_carries_nothing_and_knows_nothing_of_others()
    {
        Bar.Of(new Walk().Policy, [Sanction()]).Should().BeEmpty();
        Nominate(new Walk(), Earlier(SanctionSubject.Organisation, null), SamplePolicy.County).Accepted.Should().BeTrue();
    }

    [Theory]
    [InlineData(SanctionSubject.Nominee, null)]
    [InlineData(SanctionSubject.Organisation, "630102198503150020")]
    public void A_bar_is_laid_on_the_one_whom_it_is_for(SanctionSubject subject, string? identifier)
    {
        var walk = new Walk(policy => policy with { Series = new Series("s", 3), Sanctions = [Definition(subject, 1, null)] });

        walk.Campaign.Lay(Sanction() with { Identifier = identifier }, SamplePolicy.LeadingGroup, walk.Policy).RefusedWith("sanction-subject").Place.Should().Be("nominationId");
    }

    [Theory]
    [InlineData(false, 1, null, "series-missing")]
    [InlineData(true, null, null, "bar-duration")]
    [InlineData(true, 0, null, "bar-duration")]
    [InlineData(true, null, 0, "bar-duration")]
    public void A_bar_without_a_series_or_a_duration_is_found(bool series, int? rounds, int? years, string code) =>
        PolicyChecks.Findings(SamplePolicy.Build(policy => policy with
        {
            Series = series ? new Series("s", 3) : null,
            Sanctions = [.. policy.Sanctions, Definition(SanctionSubject.Organisation, rounds, years)],
        })).Select(finding => finding.Code).Should().Equal(code);

    private static Outcome<Nomination> Nominate(Walk walk, IReadOnlyList<Bar> bars, string by, Nominee? who = null) => Nomination.Create(
        walk.Key(), SamplePolicy.Individual, who ?? walk.Person(), null, Walk.PersonFacts, new ActContext(walk.Rules, walk.Campaign, by, Laid.AddDays(1)) { Bars = bars });

    // What an earlier campaign laid and kept.
    private static IReadOnlyList<Bar> Earlier(SanctionSubject subject, string? identifier)
    {
        var walk = new Walk(policy => policy with { Code = "earlier", Series = new Series("s", 3), Sanctions = [Definition(subject, 1, null)] });
        _ = walk.Campaign.Lay(Sanction() with { Identifier = identifier }, SamplePolicy.LeadingGroup, walk.Policy).Value;
        return [.. Bar.Of(walk.Policy, walk.Campaign.Sanctions)];
    }

    private static Sanction Sanction() => new("bar", SamplePolicy.Prefecture, "false deeds", "〔2021〕7", Laid);

    private static SanctionDefinition Definition(SanctionSubject subject, int? rounds, int? years) =>
        new("bar", "5.3.a", Text.Same("barred"), SanctionEffect.BarLaterRounds) { Subject = subject, Rounds = rounds, Years = years };
}
