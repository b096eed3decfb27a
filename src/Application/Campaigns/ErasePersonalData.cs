using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>
/// Deletes what a campaign holds about persons once its declared time of retention is over: identifiers, names, facts, records, objections,
/// forms and texts. The honours, the decision and the journal stay, and the journal tells of the deletion.
/// </summary>
public sealed record ErasePersonalData(string Campaign, string Actor, string Code) : ICommand<ErasureView>, IWholeCampaign
{
    /// <summary>The version of the campaign that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.Erase;
}

/// <summary>What was deleted, and what stays.</summary>
public sealed record ErasureView
{
    public required DateOnly On { get; init; }

    /// <summary>Nominations without personal data now.</summary>
    public required int Nominations { get; init; }

    /// <summary>Public notices without their text now.</summary>
    public required int Notices { get; init; }

    /// <summary>Submissions without forms and report now.</summary>
    public required int Submissions { get; init; }

    /// <summary>Honours, which stay on record.</summary>
    public required int HonoursKept { get; init; }

    /// <summary>Version of the campaign.</summary>
    public required int Version { get; init; }
}

internal sealed class WholeOf<T> : Specification<T>
    where T : Aggregate
{
    public WholeOf(Guid campaignId) => Query.Where(one => one.CampaignId == campaignId).OrderBy(one => one.Id);
}

internal sealed class ErasePersonalDataHandler(CampaignDesk desks, IStore store) : IRequestHandler<ErasePersonalData, Outcome<ErasureView>>
{
    public async Task<Outcome<ErasureView>> Handle(ErasePersonalData request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, request.Actor, null, request.ExpectedVersion, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var (desk, campaign) = (opened.Value, opened.Value.Campaign);
        var decision = campaign.DecisionId is { } id ? await store.Find<Decision>(campaign.Id, id, cancellationToken) : null;
        if (campaign.Erase(request.Code, decision?.DecidedOn, request.Actor, desk.On, desk.Rules.Policy).Refusal is { } refusal)
        {
            return refusal;
        }

        var clause = desk.Rules.Policy.Retention!.Clause;
        var nominations = await store.List(new WholeOf<Nomination>(campaign.Id), cancellationToken);
        var notices = await store.List(new WholeOf<PublicNotice>(campaign.Id), cancellationToken);
        var submissions = await store.List(new WholeOf<Submission>(campaign.Id), cancellationToken);
        foreach (var nomination in nominations)
        {
            nomination.Erase(request.Actor, desk.On, clause);
        }

        foreach (var notice in notices)
        {
            notice.Erase(request.Actor, desk.On, clause);
        }

        foreach (var submission in submissions)
        {
            submission.Erase(request.Actor, desk.On, clause);
        }

        return new ErasureView
        {
            On = desk.On,
            Nominations = nominations.Count,
            Notices = notices.Count,
            Submissions = submissions.Count,
            HonoursKept = await store.Count(new WholeOf<Honour>(campaign.Id), cancellationToken),
            Version = campaign.Version,
        };
    }
}
