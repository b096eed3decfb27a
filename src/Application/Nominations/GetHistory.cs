using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Every act that a nomination has been through, in order.</summary>
public sealed record GetHistory(string Campaign, Guid Id) : IQuery<IReadOnlyList<JournalLine>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

internal sealed class EntriesOf : Specification<JournalEntry>
{
    public EntriesOf(Guid campaignId, Guid subjectId) => Query
        .Where(entry => entry.CampaignId == campaignId && entry.SubjectId == subjectId)
        .OrderBy(entry => entry.Number);
}

internal sealed class GetHistoryHandler(CampaignOpener campaigns, IKeyedDigests digests) : IRequestHandler<GetHistory, Outcome<IReadOnlyList<JournalLine>>>
{
    public Task<Outcome<IReadOnlyList<JournalLine>>> Handle(GetHistory request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Find<Nomination>(request.Id, cancellationToken)
            .SelectAsync<Nomination, IReadOnlyList<JournalLine>>(async nomination =>
            {
                var entries = await opened.Store.Select(new EntriesOf(opened.Id, nomination.Id), entry => entry, cancellationToken);
                var filed = opened.Access.Of(nomination).Opinions ? nomination.ByDigest(digests) : null;
                return [.. entries.Select(entry => entry.ToView().Told(filed))];
            }));
}

/// <summary>The records of a nomination by the digests that the journal keeps of them.</summary>
internal static class FiledRecords
{
    public static ILookup<string, FiledRecord> ByDigest(this Nomination nomination, IKeyedDigests digests) =>
        nomination.Records.ToLookup(record => digests.Digest(record.Canonical()));

    /// <summary>The line, with what the record says of the nominee for who may read that: the journal itself does not tell.</summary>
    public static JournalLine Told(this JournalLine line, ILookup<string, FiledRecord>? filed) =>
        line.Details.TryGetValue(JournalEntry.ContentDigest, out var digest) && filed?[digest].FirstOrDefault() is { } record
            ? line with { Details = new Dictionary<string, string>(line.Details) { ["favourable"] = record.Favourable ? "true" : "false" } }
            : line;
}
