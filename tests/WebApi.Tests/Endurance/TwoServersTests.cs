using System.Diagnostics;
using Commendation.Infrastructure.Tests.Persistence;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.Endurance;

/// <summary>Two servers on one PostgreSQL database behave as one.</summary>
public sealed class TwoServersTests
{
    private const int Racers = 24;

    [PostgresFact]
    public async Task Races_over_two_servers_have_one_winner()
    {
        await using var cluster = await PostgresCluster.Start();
        var folder = Server.Folder();
        await using var one = new Server(folder, Server.PostgreSql(cluster));
        await one.Start();
        await using var other = new Server(folder, Server.PostgreSql(cluster));
        await other.Start();
        using var http = one.Client();
        using var there = other.Client();
        HttpClient[] clients = [http, there];
        var education = new Office(http, "63D02");

        await TheLastPlace(education, clients);
        await TheSameNomination(education, clients);
        await ClosingWhileAnObjectionArrives(new Office(http, "63D03"), clients);
        await TheSameKey(clients);

        var verification = await new Office(there, "63LG").Reads("journal/verification");
        verification["holds"].Should().Be("true", "{0}", verification.Text);
        await one.DisposeAsync();
        await other.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task Two_servers_started_at_once_on_an_absent_SQLite_database_both_serve()
    {
        var folder = Server.Folder();
        await StartedAtOnce(folder, Server.Sqlite(folder));
        Directory.Delete(folder, recursive: true);
    }

    [PostgresFact]
    public async Task Two_servers_started_at_once_on_an_absent_PostgreSQL_database_both_serve()
    {
        await using var cluster = await PostgresCluster.Start();
        var folder = Server.Folder();
        await StartedAtOnce(folder, Server.PostgreSql(cluster));
        Directory.Delete(folder, recursive: true);
    }

    [PostgresFact]
    public async Task A_caller_has_one_limit_at_both_servers()
    {
        const int PerMinute = 120;
        await using var cluster = await PostgresCluster.Start();
        var folder = Server.Folder();
        string[] settings = [.. Server.PostgreSql(cluster), "--Limits:RequestsPerMinute", $"{PerMinute}"];
        await using var one = new Server(folder, settings);
        await one.Start();
        await using var other = new Server(folder, settings);
        await other.Start();
        using var http = one.Client();
        using var there = other.Client();
        HttpClient[] clients = [http, there];
        var (busy, calm) = (Officers.Token(["portal"], string.Empty, "busy"), Officers.Token(["portal"], string.Empty, "calm"));

        var watch = Stopwatch.StartNew();
        var answers = await Task.WhenAll(Enumerable.Range(0, 400).Select(i => Task.Run(() => clients[i % 2].Send("GET", "/api/v1/campaigns", token: busy))));
        var meanwhile = (int)Math.Ceiling(watch.Elapsed.TotalSeconds * PerMinute / 60);

        answers.Select(answer => answer.Status).Distinct().Should().BeSubsetOf([200, 429]);
        answers.Count(answer => answer.Status == 200).Should().BeInRange(PerMinute - (2 * PerMinute / 20), PerMinute + meanwhile);
        (await there.Send("GET", "/api/v1/campaigns", token: calm)).Status.Should().Be(200);
        await one.DisposeAsync();
        await other.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    private static async Task StartedAtOnce(string folder, string[] settings)
    {
        await using var one = new Server(folder, settings);
        await using var other = new Server(folder, settings);
        await Task.WhenAll(one.Start(), other.Start());

        foreach (var server in new[] { one, other })
        {
            using var http = server.Client();
            (await http.Send("GET", "/health/ready")).Accepted()["status"].Should().Be("ready");
            (await http.Send("GET", Campaign)).Accepted();
        }
    }

    private static async Task TheLastPlace(Office education, HttpClient[] clients)
    {
        var nominations = await education.BringsUnitsToReview(Racers);

        var answers = await Task.WhenAll(nominations.Select((nomination, i) => Task.Run(() =>
            clients[i % 2].Send("POST", $"{Campaign}/nominations/{nomination}/acts/pass", "{\"on\":\"2021-07-23\"}", "63D02"))));

        answers.Count(answer => answer.Status == 200).Should().Be(1);
        answers.Where(answer => answer.Status != 200).Should().OnlyContain(answer => answer.Status == 422 || answer.Status == 409);
    }

    private static async Task TheSameNomination(Office education, HttpClient[] clients)
    {
        var nomination = await education.Nominates(Nominee.Person(100), on: "2021-07-09");
        await education.FilesEverything(on: "2021-07-09", nomination);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() =>
            clients[i % 2].Send("POST", $"{Campaign}/nominations/{nomination}/acts/recommend", "{\"on\":\"2021-07-09\"}", "63D02"))));

        answers.Count(answer => answer.Status == 200).Should().Be(1);
    }

    private static async Task ClosingWhileAnObjectionArrives(Office police, HttpClient[] clients)
    {
        for (var n = 200; n < 206; n++)
        {
            var nomination = await police.BringsToPublicity(Nominee.Person(n));
            var notice = await police.PostsLocally(on: "2021-07-12", nomination);
            var close = clients[0].Send("POST", $"{Campaign}/public-notices/{notice}/acts/close", "{\"on\":\"2021-07-20\"}", "63D03");
            var raise = clients[1].Send("POST", $"{Campaign}/public-notices/{notice}/objections", Requests.Json(new
            {
                nominationId = nomination,
                channel = "letter",
                signed = true,
                statement = "反映情况。",
                evidence = new[] { "来信登记第12号" },
                arrivedOn = "2021-07-19",
                on = "2021-07-20",
            }), "63D03");

            var closed = (await close).Status == 200;

            (await raise).Status.Should().Be(201, "it came on the last day, whichever of the two was recorded first: {0} {1}", (await close).Text, (await raise).Text);
            (await police.Reads($"nominations/{nomination}"))["state"].Should().Be("local-publicity/suspended");
            var lines = (await police.Reads($"nominations/{nomination}/history")).Body.AsArray().Select(line => $"{line!["act"]}{(line["details"]!["reopened"] is null ? string.Empty : " anew")}");
            lines.TakeLast(2).Should().Equal(closed ? ["close", "suspend anew"] : ["post", "suspend"]);
        }
    }

    private static async Task TheSameKey(HttpClient[] clients)
    {
        var person = Nominee.Person(300);
        var body = Requests.Json(new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts, on = "2021-07-09" });

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(i => Task.Run(() =>
            clients[i % 2].Send("POST", $"{Campaign}/nominations", body, "630102", key: "one-key"))));

        answers.Select(answer => (answer.Status, answer.Text)).Distinct().Should().ContainSingle().Which.Status.Should().Be(201);
    }
}
