using System.Numerics;

namespace Commendation.Domain.Verification.Feasibility;

/// <summary>
/// Linear inequalities over whole numbers from 0 up, solved exactly: dual simplex in integers, then branching where a number comes out
/// broken. For nested and disjoint groups nothing is ever broken by more than rounding, so the first relaxation nearly always decides.
/// </summary>
/// <param name="unknowns">How many unknowns there are.</param>
/// <param name="rows">Coefficients and the bound that their sum does not exceed.</param>
internal sealed class IntegerSystem(int unknowns, IReadOnlyList<(long[] Coefficients, long AtMost)> rows)
{
    /// <summary>Most branches that are followed.</summary>
    public const int Bound = 2_000;

    private int _branches;

    /// <summary>Whether there is a solution, with one; null when that is not decided within <see cref="Bound"/>.</summary>
    public (bool? Solvable, IReadOnlyList<long> Solution) Solve()
    {
        _branches = 0;
        return Branch([.. rows]);
    }

    private (bool? Solvable, IReadOnlyList<long> Solution) Branch(IReadOnlyList<(long[] Coefficients, long AtMost)> all)
    {
        if (++_branches > Bound)
        {
            return (null, []);
        }

        var (values, denominator) = Relaxed(all);
        if (values is null)
        {
            return (false, []);
        }

        var broken = Array.FindIndex(values, value => !(value % denominator).IsZero);
        if (broken < 0)
        {
            return (true, [.. values.Select(value => (long)(value / denominator))]);
        }

        var floor = (long)BigInteger.Divide(values[broken], denominator);
        var below = new long[unknowns];
        below[broken] = 1;
        var above = new long[unknowns];
        above[broken] = -1;
        var left = Branch([.. all, (below, floor)]);
        if (left.Solvable == true)
        {
            return left;
        }

        var right = Branch([.. all, (above, -floor - 1)]);
        return right.Solvable == false && left.Solvable is null ? left : right;
    }

    // All entries share one denominator, which keeps them whole (Edmonds); the rule of the smallest index keeps it from going in circles (Bland).
    private (BigInteger[]? Values, BigInteger Denominator) Relaxed(IReadOnlyList<(long[] Coefficients, long AtMost)> all)
    {
        var table = all.Select(row => row.Coefficients.Select(value => (BigInteger)value).Append(row.AtMost).ToArray()).ToArray();
        var columns = Enumerable.Range(0, unknowns).ToArray();
        var basis = Enumerable.Range(unknowns, all.Count).ToArray();
        var denominator = BigInteger.One;
        while (true)
        {
            var leaving = Smallest(basis, i => table[i][unknowns].Sign < 0);
            if (leaving < 0)
            {
                var values = new BigInteger[unknowns];
                for (var i = 0; i < basis.Length; i++)
                {
                    if (basis[i] < unknowns)
                    {
                        values[basis[i]] = table[i][unknowns];
                    }
                }

                return (values, denominator);
            }

            var entering = Smallest(columns, j => table[leaving][j].Sign < 0);
            if (entering < 0)
            {
                return (null, denominator);
            }

            denominator = Pivot(table, leaving, entering, denominator);
            (basis[leaving], columns[entering]) = (columns[entering], basis[leaving]);
        }
    }

    private static int Smallest(int[] names, Func<int, bool> chosen)
    {
        var best = -1;
        for (var i = 0; i < names.Length; i++)
        {
            if ((best < 0 || names[i] < names[best]) && chosen(i))
            {
                best = i;
            }
        }

        return best;
    }

    private static BigInteger Pivot(BigInteger[][] table, int leaving, int entering, BigInteger denominator)
    {
        // The pivot is below zero; all signs are turned so that the denominator stays above it.
        var pivot = -table[leaving][entering];
        var pivotRow = table[leaving];
        for (var i = 0; i < table.Length; i++)
        {
            var row = table[i];
            if (i == leaving || (row[entering].IsZero && pivot == denominator))
            {
                continue;
            }

            var factor = row[entering];
            for (var j = 0; j < row.Length; j++)
            {
                row[j] = j == entering ? factor : ((row[j] * pivot) + (factor * pivotRow[j])) / denominator;
            }
        }

        for (var j = 0; j < pivotRow.Length; j++)
        {
            pivotRow[j] = -(j == entering ? denominator : pivotRow[j]);
        }

        return pivot;
    }
}
