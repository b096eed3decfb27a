using Commendation.Domain.Policies;

namespace Commendation.Domain.Tests.Policies;

public class OrganisationTests
{
    private static readonly CampaignPolicy Policy = SamplePolicy.Build();

    [Theory]
    [InlineData("recommending-unit", SamplePolicy.County, SamplePolicy.County)]
    [InlineData("first-reviewer", SamplePolicy.County, SamplePolicy.Prefecture)]
    [InlineData("first-reviewer", SamplePolicy.Prefecture, SamplePolicy.Prefecture)]
    [InlineData("first-reviewer", SamplePolicy.Department, SamplePolicy.Department)]
    [InlineData("leading-group", SamplePolicy.County, SamplePolicy.LeadingGroup)]
    [InlineData("provincial-government", SamplePolicy.Department, SamplePolicy.Government)]
    [InlineData("leading-group", "unknown", null)]
    [InlineData("no-such-role", SamplePolicy.County, null)]
    public void A_role_leads_to_the_body_that_acts_for_the_recommenders_tier(string role, string recommender, string? acting) =>
        Policy.Acting(role, recommender).Should().Be(acting);

    [Fact]
    public void A_route_of_the_tier_goes_before_the_route_for_all_others_and_without_either_nobody_acts()
    {
        var directory = Policy.Organisations;

        SamplePolicy.Role("r", "1", ("*", Route.Self), ("county", Route.Superior)).Resolve(SamplePolicy.County, directory).Should().Be(SamplePolicy.Prefecture);
        SamplePolicy.Role("r", "1", ("county", Route.Superior)).Resolve(SamplePolicy.Prefecture, directory).Should().BeNull();
        SamplePolicy.Role("r", "1", ("*", Route.Superior)).Resolve(SamplePolicy.Government, directory).Should().BeNull();
    }

    [Theory]
    [InlineData(SamplePolicy.County, SamplePolicy.Individual, SamplePolicy.Prefecture)]
    [InlineData(SamplePolicy.Prefecture, SamplePolicy.Individual, SamplePolicy.Prefecture)]
    [InlineData(SamplePolicy.Department, SamplePolicy.Collective, SamplePolicy.Department)]
    [InlineData(SamplePolicy.LeadingGroup, SamplePolicy.Individual, null)]
    [InlineData("unknown", SamplePolicy.Individual, null)]
    public void Places_are_held_by_the_nearest_organisation_upwards_that_has_a_row(string recommender, string award, string? holder) =>
        Policy.QuotaHolder(recommender, award).Should().Be(holder);

    [Fact]
    public void The_own_row_goes_before_the_superiors_row_even_with_no_place()
    {
        var policy = SamplePolicy.Build(p => p with { Quotas = [.. p.Quotas, new QuotaRow(SamplePolicy.County, SamplePolicy.Individual, 0)] });

        policy.QuotaHolder(SamplePolicy.County, SamplePolicy.Individual).Should().Be(SamplePolicy.County);
        policy.QuotaHolder(SamplePolicy.NeighbourCounty, SamplePolicy.Individual).Should().Be(SamplePolicy.Prefecture);
    }

    [Fact]
    public void The_line_goes_up_to_the_top_nearest_first() =>
        Policy.Organisations.Line(SamplePolicy.County).Select(organisation => organisation.Code)
            .Should().Equal(SamplePolicy.County, SamplePolicy.Prefecture, SamplePolicy.Government);

    [Fact]
    public void A_line_that_runs_in_a_circle_comes_to_an_end()
    {
        var directory = new OrganisationDirectory([Unit("A", "B"), Unit("B", "C"), Unit("C", "A"), Unit("D", "D"), Unit("E", "gone")]);

        directory.Line("A").Select(organisation => organisation.Code).Should().Equal("A", "B", "C");
        directory.Line("D").Select(organisation => organisation.Code).Should().Equal("D");
        directory.Line("E").Select(organisation => organisation.Code).Should().Equal("E");
        directory.Line("gone").Should().BeEmpty();
    }

    [Fact]
    public void Of_two_entries_with_one_code_the_first_is_found()
    {
        var directory = new OrganisationDirectory([Unit("A", "first"), Unit("A", "second")]);

        directory.Find("A")!.Superior.Should().Be("first");
        directory.All.Should().HaveCount(2);
    }

    [Fact]
    public void An_unknown_code_is_answered_with_the_nearest_one()
    {
        var violation = Policy.Organisations.Unknown("63LX", "actor");

        violation.Code.Should().Be("organisation-unknown");
        violation.Place.Should().Be("actor");
        violation.Actual.Should().Be("63LX");
        violation.Message.En.Should().Contain("'63LG'");
    }

    private static Organisation Unit(string code, string superior) => new(code, SamplePolicy.Label(code), "county", superior);
}
