using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Honours;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Honours;

/// <summary>Draws up the proposed list in the given order; the composition limits are enforced here.</summary>
public sealed record DrawUpList(string Campaign, string Actor, Moment? On, string Stage, IReadOnlyList<Guid> Nominations) : ICommand<ProposedListView>, IWholeCampaign
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

internal sealed class DrawUpListHandler(CampaignDesk desks, IStore store, IKeys keys) : IRequestHandler<DrawUpList, Outcome<ProposedListView>>
{
    public async Task<Outcome<ProposedListView>> Handle(DrawUpList request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, request.Actor, request.On, request.ExpectedVersion, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var (desk, policy) = (opened.Value, opened.Value.Rules.Policy);
        var id = keys.New();
        if (desk.Campaign.Listed(id, policy).Refusal is { } listed)
        {
            return listed;
        }

        var loaded = await desks.Nominations(desk, request.Nominations, cancellationToken);
        var recommended = await store.Recommended(desk.Campaign.Id, desk.Rules, cancellationToken);
        return loaded
            .Then(subjects => ProposedList.DrawUp(id, request.Stage, subjects.Nominations, subjects.ContextOf, desk.Context(), recommended))
            .Select(list =>
            {
                store.Add(list);
                return list.ToView();
            });
    }
}
