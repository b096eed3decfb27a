namespace Commendation.Application.Tests;

public class FoundationTests
{
    [Fact]
    public void Application_refers_to_no_other_part_of_the_house_than_Domain()
    {
        System.Reflection.Assembly.Load("Commendation.Application").GetReferencedAssemblies()
            .Select(reference => reference.Name!)
            .Where(name => name.StartsWith("Commendation."))
            .Should().BeSubsetOf(["Commendation.Domain"]);
    }
}
