using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Which way a limit bounds.</summary>
public enum BoundKind
{
    /// <summary>不超过.</summary>
    AtMost,

    /// <summary>不少于.</summary>
    AtLeast,

    /// <summary>Only reported: the clause states a preference without a figure.</summary>
    Reported,
}

/// <summary>What a share is taken of.</summary>
public enum LimitBase
{
    /// <summary>The nominees that are actually on the list.</summary>
    Listed,

    /// <summary>The planned places of the awards.</summary>
    Planned,

    /// <summary>Both: the share of the list, and never more than the same share of the planned places.</summary>
    ListedAndPlanned,
}

/// <summary>What a limit is counted over.</summary>
public enum LimitScope
{
    /// <summary>The whole list.</summary>
    List,

    /// <summary>The nominees of each quota holder apart.</summary>
    Organisation,
}

/// <summary>A figure that differs from the limit's general one for some organisations (差别化指标).</summary>
/// <param name="Share">The share; null when a count is given.</param>
/// <param name="Count">The count; null when a share is given.</param>
public sealed record LimitFigure(Share? Share, int? Count)
{
    /// <summary>Codes of the organisations that it is for; empty for all.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>Tiers of organisations that it is for; empty for all.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];

    /// <summary>Smallest allotment, over the limit's awards, that it is for; null for any.</summary>
    public int? AllottedAtLeast { get; init; }

    /// <summary>The allotment below which it is; null for any.</summary>
    public int? AllottedBelow { get; init; }

    /// <summary>Whether it is for this organisation.</summary>
    public bool AppliesTo(Organisation organisation, int allotted) =>
        (Organisations.Count == 0 || Organisations.Contains(organisation.Code))
        && (Tiers.Count == 0 || Tiers.Contains(organisation.Tier))
        && !(allotted < AllottedAtLeast)
        && !(allotted >= AllottedBelow);
}

/// <summary>A composition limit (比例限制) over the list of one or more awards.</summary>
/// <param name="Code">Code, unique in the policy.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Strength">How strongly it binds.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Awards">Codes of the awards whose lists are taken together.</param>
/// <param name="Members">Who counts.</param>
/// <param name="Bound">Which way it bounds.</param>
/// <param name="Share">The general share; null when a count is given or nothing is bounded in general.</param>
/// <param name="Count">The general count; null when a share is given or nothing is bounded in general.</param>
/// <param name="Base">What the share is taken of.</param>
public sealed record CompositionLimit(
    string Code, string Clause, Strength Strength, Text Title, IReadOnlyList<string> Awards, Condition Members,
    BoundKind Bound, Share? Share, int? Count, LimitBase Base)
{
    /// <summary>Position of the entry that declares it, where one entry declares several limits; null when each has its own.</summary>
    public int? Entry { get; init; }

    /// <summary>The part of the list that the share is taken of, so that bases nest (20 % of the 30 %); null for all.</summary>
    public Condition? Within { get; init; }

    /// <summary>Whether the whole list is counted, or each quota holder's part of it.</summary>
    public LimitScope Scope { get; init; }

    /// <summary>Tiers of the quota holders that the limit is for; empty for all.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];

    /// <summary>Figures that differ for some quota holders, the first that applies wins; only in the scope of an organisation.</summary>
    public IReadOnlyList<LimitFigure> Figures { get; init; } = [];

    /// <summary>Codes of channels whose nominees stand outside the base and do not count (单列名额).</summary>
    public IReadOnlyList<string> ExceptChannels { get; init; } = [];

    /// <summary>Whether a nominee with these facts counts: stands in the base and is a member.</summary>
    public bool Counts(FactSet facts) => Within?.Evaluate(facts) is null or Truth.Met && Members.Evaluate(facts) == Truth.Met;

    /// <summary>The figure for a quota holder with so many places; null when nothing is bounded for it.</summary>
    public LimitFigure? FigureFor(Organisation? organisation, int allotted) =>
        (organisation is null ? null : Figures.FirstOrDefault(figure => figure.AppliesTo(organisation, allotted)))
        ?? (Share is null && Count is null ? null : new LimitFigure(Share, Count));
}
