using BenchmarkDotNet.Attributes;
using Commendation.Application;
using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Policies;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Benchmarks;

/// <summary>
/// One act over SQLite — load, decide, save, journal with its place in the chain — against the same rows written with plain ADO.NET in one transaction on the same
/// kind of file. Target: at most 2 times.
/// </summary>
[MemoryDiagnoser]
[WarmupCount(15)]
public class ActBenchmark
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-benchmark-").FullName;
    private ServiceProvider _services = null!;
    private SqliteConnection _plain = null!;
    private Guid _nomination;
    private int _plainVersion = 1_000_000;

    [GlobalSetup]
    public void Setup() => Waited.For(SetupInTurn);

    private async Task SetupInTurn()
    {
        var file = Path.Combine(_folder, "act.db");
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Folder"] = "memory", ["Database:ConnectionString"] = $"Data Source={file}" }).Build();
        _services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(CancellationToken.None);
        _ = (await scope.ServiceProvider.GetRequiredService<CampaignFolders>().Open(Qinghai.Folder, CancellationToken.None)).Value;
        _nomination = (await Send(new CreateNomination(
            Qinghai.Code, "630102", new DateOnly(2021, 7, 9), "advanced-individual", NomineeKind.Individual, "合成人员", "630102198001010019", null, WrittenFacts.Of(Qinghai.SoundIndividual())))).Id;

        // The same file, so that both pay for the same disk and the same pragmas.
        _plain = new SqliteConnection($"Data Source={file}");
        await _plain.OpenAsync();
        await using var pragmas = _plain.CreateCommand();
        pragmas.CommandText = "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;";
        await pragmas.ExecuteNonQueryAsync();
    }

    [GlobalCleanup]
    public void Cleanup() => Waited.For(CleanupInTurn);

    private async Task CleanupInTurn()
    {
        await _plain.DisposeAsync();
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public void PlainAdo()
    {
        using var transaction = _plain.BeginTransaction();
        var nomination = Load("SELECT * FROM Nominations WHERE Id = $key", _nomination, transaction);
        var campaign = Load("SELECT * FROM Campaigns WHERE Id = $key", nomination["CampaignId"], transaction);
        using (var update = _plain.CreateCommand())
        {
            update.Transaction = transaction;
            update.CommandText = "UPDATE Nominations SET Facts = $facts, LastActOn = $on, Version = $next WHERE Id = $id AND Version = $version";
            update.Parameters.AddWithValue("$facts", "{\"sector\":\"party-government\",\"petitionDepartment\":\"true\",\"unitAndPost\":\"信访局接访科科长\"}");
            update.Parameters.AddWithValue("$on", "2021-07-09");
            update.Parameters.AddWithValue("$id", _nomination);
            update.Parameters.AddWithValue("$version", nomination["Version"]);
            update.Parameters.AddWithValue("$next", (long)nomination["Version"] + 1);
            update.ExecuteNonQuery();
        }

        using (var journal = _plain.CreateCommand())
        {
            journal.Transaction = transaction;
            journal.CommandText = """
                INSERT INTO Journal (Id, CampaignId, SubjectKind, SubjectId, Sequence, Act, Actor, "On", RecordedAt, Clause, "From", "To", PolicyVersion, Details, Caller, Correlation, Number, Algorithm, Previous, Hash, States)
                VALUES ($id, $campaign, 'nomination', $subject, $sequence, 'declare', '630102', '2021-07-09', '2026-01-01 00:00:00', '4.1.a', 'unit-recommendation', 'unit-recommendation', $version, $details, '', '', -$sequence, 'SHA-256', $hash, $hash, '[]')
                """;
            journal.Parameters.AddWithValue("$id", Guid.CreateVersion7());
            journal.Parameters.AddWithValue("$campaign", campaign["Id"]);
            journal.Parameters.AddWithValue("$subject", _nomination);
            journal.Parameters.AddWithValue("$sequence", _plainVersion++);
            journal.Parameters.AddWithValue("$hash", new string('0', 64));
            journal.Parameters.AddWithValue("$version", Qinghai.Policy.Version);
            journal.Parameters.AddWithValue("$details", "{\"facts\":\"unitAndPost\"}");
            journal.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private Dictionary<string, object> Load(string sql, object key, SqliteTransaction transaction)
    {
        using var load = _plain.CreateCommand();
        load.Transaction = transaction;
        load.CommandText = sql;
        load.Parameters.AddWithValue("$key", key);
        using var reader = load.ExecuteReader();
        reader.Read();
        return Enumerable.Range(0, reader.FieldCount).ToDictionary(reader.GetName, reader.GetValue);
    }

    [Benchmark]
    public Task<NominationView> Act() => Send(new DeclareFacts(
        Qinghai.Code, _nomination, "630102", new DateOnly(2021, 7, 9), null, WrittenFacts.Of(new Dictionary<string, string> { ["unitAndPost"] = "信访局接访科科长" })));

    private async Task<T> Send<T>(ICommand<T> command)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Access>().Caller = new Caller("benchmark", "630102", [CallerRole.RecommendingUnit]);
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command)).Value;
    }
}
