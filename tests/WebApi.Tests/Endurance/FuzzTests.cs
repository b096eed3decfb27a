using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;
using Commendation.Tests;
using Commendation.WebApi.Tests.House;
using Xunit.Abstractions;

namespace Commendation.WebApi.Tests.Endurance;

/// <summary>
/// Whatever comes in, the server answers with something below 500, in time, and does not grow beyond measure; whatever lies in a campaign's
/// folder, it is read or refused. COMMENDATION_FUZZ sets the number of requests and files together.
/// </summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    private const long LargestMemory = 500L * 1024 * 1024;
    private const int Workers = 4;

    private static readonly string[] Strange = ["", " ", "\0", "\u202e", "'; DROP TABLE \"Nominations\"; --", "../../etc/passwd", "𠮷", "\ud800", "1e999", "-1", "null", "{{7*7}}", new('长', 5000), "2021-02-30", "9999-12-31"];

    private static int Count => Server.Number("COMMENDATION_FUZZ", 1500);

    [Fact]
    public Task Generated_requests_never_bring_a_fault() => Seed.Try(async _ =>
    {
        var folder = Server.Folder();
        await using var server = new Server(folder, Server.Sqlite(folder));
        await server.Start();
        using var client = server.Client();
        var operations = Operations((await client.Send("GET", "/openapi/v1.json")).Accepted().Body);
        operations.Should().HaveCountGreaterThan(30);
        var known = (await new Office(client, "630102").Nominates(Nominee.Person(1), on: "2021-07-09")).ToString();
        var requests = Count * 9 / 10;
        var statuses = new SortedDictionary<int, int>();
        var faults = new List<string>();

        await Task.WhenAll(Enumerable.Range(0, Workers).Select(worker => Task.Run(async () =>
        {
            var random = new Random(Seed.Value ^ worker);
            using var http = server.Client();
            for (var i = worker; i < requests; i += Workers)
            {
                using var request = Request(operations[random.Next(operations.Count)], known, random);
                var described = $"{request.Method} {request.RequestUri}";
                var status = 0;
                try
                {
                    using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
                    status = (int)response.StatusCode;
                }
                catch (Exception fault) when (fault is HttpRequestException or TaskCanceledException)
                {
                    described += $": {fault.Message}";
                }

                lock (statuses)
                {
                    statuses[status] = statuses.GetValueOrDefault(status) + 1;
                    if (status is 0 or >= 500)
                    {
                        faults.Add($"{status} {described}");
                    }
                }
            }
        })));

        output.WriteLine($"{requests} requests: {string.Join(", ", statuses.Select(status => $"{status.Key}: {status.Value}"))}; the server holds {server.Memory / 1024 / 1024} MB");
        faults.Should().BeEmpty();
        server.Runs.Should().BeTrue();
        server.Memory.Should().BeLessThan(LargestMemory);
        (await new Office(client, "63LG").Reads("journal/verification"))["holds"].Should().Be("true");
        await server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    });

    [Fact]
    public void Generated_campaign_files_are_read_or_refused() => Seed.Try(random =>
    {
        var (refused, count) = (0, Count / 10);
        var sound = CampaignFiles.Read(Repository.Qinghai).Value;
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < count; i++)
        {
            var name = CampaignFiles.Names[random.Next(CampaignFiles.Names.Count)];
            var damaged = sound.All.ToDictionary(file => file.Key, file => file.Key == name ? Damage.To(file.Value, random) : file.Value);
            var one = Stopwatch.StartNew();
            refused += PolicyReader.Read(CampaignFiles.Of(sound.Slug, damaged)).Accepted ? 0 : 1;
            one.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(30), "no file may hold up the reader");
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} campaign files, {refused} refused, {watch.Elapsed.TotalSeconds:0} s"));
        refused.Should().BePositive();
    });

    private static List<(string Method, string Path, JsonNode? Body)> Operations(JsonNode document) =>
    [
        .. from path in document["paths"]!.AsObject()
           from operation in path.Value!.AsObject()
           where operation.Key is "get" or "post" or "patch" or "put" or "delete"
           select (operation.Key.ToUpperInvariant(), path.Key, operation.Value!["requestBody"]?["content"]?["application/json"]?["example"]),
    ];

    private static HttpRequestMessage Request((string Method, string Path, JsonNode? Body) operation, string known, Random random)
    {
        var path = string.Join('/', operation.Path.Split('/').Select(step => !step.StartsWith('{') ? step : Escaped(step switch
        {
            "{campaign}" => random.Next(8) == 0 ? Text(random) : "qinghai-petition-2018-2020",
            "{act}" => random.Next(3) == 0 ? Text(random) : random.Next(2) == 0 ? "recommend" : "withdraw",
            _ => random.Next(3) switch { 0 => Text(random), 1 => Guid.NewGuid().ToString(), _ => known },
        })));
        var query = random.Next(3) == 0 ? $"?{(random.Next(2) == 0 ? "size" : "cursor")}={Escaped(Text(random))}&on={Escaped(Text(random))}&sort={Escaped(Text(random))}" : string.Empty;
        var request = new HttpRequestMessage(new HttpMethod(operation.Method), new Uri(path + query, UriKind.Relative));
        request.Headers.TryAddWithoutValidation("Authorization", random.Next(12) == 0
            ? $"Bearer {Escaped(Text(random))}"
            : $"Bearer {(random.Next(2) == 0 ? Officers.Token(["recommending-unit"], "630102") : random.Next(2) == 0 ? Officers.Auditor : Officers.Token(["organising-office"], "63LG"))}");
        foreach (var header in new[] { "If-Match", "Idempotency-Key", "Accept-Language", "Accept" }.Where(_ => random.Next(5) == 0))
        {
            request.Headers.TryAddWithoutValidation(header, Escaped(Text(random)));
        }

        if (operation.Body is not null)
        {
            var bytes = random.Next(6) switch
            {
                0 => Damage.Noise(random),
                1 => Encoding.UTF8.GetBytes(Damage.To(operation.Body.ToJsonString(), random)),
                _ => Encoding.UTF8.GetBytes(Changed(operation.Body.DeepClone(), random)),
            };
            request.Content = new ByteArrayContent(bytes) { Headers = { ContentType = MediaTypeHeaderValue.Parse(random.Next(20) == 0 ? "text/plain" : "application/json") } };
        }

        return request;
    }

    // Keeps the structure and alters one place in it.
    private static string Changed(JsonNode body, Random random)
    {
        var places = new List<(JsonNode Parent, string? Name, int Index)>();
        Collect(body);
        if (places.Count > 0)
        {
            var (parent, name, index) = places[random.Next(places.Count)];
            JsonNode? value = random.Next(7) switch
            {
                0 => null,
                1 => Text(random),
                2 => random.Next(-2, 3),
                3 => new JsonArray(null, new JsonObject()),
                4 => new JsonObject { [Text(random)] = Text(random) },
                5 => true,
                _ => JsonNode.Parse("1e400".Replace("e400", new string('0', random.Next(40)), StringComparison.Ordinal)),
            };
            if (parent is JsonObject members)
            {
                _ = random.Next(4) == 0 ? members.Remove(name!) : (members[name!] = value) is null;
            }
            else
            {
                ((JsonArray)parent)[index] = value;
            }
        }

        return body.ToJsonString();

        void Collect(JsonNode? node)
        {
            foreach (var (name, member) in node as JsonObject ?? [])
            {
                places.Add((node!, name, 0));
                Collect(member);
            }

            for (var i = 0; i < (node as JsonArray)?.Count; i++)
            {
                places.Add((node, null, i));
                Collect(node[i]);
            }
        }
    }

    private static string Text(Random random) => random.Next(2) == 0 ? Strange[random.Next(Strange.Length)] : Convert.ToBase64String(Damage.Noise(random))[..8];

    private static string Escaped(string text) => Uri.EscapeDataString(text.Replace("\ud800", "\ufffd", StringComparison.Ordinal)) is { Length: > 0 and < 4000 } escaped ? escaped : "x";
}
