using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>A form filled with what the nomination's data answer; what is personal stays hidden.</summary>
public sealed record GetForm(string Campaign, Guid Id, string Material) : IQuery<FilledForm>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

/// <summary>The same form with nothing hidden, ready to be handed in. That it was shown is journalled.</summary>
public sealed record DiscloseForm(string Campaign, Guid Id, string Material, string Actor) : ICommand<FilledForm>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPersonal;
}

internal sealed class GetFormHandler(CampaignOpener campaigns) : IRequestHandler<GetForm, Outcome<FilledForm>>
{
    public Task<Outcome<FilledForm>> Handle(GetForm request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Find<Nomination>(request.Id, cancellationToken)
            .Then(nomination => nomination.Fill(request.Material, opened.Policy))
            .Select(form => Forms.Hidden(form, opened.Policy)));
}

internal sealed class DiscloseFormHandler(CampaignOpener campaigns) : IRequestHandler<DiscloseForm, Outcome<FilledForm>>
{
    public Task<Outcome<FilledForm>> Handle(DiscloseForm request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Find<Nomination>(request.Id, cancellationToken)
            .Then(nomination => nomination.Fill(request.Material, opened.Policy)
                .Then(form => nomination.Disclose(form.Material, opened.Campaign, request.Actor, opened.On).Select(_ => form))));
}

internal static class FormFilling
{
    /// <summary>The form of a material; refused when the nomination's award has no such form.</summary>
    public static Outcome<FilledForm> Fill(this Nomination nomination, string code, CampaignPolicy policy) =>
        policy.Materials.FirstOrDefault(known => known.Code == code && (known.Award is null || known.Award == nomination.Award)) is { } material
            ? Forms.Fill(material, nomination, policy)
            : Outcome.Missing("表格 / form", code);
}
