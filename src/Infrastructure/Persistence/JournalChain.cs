using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Where the chain of a campaign ends. Who adds to the chain holds this row until the transaction ends.</summary>
internal sealed class JournalHead
{
    public required Guid CampaignId { get; init; }

    /// <summary>Number of the last line.</summary>
    public long Number { get; set; }

    /// <summary>Its hash.</summary>
    public string Hash { get; set; } = JournalEntry.Nothing;

    /// <summary>Version of the campaign itself: every act rests on it, and most do not change it.</summary>
    public int CampaignVersion { get; set; }
}

/// <summary>Gives new lines their place in the chain of their campaign, within the transaction that stores them.</summary>
internal static class JournalChain
{
    /// <summary>
    /// Seals every line that is about to be stored. Acts of one campaign pass here one after the other: the row of the head is locked first
    /// and let go with the transaction, so that numbers have no gap and are committed in their order.
    /// </summary>
    /// <param name="context">What is about to be saved.</param>
    /// <param name="watched">A campaign in which nothing may have been done since, and the number of its last line then.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>False when the campaign has changed since it was read, so that the act may rest on what is no longer so.</returns>
    public static async Task<bool> Seal(CommendationContext context, KeyValuePair<Guid, long> watched, CancellationToken ct)
    {
        var entries = context.ChangeTracker.Entries<JournalEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        var changed = context.ChangeTracker.Entries<Aggregate>().Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList();
        foreach (var lines in entries.GroupBy(entry => entry.CampaignId))
        {
            // Digests first: while the head is held, others wait.
            var states = changed.Where(entry => entry.Entity.CampaignId == lines.Key).Select(entry => StateDigests.Of(entry.Entity, entry.Metadata)).ToList();
            var head = await Hold(context, lines.Key, ct);
            var campaign = context.ChangeTracker.Entries<Campaign>().FirstOrDefault(entry => entry.Entity.Id == lines.Key);
            if (watched.Key == lines.Key && watched.Value != head.Number)
            {
                return false;
            }

            if (campaign is { State: not EntityState.Added } && campaign.Property(known => known.Version).OriginalValue != head.CampaignVersion)
            {
                return false;
            }

            Seal([.. lines], states, head);
            head.CampaignVersion = campaign?.Entity.Version ?? head.CampaignVersion;
            context.Entry(head).DetectChanges();
        }

        return true;
    }

    /// <summary>The head of a chain, held until the transaction ends.</summary>
    public static async Task<JournalHead> Hold(CommendationContext context, Guid campaignId, CancellationToken ct)
    {
        // Held by this transaction already: what is tracked is what is stored.
        if (context.ChangeTracker.Entries<JournalHead>().FirstOrDefault(entry => entry.Entity.CampaignId == campaignId) is { } held)
        {
            return held.Entity;
        }

        var head = context switch
        {
            PostgreSqlContext => await Only(context.Set<JournalHead>().FromSql($"""SELECT * FROM "JournalHeads" WHERE "CampaignId" = {campaignId} FOR UPDATE"""), ct),
            SqlServerContext => await Only(context.Set<JournalHead>().FromSql($"SELECT * FROM [JournalHeads] WITH (UPDLOCK, ROWLOCK) WHERE [CampaignId] = {campaignId.ToByteArray(true)}"), ct),
            _ => await CompiledQueries.In(context, HeadOf)(context, campaignId, ct), // SQLite has one writer: the transaction is the lock
        };
        return head ?? context.Add(new JournalHead { CampaignId = campaignId }).Entity;
    }

    private delegate Task<JournalHead?> HeadQuery(CommendationContext context, Guid campaignId, CancellationToken ct);

    private static HeadQuery HeadOf() => new(EF.CompileAsyncQuery((CommendationContext store, Guid campaign, CancellationToken cancel) =>
        store.Set<JournalHead>().SingleOrDefault(head => head.CampaignId == campaign)));

    // The lock would be lost on the way if more were asked for in the query.
    private static async Task<JournalHead?> Only(IQueryable<JournalHead> heads, CancellationToken ct) => (await heads.ToListAsync(ct)).SingleOrDefault();

    private static void Seal(IReadOnlyList<JournalEntry> lines, List<StateDigest> states, JournalHead head)
    {
        var last = new Dictionary<Guid, JournalEntry>();
        foreach (var line in lines)
        {
            last[line.SubjectId] = line;
        }

        // A state is vouched for by the last line of its own; what changed along with others, by the last line of all.
        var vouched = states.ToLookup(state => last.GetValueOrDefault(state.Id, lines[^1]));
        foreach (var line in lines)
        {
            line.Seal(head.Number + 1, head.Hash, [.. vouched[line]]);
            (head.Number, head.Hash) = (line.Number, line.Hash);
        }
    }
}
