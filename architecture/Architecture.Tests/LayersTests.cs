using Planted = Commendation.Architecture.Tests.Planted;

namespace Commendation.Architecture.Tests;

public class LayersTests
{
    [Fact]
    public void Domain_depends_on_no_other_part_of_the_house() => DomainStandsAlone(House.Real).MustBeNone();

    [Fact]
    public void Domain_that_depends_on_another_part_is_caught() =>
        DomainStandsAlone(House.Planted).MustBe(typeof(Planted.Domain.Shared.AsksApplication));

    [Fact]
    public void Application_depends_only_on_Domain() => ApplicationKnowsDomainOnly(House.Real).MustBeNone();

    [Fact]
    public void Application_that_depends_on_another_part_is_caught() =>
        ApplicationKnowsDomainOnly(House.Planted).MustBe(typeof(Planted.Application.Quotas.AsksInfrastructure));

    [Fact]
    public void Infrastructure_does_not_depend_on_WebApi() => InfrastructureDoesNotKnowWebApi(House.Real).MustBeNone();

    [Fact]
    public void Infrastructure_that_depends_on_WebApi_is_caught() =>
        InfrastructureDoesNotKnowWebApi(House.Planted).MustBe(typeof(Planted.Infrastructure.AsksWebApi));

    private static Findings DomainStandsAlone(House house) =>
        house.TypesIn(house.Domain).ShouldDependOnlyOn(under: house.Root, house.Domain);

    private static Findings ApplicationKnowsDomainOnly(House house) =>
        house.TypesIn(house.Application).ShouldDependOnlyOn(under: house.Root, house.Application, house.Domain);

    private static Findings InfrastructureDoesNotKnowWebApi(House house) =>
        house.TypesIn(house.Infrastructure).ShouldNotDependOn(house.WebApi);
}
