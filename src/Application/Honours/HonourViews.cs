using Commendation.Domain.Honours;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Honours;

/// <summary>The proposed list.</summary>
public sealed record ProposedListView
{
    public required Guid Id { get; init; }

    public required string Stage { get; init; }

    public required DateOnly DrawnUpOn { get; init; }

    public required IReadOnlyList<Guid> Nominations { get; init; }

    /// <summary>Who followed for whom after the list was drawn up.</summary>
    public required IReadOnlyList<ListReplacement> Replacements { get; init; }

    public required int Version { get; init; }
}

/// <summary>A commendation decision.</summary>
public sealed record DecisionView
{
    public required Guid Id { get; init; }

    public required string DocumentNumber { get; init; }

    public required DateOnly DecidedOn { get; init; }

    public required IReadOnlyList<Guid> Nominations { get; init; }

    public required int Version { get; init; }
}

/// <summary>An honour.</summary>
public sealed record HonourView
{
    public required Guid Id { get; init; }

    public required Guid DecisionId { get; init; }

    public required Guid NominationId { get; init; }

    public required string Award { get; init; }

    /// <summary>The title that was conferred.</summary>
    public required Text Title { get; init; }

    /// <summary>Whether it was conferred after the person's death (追授).</summary>
    public required bool Posthumous { get; init; }

    public required string Name { get; init; }

    public required string RecommendedBy { get; init; }

    public required int Order { get; init; }

    /// <summary>Number of the plaque or certificate.</summary>
    public required string? Number { get; init; }

    public required RewardKind? NumberedDocument { get; init; }

    /// <summary>Bonus in whole yuan; null when the notice leaves it open.</summary>
    public required int? Bonus { get; init; }

    public required DateOnly GrantedOn { get; init; }

    public required Revocation? Revocation { get; init; }

    public required int Version { get; init; }
}

internal static class HonourViews
{
    public static ProposedListView ToView(this ProposedList list) => new()
    {
        Id = list.Id,
        Stage = list.Stage,
        DrawnUpOn = list.DrawnUpOn,
        Nominations = list.Nominations,
        Replacements = list.Replacements,
        Version = list.Version,
    };

    public static DecisionView ToView(this Decision decision) => new()
    {
        Id = decision.Id,
        DocumentNumber = decision.DocumentNumber,
        DecidedOn = decision.DecidedOn,
        Nominations = decision.Nominations,
        Version = decision.Version,
    };

    public static HonourView ToView(this Honour honour) => new()
    {
        Id = honour.Id,
        DecisionId = honour.DecisionId,
        NominationId = honour.NominationId,
        Award = honour.Award,
        Title = honour.Title,
        Posthumous = honour.Posthumous,
        Name = honour.Name,
        RecommendedBy = honour.RecommendedBy,
        Order = honour.Order,
        Number = honour.Number,
        NumberedDocument = honour.NumberedDocument,
        Bonus = honour.Bonus,
        GrantedOn = honour.GrantedOn,
        Revocation = honour.Revocation,
        Version = honour.Version,
    };
}
