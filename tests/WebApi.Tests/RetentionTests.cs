using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>What is held about a person can be had as a whole, and goes when the campaign's time of retention is over; the honour stays.</summary>
public sealed class RetentionTests : IDisposable
{
    private const string Second = "/api/v1/campaigns/second";

    private readonly Retaining _host = new("second");

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_dossier_holds_everything_about_one_person_in_every_campaign_and_nothing_about_others()
    {
        var (one, other) = (Nominee.Person(1), Nominee.Person(2));
        await _host.Honours(("63D01", one), ("63D02", other));
        var nominations = (await _host.Office("63LG").Reads("nominations")).Body["items"]!.AsArray();
        var nomination = nominations.Single(item => item!["name"]!.ToString() == one.Name)!["id"]!.ToString();
        var again = (await Send("POST", $"{Second}/nominations", Officers.Token(["recommending-unit"], "630102"), new { one.Award, one.Kind, one.Name, one.Identifier, one.Facts, on = "2021-07-09" })).Accepted();

        var path = $"{Campaign}/nominations/{nomination}/dossier/disclosures";
        var dossier = (await Send("POST", path, Office)).Accepted();

        dossier["identifier"].Should().Be(one.Identifier);
        var campaigns = dossier.Body["campaigns"]!.AsArray();
        campaigns.Should().HaveCount(2);
        campaigns[1]!["nominations"]![0]!["nomination"]!["id"]!.ToString().Should().Be(again.Id.ToString());
        var held = campaigns[0]!["nominations"]!.AsArray().Single()!;
        held["nomination"]!["facts"]!["birthDate"]!.ToString().Should().Be("1980-01-01", "nothing is hidden");
        held["nomination"]!["records"]!.AsArray().Should().Contain(record => record!["remarks"]!.ToString() == "经审核，情况属实。");
        held["forms"]!.AsArray().Select(form => form!["material"]!.ToString()).Distinct().Should().BeEquivalentTo("annex-4", "annex-5");
        held["honours"]!.AsArray().Single()!["name"]!.ToString().Should().Be(one.Name);
        held["history"]!.AsArray().Select(line => line!["act"]!.ToString()).Should().Contain("decide");
        dossier.Text.Should().NotContain(other.Identifier).And.NotContain(other.Name, "the rows of others in a common table are theirs");

        foreach (var line in new[] { (await _host.Office("63LG").Reads($"nominations/{nomination}/history")), (await Send("GET", $"{Second}/nominations/{again.Id}/history", Office)).Accepted() })
        {
            line.Body.AsArray()[^1]!["act"]!.ToString().Should().Be("disclose");
            line.Body.AsArray()[^1]!["details"]!["what"]!.ToString().Should().Be("dossier");
        }

        (await Send("POST", path, Officers.Token(["recommending-unit"], "63D01"))).Refused(403, "not-allowed");
        (await Send("POST", path, Officers.Token(["administrator"], string.Empty))).Refused(403, "not-allowed");
        await Holds(Campaign);
        await Holds(Second);
    }

    [Fact]
    public async Task Personal_data_go_when_their_time_is_over_while_the_honour_stays_and_the_chain_holds()
    {
        var (honoured, refused) = (Nominee.Person(1), Nominee.Person(2));
        var chengdong = _host.Office("630102");
        var lost = await chengdong.BringsToPublicity(refused);
        var notice = await chengdong.PostsLocally(on: "2021-07-12", lost);
        await chengdong.TakesInObjection(notice, lost, "反映其办理信访事项超期。", arrivedOn: "2021-07-13");
        var (held, clerk) = (Evidence.Pdf("来函"), Officers.Token(["recommending-unit"], "630102"));
        var kept = await chengdong.Nominates(Nominee.Person(3), on: "2021-07-09");
        (await _host.Client().Attach(held, clerk)).Accepted();
        await chengdong.Posts($"nominations/{kept}/records", new { code = "inspection-and-review", by = "考察组", favourable = true, evidence = new[] { Evidence.Reference(held) }, on = "2021-07-09" });
        var honour = (await _host.Honours(("63D01", honoured)))[0];
        var erasure = $"{Campaign}/acts/erase-personal-data";

        (await Send("POST", erasure, Officers.Token(["administrator"], "63LG"), Confirmed)).Refused(403, "not-allowed");
        (await Send("POST", erasure, Office, Confirmed)).Refused(422, "retention-running")["required"]!.ToString().Should().Be("2026-08-26");
        _host.Day = new DateOnly(2026, 8, 25);
        (await Send("POST", erasure, Office, Confirmed)).Refused(422, "retention-running");
        (await Send("POST", $"{Campaign}/nominations/{lost}/personal-data/disclosures", Office)).Accepted()["identifier"].Should().Be(refused.Identifier);

        _host.Day = new DateOnly(2026, 8, 26);
        (await Send("POST", erasure, Office, new { code = "second" })).Refused(422, "code-differs");
        var erased = (await Send("POST", erasure, Office, Confirmed)).Accepted();
        erased["nominations"].Should().Be("3");
        erased["honoursKept"].Should().Be("1");

        (await Send("GET", $"{Campaign}/honours/{honour}", Office)).Accepted()["name"].Should().Be(honoured.Name);
        foreach (var view in new[] { "nominations", $"nominations/{lost}", $"nominations/{lost}/history", $"nominations/{lost}/verdict", "public-notices", "submissions", "journal" })
        {
            (await Send("GET", $"{Campaign}/{view}", Office)).Accepted().Text.Should()
                .NotContain(refused.Name).And.NotContain(refused.Identifier).And.NotContain("1980-01-01").And.NotContain("超期", "{0}", view);
        }

        _host.Stored().Should().NotContain(refused.Name).And.NotContain(refused.Identifier);
        (await Send("GET", $"/api/v1/public/campaigns/{Retaining.Code}/notices", string.Empty)).Accepted().Text.Should().NotContain(refused.Name).And.NotContain("主要事迹。");
        foreach (var door in new[] { "dossier", "personal-data", "forms/annex-4" })
        {
            (await Send("POST", $"{Campaign}/nominations/{lost}/{door}/disclosures", Office)).Refused(422, "personal-data-erased");
        }

        _host.Stored().Should().NotContain(Evidence.Reference(held)[7..] + "\t", "no file is left, only the line that named it");
        (await Send("POST", $"{Campaign}/nominations/{kept}/attachments/{Evidence.Reference(held)}/disclosures", Office)).Refused(422, "personal-data-erased");
        (await _host.Client().Attach(held, clerk)).Refused(422, "personal-data-erased");
        (await Send("POST", $"{Campaign}/nominations/{lost}/acts/withdraw", Officers.Token(["recommending-unit"], "630102"), new { reason = "撤回" })).Refused(422, "personal-data-erased");
        (await Send("POST", erasure, Office, Confirmed)).Refused(422, "personal-data-erased");
        await Holds(Campaign);
    }

    [Fact]
    public async Task A_campaign_that_declares_no_retention_deletes_nothing()
    {
        using var plain = new ApiHost();

        (await plain.Client().Send("POST", $"{Campaign}/acts/erase-personal-data", Requests.Json(Confirmed), token: Office)).Refused(422, "retention-undeclared");
    }

    private static string Office => Officers.Token(["organising-office"], "63LG");

    private static object Confirmed { get; } = new { code = Retaining.Code };

    private Task<Answer> Send(string method, string path, string token, object? body = null) =>
        _host.Client().Send(method, path, body is null ? null : Requests.Json(body), token: token);

    private async Task Holds(string campaign) =>
        (await Send("GET", $"{campaign}/journal/verification", Office)).Accepted().Body["findings"]!.AsArray().Should().BeEmpty("the chain still verifies");
}
