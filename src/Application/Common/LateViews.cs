using System.Globalization;
using Ardalis.Specification;
using Commendation.Domain.Nominations;

namespace Commendation.Application.Common;

/// <summary>Who vouches for an act that was recorded late (补录): its second day, recorder, confirmer, reason and evidence.</summary>
public sealed record LateView
{
    /// <summary>Day on which it was recorded.</summary>
    public required DateOnly RecordedOn { get; init; }

    /// <summary>Code of the organisation that recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>Day on which it was confirmed.</summary>
    public required DateOnly ConfirmedOn { get; init; }

    /// <summary>Code of the organisation that confirmed it.</summary>
    public required string ConfirmedBy { get; init; }

    public required string Reason { get; init; }

    /// <summary>References of the documents that show when it was done.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Key of the late act.</summary>
    public required Guid LateAct { get; init; }

    /// <summary>What the details of a journal line tell of it; null where its act was recorded in its own time.</summary>
    public static LateView? Of(IReadOnlyDictionary<string, string> details)
    {
        ArgumentNullException.ThrowIfNull(details);
        return details.TryGetValue(VouchedLate.ActKey, out var act) ? new LateView
        {
            LateAct = Guid.Parse(act),
            RecordedOn = Day(details[VouchedLate.RecordedOnKey]),
            RecordedBy = details[VouchedLate.RecordedByKey],
            ConfirmedOn = Day(details[VouchedLate.ConfirmedOnKey]),
            ConfirmedBy = details[VouchedLate.ConfirmedByKey],
            Reason = details[VouchedLate.ReasonKey],
            Evidence = details[VouchedLate.EvidenceKey].Split('\n'),
        }
        : null;
    }

    /// <summary>Of an act that was confirmed.</summary>
    internal static LateView Of(LateAct act) => new()
    {
        LateAct = act.Id,
        RecordedOn = act.RecordedOn,
        RecordedBy = act.Organisation,
        ConfirmedOn = act.Settled!.On,
        ConfirmedBy = act.Confirming,
        Reason = act.Claim.Reason,
        Evidence = act.Claim.Evidence,
    };

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>An act that was recorded late.</summary>
public sealed record LateActView
{
    public required Guid Id { get; init; }

    /// <summary>What is asked for, for example <c>post-notice</c>.</summary>
    public required string Act { get; init; }

    /// <summary>Day of the act.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Time of that day, HH:mm in Asia/Shanghai; null when only the day is known.</summary>
    public required string? At { get; init; }

    /// <summary>Code of the organisation that recorded it.</summary>
    public required string RecordedBy { get; init; }

    /// <summary>Day on which it was recorded.</summary>
    public required DateOnly RecordedOn { get; init; }

    /// <summary>Codes of the stages that it is done in.</summary>
    public required IReadOnlyList<string> Stages { get; init; }

    /// <summary>Nominations that it concerns; empty where it makes one.</summary>
    public required IReadOnlyList<Guid> Nominations { get; init; }

    public required string Reason { get; init; }

    /// <summary>References of the documents that show when it was done.</summary>
    public required IReadOnlyList<string> Evidence { get; init; }

    /// <summary>Code of the organisation whose second person confirms it.</summary>
    public required string ToConfirm { get; init; }

    /// <summary>Its name.</summary>
    public required Domain.Shared.Text ToConfirmName { get; init; }

    public required LateActStatus Status { get; init; }

    /// <summary>Day on which it was confirmed or refused; null while it waits.</summary>
    public required DateOnly? SettledOn { get; init; }

    /// <summary>Why it was refused; null where it was not.</summary>
    public required string? RefusedBecause { get; init; }

    /// <summary>Kind and key of everything that it changed, for example <c>public-notice/…</c>; empty until it is confirmed.</summary>
    public required IReadOnlyList<string> Done { get; init; }

    public required int Version { get; init; }
}

internal static class LateViews
{
    public static LateActView ToView(this LateAct act, OpenedCampaign opened) => new()
    {
        Id = act.Id,
        Act = act.Act,
        On = act.On,
        At = act.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
        RecordedBy = act.Organisation,
        RecordedOn = act.RecordedOn,
        Stages = act.Stages,
        Nominations = act.Nominations,
        Reason = act.Claim.Reason,
        Evidence = act.Claim.Evidence,
        ToConfirm = act.Confirming,
        ToConfirmName = opened.Policy.Organisations.Find(act.Confirming)?.Name ?? Domain.Shared.Text.Same(act.Confirming),
        Status = act.Status,
        SettledOn = act.Settled?.On,
        RefusedBecause = act.Settled?.Reason,
        Done = act.Done,
        Version = act.Version,
    };
}

internal sealed class LateActsOf : Specification<LateAct>
{
    public LateActsOf(Guid campaignId, LateActStatus? status)
    {
        Query.Where(act => act.CampaignId == campaignId);
        if (status is { } only)
        {
            Query.Where(act => act.Status == only);
        }
    }
}
