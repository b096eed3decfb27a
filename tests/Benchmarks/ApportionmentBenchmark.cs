using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Order;
using Commendation.Domain.Apportionments;

namespace Commendation.Benchmarks;

/// <summary>
/// 10,000 places over 3,000 organisations, by every method, against sorting the same list by weight; and ten times as many, which tells the
/// growth. Target: under 10 times the sorting, growth close to n log n.
/// </summary>
[MemoryDiagnoser]
[GroupBenchmarksBy(BenchmarkDotNet.Configs.BenchmarkLogicalGroupRule.ByParams)]
public class ApportionmentBenchmark
{
    private Claimant[] _claimants = [];

    [Params(3_000, 30_000)]
    public int Organisations { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(7);
        _claimants = [.. Enumerable.Range(0, Organisations).Select(i => new Claimant($"{i:000000}", random.Next(1_000, 2_000_000)))];
    }

    [Benchmark(Baseline = true)]
    public Claimant[] Sorting() => [.. _claimants.OrderBy(claimant => claimant.Weight).ThenBy(claimant => claimant.Code, StringComparer.Ordinal)];

    [Benchmark]
    public object LargestRemainder() => Share(ApportionmentMethod.LargestRemainder);

    [Benchmark]
    public object SainteLague() => Share(ApportionmentMethod.SainteLague);

    [Benchmark]
    public object Dhondt() => Share(ApportionmentMethod.Dhondt);

    [Benchmark]
    public object Adams() => Share(ApportionmentMethod.Adams);

    [Benchmark]
    public object HuntingtonHill() => Share(ApportionmentMethod.HuntingtonHill);

    private ApportionmentResult Share(ApportionmentMethod method) =>
        Apportionment.Of(new ApportionmentRequest(method, Organisations * 10 / 3, _claimants)).Value;
}
