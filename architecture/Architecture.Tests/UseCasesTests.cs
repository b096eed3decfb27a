using Planted = Commendation.Architecture.Tests.Planted;

namespace Commendation.Architecture.Tests;

public class UseCasesTests
{
    [Fact]
    public void Handlers_are_sealed_and_internal() => SealedAndInternal(House.Real, "*Handler").MustBeNone();

    [Fact]
    public void Open_or_public_handler_is_caught() =>
        SealedAndInternal(House.Planted, "*Handler").MustBe(typeof(Planted.Application.Quotas.OpenHandler), typeof(Planted.Application.Quotas.PublicHandler));

    [Fact]
    public void Validators_are_sealed_and_internal() => SealedAndInternal(House.Real, "*Validator").MustBeNone();

    [Fact]
    public void Open_or_public_validator_is_caught() =>
        SealedAndInternal(House.Planted, "*Validator").MustBe(typeof(Planted.Application.Quotas.PublicValidator));

    private static Findings SealedAndInternal(House house, string name) =>
        house.TypesIn(house.Application).ThatAreClasses().ThatAreNamed(name).ShouldBeSealedAndInternal();
}
