using System.Linq.Expressions;
using Commendation.Application.Common;
using Commendation.Application.Nominations.Imports;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Publicity;
using Commendation.Domain.Submissions;
using Commendation.Infrastructure.Persistence.Mapping;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Seals everything anew with the newest key, so that an older one can be taken out of the ring.</summary>
public sealed class Resealing(CommendationContext context, Attachments attachments)
{
    private const int Batch = 200;
    private const int Attempts = 20;

    /// <summary>
    /// Reads and writes every sealed value; what others change meanwhile is sealed anew by them. No state changes, so the journal does not
    /// tell of it. Gives the number of rows.
    /// </summary>
    public async Task<int> Run(CancellationToken ct) =>
        await All<Campaign, Guid>(campaign => campaign.Id, ct)
        + await All<Nomination, Guid>(nomination => nomination.Id, ct)
        + await All<PublicNotice, Guid>(notice => notice.Id, ct)
        + await All<LateAct, Guid>(act => act.Id, ct)
        + await All<Submission, Guid>(submission => submission.Id, ct)
        + await All<ImportChunk, Guid>(chunk => chunk.ImportId, ct)
        + await All<Attachment, Guid>(attachment => attachment.Id, ct)
        + await attachments.Reseal(ct)
        + await All<KeptAnswer, string>(answer => answer.Key, ct);

    private async Task<int> All<T, TKey>(Expression<Func<T, TKey>> key, CancellationToken ct)
        where T : class
    {
        var (rows, name) = (0, ((MemberExpression)key.Body).Member.Name);
        foreach (var keys in (await context.Set<T>().Select(key).Distinct().ToListAsync(ct)).Chunk(Batch))
        {
            for (var attempt = 1; ; attempt++)
            {
                context.ChangeTracker.Clear();
                var batch = await context.Set<T>().Where(row => keys.Contains(EF.Property<TKey>(row, name))).ToListAsync(ct);
                foreach (var value in batch.SelectMany(row => Values(context.Entry(row))).Where(value => value.Metadata.GetTypeMapping().Converter is ISealed))
                {
                    value.IsModified = true;
                }

                try
                {
                    await context.SaveChangesAsync(ct);
                    rows += batch.Count;
                    break;
                }
                catch (DbUpdateConcurrencyException) when (attempt < Attempts)
                {
                    // Somebody acted on one of them; read them again.
                }
            }
        }

        return rows;
    }

    private static IEnumerable<PropertyEntry> Values(EntityEntry row) =>
        row.Properties.Concat(row.ComplexProperties.SelectMany(part => part.Properties));
}
