using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.Security;
using Commendation.WebApi.Edge;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Commendation.Benchmarks;

/// <summary>
/// What a portal asks over HTTP, with token, authority, seals, journal and <c>Idempotency-Key</c> on, against a bare minimal-API endpoint that
/// reads or writes the same rows of the same SQLite file with ADO.NET and answers with the same JSON. Targets: reads at most 2 times, an act
/// at most 2.5 times. The category <c>Layers</c> tells what each layer of a read costs by itself.
/// </summary>
[GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory)]
[CategoriesColumn]
public class PortalBenchmark
{
    private const int Requests = 64;
    private const int AtOnce = 8;
    private const int Acts = 16;
    private const int Nominees = 1_000;
    private const string NominationsPath = $"/api/v1/campaigns/{Qinghai.Code}/nominations";
    private const string Remarks = "同意";

    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-benchmark-").FullName;
    private readonly DateOnly _on = new(2021, 7, 9);
    private WebApplication _full = null!;
    private WebApplication _bare = null!;
    private HttpClient _portal = null!;
    private HttpClient _plain = null!;
    private SqliteConnection _writing = null!;
    private Guid _nomination;
    private Guid _campaign;
    private string _token = null!;
    private TokenValidationParameters _checks = null!;
    private NominationView _view = null!;
    private Page<NominationSummary> _page = null!;
    private JsonSerializerOptions _json = null!;
    private long _written = 1_000_000_000;

    [GlobalSetup]
    public void Setup() => Waited.For(SetupInTurn);

    private async Task SetupInTurn()
    {
        await StartFull();
        await Seed();
        _view = await Send(new GetNomination(Qinghai.Code, _nomination));
        _page = await Send(FirstPage());
        await StartBare();
        await MustAgree($"{NominationsPath}/{_nomination}", "/nomination");
        await MustAgree($"{NominationsPath}?size=50", "/nominations");
    }

    [GlobalCleanup]
    public void Cleanup() => Waited.For(CleanupInTurn);

    private async Task CleanupInTurn()
    {
        _portal.Dispose();
        _plain.Dispose();
        await _writing.DisposeAsync();
        await _full.DisposeAsync();
        await _bare.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    [BenchmarkCategory("Read")]
    public Task BareRead() => Get(_plain, "/nomination");

    [Benchmark(OperationsPerInvoke = Requests)]
    [BenchmarkCategory("Read")]
    public Task Read() => Get(_portal, $"{NominationsPath}/{_nomination}");

    [Benchmark(Baseline = true, OperationsPerInvoke = Requests)]
    [BenchmarkCategory("List")]
    public Task BareList() => Get(_plain, "/nominations");

    [Benchmark(OperationsPerInvoke = Requests)]
    [BenchmarkCategory("List")]
    public Task List() => Get(_portal, $"{NominationsPath}?size=50");

    [Benchmark(Baseline = true, OperationsPerInvoke = Acts)]
    [BenchmarkCategory("Act")]
    public Task BareAct() => Post(_plain, "/record");

    [Benchmark(OperationsPerInvoke = Acts)]
    [BenchmarkCategory("Act")]
    public Task Act() => Post(_portal, $"{NominationsPath}/{_nomination}/records");

    [Benchmark(OperationsPerInvoke = Requests)]
    [BenchmarkCategory("Layers")]
    public Task Http() => Get(_plain, "/nothing");

    [Benchmark]
    [BenchmarkCategory("Layers")]
    public Task<TokenValidationResult> Token() => new JsonWebTokenHandler().ValidateTokenAsync(_token, _checks);

    [Benchmark]
    [BenchmarkCategory("Layers")]
    public async Task<Nomination> Store()
    {
        await using var scope = _full.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CommendationContext>();
        var campaign = await context.Set<Domain.Campaigns.Campaign>().SingleAsync(known => known.Code == Qinghai.Code);
        return await context.Set<Nomination>().SingleAsync(known => known.CampaignId == campaign.Id && known.Id == _nomination);
    }

    [Benchmark]
    [BenchmarkCategory("Layers")]
    public Task<NominationView> UseCase() => Send(new GetNomination(Qinghai.Code, _nomination));

    [Benchmark]
    [BenchmarkCategory("Layers")]
    public byte[] Written() => JsonSerializer.SerializeToUtf8Bytes(_view, _json);

    private static ListNominations FirstPage() => new(Qinghai.Code, null, null, null, null, new Paging(null, null, 50));

    private static async Task Get(HttpClient client, string path) => await Task.WhenAll(Enumerable.Range(0, AtOnce).Select(async caller =>
    {
        for (var i = 0; i < Requests / AtOnce; i++)
        {
            _ = await client.GetByteArrayAsync(path);
        }
    }));

    private async Task Post(HttpClient client, string path)
    {
        for (var i = 0; i < Acts; i++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path)
            {
                Content = new StringContent($$"""{"code":"leadership-study","by":"党组会","favourable":true,"remarks":"{{Remarks}}","on":"2021-07-09"}""", Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
            using var response = await client.SendAsync(request);
            _ = response.EnsureSuccessStatusCode();
            _ = await response.Content.ReadAsByteArrayAsync();
        }
    }

    private async Task<T> Send<T>(IQuery<T> query)
    {
        await using var scope = _full.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Access>().Caller = new Caller("benchmark", "630102", [CallerRole.RecommendingUnit]);
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query)).Value;
    }

    private async Task StartFull()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            EnvironmentName = Environments.Development,
            ContentRootPath = _folder,
            Args =
            [
                "--Urls=http://127.0.0.1:0", $"--Database:ConnectionString=Data Source={Path.Combine(_folder, "portal.db")}", "--Limits:RequestsPerMinute=1000000000",
                $"--Authentication:DevelopmentKey={Path.Combine(_folder, "key.pem")}", $"--Keys:Folder={Path.Combine(_folder, "seals")}", "--Keys:CreateMissing=true",
                $"--Journal:KeyFolder={Path.Combine(_folder, "keys")}",
            ],
        });
        _ = builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.AddApi();
        _full = builder.Build();
        _full.UseApi();
        await using (var scope = _full.Services.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(CancellationToken.None);
            _ = (await scope.ServiceProvider.GetRequiredService<CampaignFolders>().Open(Qinghai.Folder, CancellationToken.None)).Value;
        }

        await _full.StartAsync();
        var key = DevelopmentKey.Open(Path.Combine(_folder, "key.pem"), Environments.Development);
        _token = key.Token(new IdentityOptions(), ["recommending-unit"], "630102");
        _checks = new TokenValidationParameters { ValidAudience = new IdentityOptions().Audience, ValidIssuer = DevelopmentKey.Issuer, IssuerSigningKey = new ECDsaSecurityKey(key.Key) { KeyId = DevelopmentKey.Id } };
        _portal = Client(_full);
        _portal.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _token);
        _json = _full.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
    }

    // The same JSON from the same rows: what they say is known beforehand, so that nothing but reading and writing is paid for.
    private async Task StartBare()
    {
        _writing = await Open();
        var builder = WebApplication.CreateSlimBuilder(["--Urls=http://127.0.0.1:0"]);
        _ = builder.Logging.SetMinimumLevel(LogLevel.Error);
        _bare = builder.Build();
        _ = _bare.MapGet("/nothing", () => Results.Text("{}", "application/json"));
        _ = _bare.MapGet("/nomination", async () =>
        {
            await using var connection = await Open();
            _ = Rows(connection, "SELECT * FROM Campaigns WHERE Code = $key", Qinghai.Code);
            _ = Rows(connection, "SELECT * FROM Nominations WHERE Id = $key", _nomination);
            return Results.Json(_view, _json);
        });
        _ = _bare.MapGet("/nominations", async () =>
        {
            await using var connection = await Open();
            _ = Rows(connection, "SELECT * FROM Campaigns WHERE Code = $key", Qinghai.Code);
            _ = Rows(connection, "SELECT * FROM Nominations WHERE CampaignId = $key AND RecommendedBy = '630102' ORDER BY Id LIMIT 51", _campaign);
            return Results.Json(_page, _json);
        });
        _ = _bare.MapPost("/record", (HttpContext http, JsonElement _) =>
        {
            var answer = JsonSerializer.Serialize(_view, _json);
            Write(http.Request.Headers["Idempotency-Key"].ToString(), answer);
            return Results.Text(answer, "application/json");
        });
        await _bare.StartAsync();
        _plain = Client(_bare);
    }

    private async Task<SqliteConnection> Open()
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(_folder, "portal.db")}");
        await connection.OpenAsync();
        await using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA busy_timeout = 10000; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        _ = await pragmas.ExecuteNonQueryAsync();
        return connection;
    }

    // The rows that an act leaves: the nomination, its line in the journal, the head of the chain and the answer that is kept.
    private void Write(string key, string answer)
    {
        using var transaction = _writing.BeginTransaction();
        _ = Rows(_writing, "SELECT * FROM Campaigns WHERE Code = $key", Qinghai.Code, transaction);
        _ = Rows(_writing, "SELECT * FROM KeptAnswers WHERE \"Key\" = $key", key, transaction);
        var nomination = Rows(_writing, "SELECT * FROM Nominations WHERE Id = $key", _nomination, transaction).Single();
        var head = Rows(_writing, "SELECT * FROM JournalHeads WHERE CampaignId = $key", _campaign, transaction).Single();
        Run(transaction, "UPDATE Nominations SET Records = $a, LastActOn = '2021-07-09' WHERE Id = $b AND Version = $c", nomination["Records"], _nomination, nomination["Version"]);
        Run(transaction, "INSERT INTO Journal (Id, CampaignId, SubjectKind, SubjectId, Sequence, Act, Actor, \"On\", RecordedAt, Clause, \"From\", \"To\", PolicyVersion, Details, Caller, Correlation, Number, Algorithm, Previous, Hash, States) SELECT $a, CampaignId, SubjectKind, SubjectId, $b, Act, Actor, \"On\", RecordedAt, Clause, \"From\", \"To\", PolicyVersion, Details, Caller, Correlation, $c, Algorithm, Previous, Hash, States FROM Journal WHERE CampaignId = $d ORDER BY Number LIMIT 1", Guid.CreateVersion7(), _written, -_written, _campaign);
        Run(transaction, "UPDATE JournalHeads SET Number = Number WHERE CampaignId = $a AND Number = $b", _campaign, head["Number"]);
        Run(transaction, "INSERT INTO KeptAnswers (Caller, \"Key\", RequestDigest, Status, Body, ExpiresAt) VALUES ('bare', $a, '', 200, $b, '2027-01-01 00:00:00')", key, answer);
        transaction.Commit();
        _written++;
    }

    private void Run(SqliteTransaction transaction, string sql, params object[] values)
    {
        using var command = _writing.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = sql;
        foreach (var (value, i) in values.Select((value, i) => (value, i)))
        {
            _ = command.Parameters.AddWithValue($"${(char)('a' + i)}", value);
        }

        _ = command.ExecuteNonQuery();
    }

    private static List<Dictionary<string, object>> Rows(SqliteConnection connection, string sql, object key, SqliteTransaction? transaction = null)
    {
        using var load = connection.CreateCommand();
        load.Transaction = transaction;
        load.CommandText = sql;
        _ = load.Parameters.AddWithValue("$key", key);
        using var reader = load.ExecuteReader();
        var rows = new List<Dictionary<string, object>>();
        while (reader.Read())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue));
        }

        return rows;
    }

    private static HttpClient Client(WebApplication app) =>
        new() { BaseAddress = new Uri(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };

    private async Task MustAgree(string path, string bare)
    {
        var (full, plain) = (await _portal.GetStringAsync(path), await _plain.GetStringAsync(bare));
        if (full != plain)
        {
            throw new InvalidOperationException($"{path} and the bare {bare} answer differently:\n{full}\n{plain}");
        }
    }

    private async Task Seed()
    {
        await using var scope = _full.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CommendationContext>();
        _campaign = (await context.Set<Domain.Campaigns.Campaign>().SingleAsync()).Id;
        for (var i = 0; i < Nominees; i++)
        {
            await using var one = _full.Services.CreateAsyncScope();
            one.ServiceProvider.GetRequiredService<Access>().Caller = new Caller("benchmark", "630102", [CallerRole.RecommendingUnit]);
            var first17 = $"63010219800101{i:000}";
            _nomination = (await one.ServiceProvider.GetRequiredService<IMediator>().Send(new CreateNomination(
                Qinghai.Code, "630102", _on, "advanced-individual", NomineeKind.Individual, $"合成人员{i:000}", first17 + NationalIdentifiers.ResidentCheckDigit(first17), null, WrittenFacts.Of(Qinghai.SoundIndividual())))).Value.Id;
        }
    }
}
