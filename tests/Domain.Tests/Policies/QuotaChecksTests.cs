using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Tests.Policies;

/// <summary>What can be wrong with two quotas, surplus and shared places; both numbers are told.</summary>
public class QuotaChecksTests
{
    public static TheoryData<string, string, string, Func<CampaignPolicy, CampaignPolicy>> Faults => new()
    {
        { "candidates-below-places", "quotas[0].candidates", "fewer than the", policy => Row(policy, row => row with { Candidates = row.Places - 1 }) },
        { "surplus-figures", "quotas[0].candidates", "no surplus is declared", policy => Row(policy, row => row with { Candidates = row.Places + 1 }) },
        { "surplus-figures", "quotas[0].candidates", "by the surplus of 50%", policy => Row(policy, row => row with { Candidates = row.Places * 3 }) with { Surpluses = [Half] } },
        { "surplus-figures", "quotas[0]", "has no candidates there", policy => policy with { Surpluses = [Half with { Share = null }] } },
        { "surplus-figures", "quotas.surplus[1]", "two rules of surplus", policy => policy with { Surpluses = [Half, Half with { Awards = [SamplePolicy.Collective] }] } },
        { "award-unknown", "quotas.surplus[0].awards", "nobody", policy => policy with { Surpluses = [Half with { Awards = ["nobody"] }] } },
        { "surplus-figures", "quotas[0].reserves", "no reserves are declared", policy => Row(policy, row => row with { Reserves = 1 }) },
        { "shared-places", "quotas.shared[0].awards", "at least two", policy => Sharing(policy, shared => shared with { Awards = [SamplePolicy.Collective] }) },
        { "award-unknown", "quotas.shared[0].awards", "nobody", policy => Sharing(policy, shared => shared with { Awards = [SamplePolicy.Collective, "nobody"] }) },
        { "shared-places", "quotas.shared[0].code", "code of an award", policy => Sharing(policy, shared => shared with { Code = SamplePolicy.Collective }) },
        { "shared-places", "quotas.shared[0].awards", "besides", policy => Sharing(policy, shared => shared) with { Quotas = policy.Quotas } },
        { "shared-places", "quotas.shared[0].places", "fewer than the", policy => Sharing(policy, shared => shared with { Places = 1 }) },
        { "shared-places", "quotas.shared[0].places", "only", policy => Sharing(policy, shared => shared with { Places = 1_000 }) },
        { "quota-sum", "quotas.shared[0].places", "adds up to", policy => Sharing(policy, shared => shared with { Places = shared.Places - 1 }) },
        { "shared-places", "quotas.shared[1].awards", "overlap", policy => Sharing(policy, shared => shared) is var once ? once with { Shared = [.. once.Shared, once.Shared[0] with { Code = "again" }] } : policy },
        { "surplus-figures", "quotas.surplus[0].awards", "need the same surplus", policy => Sharing(policy, shared => shared) with { Surpluses = [Half with { Awards = [SamplePolicy.Collective] }] } },
    };

    private static Surplus Half => new("1.2.b", new Share(1, 2), RoundUp: false);

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_contradiction_is_told_where_it_stands(string code, string place, string told, Func<CampaignPolicy, CampaignPolicy> fault) =>
        PolicyChecks.Findings(SamplePolicy.Build(fault)).Where(finding => finding.Code == code && finding.Place == place && finding.Message.Zh.Length > 0).Select(finding => finding.Message.En)
            .Should().Contain(message => message.Contains(told, StringComparison.Ordinal));

    [Fact]
    public void Places_can_be_shared_and_candidates_can_stand_in_the_table()
    {
        PolicyChecks.Findings(SamplePolicy.Build(policy => Sharing(policy, shared => shared))).Should().BeEmpty();
        var table = SamplePolicy.Build(policy => policy with { Surpluses = [Half with { Share = null }], Quotas = [.. policy.Quotas.Select(row => row with { Candidates = row.Places + 2 })] });
        PolicyChecks.Findings(table).Should().BeEmpty();
        table.Quotas.Select(table.Candidates).Should().Equal(table.Quotas.Select(row => row.Places + 2));
    }

    private static CampaignPolicy Row(CampaignPolicy policy, Func<QuotaRow, QuotaRow> change) => policy with { Quotas = [change(policy.Quotas[0]), .. policy.Quotas.Skip(1)] };

    private static CampaignPolicy Sharing(CampaignPolicy policy, Func<SharedPlaces, SharedPlaces> change)
    {
        var places = policy.Awards.Sum(award => award.Places);
        var shared = change(new SharedPlaces("either", "1.2.a", new Text("两类", "either"), [SamplePolicy.Collective, SamplePolicy.Individual], places));
        return policy with { Shared = [shared], Quotas = [.. policy.Quotas.GroupBy(row => row.Organisation).Select(rows => new QuotaRow(rows.Key, "either", rows.Sum(row => row.Places)))] };
    }
}
