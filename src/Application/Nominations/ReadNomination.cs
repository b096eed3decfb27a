using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>One nomination in full.</summary>
public sealed record GetNomination(string Campaign, Guid Id) : IQuery<NominationView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

/// <summary>What the eligibility rules say about a nomination now.</summary>
public sealed record GetVerdict(string Campaign, Guid Id) : IQuery<VerdictView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

/// <summary>Every act of the nomination's state on a day or at a time of it, possible or with what stands in the way; now when nothing is given.</summary>
public sealed record GetActions(string Campaign, Guid Id, Moment? On) : IQuery<IReadOnlyList<ActionView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

/// <summary>A form filled with what the nomination's data answer.</summary>
public sealed record GetForm(string Campaign, Guid Id, string Material) : IQuery<FilledForm>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

internal sealed class GetNominationHandler(CampaignDesk desks) : IRequestHandler<GetNomination, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(GetNomination request, CancellationToken cancellationToken) => desks.Read(
        request.Campaign, request.Id, (desk, nomination, _) => nomination.ToView(desk.Rules), cancellationToken);
}

internal sealed class GetVerdictHandler(CampaignDesk desks) : IRequestHandler<GetVerdict, Outcome<VerdictView>>
{
    public Task<Outcome<VerdictView>> Handle(GetVerdict request, CancellationToken cancellationToken) => desks.Read(
        request.Campaign, request.Id, (desk, nomination, _) => nomination.VerdictUnder(desk.Rules.Policy).ToView(), cancellationToken);
}

internal sealed class GetActionsHandler(CampaignDesk desks) : IRequestHandler<GetActions, Outcome<IReadOnlyList<ActionView>>>
{
    public Task<Outcome<IReadOnlyList<ActionView>>> Handle(GetActions request, CancellationToken cancellationToken) => desks.Read(
        request.Campaign,
        request.Id,
        (desk, nomination, context) => (IReadOnlyList<ActionView>)[.. nomination.Actions(context with { On = request.On?.Day ?? desk.On, At = request.On is { } on ? on.Time : desk.At }).Select(act => act.ToView())],
        cancellationToken);
}

internal sealed class GetFormHandler(CampaignDesk desks) : IRequestHandler<GetForm, Outcome<FilledForm>>
{
    public async Task<Outcome<FilledForm>> Handle(GetForm request, CancellationToken cancellationToken)
    {
        var read = await desks.Read(
            request.Campaign,
            request.Id,
            (desk, nomination, _) => desk.Rules.Policy.Materials.FirstOrDefault(material => material.Code == request.Material) is { } material
                && (material.Award is null || material.Award == nomination.Award)
                    ? Outcome<FilledForm>.Of(Forms.Fill(material, nomination, desk.Rules.Policy))
                    : Outcome.Missing("表格 / form", request.Material),
            cancellationToken);
        return read.Then(form => form);
    }
}

internal static class NominationReading
{
    /// <summary>Opens the campaign and the nomination, and reads something from them.</summary>
    public static async Task<Outcome<T>> Read<T>(
        this CampaignDesk desks, string campaign, Guid id, Func<Desk, Nomination, ActContext, T> read, CancellationToken ct)
    {
        var opened = await desks.Open(campaign, ct);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var loaded = await desks.Nomination(opened.Value, id, ct);
        return loaded.Select(subject => read(opened.Value, subject.Nomination, subject.Context));
    }
}
