namespace Commendation.Benchmarks;

/// <summary>Setups and cleanups of benchmarks that run in this process: one that returns a task is called there and not waited for.</summary>
internal static class Waited
{
    /// <summary>Does the work and comes back when it is done.</summary>
    /// <param name="work">The work.</param>
    public static void For(Func<Task> work) => work().GetAwaiter().GetResult();
}
