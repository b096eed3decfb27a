using Planted = Commendation.Architecture.Tests.Planted;

namespace Commendation.Architecture.Tests;

public class PurityTests
{
    [Fact]
    public void Domain_refers_only_to_pure_parts_of_the_runtime() => DomainIsPure(House.Real).MustBeNone();

    [Fact]
    public void Assembly_of_Domain_names_no_other_assembly_either() =>
        House.Real.Assemblies.Single(assembly => assembly.Name.Name == House.Real.Domain).MainModule.AssemblyReferences
            .Select(reference => reference.Name)
            .Should().NotBeEmpty().And.BeSubsetOf(House.PureAssemblies);

    [Fact]
    public void Domain_that_refers_to_another_part_of_the_runtime_is_caught() =>
        DomainIsPure(House.Planted).MustBe(typeof(Planted.Domain.Shared.CallsTheNetwork));

    [Fact]
    public void Domain_reads_and_writes_nothing() => DomainHasNoInputOrOutput(House.Real).MustBeNone();

    [Fact]
    public void Domain_that_opens_a_file_is_caught() =>
        DomainHasNoInputOrOutput(House.Planted).MustBe(typeof(Planted.Domain.Shared.OpensAFile));

    [Fact]
    public void Domain_has_no_clock() => DomainHasNoClock(House.Real).MustBeNone();

    [Fact]
    public void Domain_that_reads_a_clock_is_caught() =>
        DomainHasNoClock(House.Planted).MustBe(typeof(Planted.Domain.Shared.ReadsTheClock), typeof(Planted.Domain.Shared.HoldsAClock));

    [Fact]
    public void Domain_leaves_nothing_to_chance() => DomainHasNoChance(House.Real).MustBeNone();

    [Fact]
    public void Domain_that_throws_dice_is_caught() =>
        DomainHasNoChance(House.Planted).MustBe(typeof(Planted.Domain.Shared.ThrowsDice), typeof(Planted.Domain.Shared.InventsIds));

    private static Findings DomainIsPure(House house) =>
        house.TypesIn(house.Domain).ShouldReferOnlyToAssemblies(House.PureAssemblies);

    private static Findings DomainHasNoInputOrOutput(House house) =>
        house.TypesIn(house.Domain).ShouldNotDependOn("System.IO");

    private static Findings DomainHasNoClock(House house) =>
        house.TypesIn(house.Domain).ShouldNotUse(
            "System.DateTime::get_Now",
            "System.DateTime::get_UtcNow",
            "System.DateTime::get_Today",
            "System.DateTimeOffset::get_Now",
            "System.DateTimeOffset::get_UtcNow",
            "System.Environment::get_TickCount",
            "System.Environment::get_TickCount64",
            "System.TimeProvider",
            "System.Diagnostics.Stopwatch");

    private static Findings DomainHasNoChance(House house) =>
        house.TypesIn(house.Domain).ShouldNotUse(
            "System.Random",
            "System.Guid::NewGuid",
            "System.Guid::CreateVersion7",
            "System.Security.Cryptography.RandomNumberGenerator");
}
