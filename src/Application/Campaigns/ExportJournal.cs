using System.Text.Json.Nodes;
using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
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

internal sealed class ExportJournalHandler(CampaignOpener campaigns, ICampaignLibrary library, IJournal journal, IJournalSigner signer, IClock clock)
    : IRequestHandler<ExportJournal, Outcome<JsonObject>>
{
    public Task<Outcome<JsonObject>> Handle(ExportJournal request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => request.Nomination is { } id
            ? opened.Find<Nomination>(id, cancellationToken).Select(_ => opened)
            : Task.FromResult(Outcome<OpenedCampaign>.Of(opened)))
        .SelectAsync(opened => Export(request.Nomination, opened, cancellationToken));

    private async Task<JsonObject> Export(Guid? nomination, OpenedCampaign opened, CancellationToken ct)
    {
        // The end first: lines that are added while the others are read are left for the next export.
        var head = await journal.Head(opened.Id, ct);
        var lines = (await opened.Store.Select(new LinesOf(opened.Id, nomination), entry => entry, ct)).Where(line => line.Number <= head.Number).ToList();
        var cited = lines.Where(line => line.Clause is not null).ToLookup(line => line.PolicyVersion, line => line.Clause);
        var versions = new List<ExportedVersion>();
        foreach (var version in opened.Versions())
        {
            var ledger = (await library.Rules(opened.Campaign.PolicyCode, version.PolicyVersion, ct)).Policy.Clauses;
            var clauses = cited[version.PolicyVersion].ToHashSet();
            versions.Add(new ExportedVersion(
                version.PolicyVersion,
                version.EffectiveOn,
                version.Document,
                ledger.Where(clause => clauses.Contains(clause.Id)).ToDictionary(clause => clause.Id, clause => clause.Summary.Zh)));
        }

        return new JournalExport
        {
            Campaign = opened.Campaign.Code,
            DocumentNumber = opened.Policy.DocumentNumber,
            EnteredAfterwards = opened.IsEnteredAfterwards,
            Subject = nomination is { } subject ? $"nomination/{subject}" : null,
            ExportedAt = clock.Now,
            Head = head,
            Versions = versions,
            Entries = lines,
        }.Signed(signer);
    }
}
