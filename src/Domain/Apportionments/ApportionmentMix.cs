using Commendation.Domain.Shared;

namespace Commendation.Domain.Apportionments;

/// <summary>One ingredient of a mixed weight, for example 60 % staff.</summary>
/// <param name="Name">Name of the factor.</param>
/// <param name="Share">Its share of the weight.</param>
public sealed record MixFactor(string Name, Share Share);

/// <summary>The factors of one claimant.</summary>
/// <param name="Code">Code of the claimant.</param>
/// <param name="Values">One value for each factor, in the order of the factors.</param>
public sealed record MixRow(string Code, IReadOnlyList<Fraction> Values);

/// <summary>
/// Weights mixed from several factors. Every factor is first divided by its own total, so that 60 % staff and 40 % cases mean just that,
/// however many more cases than staff there are. The weights add up to exactly 1.
/// </summary>
public static class ApportionmentMix
{
    /// <summary>The weights in the order of the rows.</summary>
    public static Outcome<IReadOnlyList<Fraction>> Weigh(IReadOnlyList<MixFactor> factors, IReadOnlyList<MixRow> rows)
    {
        var totals = factors.Select((_, f) => rows.Aggregate(default(Fraction), (sum, row) => sum + row.Values[f])).ToList();
        var violations = Violations(factors, rows, totals).ToList();
        return violations.Count > 0
            ? Outcome.Refused(violations)
            : Outcome<IReadOnlyList<Fraction>>.Of([.. rows.Select(row => Weight(factors, row, totals))]);
    }

    private static Fraction Weight(IReadOnlyList<MixFactor> factors, MixRow row, List<Fraction> totals) => factors
        .Select((factor, f) => factor.Share.Numerator == 0 ? default : Exact(factor.Share) * row.Values[f] / totals[f])
        .Aggregate(default(Fraction), (sum, part) => sum + part);

    private static IEnumerable<Violation> Violations(IReadOnlyList<MixFactor> factors, IReadOnlyList<MixRow> rows, List<Fraction> totals)
    {
        var whole = factors.Aggregate(default(Fraction), (sum, factor) => sum + Exact(factor.Share));
        if (whole != 1)
        {
            yield return new Violation(
                ViolationCode.MixNotWhole,
                new Text($"各因素比例之和为{whole}，应为100%。", $"The shares of the factors add up to {whole} instead of 100%."))
            { Actual = whole.ToString(), Required = "1" };
        }

        foreach (var name in factors.GroupBy(factor => factor.Name).Where(group => group.Skip(1).Any()).Select(group => group.Key))
        {
            yield return new Violation(ViolationCode.FactorDuplicate, new Text($"因素“{name}”重复。", $"The factor '{name}' is there twice.")) { Place = name };
        }

        foreach (var (row, factor, value) in rows.SelectMany(row => factors.Zip(row.Values, (factor, value) => (row, factor, value))).Where(cell => cell.value.Sign < 0))
        {
            yield return ApportionmentChecks.NegativeWeight(row.Code, value) with { Fact = factor.Name };
        }

        foreach (var factor in factors.Where((factor, f) => rows.Count > 0 && factor.Share.Numerator > 0 && rows.All(row => row.Values[f].Sign == 0)))
        {
            yield return new Violation(
                ViolationCode.FactorAllZero,
                new Text($"因素“{factor.Name}”全部为零，无法按其分配；请填写或去掉该因素。", $"The factor '{factor.Name}' is zero everywhere, so nothing can be shared out by it; fill it in or leave it out of the mix."))
            { Fact = factor.Name };
        }
    }

    private static Fraction Exact(Share share) => new(share.Numerator, share.Denominator);
}
