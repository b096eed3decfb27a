using System.Collections.Concurrent;

namespace Commendation.Domain.Verification;

/// <summary>Spreads pure work over two cores; what comes back is in the order of the items, as if they had been done one by one.</summary>
internal static class Spread
{
    // A verification leaves the other cores of a server to those who came for something else.
    private const int Cores = 2;

    /// <summary>The result for each item, in the order of the items.</summary>
    /// <typeparam name="T">An item.</typeparam>
    /// <typeparam name="TResult">What comes of it.</typeparam>
    /// <param name="items">The items. Each goes to the next free worker: they differ so much in length that fixed shares would leave a core idle.</param>
    /// <param name="work">Pure.</param>
    /// <param name="stop">Ends the work between two items.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public static IReadOnlyList<TResult> Over<T, TResult>(IReadOnlyList<T> items, Func<T, TResult> work, CancellationToken stop)
    {
        var results = new TResult[items.Count];

        // The calling thread works too, so that parts which spread their own work never wait for a thread that is not there.
        Parallel.ForEach(
            Partitioner.Create(Enumerable.Range(0, items.Count), EnumerablePartitionerOptions.NoBuffering),
            new ParallelOptions { MaxDegreeOfParallelism = Cores, CancellationToken = stop },
            i => results[i] = work(items[i]));
        return results;
    }
}
