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

internal sealed class ErasePersonalDataHandler(CampaignOpener campaigns, IFilesHeld files) : IRequestHandler<ErasePersonalData, Outcome<ErasureView>>
{
    public Task<Outcome<ErasureView>> Handle(ErasePersonalData request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, null, cancellationToken, request.ExpectedVersion)
        .Then(async opened => opened.Campaign
            .Erase(request.Code, await DecidedOn(opened, cancellationToken), request.Actor, opened.On, opened.Policy)
            .Select(_ => opened))
        .SelectAsync(opened => Erase(opened, cancellationToken));

    private static async Task<DateOnly?> DecidedOn(OpenedCampaign opened, CancellationToken ct) =>
        opened.Campaign.DecisionId is { } id ? (await opened.Store.Find<Decision>(opened.Id, id, ct))?.DecidedOn : null;

    private async Task<ErasureView> Erase(OpenedCampaign opened, CancellationToken ct)
    {
        await files.Erase(opened.Id, ct);
        var (id, clause) = (opened.Id, opened.Policy.Retention!.Clause);
        var nominations = await opened.Store.List(new WholeOf<Nomination>(id), ct);
        var notices = await opened.Store.List(new WholeOf<PublicNotice>(id), ct);
        var submissions = await opened.Store.List(new WholeOf<Submission>(id), ct);
        foreach (var nomination in nominations)
        {
            nomination.Erase(opened.Actor, opened.On, clause);
        }

        foreach (var notice in notices)
        {
            notice.Erase(opened.Actor, opened.On, clause);
        }

        foreach (var late in await opened.Store.List(new WholeOf<LateAct>(id), ct))
        {
            late.Erase(opened.Actor, opened.On, clause);
        }

        foreach (var submission in submissions)
        {
            submission.Erase(opened.Actor, opened.On, clause);
        }

        return new ErasureView
        {
            On = opened.On,
            Nominations = nominations.Count,
            Notices = notices.Count,
            Submissions = submissions.Count,
            HonoursKept = await opened.Store.Count(new WholeOf<Honour>(id), ct),
            Version = opened.Campaign.Version,
        };
    }
}
