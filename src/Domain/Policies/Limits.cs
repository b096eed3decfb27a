using System.Globalization;
using Commendation.Domain.Policies.Language;
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
public sealed record LimitFigure(Share? Share, int? Count) : IPlaced
{
    /// <summary>The share or the count in words.</summary>
    internal string? Shown => Share?.ToString() ?? Count?.ToString(CultureInfo.InvariantCulture);

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
    BoundKind Bound, Share? Share, int? Count, LimitBase Base) : IPlaced
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

    /// <summary>Whether a floor, or an exact number, is asked only of a part in whose base anybody is listed (如有推荐); otherwise also of one that lists nobody.</summary>
    public bool IfAny { get; init; }

    /// <summary>Where it bites: the code of a stage, or a word of <see cref="EnforcementWords"/>; null for the list.</summary>
    public string? Enforced { get; init; }

    /// <summary>Words for the stage at which a limit bites, where the procedure has one stage of that sort.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<StageKind>> EnforcementWords { get; } = new Dictionary<string, IReadOnlyList<StageKind>>
    {
        ["recommendation"] = [StageKind.Recommendation],
        ["hand-in"] = [StageKind.Submission],
        ["review"] = [StageKind.Review],
        ["list"] = [StageKind.Listing],
        ["decision"] = [StageKind.Decision, StageKind.Forwarding],
    };

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

    /// <summary>Whether the limit is for the quota holders of this tier.</summary>
    public bool IsFor(string tier) => Tiers.Count == 0 || Tiers.Contains(tier);

    /// <summary>
    /// The parts that it looks at: the whole list, or one for each quota holder or tier that it is for. Places listed separately for channels
    /// that stand outside are no part of what is planned.
    /// </summary>
    public IReadOnlyList<LimitPart> Parts(CampaignPolicy policy)
    {
        var holders = policy.Quotas.Where(row => policy.AwardsOf(row).Any(Awards.Contains)).ToLookup(row => row.Organisation, row => row.Places);
        var concerned = policy.Quotas.Select(row => row.Organisation).Distinct().Select(code => policy.Organisations.Find(code)).OfType<Organisation>().Where(holder => IsFor(holder.Tier));
        return Scope switch
        {
            LimitScope.Organisation => [.. concerned.Select(holder => new LimitPart(holder, holder.Tier, holders[holder.Code].Capped()))],
            LimitScope.Tier => [.. concerned.GroupBy(holder => holder.Tier).Select(tier => new LimitPart(null, tier.Key, tier.SelectMany(holder => holders[holder.Code]).Capped()))],
            _ => [new LimitPart(null, null, Awards.GroupBy(policy.QuotaOf).Select(awards => Planned(policy, awards.Key, [.. awards])).Capped())],
        };
    }

    /// <summary>The figure where no other is meant; null when nothing is bounded in general.</summary>
    public LimitFigure? General => Share is null && Count is null ? null : new LimitFigure(Share, Count);

    /// <summary>The figure for a part of the list; null when nothing is bounded for it, as by a floor or an exact number where there are no places to fill.</summary>
    public LimitFigure? FigureFor(LimitPart part, OrganisationDirectory directory) =>
        part.Allotted == 0 && Bound != BoundKind.AtMost ? null
        : (part.Tier is null ? null : Figures.FirstOrDefault(figure => figure.AppliesTo(part, directory))) ?? General;

    // Of awards that share their places no more are planned than they share.
    private int Planned(CampaignPolicy policy, string quota, IReadOnlyList<string> awards)
    {
        var each = awards.Select(award => (policy.FindAward(award)?.Places ?? 0) - Outside(policy, award)).Capped();
        return policy.Shared.FirstOrDefault(shared => shared.Code == quota) is { } together ? Math.Min(each, together.Places) : each;
    }

    private int Outside(CampaignPolicy policy, string award) => policy.Channels
        .Where(channel => channel.Award == award && channel.CountsInsideTotal && ExceptChannels.Contains(channel.Code))
        .Select(channel => channel.Places ?? 0).Capped();
}

/// <summary>The section <c>limits</c>.</summary>
internal sealed class LimitLanguage(
    Reader<Condition> condition, Reader<FactDefinition?> known, Reader<string> organisation, Reader<string> tier, SubQuotas subQuotas)
{
    private const string ExactShare = @"(100|[0-9]{1,2}(\.[0-9]{1,6})?)%|[0-9]+/[0-9]+";

    /// <summary>The section <c>limits</c>.</summary>
    public Reader<IReadOnlyList<CompositionLimit>> Limits
    {
        get
        {
            var limits = Expect.ListOf(Expect.Element<CompositionLimit, IReadOnlyList<CompositionLimit>>(Limit));
            return new Reader<IReadOnlyList<CompositionLimit>>(limits.Shape, node => [.. limits.Read(node).SelectMany((entry, i) => entry.Select(limit => limit with { DeclaredAt = $"limits[{i}]" }))], () => []);
        }
    }

    /// <summary>An exact share such as <c>20%</c> or <c>1/3</c>.</summary>
    internal static Reader<Share> Share { get; } = new(
        new Shape.Value(new Text("精确比例，如 20%、12.5% 或 1/3", "an exact share, like 20%, 12.5% or 1/3"), $"^({ExactShare})$") { Name = "share" },
        node =>
        {
            var text = Expect.Words.Read(node);
            if (!Shared.Share.TryParse(text, out var share) && node is Scalar)
            {
                node.Report(
                    ViolationCode.ShareNotExact,
                    $"“{Expect.Shown(text)}”不是0到1之间的精确比例；请写成 20%、12.5% 或 1/3 的形式。",
                    $"'{Expect.Shown(text)}' is no exact share between 0 and 1; write it like 20%, 12.5% or 1/3.");
            }

            return share;
        },
        () => default);

    private static Text WithFloor { get; } = new("下限或确数（如 atLeast: 5）", "a floor or an exact number, like atLeast: 5");

    private static Text WithShare { get; } = new("比例（如 20%）", "a share, like 20%");

    private static Shape.Value FigureShape { get; } =
        new(new Text("人数或精确比例，如 3、20% 或 1/3", "a count or an exact share, like 3, 20% or 1/3"), $"^([0-9]+|{ExactShare})$", "integer") { Name = "figure" };

    private static Reader<LimitFigure> Figure { get; } = new(
        FigureShape,
        node =>
        {
            if (node is Scalar { Value: var text } && (text.Contains('%', StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal)))
            {
                return new LimitFigure(Share.Read(node), null);
            }

            if (node is not Scalar scalar || !int.TryParse(scalar.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
            {
                Expect.WrongType(node, FigureShape.Says);
                count = 0;
            }

            return new LimitFigure(null, count);
        },
        () => new LimitFigure(null, 0));

    private static Reader<bool> OnlyTrue { get; } = Expect.OneOf(new Dictionary<string, bool> { ["true"] = true }, standIn: true);

    // One limit, or one for each value that has to be covered.
    private IReadOnlyList<CompositionLimit> Limit(Fields<CompositionLimit> f)
    {
        f.Element(limit => $"limit {limit.Code}");
        f.ExactlyOneOf("atMost", "atLeast", "exactly", "reported", "figures", "covers");
        var code = f.Peek("code") is Scalar { Value: var written } ? written : string.Empty;
        var atMost = f.Optional("atMost", limit => General(limit, BoundKind.AtMost), Figure, "不超过：人数或比例", "at most: a count or a share", Upper);
        var atLeast = f.Optional("atLeast", limit => General(limit, BoundKind.AtLeast), Figure, "不少于：人数或比例", "at least: a count or a share", Lower);
        var exactly = f.Optional("exactly", limit => General(limit, BoundKind.Exactly), Figure, "恰好为：人数或比例", "exactly: a count or a share", Both);
        f.OptionalValue("reported", limit => limit.Bound == BoundKind.Reported ? true : null, OnlyTrue, "只统计、不限制", "only counted, nothing is bounded");
        var figures = f.Optional("figures", limit => limit.Figures.Count > 0 ? limit : null, Expect.Element<CompositionLimit, FigureTable>(fields => Figures(fields, code)), "因单位而异的指标，取首个适用者", "figures that differ by organisation; the first that applies wins");
        var figure = atMost ?? atLeast ?? exactly;
        var hasShare = figure?.Share is not null || figures?.All.Any(special => special.Share is not null) == true;
        var limitBase = f.OptionalWhere(hasShare, "base", limit => limit.Base, Expect.OneOf<LimitBase>(), LimitBase.Listed, WithShare, "比例的基数：listed 表彰数，planned 名额数，listed-and-planned 两者，nominated 推荐数", "what the share is taken of: listed, planned, listed-and-planned or nominated", Slip.Altered);
        var rounding = f.OptionalWhere(hasShare, "rounding", limit => limit.Rounding, Expect.OneOf<LimitRounding>(), LimitRounding.KeepsShare, WithShare, "取整：keeps-share 不突破比例，floor 舍去，ceiling 进位，half-up 四舍五入", "how a share becomes a number: keeps-share, floor, ceiling or half-up", Slip.Altered);
        var limit = new CompositionLimit(
            f.Code(limit => limit.Code),
            f.Clause(limit => limit.Clause, limit => $"limit {limit.Code}", ClauseKind.Limit, ClauseKind.Quota),
            f.Optional("strength", limit => limit.Strength, Expect.OneOf<Strength>(), Strength.Must, ClauseLanguage.StrengthNote.Zh, ClauseLanguage.StrengthNote.En, Slip.Altered),
            f.Title(limit => limit.Title),
            f.Required("awards", limit => limit.Awards, Expect.ListOf(Expect.Name), "合并计算的奖项", "awards whose lists are taken together", Slip.ItemLeftOut),
            f.Optional("members", limit => limit.Members is All { Parts.Count: 0 } ? null : limit.Members, condition, Everybody, "计入的对象；不写即全部", "who is counted; everybody when left out"),
            figures?.Bound ?? (atMost is not null ? BoundKind.AtMost : atLeast is not null ? BoundKind.AtLeast : exactly is not null ? BoundKind.Exactly : BoundKind.Reported),
            figure?.Share,
            figure?.Count,
            limitBase)
        {
            Within = f.Optional("within", limit => limit.Within, condition, "比例的基数只含这一部分", "the part of the list that the share is taken of", Slip.LeftOut),
            Rounding = rounding,
            Scope = f.Optional("scope", limit => limit.Scope, Expect.OneOf<LimitScope>(), LimitScope.List, "计算范围：list 全部名单，organisation 各单位，tier 各层级，nominee 各推荐对象", "counted over: list, organisation, tier or nominee", Slip.Altered),
            Tiers = f.Optional("tiers", limit => limit.Tiers, Expect.ListOf(tier), [], TierNote.Zh, TierNote.En, Slip.LeftOut | Slip.ItemLeftOut),
            Figures = figures?.All ?? [],
            ExceptChannels = f.Optional("exceptChannels", limit => limit.ExceptChannels, Expect.ListOf(Expect.Name), [], "不计入的渠道", "channels whose nominees stand outside", Slip.LeftOut | Slip.ItemLeftOut),
            Enforced = f.Optional("enforced", limit => limit.Enforced, Expect.Name, "在哪一环节执行：recommendation 推荐，hand-in 报送，review 审核，list 名单（默认），decision 决定，或环节代码", "where it bites: recommendation, hand-in, review, list (the default), decision, or the code of a stage", Slip.LeftOut),
            IfAny = f.OptionalWhere(f.Has("atLeast", "exactly", "covers") || figures is { Bound: not BoundKind.AtMost }, "ifAny", limit => limit.IfAny, OnlyTrue, false, WithFloor, "有人列入时才要求下限或确数", "a floor or exact number is asked only where anybody is listed", Slip.LeftOut),
        };
        return f.Optional("covers", Expect.Mapping(Coverage), "须覆盖的取值", "values each of which must be among the members") is { } coverage ? coverage.Split(limit) : [limit];
    }

    private static string? General(CompositionLimit limit, BoundKind bound) => limit.Bound == bound ? limit.General?.Shown : null;

    private FigureTable Figures(Fields<CompositionLimit> f, string limit)
    {
        f.ExactlyOneOf("atMost", "atLeast", "exactly");
        var all = Listed(limit);
        var atMost = f.Optional("atMost", of => of.Bound is BoundKind.AtLeast or BoundKind.Exactly ? null : of.Figures, all, "不超过的各档指标；table 取自 quotas.csv 中同名的列", "figures for at most; table: from the column of quotas.csv that bears the limit's code", Upper);
        var atLeast = f.Optional("atLeast", of => of.Bound == BoundKind.AtLeast ? of.Figures : null, all, "不少于的各档指标；table 取自 quotas.csv 中同名的列", "figures for at least; table: from the column of quotas.csv that bears the limit's code", Lower);
        var exactly = f.Optional("exactly", of => of.Bound == BoundKind.Exactly ? of.Figures : null, all, "恰好为的各档指标；table 取自 quotas.csv 中同名的列", "figures for exactly; table: from the column of quotas.csv that bears the limit's code", Both);
        return new FigureTable(
            atMost is not null ? BoundKind.AtMost : exactly is not null ? BoundKind.Exactly : BoundKind.AtLeast, atMost ?? atLeast ?? exactly ?? []);
    }

    // Either written here, or the column of the quota table that bears the limit's code.
    private Reader<IReadOnlyList<LimitFigure>> Listed(string limit)
    {
        var list = Expect.ListOf(Expect.Element<LimitFigure>(Special));
        return new Reader<IReadOnlyList<LimitFigure>>(
            new Shape.Either(list.Shape, new Shape.Words([SubQuotas.Table])),
            node => node is Scalar { Value: SubQuotas.Table } ? subQuotas.Figures(limit, node) : list.Read(node),
            () => []);
    }

    private LimitFigure Special(Fields<LimitFigure> f) => f.Required("figure", figure => figure.Shown, Figure, "指标：人数或比例", "a count or a share") with
    {
        Organisations = f.Optional("organisations", figure => figure.Organisations, Expect.ListOf(organisation), [], "单位代码", "codes of organisations"),
        Regions = f.Optional("regions", figure => figure.Regions, Expect.ListOf(organisation), [], "单位代码：该单位及其以下各单位", "organisations; all that stand at or below one"),
        Tiers = f.Optional("tiers", figure => figure.Tiers, Expect.ListOf(tier), [], TierNote.Zh, TierNote.En, Slip.LeftOut | Slip.ItemLeftOut),
        AllottedAtLeast = f.OptionalValue("allottedAtLeast", figure => figure.AllottedAtLeast is { } least ? $"≥{least}" : null, Expect.Whole, "名额不少于多少的单位", "organisations allotted at least so many places", Slip.Altered),
        AllottedBelow = f.OptionalValue("allottedBelow", figure => figure.AllottedBelow is { } below ? $"<{below}" : null, Expect.Whole, "名额少于多少的单位", "organisations allotted fewer places than this", Slip.Altered),
    };

    private CoverageOf Coverage(Fields f)
    {
        var fact = f.Required("fact", known, "事实代码", "code of a fact");
        var values = f.Required("values", Expect.ListOf(ConditionLanguage.ValueOf(fact)), "须覆盖的各个取值", "the values");
        return new CoverageOf(fact, values, f.Optional("atLeast", Expect.Whole, 1, "每个取值至少几名，默认1", "how many of each, 1 when left out", Slip.Altered));
    }

    private static Condition Everybody { get; } = new All([]);

    private static Text TierNote { get; } = new("单位层级（organisations.csv 中的 tier）", "tiers of organisations, as in organisations.csv");

    // A bound is mistaken for its opposite.
    private static Slips Upper { get; } = new(Slip.Altered, ["atLeast"]);

    private static Slips Lower { get; } = new(Slip.Altered, ["atMost"]);

    private static Slips Both { get; } = new(Slip.Altered, ["atMost", "atLeast"]);

    /// <summary>Figures that differ by organisation, all bounding the same way.</summary>
    private sealed record FigureTable(BoundKind Bound, IReadOnlyList<LimitFigure> All);

    /// <summary>Every listed value must be among the nominees.</summary>
    private sealed record CoverageOf(FactDefinition? Fact, IReadOnlyList<FactValue> Values, int AtLeast)
    {
        public IReadOnlyList<CompositionLimit> Split(CompositionLimit limit) =>
            Fact is null ? [] : limit.Covering(Fact, [.. Values.Where(value => value.IsKnown)], AtLeast);
    }
}
