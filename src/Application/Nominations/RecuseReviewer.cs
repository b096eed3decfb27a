using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>A reviewer steps back from one nomination, with the reason.</summary>
public sealed record RecuseReviewer(string Campaign, Guid Id, string Actor, DateOnly? On, string Reason) : ICommand<Recusal>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Review;
}

internal sealed class RecuseReviewerValidator : AbstractValidator<RecuseReviewer>
{
    public RecuseReviewerValidator() => RuleFor(request => request.Reason).GivenText(Shapes.LongText);
}

internal sealed class RecuseReviewerHandler(CampaignDesk desks) : IRequestHandler<RecuseReviewer, Outcome<Recusal>>
{
    public async Task<Outcome<Recusal>> Handle(RecuseReviewer request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, request.Actor, request.On, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var loaded = await desks.Nomination(opened.Value, request.Id, cancellationToken);
        return loaded.Then(subject => subject.Nomination.Recuse(request.Reason, subject.Context));
    }
}
