using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Building;

/// <summary>
/// Writes a campaign's policy in C# (策略构建器), part by part, and yields the same value as a campaign folder that says the same. What does not
/// fit together is told by <see cref="Build"/>, all at once and with the path of each fault; a value that a fact cannot have throws where it is
/// written.
/// </summary>
/// <param name="code">Code of the campaign.</param>
/// <param name="title">Title.</param>
/// <param name="issuer">Body that issued the notice.</param>
/// <param name="documentNumber">Document number of the notice.</param>
/// <param name="issuedOn">Day of the notice.</param>
/// <param name="readings">Readings that are chosen in place of the default, by setting.</param>
public sealed class PolicyBuilder(
    string code, Text title, Text issuer, string documentNumber, DateOnly issuedOn, IReadOnlyDictionary<string, string>? readings = null)
{
    private readonly List<Clause> _clauses = [];
    private readonly List<Organisation> _organisations = [];
    private readonly List<Role> _roles = [];
    private readonly List<AwardBuilder> _awards = [];
    private readonly List<ExemptChannel> _channels = [];
    private readonly List<QuotaRow> _quotas = [];
    private readonly List<LimitBuilder> _limits = [];
    private readonly List<StageBuilder> _stages = [];
    private readonly List<Material> _materials = [];
    private readonly List<SanctionDefinition> _sanctions = [];
    private readonly List<Interpretation> _interpretations = [];
    private readonly List<Func<CampaignPolicy, CampaignPolicy>> _changes = [];

    /// <summary>The facts; standard and own ones.</summary>
    public FactsBuilder Facts { get; } = new();

    /// <summary>A clause of the notice.</summary>
    /// <param name="id">Id that the elements cite.</param>
    /// <param name="summary">A short summary.</param>
    /// <param name="kinds">What it lays on whom.</param>
    public PolicyBuilder Clause(string id, Text summary, params IReadOnlyList<ClauseKind> kinds) => Clause(id, summary, Strength.Must, kinds);

    /// <summary>A clause that binds in principle, or that only states an emphasis.</summary>
    public PolicyBuilder Clause(string id, Text summary, Strength strength, params IReadOnlyList<ClauseKind> kinds)
    {
        _clauses.Add(new Clause(id, kinds, strength, summary, []));
        return this;
    }

    /// <summary>The clauses that carry the clause added last.</summary>
    public PolicyBuilder CoveredBy(params IReadOnlyList<string> clauses)
    {
        _clauses[^1] = _clauses[^1] with { CoveredBy = clauses };
        return this;
    }

    /// <summary>Why nothing carries the clause added last although it binds (未落实).</summary>
    public PolicyBuilder NotCarried(Text reason)
    {
        _clauses[^1] = _clauses[^1] with { NotCarried = reason };
        return this;
    }

    /// <summary>Says that the figures which carry the clause added last are made up (示例).</summary>
    public PolicyBuilder Illustrative()
    {
        _clauses[^1] = _clauses[^1] with { Illustrative = true };
        return this;
    }

    /// <summary>An interpretation (解释口径) that gives a value for each reading; the first reading is the default. Gives back the value of the reading in force.</summary>
    /// <exception cref="ArgumentException">A reading was chosen that does not exist.</exception>
    public T Interpretation<T>(string setting, string clause, Text title, Text reason, params IReadOnlyList<(string Code, Text Title, T Value)> values)
    {
        var chosen = readings?.GetValueOrDefault(setting) ?? values[0].Code;
        if (values.All(value => value.Code != chosen))
        {
            var hint = Nearest.Hint(chosen, values.Select(value => value.Code));
            throw new ArgumentException($"'{setting}' has no reading '{chosen}'.{hint.En}", nameof(setting));
        }

        _interpretations.Add(new Interpretation(setting, clause, title, [.. values.Select(value => new Reading(value.Code, value.Title))], values[0].Code, chosen, reason));
        return values.First(value => value.Code == chosen).Value;
    }

    /// <summary>An organisation.</summary>
    public PolicyBuilder Organisation(string code, Text name, string tier, string? superior = null) => Organisations(tier, superior, (code, name));

    /// <summary>Several organisations of one tier under one superior.</summary>
    public PolicyBuilder Organisations(string tier, string? superior, params IReadOnlyList<(string Code, Text Name)> organisations)
    {
        _organisations.AddRange(organisations.Select(organisation => new Organisation(organisation.Code, organisation.Name, tier, superior)));
        return this;
    }

    /// <summary>A role (职责) in which one organisation, itself or its superior acts for everybody.</summary>
    public PolicyBuilder Role(string code, string clause, Text title, Route everybody) => Role(code, clause, title, ("*", everybody));

    /// <summary>A role in which the acting organisation depends on the recommender's tier; <c>*</c> stands for all others.</summary>
    public PolicyBuilder Role(string code, string clause, Text title, params IReadOnlyList<(string Tier, Route Route)> routes)
    {
        _roles.Add(new Role(code, clause, title, routes.ToDictionary(route => route.Tier, route => route.Route)));
        return this;
    }

    /// <summary>An award (奖项).</summary>
    public AwardBuilder Award(string code, NomineeKind kind, Text title, int places, string clause) => Added(_awards, new AwardBuilder(new Award(code, kind, title, places, clause, [], [])));

    /// <summary>A channel (渠道) whose nominees use no place of their organisation.</summary>
    public PolicyBuilder Channel(string code, string clause, Text title, string award, bool countsInsideTotal, int? places = null)
    {
        _channels.Add(new ExemptChannel(code, clause, title, award, countsInsideTotal, places));
        return this;
    }

    /// <summary>Rows of the quota table (名额分配表): the places of an award by organisation.</summary>
    public PolicyBuilder Quotas(string award, params IReadOnlyList<(string Organisation, int Places)> rows)
    {
        _quotas.AddRange(rows.Select(row => new QuotaRow(row.Organisation, award, row.Places)));
        return this;
    }

    /// <summary>差额推荐: organisations name so many more candidates than they have places, as a share of the places.</summary>
    public PolicyBuilder Surplus(string clause, Share share, bool roundUp = false) => With(policy => policy with { Surpluses = [new Surplus(clause, share, roundUp)] });

    /// <summary>合用名额: places that several awards share; the quota table names them by this code.</summary>
    public PolicyBuilder SharedPlaces(string code, string clause, Text title, int places, params IReadOnlyList<string> awards) =>
        With(policy => policy with { Shared = [.. policy.Shared, new SharedPlaces(code, clause, title, awards, places)] });

    /// <summary>递补人选: ranked reserves that follow where a place falls vacant, so many for each place, promoted by a role.</summary>
    public PolicyBuilder Reserves(string clause, int perPlace, string by, ReservePromotion promotion = ReservePromotion.Organisation) =>
        With(policy => policy with { Reserves = new Reserves(clause, perPlace, by, promotion) });

    /// <summary>An event outside the procedure from which due dates are counted.</summary>
    public PolicyBuilder Event(string code, string clause, Text title, DateOnly on) => With(policy => policy with { Events = [.. policy.Events, new CampaignEvent(code, clause, title, on)] });

    /// <summary>A holiday of some regions only.</summary>
    public PolicyBuilder Holiday(LocalHoliday holiday) => With(policy => policy with { Holidays = [.. policy.Holidays, holiday] });

    /// <summary>信息核对: what becomes of a nominee whose identity number and facts do not fit together.</summary>
    public PolicyBuilder Checks(CrossChecks checks) => With(policy => policy with { Checks = checks });

    /// <summary>保存期限: personal data are kept so many years from the decision on.</summary>
    public PolicyBuilder Retention(int years, string? clause = null) => With(policy => policy with { Retention = new Retention(years, clause) });

    /// <summary>补录: acts of these stages can be recorded so many working days after their own, and are confirmed by a role; by the organiser's own rule where no clause is given.</summary>
    public PolicyBuilder LateRecording(int workingDays, IReadOnlyList<string> stages, string confirmedBy, string? clause = null) =>
        With(policy => policy with { LateRecording = new LateRecording(workingDays, stages, confirmedBy, clause) });

    /// <summary>补录: the campaign documents one that is over, for this reason; its acts are entered afterwards.</summary>
    public PolicyBuilder Record(Text reason) => With(policy => policy with { Record = new RecordCampaign(reason) });

    /// <summary>追授: honours of nominees who have died are marked by the day of death, up to which their years are counted.</summary>
    public PolicyBuilder Posthumous(string clause, FactDefinition diedOn) => With(policy => policy with { Posthumous = new Posthumous(clause, diedOn) });

    /// <summary>A limit over the lists of some awards (比例限制).</summary>
    public LimitBuilder Limit(string code, string clause, Text title, IReadOnlyList<string> awards, Condition members, Strength strength = Strength.Must) =>
        Added(_limits, new LimitBuilder(new CompositionLimit(code, clause, strength, title, awards, members, BoundKind.Reported, null, null, LimitBase.Listed)));

    /// <summary>A stage (程序环节); stages follow one another in the order in which they are added.</summary>
    public StageBuilder Stage(string code, StageKind kind, string clause, Text title, string by) => Added(_stages, new StageBuilder(new Stage(code, kind, clause, title, by)));

    /// <summary>A form (表格) that is filled for each nominee of an award, or of all; a field without a source is filled by a person.</summary>
    public PolicyBuilder Form(string code, string clause, Text title, string? award, string? formatClause, params IReadOnlyList<(string Label, string? Source)> fields) =>
        Form(code, clause, title, award, formatClause, Fields(fields));

    /// <summary>A form (表格) that is filled for each nominee of an award, or of all, with everything that a field can say.</summary>
    public PolicyBuilder Form(string code, string clause, Text title, string? award, string? formatClause, IReadOnlyList<FormField> fields) =>
        Material(new Material(code, clause, formatClause, title, award, PerNominee: true, fields));

    /// <summary>A table that is filled once for a whole submission.</summary>
    public PolicyBuilder Table(string code, string clause, Text title, string? formatClause, params IReadOnlyList<(string Label, string? Source)> fields) =>
        Table(code, clause, title, formatClause, Fields(fields));

    /// <summary>A table that is filled once for a whole submission, with everything that a field can say.</summary>
    public PolicyBuilder Table(string code, string clause, Text title, string? formatClause, IReadOnlyList<FormField> fields) =>
        Material(new Material(code, clause, formatClause, title, null, PerNominee: false, fields));

    /// <summary>份数: so many copies of the form or table added last come with a submission.</summary>
    public PolicyBuilder Copies(int copies)
    {
        _materials[^1] = _materials[^1] with { Copies = copies };
        return this;
    }

    /// <summary>A consequence (处理).</summary>
    public PolicyBuilder Sanction(string code, string clause, Text title, SanctionEffect effect)
    {
        _sanctions.Add(new SanctionDefinition(code, clause, title, effect));
        return this;
    }

    /// <summary>届次: the campaign is the round of this number in a series.</summary>
    public PolicyBuilder RoundOf(string series, int round) => With(policy => policy with { Series = new Series(series, round) });

    /// <summary>取消推荐对象资格: a sanction that ends the nominations of a nominee.</summary>
    public PolicyBuilder DisqualifyNominee(string code, string clause, Text title, PlaceOutcome place)
    {
        _sanctions.Add(new SanctionDefinition(code, clause, title, SanctionEffect.DisqualifyNominee) { Place = place });
        return this;
    }

    /// <summary>限制参评: a sanction that bars an organisation or a nominee from so many following rounds of the series, for so many years, or both.</summary>
    public PolicyBuilder BarFromLaterRounds(string code, string clause, Text title, SanctionSubject subject, int? rounds = null, int? years = null)
    {
        _sanctions.Add(new SanctionDefinition(code, clause, title, SanctionEffect.BarLaterRounds) { Subject = subject, Rounds = rounds, Years = years });
        return this;
    }

    /// <summary>Anything else that a policy can say.</summary>
    public PolicyBuilder With(Func<CampaignPolicy, CampaignPolicy> change)
    {
        _changes.Add(change);
        return this;
    }

    /// <summary>The policy, or everything that does not fit together.</summary>
    /// <param name="version">Names the version that verdicts are given under.</param>
    /// <param name="waivedBy">Code of the role that records waivers.</param>
    /// <param name="quotaClause">Clause of the quota table.</param>
    /// <param name="procedureClause">Clause of the order of the stages.</param>
    /// <param name="unusedPlaces">Clause by which places may stay unused; null when every place must be used.</param>
    /// <param name="checkDigits">What a wrong check digit gets.</param>
    public Outcome<CampaignPolicy> Build(
        string version, string waivedBy, string quotaClause, string procedureClause, string? unusedPlaces = null, CheckDigitPolicy checkDigits = CheckDigitPolicy.Warn)
    {
        var policy = _changes.Aggregate(
            new CampaignPolicy
            {
                Code = code,
                Version = version,
                Title = title,
                Issuer = issuer,
                DocumentNumber = documentNumber,
                IssuedOn = issuedOn,
                Clauses = [.. _clauses],
                Facts = Facts.Catalogue,
                Organisations = new OrganisationDirectory([.. _organisations]),
                Roles = [.. _roles],
                Awards = [.. _awards.Select(award => award.Build())],
                Quotas = [.. _quotas],
                QuotaClause = quotaClause,
                UnusedPlacesClause = unusedPlaces,
                Channels = [.. _channels],
                Limits = [.. _limits.SelectMany((limit, entry) => limit.Build(entry))],
                ProcedureClause = procedureClause,
                Stages = [.. _stages.Select(stage => stage.Build())],
                Materials = [.. _materials],
                Sanctions = [.. _sanctions],
                Interpretations = [.. _interpretations],
                CheckDigits = checkDigits,
                WaivedBy = waivedBy,
            },
            (policy, change) => change(policy));
        var findings = PolicyChecks.Findings(policy);
        return findings.Count > 0 ? Outcome.Refused(findings) : policy;
    }

    private static IReadOnlyList<FormField> Fields(IReadOnlyList<(string Label, string? Source)> fields) => [.. fields.Select(field => new FormField(field.Label, field.Source))];

    private PolicyBuilder Material(Material material)
    {
        _materials.Add(material);
        return this;
    }

    private static T Added<T>(List<T> list, T part)
    {
        list.Add(part);
        return part;
    }
}
