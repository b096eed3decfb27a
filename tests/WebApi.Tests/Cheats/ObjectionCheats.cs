using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.Cheats;

/// <summary>Somebody wants an objection to come to nothing, or to hit others.</summary>
public sealed class ObjectionCheats : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_recommending_office_dismisses_the_objection_against_its_nominee()
    {
        var (nominee, notice, objection) = await Objected("630102", 1);

        var refused = await _host.Office("630102").Sends("POST", Address(notice, objection, "dismiss"), new { finding = "不成立", on = "2021-07-15" });

        refused.Refused(422, "not-acting-body")["required"]!.ToString().Should().Be("630100");
        (await _host.Office("630100").Reads($"nominations/{nominee}"))["state"].Should().Be("local-publicity/suspended");
        (await _host.Office("630100").Dismisses(notice, objection, "经核查不属实。", on: "2021-07-15"))["status"].Should().Be("dismissed");
    }

    [Fact]
    public async Task The_department_that_reviews_its_own_nominee_examines_the_objection_as_the_reviewer()
    {
        var (_, notice, objection) = await Objected("63D02", 1);

        var reviewer = Officers.Token(["department-reviewer"], "63D02");
        (await _host.Client().Send("POST", Address(notice, objection, "dismiss"), Requests.Json(new { finding = "不成立", on = "2021-07-15" }), token: reviewer))
            .Refused(422, "not-acting-body")["required"]!.ToString().Should().Be("63LG");
    }

    [Fact]
    public async Task The_person_who_recommended_moves_to_the_examining_office_and_examines()
    {
        var (_, notice, objection) = await Objected("630102", 1);
        var mover = Officers.Token(["regional-reviewer"], "630100", subject: "recommending-unit@630102");

        foreach (var act in new[] { "dismiss", "uphold" })
        {
            (await _host.Client().Send("POST", Address(notice, objection, act), Requests.Json(new { finding = "结论", on = "2021-07-15" }), token: mover)).Refused(422, "separation-of-duties");
        }
    }

    [Fact]
    public async Task Nominating_again_after_an_upheld_objection_by_another_office_for_another_award_of_the_same_person()
    {
        var (_, notice, objection) = await Objected("630102", 1);
        var xining = _host.Office("630100");
        await xining.Upholds(notice, objection, "经核查属实。", on: "2021-07-15");

        foreach (var office in new[] { "630102", "630103", "63D02" })
        {
            var again = Nominee.Person(1);
            (await _host.Office(office).Sends("POST", $"{Campaign}/nominations", new { again.Award, again.Kind, again.Name, again.Identifier, again.Facts, on = "2021-07-16" }))
                .Refused(422, "barred-by-objection")["clause"]!.ToString().Should().Be("4.1.b");
        }

        await _host.Office("630102").Nominates(Nominee.Person(2), on: "2021-07-16");
    }

    [Fact]
    public async Task The_recommending_office_lifts_the_bar_itself()
    {
        var (ended, notice, objection) = await Objected("630102", 1);
        var (chengdong, xining) = (_host.Office("630102"), _host.Office("630100"));
        (await xining.Sends("POST", Address(notice, objection, "lift"), new { reason = "尚无结论。", on = "2021-07-14" })).Refused(422, "bar-not-laid");
        await xining.Upholds(notice, objection, "经核查属实。", on: "2021-07-15");

        (await _host.Client().Send("POST", Address(notice, objection, "lift"), Requests.Json(new { reason = "无妨。", on = "2021-07-16" }), token: Officers.Token(["recommending-unit"], "630102"))).Refused(422, "not-acting-body");
        (await xining.Sends("POST", Address(notice, objection, "lift"), new { reason = " ", on = "2021-07-16" })).Refused(400, "required");

        await xining.Lifts(notice, objection, "反映的问题系同名同姓者所为。", on: "2021-07-16");
        (await xining.Sends("POST", Address(notice, objection, "lift"), new { reason = "再次解除。", on = "2021-07-16" })).Refused(422, "bar-not-laid");
        var again = await chengdong.Nominates(Nominee.Person(1), on: "2021-07-17");

        // Whoever reviews the new nomination sees what was; the office that nominates does not see what reviewers see.
        var earlier = (await _host.Client().Send("GET", $"{Campaign}/nominations/{again}/earlier", token: Officers.Token(["regional-reviewer"], "630100"))).Accepted();
        (earlier["[0].nominations[0].id"], earlier["[0].nominations[0].state"], earlier["[0].nominations[0].objections[0].status"]).Should().Be(($"{ended}", "objection-upheld", "upheld"));
        earlier["[0].nominations[0].objections[0].lifted.reason"].Should().Be("反映的问题系同名同姓者所为。");
        (await _host.Client().Send("GET", $"{Campaign}/nominations/{again}/earlier", token: Officers.Token(["recommending-unit"], "630102"))).Status.Should().Be(403);
        (await _host.Client().Send("GET", $"{Campaign}/nominations/{again}/earlier", token: Officers.Token(["regional-reviewer"], "630200"))).Status.Should().Be(404);
    }

    [Fact]
    public async Task An_objection_against_one_holds_up_the_others_of_the_notice()
    {
        var chengdong = _host.Office("630102");
        Guid[] nominees = [await chengdong.BringsToPublicity(Nominee.Person(1)), await chengdong.BringsToPublicity(Nominee.Person(2)), await chengdong.BringsToPublicity(Nominee.Person(3))];
        var notice = await chengdong.PostsLocally(on: "2021-07-12", nominees);
        await chengdong.TakesInObjection(notice, against: nominees[1], "反映情况。", arrivedOn: "2021-07-19");
        var second = await chengdong.TakesInObjection(notice, against: nominees[1], "又反映情况。", arrivedOn: "2021-07-19");

        var closed = await chengdong.Closes(notice, on: "2021-07-20");

        closed.Body["closed"]!.AsArray().Select(id => (string?)id).Should().Equal($"{nominees[0]}", $"{nominees[2]}");
        closed.Body["underExamination"]!.AsArray().Select(id => (string?)id).Should().Equal($"{nominees[1]}");
        await _host.Office("630100").Dismisses(notice, second, "经核查不属实。", on: "2021-07-20");
        (await chengdong.Reads($"nominations/{nominees[1]}"))["state"].Should().Be("local-publicity/suspended", "the first one is still open");
        (await chengdong.Reads($"nominations/{nominees[0]}"))["state"].Should().Be("hand-in");
    }

    private static string Address(Guid notice, Guid objection, string act) => $"{Campaign}/public-notices/{notice}/objections/{objection}/acts/{act}";

    private async Task<(Guid Nominee, Guid Notice, Guid Objection)> Objected(string by, int n)
    {
        var office = _host.Office(by);
        var nominee = await office.BringsToPublicity(Nominee.Person(n));
        var notice = await office.PostsLocally(on: "2021-07-12", nominee);
        return (nominee, notice, await office.TakesInObjection(notice, against: nominee, "反映其弄虚作假。", arrivedOn: "2021-07-13"));
    }
}
