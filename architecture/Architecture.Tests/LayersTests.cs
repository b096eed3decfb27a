using Mono.Cecil;

namespace Commendation.Architecture.Tests;

public class LayersTests
{
    [Theory]
    [InlineData("Commendation.Domain")]
    [InlineData("Commendation.Application", "Commendation.Domain")]
    [InlineData("Commendation.Infrastructure", "Commendation.Application", "Commendation.Domain")]
    public void Arrows_between_layers_point_down_only(string layer, params string[] allowed)
    {
        using var assembly = AssemblyDefinition.ReadAssembly(Path.Combine(AppContext.BaseDirectory, layer + ".dll"));

        assembly.MainModule.AssemblyReferences
            .Select(reference => reference.Name)
            .Where(name => name.StartsWith("Commendation."))
            .Should().BeSubsetOf(allowed);
    }
}
