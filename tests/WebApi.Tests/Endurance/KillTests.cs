using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json.Nodes;
using Commendation.Infrastructure.Tests.Persistence;
using Commendation.Tests;
using Commendation.WebApi.Tests.House;
using Xunit.Abstractions;

namespace Commendation.WebApi.Tests.Endurance;

/// <summary>
/// The server is killed at random moments while it is busy with mixed acts. Every act that was acknowledged is there afterwards, the chain
/// holds, no quota is exceeded, and the server starts again by itself. COMMENDATION_KILLS sets the number of rounds.
/// </summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private static readonly string[] Departments = ["63D02", "63D03", "63D05", "63D06"];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static int Rounds => Server.Number("COMMENDATION_KILLS", 2);

    [Fact]
    public async Task Nothing_acknowledged_is_lost_on_SQLite()
    {
        var folder = Server.Folder();
        await Kill(folder, Server.Sqlite(folder));
    }

    [PostgresFact]
    public async Task Nothing_acknowledged_is_lost_on_PostgreSQL()
    {
        await using var cluster = await PostgresCluster.Start();
        await Kill(Server.Folder(), Server.PostgreSql(cluster));
    }

    private Task Kill(string folder, string[] database) => Seed.Try(async random =>
    {
        var acknowledged = new ConcurrentDictionary<string, int>();
        var (acts, number) = (0, 0);
        await using var server = new Server(folder, database);
        await server.Start();
        for (var round = 1; round <= Rounds; round++)
        {
            var workers = Departments.Select(department => Task.Run(async () =>
            {
                using var http = server.Client(Acknowledge);
                var office = new Office(http, department);
                try
                {
                    while (true)
                    {
                        await office.BringsToSubmission(Interlocked.Increment(ref number) is var n && n % 3 == 0 ? Nominee.Unit(n) : Nominee.Person(n));
                    }
                }
                catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
                {
                    // Killed.
                }
                catch (Xunit.Sdk.XunitException) when (server.Runs)
                {
                    // No place is left: from here on the other departments go on.
                }
                catch (Xunit.Sdk.XunitException)
                {
                    // Killed while it answered.
                }
            })).ToList();
            // In the midst of acts, however fast the machine is: after some were acknowledged, and some moments more.
            var enough = Volatile.Read(ref acts) + random.Next(1, 40);
            for (var limit = Stopwatch.StartNew(); Volatile.Read(ref acts) < enough && limit.Elapsed < Patience && workers.Exists(worker => !worker.IsCompleted);)
            {
                await Task.Delay(10);
            }

            await Task.Delay(random.Next(0, 50));
            await server.Kill();
            await Task.WhenAll(workers);
            await server.Start();
            await Compare(server, acknowledged);
        }

        acts.Should().BePositive();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Rounds} kills, {acts} acknowledged acts on {acknowledged.Count} nominations: none lost, chain holds, no quota exceeded"));
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);

        void Acknowledge(HttpRequestMessage request, HttpResponseMessage response)
        {
            if (request.Method != HttpMethod.Get && response.IsSuccessStatusCode)
            {
                Interlocked.Increment(ref acts);
                var body = JsonNode.Parse(response.Content.ReadAsStringAsync().Result)!.AsObject();
                if (request.RequestUri!.AbsolutePath.Contains("/nominations", StringComparison.Ordinal) && body["version"] is { } version)
                {
                    acknowledged.AddOrUpdate(body["id"]!.ToString(), (int)version, (_, before) => Math.Max(before, (int)version));
                }
            }
        }
    });

    private static async Task Compare(Server server, ConcurrentDictionary<string, int> acknowledged)
    {
        using var http = server.Client();
        var auditor = new Office(http, "63LG");
        foreach (var (id, version) in acknowledged)
        {
            ((int)(await auditor.Reads($"nominations/{id}")).Body["version"]!).Should().BeGreaterThanOrEqualTo(version, "nomination {0} was acknowledged", id);
        }

        var verification = await auditor.Reads("journal/verification");
        verification["holds"].Should().Be("true", "{0}", verification.Text);
        (await auditor.Reads("quotas")).Body.AsArray().Should().OnlyContain(account => (int)account!["taken"]! <= (int)account["places"]!);
    }
}
