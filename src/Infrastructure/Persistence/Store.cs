using System.Linq.Expressions;
using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Persistence;

/// <summary>The store and the unit of work of one request, over one context.</summary>
internal sealed class Store(CommendationContext context) : IStore, IUnitOfWork
{
    private readonly List<Action<IReadOnlyList<JournalEntry>>> _whenSealed = [];
    private KeyValuePair<Guid, long> _watched;
    private bool _mayBeStored;

    // What is tracked is known without comparing anything; the comparison is left to the save.
    public IEnumerable<Aggregate> Touched
    {
        get
        {
            context.ChangeTracker.AutoDetectChangesEnabled = false;
            var touched = context.ChangeTracker.Entries<Aggregate>().Select(entry => entry.Entity).ToList();
            context.ChangeTracker.AutoDetectChangesEnabled = true;
            return touched;
        }
    }

    public async Task<Campaign?> FindCampaign(string code, CancellationToken ct)
    {
        await HoldConnection(ct);
        return await CompiledQueries.In(context, CampaignByCode)(context, code, ct);
    }

    public async Task<T?> Find<T>(Guid campaignId, Guid id, CancellationToken ct)
        where T : Aggregate
    {
        await HoldConnection(ct);
        return await CompiledQueries.In(context, ByKey<T>)(context, campaignId, id, ct);
    }

    public async Task<IReadOnlyList<T>> List<T>(Specification<T> specification, CancellationToken ct)
        where T : Aggregate
    {
        await HoldConnection(ct);
        return await context.Set<T>().Meeting(specification).ToListAsync(ct);
    }

    public async Task<IReadOnlyList<TResult>> Select<T, TResult>(
        Specification<T> specification, Expression<Func<T, TResult>> projection, CancellationToken ct)
        where T : class =>
        await context.Set<T>().AsNoTracking().Meeting(specification).Select(projection).ToListAsync(ct);

    public Task<Page<T>> Page<T>(Specification<T> specification, PageRequest<T> page, CancellationToken ct)
        where T : class =>
        Page(specification, page, item => item, ct);

    public async Task<Page<TResult>> Page<T, TResult>(
        Specification<T> specification, PageRequest<T> page, Expression<Func<T, TResult>> projection, CancellationToken ct)
        where T : class
    {
        // One more than asked for tells whether there is a next page.
        var lines = new List<Keyset.Line<TResult>>(page.Size + 1);
        var line = Keyset.LineOf(page, projection, WithoutNull);
        foreach (var query in Keyset.Rest(context.Set<T>().AsNoTracking().Where(specification), page, WithoutNull))
        {
            lines.AddRange(await query.Take(page.Size + 1 - lines.Count).Select(line).ToListAsync(ct));
            if (lines.Count > page.Size)
            {
                break;
            }
        }

        return new Page<TResult>([.. lines.Take(page.Size).Select(read => read.Item)], lines.Count <= page.Size ? null : lines[page.Size - 1].Cursor(page.Key?.Name));
    }

    public Task<int> Count<T>(Specification<T> specification, CancellationToken ct)
        where T : class =>
        context.Set<T>().Meeting(specification).CountAsync(ct);

    public void Add<T>(T added)
        where T : class =>
        context.Add(added);

    public void WhenSealed(Action<IReadOnlyList<JournalEntry>> then) => _whenSealed.Add(then);

    public bool MayRepeat(Exception fault) => !_mayBeStored && DatabaseFaults.Passes(fault);

    public async Task<SaveResult> Save(CancellationToken ct)
    {
        _mayBeStored = false;
        try
        {
            if (await Commit(ct))
            {
                return SaveResult.Saved;
            }

            Forget();
            return SaveResult.Raced;
        }
        catch (Exception exception) when (SaveFailures.Read(exception) is { } result)
        {
            // What could not be stored must not slip into the next attempt.
            Forget();
            return result;
        }
    }

    public async Task Watch(string campaign, CancellationToken ct)
    {
        await HoldConnection(ct);
        _watched = await context.Set<JournalHead>().AsNoTracking()
            .Where(head => context.Set<Campaign>().Any(known => known.Id == head.CampaignId && known.Code == campaign))
            .Select(head => new KeyValuePair<Guid, long>(head.CampaignId, head.Number))
            .SingleOrDefaultAsync(ct);
    }

    public void Forget()
    {
        context.ChangeTracker.Clear();
        _whenSealed.Clear();
        _watched = default;
        _mayBeStored = false;
    }

    private async Task<bool> Commit(CancellationToken ct)
    {
        // Everything tracked is compared once. What changes after that, the head of the chain and what is added, says so itself.
        context.ChangeTracker.DetectChanges();
        context.ChangeTracker.AutoDetectChangesEnabled = false;
        try
        {
            return await CommitChanges(ct);
        }
        finally
        {
            context.ChangeTracker.AutoDetectChangesEnabled = true;
        }
    }

    private async Task<bool> CommitChanges(CancellationToken ct)
    {
        var lines = context.ChangeTracker.Entries<JournalEntry>().Where(entry => entry.State == EntityState.Added).Select(entry => entry.Entity).ToList();
        if (lines.Count == 0)
        {
            Finish(lines);
            _mayBeStored = true;
            await context.SaveChangesAsync(ct);
            return true;
        }

        await using var transaction = await context.Database.BeginTransactionAsync(ct);
        if (!await JournalChain.Seal(context, _watched, ct))
        {
            return false;
        }

        Finish(lines);
        await context.SaveChangesAsync(ct);

        // If the connection is lost from here on, nobody here knows whether the database has done it.
        _mayBeStored = true;
        await transaction.CommitAsync(ct);
        return true;
    }

    private void Finish(List<JournalEntry> lines)
    {
        _whenSealed.ForEach(then => then(lines));
        _whenSealed.Clear();
    }

    // One connection for the whole request instead of one for each query; the context gives it back when the request ends.
    private Task HoldConnection(CancellationToken ct) =>
        context.Database.GetDbConnection().State == System.Data.ConnectionState.Closed ? context.Database.OpenConnectionAsync(ct) : Task.CompletedTask;

    private delegate Task<Campaign?> CampaignQuery(CommendationContext context, string code, CancellationToken ct);

    private delegate Task<T?> KeyQuery<T>(CommendationContext context, Guid campaignId, Guid id, CancellationToken ct);

    private static CampaignQuery CampaignByCode() => new(EF.CompileAsyncQuery((CommendationContext store, string code, CancellationToken cancel) =>
        store.Set<Campaign>().SingleOrDefault(campaign => campaign.Code == code)));

    private static KeyQuery<T> ByKey<T>()
        where T : Aggregate =>
        new(EF.CompileAsyncQuery((CommendationContext store, Guid campaign, Guid key, CancellationToken cancel) =>
            store.Set<T>().SingleOrDefault(aggregate => aggregate.CampaignId == campaign && aggregate.Id == key)));

    // The databases disagree on where missing values sort, and nothing lies beyond them; an empty value sorts first everywhere.
    private LambdaExpression WithoutNull(LambdaExpression key) => key.Body switch
    {
        { Type: var type } when Nullable.GetUnderlyingType(type) == typeof(int) => Filled(key, int.MinValue),
        { Type: var type } when Nullable.GetUnderlyingType(type) == typeof(DateOnly) => Filled(key, DateOnly.MinValue),
        MemberExpression { Expression: ParameterExpression item, Member.Name: var name, Type: var type }
            when type == typeof(string) && context.Model.FindEntityType(item.Type)?.FindProperty(name) is { IsNullable: true } => Filled(key, string.Empty),
        _ => key,
    };

    private static LambdaExpression Filled(LambdaExpression key, object value) =>
        Expression.Lambda(Expression.Coalesce(key.Body, Expression.Constant(value)), key.Parameters);
}
