using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>The two ways in which every module reads its aggregates: one by key, many by page.</summary>
internal static class Reading
{
    /// <summary>One aggregate of a campaign as a view.</summary>
    public static async Task<Outcome<TView>> ReadOne<T, TView>(
        this CampaignDesk desks, IStore store, string campaign, Guid id, string what, Func<T, TView> view, CancellationToken ct)
        where T : Aggregate
    {
        var opened = await desks.Open(campaign, ct);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        return await store.Find<T>(opened.Value.Campaign.Id, id, ct) is { } found ? view(found) : Outcome.Missing(what, id.ToString());
    }

    /// <summary>A page of a campaign's aggregates as views.</summary>
    public static async Task<Outcome<Page<TView>>> ReadPage<T, TView>(
        this CampaignDesk desks,
        IStore store,
        string campaign,
        Func<Guid, Specification<T>> filter,
        Paging paging,
        IReadOnlyList<SortKey<T>> sorts,
        Func<T, TView> view,
        CancellationToken ct)
        where T : class
    {
        var opened = await desks.Open(campaign, ct);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var page = PageRequest<T>.Read(paging, sorts);
        return page.Accepted
            ? (await store.Page(filter(opened.Value.Campaign.Id), page.Value, ct)).Select(view)
            : page.Refusal;
    }
}
