using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

/// <summary>What rests on made-up figures says so, and what nothing carries stands beside the verdict.</summary>
public sealed class HonestyTests : IDisposable
{
    private readonly Host _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_refusal_by_a_made_up_figure_and_a_verdict_that_leaves_a_clause_open_say_so()
    {
        var office = _host.Office("63LG");
        var facts = new { campaign = "greening-2021", award = "labour-model", facts = new { } };

        var verdict = (await office.Sends("POST", "/api/v1/rules/evaluate", facts)).Accepted();
        verdict["notCarried[0].clause"].Should().Be("S.6");
        var explained = (await office.Sends("POST", "/api/v1/rules/explain", facts)).Accepted();
        explained["notCarried[0].reason"].Should().Contain("联系表");
        var ledger = (await office.Reads("/api/v1/campaigns/greening-2021/clauses")).Body.AsArray();
        ledger.Count(clause => clause!["illustrative"]!.GetValue<bool>()).Should().Be(3);
    }

    private sealed class Host : ApiHost
    {
        protected override string Campaigns => Repository.Campaigns;
    }
}
