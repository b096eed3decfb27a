using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Policies;

/// <summary>What limits, reserves and replacement can get wrong in a policy.</summary>
public class PlacesChecksTests
{
    public static TheoryData<string, string, Func<CampaignPolicy, CampaignPolicy>> Faults => new()
    {
        { "limit-scope", "limits[0]", Limit(limit => limit with { Scope = LimitScope.Nominee }) },
        { "limit-scope", "limits[0]", Limit(limit => limit with { Scope = LimitScope.List, Tiers = ["county"] }) },
        { "limit-scope", "limits[0].figures.atMost[0]", Limit(limit => limit with { Scope = LimitScope.Tier, Figures = [new LimitFigure(null, 1) { Organisations = [SamplePolicy.Prefecture] }] }) },
        { "limit-rounding", "limits[0]", Limit(limit => limit with { Bound = BoundKind.Exactly }) },
        { "figure-empty", "limits[0].figures.atMost[0]", Limit(limit => limit with { Scope = LimitScope.Organisation, Tiers = ["county"], Figures = [new LimitFigure(null, 1) { Tiers = ["prefecture"] }] }) },
        { "organisation-unknown", "limits[0].figures", Limit(limit => limit with { Scope = LimitScope.Organisation, Figures = [new LimitFigure(null, 1) { Regions = ["639999"] }] }) },
        { "role-unknown", "quotas.reserves.by", policy => policy with { Reserves = Reserves(policy) with { By = "nobody" } } },
        { "reserves-none", "quotas.reserves.perPlace", policy => policy with { Reserves = Reserves(policy) with { PerPlace = 0 } } },
        { "replacement-without-place", "procedure.stages[0].replacement", policy => policy with { Stages = [policy.Stages[0] with { Replacement = new Replacement("1.2.b", Allowed: true) }, .. policy.Stages.Skip(1)] } },
        {
            "replacement-leaves-unused", "procedure.stages[7].replacement", policy => policy with
            {
                UnusedPlacesClause = null,
                Stages = [.. policy.Stages.Take(7), policy.Stages[7] with { Replacement = new Replacement("1.2.b", Allowed: false) }, .. policy.Stages.Skip(8)],
            }
        },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_found_where_it_stands(string code, string place, Func<CampaignPolicy, CampaignPolicy> fault) =>
        PolicyChecks.Findings(SamplePolicy.Build(fault)).Where(finding => finding.Code == code).Select(finding => finding.Place).Should().Contain(place);

    [Fact]
    public void Places_without_end_are_told_and_overflow_nothing()
    {
        var policy = SamplePolicy.Build(policy => policy with
        {
            Channels = [.. policy.Channels, policy.Channels[0] with { Code = "another" }],
            Quotas = [.. policy.Quotas.Select(row => row with { Places = int.MaxValue })],
            Awards = [.. policy.Awards.Select(award => award with { Places = int.MaxValue - 1 })],
            Limits = [policy.Limits[0] with { Awards = [SamplePolicy.Collective, SamplePolicy.Individual], Scope = LimitScope.Organisation }, policy.Limits[1] with { Awards = [SamplePolicy.Collective, SamplePolicy.Individual] }],
        });
        policy = policy with { Channels = [.. policy.Channels.Select(channel => channel with { CountsInsideTotal = true, Places = int.MaxValue })] };

        PolicyChecks.Findings(policy).Select(finding => finding.Code).Should().Contain(["channel-places", "quota-sum"]);
        policy.SeparatePlaces(SamplePolicy.Individual).Should().Be(int.MaxValue);
        policy.Limits.SelectMany(limit => limit.Parts(policy)).Should().OnlyContain(part => part.Allotted > 0);
    }

    private static Func<CampaignPolicy, CampaignPolicy> Limit(Func<CompositionLimit, CompositionLimit> change) =>
        policy => policy with { Limits = [change(policy.Limits[0] with { Base = LimitBase.Listed }), .. policy.Limits.Skip(1)] };

    private static Reserves Reserves(CampaignPolicy policy) => new("1.2.b", 1, policy.Stages[^1].By, ReservePromotion.Organisation);
}
