using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>A stage of the procedure: who acts, what is asked for, until when.</summary>
public sealed record StageView
{
    public required string Code { get; init; }

    public required StageKind Kind { get; init; }

    public required string Clause { get; init; }

    public required Text Title { get; init; }

    public required string By { get; init; }

    public required IReadOnlyList<RequirementView> Records { get; init; }

    public required Term? Term { get; init; }

    /// <summary>When the stage can be left at the earliest; null for as soon as it is ready.</summary>
    public required OpeningView? NotBefore { get; init; }

    public required DueDateView? Due { get; init; }

    /// <summary>When the notice of a publicity is posted; null when the notice names no time.</summary>
    public required PostingView? Posting { get; init; }

    public required RequiredContent? Content { get; init; }

    public required RequiredContent? Report { get; init; }

    public required IReadOnlyList<string> Materials { get; init; }

    public required string? ReturnTo { get; init; }

    /// <summary>Stage to which an upheld objection sends back; null when it ends the nomination, or nothing is posted here.</summary>
    public required string? UpheldReturnsTo { get; init; }

    /// <summary>Role that examines objections, as declared; null for the standard, or where nothing is posted.</summary>
    public required string? ExaminedBy { get; init; }

    /// <summary>By which day an objection is in time.</summary>
    public required ObjectionCounting ObjectionCounts { get; init; }

    /// <summary>Tiers of the bodies that act, as the notice says.</summary>
    public required IReadOnlyList<string> Level { get; init; }

    /// <summary>What becomes of the place of a nominee who falls here; null where the notice is silent.</summary>
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

/// <summary>When something can be done at the earliest.</summary>
/// <param name="On">The day.</param>
/// <param name="At">Time of day, HH:mm in Asia/Shanghai; null for its beginning.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Tiers">Tiers that it binds; empty for all.</param>
public sealed record OpeningView(DateOnly On, string? At, string Clause, IReadOnlyList<string> Tiers);

/// <summary>When a notice is posted.</summary>
/// <param name="NotBefore">The earliest moment; null for as soon as it is ready.</param>
/// <param name="Due">By when; null when nothing is due before its closing.</param>
public sealed record PostingView(OpeningView? NotBefore, DueDateView? Due);

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

internal static class StageViews
{
    public static StageView ToView(this Stage stage, CampaignPolicy policy) => new()
    {
        Code = stage.Code,
        Kind = stage.Kind,
        Clause = stage.Clause,
        Title = stage.Title,
        By = stage.By,
        Records = [.. stage.Records.Select(ToView)],
        Term = stage.Term,
        NotBefore = stage.NotBefore?.ToView(),
        Due = stage.Due?.ToView(policy),
        Posting = stage.Posting is { } posting ? new PostingView(posting.NotBefore?.ToView(), posting.Due?.ToView(policy)) : null,
        Content = stage.Content,
        Report = stage.Report,
        Materials = stage.Materials,
        ReturnTo = stage.ReturnTo,
        UpheldReturnsTo = stage.UpheldReturnsTo,
        ExaminedBy = stage.ExaminedBy,
        ObjectionCounts = stage.ObjectionCounts,
        Level = stage.Level,
        Replacement = stage.Replacement,
    };

    private static RequirementView ToView(this RecordRequirement record) => new()
    {
        Code = record.Code,
        Kind = record.Kind,
        Clause = record.Clause,
        Title = record.Title,
        Awards = record.Awards,
        Optional = record.Optional,
        When = record.When?.Describe(),
    };

    private static OpeningView ToView(this Opening opening) =>
        new(opening.On, opening.At?.ToString("HH:mm", CultureInfo.InvariantCulture), opening.Clause, opening.Tiers);

    private static DueDateView ToView(this DueDate due, CampaignPolicy policy) => new()
    {
        On = due.On,
        At = due.At?.ToString("HH:mm", CultureInfo.InvariantCulture),
        Within = due.Within,
        Clause = due.Clause,
        Inclusive = due.Inclusive,
        Tiers = due.Tiers,
        RestDay = due.RestDay,
        Rule = due.Describe(policy),
    };
}
