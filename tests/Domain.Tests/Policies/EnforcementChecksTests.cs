using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Policies;

/// <summary>Where a limit bites: what is no stage, not one stage, or a stage at which nobody can tell yet, is refused when the policy is loaded.</summary>
public class EnforcementChecksTests
{
    public static TheoryData<string, string, string, Func<CompositionLimit, CompositionLimit>> Faults => new()
    {
        { "stage-unknown", "recomendation", "recommendation", limit => limit },
        { "limit-stage", "review", "first-review", limit => limit },
        { "limit-stage", "recommendation", "reported", limit => limit with { Bound = BoundKind.Reported, Share = null } },
        { "limit-stage", "recommendation", "emphasis", limit => limit with { Strength = Strength.Emphasis } },
        { "limit-stage", "recommendation", "recommended", limit => limit with { Base = LimitBase.Nominated } },
        { "limit-stage", "decision", "recommended", limit => limit with { Base = LimitBase.Nominated } },
        { "limit-stage", "recommendation", "takesPlace", limit => limit with { Bound = BoundKind.AtLeast } },
        { "limit-stage", "submission", "within", limit => limit with { Bound = BoundKind.AtLeast, Base = LimitBase.Listed, Within = limit.Members } },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_limit_that_cannot_bite_there_is_refused_with_what_to_write(string code, string stage, string told, Func<CompositionLimit, CompositionLimit> change)
    {
        var found = PolicyChecks.Findings(With(change, stage)).Should().ContainSingle(finding => finding.Code == code).Which;
        (found.Place, found.Message.Zh.Length > 0).Should().Be(("limits[0].enforced", true));
        found.Message.En.Should().Contain(told);
    }

    [Theory]
    [InlineData("recommendation")]
    [InlineData("first-review")]
    [InlineData("list")]
    [InlineData("decision")]
    [InlineData(null)]
    public void A_ceiling_can_bite_at_every_stage(string? stage) => PolicyChecks.Findings(With(limit => limit, stage)).Should().BeEmpty();

    private static CampaignPolicy With(Func<CompositionLimit, CompositionLimit> change, string? stage) =>
        SamplePolicy.Build(policy => policy with { Limits = [change(policy.Limits[0]) with { Enforced = stage }, .. policy.Limits.Skip(1)] });
}
