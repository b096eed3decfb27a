using Ardalis.Specification;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>The two ways in which every module reads its aggregates: one by key, many by page.</summary>
internal static class Reading
{
    /// <summary>One aggregate of a campaign as a view.</summary>
    public static Task<Outcome<TView>> ReadOne<T, TView>(
        this CampaignDesk desks, IStore store, string campaign, Guid id, string what, Func<T, TView> view, CancellationToken ct)
        where T : Aggregate => desks.ReadOne<T, TView>(store, campaign, id, what, (found, _) => view(found), ct);

    /// <summary>One aggregate of a campaign as a view for which the rules are needed.</summary>
    public static async Task<Outcome<TView>> ReadOne<T, TView>(
        this CampaignDesk desks, IStore store, string campaign, Guid id, string what, Func<T, Rulebook, TView> view, CancellationToken ct)
        where T : Aggregate
    {
        var opened = await desks.Open(campaign, ct);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        return await store.Find<T>(opened.Value.Campaign.Id, id, ct) is { } found ? view(found, opened.Value.Rules) : Outcome.Missing(what, id.ToString());
    }

    /// <summary>A page of a campaign's aggregates as views.</summary>
    public static Task<Outcome<Page<TView>>> ReadPage<T, TView>(
        this CampaignDesk desks,
        IStore store,
        string campaign,
        Func<Guid, Specification<T>> filter,
        Paging paging,
        IReadOnlyList<SortKey<T>> sorts,
        Func<T, TView> view,
        CancellationToken ct)
        where T : class => desks.ReadPage(store, campaign, filter, paging, sorts, (found, _) => view(found), ct);

    /// <summary>A page of a campaign's aggregates as views for which the rules are needed.</summary>
    public static async Task<Outcome<Page<TView>>> ReadPage<T, TView>(
        this CampaignDesk desks,
        IStore store,
        string campaign,
        Func<Guid, Specification<T>> filter,
        Paging paging,
        IReadOnlyList<SortKey<T>> sorts,
        Func<T, Rulebook, TView> view,
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
            ? (await store.Page(filter(opened.Value.Campaign.Id), page.Value, ct)).Select(found => view(found, opened.Value.Rules))
            : page.Refusal;
    }
}
