using Riok.Mapperly.Abstractions;

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

    /// <summary>Who vouches for an act that was recorded late; null for every other one.</summary>
    public LateView? Late { get; init; }
}

[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
internal static partial class JournalViews
{
    public static JournalLine ToView(this JournalEntry entry) => entry.Line() with { Late = LateView.Of(entry.Details) };

    [MapperIgnoreTarget(nameof(JournalLine.Late))]
    private static partial JournalLine Line(this JournalEntry entry);
}
