using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>More candidates than places: how many may be recommended, and who is honoured.</summary>
public sealed class SurplusTests
{
    private const string Department = "63D03";

    [Fact]
    public async Task An_organisation_names_its_surplus_and_no_more_and_the_best_of_the_whole_pool_are_honoured()
    {
        using var host = new Quoted("{ clause: 1.2.b, share: 50%, roundUp: true, awards: [advanced-individual] }");
        var (places, nominations) = await Fills(host);

        var drawn = await host.Office("63LG").Sends("POST", $"{Campaign}/proposed-lists", new { stage = "proposed-list", on = "2021-08-09", nominations });
        drawn.Accepted();
        (await host.Office("63GOV").Sends("POST", $"{Campaign}/decisions", new { documentNumber = "青政〔2021〕40号", on = "2021-08-26" })).Accepted();
        (await host.Office("63GOV").Reads("honours")).Body["items"]!.AsArray().Should().HaveCount(places + 1);
    }

    [Fact]
    public async Task Where_the_notice_says_so_no_organisation_gets_more_honours_than_places()
    {
        using var host = new Quoted("{ clause: 1.2.b, share: 50%, roundUp: true, awards: [advanced-individual], ownPlaces: 1.2.a }");
        var (places, nominations) = await Fills(host);

        var refused = (await host.Office("63LG").Sends("POST", $"{Campaign}/proposed-lists", new { stage = "proposed-list", on = "2021-08-09", nominations })).Refused(422, "holder-list-too-long");
        (refused["clause"]!.ToString(), refused["actual"]!.ToString(), refused["required"]!.ToString()).Should().Be(("1.2.a", $"{places + 1}", $"{places}"));
        (await host.Office("63LG").Sends("POST", $"{Campaign}/proposed-lists", new { stage = "proposed-list", on = "2021-08-09", nominations = nominations.Take(places) })).Accepted();
    }

    // One department with two places names three candidates; a fourth finds no place.
    private static async Task<(int Places, IReadOnlyList<Guid> Nominations)> Fills(ApiHost host)
    {
        var department = host.Office(Department);
        var row = (await department.Reads("quotas?award=advanced-individual")).Body.AsArray().Single(row => (string?)row!["organisation"] == Department)!;
        var (places, candidates) = (row["places"]!.GetValue<int>(), row["candidates"]!.GetValue<int>());
        candidates.Should().Be(places + 1);
        var nominations = new List<Guid>();
        foreach (var n in Enumerable.Range(1, candidates))
        {
            nominations.Add(await department.BringsToSubmission(Nominee.Person(n)));
        }

        var beyond = await department.BringsToFirstReview(Nominee.Person(99));
        await department.FilesEverything(on: "2021-07-22", beyond);
        (await department.Sends("POST", $"{Campaign}/nominations/{beyond}/acts/pass", new { on = "2021-07-23" })).Refused(422, "no-place-left")["required"]!.ToString().Should().Be($"{candidates}");

        await department.Submits(on: "2021-07-26", await department.FillsForms([.. nominations]), [.. nominations]);
        await host.Office("63LG").BringsToList([.. nominations]);
        return (places, nominations);
    }

    /// <summary>The campaign under test with a surplus.</summary>
    private sealed class Quoted : ApiHost
    {
        public Quoted(string surplus) => Repository.Copy(
            Repository.Qinghai,
            Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
            (name, text) => name == "campaign.yaml" ? text.Replace("\nquotas: { ", $"\nquotas: {{ surplus: {surplus}, ", StringComparison.Ordinal).Replace("\nquotas:\n", $"\nquotas:\n  surplus: {surplus}\n", StringComparison.Ordinal) : text);

        protected override string Campaigns => OwnCampaigns;
    }
}
