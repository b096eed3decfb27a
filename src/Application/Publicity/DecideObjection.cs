using Commendation.Application.Common;
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

internal sealed class DecideObjectionHandler(CampaignDesk desks, IStore store) : IRequestHandler<DecideObjection, Outcome<ObjectionView>>
{
    public async Task<Outcome<ObjectionView>> Handle(DecideObjection request, CancellationToken cancellationToken)
    {
        var opened = await desks.OpenNotice(store, new NoticeAct(request.Campaign, request.NoticeId, request.Actor, request.On, request.ExpectedVersion), cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var (desk, notice) = opened.Value;
        if (notice.Objections.FirstOrDefault(objection => objection.Id == request.ObjectionId) is not { } objection)
        {
            return Outcome.Missing("异议 / objection", request.ObjectionId.ToString());
        }

        var loaded = await desks.Nomination(desk, objection.NominationId, cancellationToken);
        return loaded
            .Then(subject => notice.Decide(objection.Id, request.Upheld, request.Finding, subject.Nomination, subject.Context))
            .Select(decided => decided.ToView());
    }
}
