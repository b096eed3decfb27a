using BenchmarkDotNet.Attributes;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;

namespace Commendation.Benchmarks;

/// <summary>
/// All rules of one nominee with full trace, against an if-chain written by hand for this one campaign that computes the same verdict with
/// the same trace. Target: at most 5 times, under 1 KB allocated.
/// </summary>
[MemoryDiagnoser]
public class EligibilityBenchmark
{
    private readonly Award _award = Qinghai.Policy.AwardOf("advanced-individual");
    private readonly FactSet _facts = Qinghai.Policy.Facts.Read(Qinghai.SoundIndividual()).Value;
    private readonly FactDefinition _sector = Qinghai.Policy.Facts.Find("sector")!;
    private readonly FactDefinition _petition = Qinghai.Policy.Facts.Find("petitionDepartment")!;
    private readonly FactDefinition _rank = Qinghai.Policy.Facts.Find("rank")!;
    private readonly FactDefinition _years = Qinghai.Policy.Facts.Find("petitionServiceYears")!;

    [Benchmark(Baseline = true)]
    public HandWritten IfChain()
    {
        var outcomes = new RuleOutcome[3];
        var standing = Standing.Eligible;

        var (petition, sector) = (_facts[_petition], _facts[_sector]);
        if (petition is { IsKnown: true, Number: 0 } || sector is { IsKnown: true, Text: "other" })
        {
            outcomes[0] = RuleOutcome.NotMet;
            standing = Standing.Ineligible;
        }
        else if (!petition.IsKnown || !sector.IsKnown)
        {
            outcomes[0] = RuleOutcome.Undetermined;
            standing = Standing.Undetermined;
        }

        var rank = _facts[_rank];
        if (!rank.IsKnown)
        {
            outcomes[1] = RuleOutcome.Undetermined;
            standing = standing < Standing.Undetermined ? Standing.Undetermined : standing;
        }
        else if (rank.Number >= 7)
        {
            outcomes[1] = RuleOutcome.NotMet;
            standing = Standing.Ineligible;
        }

        var years = _facts[_years];
        if (!years.IsKnown)
        {
            outcomes[2] = RuleOutcome.Undetermined;
            standing = standing < Standing.Undetermined ? Standing.Undetermined : standing;
        }
        else if (years.Number < 3)
        {
            outcomes[2] = RuleOutcome.NotMet;
            standing = Standing.Ineligible;
        }

        return new HandWritten(_award, _facts, outcomes, standing);
    }

    [Benchmark]
    public Verdict Rules() => EligibilityRules.Evaluate(Qinghai.Policy, _award, _facts);

    /// <summary>The same trace as a verdict: rules, outcomes and facts, messages rendered when asked for.</summary>
    public sealed class HandWritten(Award award, FactSet facts, RuleOutcome[] outcomes, Standing standing)
    {
        public Standing Standing { get; } = standing;

        public RuleResult this[int index] => new(award.Rules[index], outcomes[index], facts);
    }
}
