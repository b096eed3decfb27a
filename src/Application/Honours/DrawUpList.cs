using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Honours;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Honours;

/// <summary>Draws up the proposed list in the given order; the composition limits are enforced here.</summary>
public sealed record DrawUpList(string Campaign, string Actor, Moment? On, string Stage, IReadOnlyList<Guid> Nominations) : ICommand<ProposedListView>, IDated, IWholeCampaign
{
    /// <summary>The version of the campaign that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.DrawUpList;
}

internal sealed class DrawUpListValidator : AbstractValidator<DrawUpList>
{
    public DrawUpListValidator()
    {
        RuleFor(request => request.Stage).GivenText();
        RuleFor(request => request.Nominations).AtLeastOne(100_000);
    }
}

internal sealed class DrawUpListHandler(CampaignOpener campaigns, IKeys keys) : IRequestHandler<DrawUpList, Outcome<ProposedListView>>
{
    public Task<Outcome<ProposedListView>> Handle(DrawUpList request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken, request.ExpectedVersion)
        .Then(opened => DrawUp(request, opened, keys.New(), cancellationToken))
        .Select(list => list.ToView());

    private static Task<Outcome<ProposedList>> DrawUp(DrawUpList request, OpenedCampaign opened, Guid id, CancellationToken ct) => opened.Campaign
        .Listed(id, opened.Policy)
        .Then(_ => opened.Nominations(request.Nominations, ct))
        .Then(async nominees => ProposedList.DrawUp(id, request.Stage, nominees, await opened.Recommended(ct)))
        .Select(opened.Add);
}
