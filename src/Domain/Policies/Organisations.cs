using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>An organisation (单位) that takes part in a campaign.</summary>
/// <param name="Code">Code; regions use their GB/T 2260 code.</param>
/// <param name="Name">Full official name.</param>
/// <param name="Tier">Tier that decides who reviews, for example <c>county</c>; the campaign names its tiers.</param>
/// <param name="Superior">Code of the next higher organisation; null at the top.</param>
public sealed record Organisation(string Code, Text Name, string Tier, string? Superior);

/// <summary>All organisations of a campaign.</summary>
public sealed class OrganisationDirectory
{
    private readonly Dictionary<string, Organisation> _byCode;

    /// <summary>Makes a directory; of two entries with one code the first is kept, the loader reports the second.</summary>
    public OrganisationDirectory(IReadOnlyList<Organisation> organisations)
    {
        All = organisations;
        _byCode = organisations.DistinctBy(organisation => organisation.Code).ToDictionary(organisation => organisation.Code);
    }

    /// <summary>Every organisation in order of declaration.</summary>
    public IReadOnlyList<Organisation> All { get; }

    /// <summary>The organisation of this code, or null.</summary>
    public Organisation? Find(string code) => _byCode.GetValueOrDefault(code);

    /// <summary>The organisation and its superiors, nearest first.</summary>
    public IEnumerable<Organisation> Line(string code)
    {
        var seen = new HashSet<string>();
        for (var at = Find(code); at is not null && seen.Add(at.Code); at = at.Superior is null ? null : Find(at.Superior))
        {
            yield return at;
        }
    }

    /// <summary>The violation for a code that the directory lacks, with the nearest known code.</summary>
    public Violation Unknown(string code, string place)
    {
        return Violation.Unknown(ViolationCode.OrganisationUnknown, code, _byCode.Keys) with { Place = place };
    }
}

/// <summary>A role in the procedure (职责): which organisation acts for a nominee.</summary>
/// <param name="Code">Code, for example <c>first-reviewer</c>.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Routes">Who acts, by the tier of the recommending organisation; the tier <c>*</c> stands for all others.</param>
public sealed record Role(string Code, string Clause, Text Title, IReadOnlyDictionary<string, Route> Routes)
{
    /// <summary>The organisation that acts for nominees of <paramref name="recommender"/>; null when no route leads to one.</summary>
    public string? Resolve(string recommender, OrganisationDirectory directory)
    {
        if (directory.Find(recommender) is not { } organisation
            || !(Routes.TryGetValue(organisation.Tier, out var route) || Routes.TryGetValue("*", out route)))
        {
            return null;
        }

        return route switch
        {
            { Fixed: { } code } => code,
            { ToSuperior: true } => organisation.Superior,
            _ => organisation.Code,
        };
    }
}

/// <summary>One way to find the acting organisation: itself, its superior, or a fixed one.</summary>
/// <param name="ToSuperior">The superior acts.</param>
/// <param name="Fixed">Code of the organisation that acts for everybody; null when it depends on the recommender.</param>
public sealed record Route(bool ToSuperior, string? Fixed)
{
    /// <summary>The recommending organisation itself.</summary>
    public static Route Self { get; } = new(ToSuperior: false, null);

    /// <summary>Its superior.</summary>
    public static Route Superior { get; } = new(ToSuperior: true, null);

    /// <summary>One organisation for everybody.</summary>
    public static Route To(string organisation) => new(ToSuperior: false, organisation);
}

/// <summary>One row of the quota table (名额分配表).</summary>
/// <param name="Organisation">Code of the organisation that holds the places.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="Places">Number of places, 0 or more.</param>
public sealed record QuotaRow(string Organisation, string Award, int Places)
{
    /// <summary>How many candidates may be recommended (推荐名额), the surplus included; null where the surplus says it.</summary>
    public int? Candidates { get; init; }

    /// <summary>How many reserves may be named; null where the reserves say it for each place.</summary>
    public int? Reserves { get; init; }
}

/// <summary>Places that several awards share (合用名额): whoever holds one recommends for either.</summary>
/// <param name="Code">Code that stands in the quota table in place of an award.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Awards">Codes of the awards.</param>
/// <param name="Places">Planned number of honours of these awards together; the places of each are a ceiling of its own.</param>
public sealed record SharedPlaces(string Code, string Clause, Text Title, IReadOnlyList<string> Awards, int Places);

/// <summary>A channel (渠道) whose nominees use no place of their organisation.</summary>
/// <param name="Code">Code that a nomination names.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Award">Award in which its nominees compete.</param>
/// <param name="CountsInsideTotal">Whether they count inside the planned number of the award.</param>
/// <param name="Places">Places listed separately for the channel (单列名额); null when it has no number of its own.</param>
public sealed record ExemptChannel(string Code, string Clause, Text Title, string Award, bool CountsInsideTotal, int? Places = null);

/// <summary>Whose reserves follow when a place falls vacant.</summary>
public enum ReservePromotion
{
    /// <summary>本单位递补: only those of the organisation that holds the place.</summary>
    Organisation,

    /// <summary>跨单位择优递补: those of the organisation first, then the best of others.</summary>
    Across,
}

/// <summary>Ranked reserves (递补人选): named beside the candidates, they follow in their order where a place falls vacant.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="PerPlace">Reserves that an organisation may name for each of its places, 1 or more.</param>
/// <param name="By">Code of the role that promotes them.</param>
/// <param name="Promotion">Whose reserves follow.</param>
public sealed record Reserves(string Clause, int PerPlace, string By, ReservePromotion Promotion)
{
    /// <summary>The last rank for so many places.</summary>
    public int Ranks(int places) => (int)Math.Min((long)places * PerPlace, int.MaxValue);
}

/// <summary>Surplus selection (差额评选): organisations name more candidates than they have places, and the best of all of them are honoured.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="Share">How many more, as a share of the organisation's places; null where the quota table says how many candidates.</param>
/// <param name="RoundUp">Whether a part of a candidate counts as one.</param>
public sealed record Surplus(string Clause, Share? Share, bool RoundUp) : IPlaced
{
    /// <summary>Codes of the awards that it is for; empty for all.</summary>
    public IReadOnlyList<string> Awards { get; init; } = [];

    /// <summary>Clause by which no organisation gets more honours than it has places; null where the best of the whole pool win.</summary>
    public string? OwnPlacesClause { get; init; }

    /// <summary>Path of the entry that declares it; null for its place in the policy.</summary>
    public string? DeclaredAt { get; init; }

    /// <summary>Candidates beyond so many places; 0 where the quota table says how many.</summary>
    public int Beyond(int places) => Share is not { } share ? 0 : RoundUp ? share.Ceiling(places) : share.Floor(places);

    /// <summary>Whether it is for an award.</summary>
    public bool IsFor(string award) => Awards.Count == 0 || Awards.Contains(award);
}

/// <summary>organisations.csv and quotas.csv, the sections <c>roles</c>, <c>channels</c> and <c>quotas</c>, and what depends on the tiers of organisations.</summary>
internal sealed class OrganisationLanguage(IReadOnlyList<Organisation> organisations)
{
    private static readonly Dictionary<string, Route> Directions = new() { ["self"] = Route.Self, ["superior"] = Route.Superior };

    private static readonly Reader<Route> RouteReader = new(
        Expect.Name.Shape,
        node => Expect.Name.Read(node) is var name && Directions.TryGetValue(name, out var direction) ? direction : new Route(ToSuperior: false, name),
        () => Route.Self);

    public static IReadOnlyList<string> OrganisationColumns { get; } = ["code", "tier", "superior", "zh", "en"];

    public const string CandidatesColumn = "candidates";

    public const string ReservesColumn = "reserves";

    public static IReadOnlyList<string> QuotaColumns { get; } = ["organisation", "award", "places"];

    /// <summary>The rows of organisations.csv.</summary>
    public static Reader<IReadOnlyList<Organisation>> Organisations { get; } = Expect.ListOf(Expect.Element<Organisation>(f =>
    {
        f.Element(one => $"organisation {one.Code}", title: (one, _) => one.Name);
        var zh = f.Required("zh", one => one.Name.Zh, Expect.Words, "中文", "Chinese");
        return new Organisation(
            f.Code(one => one.Code),
            new Text(zh, f.Optional("en", one => one.Name.En, Expect.Words, zh, "英文；不写则用中文", "English; the Chinese stands in when left out")),
            f.Required("tier", one => one.Tier, Expect.Name, "层级", "tier"),
            f.Optional("superior", one => one.Superior, Expect.Name, "上级单位", "the next higher body"));
    }));

    /// <summary>The rows of quotas.csv, each with its cells under the columns of sub-quotas.</summary>
    public static Reader<IReadOnlyList<(QuotaRow Row, IReadOnlyList<Field> SubQuotas)>> Quotas { get; } = Expect.ListOf(Expect.Element<QuotaRow, (QuotaRow, IReadOnlyList<Field>)>(f =>
    {
        f.Element(row => $"quota {row.Organisation}/{row.Award}", (_, policy) => policy.QuotaClause, (row, policy) => policy.Organisations.Find(row.Organisation)?.Name);
        return (
            new QuotaRow(
                f.Required("organisation", Expect.Name, "单位代码", "code of an organisation"),
                f.Required("award", Expect.Name, "奖项代码", "code of the award"),
                f.Required("places", row => row.Places, Expect.Whole, "名额数", "number of places"))
            {
                Candidates = f.OptionalValue(CandidatesColumn, row => row.Candidates, Expect.Whole, "推荐名额（含差额）；不写即按 surplus 计算", "candidates that may be recommended, surplus included; by the surplus when left out"),
                Reserves = f.OptionalValue(ReservesColumn, row => row.Reserves, Expect.Whole, "递补人选数；不写即按 reserves 计算", "reserves that may be named; by the reserves when left out"),
            },
            f.Others());
    }));

    /// <summary>The section <c>channels</c>.</summary>
    public static Reader<IReadOnlyList<ExemptChannel>> Channels { get; } = Expect.ListOf(Expect.Element<ExemptChannel>(f =>
    {
        f.Element(channel => $"channel {channel.Code}");
        return new ExemptChannel(
            f.Code(channel => channel.Code),
            f.Clause(channel => channel.Clause, channel => $"channel {channel.Code}", ClauseKind.Limit, ClauseKind.Quota),
            f.Title(channel => channel.Title),
            f.Required("award", channel => channel.Award, Expect.Name, "奖项代码", "code of the award"),
            f.Required("countsInsideTotal", channel => channel.CountsInsideTotal, Expect.Flag, "是否计入奖项总名额", "whether they count inside the award's number", Slip.Altered),
            f.OptionalValue("places", channel => channel.Places, Expect.Whole, "单列名额数；不写即无专门名额", "places listed separately for the channel", Slip.Altered));
    }));

    /// <summary>The key <c>surplus</c> of <c>quotas</c>: one for all awards, or several.</summary>
    public static Reader<IReadOnlyList<Surplus>> Surpluses
    {
        get
        {
            var one = Expect.Element<Surplus>(Surplus);
            var several = Expect.ListOf(one);
            return new Reader<IReadOnlyList<Surplus>>(
                new Shape.Either(several.Shape, one.Shape),
                node => node is Mapping ? [one.Read(node) with { DeclaredAt = node.Path }] : several.Read(node),
                () => []);
        }
    }

    /// <summary>The key <c>shared</c> of <c>quotas</c>.</summary>
    public static Reader<IReadOnlyList<SharedPlaces>> Shared { get; } = Expect.ListOf(Expect.Element<SharedPlaces>(f =>
    {
        f.Element(shared => $"shared places {shared.Code}");
        return new SharedPlaces(
            f.Code(shared => shared.Code),
            f.Clause(shared => shared.Clause, shared => $"shared places {shared.Code}", ClauseKind.Quota, ClauseKind.Limit),
            f.Title(shared => shared.Title),
            f.Required("awards", shared => shared.Awards, Expect.ListOf(Expect.Name), "合用名额的奖项", "awards that share the places"),
            f.Required("places", shared => shared.Places, Expect.Whole, "合计名额数", "places of these awards together", Slip.Altered));
    }));

    /// <summary>The key <c>reserves</c> of <c>quotas</c>.</summary>
    public static Reader<Reserves> Reserves { get; } = Expect.Element<Reserves>(f => new Reserves(
        f.Clause(reserves => reserves.Clause, _ => "reserves", ClauseKind.Quota, ClauseKind.Step),
        f.Optional("perPlace", reserves => reserves.PerPlace, Expect.Whole, 1, "每个名额可报几名递补人选", "reserves for each place", Slip.Altered),
        f.Required("by", reserves => reserves.By, Expect.Name, "办理职责的代码", "code of the role that acts"),
        f.Optional("promotion", reserves => reserves.Promotion, Expect.OneOf<ReservePromotion>(), ReservePromotion.Organisation, "递补范围：organisation 本单位，across 可跨单位", "into whose places: organisation, their own; across, also those of others", Slip.Altered)));

    /// <summary>The tier of some organisation.</summary>
    public Reader<string> Tier { get; } = Expect.Known(ViolationCode.TierUnknown, new Text("层级", "tier"), organisations.Select(organisation => organisation.Tier));

    /// <summary>The code of some organisation.</summary>
    public Reader<string> Code { get; } = Expect.Known(ViolationCode.OrganisationUnknown, new Text("单位", "organisation"), organisations.Select(organisation => organisation.Code));

    /// <summary>The section <c>roles</c>.</summary>
    public Reader<IReadOnlyList<Role>> Roles => Expect.ListOf(Expect.Element<Role>(f =>
    {
        f.Element(role => $"role {role.Code}");
        return new Role(
            f.Code(role => role.Code),
            f.Clause(role => role.Clause, role => $"role {role.Code}", ClauseKind.Step),
            f.Title(role => role.Title),
            f.Required("organisation", Written, Routes, "self 推荐单位本身，superior 其上级，或单位代码；可按层级分别写明，* 为其他", "self, superior or the code of an organisation; by tier of the recommender, * for all others"));
    }));

    private static Surplus Surplus(Fields<Surplus> f)
    {
        f.ExactlyOneOf("share", CandidatesColumn);
        var clause = f.Clause(surplus => surplus.Clause, _ => "surplus nomination", ClauseKind.Limit, ClauseKind.Quota);
        var share = f.OptionalValue("share", surplus => surplus.Share, LimitLanguage.Share, "比名额多推荐的比例", "how many more than places, as a share of them");
        f.Optional(CandidatesColumn, surplus => surplus.Share is null ? SubQuotas.Table : null, Expect.OneOf(new Dictionary<string, string> { [SubQuotas.Table] = SubQuotas.Table }, SubQuotas.Table), "table：推荐名额取自 quotas.csv 的 candidates 列", "table: how many candidates, the column of quotas.csv says");
        return new Surplus(
            clause,
            share,
            f.OptionalWhere(share is not null, "roundUp", surplus => surplus.RoundUp, Expect.Flag, false, new Text("比例（share）", "a share"), "不足一名的按一名计", "a part of a candidate counts as one"))
        {
            Awards = f.Optional("awards", surplus => surplus.Awards, Expect.ListOf(Expect.Name), [], "适用的奖项；不写即全部", "awards that it is for; all when left out", Slip.LeftOut | Slip.ItemLeftOut),
            OwnPlacesClause = f.Cites("ownPlaces", surplus => surplus.OwnPlacesClause, "表彰数以各单位名额为限的条款；不写即全体择优", "clause by which no organisation gets more honours than places; without it the best of all win", Slip.LeftOut, _ => "own places in a surplus selection", ClauseKind.Quota, ClauseKind.Limit),
        };
    }

    // Either one route for everybody or a mapping of tiers to routes.
    private Reader<IReadOnlyDictionary<string, Route>> Routes => new(
        new Shape.Either(RouteReader.Shape, new Shape.Entries(() => RouteReader.Shape)),
        node => node is Mapping byTier
            ? byTier.Entries.ToDictionary(TierOf, entry => RouteReader.Read(entry.Value))
            : new Dictionary<string, Route> { ["*"] = RouteReader.Read(node) },
        () => new Dictionary<string, Route>());

    private static IEnumerable<string> Written(Role role) => role.Routes.OrderBy(route => route.Key, StringComparer.Ordinal)
        .Select(route => $"{route.Key}: {(route.Value.ToSuperior ? "superior" : route.Value.Fixed ?? "self")}");

    private string TierOf(Field entry)
    {
        if (entry.Key != "*")
        {
            Tier.Read(new Scalar(entry.Value.Path, entry.KeyAt, entry.Value.Findings, entry.Key));
        }

        return entry.Key;
    }
}
