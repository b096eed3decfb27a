using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>Records a waiver of a limit or rule that binds in principle.</summary>
public sealed record GrantWaiver(string Campaign, string Actor, DateOnly? On, string Element, Guid? NominationId, string Reason) : ICommand<Waiver>
{
    /// <summary>The version of the campaign that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.Steer;
}

internal sealed class GrantWaiverValidator : AbstractValidator<GrantWaiver>
{
    public GrantWaiverValidator()
    {
        RuleFor(request => request.Element).GivenText();
        RuleFor(request => request.Reason).GivenText(Shapes.LongText);
    }
}

internal sealed class GrantWaiverHandler(CampaignOpener campaigns) : IRequestHandler<GrantWaiver, Outcome<Waiver>>
{
    public Task<Outcome<Waiver>> Handle(GrantWaiver request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken, request.ExpectedVersion)
        .Then(opened => request.NominationId is { } id
            ? opened.Find<Nomination>(id, cancellationToken).Select(_ => opened)
            : Task.FromResult(Outcome<OpenedCampaign>.Of(opened)))
        .Then(opened => opened.Campaign.Grant(new Waiver(request.Element, request.NominationId, request.Reason, request.Actor, opened.On), opened.Policy));
}
