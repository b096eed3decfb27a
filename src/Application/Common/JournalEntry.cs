using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>
/// One line of the journal (日志): an accepted act as it was done, and when it was recorded. Lines are only ever added.
/// </summary>
public sealed class JournalEntry
{
    /// <summary>Key; grows with time.</summary>
    public required Guid Id { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Kind of the subject, for example <c>nomination</c>.</summary>
    public required string SubjectKind { get; init; }

    /// <summary>Key of the subject.</summary>
    public required Guid SubjectId { get; init; }

    /// <summary>Version that the subject reached by the act.</summary>
    public required int Sequence { get; init; }

    /// <summary>Name of the act.</summary>
    public required string Act { get; init; }

    /// <summary>Code of the acting organisation.</summary>
    public required string Actor { get; init; }

    /// <summary>Day of the act.</summary>
    public required DateOnly On { get; init; }

    /// <summary>When it was recorded, UTC.</summary>
    public required DateTime RecordedAt { get; init; }

    /// <summary>Clause under which it was done.</summary>
    public string? Clause { get; init; }

    /// <summary>State before.</summary>
    public string? From { get; init; }

    /// <summary>State after.</summary>
    public string? To { get; init; }

    /// <summary>Version of the policy that it was judged under.</summary>
    public required string PolicyVersion { get; init; }

    /// <summary>What else belongs to the act.</summary>
    public required IReadOnlyDictionary<string, string> Details { get; init; }

    /// <summary>Makes the line of an act.</summary>
    public static JournalEntry Of(Aggregate subject, Entry entry, Guid id, DateTime recordedAt, string policyVersion) => new()
    {
        Id = id,
        CampaignId = subject.CampaignId,
        SubjectKind = System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(subject.GetType().Name),
        SubjectId = subject.Id,
        Sequence = entry.Sequence,
        Act = entry.Act,
        Actor = entry.Actor,
        On = entry.On,
        RecordedAt = recordedAt,
        Clause = entry.Clause,
        From = entry.From,
        To = entry.To,
        PolicyVersion = policyVersion,
        Details = entry.Details,
    };
}

/// <summary>When nominations entered a state, over a whole campaign.</summary>
/// <param name="State">The state.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day.</param>
/// <param name="Count">How often.</param>
public sealed record StateSpan(string State, DateOnly First, DateOnly Last, int Count);

/// <summary>Readings of the journal that a specification cannot express.</summary>
public interface IJournal
{
    /// <summary>For every state, when nominations of a campaign entered it.</summary>
    Task<IReadOnlyList<StateSpan>> Spans(Guid campaignId, CancellationToken ct);
}
