using Commendation.Domain.Calendars;

namespace Commendation.Application.Common;

/// <summary>A window that a holiday paper changed after the posting.</summary>
public sealed record RevisionView
{
    /// <summary>Day on which the paper was published.</summary>
    public required DateOnly PublishedOn { get; init; }

    /// <summary>Last day from then on; null while an objection is examined.</summary>
    public required DateOnly? LastDay { get; init; }

    public required DateOnly? CompleteFrom { get; init; }

    internal static IReadOnlyList<RevisionView> Of(WindowHistory? history) =>
        [.. (history?.Revisions ?? []).Select(revision => new RevisionView { PublishedOn = revision.PublishedOn, LastDay = revision.Window.LastDay, CompleteFrom = revision.Window.CompleteFrom })];
}
