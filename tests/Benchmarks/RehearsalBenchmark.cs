using BenchmarkDotNet.Attributes;
using Commendation.Cli.Rehearsals;

namespace Commendation.Benchmarks;

/// <summary>A whole campaign with 260 nominees and with ten times as many. Target: the time per act stays flat.</summary>
[IterationCount(3)]
[WarmupCount(1)]
[InvocationCount(1)]
public class RehearsalBenchmark
{
    [Params(260, 2_600)]
    public int Nominees { get; set; }

    [Benchmark]
    public async Task<int> Rehearsal()
    {
        await using var rehearsal = new Rehearsal();
        var report = (await rehearsal.Play(Qinghai.Folder, seed: 7, Nominees, new Silent(), CancellationToken.None)).Value;
        Console.WriteLine($"// {Nominees} nominees: {report.Acts} acts");
        return report.Acts;
    }

    private sealed class Silent : IProgress<(string Stage, double Done)>
    {
        public void Report((string Stage, double Done) value)
        {
        }
    }
}
