using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>A clause of the ledger and what carries it.</summary>
public sealed record ClauseView
{
    public required string Id { get; init; }

    public required IReadOnlyList<ClauseKind> Kinds { get; init; }

    public required Strength Strength { get; init; }

    public required Text Summary { get; init; }

    public required IReadOnlyList<string> CoveredBy { get; init; }

    /// <summary>Why nothing carries it although it binds; null where something does, or it binds nobody.</summary>
    public required Text? NotCarried { get; init; }

    /// <summary>Whether the figures that carry it are made up, because the notice does not publish them.</summary>
    public required bool Illustrative { get; init; }

    /// <summary>Elements of the policy that cite it.</summary>
    public required IReadOnlyList<string> ImplementedBy { get; init; }
}

internal static class ClauseViews
{
    public static ClauseView ToView(this Clause clause, IEnumerable<ClauseUse> uses) => new()
    {
        Id = clause.Id,
        Kinds = clause.Kinds,
        Strength = clause.Strength,
        Summary = clause.Summary,
        CoveredBy = clause.CoveredBy,
        NotCarried = clause.NotCarried,
        Illustrative = clause.Illustrative,
        ImplementedBy = [.. uses.Where(use => use.Clause == clause.Id).Select(use => use.Element)],
    };
}
