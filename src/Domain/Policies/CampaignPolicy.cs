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

    /// <summary>Surplus nomination; null when nobody may name more than its places.</summary>
    public Surplus? Surplus { get; init; }

    /// <summary>Ranked reserves; null when nobody names any.</summary>
    public Reserves? Reserves { get; init; }

    /// <summary>Posthumous awards (追授); null when the notice does not speak of them.</summary>
    public Posthumous? Posthumous { get; init; }

    /// <summary>Channels outside the quota table.</summary>
    public IReadOnlyList<ExemptChannel> Channels { get; init; } = [];

    /// <summary>Composition limits.</summary>
    public IReadOnlyList<CompositionLimit> Limits { get; init; } = [];

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

    /// <summary>The organisation that acts in a role for nominees of this recommender, or null.</summary>
    public string? Acting(string role, string recommender) => FindRole(role)?.Resolve(recommender, Organisations);

    /// <summary>The role that confers an award.</summary>
    public Role Conferring(string award) => FindRole(FindAward(award)?.ConferredBy ?? Stages[^1].By)!;

    /// <summary>The organisation whose places a nominee of <paramref name="recommender"/> takes: itself or the nearest superior with a row; null when none has one.</summary>
    public string? QuotaHolder(string recommender, string award) =>
        Organisations.Line(recommender).FirstOrDefault(o => Quotas.Any(row => row.Organisation == o.Code && row.Award == award))?.Code;

    /// <summary>Places of an award that are listed separately for channels (单列名额) and lie inside its number.</summary>
    public int SeparatePlaces(string award) =>
        Channels.Where(channel => channel.Award == award && channel.CountsInsideTotal).Select(channel => channel.Places ?? 0).Capped();

    /// <summary>The clause of this id, or null.</summary>
    public Clause? FindClause(string id) => Clauses.FirstOrDefault(clause => clause.Id == id);

    /// <summary>Every element of the policy that cites a clause: the path of the element, what it is, and the clause.</summary>
    public IEnumerable<ClauseUse> ClauseUses()
    {
        var uses = new List<ClauseUse>();
        void Use(string path, string element, string? clause)
        {
            if (clause is not null)
            {
                uses.Add(new ClauseUse(path, element, clause));
            }
        }

        foreach (var (award, i) in Awards.Select((award, i) => (award, i)))
        {
            Use($"awards[{i}].clause", $"award {award.Code}", award.Clause);
            foreach (var (rule, j) in award.Rules.Select((rule, j) => (rule, j)))
            {
                Use($"awards[{i}].rules[{j}].clause", $"rule {rule.Code}", rule.Clause);
                foreach (var (exception, k) in rule.Unless.Select((exception, k) => (exception, k)))
                {
                    Use($"awards[{i}].rules[{j}].unless[{k}].clause", $"exception from {rule.Code}", exception.Clause);
                }
            }

            foreach (var (variant, j) in award.Titles.Select((variant, j) => (variant, j)))
            {
                Use($"awards[{i}].titles[{j}].clause", $"title {variant.Title.En}", variant.Clause);
            }

            foreach (var (reward, j) in award.Rewards.Select((reward, j) => (reward, j)))
            {
                Use($"awards[{i}].rewards[{j}].clause", $"reward {award.Code}/{reward.Kind}", reward.Clause);
            }
        }

        Use("quotas.clause", "quota table", QuotaClause);
        Use("quotas.unusedPlaces", "unused places", UnusedPlacesClause);
        Use("quotas.surplus.clause", "surplus nomination", Surplus?.Clause);
        Use("quotas.reserves.clause", "reserves", Reserves?.Clause);
        Use("retention.clause", "retention of personal data", Retention?.Clause);
        Use("posthumous.clause", "posthumous awards", Posthumous?.Clause);
        foreach (var (channel, i) in Channels.Select((channel, i) => (channel, i)))
        {
            Use($"channels[{i}].clause", $"channel {channel.Code}", channel.Clause);
        }

        foreach (var (limit, i) in Limits.Select((limit, i) => (limit, i)))
        {
            Use($"{limit.PathAt(i)}.clause", $"limit {limit.Code}", limit.Clause);
        }

        foreach (var (role, i) in Roles.Select((role, i) => (role, i)))
        {
            Use($"roles[{i}].clause", $"role {role.Code}", role.Clause);
        }

        Use("procedure.clause", "order of the stages", ProcedureClause);
        foreach (var (stage, i) in Stages.Select((stage, i) => (stage, i)))
        {
            var at = $"procedure.stages[{i}]";
            Use($"{at}.clause", $"stage {stage.Code}", stage.Clause);
            Use($"{at}.term.clause", $"term of {stage.Code}", stage.TermClause);
            Use($"{at}.due.clause", $"due date of {stage.Code}", stage.Due?.Clause);
            Use($"{at}.content.clause", $"notice content of {stage.Code}", stage.Content?.Clause);
            Use($"{at}.report.clause", $"report of {stage.Code}", stage.Report?.Clause);
            Use($"{at}.replacement.clause", $"replacement after {stage.Code}", stage.Replacement?.Clause);
            Use($"{at}.takesPlace", $"place taken at {stage.Code}", stage.PlaceClause);
            foreach (var (record, j) in stage.Records.Select((record, j) => (record, j)))
            {
                Use($"{at}.records[{j}].clause", $"record {record.Code}", record.Clause);
            }
        }

        foreach (var (known, i) in Events.Select((known, i) => (known, i)))
        {
            Use($"events[{i}].clause", $"event {known.Code}", known.Clause);
        }

        foreach (var (material, i) in Materials.Select((material, i) => (material, i)))
        {
            Use($"materials[{i}].clause", $"material {material.Code}", material.Clause);
            Use($"materials[{i}].formatClause", $"format of {material.Code}", material.FormatClause);
        }

        foreach (var (sanction, i) in Sanctions.Select((sanction, i) => (sanction, i)))
        {
            Use($"sanctions[{i}].clause", $"sanction {sanction.Code}", sanction.Clause);
        }

        foreach (var (interpretation, i) in Interpretations.Select((interpretation, i) => (interpretation, i)))
        {
            Use($"interpretations[{i}].clause", $"interpretation {interpretation.Setting}", interpretation.Clause);
        }

        return uses;
    }
}

/// <summary>One place in a policy that cites a clause.</summary>
/// <param name="Path">Path of the citing key in the campaign file.</param>
/// <param name="Element">What cites it, for people.</param>
/// <param name="Clause">The cited id.</param>
public sealed record ClauseUse(string Path, string Element, string Clause);
