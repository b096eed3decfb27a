using System.Linq.Expressions;
using Ardalis.Specification;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;

namespace Commendation.Application.Common;

/// <summary>
/// The store as a caller sees it. What the caller may not read does not come out of it, whoever asks and whatever for: single
/// aggregates are not found, lists and counts are narrowed in the query. So no use case can forget it.
/// </summary>
public sealed class GuardedStore : IStore
{
    private static readonly Expression<Func<Nomination, string>> OfNomination = nomination => nomination.RecommendedBy;
    private static readonly Expression<Func<Submission, string>> OfSubmission = submission => submission.Organisation;

    private readonly IStore _store;
    private readonly CampaignAccess _access;

    /// <summary>The store outside every campaign: it finds campaigns, and nothing in them that not everybody may see.</summary>
    public GuardedStore(IStore store)
        : this(store, CampaignAccess.Outside)
    {
    }

    private GuardedStore(IStore store, CampaignAccess access) => (_store, _access) = (store, access);

    /// <summary>The store as the caller sees it in a campaign.</summary>
    internal GuardedStore In(CampaignAccess access) => new(_store, access);

    // Places, limits and dates are counted over all nominations and show none of them, and so is what an amendment would take away; what was
    // posted is for everybody.
    private Deed Seeing => _access.Deed is { } deed and (Deed.ReadProgress or Deed.ReadPosted or Deed.Object or Deed.Amend) ? deed : Deed.ReadNomination;

    public Task<Campaign?> FindCampaign(string code, CancellationToken ct) => _store.FindCampaign(code, ct);

    public async Task<T?> Find<T>(Guid campaignId, Guid id, CancellationToken ct)
        where T : Aggregate
    {
        var found = await _store.Find<T>(campaignId, id, ct);
        return found switch
        {
            Nomination nomination => _access.Extends(Seeing, nomination.RecommendedBy) ? found : null,
            Submission submission => _access.Extends(Deed.ReadSubmission, submission.Organisation) ? found : null,
            ProposedList => _access.Allows(Deed.ReadList) ? found : null,
            LateAct late => _access.Extends(Deed.ReadNomination, late.Organisation) || late.Confirming == _access.Caller.Organisation ? found : null,
            _ => found,
        };
    }

    public Task<IReadOnlyList<T>> List<T>(Specification<T> specification, CancellationToken ct)
        where T : Aggregate => _store.List(Seen(specification), ct);

    public Task<IReadOnlyList<TResult>> Select<T, TResult>(Specification<T> specification, Expression<Func<T, TResult>> projection, CancellationToken ct)
        where T : class => _store.Select(Seen(specification), projection, ct);

    public Task<Page<T>> Page<T>(Specification<T> specification, PageRequest<T> page, CancellationToken ct)
        where T : class => _store.Page(Seen(specification), page, ct);

    public Task<Page<TResult>> Page<T, TResult>(Specification<T> specification, PageRequest<T> page, Expression<Func<T, TResult>> projection, CancellationToken ct)
        where T : class => _store.Page(Seen(specification), page, projection, ct);

    public Task<int> Count<T>(Specification<T> specification, CancellationToken ct)
        where T : class => _store.Count(Seen(specification), ct);

    public void Add<T>(T added)
        where T : class => _store.Add(added);

    /// <summary>Keys of the nominations of one person or unit that an upheld objection ended, whoever recommended: that bars everybody's.</summary>
    internal Task<IReadOnlyList<Guid>> EndedByObjection(Guid campaignId, string key, CancellationToken ct) =>
        _store.Select(new EndedByObjection(campaignId, key), nomination => nomination.Id, ct);

    /// <summary>What the running counts need of nominations, whoever recommended: what is counted shows none of them.</summary>
    internal Task<IReadOnlyList<Countable>> Countable(Specification<Nomination> nominations, CancellationToken ct) => _store.Select(nominations, Common.Countable.Columns, ct);

    /// <summary>Keyed digests of the persons and units whose nominations an upheld objection ended, whoever recommended.</summary>
    internal async Task<IReadOnlySet<string>> EndedByObjection(Guid campaignId, CancellationToken ct) =>
        (await _store.Select(new EndedByObjection(campaignId), nomination => nomination.PersonKey, ct)).ToHashSet();

    /// <summary>Keyed digests of those of these living keys that exist, whoever recommended: a second nomination is refused to everybody.</summary>
    internal async Task<IReadOnlySet<string>> Living(Guid campaignId, IReadOnlyCollection<string> keys, CancellationToken ct) =>
        (await _store.Select(new LivingOf(campaignId, keys), nomination => nomination.LivingKey!, ct)).ToHashSet();

    /// <summary>Nominations that were posted, whoever may read them: whom a notice still shows, and who has left it, is the same for everybody.</summary>
    internal Task<IReadOnlyList<Nomination>> Posted(Guid campaignId, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        _store.Select(new ByKeys<Nomination>(campaignId, ids), nomination => nomination, ct);

    private Specification<T> Seen<T>(Specification<T> specification)
        where T : class => specification switch
        {
            Specification<Nomination> nominations => (Specification<T>)(object)Within(nominations, OfNomination, Seeing),
            Specification<LateAct> acts => (Specification<T>)(object)Concerned(acts),
            Specification<Submission> submissions => (Specification<T>)(object)Within(submissions, OfSubmission, Deed.ReadSubmission),
            _ => specification,
        };

    private Specification<LateAct> Concerned(Specification<LateAct> acts)
    {
        if (_access.Extent(Seeing) is { } codes)
        {
            acts.Query.Where(act => codes.Contains(act.Organisation) || act.Confirming == _access.Caller.Organisation);
        }

        return acts;
    }

    private Specification<T> Within<T>(Specification<T> specification, Expression<Func<T, string>> owner, Deed deed)
        where T : class
    {
        if (_access.Extent(deed) is not { } codes)
        {
            return specification;
        }

        // One organisation is compared, so that the index on it serves.
        Expression condition = codes.Count == 1
            ? Expression.Equal(owner.Body, Expression.Constant(codes.Single()))
            : Expression.Call(typeof(Enumerable), nameof(Enumerable.Contains), [typeof(string)], Expression.Constant(codes.ToArray()), owner.Body);
        specification.Query.Where(Expression.Lambda<Func<T, bool>>(condition, owner.Parameters));
        return specification;
    }
}

internal sealed class EndedByObjection : Specification<Nomination>
{
    public EndedByObjection(Guid campaignId) => Query.Where(nomination => nomination.CampaignId == campaignId && nomination.State == State.ObjectionUpheld);

    public EndedByObjection(Guid campaignId, string key)
        : this(campaignId) => Query.Where(nomination => nomination.PersonKey == key);
}

internal sealed class LivingOf : Specification<Nomination>
{
    public LivingOf(Guid campaignId, IReadOnlyCollection<string> keys) => Query.Where(nomination => nomination.CampaignId == campaignId && keys.Contains(nomination.LivingKey));
}
