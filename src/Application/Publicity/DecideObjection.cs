using Commendation.Application.Common;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>Records what the examination of an objection found: upheld ends the nomination, dismissed lets its term go on.</summary>
public sealed record DecideObjection(
    string Campaign, Guid NoticeId, Guid ObjectionId, string Actor, DateOnly? On, bool Upheld, string Finding) : ICommand<ObjectionView>
{
    /// <summary>The version of the notice that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.HandleObjection;
}

internal sealed class DecideObjectionValidator : AbstractValidator<DecideObjection>
{
    public DecideObjectionValidator() => RuleFor(request => request.Finding).GivenText(Shapes.LongText);
}

internal sealed class DecideObjectionHandler(CampaignOpener campaigns) : IRequestHandler<DecideObjection, Outcome<ObjectionView>>
{
    public Task<Outcome<ObjectionView>> Handle(DecideObjection request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Find<PublicNotice>(request.NoticeId, cancellationToken, request.ExpectedVersion)
            .Then(notice => notice.Find(request.ObjectionId)
                .Then(objection => opened.Nomination(objection.NominationId, cancellationToken))
                .Then(subject => notice.Decide(request.ObjectionId, request.Upheld, request.Finding, subject.Nomination, subject.Context))))
        .Select(decided => decided.ToView());
}
