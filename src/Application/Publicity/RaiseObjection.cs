using Commendation.Application.Common;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>
/// Takes in an objection against one nominee of a notice; the nominee's term stands still from the day of arrival. One that came in time and is
/// recorded after the publicity was closed reopens it, and after the honour becomes a report of misconduct.
/// </summary>
public sealed record RaiseObjection(
    string Campaign,
    Guid NoticeId,
    string Actor,
    DateOnly? On,
    Guid NominationId,
    ObjectionChannel Channel,
    bool Signed,
    DateOnly? ArrivedOn,
    string Statement,
    IReadOnlyList<string> Evidence) : ICommand<ObjectionView>, INamesEvidence
{
    /// <summary>Day of the postmark of a letter; null where it is not known.</summary>
    public DateOnly? PostmarkedOn { get; init; }

    /// <summary>The version of the notice that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public IEnumerable<(string Place, string Reference)> Named => Evidence.At("evidence");

    /// <inheritdoc/>
    public Deed Deed => Deed.HandleObjection;
}

internal sealed class RaiseObjectionValidator : AbstractValidator<RaiseObjection>
{
    public RaiseObjectionValidator()
    {
        RuleFor(request => request.Channel).IsInEnum().WithErrorCode(ViolationCode.ValueUnknown.Name);
        RuleFor(request => request.Statement).GivenText(Shapes.LongText);
        RuleFor(request => request.Evidence).AtMost(50);
        RuleForEach(request => request.Evidence).GivenText();
    }
}

internal sealed class RaiseObjectionHandler(CampaignOpener campaigns, IKeys keys) : IRequestHandler<RaiseObjection, Outcome<ObjectionView>>
{
    public Task<Outcome<ObjectionView>> Handle(RaiseObjection request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Find<PublicNotice>(request.NoticeId, cancellationToken, request.ExpectedVersion)
            .Then(notice => opened
                .Nomination(request.NominationId, cancellationToken)
                .Then(subject => notice.Raise(
                    new Objection(keys.New(), request.NominationId, request.Channel, request.Signed, request.ArrivedOn ?? opened.On, request.Statement, request.Evidence) { PostmarkedOn = request.PostmarkedOn },
                    subject.Nomination,
                    subject.Context))))
        .Select(objection => objection.ToView());
}
