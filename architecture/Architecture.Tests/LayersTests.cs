using Planted = Commendation.Architecture.Tests.Planted;

namespace Commendation.Architecture.Tests;

public class LayersTests
{
    public static TheoryData<string> Layers => [.. House.Layers.Keys];

    [Theory]
    [MemberData(nameof(Layers))]
    public void A_layer_uses_only_those_beneath_it(string layer) => KeepsToItsLayer(House.Real, layer).MustBeNone();

    [Theory]
    [InlineData("Domain", typeof(Planted.Domain.Shared.AsksApplication))]
    [InlineData("Application", typeof(Planted.Application.Quotas.AsksInfrastructure))]
    [InlineData("Infrastructure", typeof(Planted.Infrastructure.AsksWebApi))]
    [InlineData("Portal", typeof(Planted.Portal.AsksInfrastructure))]
    [InlineData("WebApi", typeof(Planted.WebApi.AsksCli))]
    [InlineData("Cli", typeof(Planted.Cli.AsksWebApi))]
    public void A_layer_that_uses_another_is_caught(string layer, Type offender) => KeepsToItsLayer(House.Planted, layer).MustBe(offender);

    [Fact]
    public void No_page_reaches_past_its_use_case_into_EF_Core() => KeepsFromEfCore(House.Real).MustBeNone();

    [Fact]
    public void Page_that_queries_by_itself_is_caught() => KeepsFromEfCore(House.Planted).MustBe(typeof(Planted.Portal.QueryingPage));

    private static IReadOnlyList<Offender> KeepsFromEfCore(House house) => house.TypesIn(house.Portal).ShouldNotDependOn("Microsoft.EntityFrameworkCore");

    private static IReadOnlyList<Offender> KeepsToItsLayer(House house, string layer) =>
        house.TypesIn($"{house.Root}.{layer}").ShouldNotDependOn([.. House.Layers.Keys.Except(House.Layers[layer]).Where(other => other != layer).Select(other => $"{house.Root}.{other}")]);
}
