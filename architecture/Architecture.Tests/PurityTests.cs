using System.Reflection;

namespace Commendation.Architecture.Tests;

/// <summary>That Domain has no clock, leaves nothing to chance, reads and writes nothing is seen while it is compiled: BannedSymbols.txt.</summary>
public class PurityTests
{
    [Fact]
    public void Domain_refers_only_to_pure_parts_of_the_runtime() => Impure(typeof(Domain.Shared.Aggregate).Assembly).Should().BeEmpty();

    [Fact]
    public void An_assembly_that_refers_to_another_part_is_caught() => Impure(Assembly.GetExecutingAssembly()).Should().Contain("System.Net.Http");

    private static IEnumerable<string> Impure(Assembly assembly) =>
        assembly.GetReferencedAssemblies().Select(reference => reference.Name!).Except(House.PureAssemblies);
}
