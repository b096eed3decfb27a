namespace Commendation.Application.Common;

/// <summary>What a campaign holds besides its aggregates: files that somebody handed in.</summary>
public interface IFilesHeld
{
    /// <summary>Deletes all of them at once, whose time of retention is over.</summary>
    Task Erase(Guid campaignId, CancellationToken ct);
}
