using Commendation.Domain.Policies;

namespace Commendation.Domain.Verification.Feasibility;

/// <summary>What an unknown number of the model counts.</summary>
internal enum UnknownKind
{
    /// <summary>Nominees of a class whom an organisation has on the list.</summary>
    Listed,

    /// <summary>Those whom it recommended besides; they are in the base of shares of the recommended.</summary>
    Besides,

    /// <summary>0 or 1: which of two demands is to be kept.</summary>
    Switch,
}

/// <summary>An unknown whole number from 0 up.</summary>
/// <param name="Kind">What it counts.</param>
/// <param name="Holder">The quota holder; null for no one's, or where limits do not tell holders apart.</param>
/// <param name="Class">Whom; null for a switch.</param>
internal sealed record Unknown(UnknownKind Kind, Organisation? Holder, NomineeClass? Class);

/// <summary>A linear demand: the sum of the terms does not exceed a bound.</summary>
/// <param name="Terms">Coefficients other than 0, by unknown.</param>
/// <param name="AtMost">The bound.</param>
internal sealed record Demand(IReadOnlyDictionary<int, long> Terms, long AtMost)
{
    /// <summary>Index of the limit that demands it; null for the places.</summary>
    public int? Limit { get; init; }

    /// <summary>The quota holder for whose part it is; null for a larger part.</summary>
    public Organisation? Holder { get; init; }
}

/// <summary>Unknowns and demands that no demand ties to others: a list is possible when each such part of it is.</summary>
/// <param name="Unknowns">Indices of the unknowns.</param>
/// <param name="Demands">The demands.</param>
internal sealed record Component(IReadOnlyList<int> Unknowns, IReadOnlyList<Demand> Demands)
{
    /// <summary>Indices of the limits that it is about.</summary>
    public IReadOnlyList<int> Limits => [.. Demands.Select(demand => demand.Limit).OfType<int>().Distinct().Order()];

    /// <summary>Whether the places and the chosen limits can be kept together, with a solution for its unknowns; null when that is not decided.</summary>
    public (bool? Solvable, IReadOnlyList<long> Solution) Solve(IReadOnlyList<int> limits, params IReadOnlyList<Demand> besides)
    {
        var column = Unknowns.Select((unknown, i) => (unknown, i)).ToDictionary();
        return new IntegerSystem(Unknowns.Count, [.. Demands.Where(demand => demand.Limit is not { } limit || limits.Contains(limit)).Concat(besides).Select(Row)]).Solve();

        (long[] Coefficients, long AtMost) Row(Demand demand)
        {
            var row = new long[Unknowns.Count];
            foreach (var (unknown, coefficient) in demand.Terms)
            {
                row[column[unknown]] = coefficient;
            }

            return (row, demand.AtMost);
        }
    }
}
