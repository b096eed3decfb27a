using Commendation.Domain.Nominations;
using Commendation.Domain.Publicity;
using Commendation.Domain.Submissions;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Seals everything anew with the newest key, so that an older one can be taken out of the ring.</summary>
public sealed class Resealing(CommendationContext context)
{
    private const int Batch = 200;

    /// <summary>Reads and writes every sealed value; what others change meanwhile is sealed anew by them. Gives the number of rows.</summary>
    public async Task<int> Run(CancellationToken ct) =>
        await All<Nomination>(
            nomination =>
            {
                var entry = context.Entry(nomination);
                entry.ComplexProperty(known => known.Nominee).Property(who => who.Identifier).IsModified = true;
                entry.Property(known => known.Facts).IsModified = true;
                entry.Property(known => known.Records).IsModified = true;
            },
            ct)
        + await All<PublicNotice>(notice => context.Entry(notice).Property(known => known.Objections).IsModified = true, ct)
        + await All<Submission>(submission => context.Entry(submission).Property(known => known.Forms).IsModified = true, ct);

    private async Task<int> All<T>(Action<T> mark, CancellationToken ct)
        where T : Domain.Shared.Aggregate
    {
        var keys = await context.Set<T>().OrderBy(aggregate => aggregate.Id).Select(aggregate => aggregate.Id).ToListAsync(ct);
        foreach (var batch in keys.Chunk(Batch))
        {
            for (var attempt = 1; ; attempt++)
            {
                context.ChangeTracker.Clear();
                foreach (var aggregate in await context.Set<T>().Where(known => batch.Contains(known.Id)).ToListAsync(ct))
                {
                    mark(aggregate);
                }

                try
                {
                    await context.SaveChangesAsync(ct);
                    break;
                }
                catch (DbUpdateConcurrencyException) when (attempt < 20)
                {
                    // Somebody acted on one of them; read them again.
                }
            }
        }

        return keys.Count;
    }
}
