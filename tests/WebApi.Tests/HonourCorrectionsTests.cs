using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>What was put right or has changed at the end of the procedure: on the proposed list, and after the honour.</summary>
public sealed class HonourCorrectionsTests : IDisposable
{
    private const string Public = "/api/v1/public/campaigns/qinghai-petition-2018-2020";

    private static readonly string[] Evidence = ["户籍证明第3号"];

    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_conferred_name_is_corrected_by_the_conferring_body_and_shown_as_corrected_everywhere()
    {
        var (person, government) = (Nominee.Person(1), _host.Office("63GOV"));
        var honour = (await _host.Honours(("63D03", person)))[0];
        var number = (await government.Reads($"honours/{honour}"))["number"]!;

        var corrected = (await Corrects(government, honour, new { name = "王 丽丽", reason = "姓名录入错误标记。", evidence = Evidence, on = "2021-09-01" })).Accepted();

        (corrected["name"], corrected["corrected[0].from"], corrected["corrected[0].to"], corrected["corrected[0].on"], corrected["number"]).Should().Be(("王丽丽", person.Name, "王丽丽", "2021-09-01", number));
        var register = (await _host.Client().Send("GET", $"{Public}/honours", token: string.Empty)).Accepted();
        (register["items[0].name"], register["items[0].corrected[0].from"]).Should().Be(("王丽丽", person.Name));
        register.Text.Should().NotContain("录入错误标记").And.NotContain(Evidence[0], "why, the nomination tells");
        var page = System.Net.WebUtility.HtmlDecode((await _host.Client().Send("GET", $"/campaigns/qinghai-petition-2018-2020/honours?number={Uri.EscapeDataString(number)}", token: string.Empty)).Text);
        page.Should().Contain($"名称由“{person.Name}”改为“王丽丽”").And.Contain("2021年9月1日更正").And.Contain("此荣誉有效");
        var nomination = await _host.Office("63D03").Reads($"nominations/{register["items[0].nominationId"]}");
        (nomination["name"], nomination["state"], nomination["corrections[0].reason"], nomination["corrections[0].by"], nomination["corrections[0].reopened"]).Should().Be(("王丽丽", "honoured", "姓名录入错误标记。", "63GOV", null));
        (await government.Reads("exports/honours?format=json")).Text.Should().Contain("王丽丽").And.Contain("2021-09-01");
        var verified = await _host.Office("63LG").Reads("journal/verification");
        verified["holds"].Should().Be("true", verified.Text);
        (await _host.Office("63LG").Reads("journal?size=200")).Body["items"]!.AsArray().Where(line => (string?)line!["act"] == "correct").Select(line => line!["subjectKind"]!.ToString())
            .Should().BeEquivalentTo("honour", "nomination");
    }

    [Fact]
    public async Task A_conferred_name_is_not_corrected_by_others_without_evidence_before_the_honour_or_after_it_was_revoked()
    {
        var (government, group) = (_host.Office("63GOV"), _host.Office("63LG"));
        var honour = (await _host.Honours(("63D03", Nominee.Person(1))))[0];
        object Body(string name = "王丽丽", string reason = "录入错误。", string[]? evidence = null, string on = "2021-09-01") => new { name, reason, evidence = evidence ?? Evidence, on };
        var before = _host.Stored();

        (await Corrects(group, honour, Body())).Refused(422, "not-acting-body")["required"]!.ToString().Should().Be("63GOV");
        (await Corrects(_host.Office("63D03"), honour, Body())).Refused(403, "not-allowed");
        (await _host.Client().Send("POST", Address(honour), Requests.Json(Body()), token: string.Empty)).Status.Should().Be(401);
        (await Corrects(government, honour, Body(reason: " "))).Refused(400, "required")["place"]!.ToString().Should().Be("reason");
        (await Corrects(government, honour, Body(evidence: []))).Refused(400, "required")["place"]!.ToString().Should().Be("evidence");
        (await Corrects(government, honour, Body(name: "\u200b"))).Status.Should().Be(400);
        (await Corrects(government, honour, Body(name: Nominee.Person(1).Name))).Refused(422, "nothing-to-correct");
        (await Corrects(government, honour, Body(on: "2021-08-25"))).Refused(422, "date-before-last-act");
        (await Corrects(government, honour, Body(on: "2021-12-02"))).Refused(422, "date-in-future");
        (await Corrects(government, honour, Body(), ifMatch: "\"9\"")).Refused(412, "stale");
        (await Corrects(government, Guid.Empty, Body())).Refused(404, "not-found");
        _host.Stored().Should().Be(before);

        await government.Revokes(honour, "弄虚作假。", "青政〔2021〕60号", on: "2021-09-02");
        (await Corrects(government, honour, Body(on: "2021-09-03"))).Refused(422, "already-revoked");
    }

    [Fact]
    public async Task Why_an_honour_was_revoked_is_read_by_who_reads_opinions_and_that_it_was_by_everybody()
    {
        var government = _host.Office("63GOV");
        var honour = (await _host.Honours(("63D03", Nominee.Person(1))))[0];
        await government.Revokes(honour, "撤销事由标记", "撤销文号标记", on: "2021-09-02");

        foreach (var (token, told) in new[]
        {
            (string.Empty, false), (Officers.Token(["portal"], string.Empty), false), (Officers.Token(["recommending-unit"], "63D03"), false), (Officers.Token(["department-reviewer"], "63D02"), false),
            (Officers.Token(["department-reviewer"], "63D03"), true), (Officers.Token(["organising-office"], "63LG"), true), (Officers.Auditor, true),
        })
        {
            foreach (var path in token.Length == 0 ? [$"{Public}/honours"] : new[] { $"{Public}/honours", $"{Campaign}/honours", $"{Campaign}/honours/{honour}" })
            {
                var text = (await _host.Client().Send("GET", path, token: token)).Accepted().Text;
                text.Should().Contain("2021-09-02");
                (text.Contains("撤销事由标记", StringComparison.Ordinal), text.Contains("撤销文号标记", StringComparison.Ordinal)).Should().Be((told, told), "{0}", path);
            }
        }
    }

    [Fact]
    public async Task A_name_corrected_on_the_list_is_published_anew_before_the_decision()
    {
        var (police, group, government) = (_host.Office("63D03"), _host.Office("63LG"), _host.Office("63GOV"));
        var listed = await OnTheList(police, group, Nominee.Person(3), Nominee.Person(4));

        var corrected = (await Corrects(government, "nominations", listed[0], new { name = "王丽丽", reason = "录入错误。", evidence = Evidence, on = "2021-08-10" })).Accepted();

        (corrected["state"], corrected["corrections[0].reopened"]).Should().Be(("province-publicity", "province-publicity"));
        await government.Decides("青政〔2021〕40号", on: "2021-08-26");
        (await group.Reads($"nominations/{listed[0]}"))["state"].Should().Be("province-publicity", "nobody is honoured under a name that the public has not seen");
        (await group.Reads($"nominations/{listed[1]}"))["state"].Should().Be("honoured");
    }

    [Fact]
    public async Task A_change_reported_on_the_list_stops_the_decision_until_the_deciding_body_keeps_the_nominee()
    {
        var (police, group, government) = (_host.Office("63D03"), _host.Office("63LG"), _host.Office("63GOV"));
        var listed = await OnTheList(police, group, Nominee.Person(3));
        (await police.Sends("POST", $"{Campaign}/nominations/{listed[0]}/acts/report-change", new { kind = "transfer", happenedOn = "2021-08-09", facts = new { unitAndPost = "统计局科长" }, reason = "组织调动。", evidence = Evidence, on = "2021-08-10" })).Accepted();

        (await government.Sends("POST", $"{Campaign}/decisions", new { documentNumber = "青政〔2021〕40号", on = "2021-08-26" })).Refused(422, "change-undecided");
        (await police.Sends("POST", $"{Campaign}/nominations/{listed[0]}/acts/keep", new { reason = "不影响。", on = "2021-08-11" })).Status.Should().BeOneOf(403, 422);
        (await government.Sends("POST", $"{Campaign}/nominations/{listed[0]}/acts/keep", new { reason = "调动前的事迹符合条件。", on = "2021-08-11" })).Accepted();
        await government.Decides("青政〔2021〕40号", on: "2021-08-26");
        (await group.Reads($"nominations/{listed[0]}"))["state"].Should().Be("honoured");
    }

    [Fact]
    public async Task A_rank_corrected_after_the_list_was_drawn_up_does_not_slip_past_its_limits()
    {
        var (police, group, government) = (_host.Office("63D03"), _host.Office("63LG"), _host.Office("63GOV"));
        var listed = await OnTheList(police, group, Nominee.Person(3));

        (await Corrects(government, "nominations", listed[0], new { facts = new { leadingPost = "county-division-deputy", grade = "county-division-deputy" }, reason = "职级录入错误。", evidence = Evidence, on = "2021-08-10" })).Accepted()["state"].Should().Be("decision");

        (await government.Sends("POST", $"{Campaign}/decisions", new { documentNumber = "青政〔2021〕40号", on = "2021-08-26" })).Refused(422, "county-division-share");
    }

    private static async Task<Guid[]> OnTheList(Office department, Office group, params Nominee[] nominees)
    {
        var nominations = new List<Guid>();
        foreach (var nominee in nominees)
        {
            nominations.Add(await department.BringsToSubmission(nominee));
        }

        await department.Submits(on: "2021-07-26", await department.FillsForms([.. nominations]), [.. nominations]);
        await group.BringsToList([.. nominations]);
        await group.DrawsUpList(on: "2021-08-09", [.. nominations]);
        return [.. nominations];
    }

    private static string Address(Guid honour) => $"{Campaign}/honours/{honour}/acts/correct";

    private static Task<Answer> Corrects(Office office, Guid honour, object body, string? ifMatch = null) => office.Sends("POST", Address(honour), body, ifMatch);

    private static Task<Answer> Corrects(Office office, string things, Guid id, object body) => office.Sends("POST", $"{Campaign}/{things}/{id}/acts/correct", body);
}
