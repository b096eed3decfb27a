using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.Cheats;

/// <summary>Somebody wants a record to say what its body did not say.</summary>
public sealed class RecordCheats : IDisposable
{
    private readonly DisciplineElsewhere _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_reviewer_overwrites_the_unfavourable_opinion_of_the_body_that_was_asked()
    {
        var nominee = await _host.Office("630102").BringsToFirstReview(Nominee.Person(1));
        var path = $"{Campaign}/nominations/{nominee}";
        (await Files(path, Asked, "personnel-opinion", "市委组织部", favourable: false)).Accepted();

        (await Files(path, Reviewer, "personnel-opinion", "市委组织部", favourable: true)).Refused(422, "reason-required");
        (await Files(path, Reviewer, "personnel-opinion", "市委组织部", favourable: true, reason: "重新认定。")).Refused(422, "record-of-another-body")["required"]!.ToString().Should().Be("市委组织部");
        (await Files(path, Reviewer, "personnel-opinion", "市委组织部", favourable: true, reason: "来函。", received: Document("组函〔2021〕9号", "2021-07-22"))).Refused(422, "record-of-another-body");
        await _host.Office("630100").FilesEverythingBut(nominee, on: "2021-07-22", "personnel-opinion", "discipline-opinion");
        (await Files(path, Reviewer, "discipline-opinion", "省纪委监委", favourable: true, received: Document("纪函〔2021〕1号", "2021-07-21"))).Accepted();
        (await _host.Office("630100").Sends("POST", $"{path}/acts/pass", new { on = "2021-07-23" })).Refused(422, "record-unfavourable");

        (await Files(path, Asked, "personnel-opinion", "市委组织部", favourable: true, reason: "经补充核实。")).Accepted();
        var seen = (await _host.Client().Send("GET", path)).Accepted();
        seen.Body["records"]!.AsArray().Where(record => (string?)record!["code"] == "personnel-opinion").Select(record => ((bool)record!["favourable"]!, (string?)record["endedOn"], (string?)record["reason"]))
            .Should().Equal((false, "2021-07-22", null), (true, null, "经补充核实。"));
        await _host.Office("630100").Does("pass", on: "2021-07-23", nominee);
    }

    [Fact]
    public async Task The_reviewer_makes_the_record_of_a_body_that_the_campaign_names_and_another_office_files_one_that_nobody_asked_of_it()
    {
        var nominee = await _host.Office("630102").BringsToFirstReview(Nominee.Person(1));
        var path = $"{Campaign}/nominations/{nominee}";

        (await Files(path, Reviewer, "discipline-opinion", "市纪委", favourable: true)).Refused(422, "record-of-another-body")["required"]!.ToString().Should().Be("63LG");
        (await Files(path, Officers.Token(["deciding-authority"], "63GOV"), "discipline-opinion", "省政府", favourable: true)).Refused(422, "not-acting-body");
        (await Files(path, Office, "materials-true", "领导小组", favourable: true)).Refused(422, "record-of-another-body");
        (await Files(path, Office, "second-review-finding", "领导小组", favourable: true)).Refused(422, "record-unknown");
    }

    [Fact]
    public async Task A_received_record_gives_way_to_an_older_document_the_same_again_or_that_of_somebody_else()
    {
        var nominee = await _host.Office("630102").BringsToFirstReview(Nominee.Person(1));
        var path = $"{Campaign}/nominations/{nominee}";
        (await Files(path, Reviewer, "discipline-opinion", "省纪委监委", favourable: false, received: Document("纪函〔2021〕5号", "2021-07-23"))).Refused(422, "document-in-future");
        (await Files(path, Reviewer, "discipline-opinion", "省纪委监委", favourable: false, received: Document("纪函〔2021〕5号", "2021-07-21"))).Accepted();

        foreach (var (by, document) in new[] { ("省纪委监委", Document("纪函〔2021〕4号", "2021-07-20")), ("省纪委监委", Document("纪函〔2021〕5号", "2021-07-22")), ("某派驻组", Document("组函〔2021〕6号", "2021-07-22")) })
        {
            (await Files(path, Reviewer, "discipline-opinion", by, favourable: true, reason: "另有来函。", received: document)).Refused(422, "document-not-newer");
        }

        (await Files(path, Reviewer, "discipline-opinion", "省纪委监委", favourable: true, reason: "新的来函。", received: new { documentNumber = "纪函〔2021〕7号", on = "2021-07-22", evidence = Array.Empty<string>() })).Status.Should().Be(400);
        (await Files(path, Office, "discipline-opinion", "省纪委监委", favourable: true, reason: "经补充核实。")).Accepted();
        (await Files(path, Reviewer, "discipline-opinion", "省纪委监委", favourable: false, reason: "来函。", received: Document("纪函〔2021〕8号", "2021-07-22"))).Refused(422, "record-of-another-body");
    }

    [Fact]
    public async Task A_record_of_a_stage_that_is_over()
    {
        var nominee = await _host.Office("630102").BringsToFirstReview(Nominee.Person(1));
        (await Files($"{Campaign}/nominations/{nominee}", Reviewer, "democratic-recommendation", "党组", favourable: true)).Refused(422, "record-unknown");
        var handedIn = await _host.Office("630103").BringsToHandIn(Nominee.Person(2));
        (await Files($"{Campaign}/nominations/{handedIn}", Officers.Token(["recommending-unit"], "630103"), "leadership-study", "党组", favourable: true)).Refused(422, "stage-closed");
    }

    [Fact]
    public async Task The_journal_keeps_a_keyed_digest_of_each_record_and_not_what_an_opinion_says()
    {
        var nominee = await _host.Office("630102").BringsToFirstReview(Nominee.Person(1));
        (await Files($"{Campaign}/nominations/{nominee}", Asked, "personnel-opinion", "市委组织部", favourable: false)).Accepted();
        foreach (var (token, told) in new[] { (Officers.Token(["recommending-unit"], "630102"), "–"), (Reviewer, "false"), (Officers.Auditor, "false") })
        {
            var history = (await _host.Client().Send("GET", $"{Campaign}/nominations/{nominee}/history", token: token)).Accepted().Body.AsArray();
            var line = history.Last(line => (string?)line!["act"] == "record")!;
            line["details"]!["contentDigest"]!.ToString().Should().NotBeEmpty();
            line["details"]!["favourable"]!.ToString().Should().Be(told, "the journal itself keeps quiet");
        }

        var dossier = (await _host.Client().Send("POST", $"{Campaign}/nominations/{nominee}/dossier/disclosures", token: Office)).Accepted();
        var filed = dossier.Body["campaigns"]![0]!["nominations"]![0]!["recordsFiled"]!.AsArray();
        filed.Should().NotBeEmpty().And.OnlyContain(record => record!["holds"]!.GetValue<bool>());
        filed[^1]!["code"]!.ToString().Should().Be("personnel-opinion");
    }

    [Fact]
    public async Task Leaving_the_body_that_the_campaign_names_without_sight_of_what_it_is_to_judge()
    {
        using var host = new SeparateBody();
        var (mine, other) = (await host.Office("630102").BringsToFirstReview(Nominee.Person(1)), await host.Office("63D02").BringsToFirstReview(Nominee.Person(2)));
        var (named, elsewhere) = (Officers.Token(["opinion-body"], "63D12"), Officers.Token(["opinion-body"], "63D11"));
        var http = host.Client();

        // It stands beside the recommending offices, not above them, and reads, is shown and files as if it stood above.
        foreach (var nominee in new[] { mine, other })
        {
            var path = $"{Campaign}/nominations/{nominee}";
            foreach (var address in new[] { path, $"{path}/verdict", $"{path}/history", $"{path}/earlier", $"{path}/forms/annex-4" })
            {
                (await http.Send("GET", address, token: named)).Accepted();
                (await http.Send("GET", address, token: elsewhere)).Status.Should().Be(404, address);
            }

            (await http.Send("POST", $"{path}/personal-data/disclosures", token: named)).Accepted();
            (await http.Send("POST", $"{path}/records", Record("discipline-opinion", favourable: false), token: named)).Accepted();
            (await http.Send("POST", $"{path}/records", Record("discipline-opinion", favourable: true), token: Officers.Token(["regional-reviewer", "department-reviewer"], nominee == mine ? "630100" : "63D02"))).Refused(422, "record-of-another-body");
        }

        (await http.Send("GET", $"{Campaign}/nominations?size=50", token: named)).Accepted().Body["items"]!.AsArray().Should().HaveCount(2);

        // It does nothing else, and with another role it gains nothing.
        (await http.Send("POST", $"{Campaign}/nominations/{mine}/records", Record("procedure-regular", favourable: true), token: named)).Status.Should().Be(403);
        (await http.Send("POST", $"{Campaign}/nominations/{mine}/acts/reject", Requests.Json(new { reason = "不同意。", on = "2021-07-22" }), token: named)).Status.Should().Be(403);
        (await http.Send("GET", $"{Campaign}/nominations/{mine}", token: Officers.Token(["department-reviewer"], "63D12"))).Status.Should().Be(404);

        static string Record(string code, bool favourable) => Requests.Json(new { code, by = "驻厅纪检组", favourable, remarks = "意见", on = "2021-07-22", reason = "核实。" });
    }

    private static string Asked => Officers.Token(["opinion-body"], "630100");

    private static string Reviewer => Officers.Token(["regional-reviewer"], "630100");

    private static string Office => Officers.Token(["organising-office"], "63LG");

    private static object Document(string number, string on) => new { documentNumber = number, on, evidence = new[] { "来函扫描件" } };

    private Task<Answer> Files(string nomination, string token, string record, string by, bool favourable, string? reason = null, object? received = null) => _host.Client().Send(
        "POST", $"{nomination}/records", Requests.Json(new { code = record, by, favourable, remarks = "意见", on = "2021-07-22", reason, received }), token: token);

    /// <summary>The campaign under test, in which a department beside the recommending offices gives the discipline opinion.</summary>
    private sealed class SeparateBody : ApiHost
    {
        protected override string Campaigns => Path.GetDirectoryName(Repository.Copy(
            Repository.Qinghai,
            Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)),
            (_, text) => text
                .Replace("roles:\n", "roles:\n  - { code: discipline, clause: 4.2.a, title: { zh: 纪检监察机构, en: discipline body }, organisation: 63D12 }\n", StringComparison.Ordinal)
                .Replace("code: discipline-opinion, ", "code: discipline-opinion, by: discipline, ", StringComparison.Ordinal)))!;
    }

    /// <summary>The campaign under test, in which the leading group makes the discipline opinion of the first review.</summary>
    private sealed class DisciplineElsewhere : ApiHost
    {
        protected override string Campaigns => Path.GetDirectoryName(Repository.Copy(
            Repository.Qinghai, Path.Combine(OwnCampaigns, Path.GetFileName(Repository.Qinghai)), (_, text) => text.Replace("code: discipline-opinion, ", "code: discipline-opinion, by: leading-group, ", StringComparison.Ordinal)))!;
    }
}
