using Ardalis.Specification;
using System.Linq.Expressions;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;

namespace Commendation.Application.Common;

/// <summary>
/// The store as the present caller sees it. What the caller may not read does not come out of it, whoever asks and whatever for: single
/// aggregates are not found, lists and counts are narrowed in the query. So no use case can forget it.
/// </summary>
public sealed class GuardedStore(IStore store, Access access) : IStore
{
    private static readonly Expression<Func<Nomination, string>> OfNomination = nomination => nomination.RecommendedBy;
    private static readonly Expression<Func<Submission, string>> OfSubmission = submission => submission.Organisation;

    // Places, limits and dates are counted over all nominations and show none of them, and so is what an amendment would take away; what was
    // posted is for everybody.
    private Deed Seeing => access.Deed is Deed.ReadProgress or Deed.ReadPosted or Deed.Amend ? access.Deed.Value : Deed.ReadNomination;

    public Task<Campaign?> FindCampaign(string code, CancellationToken ct) => store.FindCampaign(code, ct);

    public async Task<T?> Find<T>(Guid campaignId, Guid id, CancellationToken ct)
        where T : Aggregate
    {
        var found = await store.Find<T>(campaignId, id, ct);
        return found switch
        {
            Nomination nomination => access.Extends(Seeing, nomination.RecommendedBy) ? found : null,
            Submission submission => access.Extends(Deed.ReadSubmission, submission.Organisation) ? found : null,
            ProposedList => access.Allows(Deed.ReadList) ? found : null,
            _ => found,
        };
    }

    public Task<IReadOnlyList<T>> List<T>(Specification<T> specification, CancellationToken ct)
        where T : Aggregate => store.List(Seen(specification), ct);

    public Task<IReadOnlyList<TResult>> Select<T, TResult>(Specification<T> specification, Expression<Func<T, TResult>> projection, CancellationToken ct)
        where T : class => store.Select(Seen(specification), projection, ct);

    public Task<Page<T>> Page<T>(Specification<T> specification, PageRequest<T> page, CancellationToken ct)
        where T : class => store.Page(Seen(specification), page, ct);

    public Task<Page<TResult>> Page<T, TResult>(Specification<T> specification, PageRequest<T> page, Expression<Func<T, TResult>> projection, CancellationToken ct)
        where T : class => store.Page(Seen(specification), page, projection, ct);

    public Task<int> Count<T>(Specification<T> specification, CancellationToken ct)
        where T : class => store.Count(Seen(specification), ct);

    public void Add<T>(T added)
        where T : class => store.Add(added);

    private Specification<T> Seen<T>(Specification<T> specification)
        where T : class => specification switch
        {
            Specification<Nomination> nominations => (Specification<T>)(object)Within(nominations, OfNomination, Seeing),
            Specification<Submission> submissions => (Specification<T>)(object)Within(submissions, OfSubmission, Deed.ReadSubmission),
            _ => specification,
        };

    private Specification<T> Within<T>(Specification<T> specification, Expression<Func<T, string>> owner, Deed deed)
        where T : class
    {
        if (access.Extent(deed) is not { } codes)
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
