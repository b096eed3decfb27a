using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;

namespace Commendation.WebApi.Tests;

/// <summary>Two rounds of one series on one host: what the earlier one lays holds in the later one, and everybody can ask who is barred.</summary>
public sealed class BarsTests : IDisposable
{
    private const string Earlier = "/api/v1/campaigns/civic-courage-2022";
    private const string Present = "/api/v1/campaigns/civic-courage-2025";

    private readonly TwoRounds _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task An_organisation_that_an_earlier_round_barred_is_listed_and_nominates_nobody()
    {
        await Lays(new { sanction = "bar-unit", organisation = "CCDL", ground = "审核失实", document = "示例〔2025〕9号", on = "2025-03-05" });

        var barred = (await Reads($"{Present}/bars?on=2025-03-06")).Body.AsArray().Should().ContainSingle().Subject!;
        (barred["campaign"]!.ToString(), barred["sanction"]!.ToString(), barred["subject"]!.ToString(), barred["organisation"]!.ToString(), barred["clause"]!.ToString(), barred["lastRound"]!.GetValue<int>())
            .Should().Be(("civic-courage-2022", "bar-unit", "organisation", "CCDL", "D.2", 3));
        (await Nominates("CCDL1", "11", "2025-03-06")).Refused(422, "barred-by-earlier-round")["clause"]!.ToString().Should().Be("D.2");
        (await Nominates("CCXY1", "12", "2025-03-06")).Accepted();
        (await Reads($"{Earlier}/bars?on=2025-03-06")).Body.AsArray().Should().BeEmpty("a round does not bar itself");
    }

    [Fact]
    public async Task A_nominee_who_is_barred_for_years_is_listed_with_a_masked_number_until_they_are_over()
    {
        var nomination = (await Nominates("CCNP1", "13", "2025-03-05", Earlier)).Accepted().Id;
        await Lays(new { sanction = "bar-person", organisation = "CCNP1", ground = "弄虚作假", document = "示例〔2025〕10号", on = "2025-03-05", nominationId = nomination });

        var barred = (await Reads($"{Present}/bars?on=2030-03-04")).Body.AsArray().Should().ContainSingle().Subject!;
        (barred["subject"]!.ToString(), barred["maskedIdentifier"]!.ToString(), barred["overOn"]!.ToString()).Should().Be(("nominee", Person("13")[..4] + new string('*', 10) + Person("13")[^4..], "2030-03-05"));
        (await Reads($"{Present}/bars?on=2030-03-05")).Body.AsArray().Should().BeEmpty();
        (await Nominates("CCXY1", "13", "2025-03-06")).Refused(422, "barred-by-earlier-round");
    }

    [Fact]
    public async Task A_portal_is_not_told_who_is_barred() =>
        (await _host.Client().Send("GET", $"{Present}/bars", null, token: Officers.Token(["portal"], string.Empty))).Status.Should().Be(403);

    private static string Person(string number) =>
        $"6301021985031{number}00" is var digits ? digits + Commendation.Domain.Nominations.NationalIdentifiers.ResidentCheckDigit(digits) : digits;

    private async Task<Answer> Reads(string path) => (await _host.Client().Send("GET", path, null, token: Officers.Token(["recommending-unit"], "CCXY1"))).Accepted();

    private async Task Lays(object sanction) =>
        (await _host.Client().Send("POST", $"{Earlier}/sanctions", Requests.Json(sanction), token: Officers.Token(["organising-office"], "CCOFF"))).Accepted();

    private Task<Answer> Nominates(string organisation, string number, string on, string campaign = Present) => _host.Client().Send(
        "POST",
        $"{campaign}/nominations",
        Requests.Json(new { award = "model", kind = "individual", name = "某甲", identifier = Person(number), on, facts = new { actOn = "2024-06-01", byDuty = false, sex = "female", rural = true, occupation = "citizen" } }),
        token: Officers.Token(["recommending-unit"], organisation));

    /// <summary>The illustrative campaign, and the same as the round before.</summary>
    private sealed class TwoRounds : ApiHost
    {
        public TwoRounds()
        {
            foreach (var (code, round) in new[] { ("civic-courage-2022", 2), ("civic-courage-2025", 3) })
            {
                Repository.Copy(
                    Path.Combine(Repository.Campaigns, "civic-courage-2025"),
                    Path.Combine(OwnCampaigns, code),
                    (_, text) => text.Replace("round: 3 }", $"round: {round} }}", StringComparison.Ordinal));
            }
        }

        protected override DateOnly Clock => new(2025, 3, 10);

        protected override string Campaigns => OwnCampaigns;
    }
}
