namespace Commendation.Domain.Tests;

public class FoundationTests
{
    [Fact]
    public void Domain_refers_to_nothing_but_the_runtime()
    {
        System.Reflection.Assembly.Load("Commendation.Domain").GetReferencedAssemblies()
            .Select(reference => reference.Name)
            .Should().OnlyContain(name => name!.StartsWith("System."));
    }
}
