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
    public async Task An_upheld_objection_ends_the_nomination_and_a_new_one_can_be_made()
    {
        var department = _host.Office("63D02");
        var nomination = await department.BringsToPublicity(Nominee.Person(1));
        var notice = await department.PostsLocally(on: "2021-07-12", nomination);
        var objection = await department.TakesInObjection(notice, against: nomination, "反映其弄虚作假。", arrivedOn: "2021-07-13");

        (await department.Upholds(notice, objection, "经核查属实。", on: "2021-07-15"))["status"].Should().Be("upheld");

        (await department.Reads($"nominations/{nomination}"))["state"].Should().Be("objection-upheld");
        (await department.Sends("POST", $"{Campaign}/public-notices/{notice}/objections/{objection}/acts/dismiss", new { finding = "不成立", on = "2021-07-16" }))
            .Refused(422, "objection-decided");
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
