using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>All objections of a campaign in one list, for who handles or reviews them.</summary>
public sealed class ObjectionListTests : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Objections_are_listed_by_state_page_by_page_in_the_order_in_which_they_came()
    {
        var (unit, city) = (_host.Office("630102"), _host.Office("630100"));
        Guid[] nominees = [await unit.BringsToPublicity(Nominee.Person(1)), await unit.BringsToPublicity(Nominee.Person(2)), await unit.BringsToPublicity(Nominee.Person(3))];
        var notice = await unit.PostsLocally(on: "2021-07-12", nominees);
        var others = await _host.Office("63D02").BringsToPublicity(Nominee.Person(4));
        await _host.Office("63D02").TakesInObjection(await _host.Office("63D02").PostsLocally(on: "2021-07-12", others), others, "另一单位。", arrivedOn: "2021-07-13");
        var objections = new List<Guid>();
        foreach (var (nominee, index) in nominees.Select((nominee, index) => (nominee, index)))
        {
            objections.Add(await unit.TakesInObjection(notice, nominee, $"异议{index}。", arrivedOn: "2021-07-13"));
        }

        await city.Dismisses(notice, objections[1], "不实。", on: "2021-07-14");

        var token = Officers.Token(["regional-reviewer"], "630100");
        (await Statements("objections", token)).Should().Equal("异议0。", "异议1。", "异议2。");
        (await Statements("objections?status=open", token)).Should().Equal("异议0。", "异议2。");
        (await Statements("objections?status=dismissed", token)).Should().Equal("异议1。");
        (await Statements("objections?status=upheld", token)).Should().BeEmpty();
        (await Statements("objections?stage=province-publicity", token)).Should().BeEmpty();
        (await Statements("objections?organisation=63D02", Officers.Token(["organising-office"], "63LG"))).Should().Equal("另一单位。");

        var first = (await _host.Client().Send("GET", $"{Campaign}/objections?status=open&size=1", token: token)).Accepted();
        (first["items[0].objection.id"], first["items[0].noticeId"], first["items[0].stage"], first["items[0].postedBy"]).Should().Be((objections[0].ToString(), notice.ToString(), "local-publicity", "630102"));
        var second = (await _host.Client().Send("GET", $"{Campaign}/objections?status=open&size=1&cursor={first["next"]}", token: token)).Accepted();
        (second["items[0].objection.id"], second["next"]).Should().Be((objections[2].ToString(), null));
    }

    [Fact]
    public async Task Objections_are_listed_for_nobody_else_and_an_unknown_state_is_told()
    {
        var unit = _host.Office("630102");
        var nominee = await unit.BringsToPublicity(Nominee.Person(1));
        var notice = await unit.PostsLocally(on: "2021-11-29", nominee);
        (await _host.Client().Send("POST", $"{Campaign.Replace("/campaigns/", "/public/campaigns/", StringComparison.Ordinal)}/notices/{notice}/objections", Requests.Json(new { nominee = 1, statement = "网上异议。", name = "举报人标记" }), token: string.Empty)).Accepted();

        foreach (var (caller, listed, named) in new[]
        {
            ("recommending-unit@630102", 1, false), ("regional-reviewer@630100", 1, true), ("organising-office@63LG", 1, true), ("auditor@", 1, true), ("opinion-body@630100", 1, true),
            ("recommending-unit@630103", 0, false), ("regional-reviewer@630200", 0, false), ("department-reviewer@63D02", 0, false),
        })
        {
            var answer = (await _host.Client().Send("GET", $"{Campaign}/objections", token: Officers.Token([caller.Split('@')[0]], caller.Split('@')[1]))).Accepted();
            answer.Body["items"]!.AsArray().Should().HaveCount(listed, "{0}", caller);
            answer.Text.Contains("举报人标记", StringComparison.Ordinal).Should().Be(named, "{0}", caller);
        }

        (await _host.Client().Send("GET", $"{Campaign}/objections", token: Officers.Token(["portal"], string.Empty))).Refused(403, "not-allowed");
        (await _host.Client().Send("GET", $"{Campaign}/objections", token: string.Empty)).Status.Should().Be(401);
        (await _host.Client().Send("GET", $"{Campaign}/objections?status=opened", token: Officers.Auditor)).Refused(400, "value-unknown")["place"]!.ToString().Should().Be("status");
        (await _host.Client().Send("GET", $"{Campaign}/objections?size=0", token: Officers.Auditor)).Refused(400, "size-out-of-range");
        (await _host.Client().Send("GET", $"{Campaign}/objections?cursor=x", token: Officers.Auditor)).Refused(400, "cursor-invalid");
    }

    private async Task<IReadOnlyList<string>> Statements(string path, string token) =>
        [.. (await _host.Client().Send("GET", $"{Campaign}/{path}", token: token)).Accepted().Body["items"]!.AsArray().Select(one => one!["objection"]!["statement"]!.ToString())];
}
