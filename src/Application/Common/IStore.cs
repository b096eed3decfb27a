using System.Linq.Expressions;
using Ardalis.Specification;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>
/// Everything that is stored, as one port. What is loaded for a command is tracked and saved with it; queries read without tracking.
/// </summary>
public interface IStore
{
    /// <summary>The campaign of this code, tracked; null when there is none.</summary>
    Task<Campaign?> FindCampaign(string code, CancellationToken ct);

    /// <summary>The aggregate of this key inside a campaign, tracked; null when there is none.</summary>
    Task<T?> Find<T>(Guid campaignId, Guid id, CancellationToken ct)
        where T : Aggregate;

    /// <summary>Every aggregate that meets the specification, tracked, in its order.</summary>
    Task<IReadOnlyList<T>> List<T>(Specification<T> specification, CancellationToken ct)
        where T : Aggregate;

    /// <summary>A projection of everything that meets the specification, untracked, in its order.</summary>
    Task<IReadOnlyList<TResult>> Select<T, TResult>(Specification<T> specification, Expression<Func<T, TResult>> projection, CancellationToken ct)
        where T : class;

    /// <summary>One page of what meets the specification, untracked.</summary>
    Task<Page<T>> Page<T>(Specification<T> specification, PageRequest<T> page, CancellationToken ct)
        where T : class;

    /// <summary>One page of a projection: only what the projection reads is loaded.</summary>
    Task<Page<TResult>> Page<T, TResult>(Specification<T> specification, PageRequest<T> page, Expression<Func<T, TResult>> projection, CancellationToken ct)
        where T : class;

    /// <summary>How many there are.</summary>
    Task<int> Count<T>(Specification<T> specification, CancellationToken ct)
        where T : class;

    /// <summary>Adds something new.</summary>
    void Add<T>(T added)
        where T : class;
}

/// <summary>The end of a command: everything that was changed is stored together, or nothing is.</summary>
public interface IUnitOfWork
{
    /// <summary>Aggregates that the command loaded or added.</summary>
    IEnumerable<Aggregate> Touched { get; }

    /// <summary>Lets the save fail as a race when anything is done in a campaign from now on.</summary>
    Task Watch(string campaign, CancellationToken ct);

    /// <summary>
    /// What is still to be done once the new lines of the journal have their places in the chain, before anything is stored: it may tell of these
    /// lines, and add what is stored with them. It is forgotten with everything else.
    /// </summary>
    void WhenSealed(Action<IReadOnlyList<JournalEntry>> then);

    /// <summary>Saves in one transaction.</summary>
    Task<SaveResult> Save(CancellationToken ct);

    /// <summary>Forgets everything loaded and added, so that the command can be run again.</summary>
    void Forget();

    /// <summary>Whether a fault passes by itself and has stored nothing for certain, so that the request can be run again.</summary>
    bool MayRepeat(Exception fault);
}

/// <summary>How saving ended.</summary>
public enum SaveResult
{
    /// <summary>Stored.</summary>
    Saved,

    /// <summary>Another act changed the same aggregate first.</summary>
    Raced,

    /// <summary>A key that must be unique exists already.</summary>
    Exists,
}

/// <summary>Makes keys.</summary>
public interface IKeys
{
    /// <summary>A new version 7 GUID.</summary>
    Guid New();
}

/// <summary>Digests that tell equal texts, but not to somebody without the server's key what a text may be.</summary>
public interface IKeyedDigests
{
    /// <summary>The digest of a text, the same every time.</summary>
    string Digest(string text);
}

/// <summary>The edge's clock.</summary>
public interface IClock
{
    /// <summary>Today in Asia/Shanghai.</summary>
    DateOnly Today { get; }

    /// <summary>Time of the day in Asia/Shanghai, to the minute.</summary>
    TimeOnly TimeOfDay { get; }

    /// <summary>This moment in UTC, to the millisecond.</summary>
    DateTime Now { get; }
}
