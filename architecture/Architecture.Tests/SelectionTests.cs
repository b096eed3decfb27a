namespace Commendation.Architecture.Tests;

public class SelectionTests
{
    [Fact]
    public void Rule_about_nothing_fails()
    {
        var nothing = House.Planted.TypesIn(House.Planted.Domain + ".NoSuchFolder");

        var judging = () => nothing.ShouldNotDependOn("System.IO");

        judging.Should().Throw<EmptySelectionException>();
    }

    [Fact]
    public void Namespace_is_not_confused_with_one_that_only_starts_alike() =>
        House.Planted.TypesIn(House.Planted.Domain + ".Quota").GetTypes().Should().BeEmpty();

    [Fact]
    public void Offenders_are_named_in_full_with_what_they_use()
    {
        var offenders = House.Planted.TypesIn(House.Planted.Domain).ShouldNotDependOn("System.IO");

        var failing = offenders.MustBeNone;

        failing.Should().Throw<Xunit.Sdk.XunitException>()
            .WithMessage("*Commendation.Architecture.Tests.Planted.Domain.Shared.OpensAFile uses System.IO*");
    }
}
