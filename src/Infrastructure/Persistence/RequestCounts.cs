using System.Data.Common;
using Commendation.Application.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Infrastructure.Persistence;

/// <summary>How far a caller has used up its requests.</summary>
/// <param name="Caller">Digest of who it is.</param>
/// <param name="FullAt">When all its requests are free again, in ticks of UTC; a moment that has passed says that they are.</param>
public sealed record RequestCount(string Caller, long FullAt);

/// <summary>Requests that were taken.</summary>
/// <param name="Requests">How many; 0 when none is free.</param>
/// <param name="FullAt">When all are free again, in ticks of UTC.</param>
/// <param name="Wait">How long until the next one is free, when none is.</param>
public readonly record struct TakenRequests(int Requests, long FullAt, TimeSpan Wait)
{
    /// <summary>
    /// Takes what is free, but no more than wanted, of a bucket that holds a minute's requests and fills steadily. The moment at which it is
    /// full again tells its level, so that one number is all there is to store.
    /// </summary>
    /// <param name="fullAt">When the bucket is full again, in ticks.</param>
    /// <param name="now">The present, in ticks.</param>
    /// <param name="wanted">1 or more.</param>
    /// <param name="perMinute">How many requests the bucket holds, 1 or more.</param>
    internal static TakenRequests From(long fullAt, long now, int wanted, int perMinute)
    {
        var each = Math.Max(1, TimeSpan.TicksPerMinute / perMinute);
        var used = Math.Max(0, fullAt - now);
        var taken = (int)Math.Clamp((TimeSpan.TicksPerMinute - used) / each, 0, wanted);
        return taken > 0
            ? new TakenRequests(taken, now + used + (taken * each), TimeSpan.Zero)
            : new TakenRequests(0, fullAt, TimeSpan.FromTicks(used + each - TimeSpan.TicksPerMinute));
    }
}

/// <summary>The requests of each caller, counted in the database for all processes together.</summary>
public sealed class RequestCounts(IServiceScopeFactory scopes, IKeyedDigests digests, TimeProvider time)
{
    // Processes that meet so often serve a caller who asks too much.
    private const int Attempts = 50;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private int _asked;

    /// <summary>Takes requests of a caller.</summary>
    /// <param name="caller">Who it is; stored as a keyed digest, because it may be an address.</param>
    /// <param name="wanted">How many at most.</param>
    /// <param name="perMinute">How many the caller has in a minute.</param>
    /// <param name="ct">Ends the waiting.</param>
    public async Task<TakenRequests> Take(string caller, int wanted, int perMinute, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CommendationContext>();
        try
        {
            return await Take(context, digests.Digest(caller), wanted, perMinute, ct);
        }
        catch (Exception exception) when (SaveFailures.Causes(exception).Any(cause => cause is DbException))
        {
            // A database that cannot count turns nobody away for it: what they ask for will tell them.
            return new TakenRequests(wanted, 0, TimeSpan.Zero);
        }
    }

    private async Task<TakenRequests> Take(CommendationContext context, string caller, int wanted, int perMinute, CancellationToken ct)
    {
        var counts = context.Set<RequestCount>();
        var past = time.GetUtcNow().UtcTicks;
        await Sweep.NowAndThen(ref _asked, counts.Where(count => count.FullAt <= past), ct);

        TakenRequests? uncounted = null;
        for (var attempt = 1; attempt <= Attempts; attempt++)
        {
            var now = time.GetUtcNow().UtcTicks;
            var fullAt = await counts.Where(count => count.Caller == caller).Select(count => (long?)count.FullAt).SingleOrDefaultAsync(ct);
            if (uncounted is { } tried && fullAt == tried.FullAt)
            {
                return tried;
            }

            var taken = TakenRequests.From(fullAt ?? now, now, wanted, perMinute);
            if (taken.Requests == 0 || (fullAt is null && await Begin(context, new RequestCount(caller, taken.FullAt), ct)))
            {
                return taken;
            }

            // None: another process has taken some since they were counted, and they are counted again.
            var rows = fullAt is null ? 0 : await counts.Where(count => count.Caller == caller && count.FullAt == fullAt).ExecuteUpdateAsync(set => set.SetProperty(count => count.FullAt, taken.FullAt), ct);
            if (rows == 1)
            {
                return taken;
            }

            // A server may be set up to count no rows: what is stored then tells.
            uncounted = rows < 0 ? taken : null;
        }

        return new TakenRequests(0, 0, Pause);
    }

    private static async Task<bool> Begin(CommendationContext context, RequestCount count, CancellationToken ct)
    {
        context.Add(count);
        try
        {
            await context.SaveChangesAsync(ct);
            return true;
        }
        catch (DbUpdateException exception) when (SaveFailures.Read(exception) is not null)
        {
            return false;
        }
        finally
        {
            context.ChangeTracker.Clear();
        }
    }
}
