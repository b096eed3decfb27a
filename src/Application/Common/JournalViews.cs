namespace Commendation.Application.Common;

/// <summary>A journal line as callers see it.</summary>
public sealed record JournalLine
{
    public required Guid Id { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public required int Sequence { get; init; }

    public required string Act { get; init; }

    public required string Actor { get; init; }

    public required DateOnly On { get; init; }

    public required DateTime RecordedAt { get; init; }

    public required string? Clause { get; init; }

    public required string? From { get; init; }

    public required string? To { get; init; }

    public required string PolicyVersion { get; init; }

    public required IReadOnlyDictionary<string, string> Details { get; init; }

    public required string? VerdictDigest { get; init; }

    public required string Correlation { get; init; }

    public required long Number { get; init; }

    public required string Hash { get; init; }
}

internal static class JournalViews
{
    public static JournalLine ToView(this JournalEntry entry) => new()
    {
        Id = entry.Id,
        SubjectKind = entry.SubjectKind,
        SubjectId = entry.SubjectId,
        Sequence = entry.Sequence,
        Act = entry.Act,
        Actor = entry.Actor,
        On = entry.On,
        RecordedAt = entry.RecordedAt,
        Clause = entry.Clause,
        From = entry.From,
        To = entry.To,
        PolicyVersion = entry.PolicyVersion,
        Details = entry.Details,
        VerdictDigest = entry.VerdictDigest,
        Correlation = entry.Correlation,
        Number = entry.Number,
        Hash = entry.Hash,
    };
}
