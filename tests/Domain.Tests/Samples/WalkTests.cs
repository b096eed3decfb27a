using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Domain.Tests.Samples;

public class WalkTests
{
    [Fact]
    public void The_sample_policy_has_no_findings() => PolicyChecks.Findings(SamplePolicy.Build()).Should().BeEmpty();

    [Theory]
    [InlineData(SamplePolicy.Individual)]
    [InlineData(SamplePolicy.Collective)]
    public void A_nominee_of_each_award_reaches_the_honour_on_the_ordinary_days(string award)
    {
        var nomination = new Walk().To("honoured", award: award);

        nomination.State.Should().Be(State.Honoured);
        nomination.LastActOn.Should().Be(Day(8, 20));
    }
}
