using Commendation.Application.Common;
using Commendation.Application.Nominations.Imports;
using Commendation.Infrastructure.Documents;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Infrastructure.Persistence;

/// <summary>The tables that were handed in, in the database.</summary>
internal sealed class Imports(CommendationContext context, IServiceScopeFactory scopes, IClock clock, ImportOptions options) : IImports
{
    private static int _asked;

    // In a context of its own: it must not hold what was stored, however many rows the table has.
    public async Task Store(ImportChunk chunk, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var own = scope.ServiceProvider.GetRequiredService<CommendationContext>();
        own.Add(chunk);
        await own.SaveChangesAsync(ct);
    }

    public Task Drop(Guid import, CancellationToken ct) => context.Set<ImportChunk>().Where(chunk => chunk.ImportId == import).ExecuteDeleteAsync(ct);

    public Task<Import?> Find(Guid campaignId, Guid id, CancellationToken ct) =>
        context.Set<Import>().SingleOrDefaultAsync(import => import.CampaignId == campaignId && import.Id == id, ct);

    public async Task<IReadOnlyList<ImportChunk>> Next(Guid import, int rows, CancellationToken ct)
    {
        var (chunks, found) = (new List<ImportChunk>(), 0);
        await foreach (var chunk in context.Set<ImportChunk>().Where(chunk => chunk.ImportId == import).OrderBy(chunk => chunk.Number).AsAsyncEnumerable().WithCancellation(ct))
        {
            chunks.Add(chunk);
            found += chunk.Rows.Count;
            if (found >= rows)
            {
                break;
            }
        }

        return chunks;
    }

    public IEnumerable<ImportRow> Rows(Guid import) =>
        context.Set<ImportChunk>().AsNoTracking().Where(chunk => chunk.ImportId == import).OrderBy(chunk => chunk.Number).AsEnumerable().SelectMany(chunk => chunk.Rows);

    public void Remove(ImportChunk chunk) => context.Remove(chunk);

    public async Task Sweep(CancellationToken ct)
    {
        if (Interlocked.Increment(ref _asked) % 20 != 0)
        {
            return;
        }

        var (over, abandoned) = (clock.Now.AddDays(-options.KeptDays), clock.Now.AddDays(-1));
        await context.Set<Import>().Where(import => import.StoredAt < over).ExecuteDeleteAsync(ct);
        await context.Set<ImportChunk>().Where(chunk => chunk.StoredAt < abandoned && !context.Set<Import>().Any(import => import.Id == chunk.ImportId)).ExecuteDeleteAsync(ct);
    }
}
