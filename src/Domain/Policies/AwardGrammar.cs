using System.Globalization;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Grammar of <c>awards</c>, <c>channels</c> and <c>limits</c>.</summary>
internal sealed class AwardGrammar(
    Reader<Condition> condition, Reader<FactDefinition?> known, Reader<string> organisation, Reader<string> tier, SubQuotas subQuotas)
{
    private const string ExactShare = @"(100|[0-9]{1,2}(\.[0-9]{1,6})?)%|[0-9]+/[0-9]+";

    /// <summary>The section <c>channels</c>.</summary>
    public static Reader<IReadOnlyList<ExemptChannel>> Channels { get; } = Expect.ListOf(Expect.Mapping(f => new ExemptChannel(
        f.Required("code", Expect.Name),
        f.Required("clause", Expect.Name),
        f.Required("title", Expect.Label),
        f.Required("award", Expect.Name),
        f.Required("countsInsideTotal", Expect.Flag),
        f.OptionalValue("places", Expect.Whole))));

    /// <summary>The key <c>surplus</c> of <c>quotas</c>.</summary>
    public static Reader<Surplus> Surplus => Expect.Mapping(f => new Surplus(
        f.Required("clause", Expect.Name), f.Required("share", ShareReader), f.Optional("roundUp", Expect.Flag, otherwise: false)));

    /// <summary>The key <c>reserves</c> of <c>quotas</c>.</summary>
    public static Reader<Reserves> Reserves { get; } = Expect.Mapping(f => new Reserves(
        f.Required("clause", Expect.Name),
        f.Optional("perPlace", Expect.Whole, 1),
        f.Required("by", Expect.Name),
        f.Optional("promotion", Expect.OneOf<ReservePromotion>(), ReservePromotion.Organisation)));

    /// <summary>The section <c>posthumous</c>; null when its fact could not be read.</summary>
    public Reader<Posthumous?> Posthumous => Expect.Mapping(
        f =>
        {
            var clause = f.Required("clause", Expect.Name);
            var diedOn = f.Required("diedOn", known);
            if (diedOn is { Kind: not FactKind.Date })
            {
                f.Report("wrong-type", $"“{diedOn.Code}”须为日期。", $"'{diedOn.Code}' must be a date.");
            }

            return diedOn is null ? null : new Posthumous(clause, diedOn);
        },
        () => null);

    /// <summary>The section <c>awards</c>.</summary>
    public Reader<IReadOnlyList<Award>> Awards => Expect.ListOf(Expect.Mapping(f => new Award(
        f.Required("code", Expect.Name),
        f.Required("kind", Expect.OneOf<NomineeKind>()),
        f.Required("title", Expect.Label),
        f.Required("places", Expect.Whole),
        f.Required("clause", Expect.Name),
        f.Optional("rules", Expect.ListOf(Expect.Mapping(Rule)), []),
        f.Optional("rewards", Expect.ListOf(Expect.Mapping(Reward)), []))
    {
        Titles = f.Optional("titles", Expect.ListOf(Expect.Mapping(Title)), []),
        ConferredBy = f.Optional("conferredBy", Expect.Name),
    }));

    /// <summary>The section <c>limits</c>.</summary>
    public Reader<IReadOnlyList<CompositionLimit>> Limits
    {
        get
        {
            var limits = Expect.ListOf(Expect.Mapping(Limit));
            return new Reader<IReadOnlyList<CompositionLimit>>(limits.Shape, node => [.. limits.Read(node).SelectMany((entry, i) => entry.Select(limit => limit with { DeclaredAt = $"limits[{i}]" }))], () => []);
        }
    }

    /// <summary>An exact share such as <c>20%</c> or <c>1/3</c>.</summary>
    internal static Reader<Share> ShareReader { get; } = new(
        new Shape.Value(new Text("精确比例，如 20%、12.5% 或 1/3", "an exact share, like 20%, 12.5% or 1/3"), $"^({ExactShare})$") { Name = "share" },
        node =>
        {
            var text = Expect.Words.Read(node);
            if (!Share.TryParse(text, out var share) && node is Scalar)
            {
                node.Report(
                    "share-not-exact",
                    $"“{Spelling.Shown(text)}”不是0到1之间的精确比例；请写成 20%、12.5% 或 1/3 的形式。",
                    $"'{Spelling.Shown(text)}' is no exact share between 0 and 1; write it like 20%, 12.5% or 1/3.");
            }

            return share;
        },
        () => default);

    private static Text WithShare { get; } = new("比例（如 20%）", "a share, like 20%");

    private static Shape.Value FigureShape { get; } =
        new(new Text("人数或精确比例，如 3、20% 或 1/3", "a count or an exact share, like 3, 20% or 1/3"), $"^([0-9]+|{ExactShare})$", "integer") { Name = "figure" };

    private static Reader<LimitFigure> FigureReader { get; } = new(
        FigureShape,
        node =>
        {
            if (node is Scalar { Value: var text } && (text.Contains('%', StringComparison.Ordinal) || text.Contains('/', StringComparison.Ordinal)))
            {
                return new LimitFigure(ShareReader.Read(node), null);
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

    private static Reward Reward(Fields f) => new(
        f.Required("kind", Expect.OneOf<RewardKind>()),
        f.Required("clause", Expect.Name),
        f.Optional("number", Expect.Words),
        f.OptionalValue("amount", Expect.Whole),
        f.Optional("title", Expect.Label));

    private TitleVariant Title(Fields f) => new(
        f.Required("clause", Expect.Name), f.Required("title", Expect.Label), f.Required("when", condition));

    private EligibilityRule Rule(Fields f) => new(
        f.Required("code", Expect.Name),
        f.Required("clause", Expect.Name),
        f.Optional("strength", Expect.OneOf<Strength>(), Strength.Must),
        f.Required("title", Expect.Label),
        f.Optional("when", condition),
        f.Required("require", condition))
    {
        Unless = f.Optional(
            "unless",
            Expect.ListOf(Expect.Mapping(e => new RuleException(e.Required("clause", Expect.Name), e.Required("title", Expect.Label), e.Required("when", condition)))),
            []),
    };

    // One limit, or one for each value that has to be covered.
    private IReadOnlyList<CompositionLimit> Limit(Fields f)
    {
        f.ExactlyOneOf("atMost", "atLeast", "exactly", "reported", "figures", "covers");
        var code = f.Peek("code") is Scalar { Value: var written } ? written : string.Empty;
        var atMost = f.Optional("atMost", FigureReader);
        var atLeast = f.Optional("atLeast", FigureReader);
        var exactly = f.Optional("exactly", FigureReader);
        f.OptionalValue("reported", OnlyTrue);
        var figures = f.Optional("figures", Expect.Mapping(fields => Figures(fields, code)));
        var figure = atMost ?? atLeast ?? exactly;
        var hasShare = figure?.Share is not null || figures?.All.Any(special => special.Share is not null) == true;
        var limitBase = f.OptionalWhere(hasShare, "base", Expect.OneOf<LimitBase>(), LimitBase.Listed, WithShare);
        var rounding = f.OptionalWhere(hasShare, "rounding", Expect.OneOf<LimitRounding>(), LimitRounding.KeepsShare, WithShare);
        var limit = new CompositionLimit(
            f.Required("code", Expect.Name),
            f.Required("clause", Expect.Name),
            f.Optional("strength", Expect.OneOf<Strength>(), Strength.Must),
            f.Required("title", Expect.Label),
            f.Required("awards", Expect.ListOf(Expect.Name)),
            f.Optional("members", condition, Everybody),
            figures?.Bound ?? (atMost is not null ? BoundKind.AtMost : atLeast is not null ? BoundKind.AtLeast : exactly is not null ? BoundKind.Exactly : BoundKind.Reported),
            figure?.Share,
            figure?.Count,
            limitBase)
        {
            Within = f.Optional("within", condition),
            Rounding = rounding,
            Scope = f.Optional("scope", Expect.OneOf<LimitScope>(), LimitScope.List),
            Tiers = f.Optional("tiers", Expect.ListOf(tier), []),
            Figures = figures?.All ?? [],
            ExceptChannels = f.Optional("exceptChannels", Expect.ListOf(Expect.Name), []),
        };
        return f.Optional("covers", Expect.Mapping(Coverage)) is { } coverage ? coverage.Split(limit) : [limit];
    }

    private FigureTable Figures(Fields f, string limit)
    {
        f.ExactlyOneOf("atMost", "atLeast", "exactly");
        var all = Listed(limit);
        var (atMost, atLeast, exactly) = (f.Optional("atMost", all), f.Optional("atLeast", all), f.Optional("exactly", all));
        return new FigureTable(
            atMost is not null ? BoundKind.AtMost : exactly is not null ? BoundKind.Exactly : BoundKind.AtLeast, atMost ?? atLeast ?? exactly ?? []);
    }

    // Either written here, or the column of the quota table that bears the limit's code.
    private Reader<IReadOnlyList<LimitFigure>> Listed(string limit)
    {
        var list = Expect.ListOf(Expect.Mapping(Special));
        return new Reader<IReadOnlyList<LimitFigure>>(
            new Shape.Either(list.Shape, new Shape.Words([SubQuotas.Table])),
            node => node is Scalar { Value: SubQuotas.Table } ? subQuotas.Figures(limit, node) : list.Read(node),
            () => []);
    }

    private LimitFigure Special(Fields f) => f.Required("figure", FigureReader) with
    {
        Organisations = f.Optional("organisations", Expect.ListOf(organisation), []),
        Regions = f.Optional("regions", Expect.ListOf(organisation), []),
        Tiers = f.Optional("tiers", Expect.ListOf(tier), []),
        AllottedAtLeast = f.OptionalValue("allottedAtLeast", Expect.Whole),
        AllottedBelow = f.OptionalValue("allottedBelow", Expect.Whole),
    };

    private CoverageOf Coverage(Fields f)
    {
        var fact = f.Required("fact", known);
        var values = f.Required("values", Expect.ListOf(ConditionGrammar.ValueOf(fact)));
        return new CoverageOf(fact, values, f.Optional("atLeast", Expect.Whole, 1));
    }

    private static Condition Everybody { get; } = new All([]);

    /// <summary>Figures that differ by organisation, all bounding the same way.</summary>
    private sealed record FigureTable(BoundKind Bound, IReadOnlyList<LimitFigure> All);

    /// <summary>Every listed value must be among the nominees.</summary>
    private sealed record CoverageOf(FactDefinition? Fact, IReadOnlyList<FactValue> Values, int AtLeast)
    {
        public IReadOnlyList<CompositionLimit> Split(CompositionLimit limit) =>
            Fact is null ? [] : limit.Covering(Fact, [.. Values.Where(value => value.IsKnown)], AtLeast);
    }
}
