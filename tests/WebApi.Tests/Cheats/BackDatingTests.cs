using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.Cheats;

/// <summary>Somebody types in today what should have been done on days that have passed.</summary>
public sealed class BackDatingTests : IDisposable
{
    private const string Late = "late-recording-not-foreseen";

    private readonly Running _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task To_have_nominated_last_week()
    {
        var person = Nominee.Person(1);
        var refused = (await Sends("nominations", new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on = "2021-07-09" })).Refused(422, Late);

        refused["place"]!.ToString().Should().Be("on");
        refused["actual"]!.ToString().Should().Be("2021-07-09");
        refused["required"]!.ToString().Should().Be("2021-07-12T09:30");
        (await _host.Office("630102").Reads("nominations")).Body["items"]!.AsArray().Should().BeEmpty("nothing is stored");
    }

    [Fact]
    public async Task To_have_filed_recommended_and_posted_before()
    {
        var nomination = await Nominated();
        (await Sends($"nominations/{nomination}/records", new { code = "leadership-study", by = "党组会", favourable = true, on = "2021-07-11" })).Refused(422, Late);
        await _host.Office("630102").FilesEverything("2021-07-12", nomination);
        (await Sends($"nominations/{nomination}/acts/recommend", new { on = "2021-07-11" })).Refused(422, Late);
        await _host.Office("630102").Does("recommend", "2021-07-12", nomination);
        (await Sends("public-notices", new { stage = "local-publicity", nominations = new[] { nomination }, content = Office.NoticeContent, on = "2021-07-05" })).Refused(422, Late);
    }

    [Fact]
    public async Task To_run_a_publicity_in_one_second()
    {
        var (notice, _) = await Posted();
        (await Sends($"public-notices/{notice}/acts/close", new { on = "2021-07-20" })).Refused(422, "date-in-future");
        (await Sends($"public-notices/{notice}/acts/close", new { })).Refused(422, "term-running");
        _host.Morning("2021-07-19");
        (await Sends($"public-notices/{notice}/acts/close", new { })).Refused(422, "term-running");
        _host.Morning("2021-07-20");
        (await Sends($"public-notices/{notice}/acts/close", new { on = "2021-07-19" })).Refused(422, Late);
        (await Sends($"public-notices/{notice}/acts/close", new { })).Accepted();
    }

    [Fact]
    public async Task Not_a_cheat_to_record_today_the_letter_that_came_yesterday()
    {
        var (notice, nomination) = await Posted();
        object Letter(string arrivedOn) => new { nominationId = nomination, channel = "letter", signed = true, statement = "反映情况。", evidence = Array.Empty<string>(), arrivedOn };
        _host.Morning("2021-07-15");

        (await Sends($"public-notices/{notice}/objections", Letter("2021-07-16"))).Refused(422, "objection-not-arrived");
        (await Sends($"public-notices/{notice}/objections", Letter("2021-07-09"))).Refused(422, "objection-outside-term");
        (await Sends($"public-notices/{notice}/objections", Letter("2021-07-14"))).Accepted()["arrivedOn"].Should().Be("2021-07-14");
        var line = (await _host.Office("630102").Reads($"nominations/{nomination}/history")).Body.AsArray().Last(entry => (string?)entry!["act"] == "suspend")!;
        (line["on"]!.ToString(), line["details"]!["arrivedOn"]!.ToString()).Should().Be(("2021-07-15", "2021-07-14"));
    }

    [Fact]
    public async Task To_have_handed_in_an_hour_ago()
    {
        var (notice, nomination) = await Posted();
        _host.Morning("2021-07-20");
        (await Sends($"public-notices/{notice}/acts/close", new { on = "2021-07-20" })).Accepted();
        (await Sends("submissions", new { stage = "hand-in", nominations = new[] { nomination }, on = "2021-07-20T08:30" })).Refused(422, Late);
        (await Sends("submissions", new { stage = "hand-in", nominations = new[] { nomination }, on = "2021-07-20T09:30" })).Accepted();
    }

    [Fact]
    public async Task To_pass_a_review_before_its_papers_came()
    {
        var (notice, nomination) = await Posted();
        _host.Morning("2021-07-20");
        (await Sends($"public-notices/{notice}/acts/close", new { })).Accepted();
        (await Sends("submissions", new { stage = "hand-in", nominations = new[] { nomination } })).Accepted();
        (await Sends($"nominations/{nomination}/acts/pass", new { on = "2021-07-19" }, "630100")).Refused(422, Late);
        (await Sends($"nominations/{nomination}/acts/withdraw", new { reason = "本人申请", on = "2021-07-12" })).Refused(422, Late);
    }

    [Fact]
    public async Task To_decide_waive_sanction_and_amend_on_a_day_that_has_passed()
    {
        const string day = "2021-07-09";
        (await Sends("waivers", new { element = "frontline-share", reason = "名额所限", on = day }, "63LG")).Refused(422, Late);
        (await Sends("sanctions", new { sanction = "misconduct-on-record", organisation = "630102", ground = "弄虚作假", document = "〔2021〕1号", on = day }, "63LG")).Refused(422, Late);
        (await Sends("decisions", new { documentNumber = "青政〔2021〕99号", on = day }, "63GOV")).Refused(422, Late);
        (await Sends("policy/versions", new { document = "〔2021〕2号", reason = "更正", effectiveOn = day, files = new Dictionary<string, string> { ["quotas.csv"] = "a" }, on = day }, "63LG")).Refused(422, Late);
    }

    [Fact]
    public async Task To_let_a_running_campaign_pass_for_one_that_is_over()
    {
        await Nominated();
        var folder = Path.Combine(Repository.Qinghai, "campaign.yaml");
        var amended = await Sends(
            "policy/versions",
            new { document = "〔2021〕2号", reason = "补录", effectiveOn = "2021-07-13", files = new Dictionary<string, string> { ["campaign.yaml"] = await File.ReadAllTextAsync(folder) } },
            "63LG");

        amended.Refused(422, "campaign-identity")["place"]!.ToString().Should().Be("record");
    }

    [Fact]
    public async Task To_deny_what_was_posted_since_the_poster_holds_its_receipt()
    {
        var nomination = await Nominated();
        await _host.Office("630102").FilesEverything("2021-07-12", nomination);
        await _host.Office("630102").Does("recommend", "2021-07-12", nomination);
        var posting = new { stage = "local-publicity", nominations = new[] { nomination }, content = Office.NoticeContent };
        Task<Answer> Posts() => _host.Client().Send("POST", $"{Campaign}/public-notices", Requests.Json(posting), "630102", key: "posting-1");
        var posted = (await Posts()).Accepted();
        var notice = posted["id"]!;

        posted["receipt.textDigest"].Should().HaveLength(64);
        posted["receipt.signature.value"].Should().NotBeNullOrEmpty();
        (await Posts()).Accepted().Body["receipt"]!.ToJsonString().Should().Be(posted.Body["receipt"]!.ToJsonString(), "a repeated posting is answered as the first time");
        var later = await _host.Office("630102").Reads($"public-notices/{notice}");
        var shown = (await _host.Client().Send("GET", "/api/v1/public/campaigns/qinghai-petition-2018-2020/notices", token: "")).Accepted();
        var fetched = (await _host.Client().Send("GET", $"/api/v1/public/campaigns/qinghai-petition-2018-2020/notices/{notice}/receipt", token: "")).Accepted();
        foreach (var member in new[] { "textDigest", "recordedAt", "entry.number", "entry.hash", "signature.keyId" })
        {
            new[] { later[$"receipt.{member}"], shown[$"items[0].receipt.{member}"], fetched[member] }.Should().AllBe(posted[$"receipt.{member}"]);
        }
    }

    [Fact]
    public async Task What_runs_and_what_was_entered_afterwards_is_told_apart()
    {
        (await _host.Office("63LG").Reads(Campaign))["enteredAfterwards"].Should().Be("false");
        var (notice, _) = await Posted();
        (await _host.Office("63LG").Reads($"public-notices/{notice}"))["enteredAfterwards"].Should().Be("false");
        (await _host.Client().Send("GET", $"/api/v1/public/campaigns/qinghai-petition-2018-2020/notices", token: "")).Accepted()["items[0].enteredAfterwards"].Should().Be("false");

        using var record = new ApiHost();
        var view = await record.Office("63LG").Reads(Campaign);
        view["enteredAfterwards"].Should().Be("true");
        view["enteredAfterwardsBecause"].Should().NotBeNullOrEmpty();
        var past = await record.Office("630102").BringsToPublicity(Nominee.Person(1));
        await record.Office("630102").PostsLocally("2021-07-12", past);
        var posted = (await record.Client().Send("GET", $"/api/v1/public/campaigns/qinghai-petition-2018-2020/notices", token: "")).Accepted();
        posted["items[0].enteredAfterwards"].Should().Be("true");
        posted["items[0].postedOn"].Should().Be("2021-07-12");
    }

    private async Task<Guid> Nominated() => await _host.Office("630102").Nominates(Nominee.Person(1), "2021-07-12");

    private async Task<(Guid Notice, Guid Nomination)> Posted()
    {
        var nomination = await Nominated();
        await _host.Office("630102").FilesEverything("2021-07-12", nomination);
        await _host.Office("630102").Does("recommend", "2021-07-12", nomination);
        return (await _host.Office("630102").PostsLocally("2021-07-12", nomination), nomination);
    }

    private Task<Answer> Sends(string path, object body, string actor = "630102") => _host.Office(actor).Sends("POST", $"{Campaign}/{path}", body);
}
