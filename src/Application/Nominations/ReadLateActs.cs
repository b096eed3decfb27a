using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Acts that were recorded late, by whoever may read the recorder's nominations or confirms.</summary>
public sealed record ListLateActs(string Campaign, string? Status, Paging Paging) : IQuery<Page<LateActView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

/// <summary>One act that was recorded late.</summary>
public sealed record GetLateAct(string Campaign, Guid Id) : IQuery<LateActView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

internal sealed class ListLateActsHandler(CampaignOpener campaigns) : IRequestHandler<ListLateActs, Outcome<Page<LateActView>>>
{
    public Task<Outcome<Page<LateActView>>> Handle(ListLateActs request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy<LateActStatus>(request.Status))
        .Then(opened => opened
            .Page(new LateActsOf(opened.Id, request.Status is { } name ? Words.All<LateActStatus>()[name] : null), request.Paging, [], cancellationToken)
            .Select(page => page.Select(act => act.ToView(opened))));
}

internal sealed class GetLateActHandler(CampaignOpener campaigns) : IRequestHandler<GetLateAct, Outcome<LateActView>>
{
    public Task<Outcome<LateActView>> Handle(GetLateAct request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<LateAct>(request.Id, cancellationToken).Select(act => act.ToView(opened)));
}
