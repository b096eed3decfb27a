using System.Diagnostics;
using System.Globalization;
using BenchmarkDotNet.Attributes;
using Commendation.Application;
using Commendation.Application.Common;
using Commendation.Application.Nominations.Imports;
using Commendation.Domain.Nominations;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using MiniExcelLibs;

namespace Commendation.Benchmarks;

/// <summary>
/// Judging a table of 10,000 nominees in full — identifiers, facts, eligibility, duplicates, limits, rows sealed and stored — against reading the same
/// workbook with MiniExcel and nothing else. Target: at most 4 times.
/// </summary>
[MemoryDiagnoser]
public class ImportBenchmark
{
    private readonly ImportHouse _house = new();
    private byte[] _workbook = [];

    [GlobalSetup]
    public void Setup() => Waited.For(SetupInTurn);

    private async Task SetupInTurn()
    {
        await _house.Open();
        _workbook = ImportHouse.Workbook(10_000);
    }

    [GlobalCleanup]
    public void Close() => _house.Dispose();

    [Benchmark(Baseline = true)]
    public int Read()
    {
        var cells = 0;
        using var file = new MemoryStream(_workbook);
        foreach (IDictionary<string, object?> row in file.Query())
        {
            cells += row.Count;
        }

        return cells;
    }

    [Benchmark]
    public async Task<int> Judge() => (await _house.HandIn(_workbook)).Import.Sound;
}

/// <summary>Storing a judged table of 10,000 nominees, each with its line in the journal, in steps of 1,000: the time by which 10,000 is divided. Target: at least 2,000 a second.</summary>
[IterationCount(3)]
[WarmupCount(1)]
[InvocationCount(1)]
public class ApplyBenchmark
{
    private ImportHouse _house = new();
    private Guid _import;

    [IterationSetup]
    public void Setup()
    {
        _house = new ImportHouse();
        _house.Open().GetAwaiter().GetResult();
        _import = _house.HandIn(ImportHouse.Workbook(10_000)).GetAwaiter().GetResult().Import.Id;
    }

    [IterationCleanup]
    public void Close() => _house.Dispose();

    [Benchmark(OperationsPerInvoke = 10_000)]
    public async Task Apply()
    {
        while ((await _house.Apply(_import)).Import.Remaining > 0)
        {
        }
    }
}

/// <summary>A table of 100,000 nominees against one of 10,000: the largest working set of the process while it is judged. Target: at most 1.3 times.</summary>
public static class ImportMemory
{
    /// <summary>Prints the largest working sets, and their ratio.</summary>
    public static async Task Run()
    {
        var peaks = new List<long>();
        foreach (var rows in new[] { 10_000, 10_000, 100_000 })
        {
            using var house = new ImportHouse();
            await house.Open();
            var file = Path.GetTempFileName();
            await File.WriteAllBytesAsync(file, ImportHouse.Workbook(rows));
            var bytes = await File.ReadAllBytesAsync(file);
            File.Delete(file);
            var (peak, done) = (0L, false);
            var watch = Task.Run(async () =>
            {
                using var process = Process.GetCurrentProcess();
                while (!Volatile.Read(ref done))
                {
                    process.Refresh();
                    peak = Math.Max(peak, process.WorkingSet64);
                    await Task.Delay(20);
                }
            });
            await house.HandIn(bytes);
            Volatile.Write(ref done, true);
            await watch;
            peaks.Add(peak);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rows} rows, {bytes.Length / 1024} KB: {peak / 1024 / 1024} MB"));
            GC.Collect();
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"100,000 : 10,000 = {(double)peaks[2] / peaks[1]:0.00}"));
    }
}

/// <summary>The use cases over an empty SQLite file with the main campaign open.</summary>
internal sealed class ImportHouse : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-benchmark-").FullName;
    private ServiceProvider? _services;

    public async Task Open()
    {
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Folder"] = "memory", ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder, "import.db")}" }).Build();
        _services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(CancellationToken.None);
        _ = (await scope.ServiceProvider.GetRequiredService<CampaignFolders>().Open(Qinghai.Folder, CancellationToken.None)).Value;
    }

    public Task<ImportReportView> HandIn(byte[] workbook) =>
        Send(new MakeImport(Qinghai.Code, "630102", new DateOnly(2021, 7, 9), "advanced-individual", "nominees.xlsx", new MemoryStream(workbook)));

    public Task<ImportStepView> Apply(Guid import) => Send(new ApplyImport(Qinghai.Code, import, "630102", new DateOnly(2021, 7, 9), null, ImportRows.All, ApplyImport.DefaultSize));

    public void Dispose()
    {
        _services?.Dispose();
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    public static byte[] Workbook(int rows)
    {
        var facts = Qinghai.SoundIndividual();
        using var file = new MemoryStream();
        file.SaveAs(Enumerable.Range(0, rows).Select(n =>
        {
            var number = string.Create(CultureInfo.InvariantCulture, $"630102{new DateOnly(1960, 1, 1).AddDays(n % 10_000):yyyyMMdd}{n / 10_000:000}");
            var row = new Dictionary<string, object> { ["name"] = "合成人员", ["identifier"] = number + NationalIdentifiers.ResidentCheckDigit(number) };
            foreach (var fact in facts)
            {
                row[fact.Key] = fact.Value;
            }

            return row;
        }));
        return file.ToArray();
    }

    private async Task<T> Send<T>(ICommand<T> command)
    {
        await using var scope = _services!.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Access>().Caller = new Caller("benchmark", "630102", [CallerRole.RecommendingUnit]);
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command)).Value;
    }
}
