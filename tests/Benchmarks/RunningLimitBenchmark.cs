using BenchmarkDotNet.Attributes;
using Commendation.Application;
using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using MediatR;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Benchmarks;

/// <summary>
/// A recommendation and its return over SQLite, with and without a limit that is enforced at recommendation, at 1,000 and 100,000 nominations.
/// Target: the limit costs at most 1 ms for each of the two acts, however many nominations there are.
/// </summary>
[WarmupCount(15)]
public class RunningLimitBenchmark
{
    private const string Limit = """
        limits:
          - { code: heads, clause: "1", title: { zh: 负责人, en: heads }, awards: [person], members: { fact: head, is: true }, atMost: 150000, enforced: recommendation }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("commendation-benchmark-").FullName;
    private ServiceProvider _services = null!;
    private Guid _nomination;

    [Params(1_000, 100_000)]
    public int Nominations { get; set; }

    [Params(false, true)]
    public bool Limited { get; set; }

    [GlobalSetup]
    public void Setup() => Waited.For(SetupInTurn);

    private async Task SetupInTurn()
    {
        var folder = Path.Combine(_folder, "small");
        Directory.CreateDirectory(folder);
        foreach (var (name, text) in Files)
        {
            await File.WriteAllTextAsync(Path.Combine(folder, name), name == "campaign.yaml" && Limited ? $"{text}\n{Limit}\n" : text);
        }

        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Keys:Folder"] = "memory", ["Database:ConnectionString"] = $"Data Source={Path.Combine(_folder, "limits.db")}" })
            .Build();
        _services = new ServiceCollection().AddLogging().AddApplication().AddInfrastructure(configuration).BuildServiceProvider();
        await using var scope = _services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(CancellationToken.None);
        _ = (await scope.ServiceProvider.GetRequiredService<CampaignFolders>().Open(folder, CancellationToken.None)).Value;
        var campaign = await scope.ServiceProvider.GetRequiredService<CommendationContext>().Set<Domain.Campaigns.Campaign>().SingleAsync();
        var rules = await scope.ServiceProvider.GetRequiredService<ICampaignLibrary>().Rules("small", campaign.PolicyVersion, CancellationToken.None);
        await Seed(scope.ServiceProvider.GetRequiredService<CommendationContext>(), campaign, rules);
        await RecommendAndReturn();
    }

    [GlobalCleanup]
    public void Cleanup() => Waited.For(CleanupInTurn);

    private async Task CleanupInTurn()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    [Benchmark(OperationsPerInvoke = 2)]
    public async Task RecommendAndReturn()
    {
        await Send(Act.Recommend, "C1", CallerRole.RecommendingUnit, null);
        await Send(Act.Return, "P1", CallerRole.OrganisingOffice, "补充材料");
    }

    private async Task Send(Act act, string actor, CallerRole role, string? reason)
    {
        await using var scope = _services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Access>().Caller = new Caller("benchmark-" + actor, actor, [role]);
        _ = (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(new DoAct("small", _nomination, actor, new Moment(new DateOnly(2021, 7, 9), null), null, act, reason))).Value;
    }

    private async Task Seed(CommendationContext context, Domain.Campaigns.Campaign campaign, Rulebook rules)
    {
        var keys = _services.GetRequiredService<IKeys>();
        var counts = new RunningCounts(rules.Policy, []);
        for (var i = 0; i <= Nominations; i++)
        {
            var first17 = $"100000{19600101 + (i / 900 % 28) + (i / 25_200 * 10_000)}{(i % 900) + 100:000}";
            var its = new ActContext(rules, campaign, "C1", new DateOnly(2021, 7, 9)) { Counts = counts };
            var nomination = Nomination.Create(
                keys.New(), "person", new Nominee(NomineeKind.Individual, $"合成人员{i:000000}", first17 + NationalIdentifiers.ResidentCheckDigit(first17)), null, new Dictionary<string, string> { ["head"] = "true" }, its).Value;
            if (i < Nominations)
            {
                _ = nomination.Do(Act.Recommend, its).Value;
            }

            _nomination = nomination.Id;
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

    private static IReadOnlyDictionary<string, string> Files { get; } = new Dictionary<string, string>
    {
        ["clauses.yaml"] = "clauses:\n  - { id: \"1\", kinds: [step], strength: must, summary: { zh: 甲, en: a } }\n",
        ["organisations.csv"] = "code,tier,superior,zh,en\nP1,province,,某省,Some Province\nC1,county,P1,甲县,County A\n",
        ["quotas.csv"] = "organisation,award,places\nC1,person,200000\n",
        ["campaign.yaml"] = """
            title: { zh: 某省先进评选, en: Commendation of Some Province }
            issuer: { zh: 某省政府, en: Government of Some Province }
            documentNumber: 某政〔2021〕1号
            issuedOn: 2021-07-08
            waivedBy: office
            record: { reason: { zh: 测速, en: A measurement } }
            facts:
              - { code: head, kind: boolean, for: individual, label: { zh: 负责人, en: head } }
            roles:
              - { code: recommender, clause: "1", title: { zh: 推荐单位, en: recommender }, organisation: self }
              - { code: office, clause: "1", title: { zh: 办公室, en: office }, organisation: P1 }
            awards:
              - { code: person, kind: individual, title: { zh: 先进个人, en: Advanced Individual }, places: 200000, clause: "1" }
            quotas: { clause: "1", unusedPlaces: "1" }
            procedure:
              clause: "1"
              stages:
                - { code: recommend, kind: recommendation, clause: "1", title: { zh: 推荐, en: Recommendation }, by: recommender }
                - { code: review, kind: review, clause: "1", title: { zh: 审核, en: Review }, by: office, takesPlace: "1", returnTo: recommend }
                - { code: list, kind: listing, clause: "1", title: { zh: 名单, en: List }, by: office }
                - { code: decide, kind: decision, clause: "1", title: { zh: 表彰, en: Decision }, by: office }
            """,
    };
}
