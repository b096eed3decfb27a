using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Readings of the journal.</summary>
internal sealed class Journal(CommendationContext context, IKeyedDigests digests) : IJournal
{
    private const string Nomination = "nomination";

    public async Task<IReadOnlyList<StateSpan>> Spans(Guid campaignId, CancellationToken ct) =>
        await context.Set<JournalEntry>().AsNoTracking()
            .Where(entry => entry.CampaignId == campaignId && entry.SubjectKind == Nomination && entry.To != null)
            .Where(entry => entry.From == null || entry.From != entry.To)
            .GroupBy(entry => entry.To!)
            .OrderBy(state => state.Key)
            .Select(state => new StateSpan(state.Key, state.Min(entry => entry.On), state.Max(entry => entry.On), state.Count()))
            .ToListAsync(ct);

    public Task<DateOnly?> LastJudged(Guid campaignId, CancellationToken ct) =>
        context.Set<JournalEntry>().AsNoTracking()
            .Where(entry => entry.CampaignId == campaignId && !JournalEntry.Unjudged.Contains(entry.Act))
            .MaxAsync(entry => (DateOnly?)entry.On, ct);

    public async Task<JournalMark> Head(Guid campaignId, CancellationToken ct) =>
        await context.Set<JournalHead>().AsNoTracking()
            .Where(head => head.CampaignId == campaignId)
            .Select(head => new JournalMark(head.Number, head.Hash))
            .SingleOrDefaultAsync(ct) ?? JournalMark.Beginning;

    public async Task<IReadOnlyList<(Guid Campaign, string Code, long Number)>> Heads(CancellationToken ct) =>
    [
        .. (await context.Set<JournalHead>()
                .Join(context.Set<Campaign>(), head => head.CampaignId, campaign => campaign.Id, (head, campaign) => new { campaign.Id, campaign.Code, head.Number })
                .OrderBy(head => head.Code)
                .ToListAsync(ct))
            .Select(head => (head.Id, head.Code, head.Number)),
    ];

    public async Task<IReadOnlyList<Guid>> Campaigns(CancellationToken ct) =>
    [
        .. (await Keys(context.Set<Campaign>().OrderBy(campaign => campaign.Code).Select(campaign => campaign.Id), ct))
            .Concat(await Keys(context.Set<JournalEntry>().Select(entry => entry.CampaignId).Distinct(), ct))
            .Concat(await Keys(context.Set<JournalHead>().Select(head => head.CampaignId), ct))
            .Distinct(),
    ];

    // A key that was altered so that it is none must not hide the campaign, which the other tables name too.
    private static async Task<List<Guid>> Keys(IQueryable<Guid> keys, CancellationToken ct)
    {
        try
        {
            return await keys.ToListAsync(ct);
        }
        catch (Exception fault) when (fault is FormatException or InvalidCastException or ArgumentException)
        {
            return [];
        }
    }

    public Task<JournalVerification> Verify(Guid campaignId, JournalMark? remembered, CancellationToken ct) =>
        new JournalVerifier(context, digests).Verify(campaignId, remembered, ct);
}
