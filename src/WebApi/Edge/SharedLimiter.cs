using System.Diagnostics.CodeAnalysis;
using System.Threading.RateLimiting;
using Commendation.Infrastructure.Persistence;

namespace Commendation.WebApi.Edge;

/// <summary>
/// The limit of one caller over all processes. Requests are taken from the common count in blocks, which double while they are used up: a
/// busy caller costs one look into the database for many requests, a quiet one takes no more than it needs, and a refused one costs none.
/// </summary>
/// <param name="largest">Requests of the largest block, 1 or more.</param>
/// <param name="take">Takes so many of the caller's requests, or what is left of them, from the common count.</param>
/// <param name="time">The clock.</param>
internal sealed class SharedLimiter(int largest, Func<int, CancellationToken, Task<TakenRequests>> take, TimeProvider time) : RateLimiter
{
    // What is left of a block after this time is lost, so that processes cannot save requests up.
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(1);

    private readonly SemaphoreSlim _asking = new(1);
    private readonly Lock _lock = new();
    private Block _block = new(0, 0, DateTimeOffset.MinValue);

    /// <inheritdoc/>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (_lock)
            {
                return time.GetUtcNow() - _block.Ends is var idle && idle > TimeSpan.Zero ? idle : null;
            }
        }
    }

    /// <inheritdoc/>
    public override RateLimiterStatistics? GetStatistics() => null;

    /// <inheritdoc/>
    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            if (now >= _block.Ends || _block.Left < permitCount)
            {
                return new Lease(acquired: false, _block.Ends - now);
            }

            _block = _block with { Left = _block.Left - permitCount };
            return Lease.Given;
        }
    }

    /// <inheritdoc/>
    protected override async ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken);
        try
        {
            var here = AttemptAcquireCore(permitCount);
            var (now, last) = (time.GetUtcNow(), _block);
            if (here.IsAcquired || (last.Size == 0 && now < last.Ends))
            {
                return here;
            }

            var taken = await take(now < last.Ends ? Math.Min(2 * last.Size, largest) : 1, cancellationToken);
            lock (_lock)
            {
                _block = taken.Requests > 0
                    ? new Block(taken.Requests, taken.Requests, now + Lifetime)
                    : new Block(0, 0, now + (taken.Wait > ShortestPause ? taken.Wait : ShortestPause));
            }

            return AttemptAcquireCore(permitCount);
        }
        finally
        {
            _asking.Release();
        }
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _asking.Dispose();
        }

        base.Dispose(disposing);
    }

    /// <summary>Requests taken together; a block of none says that the caller must wait until it ends.</summary>
    private sealed record Block(int Size, int Left, DateTimeOffset Ends);

    private sealed class Lease(bool acquired, TimeSpan wait) : RateLimitLease
    {
        public static readonly Lease Given = new(acquired: true, TimeSpan.Zero);

        public override bool IsAcquired => acquired;

        public override IEnumerable<string> MetadataNames => acquired ? [] : [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, [NotNullWhen(true)] out object? metadata)
        {
            metadata = !acquired && metadataName == MetadataName.RetryAfter.Name ? wait : null;
            return metadata is not null;
        }
    }
}
