using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Honours;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Honours;

/// <summary>The proposed list of a campaign.</summary>
public sealed record GetProposedList(string Campaign, Guid Id) : IQuery<ProposedListView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadList;
}

/// <summary>The decision of a campaign.</summary>
public sealed record GetDecision(string Campaign, Guid Id) : IQuery<DecisionView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>One honour.</summary>
public sealed record GetHonour(string Campaign, Guid Id) : IQuery<HonourView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Honours of a campaign, filtered by award and recommending organisation.</summary>
public sealed record ListHonours(string Campaign, string? Award, string? RecommendedBy, Paging Paging) : IQuery<Page<HonourView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;

    /// <summary>Keys that the list can be sorted by.</summary>
    public static IReadOnlyList<SortKey<Honour>> Sorts { get; } = [new("order", (Honour honour) => honour.Order)];
}

/// <summary>The honour with this number on its plaque or certificate.</summary>
public sealed record FindHonour(string Campaign, string Number) : IQuery<HonourView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

internal sealed class NumberedHonour : Specification<Honour>
{
    public NumberedHonour(Guid campaignId, string number) => Query.Where(honour => honour.CampaignId == campaignId && honour.Number == number);
}

internal sealed class HonoursOf : Specification<Honour>
{
    public HonoursOf(Guid campaignId, string? award, string? recommendedBy = null)
    {
        Query.Where(honour => honour.CampaignId == campaignId);
        if (award is not null)
        {
            Query.Where(honour => honour.Award == award);
        }

        if (recommendedBy is not null)
        {
            Query.Where(honour => honour.RecommendedBy == recommendedBy);
        }
    }
}

internal sealed class GetProposedListHandler(CampaignOpener campaigns) : IRequestHandler<GetProposedList, Outcome<ProposedListView>>
{
    public Task<Outcome<ProposedListView>> Handle(GetProposedList request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<ProposedList>(request.Id, cancellationToken))
        .Select(found => found.ToView());
}

internal sealed class GetDecisionHandler(CampaignOpener campaigns) : IRequestHandler<GetDecision, Outcome<DecisionView>>
{
    public Task<Outcome<DecisionView>> Handle(GetDecision request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<Decision>(request.Id, cancellationToken).Select(found => found.ToView(opened.IsEnteredAfterwards)));
}

internal sealed class GetHonourHandler(CampaignOpener campaigns) : IRequestHandler<GetHonour, Outcome<HonourView>>
{
    public Task<Outcome<HonourView>> Handle(GetHonour request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<Honour>(request.Id, cancellationToken).Select(found => found.ToView(opened)));
}

internal sealed class FindHonourHandler(CampaignOpener campaigns) : IRequestHandler<FindHonour, Outcome<HonourView>>
{
    public Task<Outcome<HonourView>> Handle(FindHonour request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then<OpenedCampaign, HonourView>(async opened => (await opened.Store.List(new NumberedHonour(opened.Id, request.Number.Trim()), cancellationToken)) is [var found, ..]
            ? found.ToView(opened)
            : Outcome.Missing("荣誉 / honour", request.Number));
}

internal sealed class ListHonoursHandler(CampaignOpener campaigns) : IRequestHandler<ListHonours, Outcome<Page<HonourView>>>
{
    public Task<Outcome<Page<HonourView>>> Handle(ListHonours request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy(("award", request.Award), ("recommendedBy", request.RecommendedBy)))
        .Then(opened => opened
            .Page(new HonoursOf(opened.Id, request.Award, request.RecommendedBy), request.Paging, ListHonours.Sorts, cancellationToken)
            .Select(page => page.Select(honour => honour.ToView(opened))));
}
