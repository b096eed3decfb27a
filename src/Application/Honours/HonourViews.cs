using Commendation.Application.Common;
using Commendation.Domain.Honours;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Riok.Mapperly.Abstractions;

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

    /// <summary>Whether it was entered afterwards, in the record of a campaign that is over.</summary>
    public required bool EnteredAfterwards { get; init; }

    public required IReadOnlyList<Guid> Nominations { get; init; }

    /// <summary>References to what shows it; everybody may read the files among them.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

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

    /// <summary>Whether it was entered afterwards, in the record of a campaign that is over.</summary>
    public required bool EnteredAfterwards { get; init; }

    /// <summary>The revocation; ground and document *** for callers who may not read opinions about the nominee.</summary>
    public required Revocation? Revocation { get; init; }

    /// <summary>How the name was put right after the honour, in order; why stands with the nomination.</summary>
    public required IReadOnlyList<CorrectedName> Corrected { get; init; }

    public required int Version { get; init; }
}

[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
internal static partial class HonourViews
{
    public static partial ProposedListView ToView(this ProposedList list);

    public static partial DecisionView ToView(this Decision decision, bool enteredAfterwards);

    private static IReadOnlyList<string> OrNone(IReadOnlyList<string>? references) => references ?? [];

    /// <summary>The honour as the caller may see it: that it was revoked is public, why can name a third person.</summary>
    public static HonourView ToView(this Honour honour, OpenedCampaign opened)
    {
        var view = Mapped(honour, opened.IsEnteredAfterwards);
        return view.Revocation is { } revocation && !opened.Access.Extends(Deed.ReadOpinion, honour.RecommendedBy)
            ? view with { Revocation = revocation with { Ground = FactDefinition.Hidden, Document = FactDefinition.Hidden } }
            : view;
    }

    private static partial HonourView Mapped(Honour honour, bool enteredAfterwards);
}
