using Commendation.Application.Common;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Lets a nomination go on after a change of circumstances; the reviewer's decision, with its reason (保留).</summary>
public sealed record KeepAfterChange(string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, string Reason) : ICommand<NominationView>, IDated
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Review;
}

internal sealed class KeepAfterChangeValidator : AbstractValidator<KeepAfterChange>
{
    public KeepAfterChangeValidator() => RuleFor(request => request.Reason).GivenText(Shapes.LongText);
}

internal sealed class KeepAfterChangeHandler(CampaignOpener campaigns) : IRequestHandler<KeepAfterChange, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(KeepAfterChange request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nomination(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(subject => subject.Nomination.KeepAfterChange(subject.Context with { Reason = request.Reason }))
            .Select(nomination => nomination.ToView(opened)));
}
