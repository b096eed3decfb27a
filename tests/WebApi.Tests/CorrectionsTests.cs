using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>What was written wrongly is corrected, what changed is reported, and both are seen by everybody who read it before.</summary>
public sealed class CorrectionsTests : IClassFixture<ApiHost>
{
    private static readonly string[] Evidence = ["户籍证明第3号"];

    private readonly ApiHost _host;

    public CorrectionsTests(ApiHost host) => _host = host;

    [Fact]
    public async Task A_name_corrected_while_posted_is_posted_anew_and_shown_as_corrected()
    {
        var office = _host.Office("630102");
        var person = Nominee.Person(201);
        var nomination = await office.BringsToPublicity(person);
        await office.PostsLocally(on: "2021-07-12", nomination);

        var corrected = (await Corrects(office, nomination, new { name = "王丽丽", reason = "录入错误。", evidence = Evidence, on = "2021-07-15" })).Accepted();

        (corrected["name"], corrected["state"]).Should().Be(("王丽丽", "local-publicity"));
        corrected.Body["publications"]!.AsArray().Should().BeEmpty("it is posted anew");
        (corrected["corrections[0].values[0].field"], corrected["corrections[0].values[0].from"], corrected["corrections[0].values[0].to"]).Should().Be(("name", person.Name, "王丽丽"));
        (corrected["corrections[0].by"], corrected["corrections[0].evidence[0]"], corrected["corrections[0].reopened"]).Should().Be(("630102", Evidence[0], "local-publicity"));

        var notice = await office.PostsLocally(on: "2021-11-26", nomination);
        (await office.Sends("POST", $"{Campaign}/public-notices/{notice}/acts/close", new { on = "2021-12-01" })).Refused(422, "term-running");
        var posted = (await office.Reads("/api/v1/public/campaigns/qinghai-petition-2018-2020/notices")).Body["items"]!.AsArray().Single(one => (string?)one!["id"] == notice.ToString());
        posted!["nominees"]![0]!["corrected"]![0]!["from"]!.ToString().Should().Be(person.Name);

        var line = (await office.Reads($"nominations/{nomination}/history")).Body.AsArray().Single(one => (string?)one!["act"] == "correct")!;
        (line["from"]!.ToString(), line["to"]!.ToString(), line["details"]!["values"]!.ToString()).Should().Be(("local-publicity/posted", "local-publicity", "name"));
        line.ToJsonString().Should().NotContain("王丽丽").And.NotContain("录入错误");
        (await _host.Office("63LG").Reads("journal/verification"))["holds"].Should().Be("true");
    }

    [Fact]
    public async Task A_corrected_identifier_is_hidden_and_is_who_the_nominee_is_from_then_on()
    {
        var (office, wrong, right) = (_host.Office("630102"), Nominee.Person(202), Nominee.Person(252));
        var nomination = await office.BringsToPublicity(wrong);
        var notice = await office.PostsLocally(on: "2021-07-12", nomination);

        var corrected = (await Corrects(office, nomination, new { identifier = right.Identifier, reason = "号码录入错误。", evidence = Evidence, on = "2021-07-13" })).Accepted();

        (corrected["state"], corrected["corrections[0].values[0].to"], corrected["corrections[0].reopened"]).Should().Be(("local-publicity/posted", "***", null), "the public never saw the number");
        corrected.Text.Should().NotContain(right.Identifier).And.NotContain(wrong.Identifier);
        (await office.IsShown($"nominations/{nomination}/personal-data"))["identifier"].Should().Be(right.Identifier);
        (await office.Sends("POST", $"{Campaign}/nominations", new { right.Award, right.Kind, right.Name, right.Identifier, right.Facts, on = "2021-07-13" })).Refused(409, "already-exists");
        (await office.Sends("POST", $"{Campaign}/nominations", new { wrong.Award, wrong.Kind, wrong.Name, wrong.Identifier, wrong.Facts, on = "2021-07-13" })).Accepted();
        await office.Closes(notice, on: "2021-07-20");
    }

    [Fact]
    public async Task A_correction_needs_reason_evidence_and_something_to_correct_and_is_refused_while_an_objection_is_examined()
    {
        var office = _host.Office("630102");
        var nomination = await office.BringsToPublicity(Nominee.Person(204));
        var notice = await office.PostsLocally(on: "2021-07-12", nomination);
        await office.TakesInObjection(notice, nomination, "反映情况。", arrivedOn: "2021-07-13");
        var fresh = await office.Nominates(Nominee.Person(205), on: "2021-07-14");
        var before = _host.Stored();

        (await Corrects(office, nomination, new { name = "李四", reason = " ", evidence = Evidence, on = "2021-07-14" })).Refused(400, "required")["place"]!.ToString().Should().Be("reason");
        (await Corrects(office, nomination, new { name = "李四", reason = "录入错误。", evidence = Array.Empty<string>(), on = "2021-07-14" })).Refused(400, "required")["place"]!.ToString().Should().Be("evidence");
        (await Corrects(office, nomination, new { name = "\u200b", reason = "录入错误。", evidence = Evidence, on = "2021-07-14" })).Status.Should().Be(400);
        (await Corrects(office, nomination, new { name = "李四", reason = "录入错误。", evidence = Evidence, on = "2021-07-14" })).Refused(422, "term-suspended")["clause"]!.ToString().Should().Be("4.1.b");
        (await Corrects(office, nomination, new { facts = new { birthDate = "1980-02-30" }, reason = "录入错误。", evidence = Evidence, on = "2021-07-14" })).Status.Should().Be(422);
        (await Corrects(office, nomination, new { name = "李四", reason = "录入错误。", evidence = Evidence, on = "2021-07-14" }, ifMatch: "\"1\"")).Refused(412, "stale");
        (await Corrects(office, fresh, new { reason = "录入错误。", evidence = Evidence, on = "2021-07-14" })).Refused(422, "nothing-to-correct");
        _host.Stored().Should().Be(before);
    }

    [Fact]
    public async Task A_reported_change_waits_for_the_reviewer_who_keeps_the_nominee_with_a_reason()
    {
        var (unit, reviewer) = (_host.Office("630102"), _host.Office("630100"));
        var nomination = await unit.BringsToFirstReview(Nominee.Person(206));
        await reviewer.FilesEverything(on: "2021-07-22", nomination);

        var reported = (await Reports(unit, nomination, new { kind = "transfer", happenedOn = "2021-07-20", facts = new { unitAndPost = "统计局科长" }, reason = "组织调动。", evidence = Evidence, on = "2021-07-22" })).Accepted();

        (reported["state"], reported["changes[0].kind"], reported["changes[0].decision"], reported["changes[0].by"]).Should().Be(("first-review", "transfer", null, "630102"));
        (await reviewer.Reads($"nominations/{nomination}/actions?on=2021-07-22")).Body.AsArray().Single(act => (string?)act!["act"] == "pass")!["violations"]!.ToJsonString().Should().Contain("change-undecided");
        (await Keeps(unit, nomination, "调动不影响。")).Refused(422, "not-acting-body");
        (await Keeps(reviewer, nomination, "调动前的事迹符合条件。")).Accepted()["changes[0].decision.act"].Should().Be("keep");
        (await Keeps(reviewer, nomination, "调动前的事迹符合条件。")).Refused(422, "no-open-change");
        await reviewer.Does("pass", on: "2021-07-22", nomination);
    }

    [Fact]
    public async Task A_change_is_decided_by_returning_too_and_a_death_is_not_kept_where_no_posthumous_honour_is_foreseen()
    {
        var (unit, reviewer) = (_host.Office("630102"), _host.Office("630100"));
        var (dead, moved) = (await unit.BringsToFirstReview(Nominee.Person(207)), await unit.BringsToFirstReview(Nominee.Person(208)));
        (await Reports(unit, dead, new { kind = "death", happenedOn = "2021-07-21", reason = "因病去世。", evidence = Evidence, on = "2021-07-22" })).Accepted();
        (await Reports(reviewer, moved, new { kind = "left", happenedOn = "2021-07-21", reason = "辞职。", evidence = Evidence, on = "2021-07-22" })).Accepted();

        (await Keeps(reviewer, dead, "事迹突出。")).Refused(422, "posthumous-not-foreseen");
        await reviewer.Does("reject", on: "2021-07-22", "本次活动无追授。", dead);
        (await reviewer.Does("return", on: "2021-07-22", "请核实离职原因。", moved))["changes[0].decision.act"].Should().Be("return");
        (await Reports(unit, dead, new { kind = "death", happenedOn = "2021-07-21", reason = "因病去世。", evidence = Evidence, on = "2021-07-22" })).Refused(422, "nomination-ended");
    }

    [Fact]
    public async Task A_change_that_cannot_have_happened_to_the_nominee_is_refused()
    {
        var unit = _host.Office("630102");
        var (person, collective) = (await unit.Nominates(Nominee.Person(209), on: "2021-07-09"), await unit.Nominates(Nominee.Unit(209), on: "2021-07-09"));

        (await Reports(unit, person, new { kind = "merged", happenedOn = "2021-07-09", reason = "合并。", evidence = Evidence, on = "2021-07-10" })).Refused(422, "change-other-kind");
        (await Reports(unit, collective, new { kind = "death", happenedOn = "2021-07-09", reason = "去世。", evidence = Evidence, on = "2021-07-10" })).Refused(422, "change-other-kind");
        (await Reports(unit, person, new { kind = "transfer", happenedOn = "2021-07-09", name = "另一人", reason = "调动。", evidence = Evidence, on = "2021-07-10" })).Refused(422, "change-other-kind");
        (await Reports(unit, person, new { kind = "transfer", happenedOn = "2021-07-11", reason = "调动。", evidence = Evidence, on = "2021-07-10" })).Refused(422, "date-in-future");
        (await Reports(unit, person, new { kind = "vanished", happenedOn = "2021-07-09", reason = "调动。", evidence = Evidence, on = "2021-07-10" })).Status.Should().Be(400);
        (await Reports(unit, collective, new { kind = "renamed", happenedOn = "2021-07-09", name = "新名称接待室", reason = "机构改革。", evidence = Evidence, on = "2021-07-10" })).Accepted()["name"].Should().Be("新名称接待室");
    }

    private static Task<Answer> Corrects(Office office, Guid nomination, object body, string? ifMatch = null) =>
        office.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/correct", body, ifMatch);

    private static Task<Answer> Reports(Office office, Guid nomination, object body) =>
        office.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/report-change", body);

    private static Task<Answer> Keeps(Office office, Guid nomination, string reason) =>
        office.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/keep", new { reason, on = "2021-07-22" });
}
