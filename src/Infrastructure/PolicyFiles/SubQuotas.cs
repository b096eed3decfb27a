using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>
/// The columns of the quota table behind the number of places (名额中的结构要求): each bears the code of a limit whose figures it gives, one for
/// each organisation. An empty cell gives none.
/// </summary>
internal sealed class SubQuotas
{
    /// <summary>What stands in a limit in place of figures that the table gives.</summary>
    public const string Table = "table";

    private readonly IReadOnlyList<(QuotaRow Row, string Column, int Count, Position Head, Scalar Cell)> _cells;

    private SubQuotas(IReadOnlyList<(QuotaRow Row, string Column, int Count, Position Head, Scalar Cell)> cells) => _cells = cells;

    /// <summary>A table without such columns.</summary>
    public static SubQuotas None { get; } = new([]);

    /// <summary>Reads the cells; each is a whole number, and no part of the places is larger than they are.</summary>
    public static SubQuotas Of(IReadOnlyList<(QuotaRow Row, IReadOnlyList<Field> SubQuotas)> table) => new(
    [
        .. from entry in table
           from field in entry.SubQuotas
           let cell = field.Value as Scalar
           where cell is not null
           select (entry.Row, field.Key, Expect.Whole.Read(cell), field.KeyAt, cell),
    ]);

    /// <summary>The figures that the column of a limit gives.</summary>
    /// <param name="limit">Code of the limit.</param>
    /// <param name="asked">Where the limit asks for them.</param>
    public IReadOnlyList<LimitFigure> Figures(string limit, Node asked)
    {
        IReadOnlyList<LimitFigure> figures =
        [
            .. _cells.Where(cell => cell.Column == limit)
                .GroupBy(cell => cell.Row.Organisation)
                .Select(cells => new LimitFigure(null, cells.Sum(cell => cell.Count)) { Organisations = [cells.Key], DeclaredAt = cells.First().Cell.Path }),
        ];
        if (figures.Count == 0 && limit.Length > 0)
        {
            var hint = Spelling.Hint(limit, _cells.Select(cell => cell.Column).Distinct());
            asked.Report(
                "sub-quota-missing",
                $"名额分配表中没有名为“{limit}”的列，或该列为空。{hint.Zh}",
                $"The quota table has no column '{limit}', or nothing stands in it.{hint.En}");
        }

        return figures;
    }

    /// <summary>Reports columns that no limit asks for, and cells in rows of an award that their limit is not about.</summary>
    public void Check(IReadOnlyList<CompositionLimit> limits)
    {
        var asking = limits.Where(limit => limit.Figures.Any(figure => figure.DeclaredAt is not null)).DistinctBy(limit => limit.Code).ToDictionary(limit => limit.Code);
        foreach (var column in _cells.GroupBy(cell => cell.Column))
        {
            if (!asking.TryGetValue(column.Key, out var limit))
            {
                var (head, cell) = (column.First().Head, column.First().Cell);
                var hint = Spelling.Hint(column.Key, limits.Select(known => known.Code));
                cell.Findings.Add(
                    head.Place("quotas"),
                    "sub-quota-unknown",
                    $"没有限制从名额分配表的列“{column.Key}”取指标。{hint.Zh}请在该限制的 figures 中写 table，或删去该列。",
                    $"No limit takes its figures from the column '{column.Key}'.{hint.En} Write table in the figures of that limit, or remove the column.");
                continue;
            }

            foreach (var (row, _, _, _, cell) in column.Where(cell => !limit.Awards.Contains(cell.Row.Award)))
            {
                cell.Report(
                    "sub-quota-other-award",
                    $"限制“{limit.Code}”不涉及奖项“{row.Award}”，此格应留空。",
                    $"Limit '{limit.Code}' is not about the award '{row.Award}'; leave the cell empty.");
            }
        }
    }
}
