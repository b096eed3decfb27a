using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.PolicyFiles.InCSharp;

/// <summary>What is written in C# and what is written in a folder are one policy, under every reading.</summary>
public class PolicyInCSharpTests
{
    [Theory]
    [MemberData(nameof(Qinghai.EveryReading), MemberType = typeof(Qinghai))]
    public void The_policy_of_Qinghai_is_the_same_in_CSharp_as_in_its_folder(string setting, string reading)
    {
        var readings = new Dictionary<string, string> { [setting] = reading };
        var folder = PolicyReader.Read(Qinghai.Files, readings).Value;

        SameValue.Differences(QinghaiInCSharp.Build(folder.Version, readings), folder).Should().BeEmpty();
    }

    [Fact]
    public void A_comparison_by_value_sees_what_lies_deep_inside()
    {
        var policy = Qinghai.Policy;
        var rule = policy.Awards[1].Rules[1];
        var other = policy with
        {
            Awards = [policy.Awards[0], policy.Awards[1] with { Rules = [policy.Awards[1].Rules[0], rule with { Require = ((Compare)rule.Require).Fact.Below("bureau-head") }] }],
        };

        SameValue.Differences(policy, policy with { Awards = [.. policy.Awards] }).Should().BeEmpty();
        SameValue.Differences(policy, other).Should().Contain(".Awards[1].Rules[1].Require.Value.Text: bureau-deputy, bureau-head").And.Contain(".Awards[1].Rules.Count: 3, 2");
    }

    [Fact]
    public void What_does_not_fit_together_is_told_all_at_once()
    {
        var campaign = new PolicyBuilder("small", ("小", "small"), ("甲", "a"), "1", new DateOnly(2021, 7, 8));
        campaign.Award("person", NomineeKind.Individual, ("先进个人", "Advanced Individual"), places: 1, "1");

        campaign.Build("1", waivedBy: "office", quotaClause: "1", procedureClause: "2").Violations.Select(violation => $"{violation.Place} {violation.Code}")
            .Should().Contain("waivedBy role-unknown").And.Contain("procedure.stages procedure-ends").And.Contain("awards[0].clause clause-unknown").And.Contain("awards[0].places quota-sum");
    }

    [Fact]
    public void A_reading_that_does_not_exist_is_told_with_the_nearest() =>
        FluentActions.Invoking(() => QinghaiInCSharp.Build("1", new Dictionary<string, string> { ["dueDate"] = "inclusiv" }))
            .Should().Throw<ArgumentException>().WithMessage("'dueDate' has no reading 'inclusiv'. Did you mean 'inclusive'?*");
}
