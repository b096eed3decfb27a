using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Who sees what of a person, what lies in the database, and who reviews whom.</summary>
public sealed class PrivacyTests : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Ordinary_views_hide_what_is_personal_and_the_one_door_to_it_leaves_a_line_in_the_journal()
    {
        var (nominee, city) = (Nominee.Person(1), Officers.Token(["regional-reviewer"], "630100"));
        var nomination = await _host.Office("630102").Nominates(nominee, on: "2021-07-09");
        var path = $"{Campaign}/nominations/{nomination}";

        foreach (var view in new[] { path, $"{path}/verdict", $"{path}/history", $"{path}/actions", $"{Campaign}/nominations", $"{Campaign}/journal" })
        {
            (await _host.Client().Send("GET", view)).Accepted().Text.Should().NotContain(nominee.Identifier).And.NotContain("1980-01-01", "{0}", view);
        }

        var shown = (await _host.Client().Send("POST", $"{path}/personal-data/disclosures", token: city)).Accepted();
        shown["identifier"].Should().Be(nominee.Identifier);
        shown["facts.birthDate"].Should().Be("1980-01-01");
        var line = (await _host.Client().Send("GET", $"{path}/history")).Accepted().Body.AsArray()[^1]!;
        line["act"]!.ToString().Should().Be("disclose");
        line["actor"]!.ToString().Should().Be("630100");
    }

    [Fact]
    public async Task Whoever_reads_changes_nothing_and_whoever_is_shown_what_is_hidden_leaves_a_line_without_overtaking_others()
    {
        var (person, city) = (Nominee.Person(1), Officers.Token(["regional-reviewer"], "630100"));
        var nomination = await _host.Office("630102").Nominates(person, on: "2021-07-09");
        var (client, path) = (_host.Client(), $"{Campaign}/nominations/{nomination}");
        var tag = (await client.Send("GET", path)).Headers.ETag!.Tag;

        var looked = (await client.Send("GET", $"{path}/forms/annex-4", token: city)).Accepted();
        looked.Text.Should().Contain("***").And.Contain(person.Name);
        (await client.Send("GET", $"{path}/history")).Body.AsArray().Should().HaveCount(1, "to look at a form leaves no line");

        foreach (var (door, shown) in new[] { ("forms/annex-4", "annex-4"), ("personal-data", "personal-data"), ("forms/annex-4", "annex-4") })
        {
            (await client.Send("POST", $"{path}/{door}/disclosures", token: city)).Accepted().Text.Should().NotContain("***");
            var line = (await client.Send("GET", $"{path}/history")).Accepted().Body.AsArray()[^1]!;
            (line["act"]!.ToString(), line["details"]!["what"]!.ToString(), $"\"{line["sequence"]}\"").Should().Be(("disclose", shown, tag));
            (await client.Send("GET", $"{path}/{door}/disclosures", token: city)).Status.Should().Be(405);
        }

        (await client.Send("GET", path)).Headers.ETag!.Tag.Should().Be(tag);
        (await _host.Office("630102").Sends("PATCH", $"{path}/facts", new { facts = new { grade = "section-head" }, on = "2021-07-09" }, ifMatch: tag)).Accepted();
        (await _host.Office("63LG").Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task What_checks_and_opinions_say_is_for_reviewers()
    {
        var nomination = await _host.Office("630102").BringsToFirstReview(Nominee.Person(1));
        await _host.Office("630100").Files(nomination, "personnel-file", "组织部", on: "2021-07-22", favourable: false, remarks: "档案年龄记载不一致。");
        await _host.Office("630100").Files(nomination, "materials-true", "工作组", on: "2021-07-22", remarks: "材料属实。");

        var forUnit = await Ask($"nominations/{nomination}", Officers.Token(["recommending-unit"], "630102"));
        var forReviewer = await Ask($"nominations/{nomination}", Officers.Token(["regional-reviewer"], "630100"));

        Record(forUnit, "personnel-file")["favourable"].Should().BeNull();
        Record(forUnit, "personnel-file")["remarks"].Should().BeNull();
        Record(forUnit, "materials-true")["remarks"]!.ToString().Should().Be("材料属实。");
        Record(forReviewer, "personnel-file")["favourable"]!.GetValue<bool>().Should().BeFalse();
        foreach (var view in new[] { "actions?on=2021-07-22", "history" })
        {
            var text = (await Ask($"nominations/{nomination}/{view}", Officers.Token(["recommending-unit"], "630102"))).Text;
            text.Should().NotContain("档案年龄").And.NotContain("unfavourable").And.NotContain("\"favourable\":\"false\"");
        }
    }

    [Fact]
    public async Task Objections_are_for_who_handles_and_who_reviews_them_and_the_public_sees_what_the_notice_names()
    {
        var nominee = Nominee.Person(1);
        var nomination = await _host.Office("630102").BringsToPublicity(nominee);
        var notice = await _host.Office("630102").PostsLocally(on: "2021-11-29", nomination);
        await _host.Office("630102").TakesInObjection(notice, nomination, "反映其弄虚作假。", arrivedOn: "2021-11-30");

        (await Ask($"public-notices/{notice}", Officers.Token(["recommending-unit"], "630102"))).Text.Should().Contain("弄虚作假");
        (await Ask($"public-notices/{notice}", Officers.Token(["regional-reviewer"], "630100"))).Text.Should().Contain("弄虚作假");
        (await Ask($"public-notices/{notice}", Officers.Token(["recommending-unit"], "630103"))).Text.Should().NotContain("弄虚作假");
        (await Ask($"public-notices/{notice}", Officers.Token(["portal"], string.Empty))).Text.Should().NotContain("弄虚作假");

        var posted = (await _host.Client().Send("GET", "/api/v1/public/campaigns/qinghai-petition-2018-2020/notices", token: string.Empty)).Accepted();
        posted["items[0].nominees[0].name"].Should().Be(nominee.Name);
        posted["items[0].nominees[0].facts.unitAndPost"].Should().Be("信访局接访科科长");
        posted.Body["items"]![0]!["nominees"]![0]!["facts"]!.AsObject().Should().HaveCount(1, "nothing else is declared public");
        posted.Text.Should().NotContain("弄虚作假").And.NotContain(nominee.Identifier).And.NotContain("1980");
    }

    [Fact]
    public async Task What_is_personal_lies_sealed_in_the_database_and_is_found_by_digest()
    {
        var nominee = Nominee.Person(1);
        var nomination = await _host.Office("630102").BringsToFirstReview(nominee);
        await _host.Office("630100").Files(nomination, "personnel-file", "组织部", on: "2021-07-22", remarks: "档案材料齐全。");

        _host.Stored().Should().NotContain(nominee.Identifier).And.NotContain("1980-01-01").And.NotContain("档案材料齐全");
        (await _host.Office("630103").Sends("POST", $"{Campaign}/nominations", new { nominee.Award, nominee.Kind, nominee.Name, nominee.Identifier, nominee.Facts, on = "2021-07-09" }))
            .Refused(409, "already-exists");
    }

    [Fact]
    public async Task Nobody_reviews_what_they_recommended_and_who_stepped_back_stays_out()
    {
        var nomination = await _host.Office("63D02").BringsToFirstReview(Nominee.Person(1));
        var path = $"{Campaign}/nominations/{nomination}";
        var (client, body) = (_host.Client(), Requests.Json(new { on = "2021-07-22", reason = "不同意" }));
        string[] both = ["recommending-unit", "department-reviewer"];
        var clerk = Officers.Token(both, "63D02", "recommending-unit@63D02");
        var reviewer = Officers.Token(both, "63D02", "reviewer-1");

        (await client.Send("POST", $"{path}/acts/reject", body, token: clerk)).Refused(422, "separation-of-duties")["clause"]!.ToString().Should().Be("4.2.a");
        (await client.Send("POST", $"{path}/records", Requests.Json(new { code = "materials-true", by = "工作组", favourable = true, on = "2021-07-22" }), token: clerk)).Refused(422, "separation-of-duties");

        (await client.Send("POST", $"{path}/recusals", Requests.Json(new { reason = "与推荐对象系亲属。" }), token: reviewer)).Accepted();
        (await client.Send("POST", $"{path}/recusals", Requests.Json(new { reason = "与推荐对象系亲属。" }), token: reviewer)).Refused(422, "recused-already");
        (await client.Send("POST", $"{path}/acts/reject", body, token: reviewer)).Refused(422, "recused");
        (await client.Send("POST", $"{path}/acts/reject", body, token: Officers.Token(both, "63D02", "reviewer-2"))).Accepted();
        (await client.Send("GET", path)).Accepted()["recusals[0].reason"].Should().Be("与推荐对象系亲属。");
    }

    [Fact]
    public async Task A_body_whose_opinion_is_sought_gives_it_and_files_nothing_else()
    {
        var nomination = await _host.Office("630102").BringsToFirstReview(Nominee.Person(1));
        var body = Officers.Token(["opinion-body"], "630100");
        Task<Answer> File(string code) => _host.Client().Send(
            "POST", $"{Campaign}/nominations/{nomination}/records", Requests.Json(new { code, by = "市纪委监委", favourable = true, on = "2021-07-22" }), token: body);

        (await File("discipline-opinion")).Accepted();
        (await File("materials-true")).Refused(403, "not-allowed");
    }

    [Fact]
    public async Task Lists_show_each_caller_what_is_theirs_and_pages_are_full()
    {
        foreach (var (office, person) in new[] { ("630102", 1), ("630103", 2), ("630102", 3), ("63D02", 4), ("630104", 5) })
        {
            await _host.Office(office).Nominates(Nominee.Person(person), on: "2021-07-09");
        }

        async Task<int> Count(string role, string organisation) => (await Ask("nominations", Officers.Token([role], organisation))).Body["items"]!.AsArray().Count;
        (await Count("recommending-unit", "630102")).Should().Be(2);
        (await Count("regional-reviewer", "630100")).Should().Be(4, "its counties'");
        (await Count("department-reviewer", "63D02")).Should().Be(1);
        (await Count("organising-office", "63LG")).Should().Be(5);
        (await Count("recommending-unit", "630105")).Should().Be(0);
        var page = await Ask("nominations?size=2", Officers.Token(["regional-reviewer"], "630100"));
        page.Body["items"]!.AsArray().Should().HaveCount(2, "what is not shown does not take a line of the page");
        page["next"].Should().NotBeNull();
    }

    private static JsonNode Record(Answer answer, string code) => answer.Body["records"]!.AsArray().Single(record => record!["code"]!.ToString() == code)!;

    private async Task<Answer> Ask(string path, string token) => (await _host.Client().Send("GET", $"{Campaign}/{path}", token: token)).Accepted();
}
