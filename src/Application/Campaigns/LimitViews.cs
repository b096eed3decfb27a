using System.Globalization;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

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

    /// <summary>Whether a floor or an exact number is asked only where anybody is listed.</summary>
    public required bool IfAny { get; init; }

    /// <summary>Whether its figure is made up, because the notice does not publish it.</summary>
    public required bool Illustrative { get; init; }

    /// <summary>Code of the stage at which it bites; null where the procedure has no such stage, and nothing is refused.</summary>
    public required string? EnforcedAt { get; init; }
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

    /// <summary>Code of the stage at which the limit bites; null where nothing is refused.</summary>
    public required string? EnforcedAt { get; init; }

    /// <summary>How many more who count still fit; null where the limit sets no ceiling.</summary>
    public required int? Left { get; init; }

    /// <summary>Whether it is getting tight: no more fit, or every place left must go to one who counts.</summary>
    public required bool Tight { get; init; }

    public required bool Waived { get; init; }

    /// <summary>Whether its figure is made up, because the notice does not publish it.</summary>
    public required bool Illustrative { get; init; }

    public required Text? Message { get; init; }
}

internal static class LimitViews
{
    public static LimitView ToView(this CompositionLimit limit, CampaignPolicy policy) => new()
    {
        Code = limit.Code,
        Clause = limit.Clause,
        Strength = limit.Strength,
        Title = limit.Title,
        Awards = limit.Awards,
        Members = limit.Members.Describe(),
        Bound = limit.Bound,
        Figure = limit.General is { } general ? Told(general) : null,
        Base = limit.Base,
        Rounding = limit.Rounding,
        Within = limit.Within?.Describe(),
        Scope = limit.Scope,
        Tiers = limit.Tiers,
        Figures = [.. limit.Figures.Select(ToView)],
        ExceptChannels = limit.ExceptChannels,
        IfAny = limit.IfAny,
        Illustrative = policy.IsIllustrative(limit.Clause),
        EnforcedAt = limit.Bound == BoundKind.Reported ? null : policy.Enforcing(limit)?.Code,
    };

    public static LimitStatusView ToView(this LimitStatus status, Campaign campaign, CampaignPolicy policy) => new()
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
        EnforcedAt = status.Limit.Bound == BoundKind.Reported ? null : policy.Enforcing(status.Limit)?.Code,
        Left = status.Left,
        Tight = status.IsTight,
        Illustrative = policy.IsIllustrative(status.Limit.Clause),
        Waived = campaign.IsWaived(status.Limit.Code),
        Message = status.ToViolation()?.Message,
    };

    private static LimitFigureView ToView(this LimitFigure figure) => new()
    {
        Figure = Told(figure),
        Organisations = figure.Organisations,
        Regions = figure.Regions,
        Tiers = figure.Tiers,
        AllottedAtLeast = figure.AllottedAtLeast,
        AllottedBelow = figure.AllottedBelow,
    };

    private static string Told(LimitFigure figure) => figure.Share?.ToString() ?? figure.Count!.Value.ToString(CultureInfo.InvariantCulture);
}
