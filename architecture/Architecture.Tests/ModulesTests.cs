using Planted = Commendation.Architecture.Tests.Planted;

namespace Commendation.Architecture.Tests;

public class ModulesTests
{
    [Theory]
    [InlineData("Commendation.Domain")]
    [InlineData("Commendation.Application")]
    [InlineData("Commendation.Infrastructure")]
    public void Every_type_lies_under_the_name_of_its_assembly_where_the_rules_look(string assembly) => LieUnderTheirAssembly(House.Real, assembly).MustBeNone();

    [Fact]
    public void Type_that_hides_in_another_namespace_is_caught() =>
        LieUnderTheirAssembly(House.Planted, "Commendation.Architecture.Tests").MustBe(typeof(Elsewhere.Stray));

    [Fact]
    public void Every_type_of_Domain_lies_in_a_known_module() => DomainTypesHaveAModule(House.Real).MustBeNone();

    [Fact]
    public void Type_of_Domain_outside_the_known_modules_is_caught() =>
        DomainTypesHaveAModule(House.Planted).MustBe(typeof(Planted.Domain.Homeless), typeof(Planted.Domain.Astrology.Star));

    [Fact]
    public void Modules_of_Domain_keep_to_the_table_of_arrows() => DomainKeepsToArrows(House.Real).MustBeNone();

    [Fact]
    public void Arrow_that_the_table_lacks_is_caught() =>
        DomainKeepsToArrows(House.Planted).MustBe(typeof(Planted.Domain.Quotas.ReachesUp), typeof(Planted.Domain.Quotas.ReachesUpInALambda));

    [Fact]
    public void Table_of_arrows_has_no_circle_and_names_only_its_own_modules()
    {
        var arrows = House.DomainArrows.SelectMany(row => row.Value.Select(to => (From: row.Key, To: to))).ToLookup(arrow => arrow.From, arrow => arrow.To);

        arrows.SelectMany(row => row).Should().BeSubsetOf(House.DomainArrows.Keys);
        House.DomainArrows.Keys.Where(module => arrows[module].Any(next => Circles.Leads(next, module, arrows))).Should().BeEmpty();
    }

    [Fact]
    public void Every_type_of_Application_lies_in_a_known_module() => ApplicationTypesHaveAModule(House.Real).MustBeNone();

    [Fact]
    public void Type_of_Application_outside_the_known_modules_is_caught() =>
        ApplicationTypesHaveAModule(House.Planted).MustBe(typeof(Planted.Application.Astrology.Horoscope));

    [Fact]
    public void Modules_of_Application_form_no_circle() => ApplicationFormsNoCircle(House.Real).MustBeNone();

    [Fact]
    public void Circle_between_modules_of_Application_is_caught() =>
        ApplicationFormsNoCircle(House.Planted).MustBe(
            typeof(Planted.Application.Campaigns.LooksAtHonours),
            typeof(Planted.Application.Honours.LooksAtPublicity),
            typeof(Planted.Application.Publicity.LooksAtCampaigns));

    // Analyzers are told about types by attributes that have to lie in the namespace of the analyzer.
    private static Findings LieUnderTheirAssembly(House house, string name) =>
        Types.In(house.Assemblies.Single(assembly => assembly.Name.Name == name)).ThatAreWrittenByHand().ShouldLieUnder(name, "Meziantou.Analyzer.Annotations");

    private static Findings DomainTypesHaveAModule(House house) =>
        house.TypesIn(house.Domain).ShouldBeInModules(house.Domain, [.. House.DomainArrows.Keys]);

    private static Findings DomainKeepsToArrows(House house) =>
        house.TypesIn(house.Domain).ShouldKeepToArrows(house.Domain, House.DomainArrows);

    private static Findings ApplicationTypesHaveAModule(House house) =>
        house.TypesIn(house.Application).ShouldBeInModules(house.Application, House.ApplicationModules);

    private static Findings ApplicationFormsNoCircle(House house) =>
        house.TypesIn(house.Application).ShouldFormNoCircle(house.Application);
}
