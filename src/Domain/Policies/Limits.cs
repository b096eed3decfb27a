using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Which way a limit bounds.</summary>
public enum BoundKind
{
    /// <summary>不超过.</summary>
    AtMost,

    /// <summary>不少于.</summary>
    AtLeast,

    /// <summary>恰好: neither more nor fewer, such as one of two awards.</summary>
    Exactly,

    /// <summary>Only reported: the clause states a preference without a figure.</summary>
    Reported,
}

/// <summary>What a share is taken of.</summary>
public enum LimitBase
{
    /// <summary>表彰数: the nominees that are on the list, which are those who are honoured.</summary>
    Listed,

    /// <summary>名额数: the planned places of the awards.</summary>
    Planned,

    /// <summary>Both: the share of the list, and never more than the same share of the planned places.</summary>
    ListedAndPlanned,

    /// <summary>推荐数: everybody whom an organisation has recommended, whether or not the list selects them.</summary>
    Nominated,
}

/// <summary>What becomes of a part of a person when a share is taken (取整).</summary>
public enum LimitRounding
{
    /// <summary>To the side that keeps the exact share: 20 % of 14 lets in 2, and asks for 3.</summary>
    KeepsShare,

    /// <summary>舍去.</summary>
    Floor,

    /// <summary>进位.</summary>
    Ceiling,

    /// <summary>四舍五入: half a person counts as one.</summary>
    HalfUp,
}

/// <summary>What a limit is counted over.</summary>
public enum LimitScope
{
    /// <summary>The whole list.</summary>
    List,

    /// <summary>The nominees of each quota holder apart.</summary>
    Organisation,

    /// <summary>The nominees of all quota holders of one tier together, each tier apart.</summary>
    Tier,

    /// <summary>Each nominee apart: of several awards one person or unit may have so many.</summary>
    Nominee,
}

/// <summary>A figure that differs from the limit's general one for some organisations (差别化指标).</summary>
/// <param name="Share">The share; null when a count is given.</param>
/// <param name="Count">The count; null when a share is given.</param>
public sealed record LimitFigure(Share? Share, int? Count)
{
    /// <summary>Path of what declares it, where that is a cell of the quota table; null where it is an entry of the limit.</summary>
    public string? DeclaredAt { get; init; }

    /// <summary>Codes of the organisations that it is for; empty for all.</summary>
    public IReadOnlyList<string> Organisations { get; init; } = [];

    /// <summary>Codes of the organisations below which, or at which, its organisations stand; empty for all.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Tiers of organisations that it is for; empty for all.</summary>
    public IReadOnlyList<string> Tiers { get; init; } = [];

    /// <summary>Smallest allotment, over the limit's awards, that it is for; null for any.</summary>
    public int? AllottedAtLeast { get; init; }

    /// <summary>The allotment below which it is; null for any.</summary>
    public int? AllottedBelow { get; init; }

    /// <summary>Whether it is for this part of a list.</summary>
    public bool AppliesTo(LimitPart part, OrganisationDirectory directory) =>
        (Organisations.Count == 0 || (part.Holder is { } named && Organisations.Contains(named.Code)))
        && (Regions.Count == 0 || (part.Holder is { } holder && directory.Line(holder.Code).Any(above => Regions.Contains(above.Code))))
        && (Tiers.Count == 0 || (part.Tier is { } tier && Tiers.Contains(tier)))
        && !(part.Allotted < AllottedAtLeast)
        && !(part.Allotted >= AllottedBelow);
}

/// <summary>A part of the list that a limit looks at by itself: that of one quota holder, of one tier, or the whole list.</summary>
/// <param name="Holder">The quota holder; null when it is not the part of one.</param>
/// <param name="Tier">The tier; null for the whole list.</param>
/// <param name="Allotted">Planned places of the part over the limit's awards.</param>
public readonly record struct LimitPart(Organisation? Holder, string? Tier, int Allotted)
{
    /// <summary>Code of the quota holder or the tier; null for the whole list.</summary>
    public string? Code => Holder?.Code ?? Tier;
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
    /// <summary>Path of the entry that declares it, where that is not an entry of <c>limits</c> of its own; null when it is.</summary>
    public string? DeclaredAt { get; init; }

    /// <summary>The part of the list that the share is taken of, so that bases nest (20 % of the 30 %); null for all.</summary>
    public Condition? Within { get; init; }

    /// <summary>How a share is made a whole number.</summary>
    public LimitRounding Rounding { get; init; }

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

    /// <summary>One limit for each value of a fact (覆盖): it is among the members at least so often.</summary>
    public IReadOnlyList<CompositionLimit> Covering(FactDefinition fact, IReadOnlyList<FactValue> values, int atLeast) =>
    [
        .. values.Select(value => this with
        {
            Code = $"{Code}/{fact.Print(value)}",
            Title = new Text($"{Title.Zh}：{fact.Describe(value).Zh}", $"{Title.En}: {fact.Describe(value).En}"),
            Members = new All([Members, new Compare(fact, Comparison.Is, value)]),
            Bound = BoundKind.AtLeast,
            Count = atLeast,
        }),
    ];

    /// <summary>Path of the entry that declares it.</summary>
    /// <param name="index">Its position among the policy's limits.</param>
    public string PathAt(int index) => DeclaredAt ?? $"limits[{index}]";

    /// <summary>Whether the limit is for the quota holders of this tier.</summary>
    public bool IsFor(string tier) => Tiers.Count == 0 || Tiers.Contains(tier);

    /// <summary>
    /// The parts that it looks at: the whole list, or one for each quota holder or tier that it is for. Places listed separately for channels
    /// that stand outside are no part of what is planned.
    /// </summary>
    public IReadOnlyList<LimitPart> Parts(CampaignPolicy policy)
    {
        var holders = policy.Quotas.Where(row => Awards.Contains(row.Award)).ToLookup(row => row.Organisation, row => row.Places);
        var concerned = policy.Quotas.Select(row => row.Organisation).Distinct().Select(code => policy.Organisations.Find(code)).OfType<Organisation>().Where(holder => IsFor(holder.Tier));
        return Scope switch
        {
            LimitScope.Organisation => [.. concerned.Select(holder => new LimitPart(holder, holder.Tier, holders[holder.Code].Capped()))],
            LimitScope.Tier => [.. concerned.GroupBy(holder => holder.Tier).Select(tier => new LimitPart(null, tier.Key, tier.SelectMany(holder => holders[holder.Code]).Capped()))],
            _ => [new LimitPart(null, null, Awards.Select(award => (policy.FindAward(award)?.Places ?? 0) - Outside(policy, award)).Capped())],
        };
    }

    /// <summary>The figure where no other is meant; null when nothing is bounded in general.</summary>
    public LimitFigure? General => Share is null && Count is null ? null : new LimitFigure(Share, Count);

    /// <summary>The figure for a part of the list; null when nothing is bounded for it.</summary>
    public LimitFigure? FigureFor(LimitPart part, OrganisationDirectory directory) =>
        (part.Tier is null ? null : Figures.FirstOrDefault(figure => figure.AppliesTo(part, directory)))
        ?? General;

    private int Outside(CampaignPolicy policy, string award) => policy.Channels
        .Where(channel => channel.Award == award && channel.CountsInsideTotal && ExceptChannels.Contains(channel.Code))
        .Select(channel => channel.Places ?? 0).Capped();
}
