using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Xunit.Abstractions;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>What three hundred nominees cost an office, from the workbook to the submission to the leading group.</summary>
public sealed class ThreeHundredTests(ITestOutputHelper output) : IDisposable
{
    private const int Nominees = 300;
    private const int Most = 30;

    private static readonly string[] Recommendation =
    [
        "democratic-recommendation", "inspection-and-review", "leadership-study",
        "individual-orientation", "individual-results", "individual-dedication", "individual-key-dates", "individual-integrity",
    ];

    private static readonly string[] FirstReview =
    [
        "procedure-regular", "materials-true", "basic-facts-verified", "personnel-file", "personal-matters-report", "integrity-opinion", "petition-reports",
        "opinions-by-authority", "personnel-opinion", "discipline-opinion",
    ];

    private readonly Many _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Three_hundred_go_from_the_workbook_to_the_submission_in_thirty_requests()
    {
        var (county, city) = (_host.Office("630102"), _host.Office("630100"));
        var before = _host.Exchanges.All.Count;

        var report = (await _host.Client().HandIn(NomineeTables.Workbook([NomineeTables.Headings, .. Enumerable.Range(1, Nominees).Select(n => Nominee.Person(n, "clerk").Row())]))).Accepted();
        report["import.sound"].Should().Be("300", report.Text);
        var stored = await county.Posts($"imports/{report["import.id"]}/acts/apply", new { on = "2021-07-09" });
        var ids = stored.Body["nominations"]!.AsArray().Select(id => id!.GetValue<Guid>()).ToArray();
        Done(await county.Posts("nominations/records", Records(Recommendation, ids, "2021-07-09")), Nominees * Recommendation.Length);
        Done(await county.Posts("nominations/acts", new { act = "recommend", nominations = ids, on = "2021-07-09" }), Nominees);
        await county.Closes(await county.PostsLocally(on: "2021-07-12", ids), on: "2021-07-20");
        await county.HandsIn(on: "2021-07-21", ids);
        Done(await city.Posts("nominations/records", Records(FirstReview, ids, "2021-07-22")), Nominees * FirstReview.Length);
        Done(await city.Posts("nominations/acts", new { act = "pass", nominations = ids, on = "2021-07-22" }), Nominees);
        await city.Submits(on: "2021-07-26", await city.FillsForms(ids), ids);

        var requests = _host.Exchanges.All.Count - before;
        output.WriteLine($"{Nominees} nominees from the workbook to the submission: {requests} requests.");
        requests.Should().BeLessThanOrEqualTo(Most);
        (await city.Reads($"nominations/{ids[^1]}"))["state"].Should().Be("second-review");
        (await _host.Client().Send("GET", $"{Campaign}/journal/verification")).Accepted()["holds"].Should().Be("true");
    }

    private static void Done(Answer answer, int items) => (answer["accepted"], answer["refused"]).Should().Be((items.ToString(System.Globalization.CultureInfo.InvariantCulture), "0"), answer.Body["items"]!.AsArray().FirstOrDefault(item => !item!["accepted"]!.GetValue<bool>())?.ToJsonString());

    private static object Records(string[] codes, Guid[] nominations, string on) => new
    {
        records = codes.Select(code => new { nominations, code, by = "评选工作组", favourable = true, remarks = "经审核，情况属实。" }),
        on,
    };

    /// <summary>A campaign with places enough, on a host that takes files of the ordinary size.</summary>
    private sealed class Many : ApiHost
    {
        public Many() => Repository.Copy(
            Repository.Qinghai,
            Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
            (name, text) => name switch
            {
                "quotas.csv" => text.Replace("630100,advanced-individual,16", "630100,advanced-individual,316", StringComparison.Ordinal),
                "campaign.yaml" => text.Replace("places: 100", "places: 400", StringComparison.Ordinal),
                _ => text,
            });

        protected override string Campaigns => OwnCampaigns;

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Limits:BodyBytes", "16777216");
        }
    }
}
