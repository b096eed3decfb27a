using Commendation.Domain.Policies;

namespace Commendation.Domain.Tests.Policies;

public class FactCatalogueTests
{
    private static readonly FactCatalogue Catalogue = SamplePolicy.Facts();

    [Fact]
    public void Every_problem_is_reported_at_its_place_not_only_the_first()
    {
        var violations = Catalogue.Read(new Dictionary<string, string>
        {
            ["sectr"] = "enterprise",
            ["frontLine"] = "perhaps",
            ["rank"] = "clerk",
            ["score"] = "101",
            ["serviceSince"] = "2015-03-01",
        }).RefusedWithAll("fact-unknown", "fact-wrong-type", "fact-derived", "fact-out-of-range");

        violations.Select(violation => violation.Place).Should().Equal("facts.sectr", "facts.frontLine", "facts.rank", "facts.score");
        violations[0].Message.En.Should().Contain("Did you mean 'sector'?");
        violations[0].Message.Zh.Should().Contain("sector");
        violations[2].Message.En.Should().Contain("leadingPost, grade");
    }

    [Fact]
    public void Declared_facts_are_told_in_the_order_of_the_catalogue_without_derived_and_missing_ones()
    {
        var facts = Catalogue.Read(new Dictionary<string, string> { ["score"] = "80.0", ["grade"] = "clerk", ["leadingPost"] = "section-head", ["sector"] = "other" }).Value;

        facts.Declared.Should().Equal(
            KeyValuePair.Create("sector", "other"),
            KeyValuePair.Create("leadingPost", "section-head"),
            KeyValuePair.Create("grade", "clerk"),
            KeyValuePair.Create("score", "80"));
        facts.Catalogue.Should().BeSameAs(Catalogue);
    }

    [Fact]
    public void An_empty_set_knows_no_fact_derived_ones_included()
    {
        var empty = FactSet.Empty(Catalogue);

        Catalogue.All.Should().OnlyContain(fact => !empty[fact].IsKnown);
        empty.Declared.Should().BeEmpty();
    }

    [Theory]
    [InlineData("section-head", "clerk", "section-head")]
    [InlineData("clerk", "county-head", "county-head")]
    [InlineData("clerk", "clerk", "clerk")]
    [InlineData("section-head", null, null)]
    [InlineData(null, "clerk", null)]
    public void The_highest_of_post_and_grade_is_the_rank_and_missing_when_one_is_missing(string? post, string? grade, string? rank)
    {
        var declared = new[] { ("leadingPost", post), ("grade", grade) }.Where(fact => fact.Item2 is not null).ToDictionary(fact => fact.Item1, fact => fact.Item2!);

        Catalogue.Read(declared).Value[Catalogue.Find("rank")!].Text.Should().Be(rank);
    }

    [Theory]
    [InlineData("2018-07-08", "2021-07-07", 2)] // 2 years 364 days
    [InlineData("2018-07-08", "2021-07-08", 3)] // the anniversary counts
    [InlineData("2018-07-09", "2021-07-08", 2)]
    [InlineData("2021-07-08", "2021-07-08", 0)]
    [InlineData("2021-07-07", "2021-07-08", 0)]
    [InlineData("2021-07-09", "2021-07-08", null)] // reversed: no years can be counted, not even none
    [InlineData("2021-12-31", "2021-01-01", null)]
    [InlineData("2030-01-01", "2021-07-08", null)]
    [InlineData("2016-02-29", "2021-02-27", 4)]
    [InlineData("2016-02-29", "2021-02-28", 5)] // 29 February has its anniversary on 28 February
    [InlineData("2016-02-29", "2020-02-28", 3)]
    [InlineData("2016-02-29", "2020-02-29", 4)]
    [InlineData("2020-02-28", "2021-02-28", 1)]
    public void Full_years_are_counted_on_the_anniversary(string since, string on, int? years) =>
        FullYears.Between(Day(since), Day(on)).Should().Be(years);

    [Fact]
    public void Years_of_service_follow_from_the_day_of_their_beginning()
    {
        var years = Catalogue.Find("serviceYears")!;

        Catalogue.Read(new Dictionary<string, string> { ["serviceSince"] = "2018-07-08" }).Value[years].Number.Should().Be(3);
        Catalogue.Read(new Dictionary<string, string> { ["serviceSince"] = "2018-07-09" }).Value[years].Number.Should().Be(2);
        Catalogue.Read([]).Value[years].IsKnown.Should().BeFalse();
    }

    [Fact]
    public void Derived_facts_are_found_by_the_facts_that_they_read()
    {
        Catalogue.Derived.Select(fact => fact.Code).Should().Equal("rank", "serviceYears");
        Catalogue.Derived.Select(fact => string.Join(",", fact.Derivation!.Reads.Select(read => read.Code))).Should().Equal("leadingPost,grade", "serviceSince");
        Catalogue.Find("nothing").Should().BeNull();
    }
}
