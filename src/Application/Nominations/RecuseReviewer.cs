using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>A reviewer steps back from one nomination, with the reason.</summary>
public sealed record RecuseReviewer(string Campaign, Guid Id, string Actor, DateOnly? On, string Reason) : ICommand<Recusal>, IDated
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Review;
}

internal sealed class RecuseReviewerValidator : AbstractValidator<RecuseReviewer>
{
    public RecuseReviewerValidator() => RuleFor(request => request.Reason).GivenText(Shapes.LongText);
}

internal sealed class RecuseReviewerHandler(CampaignOpener campaigns) : IRequestHandler<RecuseReviewer, Outcome<Recusal>>
{
    public Task<Outcome<Recusal>> Handle(RecuseReviewer request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened.Nomination(request.Id, cancellationToken))
        .Then(subject => subject.Nomination.Recuse(request.Reason, subject.Context));
}
