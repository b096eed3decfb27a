using System.Threading.RateLimiting;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.Tests;
using Commendation.WebApi.Edge;

namespace Commendation.WebApi.Tests;

/// <summary>How one process takes a caller's requests from the count that all share.</summary>
public sealed class SharedLimiterTests : IDisposable
{
    private readonly StoppedTime _time = new(new DateTimeOffset(2021, 7, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly List<int> _wanted = [];
    private readonly SharedLimiter _limiter;
    private int _free = 1000;

    public SharedLimiterTests() => _limiter = new SharedLimiter(largest: 60, Take, _time);

    public void Dispose() => _limiter.Dispose();

    [Fact]
    public async Task A_busy_caller_costs_few_looks_at_the_common_count()
    {
        for (var i = 0; i < 303; i++)
        {
            (await Acquire()).Should().BeTrue();
        }

        _wanted.Should().Equal(1, 2, 4, 8, 16, 32, 60, 60, 60, 60);
    }

    [Fact]
    public async Task A_quiet_caller_takes_one_request_at_a_time()
    {
        for (var i = 0; i < 3; i++)
        {
            (await Acquire()).Should().BeTrue();
            _time.Now += TimeSpan.FromMinutes(1);
        }

        _wanted.Should().Equal(1, 1, 1);
    }

    [Fact]
    public async Task What_is_left_of_a_block_is_lost_after_half_a_minute()
    {
        for (var i = 0; i < 4; i++)
        {
            await Acquire();
        }

        _time.Now += TimeSpan.FromSeconds(30);
        await Acquire();

        _wanted.Should().Equal(1, 2, 4, 1);
    }

    [Fact]
    public async Task Whoever_is_refused_costs_no_look_until_it_has_waited()
    {
        _free = 3;
        for (var i = 0; i < 3; i++)
        {
            (await Acquire()).Should().BeTrue();
        }

        for (var i = 0; i < 50; i++)
        {
            using var lease = await Lease();
            lease.IsAcquired.Should().BeFalse();
            lease.TryGetMetadata(MetadataName.RetryAfter, out var wait).Should().BeTrue();
            wait.Should().Be(TimeSpan.FromSeconds(5));
        }

        _wanted.Should().Equal(1, 2, 4);
        _time.Now += TimeSpan.FromSeconds(5);
        _free = 1;
        (await Acquire()).Should().BeTrue();
        _wanted.Should().Equal(1, 2, 4, 1);
    }

    [Fact]
    public async Task Those_who_ask_at_once_share_a_block()
    {
        _free = 100;

        var answers = await Task.WhenAll(Enumerable.Range(0, 150).Select(_ => Task.Run(Acquire)));

        answers.Count(given => given).Should().Be(100);
        _wanted.Should().HaveCountLessThan(12);
    }

    private Task<TakenRequests> Take(int wanted, CancellationToken ct)
    {
        _wanted.Add(wanted);
        var taken = Math.Min(wanted, _free);
        _free -= taken;
        return Task.FromResult(new TakenRequests(taken, 0, taken > 0 ? TimeSpan.Zero : TimeSpan.FromSeconds(5)));
    }

    private async Task<bool> Acquire()
    {
        using var lease = await Lease();
        return lease.IsAcquired;
    }

    // As the middleware does: at once if possible.
    private async Task<RateLimitLease> Lease() =>
        _limiter.AttemptAcquire() is { IsAcquired: true } lease ? lease : await _limiter.AcquireAsync();
}
