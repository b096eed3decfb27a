using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>The policy in reading order, for people and programs that do not read YAML.</summary>
public sealed record PolicyView
{
    public required string Code { get; init; }

    public required string Version { get; init; }

    public required Text Title { get; init; }

    public required IReadOnlyList<AwardView> Awards { get; init; }

    public required IReadOnlyList<FactView> Facts { get; init; }

    public required IReadOnlyList<LimitView> Limits { get; init; }

    /// <summary>By what candidates are ranked; each decides between those whom the ones before it leave equal.</summary>
    public required IReadOnlyList<PreferenceView> Preferences { get; init; }

    public required IReadOnlyList<StageView> Stages { get; init; }

    /// <summary>Events from which due dates are counted.</summary>
    public required IReadOnlyList<CampaignEvent> Events { get; init; }

    /// <summary>Holidays of regions, besides those of the whole country.</summary>
    public required IReadOnlyList<LocalHolidayView> Holidays { get; init; }

    public required IReadOnlyList<MaterialView> Materials { get; init; }

    /// <summary>Surplus selection, of some awards or of all.</summary>
    public required IReadOnlyList<SurplusView> Surpluses { get; init; }

    /// <summary>Places that several awards share.</summary>
    public required IReadOnlyList<SharedPlacesView> SharedPlaces { get; init; }

    /// <summary>Ranked reserves; null when nobody names any.</summary>
    public required Reserves? Reserves { get; init; }

    /// <summary>How long personal data are kept; null where nothing is said, and nothing is deleted.</summary>
    public required Retention? Retention { get; init; }

    /// <summary>Which acts can be recorded on a later day than their own; null when none can.</summary>
    public required LateRecording? LateRecording { get; init; }

    public required IReadOnlyList<SanctionDefinition> Sanctions { get; init; }

    public required IReadOnlyList<ExemptChannel> Channels { get; init; }

    public required IReadOnlyList<Interpretation> Interpretations { get; init; }

    /// <summary>The procedure as a Mermaid state diagram.</summary>
    public required string Diagram { get; init; }
}

internal static class PolicyViews
{
    public static PolicyView ToView(this Rulebook rules) => new()
    {
        Code = rules.Policy.Code,
        Version = rules.Policy.Version,
        Title = rules.Policy.Title,
        Awards = [.. rules.Policy.Awards.Select(award => award.ToView())],
        Facts = [.. rules.Policy.Facts.All.Select(fact => fact.ToView())],
        Preferences = [.. rules.Policy.Preferences.Select(preference => preference.ToView())],
        Limits = [.. rules.Policy.Limits.Select(limit => limit.ToView(rules.Policy))],
        Stages = [.. rules.Policy.Stages.Select(stage => stage.ToView(rules.Policy))],
        Events = rules.Policy.Events,
        Holidays = [.. rules.Policy.Holidays.Select(holiday => holiday.ToView())],
        Materials = [.. rules.Policy.Materials.Select(material => material.ToView())],
        Surpluses = [.. rules.Policy.Surpluses.Select(surplus => surplus.ToView())],
        SharedPlaces = [.. rules.Policy.Shared.Select(shared => shared.ToView())],
        Reserves = rules.Policy.Reserves,
        Retention = rules.Policy.Retention,
        LateRecording = rules.Policy.LateRecording,
        Sanctions = rules.Policy.Sanctions,
        Channels = rules.Policy.Channels,
        Interpretations = rules.Policy.Interpretations,
        Diagram = rules.Procedure.ToMermaid(),
    };
}
