using Ardalis.Specification;
using System.Text.Json.Nodes;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>The lines of a whole campaign or of one nomination, signed, to be kept and checked outside.</summary>
public sealed record ExportJournal(string Campaign, Guid? Nomination) : IQuery<JsonObject>
{
    /// <inheritdoc/>
    public Deed Deed => Nomination is null ? Deed.ReadJournal : Deed.ReadNomination;
}

internal sealed class LinesOf : Specification<JournalEntry>
{
    public LinesOf(Guid campaignId, Guid? subjectId)
    {
        Query.Where(entry => entry.CampaignId == campaignId).OrderBy(entry => entry.Number);
        if (subjectId is { } subject)
        {
            Query.Where(entry => entry.SubjectId == subject);
        }
    }
}

internal sealed class ExportJournalHandler(CampaignDesk desks, IStore store, ICampaignLibrary library, IJournal journal, IJournalSigner signer, IClock clock)
    : IRequestHandler<ExportJournal, Outcome<JsonObject>>
{
    public async Task<Outcome<JsonObject>> Handle(ExportJournal request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var (campaign, policy) = (opened.Value.Campaign, opened.Value.Rules.Policy);
        if (request.Nomination is { } id && (await desks.Nomination(opened.Value, id, cancellationToken)).Refusal is { } unknown)
        {
            return unknown;
        }

        // The end first: lines that are added while the others are read are left for the next export.
        var head = await journal.Head(campaign.Id, cancellationToken);
        var lines = (await store.Select(new LinesOf(campaign.Id, request.Nomination), entry => entry, cancellationToken)).Where(line => line.Number <= head.Number).ToList();
        var cited = lines.Where(line => line.Clause is not null).ToLookup(line => line.PolicyVersion, line => line.Clause);
        var versions = new List<ExportedVersion>();
        foreach (var version in opened.Value.Versions())
        {
            var ledger = (await library.Rules(campaign.PolicyCode, version.PolicyVersion, cancellationToken)).Policy.Clauses;
            var clauses = cited[version.PolicyVersion].ToHashSet();
            versions.Add(new ExportedVersion(
                version.PolicyVersion,
                version.EffectiveOn,
                version.Document,
                ledger.Where(clause => clauses.Contains(clause.Id)).ToDictionary(clause => clause.Id, clause => clause.Summary.Zh)));
        }

        return new JournalExport
        {
            Campaign = campaign.Code,
            DocumentNumber = policy.DocumentNumber,
            Subject = request.Nomination is { } subject ? $"nomination/{subject}" : null,
            ExportedAt = clock.Now,
            Head = head,
            Versions = versions,
            Entries = lines,
        }.Signed(signer);
    }
}
