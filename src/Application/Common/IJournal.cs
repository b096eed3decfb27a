namespace Commendation.Application.Common;

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

    /// <summary>Day of the latest act of a campaign that its policy judged; null before the first.</summary>
    Task<DateOnly?> LastJudged(Guid campaignId, CancellationToken ct);

    /// <summary>Where the chain of a campaign ends.</summary>
    Task<JournalMark> Head(Guid campaignId, CancellationToken ct);

    /// <summary>Where the chain of every campaign ends, in the order of the campaigns' codes.</summary>
    Task<IReadOnlyList<(Guid Campaign, string Code, long Number)>> Heads(CancellationToken ct);

    /// <summary>Every campaign that is stored or that a line tells of.</summary>
    Task<IReadOnlyList<Guid>> Campaigns(CancellationToken ct);

    /// <summary>Walks the chain of a campaign and holds everything that is stored about the campaign against it, all as of one moment.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="remembered">A place that somebody outside remembers, so that a chain written anew from there on is noticed; or null.</param>
    /// <param name="ct">Cancels.</param>
    Task<JournalVerification> Verify(Guid campaignId, JournalMark? remembered, CancellationToken ct);
}
