using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Rows that are over are deleted now and then by those who ask for others; any number of machines may do so at once.</summary>
internal static class Sweep
{
    private const int Every = 100;

    /// <summary>Deletes what is over at every hundredth question.</summary>
    /// <param name="asked">How often was asked so far.</param>
    /// <param name="over">What is over.</param>
    /// <param name="ct">Ends the waiting.</param>
    public static Task NowAndThen<T>(ref int asked, IQueryable<T> over, CancellationToken ct) =>
        Interlocked.Increment(ref asked) % Every == 0 ? over.ExecuteDeleteAsync(ct) : Task.CompletedTask;
}
