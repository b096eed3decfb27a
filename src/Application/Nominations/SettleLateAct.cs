using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>
/// Confirms an act that was recorded late (补录确认): it is judged anew, by the rules of today, and done as the recorder's act of its own day.
/// Refused when something stands in its way now; then it goes on waiting.
/// </summary>
public sealed record ConfirmLateAct(string Campaign, Guid Id, string Actor, int? ExpectedVersion) : ICommand<LateActView>, IWholeCampaign
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ConfirmLate;
}

/// <summary>Refuses to confirm an act that was recorded late (不予确认): it is not done.</summary>
public sealed record RefuseLateAct(string Campaign, Guid Id, string Actor, int? ExpectedVersion, string Reason) : ICommand<LateActView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ConfirmLate;
}

/// <summary>Shows the whole request of an act that waits for its confirmation, with what is confidential; that it was shown is journalled.</summary>
public sealed record DiscloseLateAct(string Campaign, Guid Id, string Actor) : ICommand<LateRequestView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPersonal;
}

/// <summary>The whole request of an act that was recorded late.</summary>
public sealed record LateRequestView
{
    /// <summary>What is asked for, for example <c>post-notice</c>.</summary>
    public required string Act { get; init; }

    /// <summary>The request as it was recorded: a JSON text.</summary>
    public required string Request { get; init; }
}

internal sealed class RefuseLateActValidator : AbstractValidator<RefuseLateAct>
{
    public RefuseLateActValidator() => RuleFor(request => request.Reason).GivenText(Shapes.LongText);
}

internal sealed class ConfirmLateActHandler(CampaignOpener campaigns, LateCarrier carrier) : IRequestHandler<ConfirmLateAct, Outcome<LateActView>>
{
    public Task<Outcome<LateActView>> Handle(ConfirmLateAct request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, null, cancellationToken)
        .Then(opened => opened
            .Find<LateAct>(request.Id, cancellationToken, request.ExpectedVersion)
            .Then<LateAct, LateAct>(act => act.ObstaclesToConfirm(opened.Context()) is { Count: > 0 } obstacles ? Outcome.Refused([.. obstacles]) : act)
            .Then(act => carrier.Do(act, act.Vouched(opened.Context()), cancellationToken).Then(done => act.Confirm(done, opened.Context())))
            .Select(act => act.ToView(opened)));
}

internal sealed class RefuseLateActHandler(CampaignOpener campaigns) : IRequestHandler<RefuseLateAct, Outcome<LateActView>>
{
    public Task<Outcome<LateActView>> Handle(RefuseLateAct request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, null, cancellationToken)
        .Then(opened => opened
            .Find<LateAct>(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(act => act.Refuse(request.Reason, opened.Context()))
            .Select(act => act.ToView(opened)));
}

internal sealed class DiscloseLateActHandler(CampaignOpener campaigns) : IRequestHandler<DiscloseLateAct, Outcome<LateRequestView>>
{
    public Task<Outcome<LateRequestView>> Handle(DiscloseLateAct request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<LateAct>(request.Id, cancellationToken)
            .Then(act => opened.Campaign.ErasedOn is { } erased ? Domain.Campaigns.Campaign.Erased(erased) : act.Disclose(request.Actor, opened.On, opened.Policy))
            .Select(act => new LateRequestView { Act = act.Act, Request = LateRequest.Read(act.Request).Command.GetRawText() }));
}
