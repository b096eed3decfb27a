using Commendation.Application.Common;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>The objections of a campaign, filtered by state, stage and who posted, as far as the caller handles or reviews them; in the order in which they were taken in.</summary>
public sealed record ListObjections(string Campaign, string? Status, string? Stage, string? Organisation, Paging Paging) : IQuery<Page<ListedObjection>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

/// <summary>An objection, with the notice that it is against.</summary>
public sealed record ListedObjection
{
    /// <summary>The objection.</summary>
    public required ObjectionView Objection { get; init; }

    /// <summary>Key of the notice.</summary>
    public required Guid NoticeId { get; init; }

    /// <summary>Stage of the notice.</summary>
    public required string Stage { get; init; }

    /// <summary>Code of the organisation that posted it.</summary>
    public required string PostedBy { get; init; }
}

internal sealed class ListObjectionsHandler(CampaignOpener campaigns) : IRequestHandler<ListObjections, Outcome<Page<ListedObjection>>>
{
    public Task<Outcome<Page<ListedObjection>>> Handle(ListObjections request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy<ObjectionStatus>(request.Status, ("stage", request.Stage), ("organisation", request.Organisation)))
        .Then(opened => PageRequest<ListedObjection>.Read(request.Paging, []).SelectAsync(page => Read(request, page, opened, cancellationToken)));

    // They lie sealed with their notices, of which a campaign has some hundred: the database cannot tell them apart.
    private static async Task<Page<ListedObjection>> Read(ListObjections request, PageRequest<ListedObjection> page, OpenedCampaign opened, CancellationToken ct)
    {
        ObjectionStatus? status = request.Status is { } name ? Words.All<ObjectionStatus>()[name] : null;
        var after = page.Cursor is { } cursor && Cursors.TryRead(cursor, string.Empty, out _, out var id) ? id : (Guid?)null;
        var notices = await opened.Store.Select(new NoticesOf(opened.Id, request.Stage, request.Organisation), notice => notice, ct);
        List<ListedObjection> found =
        [
            .. (from notice in notices
                from objection in notice.ToView(opened).Objections
                where (status is null || objection.Status == status) && (after is null || objection.Id.CompareTo(after.Value) > 0)
                orderby objection.Id
                select new ListedObjection { Objection = objection, NoticeId = notice.Id, Stage = notice.Stage, PostedBy = notice.Organisation }).Take(page.Size + 1),
        ];
        return new Page<ListedObjection>([.. found.Take(page.Size)], found.Count > page.Size ? Cursors.Write(string.Empty, null, found[page.Size - 1].Objection.Id) : null);
    }
}
