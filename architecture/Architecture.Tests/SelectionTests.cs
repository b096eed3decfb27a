namespace Commendation.Architecture.Tests;

public class SelectionTests
{
    [Fact]
    public void Rule_about_nothing_fails()
    {
        var nothing = House.Planted.TypesIn(House.Planted.Domain + ".NoSuchFolder");

        var judging = () => nothing.ShouldNotDependOn("System.IO");

        judging.Should().Throw<EmptySelectionException>().WithMessage("*NoSuchFolder*");
    }

    [Fact]
    public void Namespace_is_not_confused_with_one_that_only_starts_alike()
    {
        Anatomy.Lies("Commendation.Domain.Quotas", "Commendation.Domain").Should().BeTrue();
        Anatomy.Lies("Commendation.DomainModel", "Commendation.Domain").Should().BeFalse();
    }

    [Fact]
    public void Offenders_are_named_in_full()
    {
        var findings = House.Planted.TypesIn(House.Planted.Domain).ShouldNotDependOn("System.IO");

        var failing = findings.MustBeNone;

        failing.Should().Throw<Xunit.Sdk.XunitException>()
            .WithMessage("*Commendation.Architecture.Tests.Planted.Domain.Shared.OpensAFile uses System.IO.File*");
    }
}
