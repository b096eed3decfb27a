using Commendation.Application.Common;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>Lifts the bar that an upheld objection lays on a new nomination of the same person or unit.</summary>
public sealed record LiftBar(string Campaign, Guid NoticeId, Guid ObjectionId, string Actor, DateOnly? On, string Reason) : ICommand<ObjectionView>
{
    /// <summary>The version of the notice that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.HandleObjection;
}

internal sealed class LiftBarValidator : AbstractValidator<LiftBar>
{
    public LiftBarValidator() => RuleFor(request => request.Reason).GivenText(Shapes.LongText);
}

internal sealed class LiftBarHandler(CampaignOpener campaigns) : IRequestHandler<LiftBar, Outcome<ObjectionView>>
{
    public Task<Outcome<ObjectionView>> Handle(LiftBar request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Find<PublicNotice>(request.NoticeId, cancellationToken, request.ExpectedVersion)
            .Then(notice => notice.Find(request.ObjectionId)
                .Then(objection => opened.Nomination(objection.NominationId, cancellationToken))
                .Then(subject => notice.Lift(request.ObjectionId, request.Reason, subject.Nomination, subject.Context))))
        .Select(lifted => lifted.ToView());
}
