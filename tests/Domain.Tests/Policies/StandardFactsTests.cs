using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Policies;

public class StandardFactsTests
{
    private static readonly IEnumerable<FactDefinition> Everything = StandardFacts.All.SelectMany(fact => (fact.Items?.All ?? []).Prepend(fact));

    [Fact]
    public void Every_code_is_used_once()
    {
        StandardFacts.All.Select(fact => fact.Code).Should().OnlyHaveUniqueItems();
        StandardScales.All.Select(scale => scale.Code).Should().OnlyHaveUniqueItems();
        foreach (var scale in StandardScales.All)
        {
            scale.Values.Select(value => value.Code).Concat(scale.Values.Select(value => value.StandardCode).OfType<string>()).Should().OnlyHaveUniqueItems(scale.Code);
        }
    }

    [Fact]
    public void Every_choice_has_a_standard_scale_and_every_scale_serves_a_fact()
    {
        Everything.Where(fact => fact.Kind == FactKind.Choice).Select(fact => fact.Scale!).Distinct().Should().BeEquivalentTo(StandardScales.All);
        Everything.Where(fact => fact.Kind == FactKind.Choice && !StandardScales.All.Contains(fact.Scale)).Should().BeEmpty();
    }

    [Fact]
    public void No_label_is_left_out() => Everything.Select(fact => fact.Label)
        .Concat(StandardScales.All.SelectMany(scale => scale.Values).Select(value => value.Label))
        .Where(label => string.IsNullOrWhiteSpace(label.Zh) || string.IsNullOrWhiteSpace(label.En)).Should().BeEmpty();

    // Public figures: GB/T 3304 has 56 rows, GB/T 2659 249 of which three are no nationalities, GB/T 4762 thirteen, GB/T 2261.1 two that say something.
    [Theory]
    [InlineData("ethnicGroup", 56)]
    [InlineData("nationality", 246)]
    [InlineData("politicalStatus", 13)]
    [InlineData("sex", 2)]
    [InlineData("rank", 13)]
    [InlineData("civilServiceGrade", 13)]
    public void A_scale_is_as_long_as_its_standard(string scale, int values) =>
        StandardScales.All.Single(known => known.Code == scale).Values.Should().HaveCount(values);

    [Theory]
    [InlineData("ethnicGroup", "04", "zang", "藏族")]
    [InlineData("ethnicGroup", "30", "tu", "土族")]
    [InlineData("ethnicGroup", "35", "salar", "撒拉族")]
    [InlineData("ethnicGroup", "56", "jino", "基诺族")]
    [InlineData("nationality", "156", "CHN", "中国")]
    [InlineData("nationality", "840", "USA", "美国")]
    [InlineData("nationality", "004", "AFG", "阿富汗")]
    [InlineData("politicalStatus", "01", "cpc-member", "中共党员")]
    [InlineData("politicalStatus", "13", "masses", "群众")]
    [InlineData("sex", "2", "female", "女")]
    [InlineData("rank", "132", "county-division-deputy", "县处级副职")]
    [InlineData("rank", "121", "bureau-head", "厅局级正职")]
    public void A_value_is_known_by_its_own_code_and_by_the_standards(string code, string standardCode, string own, string label)
    {
        var fact = Everything.First(known => known.Scale?.Code == code);

        fact.Parse(standardCode).Value.Should().Be(fact.Parse(own).Value);
        fact.Print(fact.Parse(standardCode).Value).Should().Be(own);
        fact.Describe(fact.Parse(own).Value).Zh.Should().Be(label);
    }

    [Theory]
    [InlineData("ethnicGroup", "藏族", "zang")]
    [InlineData("ethnicGroup", "藏", "zang")]
    [InlineData("politicalStatus", "群众", "masses")]
    [InlineData("sex", "Female", "female")]
    [InlineData("nationality", "chn", "CHN")]
    public void Who_gives_a_label_or_a_slip_of_the_pen_is_told_the_code(string code, string given, string meant)
    {
        var violation = Everything.First(fact => fact.Code == code).Parse(given).Violations.Single();

        violation.Message.En.Should().EndWith($" Did you mean '{meant}'?");
        violation.Message.Zh.Should().EndWith($"是否应为“{meant}”？");
        violation.Message.Zh.Length.Should().BeLessThan(600);
    }

    [Theory]
    [InlineData("0")]
    [InlineData("9")]
    public void Unknown_and_unstated_sex_are_no_values(string standardCode) => StandardFacts.Sex.Parse(standardCode).Accepted.Should().BeFalse();

    [Fact]
    public void Grades_and_the_levels_that_they_correspond_to_rise_together()
    {
        var levels = StandardScales.CivilServiceGrade.Values.Select(value => StandardScales.Rank.IndexOf(value.Equivalent!)).ToList();

        levels.Should().BeInAscendingOrder().And.NotContain(-1);
    }

    [Theory]
    [InlineData("inspector-2", "bureau-deputy")]
    [InlineData("consultant-1", "county-division-head")]
    [InlineData("consultant-4", "county-division-deputy")]
    [InlineData("principal-clerk-1", "section-head")]
    [InlineData("none", "none")]
    public void The_level_of_a_grade_is_derived(string grade, string level)
    {
        var of = StandardFacts.CivilServiceGrade;
        var derived = StandardFacts.Grade with { Index = 1, Derivation = new EquivalentOf(of, StandardScales.Rank) };
        var catalogue = new FactCatalogue([of, derived]);

        var facts = catalogue.Read([KeyValuePair.Create("civilServiceGrade", grade)]).Value;

        derived.Print(facts[derived]).Should().Be(level);
        FactSet.Empty(catalogue)[derived].IsKnown.Should().BeFalse();
    }

    [Theory]
    [InlineData(1, 3, 0, Rounding.Down, 33)]
    [InlineData(1, 3, 2, Rounding.Down, 3333)]
    [InlineData(1, 3, 2, Rounding.Up, 3334)]
    [InlineData(1, 8, 0, Rounding.HalfUp, 13)]
    [InlineData(1, 3, 0, Rounding.HalfUp, 33)]
    [InlineData(2, 3, 0, Rounding.HalfUp, 67)]
    [InlineData(5, 5, 4, Rounding.Up, 1000000)]
    [InlineData(0, 5, 0, Rounding.Up, 0)]
    [InlineData(0, 0, 0, Rounding.Up, 0)]
    public void A_share_as_a_number_is_rounded_as_declared(int women, int all, int decimals, Rounding rounding, long smallestUnits)
    {
        var sex = StandardFacts.Members.Items!.Find("sex")!;
        var members = StandardFacts.Members with { Index = 0 };
        var share = new FactDefinition(1, "women", FactKind.Number, Text.Same("women"))
        {
            Decimals = decimals,
            Derivation = new PercentOf(members, new Compare(sex, Comparison.Is, sex.Parse("female").Value), decimals, rounding),
        };
        var json = $"[{string.Join(',', Enumerable.Range(0, all).Select(i => $$"""{"sex":"{{(i < women ? "2" : "1")}}"}"""))}]";

        var facts = new FactCatalogue([members, share]).Read([KeyValuePair.Create("members", json)]).Value;

        facts[share].Number.Should().Be(smallestUnits);
    }
}
