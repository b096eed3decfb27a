using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
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

internal sealed class GetNominationHandler(CampaignOpener campaigns) : IRequestHandler<GetNomination, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(GetNomination request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<Nomination>(request.Id, cancellationToken).SelectAsync(async nomination => nomination.ToView(opened, await opened.Counts([nomination], cancellationToken)) with
        {
            SuspectedDuplicates = [.. (await opened.Suspected([nomination.Nominee.Name], cancellationToken))[nomination.Id]],
        }));
}

internal sealed class GetVerdictHandler(CampaignOpener campaigns) : IRequestHandler<GetVerdict, Outcome<VerdictView>>
{
    public Task<Outcome<VerdictView>> Handle(GetVerdict request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<Nomination>(request.Id, cancellationToken).Select(nomination => nomination.VerdictUnder(opened.Policy).ToView(opened.Policy, known: false)));
}

internal sealed class GetActionsHandler(CampaignOpener campaigns) : IRequestHandler<GetActions, Outcome<IReadOnlyList<ActionView>>>
{
    public Task<Outcome<IReadOnlyList<ActionView>>> Handle(GetActions request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken, request.On?.Day)
        .Then(opened => opened.Nomination(request.Id, cancellationToken).Select(subject => Actions(subject.Nomination, subject.Context, opened, request.On)));

    private static IReadOnlyList<ActionView> Actions(Nomination nomination, ActContext context, OpenedCampaign opened, Moment? asked) =>
    [
        .. nomination.Actions(Asked(context, opened, asked))
            .Select(act => act.ToView())
            .Select(act => opened.Access.Of(nomination).Opinions ? act : WithoutOpinions(act, opened.Policy)),
        .. nomination.Restatements(Asked(context, opened, asked)).Select(act => act.ToView()),
    ];

    private static ActContext Asked(ActContext context, OpenedCampaign opened, Moment? asked) =>
        context with { On = asked?.Day ?? opened.On, At = asked is { } on ? on.Time : opened.At };

    // That a review is not finished may be known; what its checks and opinions say may not.
    private static ActionView WithoutOpinions(ActionView act, CampaignPolicy policy)
    {
        var secret = policy.Stages.SelectMany(stage => stage.Records).Where(record => record.IsForReviewers).Select(record => record.Code).ToHashSet();
        var shown = act.Violations.Where(violation => violation.Fact is not { } code || !secret.Contains(code)).ToList();
        return shown.Count == act.Violations.Count
            ? act
            : act with { Violations = [.. shown, new Violation(ViolationCode.ReviewPending, new Text("审核尚未完成。", "The review is not finished."), act.Clause)] };
    }
}
