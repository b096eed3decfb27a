using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.Cheats;

/// <summary>Somebody wants to misuse the door by which anybody objects, or to learn who came in by it.</summary>
public sealed class PublicObjectionCheats : IDisposable
{
    private const string Public = "/api/v1/public/campaigns/qinghai-petition-2018-2020";
    private const string Statement = "举报内容甲乙丙";
    private const string Who = "李举报";
    private const string Contact = "13900000000";

    private readonly Running _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_office_never_takes_the_objection_in()
    {
        var (nominee, notice) = await Posted();
        _host.Morning("2021-07-14");

        var given = (await Objects(notice, 1, name: null)).Accepted();

        (given.Status, given["anonymous"], given["arrivedOn"]).Should().Be((201, "true", "2021-07-14"));
        given["receipt"].Should().MatchRegex("^[0-9a-f]{32}-[0-9a-f]{24}$");
        given.Headers.Location!.ToString().Should().Be($"{Public}/objections/{given["receipt"]}");
        (await _host.Office("630102").Reads($"nominations/{nominee}"))["state"].Should().Be("local-publicity/suspended");
        (await Asks(given["receipt"]!)).Accepted().Body.AsObject().Select(member => $"{member.Key}: {member.Value}").Should().Equal("status: open", "label: 核查中");
        var line = (await _host.Office("63LG").Reads("journal?size=200")).Body["items"]!.AsArray().Single(entry => (string?)entry!["act"] == "object")!;
        (line["actor"]!.ToString(), line["details"]!["public"]!.ToString(), line["details"]!["signed"]!.ToString()).Should().Be(("630102", "true", "false"));

        _host.Morning("2021-07-15");
        var objection = (await _host.Office("630100").Reads($"public-notices/{notice}"))["objections[0].id"]!;
        (await _host.Office("630102").Sends("POST", $"{Campaign}/public-notices/{notice}/objections/{objection}/acts/dismiss", new { finding = "匿名，不予受理。" })).Refused(422, "not-acting-body");
        await _host.Office("630100").Dismisses(notice, Guid.Parse(objection), "经核查不属实。", on: "2021-07-15");
        (await Asks(given["receipt"]!))["status"].Should().Be("dismissed");
    }

    [Fact]
    public async Task The_recommending_office_wants_to_know_who_objected()
    {
        var (nominee, notice) = await Posted();
        await Objects(notice, 1, Who);

        foreach (var (role, organisation, told) in new[] { ("recommending-unit", "630102", false), ("regional-reviewer", "630102", false), ("regional-reviewer", "630100", true), ("organising-office", "63LG", true) })
        {
            var shown = (await _host.Client().Send("GET", $"{Campaign}/public-notices/{notice}", token: Officers.Token([role], organisation))).Accepted();
            (shown["objections[0].statement"], shown["objections[0].objector.name"], shown["objections[0].objector.contact"]).Should().Be((Statement, told ? Who : null, told ? Contact : null), "{0} of {1}", role, organisation);
        }

        // Nor is it in anything that is handed to who is objected to, nor in the clear in the database.
        foreach (var path in new[] { "dossier/disclosures", "personal-data/disclosures" })
        {
            (await _host.Client().Send("POST", $"{Campaign}/nominations/{nominee}/{path}", token: Officers.Token(["organising-office"], "63LG"))).Accepted().Text.Should().NotContain(Who).And.NotContain(Contact);
        }

        foreach (var path in new[] { $"{Campaign}/journal?size=200", $"{Campaign}/nominations/{nominee}/history", $"{Campaign}/nominations/{nominee}/earlier", "/api/v1/events?size=200", $"{Public}/notices" })
        {
            (await _host.Client().Send("GET", path, token: Officers.Token(["organising-office"], "63LG"))).Text.Should().NotContain(Who).And.NotContain(Contact).And.NotContain(Statement);
        }

        _host.Stored().Should().NotContain(Who).And.NotContain(Contact).And.NotContain(Statement);
    }

    [Fact]
    public async Task Guessing_the_receipt_of_somebody_else()
    {
        var (_, notice) = await Posted();
        var receipt = (await Objects(notice, 1, Who)).Accepted()["receipt"]!;
        var objection = Guid.Parse((await _host.Office("630100").Reads($"public-notices/{notice}"))["objections[0].id"]!);
        var taken = await _host.Office("630102").TakesInObjection(notice, Guid.Parse((await _host.Office("630100").Reads($"public-notices/{notice}"))["nominations[0]"]!), "来信。", arrivedOn: "2021-07-12");

        foreach (var guess in new[] { $"{notice:N}-{objection:N}", $"{notice:N}-{objection:N}"[..57], receipt[..^1] + (receipt[^1] == '0' ? '1' : '0'), receipt[..^1], $"{notice:N}-", $"{notice:N}", $"{notice:N}-{taken:N}", "x", $"{Guid.Empty:N}-{receipt.Split('-')[1]}" })
        {
            var answer = await Asks(guess);
            answer.Status.Should().Be(404, guess);
        }
    }

    [Fact]
    public async Task Objecting_where_nothing_can_be_objected_to()
    {
        var (nominee, notice) = await Posted();
        var before = _host.Stored();

        foreach (var nobody in new[] { 0, 2, -1, int.MaxValue, int.MinValue })
        {
            (await Objects(notice, nobody, Who)).Refused(404, "not-found");
        }

        (await Objects(Guid.NewGuid(), 1, Who)).Refused(404, "not-found");
        (await Sends(notice, new { nominee = 1, statement = " " })).Refused(400, "required")["place"]!.ToString().Should().Be("statement");
        (await Sends(notice, new { nominee = 1, statement = new string('长', 4001) })).Refused(400, "too-long");
        (await Sends(notice, new { nominee = 1, statement = Statement, name = "\u200b" })).Status.Should().Be(400);
        (await Sends(notice, new { nominee = 1, statement = Statement, contact = new string('1', 1001) })).Refused(400, "too-long");
        (await Sends(notice, new { nominee = 1, statement = Statement, arrivedOn = "2021-07-12" })).Status.Should().Be(400, "the day is the server's");
        (await _host.Client().Send("POST", $"{Public}/notices/{notice}/objections", Requests.Json(new { nominee = 1, statement = Statement }), token: Officers.Token(["recommending-unit"], "630102"))).Status.Should().Be(403, "an office takes objections in");
        _host.Stored().Should().Be(before);

        _host.Morning("2021-07-20");
        (await Objects(notice, 1, Who)).Refused(422, "objection-outside-term");
        (await _host.Office("630102").Sends("POST", $"{Campaign}/nominations/{nominee}/acts/withdraw", new { reason = "本人放弃。" })).Accepted();
        (await Objects(notice, 1, Who)).Refused(404, "not-found");
    }

    [Fact]
    public async Task Learning_from_a_refusal_where_the_nominee_stands()
    {
        var (nominee, notice) = await Posted();
        _host.Morning("2021-07-20");
        await _host.Office("630102").Closes(notice, on: "2021-07-20");
        await _host.Office("630102").HandsIn(on: "2021-07-20", nominee);

        (await Objects(notice, 1, Who)).Text.Should().NotContain("first-review").And.NotContain("初审");
    }

    [Fact]
    public async Task Flooding_the_notice()
    {
        using var host = new Narrow();
        var unit = host.Office("630102");
        var nominee = await unit.BringsToPublicity(Nominee.Person(1));
        var notice = await unit.PostsLocally("2021-07-12", nominee);
        Answer last = null!;
        for (var i = 0; i < 3; i++)
        {
            last = await host.Client().Send("POST", $"{Public}/notices/{notice}/objections", Requests.Json(new { nominee = 1, statement = Statement }), token: string.Empty);
        }

        last.Status.Should().Be(429);
        last.Headers.RetryAfter.Should().NotBeNull();
        (await host.Client().Send("GET", $"{Public}/notices", token: string.Empty)).Status.Should().Be(200, "what else the address asks for is counted apart");
    }

    private Task<Answer> Objects(Guid notice, int nominee, string? name) => Sends(notice, new { nominee, statement = Statement, name, contact = name is null ? null : Contact });

    private Task<Answer> Sends(Guid notice, object body) => _host.Client().Send("POST", $"{Public}/notices/{notice}/objections", Requests.Json(body), token: string.Empty);

    private Task<Answer> Asks(string receipt) => _host.Client().Send("GET", $"{Public}/objections/{receipt}", token: string.Empty);

    private async Task<(Guid Nominee, Guid Notice)> Posted()
    {
        var unit = _host.Office("630102");
        var nominee = await unit.Nominates(Nominee.Person(1), "2021-07-12");
        await unit.FilesEverything("2021-07-12", nominee);
        await unit.Does("recommend", "2021-07-12", nominee);
        return (nominee, await unit.PostsLocally("2021-07-12", nominee));
    }

    private sealed class Narrow : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Limits:ObjectionsPerMinute", "2");
        }
    }
}
