using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What a nominee's identity number with a wrong check digit gets.</summary>
public enum CheckDigitPolicy
{
    /// <summary>The nomination is accepted with a warning.</summary>
    Warn,

    /// <summary>The nomination is refused.</summary>
    Refuse,
}

/// <summary>
/// The rules of one campaign (评选表彰活动) as a value: everything that its notice says, each element with its clause. Nothing in it is
/// specific to a region or an office, and nothing in it changes once a campaign has begun. Make one from a campaign folder or in C#,
/// and ask <see cref="PolicyChecks.Findings"/> whether it fits together.
/// </summary>
public sealed record CampaignPolicy
{
    /// <summary>Code of the campaign, the name of its folder.</summary>
    public required string Code { get; init; }

    /// <summary>Digest of the source that the policy was made from; names the version that a verdict was given under.</summary>
    public required string Version { get; init; }

    /// <summary>Title.</summary>
    public required Text Title { get; init; }

    /// <summary>Body that issued the notice.</summary>
    public required Text Issuer { get; init; }

    /// <summary>Document number of the notice.</summary>
    public required string DocumentNumber { get; init; }

    /// <summary>Day of the notice.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>Says that the campaign documents one that is over; null for a campaign that runs.</summary>
    public RecordCampaign? Record { get; init; }

    /// <summary>Which acts can be recorded on a later day than their own; null when none can.</summary>
    public LateRecording? LateRecording { get; init; }

    /// <summary>The series that the campaign is a round of; null when it stands alone.</summary>
    public Series? Series { get; init; }

    /// <summary>Clause ledger, in the notice's order.</summary>
    public required IReadOnlyList<Clause> Clauses { get; init; }

    /// <summary>Declared and derived facts.</summary>
    public required FactCatalogue Facts { get; init; }

    /// <summary>Organisations that take part.</summary>
    public required OrganisationDirectory Organisations { get; init; }

    /// <summary>Roles in the procedure.</summary>
    public required IReadOnlyList<Role> Roles { get; init; }

    /// <summary>Awards.</summary>
    public required IReadOnlyList<Award> Awards { get; init; }

    /// <summary>Quota table.</summary>
    public required IReadOnlyList<QuotaRow> Quotas { get; init; }

    /// <summary>Clause of the quota table.</summary>
    public required string QuotaClause { get; init; }

    /// <summary>Clause by which places may stay unused; null when every place must be used.</summary>
    public string? UnusedPlacesClause { get; init; }

    /// <summary>Surplus selection, of some awards or of all; empty when nobody may name more than its places.</summary>
    public IReadOnlyList<Surplus> Surpluses { get; init; } = [];

    /// <summary>Places that several awards share.</summary>
    public IReadOnlyList<SharedPlaces> Shared { get; init; } = [];

    /// <summary>Ranked reserves; null when nobody names any.</summary>
    public Reserves? Reserves { get; init; }

    /// <summary>Formulas that the quota table comes from; empty where the notice gives the table without one.</summary>
    public IReadOnlyList<QuotaFormula> Formulas { get; init; } = [];

    /// <summary>Posthumous awards (追授); null when the notice does not speak of them.</summary>
    public Posthumous? Posthumous { get; init; }

    /// <summary>Channels outside the quota table.</summary>
    public IReadOnlyList<ExemptChannel> Channels { get; init; } = [];

    /// <summary>Conditions that have a name; where one is asked for, it stands itself.</summary>
    public IReadOnlyList<NamedCondition> Conditions { get; init; } = [];

    /// <summary>Composition limits.</summary>
    public IReadOnlyList<CompositionLimit> Limits { get; init; } = [];

    /// <summary>Preferences by which candidates are ranked (择优次序), the first that tells two apart decides.</summary>
    public IReadOnlyList<Preference> Preferences { get; init; } = [];

    /// <summary>Clause that binds the order of the stages.</summary>
    public required string ProcedureClause { get; init; }

    /// <summary>Stages in their order.</summary>
    public required IReadOnlyList<Stage> Stages { get; init; }

    /// <summary>Events outside the procedure from which due dates are counted.</summary>
    public IReadOnlyList<CampaignEvent> Events { get; init; } = [];

    /// <summary>Holidays of regions, besides those of the whole country.</summary>
    public IReadOnlyList<LocalHoliday> Holidays { get; init; } = [];

    /// <summary>Forms and tables.</summary>
    public IReadOnlyList<Material> Materials { get; init; } = [];

    /// <summary>Sanctions.</summary>
    public IReadOnlyList<SanctionDefinition> Sanctions { get; init; } = [];

    /// <summary>Declared interpretations with the reading in force.</summary>
    public IReadOnlyList<Interpretation> Interpretations { get; init; } = [];

    /// <summary>What a wrong check digit gets.</summary>
    public CheckDigitPolicy CheckDigits { get; init; } = CheckDigitPolicy.Warn;

    /// <summary>The identifiers that nominees are named by.</summary>
    public AcceptedIdentifiers Identifiers { get; init; } = AcceptedIdentifiers.Ordinary;

    /// <summary>What is held against what about a person.</summary>
    public CrossChecks Checks { get; init; } = CrossChecks.Ordinary;

    /// <summary>How long personal data are kept; null where the campaign does not say, and nothing is deleted.</summary>
    public Retention? Retention { get; init; }

    /// <summary>Code of the role that may grant waivers, for limits and rules that bind in principle.</summary>
    public required string WaivedBy { get; init; }

    /// <summary>The award of this code, or null.</summary>
    public Award? FindAward(string code) => Awards.FirstOrDefault(award => award.Code == code);

    /// <summary>The stage of this code, or null.</summary>
    public Stage? FindStage(string code) => Stages.FirstOrDefault(stage => stage.Code == code);

    /// <summary>The role of this code, or null.</summary>
    public Role? FindRole(string code) => Roles.FirstOrDefault(role => role.Code == code);

    /// <summary>The award of a code that this policy resolved when it was built.</summary>
    /// <exception cref="ArgumentException">There is no such award: the code came past the edge unchecked.</exception>
    public Award AwardOf(string code) => FindAward(code) ?? throw Unresolved(code);

    /// <summary>The stage of a code that this policy resolved when it was built.</summary>
    /// <exception cref="ArgumentException">There is no such stage: the code came past the edge unchecked.</exception>
    public Stage StageOf(string code) => FindStage(code) ?? throw Unresolved(code);

    /// <summary>The role of a code that this policy resolved when it was built.</summary>
    /// <exception cref="ArgumentException">There is no such role: the code came past the edge unchecked.</exception>
    public Role RoleOf(string code) => FindRole(code) ?? throw Unresolved(code);

    /// <summary>The clause of an id that this policy resolved when it was built.</summary>
    /// <exception cref="ArgumentException">There is no such clause: the id came past the edge unchecked.</exception>
    public Clause ClauseOf(string id) => FindClause(id) ?? throw Unresolved(id);

    private ArgumentException Unresolved(string code) => new($"Campaign {Code} knows no '{code}'.", nameof(code));

    /// <summary>The day of the notice or of a declared event, where the policy itself knows from which day a time is counted; null for a stage.</summary>
    public DateOnly? FixedDay(string anchor) =>
        anchor == RelativeTime.Notice ? IssuedOn : Events.FirstOrDefault(known => known.Code == anchor)?.On;

    /// <summary>What a time is counted from, for people.</summary>
    public Text DescribeAnchor(string anchor)
    {
        if (anchor == RelativeTime.Notice)
        {
            return new Text("通知印发", "the notice");
        }

        if (Events.FirstOrDefault(known => known.Code == anchor) is { } known)
        {
            return known.Title;
        }

        var posted = anchor.EndsWith(RelativeTime.Posted, StringComparison.Ordinal);
        var title = FindStage(posted ? anchor[..^RelativeTime.Posted.Length] : anchor)?.Title ?? Text.Same(anchor);
        return posted ? new Text($"“{title.Zh}”发布", $"the posting of '{title.En}'") : new Text($"“{title.Zh}”办结", $"'{title.En}' was done");
    }

    /// <summary>The stages that a word or a code can mean as the place where a limit bites; the code of a stage comes before a word.</summary>
    internal IReadOnlyList<Stage> EnforcingStages(string? named) =>
        named is not null && FindStage(named) is { } stage ? [stage]
        : CompositionLimit.EnforcementWords.TryGetValue(named ?? "list", out var kinds) ? [.. Stages.Where(known => kinds.Contains(known.Kind))]
        : [];

    /// <summary>The stage at which a limit bites (执行环节); null where the procedure has none of that sort.</summary>
    /// <param name="limit">The limit.</param>
    public Stage? Enforcing(CompositionLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return EnforcingStages(limit.Enforced) is [var first, ..] ? first : null;
    }

    /// <summary>Whether a limit bites before the list is drawn up, when one nominee comes after the other.</summary>
    /// <param name="limit">The limit.</param>
    public bool BitesEarly(CompositionLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit is { Enforced: not null, Bound: not BoundKind.Reported } && Enforcing(limit) is { } stage && Stages.TakeWhile(known => known.Kind != StageKind.Listing && known != Stages[^1]).Contains(stage);
    }

    /// <summary>Whether a limit bites only when the honours are decided; the list merely shows it.</summary>
    /// <param name="limit">The limit.</param>
    public bool BitesAtDecision(CompositionLimit limit)
    {
        ArgumentNullException.ThrowIfNull(limit);
        return limit is { Enforced: not null, Bound: not BoundKind.Reported } && Enforcing(limit) == Stages[^1];
    }

    /// <summary>The organisation that acts in a role for nominees of this recommender, or null.</summary>
    public string? Acting(string role, string recommender) => FindRole(role)?.Resolve(recommender, Organisations);

    /// <summary>
    /// Codes of the roles that examine objections at a publicity, in their order. Who posted the nominee first is who recommended: without a
    /// declaration its objections go to whoever reviews next, and so on upwards.
    /// </summary>
    internal IReadOnlyList<string> Examiners(Stage publicity) =>
    [
        .. new[] { publicity.ExaminedBy ?? (publicity.By == Stages[0].By ? null : publicity.By) }
            .Concat(Stages.SkipWhile(stage => stage != publicity).Skip(1).Where(later => later.Kind is not (StageKind.Publicity or StageKind.Submission)).OrderBy(later => later.Kind != StageKind.Review).Select(later => later.By))
            .OfType<string>()
            .Distinct(),
    ];

    /// <summary>The first of these roles that does not lead to the recommending organisation itself, with the organisation; null when none does.</summary>
    internal (string Role, string Organisation)? Examining(IReadOnlyList<string> roles, string recommender)
    {
        foreach (var role in roles)
        {
            if (Acting(role, recommender) is { } organisation && organisation != recommender)
            {
                return (role, organisation);
            }
        }

        return null;
    }

    /// <summary>The role that confers an award.</summary>
    public Role Conferring(string award) => RoleOf(FindAward(award)?.ConferredBy ?? Stages[^1].By);

    /// <summary>The organisation whose places a nominee of <paramref name="recommender"/> takes: itself or the nearest superior with a row; null when none has one.</summary>
    public string? QuotaHolder(string recommender, string award) =>
        Organisations.Line(recommender).FirstOrDefault(o => RowOf(o.Code, award) is not null)?.Code;

    /// <summary>What the quota table calls the places of an award (名额归属): the code of those that it shares with others, or its own.</summary>
    /// <param name="award">Code of the award.</param>
    public string QuotaOf(string award) => Shared.FirstOrDefault(shared => shared.Awards.Contains(award))?.Code ?? award;

    /// <summary>The awards that a row of the quota table holds places for: its own, or those that share them.</summary>
    /// <param name="row">The row.</param>
    public IReadOnlyList<string> AwardsOf(QuotaRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Shared.FirstOrDefault(shared => shared.Code == row.Award)?.Awards ?? [row.Award];
    }

    /// <summary>The row by which an organisation holds places for an award; null when it holds none.</summary>
    /// <param name="organisation">Code of the organisation.</param>
    /// <param name="award">Code of the award.</param>
    public QuotaRow? RowOf(string organisation, string award)
    {
        var quota = QuotaOf(award);
        return Quotas.FirstOrDefault(row => row.Organisation == organisation && row.Award == quota);
    }

    /// <summary>The surplus selection that an award goes through; null when it has none.</summary>
    /// <param name="award">Code of the award.</param>
    public Surplus? SurplusOf(string award) => Surpluses.FirstOrDefault(surplus => surplus.IsFor(award));

    /// <summary>How many candidates the holder of a row may recommend: its places and the surplus.</summary>
    /// <param name="row">The row.</param>
    public int Candidates(QuotaRow row) => row?.Candidates ?? new[] { row?.Places ?? 0, row is null ? 0 : SurplusOf(AwardsOf(row)[0])?.Beyond(row.Places) ?? 0 }.Capped();

    /// <summary>Whether the honours of a row's holder are bounded by its own places: always, but where the best of a surplus win.</summary>
    /// <param name="row">The row.</param>
    public bool BindsHolder(QuotaRow row) => SurplusOf(AwardsOf(row)[0]) is null or { OwnPlacesClause: not null };

    /// <summary>The last rank of the reserves that the holder of a row may name; 0 when there are none.</summary>
    /// <param name="row">The row; null for an organisation without one.</param>
    public int Ranks(QuotaRow? row) => row?.Reserves ?? Reserves?.Ranks(row?.Places ?? 0) ?? 0;

    /// <summary>Places of an award, or of those that share theirs, that the quota table gives out: without those listed separately.</summary>
    /// <param name="quota">Code of the award or of the shared places.</param>
    public int PlacesIn(string quota)
    {
        var awards = Shared.FirstOrDefault(shared => shared.Code == quota)?.Awards ?? [quota];
        var places = Shared.FirstOrDefault(shared => shared.Code == quota)?.Places ?? FindAward(quota)?.Places ?? 0;
        return Math.Max(places - awards.Select(SeparatePlaces).Capped(), 0);
    }

    /// <summary>Places of an award that are listed separately for channels (单列名额) and lie inside its number.</summary>
    public int SeparatePlaces(string award) =>
        Channels.Where(channel => channel.Award == award && channel.CountsInsideTotal).Select(channel => channel.Places ?? 0).Capped();

    /// <summary>The clause of this id, or null.</summary>
    public Clause? FindClause(string id) => Clauses.FirstOrDefault(clause => clause.Id == id);

    /// <summary>Whether the figures that carry a clause are made up.</summary>
    public bool IsIllustrative(string? clause) => clause is not null && FindClause(clause) is { Illustrative: true };

    /// <summary>Every element of the policy that cites a clause: the path of the element, what it is, and the clause.</summary>
    public IEnumerable<ClauseUse> ClauseUses() =>
        from part in CampaignLanguage.Describe(this).All
        from said in part.Said
        where said.Key.Cites is not null
        select new ClauseUse(Node.Child(part.Path, said.Key.Name), part.Named(said.Key.Cites!.Element(part.Value)), (string)said.Value);

    /// <summary>Where every element of the policy stands in the campaign file, by the element itself.</summary>
    internal IReadOnlyDictionary<object, string> Paths() => CampaignLanguage.Describe(this).All
        .DistinctBy(part => part.Value, ReferenceEqualityComparer.Instance)
        .ToDictionary(part => part.Value, part => part.Path, ReferenceEqualityComparer.Instance);
}

/// <summary>One place in a policy that cites a clause.</summary>
/// <param name="Path">Path of the citing key in the campaign file.</param>
/// <param name="Element">What cites it, for people.</param>
/// <param name="Clause">The cited id.</param>
public sealed record ClauseUse(string Path, string Element, string Clause);

/// <summary>What the files of a campaign say: the whole language of policies.</summary>
internal static class CampaignLanguage
{
    // All four files as one, each list where its places say that it stands.
    private static readonly Lazy<Outline> Whole = new(() => new Outline.Plain([], [], [])
    {
        Is = Shape!.Outline.Identity,
        Keys =
        [
            .. ClauseLanguage.Ledger.Shape.Outline.Keys,
            Table("organisations", OrganisationLanguage.Organisations.Shape, policy => policy.Organisations.All),
            .. Shape.Outline.Keys.OrderBy(key => key.Name == DeclaredReadings.Key),
            Table("quotas", OrganisationLanguage.Quotas.Shape, policy => policy.Quotas),
        ],
    });

    /// <summary>What campaign.yaml looks like.</summary>
    public static Shape Shape { get; } = Campaign([], SubQuotas.None).Shape;

    /// <summary>A policy of which nothing is known.</summary>
    public static CampaignPolicy Nothing => Campaign([], SubQuotas.None).StandIn;

    /// <summary>A policy with every part of it, each beside the keys that describe it.</summary>
    public static PolicyPart Describe(CampaignPolicy policy) => new(policy, Whole.Value, string.Empty, null);

    /// <summary>The keys that cite clauses and can carry this sort of duty, without positions in lists.</summary>
    public static IReadOnlyList<string> Carriers(ClauseKind kind) => [.. Citing(Whole.Value, string.Empty, kind).Distinct()];

    /// <summary>Reads campaign.yaml, before anything of the other files is put to it.</summary>
    /// <param name="directory">What organisations.csv says.</param>
    /// <param name="subQuotas">What the further columns of quotas.csv say.</param>
    public static Reader<CampaignPolicy> Campaign(IReadOnlyList<Organisation> directory, SubQuotas subQuotas) => Expect.Element<CampaignPolicy>(f => Policy(f, directory, subQuotas));

    private static CampaignPolicy Policy(Fields<CampaignPolicy> f, IReadOnlyList<Organisation> directory, SubQuotas subQuotas)
    {
        f.Element(_ => "notice");
        f.Later(DeclaredReadings.Key, policy => policy.Interpretations, DeclaredReadings.Shape, "对通知未尽之处的解释口径", "declared readings of what the notice leaves open");
        var facts = FactLanguage.Read(f);
        var named = new Dictionary<string, Condition>();
        var conditions = new ConditionLanguage(facts, named);
        var condition = conditions.Condition;
        var declared = f.Optional("conditions", policy => policy.Conditions, AwardLanguage.Conditions(condition, named), [], "具名条件，供规则、例外、限制等引用", "conditions that have a name, for all that asks them");
        var organisations = new OrganisationLanguage(directory);
        var grammar = new AwardLanguage(condition, facts.Known);
        var roles = f.Required("roles", policy => policy.Roles, organisations.Roles, "职责：由谁办理", "roles: who acts for a nominee");
        var own = f.Required("awards", policy => policy.Awards, grammar.Awards, "评选的奖项", "the awards");
        var awards = AwardLanguage.With(f.Optional("rules", grammar.SharedRules(own), [], "几个奖项共同的资格规则", "rules of eligibility that several awards share", Slip.ItemLeftOut), own);
        var quotas = f.Required("quotas", policy => policy, Quotas(subQuotas), "名额分配，表见 quotas.csv", "allotment of places; the table is quotas.csv");
        var procedure = f.Required("procedure", policy => policy, Procedure(new StageLanguage(organisations.Tier, condition)), "评选程序", "the procedure");
        var policy = new CampaignPolicy
        {
            Conditions = declared,
            Code = string.Empty,
            Version = string.Empty,
            Clauses = [],
            Quotas = [],
            Title = f.Title(policy => policy.Title),
            Issuer = f.Required("issuer", policy => policy.Issuer, Expect.Label, "发文机关", "body that issued the notice"),
            DocumentNumber = f.Required("documentNumber", policy => policy.DocumentNumber, Expect.Words, "文号", "document number of the notice"),
            IssuedOn = f.Required("issuedOn", policy => policy.IssuedOn, Expect.Day, "发文日期", "day of the notice"),
            Record = f.Optional("record", policy => policy.Record, RecordLanguage.Record, "补录：本活动已经结束，办理事项为事后登记；正式办理的活动不写", "documents a campaign that is over, entered afterwards; left out where the campaign runs"),
            LateRecording = f.Optional("lateRecording", policy => policy.LateRecording, LateRecordingLanguage.Section, "补录：哪些环节的事项可在几个工作日内事后登记，由谁确认；不写则不得补录", "which acts can be recorded on a later day than their own, and who confirms; none when left out"),
            Series = f.Optional("series", policy => policy.Series, SanctionLanguage.Series, "届次：本活动是哪一系列的第几届", "the round of which series the campaign is"),
            Facts = facts.Catalogue,
            Organisations = new OrganisationDirectory(directory),
            Roles = roles,
            Awards = awards,
            QuotaClause = quotas.Clause,
            UnusedPlacesClause = quotas.Unused,
            Surpluses = quotas.Surpluses,
            Shared = quotas.Shared,
            Formulas = quotas.Formulas,
            Reserves = quotas.Reserves,
            Posthumous = f.Optional("posthumous", policy => policy.Posthumous, grammar.Posthumous, "追授", "posthumous honours"),
            Channels = f.Optional("channels", policy => policy.Channels, OrganisationLanguage.Channels, [], "不占推荐单位名额的渠道", "channels whose nominees use no place of their organisation", Slip.ItemLeftOut),
            Limits = subQuotas.Claimed(f.Optional("limits", policy => policy.Limits, new LimitLanguage(condition, facts.Known, organisations.Code, organisations.Tier, subQuotas).Limits, [], "对名单构成的限制", "limits over the list", Slip.ItemLeftOut), quotas.Shared, quotas.Formulas),
            Preferences = f.Optional("preferences", policy => policy.Preferences, new PreferenceLanguage(condition, facts.Known).Preferences, [], "择优次序：同等条件下谁优先", "by what candidates are ranked, in this order", Slip.ItemLeftOut),
            ProcedureClause = procedure.Clause,
            Stages = procedure.Stages,
            Events = f.Optional("events", policy => policy.Events, DueDateLanguage.Events, [], "程序以外的事件，可作为期限起点", "events outside the procedure, from which times are counted"),
            Holidays = f.Optional("holidays", policy => policy.Holidays, HolidayLanguage.Holidays(organisations.Code), [], "地方假日", "holidays of a region"),
            Materials = f.Optional("materials", policy => policy.Materials, MaterialLanguage.Materials(awards, procedure.Stages, facts), [], "表格和材料", "forms and materials", Slip.LeftOut | Slip.ItemLeftOut),
            Sanctions = f.Optional("sanctions", policy => policy.Sanctions, SanctionLanguage.Sanctions, [], "处理", "sanctions", Slip.ItemLeftOut),
            CheckDigits = f.Optional("checkDigits", policy => policy.CheckDigits, Expect.OneOf<CheckDigitPolicy>(), CheckDigitPolicy.Warn, "证件号码校验位有误时：refuse 拒绝，warn 提示", "what a wrong check digit gets: refuse or warn"),
            Identifiers = f.Optional("identifiers", policy => policy.Identifiers, IdentifierLanguage.Accepted, AcceptedIdentifiers.Ordinary, "可用的证件类型；不写则为公民身份号码和统一社会信用代码", "kinds of identifiers; resident numbers and credit codes when left out"),
            Checks = f.Optional("checks", policy => policy.Checks, CrossCheckLanguage.Checks(facts.Known), CrossChecks.Ordinary, "证件号码与事实的核对；不写则不符时提示", "identity number and facts held against one another; left out, what does not fit is told"),
            Retention = f.Optional("retention", policy => policy.Retention, RetentionLanguage.Retention, "个人信息保存期限；不写则不删除", "how long personal data are kept; left out, nothing is deleted"),
            WaivedBy = f.Required("waivedBy", policy => policy.WaivedBy, Expect.Name, "有权登记豁免的职责", "role that records waivers of what binds in principle"),
        };
        if (f.Sound && f.Peek("conditions") is Sequence written)
        {
            foreach (var (unused, node) in declared.Zip(written.Items).Where(pair => !conditions.IsUsed(pair.First.Code)))
            {
                node.Report(ViolationCode.ConditionUnused, $"没有任何内容引用具名条件“{unused.Code}”；请引用它，或删去。", $"Nothing asks for the condition '{unused.Code}'; refer to it, or remove it.");
            }
        }

        return policy;
    }

    private static Reader<(string Clause, string? Unused, IReadOnlyList<Surplus> Surpluses, IReadOnlyList<SharedPlaces> Shared, IReadOnlyList<QuotaFormula> Formulas, Reserves? Reserves)> Quotas(SubQuotas table) => Expect.Element<CampaignPolicy, (string, string?, IReadOnlyList<Surplus>, IReadOnlyList<SharedPlaces>, IReadOnlyList<QuotaFormula>, Reserves?)>(f =>
    {
        f.Element(_ => "quotas", title: (_, _) => null);
        return (
            f.Clause(policy => policy.QuotaClause, "名额分配表所依据的条款", "clause of the quota table", _ => "quota table", ClauseKind.Quota),
            f.Cites("unusedPlaces", policy => policy.UnusedPlacesClause, "允许名额空缺的条款", "clause by which places may stay unused", Slip.LeftOut, _ => "unused places", ClauseKind.Quota),
            f.Optional("surplus", policy => policy.Surpluses, OrganisationLanguage.Surpluses, [], "差额评选；可按奖项分别规定", "surplus selection: more candidates than places, for all awards or for each", Slip.LeftOut),
            f.Optional("shared", policy => policy.Shared, OrganisationLanguage.Shared, [], "几个奖项合用的名额", "places that several awards share"),
            f.Optional("formula", policy => policy.Formulas, new FormulaLanguage(table).Formulas, [], "名额分配办法：名额分配表须与之一致", "where the table comes from; it must agree"),
            f.Optional("reserves", policy => policy.Reserves, OrganisationLanguage.Reserves, "递补人选", "ranked reserves", Slip.LeftOut));
    });

    private static Reader<(string Clause, IReadOnlyList<Stage> Stages)> Procedure(StageLanguage stages) => Expect.Element<CampaignPolicy, (string, IReadOnlyList<Stage>)>(f =>
    {
        f.Element(_ => "procedure", title: (_, _) => null);
        return (
            f.Clause(policy => policy.ProcedureClause, "程序顺序所依据的条款", "clause that binds the order of the stages", _ => "order of the stages", ClauseKind.Step),
            f.Required("stages", policy => policy.Stages, stages.Stages, "环节，按先后排列", "stages in their order", Slip.ItemLeftOut));
    });

    private static KnownKey Table(string name, Shape rows, Func<CampaignPolicy, object> of) => new(name, Required: true, rows) { Of = policy => of((CampaignPolicy)policy) };

    private static IEnumerable<string> Citing(Outline outline, string path, ClauseKind kind) => outline.Keys.SelectMany(key =>
    {
        var at = key.Name == "clause" ? path : Node.Child(path, key.Name);
        return key.Cites?.Carries.Contains(kind) == true ? [at]
            : (key.Shape.Plain is Shape.Items { Each: var each } ? each : key.Shape).Plain is Shape.Keys { Known: { Describes: true } below } ? Citing(below, at, kind) : [];
    });
}
