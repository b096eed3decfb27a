using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>
/// The columns of the quota table behind the number of places (名额中的结构要求): each bears the code of a limit whose figures it gives, one for
/// each organisation. An empty cell gives none.
/// </summary>
internal sealed class SubQuotas
{
    /// <summary>What stands in a limit in place of figures that the table gives.</summary>
    public const string Table = "table";

    private readonly IReadOnlyList<Cell> _cells;
    private readonly IReadOnlyList<QuotaRow> _rows;

    private SubQuotas(IReadOnlyList<Cell> cells, IReadOnlyList<QuotaRow> rows) => (_cells, _rows) = (cells, rows);

    /// <summary>A table without such columns.</summary>
    public static SubQuotas None { get; } = new([], []);

    /// <summary>Reads the cells; each is a whole number. That none is larger than the places of its row is checked with the other limits.</summary>
    public static SubQuotas Of(IReadOnlyList<(QuotaRow Row, IReadOnlyList<Field> SubQuotas)> table) => new(
    [
        .. from entry in table
           from field in entry.SubQuotas
           let written = field.Value as Scalar
           where written is not null
           select new Cell(entry.Row, field.Key, Expect.Whole.Read(written), field.KeyAt, written),
    ],
        [.. table.Select(entry => entry.Row)]);

    /// <summary>The figures that the column of a limit gives.</summary>
    /// <param name="limit">Code of the limit.</param>
    /// <param name="asked">Where the limit asks for them.</param>
    public IReadOnlyList<LimitFigure> Figures(string limit, Node asked)
    {
        IReadOnlyList<LimitFigure> figures =
        [
            .. _cells.Where(cell => cell.Column == limit)
                .GroupBy(cell => cell.Row.Organisation)
                .Select(cells => new LimitFigure(null, (int)Math.Min(cells.Sum(cell => (long)cell.Count), int.MaxValue)) { Organisations = [cells.Key], DeclaredAt = cells.First().Written.Path }),
        ];
        if (figures.Count == 0 && limit.Length > 0)
        {
            var hint = Nearest.Hint(limit, _cells.Select(cell => cell.Column).Distinct());
            asked.Report(
                ViolationCode.SubQuotaMissing,
                $"名额分配表中没有名为“{limit}”的列，或该列为空。{hint.Zh}",
                $"The quota table has no column '{limit}', or the column is empty.{hint.En}");
        }

        return figures;
    }

    /// <summary>The figures under some columns, row by row.</summary>
    /// <param name="columns">Headings of the columns.</param>
    public IReadOnlyList<RowWeight> Weights(IReadOnlyList<string> columns) =>
    [
        .. _rows.Select(row => new RowWeight(row.Organisation, row.Award, [.. columns.Select(column => _cells.FirstOrDefault(cell => cell.Row == row && cell.Column == column)?.Count)])),
    ];

    /// <summary>The limits, after reporting columns that none of them asks for and cells in rows of an award that their limit is not about.</summary>
    public IReadOnlyList<CompositionLimit> Claimed(IReadOnlyList<CompositionLimit> limits, IReadOnlyList<SharedPlaces> shared, IReadOnlyList<QuotaFormula> formulas)
    {
        var asking = limits.Where(limit => limit.Figures.Any(figure => figure.DeclaredAt is not null)).DistinctBy(limit => limit.Code).ToDictionary(limit => limit.Code);
        var weights = formulas.SelectMany(formula => formula.Factors).Select(factor => factor.Name).ToHashSet();
        foreach (var column in _cells.GroupBy(cell => cell.Column).Where(column => !weights.Contains(column.Key)))
        {
            if (!asking.TryGetValue(column.Key, out var limit))
            {
                var (head, written) = (column.First().Head, column.First().Written);
                var hint = Nearest.Hint(column.Key, limits.Select(known => known.Code));
                written.Findings.Add(
                    head.Place("quotas"),
                    ViolationCode.SubQuotaUnknown,
                    $"没有限制或分配办法从名额分配表的列“{column.Key}”取指标。{hint.Zh}请在该限制的 figures 中写 table，或删去该列。",
                    $"No limit and no formula takes figures from the column '{column.Key}'.{hint.En} Write table in the figures of that limit, or remove the column.");
                continue;
            }

            foreach (var cell in column.Where(cell => !limit.Awards.Contains(cell.Row.Award) && shared.All(one => one.Code != cell.Row.Award || !one.Awards.Any(limit.Awards.Contains))))
            {
                cell.Written.Report(
                    ViolationCode.SubQuotaOtherAward,
                    $"限制“{limit.Code}”不涉及奖项“{cell.Row.Award}”，此格应留空。",
                    $"Limit '{limit.Code}' is not about the award '{cell.Row.Award}'; leave the cell empty.");
            }
        }

        return limits;
    }

    /// <summary>A cell that gives a figure.</summary>
    /// <param name="Row">Row of the table.</param>
    /// <param name="Column">Heading, the code of the limit.</param>
    /// <param name="Count">The figure.</param>
    /// <param name="Head">Where the heading stands.</param>
    /// <param name="Written">The cell as it is written.</param>
    private sealed record Cell(QuotaRow Row, string Column, int Count, Position Head, Scalar Written);
}
