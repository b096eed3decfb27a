using BenchmarkDotNet.Attributes;
using Commendation.Application;
using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Benchmarks;

/// <summary>A page from the middle of the list of nominations, filtered and sorted, at 1,000 and at 100,000 nominations. Target: the same within 1.2 times.</summary>
public class ListBenchmark
{
    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-benchmark-").FullName;
    private ServiceProvider _services = null!;
    private string? _cursor;
    private string? _sortedCursor;

    [Params(1_000, 100_000)]
    public int Nominations { get; set; }

    [GlobalSetup]
    public void Setup() => Waited.For(SetupInTurn);

    private async Task SetupInTurn()
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Folder"] = "memory", ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder, "list.db")}" })
            .Build();
        _services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(CancellationToken.None);
        _ = (await scope.ServiceProvider.GetRequiredService<CampaignFolders>().Open(Qinghai.Folder, CancellationToken.None)).Value;
        await Seed(scope.ServiceProvider.GetRequiredService<CommendationContext>());
        _cursor = await Middle(null);
        _sortedCursor = await Middle("-lastActOn");
    }

    [GlobalCleanup]
    public void Cleanup() => Waited.For(CleanupInTurn);

    private async Task CleanupInTurn()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark]
    public Task<Page<NominationSummary>> Filtered() => Page(null, _cursor);

    [Benchmark]
    public Task<Page<NominationSummary>> FilteredAndSorted() => Page("-lastActOn", _sortedCursor);

    // Three quarters of the nominations are in the filtered state; the cursor is the tenth page's in both sizes.
    private async Task<string?> Middle(string? sort)
    {
        string? cursor = null;
        for (var i = 0; i < 10; i++)
        {
            cursor = (await Page(sort, cursor)).Next;
        }

        return cursor;
    }

    private async Task<Page<NominationSummary>> Page(string? sort, string? cursor)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Access>().Caller = new Caller("benchmark", "630102", [CallerRole.RecommendingUnit]);
        var request = new ListNominations(Qinghai.Code, null, "unit-recommendation", null, null, new Paging(sort, cursor, 50));
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request)).Value;
    }

    private async Task Seed(CommendationContext context)
    {
        var campaign = await context.Set<Domain.Campaigns.Campaign>().SingleAsync();
        var keys = _services.GetRequiredService<IKeys>();
        for (var i = 0; i < Nominations; i++)
        {
            var on = new DateOnly(2021, 7, 8).AddDays(i % 5);
            var actContext = new Domain.Nominations.ActContext(Qinghai.Rules, campaign, "630102", on);
            var first17 = $"100000{19600101 + (i / 900 % 28) + (i / 25_200 * 10_000)}{(i % 900) + 100:000}";
            var nomination = Domain.Nominations.Nomination.Create(
                keys.New(),
                "advanced-individual",
                new Domain.Nominations.Nominee(Domain.Policies.NomineeKind.Individual, $"合成人员{i:000000}", first17 + Domain.Nominations.NationalIdentifiers.ResidentCheckDigit(first17)),
                null,
                Qinghai.SoundIndividual(i),
                actContext).Value;
            if (i % 4 == 0)
            {
                _ = nomination.Do(Domain.Procedures.Act.Withdraw, actContext with { Reason = "合成数据" }).Value;
            }

            nomination.ClearEntries();
            context.Add(nomination);
            if (i % 2_000 == 1_999)
            {
                await context.SaveChangesAsync();
                context.ChangeTracker.Clear();
            }
        }

        await context.SaveChangesAsync();
    }
}
