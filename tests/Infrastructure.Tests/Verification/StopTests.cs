using Commendation.Application.Verification;
using Commendation.Domain.Verification;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class StopTests
{
    public static TheoryData<string> Parts() => ["scenarios", "interpretations", "feasibility", "decision-space", "mutation"];

    [Theory]
    [MemberData(nameof(Parts))]
    public void A_part_ends_when_nobody_waits_for_it_any_more(string code)
    {
        using var gone = new CancellationTokenSource();
        var policy = Qinghai.Files.Verifiable(ScenarioFiles.Find(Qinghai.Folder));

        var act = () => policy.Verify([.. Part.All.Where(part => part.Code == code)], _ => gone.Cancel(), gone.Token);

        act.Should().Throw<OperationCanceledException>();
    }

    [Fact]
    public void Parts_that_run_side_by_side_say_the_same_as_one_after_the_other()
    {
        var policy = Qinghai.Files.Verifiable(ScenarioFiles.Find(Qinghai.Folder));

        var together = policy.Verify(Part.All);

        together.Parts.Select(part => part.Part).Should().Equal(Part.All.Select(part => part.Code));
        foreach (var part in Part.All)
        {
            policy.Verify([part]).Parts[0].Should().BeEquivalentTo(together.Parts.Single(one => one.Part == part.Code));
        }
    }
}
