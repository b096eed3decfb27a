using System.Globalization;
using Commendation.Domain.Apportionments;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>The figures of one row of the quota table that a formula shares places out by.</summary>
/// <param name="Organisation">Code of the organisation.</param>
/// <param name="Award">Code of the award, or of shared places.</param>
/// <param name="Values">One figure for each factor, in their order; null where the cell is empty.</param>
public sealed record RowWeight(string Organisation, string Award, IReadOnlyList<int?> Values);

/// <summary>Where the places of a quota table come from (名额分配办法): weights, method and bounds. The table is held against it.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="Awards">Codes of the awards, or of shared places, whose rows it gives; empty for all.</param>
/// <param name="Method">The method.</param>
/// <param name="Factors">The columns of quotas.csv that it weighs by, with the share of each; together 1.</param>
/// <param name="Minimum">Fewest places of a row.</param>
/// <param name="Maximum">Most places of a row; null for none.</param>
public sealed record QuotaFormula(string Clause, IReadOnlyList<string> Awards, ApportionmentMethod Method, IReadOnlyList<MixFactor> Factors, int Minimum, int? Maximum)
{
    /// <summary>The figures, row by row, as quotas.csv gives them.</summary>
    public IReadOnlyList<RowWeight> Weights { get; init; } = [];

    /// <summary>Whether it gives the rows of an award, or of shared places.</summary>
    public bool IsFor(string quota) => Awards.Count == 0 || Awards.Contains(quota);

    /// <summary>So many places shared out among the rows of an award: decided, or a tie that lots decide; or why it makes no sense.</summary>
    /// <param name="quota">Code of the award, or of shared places.</param>
    /// <param name="places">Places to be shared out.</param>
    public Outcome<ApportionmentResult> Of(string quota, int places)
    {
        var rows = Weights.Where(row => row.Award == quota).ToList();
        return ApportionmentMix.Weigh(Factors, [.. rows.Select(row => new MixRow(row.Organisation, [.. row.Values.Select(value => (Fraction)(value ?? 0))]))])
            .Then(weights => Apportionment.Of(new ApportionmentRequest(Method, places, [.. rows.Zip(weights, (row, weight) => new Claimant(row.Organisation, weight))]) { Minimum = Minimum, Maximum = Maximum }));
    }

    /// <summary>The figures in words.</summary>
    internal string Told => string.Join("; ", Weights.Select(row => $"{row.Organisation}/{row.Award}: {string.Join(", ", row.Values.Select(value => value?.ToString(CultureInfo.InvariantCulture) ?? "–"))}"));
}

/// <summary>The key <c>formula</c> of <c>quotas</c>.</summary>
internal sealed class FormulaLanguage(SubQuotas table)
{
    public Reader<IReadOnlyList<QuotaFormula>> Formulas => Expect.ListOf(Expect.Element<QuotaFormula>(f =>
    {
        f.Says("figures", formula => formula.Told.Length == 0 ? null : formula.Told);
        var clause = f.Clause(formula => formula.Clause, _ => "formula of the quota table", ClauseKind.Quota);
        var factors = f.Required("weights", formula => formula.Factors, Expect.ListOf(Expect.Element<MixFactor>(Factor)), "分配所依据的各列及比重", "columns that places are shared out by, with the share of each");
        return new QuotaFormula(
            clause,
            f.Optional("awards", formula => formula.Awards, Expect.ListOf(Expect.Name), [], "适用的奖项或合用名额；不写即全部", "awards, or shared places, that it is for; all when left out", Slip.LeftOut),
            f.Required("method", formula => formula.Method, Expect.OneOf<ApportionmentMethod>(), "largest-remainder 最大余数法，sainte-lague 圣拉格法，dhondt 洪德法，adams 亚当斯法，huntington-hill 亨廷顿–希尔法", "largest-remainder, sainte-lague, dhondt, adams or huntington-hill"),
            factors,
            f.Optional("min", formula => formula.Minimum, Expect.Whole, 0, "每行至少几个", "fewest places of a row"),
            f.OptionalValue("max", formula => formula.Maximum, Expect.Whole, "每行至多几个", "most places of a row"))
        {
            Weights = table.Weights([.. factors.Select(factor => factor.Name)]),
        };
    }));

    private static MixFactor Factor(Fields<MixFactor> f) => new(
        f.Required("column", factor => factor.Name, Expect.Name, "quotas.csv 的列名", "column of quotas.csv"),
        f.Optional("share", factor => factor.Share, LimitLanguage.Share, new Share(1, 1), "比重，默认100%", "its share of the weight, 100% when left out"));
}
