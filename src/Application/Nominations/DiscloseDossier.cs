using Ardalis.Specification;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Application.Publicity;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>
/// Everything that is held about the nominee of a nomination, in every campaign that the caller may enter (个人信息副本): for persons who
/// ask what is known about them. Each nomination's journal tells of it.
/// </summary>
public sealed record DiscloseDossier(string Campaign, Guid Id, string Actor) : ICommand<DossierView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadDossier;
}

/// <summary>Everything that is held about one person or unit.</summary>
public sealed record DossierView
{
    public required NomineeKind Kind { get; init; }

    public required string Name { get; init; }

    public required string Identifier { get; init; }

    public required IReadOnlyList<DossierCampaign> Campaigns { get; init; }
}

/// <summary>What one campaign holds.</summary>
public sealed record DossierCampaign
{
    public required string Campaign { get; init; }

    public required Text Title { get; init; }

    /// <summary>How long it is kept; null where the campaign does not say.</summary>
    public required Retention? Retention { get; init; }

    public required IReadOnlyList<DossierNomination> Nominations { get; init; }

    /// <summary>Sanctions that name the person.</summary>
    public required IReadOnlyList<Sanction> Sanctions { get; init; }
}

/// <summary>What is held with one nomination.</summary>
public sealed record DossierNomination
{
    /// <summary>The nomination, with all records and nothing hidden.</summary>
    public required NominationView Nomination { get; init; }

    public required IReadOnlyList<ObjectionView> Objections { get; init; }

    /// <summary>Forms as they were handed in; of a table of the whole submission the rows that name the person.</summary>
    public required IReadOnlyList<FilledForm> Forms { get; init; }

    public required IReadOnlyList<HonourView> Honours { get; init; }

    public required IReadOnlyList<JournalLine> History { get; init; }

    /// <summary>Acts that concern the nomination and were recorded late, also those that wait or were refused.</summary>
    public required IReadOnlyList<LateActView> LateActs { get; init; }

    /// <summary>Every record that was filed, by the line of the journal that tells of it.</summary>
    public required IReadOnlyList<DossierRecord> RecordsFiled { get; init; }
}

/// <summary>A record as the journal vouches for it.</summary>
public sealed record DossierRecord
{
    public required string Code { get; init; }

    /// <summary>Number of the line.</summary>
    public required long Line { get; init; }

    /// <summary>Keyed digest of everything that was filed.</summary>
    public required string ContentDigest { get; init; }

    /// <summary>Whether a record with this content is still held.</summary>
    public required bool Holds { get; init; }
}

internal sealed class DiscloseDossierHandler(CampaignOpener campaigns, PersonSearch search, IKeyedDigests digests) : IRequestHandler<DiscloseDossier, Outcome<DossierView>>
{
    public Task<Outcome<DossierView>> Handle(DiscloseDossier request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Find<Nomination>(request.Id, cancellationToken)
            .Then<Nomination, Nominee>(nomination => opened.Campaign.ErasedOn is { } on ? Campaign.Erased(on) : nomination.Nominee))
        .SelectAsync(async nominee => new DossierView
        {
            Kind = nominee.Kind,
            Name = nominee.Name,
            Identifier = nominee.Identifier,
            Campaigns = await Parts(nominee, request.Actor, cancellationToken),
        });

    private async Task<IReadOnlyList<DossierCampaign>> Parts(Nominee nominee, string actor, CancellationToken ct)
    {
        var parts = new List<DossierCampaign>();
        foreach (var held in await search.Find(nominee.Key, ct))
        {
            parts.Add(await Part(held, actor, ct));
        }

        return parts;
    }

    private async Task<DossierCampaign> Part(Held held, string actor, CancellationToken ct)
    {
        var (opened, nominations, objections, honours, sanctions) = held;
        var (campaign, policy, store) = (opened.Campaign, opened.Policy, opened.Store);
        var submissions = await store.Select(new WholeOf<Submission>(campaign.Id), submission => new { submission.Nominations, submission.Forms }, ct);
        var late = await store.Select(new LateActsOf(campaign.Id, null), act => act, ct);
        var parts = new List<DossierNomination>();
        foreach (var nomination in nominations)
        {
            var history = await store.Select(new EntriesOf(campaign.Id, nomination.Id), entry => entry, ct);
            var filed = nomination.ByDigest(digests);
            _ = nomination.Disclose("dossier", campaign, actor, opened.On);
            parts.Add(new DossierNomination
            {
                Nomination = nomination.ToView(opened.Rules, new Sight(Opinions: true)) with { Facts = nomination.Facts },
                Objections = [.. objections[nomination.Id].Select(objection => objection.ToView())],
                Forms = [.. submissions.Where(submission => submission.Nominations.Contains(nomination.Id)).SelectMany(submission => submission.Forms).SelectMany(form => About(nomination, form, policy))],
                Honours = [.. honours[nomination.Id].Select(honour => honour.ToView(opened))],
                History = [.. history.Select(entry => entry.ToView().Told(filed))],
                RecordsFiled =
                [
                    .. from entry in history
                       where entry.Details.ContainsKey(JournalEntry.ContentDigest)
                       let digest = entry.Details[JournalEntry.ContentDigest]
                       select new DossierRecord { Code = entry.Details.GetValueOrDefault("record", string.Empty), Line = entry.Number, ContentDigest = digest, Holds = filed.Contains(digest) },
                ],
                LateActs = [.. late.Where(act => act.Nominations.Contains(nomination.Id)).Select(act => act.ToView(opened))],
            });
        }

        return new DossierCampaign { Campaign = campaign.Code, Title = policy.Title, Retention = policy.Retention, Nominations = parts, Sanctions = sanctions };
    }

    // A table of the whole submission has a row of fields for each nominee; the other rows are about others.
    private static IEnumerable<FilledForm> About(Nomination nomination, FilledForm form, CampaignPolicy policy)
    {
        if (form.NominationId is { } whose)
        {
            return whose == nomination.Id ? [form] : [];
        }

        var columns = Math.Max(policy.Materials.FirstOrDefault(material => material.Code == form.Material)?.Fields.Count ?? form.Fields.Count, 1);
        var rows = form.Fields.Chunk(columns).Where(row => row.Any(field => field.Value == nomination.Nominee.Name || field.Value == nomination.Nominee.Identifier)).ToList();
        return rows.Count == 0 ? [] : [form with { Fields = [.. rows.SelectMany(row => row)] }];
    }
}
