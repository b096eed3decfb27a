using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
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

internal sealed class GetNominationHandler(CampaignDesk desks) : IRequestHandler<GetNomination, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(GetNomination request, CancellationToken cancellationToken) => desks.Read(
        request.Campaign, request.Id, (desk, nomination) => nomination.ToView(desk), cancellationToken);
}

internal sealed class GetVerdictHandler(CampaignDesk desks) : IRequestHandler<GetVerdict, Outcome<VerdictView>>
{
    public Task<Outcome<VerdictView>> Handle(GetVerdict request, CancellationToken cancellationToken) => desks.Read(
        request.Campaign, request.Id, (desk, nomination) => nomination.VerdictUnder(desk.Rules.Policy).ToView(known: false), cancellationToken);
}

internal sealed class GetActionsHandler(CampaignDesk desks) : IRequestHandler<GetActions, Outcome<IReadOnlyList<ActionView>>>
{
    public async Task<Outcome<IReadOnlyList<ActionView>>> Handle(GetActions request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, cancellationToken, request.On?.Day);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var desk = opened.Value;
        return (await desks.Nomination(desk, request.Id, cancellationToken)).Select(found => Actions(found.Nomination, found.Context, desk, request.On));
    }

    private static IReadOnlyList<ActionView> Actions(Nomination nomination, ActContext context, Desk desk, Moment? asked) =>
    [
        .. nomination.Actions(context with { On = asked?.Day ?? desk.On, At = asked is { } on ? on.Time : desk.At })
            .Select(act => act.ToView())
            .Select(act => desk.Access.Of(nomination).Opinions ? act : WithoutOpinions(act, desk)),
    ];

    // That a review is not finished may be known; what its checks and opinions say may not.
    private static ActionView WithoutOpinions(ActionView act, Desk desk)
    {
        var secret = desk.Rules.Policy.Stages.SelectMany(stage => stage.Records).Where(record => record.IsForReviewers).Select(record => record.Code).ToHashSet();
        var shown = act.Violations.Where(violation => violation.Fact is not { } code || !secret.Contains(code)).ToList();
        return shown.Count == act.Violations.Count
            ? act
            : act with { Violations = [.. shown, new Violation("review-pending", new Text("审核尚未完成。", "The review is not finished."), act.Clause)] };
    }
}

internal static class NominationReading
{
    /// <summary>Opens the campaign and the nomination, and reads something from them.</summary>
    public static async Task<Outcome<T>> Read<T>(
        this CampaignDesk desks, string campaign, Guid id, Func<Desk, Nomination, T> read, CancellationToken ct)
    {
        var opened = await desks.Open(campaign, ct);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        return (await desks.Find(opened.Value, id, ct)).Select(nomination => read(opened.Value, nomination));
    }
}
