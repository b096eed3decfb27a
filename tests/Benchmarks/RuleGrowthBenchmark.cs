using BenchmarkDotNet.Attributes;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.DecisionSpace;
using Commendation.Infrastructure.Calendars;

namespace Commendation.Benchmarks;

/// <summary>
/// The decision space of an award with 10, 100 and 1,000 rules, of which every two share a fact and no others do. Target: no more than with
/// the square of the number of rules, as every two are looked at.
/// </summary>
[IterationCount(3)]
[WarmupCount(1)]
public class RuleGrowthBenchmark
{
    private Subject _subject = null!;

    [Params(10, 100, 1_000)]
    public int Rules { get; set; }

    [GlobalSetup]
    public void Generate()
    {
        var facts = new FactCatalogue([.. Enumerable.Range(0, (Rules + 1) / 2).Select(i => new FactDefinition(i, $"fact{i}", FactKind.Number, Text.Same($"fact {i}")) { Min = 0, Max = 1_000 })]);
        var rules = Enumerable.Range(0, Rules).Select(i => new EligibilityRule(
            $"rule-{i}", "1.1", Strength.Must, Text.Same($"rule {i}"), null,
            new Compare(facts.All[i / 2], i % 2 == 0 ? Comparison.AtLeast : Comparison.AtMost, FactValue.OfScaled(i % 2 == 0 ? 10 : 900))));
        var award = Qinghai.Policy.Awards[0] with { Rules = [.. rules] };
        var policy = Qinghai.Policy with { Facts = facts, Awards = [award], Limits = [], Materials = [], Posthumous = null };
        _subject = new Subject(policy, ChineseCalendar.Load(), _ => policy);
    }

    [Benchmark]
    public Report DecisionSpace() => DecisionSpaceAnalysis.Run(_subject);
}
