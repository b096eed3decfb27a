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
    [InlineData("WebApi", typeof(Planted.WebApi.AsksCli))]
    [InlineData("Cli", typeof(Planted.Cli.AsksWebApi))]
    public void A_layer_that_uses_another_is_caught(string layer, Type offender) => KeepsToItsLayer(House.Planted, layer).MustBe(offender);

    private static IReadOnlyList<Offender> KeepsToItsLayer(House house, string layer) =>
        house.TypesIn($"{house.Root}.{layer}").ShouldNotDependOn([.. House.Layers.Keys.Except(House.Layers[layer]).Where(other => other != layer).Select(other => $"{house.Root}.{other}")]);
}
