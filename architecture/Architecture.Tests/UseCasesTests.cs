using Planted = Commendation.Architecture.Tests.Planted;

namespace Commendation.Architecture.Tests;

public class UseCasesTests
{
    [Fact]
    public void Handlers_are_sealed_and_internal() => SealedAndInternal(House.Real, "Handler").MustBeNone();

    [Fact]
    public void Open_or_public_handler_is_caught() =>
        SealedAndInternal(House.Planted, "Handler").MustBe(typeof(Planted.Application.Quotas.OpenHandler), typeof(Planted.Application.Quotas.PublicHandler));

    [Fact]
    public void Validators_are_sealed_and_internal() => SealedAndInternal(House.Real, "Validator").MustBeNone();

    [Fact]
    public void Open_or_public_validator_is_caught() =>
        SealedAndInternal(House.Planted, "Validator").MustBe(typeof(Planted.Application.Quotas.PublicValidator));

    // Whatever else a specification can hold, the store does not heed it.
    [Fact]
    public void Specifications_set_only_what_the_store_heeds() => SetOnlyWhatIsHeeded(House.Real).MustBeNone();

    [Fact]
    public void Specification_that_sets_more_is_caught() =>
        SetOnlyWhatIsHeeded(House.Planted).MustBe(typeof(Planted.Application.Nominations.Including), typeof(Planted.Application.Nominations.Caching));

    private static IReadOnlyList<Offender> SealedAndInternal(House house, string name) =>
        house.TypesIn(house.Application).And().AreClasses().And().HaveNameEndingWith(name, StringComparison.Ordinal).Judge(rule => rule.Should().BeSealed().And().NotBePublic());

    private static IReadOnlyList<Offender> SetOnlyWhatIsHeeded(House house) =>
        house.TypesIn(house.Application).And().HaveDependencyOn("Ardalis.Specification").Judge(rule => rule.Should().MeetCustomRule(
            new CallsOnly("Ardalis.Specification.SpecificationBuilderExtensions", "Where", "OrderBy", "OrderByDescending", "ThenBy", "ThenByDescending", "Skip", "Take")));
}
