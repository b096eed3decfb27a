using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>One notice with its objections.</summary>
public sealed record GetNotice(string Campaign, Guid Id) : IQuery<NoticeView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Notices of a campaign, filtered by stage and organisation.</summary>
public sealed record ListNotices(string Campaign, string? Stage, string? Organisation, Paging Paging) : IQuery<Page<NoticeView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;

    /// <summary>Keys that the list can be sorted by.</summary>
    public static IReadOnlyList<SortKey<PublicNotice>> Sorts { get; } = [new("postedOn", (PublicNotice notice) => notice.PostedOn)];
}

internal sealed class NoticesOf : Specification<PublicNotice>
{
    public NoticesOf(Guid campaignId, string? stage, string? organisation)
    {
        Query.Where(notice => notice.CampaignId == campaignId);
        if (stage is not null)
        {
            Query.Where(notice => notice.Stage == stage);
        }

        if (organisation is not null)
        {
            Query.Where(notice => notice.Organisation == organisation);
        }
    }
}

internal sealed class GetNoticeHandler(CampaignOpener campaigns, IJournalSigner signer) : IRequestHandler<GetNotice, Outcome<NoticeView>>
{
    public Task<Outcome<NoticeView>> Handle(GetNotice request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<PublicNotice>(request.Id, cancellationToken).SelectAsync(async notice =>
        {
            var receipts = await NoticeReceipt.Of(opened, [notice.Id], signer, cancellationToken);
            var posted = await PostedNominees.Of(opened, [notice], cancellationToken);
            return notice.Told(opened, posted[notice.Id]).With(receipts.GetValueOrDefault(notice.Id));
        }));
}

internal sealed class ListNoticesHandler(CampaignOpener campaigns, IJournalSigner signer) : IRequestHandler<ListNotices, Outcome<Page<NoticeView>>>
{
    public Task<Outcome<Page<NoticeView>>> Handle(ListNotices request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy(("stage", request.Stage), ("organisation", request.Organisation)))
        .Then(opened => opened
            .Page(new NoticesOf(opened.Id, request.Stage, request.Organisation), request.Paging, ListNotices.Sorts, cancellationToken)
            .SelectAsync(async page =>
            {
                var receipts = await NoticeReceipt.Of(opened, [.. page.Items.Select(notice => notice.Id)], signer, cancellationToken);
                var posted = await PostedNominees.Of(opened, page.Items, cancellationToken);
                return page.Select(notice => notice.Told(opened, posted[notice.Id]).With(receipts.GetValueOrDefault(notice.Id)));
            }));
}
