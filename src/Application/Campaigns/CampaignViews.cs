using Commendation.Domain.Campaigns;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>A campaign.</summary>
public sealed record CampaignView
{
    public required string Code { get; init; }

    public required Text Title { get; init; }

    public required Text Issuer { get; init; }

    public required string DocumentNumber { get; init; }

    public required DateOnly IssuedOn { get; init; }

    /// <summary>Version of the policy that is in force today.</summary>
    public required string PolicyVersion { get; init; }

    public required Guid? ProposedListId { get; init; }

    public required Guid? DecisionId { get; init; }

    /// <summary>Whether nothing in it is real.</summary>
    public required bool Sandbox { get; init; }

    /// <summary>Today in a sandbox; null in a real campaign.</summary>
    public required DateOnly? Clock { get; init; }

    /// <summary>Day on which its personal data were deleted; null while they are kept.</summary>
    public required DateOnly? ErasedOn { get; init; }

    public required IReadOnlyList<Sanction> Sanctions { get; init; }

    public required IReadOnlyList<Waiver> Waivers { get; init; }

    public required int Version { get; init; }
}

/// <summary>The policy in reading order, for people and programs that do not read YAML.</summary>
public sealed record PolicyView
{
    public required string Code { get; init; }

    public required string Version { get; init; }

    public required Text Title { get; init; }

    public required IReadOnlyList<AwardView> Awards { get; init; }

    public required IReadOnlyList<FactView> Facts { get; init; }

    public required IReadOnlyList<LimitView> Limits { get; init; }

    public required IReadOnlyList<StageView> Stages { get; init; }

    /// <summary>Events from which due dates are counted.</summary>
    public required IReadOnlyList<CampaignEvent> Events { get; init; }

    /// <summary>Holidays of regions, besides those of the whole country.</summary>
    public required IReadOnlyList<LocalHolidayView> Holidays { get; init; }

    public required IReadOnlyList<MaterialView> Materials { get; init; }

    public required SurplusView? Surplus { get; init; }

    /// <summary>Ranked reserves; null when nobody names any.</summary>
    public required Reserves? Reserves { get; init; }

    /// <summary>How long personal data are kept; null where nothing is said, and nothing is deleted.</summary>
    public required Retention? Retention { get; init; }

    public required IReadOnlyList<SanctionDefinition> Sanctions { get; init; }

    public required IReadOnlyList<ExemptChannel> Channels { get; init; }

    public required IReadOnlyList<Interpretation> Interpretations { get; init; }

    /// <summary>The procedure as a Mermaid state diagram.</summary>
    public required string Diagram { get; init; }
}

/// <summary>An award with its rules and rewards.</summary>
public sealed record AwardView
{
    public required string Code { get; init; }

    public required NomineeKind Kind { get; init; }

    public required Text Title { get; init; }

    public required int Places { get; init; }

    public required string Clause { get; init; }

    public required IReadOnlyList<RuleView> Rules { get; init; }

    /// <summary>Titles for some of the nominees; the first whose condition is met takes the place of the award's own.</summary>
    public required IReadOnlyList<ExceptionView> Titles { get; init; }

    /// <summary>Role that confers it; null for the role of the last stage.</summary>
    public required string? ConferredBy { get; init; }

    public required IReadOnlyList<Reward> Rewards { get; init; }
}

/// <summary>An eligibility rule in words.</summary>
public sealed record RuleView
{
    public required string Code { get; init; }

    public required string Clause { get; init; }

    public required Strength Strength { get; init; }

    public required Text Title { get; init; }

    public required Text? When { get; init; }

    public required Text Require { get; init; }

    /// <summary>Exceptions: whoever does not meet the rule passes all the same where one is met.</summary>
    public required IReadOnlyList<ExceptionView> Unless { get; init; }

    public required IReadOnlyList<string> Facts { get; init; }
}

/// <summary>Something that holds for those who meet a condition: an exception from a rule, or another title.</summary>
public sealed record ExceptionView
{
    public required string Clause { get; init; }

    public required Text Title { get; init; }

    public required Text When { get; init; }
}

/// <summary>A fact that can be declared, or follows from others.</summary>
public sealed record FactView
{
    public required string Code { get; init; }

    public required FactKind Kind { get; init; }

    public required Text Label { get; init; }

    public required NomineeKind? For { get; init; }

    /// <summary>Who may see its values.</summary>
    public required Privacy Privacy { get; init; }

    public required Text? Unit { get; init; }

    public required decimal? Min { get; init; }

    public required decimal? Max { get; init; }

    public required bool Derived { get; init; }

    /// <summary>Values of a choice, lowest first where the scale is ordered; null for other kinds.</summary>
    public required IReadOnlyList<ScaleValue>? Values { get; init; }

    /// <summary>Whether the order of the values means something; null for other kinds.</summary>
    public required bool? Ordered { get; init; }

    /// <summary>The standard that lists the values, for example GB/T 3304-1991; the value's standardCode is accepted as well as its code. Null for none.</summary>
    public required string? Standard { get; init; }

    /// <summary>Decimals that a number may have; null for other kinds.</summary>
    public required int? Decimals { get; init; }

    /// <summary>The facts of each item of a list; null for other kinds.</summary>
    public required IReadOnlyList<FactView>? Items { get; init; }
}

/// <summary>A composition limit in words.</summary>
public sealed record LimitView
{
    public required string Code { get; init; }

    public required string Clause { get; init; }

    public required Strength Strength { get; init; }

    public required Text Title { get; init; }

    public required IReadOnlyList<string> Awards { get; init; }

    public required Text Members { get; init; }

    public required BoundKind Bound { get; init; }

    /// <summary>The general share or count, as text; null when nothing is bounded in general.</summary>
    public required string? Figure { get; init; }

    /// <summary>What a share is taken of.</summary>
    public required LimitBase Base { get; init; }

    public required LimitRounding Rounding { get; init; }

    /// <summary>The part of the list that the share is taken of; null for all.</summary>
    public required Text? Within { get; init; }

    public required LimitScope Scope { get; init; }

    /// <summary>Tiers of the quota holders that it is for; empty for all.</summary>
    public required IReadOnlyList<string> Tiers { get; init; }

    /// <summary>Figures that differ; the first that applies wins.</summary>
    public required IReadOnlyList<LimitFigureView> Figures { get; init; }

    /// <summary>Channels whose nominees stand outside.</summary>
    public required IReadOnlyList<string> ExceptChannels { get; init; }
}

/// <summary>A figure that differs from the general one, and for whom; an empty list stands for everybody.</summary>
public sealed record LimitFigureView
{
    public required string Figure { get; init; }

    public required IReadOnlyList<string> Organisations { get; init; }

    /// <summary>Organisations at which, or below which, the quota holder stands.</summary>
    public required IReadOnlyList<string> Regions { get; init; }

    public required IReadOnlyList<string> Tiers { get; init; }

    public required int? AllottedAtLeast { get; init; }

    public required int? AllottedBelow { get; init; }
}

/// <summary>A holiday of regions.</summary>
public sealed record LocalHolidayView
{
    public required Text Title { get; init; }

    /// <summary>Codes of the organisations at the head of the regions; those below them have it too.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    public required IReadOnlyList<DateOnly> Off { get; init; }

    public required IReadOnlyList<DateOnly> Work { get; init; }

    public required Domain.Calendars.HolidayPaper Paper { get; init; }
}

/// <summary>A stage of the procedure: who acts, what is asked for, until when.</summary>
public sealed record StageView
{
    public required string Code { get; init; }

    public required StageKind Kind { get; init; }

    public required string Clause { get; init; }

    public required Text Title { get; init; }

    public required string By { get; init; }

    public required IReadOnlyList<RequirementView> Records { get; init; }

    public required Domain.Calendars.Term? Term { get; init; }

    public required DueDateView? Due { get; init; }

    public required RequiredContent? Content { get; init; }

    public required RequiredContent? Report { get; init; }

    public required IReadOnlyList<string> Materials { get; init; }

    public required string? ReturnTo { get; init; }

    /// <summary>Stage to which an upheld objection sends back; null when it ends the nomination, or nothing is posted here.</summary>
    public required string? UpheldReturnsTo { get; init; }

    /// <summary>Tiers of the bodies that act, as the notice says.</summary>
    public required IReadOnlyList<string> Level { get; init; }

    /// <summary>What becomes of the place of whoever falls here; null where the notice is silent.</summary>
    public required Replacement? Replacement { get; init; }
}

/// <summary>A record that a stage asks for.</summary>
public sealed record RequirementView
{
    public required string Code { get; init; }

    public required RecordKind Kind { get; init; }

    public required string Clause { get; init; }

    public required Text Title { get; init; }

    /// <summary>Codes of the awards that it is asked for; empty for all.</summary>
    public required IReadOnlyList<string> Awards { get; init; }

    public required bool Optional { get; init; }

    /// <summary>Of whom it is asked; null for everybody.</summary>
    public required Text? When { get; init; }
}

/// <summary>A due date: on a day, or within a time after something.</summary>
public sealed record DueDateView
{
    /// <summary>The day named by the notice; null when it is counted.</summary>
    public required DateOnly? On { get; init; }

    /// <summary>Time of day, HH:mm in Asia/Shanghai; null for the end of the day.</summary>
    public required string? At { get; init; }

    /// <summary>What it is counted from; null when the notice names a day.</summary>
    public required RelativeTime? Within { get; init; }

    public required string Clause { get; init; }

    public required bool Inclusive { get; init; }

    public required IReadOnlyList<string> Tiers { get; init; }

    public required RestDay RestDay { get; init; }

    /// <summary>The due date in words.</summary>
    public required Text Rule { get; init; }
}

/// <summary>How many more candidates than places an organisation names.</summary>
/// <param name="Clause">Source clause.</param>
/// <param name="Share">How many more, as a share of its places.</param>
/// <param name="RoundUp">Whether a part of a candidate counts as one.</param>
public sealed record SurplusView(string Clause, string Share, bool RoundUp);

/// <summary>A form with its fields.</summary>
public sealed record MaterialView
{
    public required string Code { get; init; }

    public required string Clause { get; init; }

    public required string? FormatClause { get; init; }

    public required Text Title { get; init; }

    public required string? Award { get; init; }

    public required bool PerNominee { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    public required int Copies { get; init; }
}

/// <summary>A clause of the ledger and what carries it.</summary>
public sealed record ClauseView
{
    public required string Id { get; init; }

    public required IReadOnlyList<ClauseKind> Kinds { get; init; }

    public required Strength Strength { get; init; }

    public required Text Summary { get; init; }

    public required IReadOnlyList<string> CoveredBy { get; init; }

    /// <summary>Elements of the policy that cite it.</summary>
    public required IReadOnlyList<string> ImplementedBy { get; init; }
}

/// <summary>Use of one row of the quota table.</summary>
public sealed record QuotaUseView
{
    public required string Organisation { get; init; }

    public required Text OrganisationName { get; init; }

    public required string Award { get; init; }

    public required int Places { get; init; }

    public required int Taken { get; init; }

    public required int Free { get; init; }

    public required int Exempt { get; init; }

    /// <summary>Places of nominees who fell where nobody may replace them.</summary>
    public required int Forfeited { get; init; }

    /// <summary>Ranks of the reserves that wait, in their order.</summary>
    public required IReadOnlyList<int> Reserves { get; init; }

    public required bool Lapsed { get; init; }
}

/// <summary>Where the living nominations stand with regard to a limit.</summary>
public sealed record LimitStatusView
{
    public required string Limit { get; init; }

    public required string Clause { get; init; }

    public required Strength Strength { get; init; }

    public required Text Title { get; init; }

    /// <summary>Code of the quota holder whose part of the list this is; null when the limit is over the whole list.</summary>
    public required string? Holder { get; init; }

    /// <summary>Tier whose part of the list this is, or that the holder stands in; null when the limit is over the whole list.</summary>
    public required string? Tier { get; init; }

    public required int Members { get; init; }

    public required int Undetermined { get; init; }

    public required int Listed { get; init; }

    public required int Planned { get; init; }

    /// <summary>Recommended so far; only counted where the share is taken of them.</summary>
    public required int Nominated { get; init; }

    public required int? Allowed { get; init; }

    public required int? AllowedWhenFull { get; init; }

    public required bool Holds { get; init; }

    public required bool CanStillHold { get; init; }

    public required bool Waived { get; init; }

    public required Text? Message { get; init; }
}

/// <summary>Planned and actual dates of a stage.</summary>
public sealed record TimelineView
{
    public required string Stage { get; init; }

    public required Text Title { get; init; }

    public required string Clause { get; init; }

    /// <summary>The last day; null when nothing is due, or when it is counted from a stage and differs by nomination.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>The due date in words.</summary>
    public required Text? DueRule { get; init; }

    public required Text? Term { get; init; }

    /// <summary>First day on which a nomination entered the stage.</summary>
    public required DateOnly? FirstEntered { get; init; }

    /// <summary>Last day on which a nomination entered the stage.</summary>
    public required DateOnly? LastEntered { get; init; }

    /// <summary>Last day on which a nomination went on to the next stage.</summary>
    public required DateOnly? LastLeft { get; init; }

    public required int Entered { get; init; }

    /// <summary>Working days between the last step out of the stage and its due date; negative when late; null when either is open or the year's holidays are not known.</summary>
    public required int? SlackWorkingDays { get; init; }
}

internal static class CampaignViews
{
    public static CampaignView ToView(this Campaign campaign, CampaignPolicy policy) => new()
    {
        Code = campaign.Code,
        Title = policy.Title,
        Issuer = policy.Issuer,
        DocumentNumber = policy.DocumentNumber,
        IssuedOn = policy.IssuedOn,
        PolicyVersion = policy.Version,
        ProposedListId = campaign.ProposedListId,
        DecisionId = campaign.DecisionId,
        Sandbox = campaign.IsSandbox,
        Clock = campaign.Clock,
        ErasedOn = campaign.ErasedOn,
        Sanctions = [.. campaign.Sanctions.Select(Masked)],
        Waivers = campaign.Waivers,
        Version = campaign.Version,
    };

    /// <summary>The sanction with all but the ends of an identifier hidden.</summary>
    public static Sanction Masked(this Sanction sanction) => sanction.Identifier is not { } identifier
        ? sanction
        : sanction with { Identifier = new Domain.Nominations.Nominee(NomineeKind.Individual, string.Empty, identifier).MaskedIdentifier };

    public static PolicyView ToView(this Rulebook rules) => new()
    {
        Code = rules.Policy.Code,
        Version = rules.Policy.Version,
        Title = rules.Policy.Title,
        Awards = [.. rules.Policy.Awards.Select(ToView)],
        Facts = [.. rules.Policy.Facts.All.Select(ToView)],
        Limits = [.. rules.Policy.Limits.Select(ToView)],
        Stages = [.. rules.Policy.Stages.Select(stage => ToView(stage, rules.Policy))],
        Events = rules.Policy.Events,
        Holidays =
        [
            .. rules.Policy.Holidays.Select(holiday => new LocalHolidayView
            {
                Title = holiday.Title,
                Organisations = holiday.Organisations,
                Off = holiday.Off,
                Work = holiday.Work,
                Paper = holiday.Paper,
            }),
        ],
        Materials = [.. rules.Policy.Materials.Select(ToView)],
        Surplus = rules.Policy.Surplus is { } surplus ? new SurplusView(surplus.Clause, surplus.Share.ToString(), surplus.RoundUp) : null,
        Reserves = rules.Policy.Reserves,
        Retention = rules.Policy.Retention,
        Sanctions = rules.Policy.Sanctions,
        Channels = rules.Policy.Channels,
        Interpretations = rules.Policy.Interpretations,
        Diagram = rules.Procedure.ToMermaid(),
    };

    public static ClauseView ToView(this Clause clause, IEnumerable<ClauseUse> uses) => new()
    {
        Id = clause.Id,
        Kinds = clause.Kinds,
        Strength = clause.Strength,
        Summary = clause.Summary,
        CoveredBy = clause.CoveredBy,
        ImplementedBy = [.. uses.Where(use => use.Clause == clause.Id).Select(use => use.Element)],
    };

    public static QuotaUseView ToView(this QuotaAccount account, CampaignPolicy policy) => new()
    {
        Organisation = account.Organisation,
        OrganisationName = policy.Organisations.Find(account.Organisation)?.Name ?? Text.Same(account.Organisation),
        Award = account.Award,
        Places = account.Places,
        Taken = account.Taken,
        Free = account.Free,
        Exempt = account.Exempt,
        Forfeited = account.Forfeited,
        Reserves = [.. account.Reserves.Select(reserve => reserve.Rank)],
        Lapsed = account.Lapsed,
    };

    public static LimitStatusView ToView(this LimitStatus status, Campaign campaign) => new()
    {
        Limit = status.Limit.Code,
        Clause = status.Limit.Clause,
        Strength = status.Limit.Strength,
        Title = status.Limit.Title,
        Holder = status.Holder?.Code,
        Tier = status.Tier,
        Members = status.Members,
        Undetermined = status.Undetermined,
        Listed = status.Listed,
        Planned = status.Planned,
        Nominated = status.Nominated,
        Allowed = status.Allowed,
        AllowedWhenFull = status.AllowedWhenFull,
        Holds = status.Holds,
        CanStillHold = status.CanStillHold,
        Waived = campaign.IsWaived(status.Limit.Code),
        Message = status.ToViolation()?.Message,
    };

    private static AwardView ToView(Award award) => new()
    {
        Code = award.Code,
        Kind = award.Kind,
        Title = award.Title,
        Places = award.Places,
        Clause = award.Clause,
        Rules =
        [
            .. award.Rules.Select(rule => new RuleView
            {
                Code = rule.Code,
                Clause = rule.Clause,
                Strength = rule.Strength,
                Title = rule.Title,
                When = rule.When?.Describe(),
                Require = rule.Require.Describe(),
                Unless = [.. rule.Unless.Select(exception => new ExceptionView { Clause = exception.Clause, Title = exception.Title, When = exception.When.Describe() })],
                Facts = [.. rule.Facts.Select(fact => fact.Code)],
            }),
        ],
        Titles = [.. award.Titles.Select(variant => new ExceptionView { Clause = variant.Clause, Title = variant.Title, When = variant.When.Describe() })],
        ConferredBy = award.ConferredBy,
        Rewards = award.Rewards,
    };

    private static FactView ToView(FactDefinition fact) => new()
    {
        Code = fact.Code,
        Kind = fact.Kind,
        Label = fact.Label,
        For = fact.For,
        Privacy = fact.Privacy,
        Unit = fact.Unit,
        Min = fact.Min,
        Max = fact.Max,
        Derived = fact.Derivation is not null,
        Values = fact.Scale?.Values,
        Ordered = fact.Scale?.Ordered,
        Standard = fact.Scale?.Standard,
        Decimals = fact.Kind == FactKind.Number ? fact.Decimals : null,
        Items = fact.Items is { } items ? [.. items.All.Select(ToView)] : null,
    };

    private static LimitView ToView(CompositionLimit limit) => new()
    {
        Code = limit.Code,
        Clause = limit.Clause,
        Strength = limit.Strength,
        Title = limit.Title,
        Awards = limit.Awards,
        Members = limit.Members.Describe(),
        Bound = limit.Bound,
        Figure = limit.General is { } general ? Figure(general) : null,
        Base = limit.Base,
        Rounding = limit.Rounding,
        Within = limit.Within?.Describe(),
        Scope = limit.Scope,
        Tiers = limit.Tiers,
        Figures =
        [
            .. limit.Figures.Select(figure => new LimitFigureView
            {
                Figure = Figure(figure),
                Organisations = figure.Organisations,
                Regions = figure.Regions,
                Tiers = figure.Tiers,
                AllottedAtLeast = figure.AllottedAtLeast,
                AllottedBelow = figure.AllottedBelow,
            }),
        ],
        ExceptChannels = limit.ExceptChannels,
    };

    private static string Figure(LimitFigure figure) => figure.Share?.ToString() ?? figure.Count!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static RequirementView ToView(RecordRequirement record) => new()
    {
        Code = record.Code,
        Kind = record.Kind,
        Clause = record.Clause,
        Title = record.Title,
        Awards = record.Awards,
        Optional = record.Optional,
        When = record.When?.Describe(),
    };

    private static StageView ToView(Stage stage, CampaignPolicy policy) => new()
    {
        Code = stage.Code,
        Kind = stage.Kind,
        Clause = stage.Clause,
        Title = stage.Title,
        By = stage.By,
        Records = [.. stage.Records.Select(ToView)],
        Term = stage.Term,
        Due = stage.Due is { } due
            ? new DueDateView
            {
                On = due.On,
                At = due.At?.ToString("HH:mm", System.Globalization.CultureInfo.InvariantCulture),
                Within = due.Within,
                Clause = due.Clause,
                Inclusive = due.Inclusive,
                Tiers = due.Tiers,
                RestDay = due.RestDay,
                Rule = due.Describe(policy),
            }
            : null,
        Content = stage.Content,
        Report = stage.Report,
        Materials = stage.Materials,
        ReturnTo = stage.ReturnTo,
        UpheldReturnsTo = stage.UpheldReturnsTo,
        Level = stage.Level,
        Replacement = stage.Replacement,
    };

    private static MaterialView ToView(Material material) => new()
    {
        Code = material.Code,
        Clause = material.Clause,
        FormatClause = material.FormatClause,
        Title = material.Title,
        Award = material.Award,
        PerNominee = material.PerNominee,
        Fields = [.. material.Fields.Select(field => field.Label)],
        Copies = material.Copies,
    };
}
