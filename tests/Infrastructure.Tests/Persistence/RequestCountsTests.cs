using System.Data.Common;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.Security;
using Commendation.Tests;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Infrastructure.Tests.Persistence;

/// <summary>The arithmetic of a caller's requests; that all processes share one count is shown on every database by the store's tests.</summary>
public sealed class RequestCountsTests
{
    private const long Start = 638_000_000_000_000_000;
    private const long Second = TimeSpan.TicksPerSecond;

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(1200)]
    public void A_minute_s_requests_are_free_at_first_and_again_a_minute_later(int perMinute)
    {
        var first = TakenRequests.From(0, Start, int.MaxValue, perMinute);
        var next = TakenRequests.From(first.FullAt, Start, 1, perMinute);
        var later = TakenRequests.From(first.FullAt, Start + TimeSpan.TicksPerMinute, int.MaxValue, perMinute);

        first.Requests.Should().Be(perMinute);
        next.Requests.Should().Be(0);
        next.Wait.TotalSeconds.Should().BeApproximately(60.0 / perMinute, 0.001);
        later.Requests.Should().Be(perMinute);
    }

    [Fact]
    public void Whoever_has_used_up_its_requests_waits_as_long_as_it_is_told()
    {
        var all = TakenRequests.From(0, Start, 60, 60);
        var refused = TakenRequests.From(all.FullAt, Start + (Second / 2), 5, 60);

        refused.Should().Be(new TakenRequests(0, all.FullAt, TimeSpan.FromSeconds(0.5)));
        TakenRequests.From(refused.FullAt, Start + (Second / 2) + refused.Wait.Ticks - 1, 5, 60).Requests.Should().Be(0);
        TakenRequests.From(refused.FullAt, Start + (Second / 2) + refused.Wait.Ticks, 5, 60).Requests.Should().Be(1);
    }

    [Fact]
    public void Less_is_given_where_less_is_left()
    {
        var most = TakenRequests.From(0, Start, 57, 60);

        TakenRequests.From(most.FullAt, Start, 5, 60).Requests.Should().Be(3);
    }

    [Fact]
    public void No_time_holds_more_than_a_full_bucket_and_what_flows_in_meanwhile()
    {
        var moves = Gen.Zip(Gen.Choose(0, 5000), Gen.Choose(1, 90)).ListOf(60);
        Properties.ForAll(Gen.Zip(moves, Gen.Choose(1, 120)), drawn =>
        {
            var (steps, perMinute) = drawn;
            var (fullAt, now) = (0L, Start);
            var taken = new List<(long At, int Requests)>();
            foreach (var (milliseconds, wanted) in steps)
            {
                now += milliseconds * TimeSpan.TicksPerMillisecond;
                var step = TakenRequests.From(fullAt, now, wanted, perMinute);
                step.Requests.Should().BeLessThanOrEqualTo(wanted);
                fullAt = step.FullAt;
                taken.Add((now, step.Requests));
            }

            for (var from = 0; from < taken.Count; from++)
            {
                for (var (to, sum) = (from, 0L); to < taken.Count; to++)
                {
                    sum += taken[to].Requests;
                    var span = taken[to].At - taken[from].At;
                    sum.Should().BeLessThanOrEqualTo(perMinute + (long)Math.Ceiling((double)span * perMinute / TimeSpan.TicksPerMinute));
                }
            }
        });
    }

    [Fact]
    public async Task A_database_that_counts_no_rows_takes_each_request_once()
    {
        var folder = Directory.CreateTempSubdirectory("commendation-counts-").FullName;
        var services = new ServiceCollection().AddDatabase(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(folder, "test.db")};Pooling=False"));
        services.ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(new NoCount()));
        await using var provider = services.BuildServiceProvider();
        await using (var scope = provider.CreateAsyncScope())
        {
            await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(default);
        }

        var counts = new RequestCounts(provider.GetRequiredService<IServiceScopeFactory>(), KeyRing.Open(KeyRing.Memory, createMissing: false), new StoppedTime(DateTimeOffset.UtcNow));
        var taken = new List<int>();
        for (var i = 0; i < 10; i++)
        {
            taken.Add((await counts.Take("subject:one", wanted: 7, perMinute: 60, default)).Requests);
        }

        taken.Should().Equal(7, 7, 7, 7, 7, 7, 7, 7, 4, 0);
        Directory.Delete(folder, recursive: true);
    }

    // As SQL Server answers where NOCOUNT is on by default.
    private sealed class NoCount : DbCommandInterceptor
    {
        public override ValueTask<int> NonQueryExecutedAsync(DbCommand command, CommandExecutedEventData eventData, int result, CancellationToken cancellationToken = default) => ValueTask.FromResult(-1);
    }
}
