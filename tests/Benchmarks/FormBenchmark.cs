using BenchmarkDotNet.Attributes;
using Commendation.Application;
using Commendation.Application.Submissions;
using Commendation.Domain.Policies;
using Commendation.Domain.Submissions;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.PolicyFiles;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Benchmarks;

/// <summary>
/// The forms of 300 nominees: written into one archive, read back with their format held, and the summary table of them all. Targets: 10 s, 10 s and 1 s.
/// </summary>
[MemoryDiagnoser]
public class FormBenchmark
{
    private const int Nominees = 300;

    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-benchmark-").FullName;
    private ServiceProvider _services = null!;
    private IFormFiles _files = null!;
    private CampaignPolicy _policy = null!;
    private IReadOnlyList<FilledForm> _forms = [];
    private IReadOnlyList<HandedFile> _handed = [];
    private FilledForm _table = null!;

    [GlobalSetup]
    public void Setup() => Waited.For(SetupInTurn);

    private async Task SetupInTurn()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Folder"] = "memory", ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder, "forms.db")}" }).Build();
        _services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(CancellationToken.None);
        _ = (await scope.ServiceProvider.GetRequiredService<CampaignFolders>().Open(Qinghai.Folder, CancellationToken.None)).Value;
        _files = _services.GetRequiredService<IFormFiles>();
        _policy = CampaignFolder.Load(Qinghai.Folder).Value;
        _forms = [.. Enumerable.Range(1, Nominees).Select(i => new FilledForm("annex-4", Guid.CreateVersion7(), Fields("annex-4", i)))];
        _table = new FilledForm("annex-5", null, [.. Enumerable.Range(1, Nominees).SelectMany(i => Fields("annex-5", i))]);
        var written = new List<HandedFile>();
        foreach (var form in _forms)
        {
            var document = await _files.Write(_policy, form, CancellationToken.None);
            written.Add(new HandedFile(document.Name, document.Content));
        }

        _handed = written;
    }

    [GlobalCleanup]
    public void Cleanup() => Waited.For(CleanupInTurn);

    private async Task CleanupInTurn()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(Baseline = true)]
    public async Task<int> WriteArchive()
    {
        var documents = new List<MadeDocument>();
        foreach (var form in _forms)
        {
            documents.Add(await _files.Write(_policy, form, CancellationToken.None));
        }

        return _files.Pack("forms.zip", documents).Content.Length;
    }

    [Benchmark]
    public async Task<int> ReadBack()
    {
        var fields = 0;
        foreach (var file in _handed)
        {
            fields += (await _files.Read(_policy, ["annex-3", "annex-4", "annex-5"], [], file, CancellationToken.None)).Value.Fields.Count;
        }

        return fields;
    }

    [Benchmark]
    public async Task<int> SummaryTable() => (await _files.Write(_policy, _table, CancellationToken.None)).Content.Length;

    private List<FilledField> Fields(string code, int number) =>
    [
        .. _policy.Materials.First(material => material.Code == code).Fields
            .Select(field => new FilledField(field.Label, field.Box == FieldBox.Page ? new string('事', 2000) : $"{field.Label}{number}") { Code = field.Code }),
    ];
}
