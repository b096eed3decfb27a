using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Waivers, the one list and decision, revocations, sanctions.</summary>
public sealed class AfterTheListTests : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_recorded_waiver_lets_the_share_be_exceeded()
    {
        var (department, leadingGroup) = (_host.Office("63D02"), _host.Office("63LG"));
        var head = await department.BringsToSubmission(Nominee.Person(1, rank: "county-division-head"));
        await department.Submits(on: "2021-07-26", await department.FillsForms(head), head);
        await leadingGroup.BringsToList(head);

        var before = (await leadingGroup.Reads("limits")).Body.AsArray().Single(limit => (string?)limit!["limit"] == "county-division-share")!;
        before["holds"]!.GetValue<bool>().Should().BeFalse();
        var refused = await leadingGroup.Sends("POST", $"{Campaign}/proposed-lists", new { stage = "proposed-list", nominations = new[] { head }, on = "2021-08-09" });
        refused.Refused(422, "county-division-share");

        var waiver = await leadingGroup.Waives("county-division-share", "长期在高海拔一线工作，群众公认。", on: "2021-08-09");
        waiver.Status.Should().Be(201);
        (await leadingGroup.DrawsUpList(on: "2021-08-09", head)).Status.Should().Be(201);
        (await leadingGroup.Reads(Campaign))["waivers[0].by"].Should().Be("63LG");
    }

    [Fact]
    public async Task A_campaign_has_one_list_and_one_decision()
    {
        await _host.Honours(("63D02", Nominee.Person(1)));
        var late = await _host.Office("63D01").BringsToSubmission(Nominee.Person(2));
        await _host.Office("63D01").Submits(on: "2021-07-26", await _host.Office("63D01").FillsForms(late), late);
        await _host.Office("63LG").BringsToList(late);

        (await _host.Office("63LG").Sends("POST", $"{Campaign}/proposed-lists", new { stage = "proposed-list", nominations = new[] { late }, on = "2021-08-09" }))
            .Refused(422, "list-exists");
        (await _host.Office("63GOV").Sends("POST", $"{Campaign}/decisions", new { documentNumber = "青政〔2021〕41号", on = "2021-08-27" }))
            .Refused(422, "decision-exists")["clause"]!.ToString().Should().Be("4.4");
    }

    [Fact]
    public Task Another_follows_on_the_list_for_one_who_fell_before_the_decision() => Replaces(_host);

    /// <summary>Somebody falls between list and decision, and another follows.</summary>
    internal static async Task Replaces(ApiHost host)
    {
        var (education, office, government) = (host.Office("63D02"), host.Office("63LG"), host.Office("63GOV"));
        var (first, second) = (await education.BringsToSubmission(Nominee.Person(1)), await education.BringsToSubmission(Nominee.Person(2)));
        await education.Submits(on: "2021-07-26", await education.FillsForms(first, second), first, second);
        await office.BringsToList(first, second);
        var list = await office.DrawsUpList(on: "2021-08-09", first, second);
        var address = $"{Campaign}/proposed-lists/{list.Id}/replacements";
        (await office.Sends("POST", address, new { replacements = new object?[] { null }, reason = "递补", on = "2021-08-18" })).Refused(400, "required");
        var next = await education.BringsToFirstReview(Nominee.Person(3));
        await education.FilesEverything(on: "2021-07-22", next);
        (await education.Sends("POST", $"{Campaign}/nominations/{next}/acts/pass", new { on = "2021-08-05" })).Refused(422, "no-place-left")["message"]!.ToString().Should().Contain("示例", "the quota table is not in the notice");

        await government.Does("reject", on: "2021-08-10", "经核实，近期有违纪问题。", first);
        await education.Does("pass", on: "2021-08-10", next);
        (await office.Sends("POST", address, Body(first, next))).Refused(422, "stage-closed");
        await education.Sends("POST", $"{Campaign}/nominations/{next}/acts/accept-late", new { on = "2021-08-10", reason = "递补" });
        await office.Does("accept-late", on: "2021-08-10", "递补人选，逾期接受。", next);
        await education.Submits(on: "2021-08-10", await education.FillsForms(next), next);
        await office.FilesEverything(on: "2021-08-10", next);
        await office.Does("pass", on: "2021-08-10", next);
        await office.Closes(await office.PostsAllOverTheProvince(on: "2021-08-10", next), on: "2021-08-18");
        await government.Does("accept-late", on: "2021-08-18", "递补公示期满。", next);

        (await office.Sends("POST", address, Body(second, next))).Refused(422, "still-listed")["clause"]!.ToString().Should().Be("4.3.c");
        (await office.Sends("POST", address, Body(first, next), ifMatch: "\"9\"")).Refused(412, "stale");
        (await education.Sends("POST", address, Body(first, next))).Status.Should().Be(403);
        var replaced = (await office.Sends("POST", address, Body(first, next), ifMatch: list.Headers.ETag!.Tag)).Accepted();

        (replaced["nominations[0]"], replaced["nominations[1]"], replaced["replacements[0].fallen"], replaced["version"]).Should().Be(($"{next}", $"{second}", $"{first}", "2"));
        (await office.Reads($"proposed-lists/{list.Id}"))["replacements[0].reason"].Should().Be("第一名落选，依次递补。");
        await government.Decides("青政〔2021〕40号", on: "2021-08-26");
        (await government.Reads("honours")).Body["items"]!.AsArray().Select(honour => (string?)honour!["nominationId"]).Should().Equal($"{next}", $"{second}");
        (await office.Sends("POST", address, Body(first, next))).Refused(422, "decision-exists");
        (await office.Reads("journal/verification"))["holds"].Should().Be("true");
        (await office.Reads("journal?size=200")).Body["items"]!.AsArray().Should().Contain(line => (string?)line!["act"] == "replace" && (string?)line["details"]!["replaced"] == $"{first} → {next}");

        static object Body(Guid fallen, Guid by) => new { replacements = new[] { new { fallen, by } }, reason = "第一名落选，依次递补。", on = "2021-08-18" };
    }

    [Fact]
    public async Task Honours_are_revoked_one_by_one_and_in_a_batch()
    {
        var honours = await _host.Honours(("63D02", Nominee.Person(1)), ("63D01", Nominee.Person(2)), ("63D03", Nominee.Unit(1)));
        var government = _host.Office("63GOV");
        var body = new { ground = "弄虚作假骗取荣誉。", document = "青政〔2021〕50号", on = "2021-11-01" };

        (await _host.Office("63LG").Sends("POST", $"{Campaign}/honours/{honours[0]}/revocation", body)).Refused(422, "not-acting-body")["clause"]!.ToString().Should().Be("5.3.b");
        (await government.Sends("POST", $"{Campaign}/honours/{honours[0]}/revocation", body with { on = "2021-08-25" })).Refused(422, "date-before-last-act")["required"]!.ToString().Should().Be("2021-08-26");
        (await government.Sends("POST", $"{Campaign}/honours/{honours[0]}/revocation", body, ifMatch: "\"9\"")).Refused(412, "stale");
        (await government.Sends("POST", $"{Campaign}/honours/{honours[0]}/revocation", new { body.document })).Refused(400, "member-missing")["place"]!.ToString().Should().Be("ground");

        var revoked = (await government.Sends("POST", $"{Campaign}/honours/{honours[0]}/revocation", body, ifMatch: "\"1\"")).Accepted();
        revoked["revocation.document"].Should().Be("青政〔2021〕50号");
        revoked.Headers.ETag!.Tag.Should().Be("\"2\"");
        (await government.Sends("POST", $"{Campaign}/honours/{honours[0]}/revocation", body)).Refused(422, "already-revoked")["clause"]!.ToString().Should().Be("5.3.b");

        (await _host.Office("63LG").Sends("POST", $"{Campaign}/revocations", body)).Refused(422, "not-acting-body");
        var batch = await government.Posts("revocations", new { award = "advanced-individual", body.ground, body.document, body.on });
        batch.Body.AsArray().Should().ContainSingle("the first individual was revoked before");
        (await government.Posts("revocations", body)).Body.AsArray().Should().ContainSingle().Which!["award"]!.ToString().Should().Be("advanced-collective");
        (await government.Sends("POST", $"{Campaign}/revocations", body)).Refused(422, "nothing-to-revoke");
        (await government.Reads("honours")).Body["items"]!.AsArray().Should().HaveCount(3).And.OnlyContain(honour => honour!["revocation"] != null, "the record stays");
    }

    [Fact]
    public async Task A_disqualified_superior_takes_its_subordinates_and_places_along()
    {
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        var untouched = await _host.Office("63D02").Nominates(Nominee.Person(2), on: "2021-07-09");

        var sanction = await _host.Office("63LG").LaysSanction("disqualify-organisation", "630100", "未按规定程序推荐。", "青评组〔2021〕2号", on: "2021-07-16");

        sanction["endedNominations[0]"].Should().Be($"{nomination}");
        sanction["lapsedPlaces"].Should().Be("25");
        (await _host.Office("63LG").Reads($"nominations/{nomination}"))["state"].Should().Be("disqualified");
        (await _host.Office("63LG").Reads($"nominations/{untouched}"))["state"].Should().Be("unit-recommendation");
        (await _host.Office("63LG").Reads("quotas")).Body.AsArray().Where(row => (string?)row!["organisation"] == "630100").Should().OnlyContain(row => (bool)row!["lapsed"]! && (int)row["free"]! == 0);
        (await _host.Office("630103").Sends("POST", $"{Campaign}/nominations", new { award = "advanced-individual", kind = "individual", name = "王三", identifier = Nominee.Person(3).Identifier, on = "2021-07-20" }))
            .Refused(422, "organisation-disqualified");
    }

    [Fact]
    public async Task An_upheld_objection_ends_the_nomination_and_a_new_one_can_be_made_once_the_bar_is_lifted()
    {
        var department = _host.Office("63D02");
        var nomination = await department.BringsToPublicity(Nominee.Person(1));
        var notice = await department.PostsLocally(on: "2021-07-12", nomination);
        var objection = await department.TakesInObjection(notice, against: nomination, "反映其弄虚作假。", arrivedOn: "2021-07-13");

        var examiner = _host.Office("63LG");
        (await examiner.Upholds(notice, objection, "经核查属实。", on: "2021-07-15"))["status"].Should().Be("upheld");

        (await department.Reads($"nominations/{nomination}"))["state"].Should().Be("objection-upheld");
        (await examiner.Sends("POST", $"{Campaign}/public-notices/{notice}/objections/{objection}/acts/dismiss", new { finding = "不成立", on = "2021-07-16" }))
            .Refused(422, "objection-decided");
        (await examiner.Lifts(notice, objection, "反映的问题系同名同姓者所为。", on: "2021-07-16"))["lifted.by"].Should().Be("63LG");
        (await department.Nominates(Nominee.Person(1), on: "2021-07-16")).Should().NotBe(nomination);
    }

    [Fact]
    public async Task A_returned_nominee_is_posted_anew()
    {
        var (chengdong, xining) = (_host.Office("630102"), _host.Office("630100"));
        var nomination = await chengdong.BringsToFirstReview(Nominee.Person(1));

        await xining.Does("return", on: "2021-07-22", "主要事迹过于笼统，请补充。", nomination);
        await chengdong.Declares(nomination, on: "2021-07-22", new { unitAndPost = "区信访局局长" });
        await chengdong.Does("recommend", on: "2021-07-22", nomination);
        var present = await chengdong.Reads($"nominations/{nomination}");

        present["state"].Should().Be("local-publicity");
        present.Body["publications"]!.AsArray().Should().BeEmpty();
    }
}
