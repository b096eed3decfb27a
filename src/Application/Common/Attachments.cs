using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Common;

/// <summary>A file that was uploaded as evidence (附件), named by the digest of its content. The acts that name it say who may read it.</summary>
public sealed class Attachment
{
    /// <summary>Key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Code of the organisation that uploaded it, and alone names it in acts.</summary>
    public required string Organisation { get; init; }

    /// <summary>Its <see cref="EvidenceFiles">reference</see>.</summary>
    public required string Reference { get; init; }

    /// <summary>Name of the file.</summary>
    public required string Name { get; init; }

    /// <summary>What it is by its content.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required int Size { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public required DateTime StoredAt { get; init; }

    /// <summary>When an act first named it, UTC; null while none has: then it is deleted after some days.</summary>
    public DateTime? AttachedAt { get; set; }
}

/// <summary>The files that were uploaded.</summary>
public interface IAttachments
{
    /// <summary>The file of this reference, tracked, of an organisation or of any; null when there is none.</summary>
    Task<Attachment?> Find(Guid campaignId, string reference, string? organisation, CancellationToken ct);

    /// <summary>Keeps a file with the unit of work, or gives the one that is there; refused when it is none that is taken.</summary>
    /// <param name="campaignId">The campaign.</param>
    /// <param name="organisation">Code of the organisation.</param>
    /// <param name="name">Name of the file; null when it has none.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="ct">Cancels.</param>
    Task<Outcome<Attachment>> Keep(Guid campaignId, string organisation, string? name, ReadOnlyMemory<byte> content, CancellationToken ct);

    /// <summary>Why an organisation uploads nothing more for now: it has uploaded too much that no act names. Null when it may.</summary>
    Task<Violation?> Surplus(Guid campaignId, string organisation, CancellationToken ct);

    /// <summary>The content, piece by piece.</summary>
    IAsyncEnumerable<byte[]> Read(Attachment attachment, CancellationToken ct);

    /// <summary>Deletes what no act has named for some days.</summary>
    Task Sweep(CancellationToken ct);
}

/// <summary>A request of an act that names evidence.</summary>
public interface INamesEvidence : IActing
{
    /// <summary>Where in the request, and what.</summary>
    IEnumerable<(string Place, string Reference)> Named { get; }
}

/// <summary>Says of each reference of a list where it stands in the request.</summary>
internal static class NamedEvidence
{
    public static IEnumerable<(string Place, string Reference)> At(this IEnumerable<string>? references, string place) =>
        (references ?? []).Select((reference, i) => (string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{place}[{i}]"), reference));
}

/// <summary>
/// Holds the files that an accepted act names against those that its organisation has uploaded, and keeps them from then on as long as the act:
/// in the same unit of work, so that a file cannot be deleted in between. Nobody names a file that another organisation uploaded.
/// </summary>
internal sealed class EvidenceBehaviour<TRequest, TResponse>(IAttachments attachments, CampaignOpener campaigns, Lateness lateness, IClock clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var outcome = await next();
        if (outcome.Refusal is not null || campaigns.Acting is not { } acting)
        {
            return outcome;
        }

        var unknown = new List<Violation>();
        foreach (var (place, reference) in Named(request).Where(named => EvidenceFiles.IsFile(named.Reference)))
        {
            if (await attachments.Find(acting.Id, reference, acting.Actor, cancellationToken) is { } attachment)
            {
                attachment.AttachedAt ??= clock.Now;
            }
            else
            {
                unknown.Add(new Violation(
                    ViolationCode.AttachmentUnknown,
                    new Text($"附件“{reference}”不存在，或不是{acting.Actor}上传的；请先上传，再引用答复中的编号。", $"There is no file '{reference}' that {acting.Actor} uploaded; upload it first, and name it by the reference of the answer."))
                { Place = place, Actual = reference });
            }
        }

        return unknown.Count == 0 ? outcome : TResponse.Refused(new Refusal(RefusalKind.Rule, unknown));
    }

    private IEnumerable<(string Place, string Reference)> Named(TRequest request) =>
        (request is INamesEvidence naming ? naming.Named : []).Concat(lateness.Claim?.Evidence.At("late.evidence") ?? []);
}
