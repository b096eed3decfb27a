using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Application.Publicity;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Attachments;

/// <summary>What names files.</summary>
public enum EvidenceHolder
{
    /// <summary>Records, corrections and reported changes of a nomination.</summary>
    Nomination,

    /// <summary>Objections to the nominees of a notice, and where it was published elsewhere.</summary>
    PublicNotice,

    /// <summary>An act that was recorded late.</summary>
    LateAct,

    /// <summary>A submission, with the forms that were handed in as files.</summary>
    Submission,
}

/// <summary>
/// Shows a file that an act names to somebody who may read the act, as far as they may read it. That it was shown is journalled, because a file
/// cannot hide what is personal in it.
/// </summary>
public sealed record DiscloseAttachment(string Campaign, EvidenceHolder Holder, Guid Id, string Reference, string Actor) : ICommand<Attachment>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPersonal;
}

/// <summary>A file that the decision names: it is public, as the decision is.</summary>
public sealed record GetDecisionAttachment(string Campaign, Guid Id, string Reference) : IQuery<Attachment>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

internal sealed class DiscloseAttachmentHandler(CampaignOpener campaigns, IAttachments attachments) : IRequestHandler<DiscloseAttachment, Outcome<Attachment>>
{
    private static readonly Dictionary<EvidenceHolder, Func<OpenedCampaign, Guid, CancellationToken, Task<Outcome<(Aggregate Holder, IEnumerable<string> Evidence)>>>> Holders = new()
    {
        [EvidenceHolder.Nomination] = (opened, id, ct) => opened.Find<Nomination>(id, ct).Select(nomination => Of(nomination, InView(nomination.ToView(opened)))),
        [EvidenceHolder.PublicNotice] = (opened, id, ct) => opened.Find<PublicNotice>(id, ct).Select(notice => Of(notice, InView(notice.ToView(opened)))),
        [EvidenceHolder.LateAct] = (opened, id, ct) => opened.Find<LateAct>(id, ct).Select(late => Of(late, [.. late.Claim.Evidence, .. Asked(late)])),
        [EvidenceHolder.Submission] = (opened, id, ct) => opened.Find<Submission>(id, ct).Then<Submission, (Aggregate, IEnumerable<string>)>(submission =>
            opened.Access.Permits(submission.Organisation) ? Of(submission, submission.References()) : Access.NotAllowed),
    };

    public Task<Outcome<Attachment>> Handle(DiscloseAttachment request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then<OpenedCampaign, OpenedCampaign>(opened => opened.Campaign.ErasedOn is { } erased ? Campaign.Erased(erased) : opened)
        .Then(opened => Holders[request.Holder](opened, request.Id, cancellationToken)
            .Then(named => attachments.Named(opened, request.Reference, named.Evidence, cancellationToken).Select(attachment =>
            {
                named.Holder.NoteDisclosure(request.Reference, request.Actor, opened.On);
                return attachment;
            })));

    private static (Aggregate Holder, IEnumerable<string> Evidence) Of(Aggregate holder, IEnumerable<string> evidence) => (holder, evidence);

    // What a view hides, its file does not show either.
    private static IEnumerable<string> InView(NominationView view) =>
    [
        .. view.Records.SelectMany(record => record.Evidence.Concat(record.Received?.Evidence ?? [])),
        .. view.Corrections.SelectMany(correction => correction.Evidence),
        .. view.Changes.SelectMany(change => change.Evidence),
    ];

    private static IEnumerable<string> InView(NoticeView view) => [.. view.Objections.SelectMany(objection => objection.Evidence), .. view.PublishedElsewhere?.Evidence ?? []];

    // Once it is settled the request is no longer held; what it named is with what it did.
    private static IEnumerable<string> Asked(LateAct late) =>
        late.Status == LateActStatus.Pending && LateRequest.Read(late.Request).Opened() is INamesEvidence naming ? naming.Named.Select(named => named.Reference) : [];
}

internal sealed class GetDecisionAttachmentHandler(CampaignOpener campaigns, IAttachments attachments) : IRequestHandler<GetDecisionAttachment, Outcome<Attachment>>
{
    public Task<Outcome<Attachment>> Handle(GetDecisionAttachment request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<Decision>(request.Id, cancellationToken)
            .Then(decision => attachments.Named(opened, request.Reference, decision.Evidence ?? [], cancellationToken)));
}

internal static class AttachmentReading
{
    /// <summary>The file of a reference, where it is among those that an act names.</summary>
    public static async Task<Outcome<Attachment>> Named(this IAttachments attachments, OpenedCampaign opened, string reference, IEnumerable<string> evidence, CancellationToken ct) =>
        evidence.Contains(reference) && await attachments.Find(opened.Id, reference, organisation: null, ct) is { } attachment ? attachment : Outcome.Missing("附件 / attachment", reference);
}
