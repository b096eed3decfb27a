using System.Data;
using System.Linq.Expressions;
using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Persistence.Mapping;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Holds everything that is stored about a campaign against its journal.</summary>
internal sealed class JournalVerifier(CommendationContext context, IKeyedDigests digests)
{
    // What each line of a record says that was filed, by nomination.
    private readonly Dictionary<Guid, List<(long Number, string Digest)>> _filed = [];

    private const int Batch = 200;

    public async Task<JournalVerification> Verify(Guid campaignId, JournalMark? remembered, CancellationToken ct)
    {
        await using var moment = await Moment(campaignId, ct);
        var verification = await Compare(campaignId, remembered, ct);
        if (context.Database.CurrentTransaction is { } current)
        {
            await current.DisposeAsync();
        }

        return verification;
    }

    private async Task<JournalVerification> Compare(Guid campaignId, JournalMark? remembered, CancellationToken ct)
    {
        var campaign = await Legible(context.Set<Campaign>().Where(campaign => campaign.Id == campaignId).Select(campaign => new { campaign.Code, campaign.PolicyCode }).SingleOrDefaultAsync(ct));
        var walk = new JournalWalk();
        var rememberedFound = remembered is null || remembered == JournalMark.Beginning;
        var versions = new HashSet<string>();
        await foreach (var entry in Readable<JournalEntry, long>(
            entry => entry.CampaignId == campaignId, entry => entry.Number, nameof(JournalEntry.Number), number => Unreadable(walk, ViolationCode.EntryUnreadable, number, null), ct))
        {
            walk.Take(entry.Form());
            versions.Add(entry.PolicyVersion);
            if (entry.Details.TryGetValue(JournalEntry.ContentDigest, out var digest))
            {
                (_filed.TryGetValue(entry.SubjectId, out var lines) ? lines : _filed[entry.SubjectId] = []).Add((entry.Number, digest));
            }

            rememberedFound |= remembered is not null && walk.Head == remembered;
        }

        if (!rememberedFound)
        {
            walk.Find(ViolationCode.MarkMissing, remembered!.Number, null, $"链中没有所记的第{remembered.Number}条{remembered.Hash}：其前的内容被改写。", $"The chain has no line {remembered.Number} with the hash {remembered.Hash}: it was rewritten.");
        }

        await CompareHead(campaignId, walk, ct);
        var states = await CompareStates(campaignId, walk, ct);
        versions.UnionWith(walk.Versions);
        await CompareSources(campaign?.PolicyCode, versions, walk, ct);
        await CompareTexts(campaignId, walk, ct);
        return new JournalVerification
        {
            Campaign = campaign?.Code ?? campaignId.ToString(),
            Entries = walk.Count,
            States = states,
            Head = walk.Head,
            Late = walk.Late,
            Findings = [.. walk.Findings.OrderBy(finding => finding.Number)],
        };
    }

    // All readings see one moment, and acts go on meanwhile. Only on a SQL Server that is not set up to show snapshots, they wait.
    private async Task<IAsyncDisposable> Moment(Guid campaignId, CancellationToken ct)
    {
        switch (context)
        {
            case SqliteContext:
                await context.Database.OpenConnectionAsync(ct);
                var reading = ((SqliteConnection)context.Database.GetDbConnection()).BeginTransaction(deferred: true);
                await context.Database.UseTransactionAsync(reading, ct);
                return reading;
            case PostgreSqlContext:
                return await context.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            case SqlServerContext when await SqlServerDatabases.ShowsSnapshots(context, ct):
                return await context.Database.BeginTransactionAsync(IsolationLevel.Snapshot, ct);
            default:
                var transaction = await context.Database.BeginTransactionAsync(ct);
                await JournalChain.Hold(context, campaignId, ct);
                context.ChangeTracker.Clear();
                return transaction;
        }
    }

    private async Task CompareHead(Guid campaignId, JournalWalk walk, CancellationToken ct)
    {
        var head = await Legible(context.Set<JournalHead>().AsNoTracking().SingleOrDefaultAsync(head => head.CampaignId == campaignId, ct));
        var campaignVersion = walk.States.GetValueOrDefault((JournalEntry.KindOf(typeof(Campaign)), campaignId)).State?.Version;
        if (head is null || head.Number != walk.Head.Number || head.Hash != walk.Head.Hash || head.CampaignVersion != campaignVersion)
        {
            walk.Find(ViolationCode.HeadDiffers, walk.Head.Number, null, $"链末所记为第{head?.Number ?? 0}条，实际末条为第{walk.Head.Number}条：末尾的条目被删除或改动。", $"The chain's end is kept as line {head?.Number ?? 0}, its last line is {walk.Head.Number}: lines at the end were dropped or altered.");
        }
    }

    // Records stay as they were filed, whatever becomes of them; only the deletion of personal data takes them away.
    private void CompareRecords(Nomination? nomination, string kind, JournalWalk walk)
    {
        if (nomination is null || nomination.Nominee.Name == Retention.Erased)
        {
            return;
        }

        var stored = nomination.Records.Where(record => record.Body is not null).Select(record => digests.Digest(record.Canonical())).ToList();
        foreach (var (number, digest) in _filed.GetValueOrDefault(nomination.Id, []).Where(line => !stored.Remove(line.Digest)))
        {
            walk.Find(ViolationCode.RecordDiffers, number, $"{kind}/{nomination.Id}", $"第{number}条登记的记录已不是当时的内容。", $"The record that line {number} tells of is not what was filed.");
        }

        if (stored.Count > 0)
        {
            walk.Find(ViolationCode.RecordDiffers, walk.Head.Number, $"{kind}/{nomination.Id}", $"有{stored.Count}项记录未经任何条目登记。", $"No line tells of {stored.Count} of the stored records.");
        }
    }

    private async Task<int> CompareStates(Guid campaignId, JournalWalk walk, CancellationToken ct)
    {
        var unseen = walk.States.ToDictionary();
        var seen = 0;
        foreach (var type in context.Model.GetEntityTypes().Where(type => type.ClrType.IsAssignableTo(typeof(Aggregate))).OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            var kind = JournalEntry.KindOf(type.ClrType);
            await foreach (var aggregate in Stored(type, campaignId, id => Unreadable(walk, ViolationCode.StateUnreadable, Vouching(id), $"{kind}/{id}"), ct))
            {
                seen++;
                CompareRecords(aggregate as Nomination, kind, walk);
                var state = StateDigests.Of(aggregate, type);
                if (!unseen.Remove((kind, aggregate.Id), out var vouched))
                {
                    walk.Find(ViolationCode.StateUnvouched, walk.Head.Number, $"{kind}/{aggregate.Id}", $"{kind}/{aggregate.Id}未经任何条目记录。", $"No line tells of {kind}/{aggregate.Id}: it was slipped in.");
                }
                else if (vouched.State.Digest != state.Digest)
                {
                    walk.Find(ViolationCode.StateDiffers, vouched.Number, $"{kind}/{aggregate.Id}", $"{kind}/{aggregate.Id}的现存内容与第{vouched.Number}条所记不符。", $"The stored state of {kind}/{aggregate.Id} differs from what line {vouched.Number} recorded.");
                }
            }

            long Vouching(Guid id) => unseen.Remove((kind, id), out var vouched) ? vouched.Number : walk.Head.Number;
        }

        foreach (var ((kind, id), (number, _)) in unseen.OrderBy(missing => missing.Value.Number))
        {
            walk.Find(ViolationCode.StateMissing, number, $"{kind}/{id}", $"第{number}条所记的{kind}/{id}已不存在。", $"Line {number} tells of {kind}/{id}, which is gone.");
        }

        return seen;
    }

    private async Task CompareSources(string? code, IEnumerable<string> versions, JournalWalk walk, CancellationToken ct)
    {
        foreach (var version in versions.Where(version => version.Length > 0).Order(StringComparer.Ordinal))
        {
            // Readings other than the files' own are named behind the digest.
            if (await Files(code, version, ct) is not { } files || !version.StartsWith(PolicyFiles.CampaignFiles.DigestOf(files), StringComparison.Ordinal))
            {
                walk.Find(ViolationCode.PolicyAltered, walk.Head.Number, $"policy/{version}", $"规则版本{version}的文件缺失或被改动。", $"The files of the policy version {version} are missing or altered.");
            }
        }
    }

    private Task<IReadOnlyDictionary<string, string>?> Files(string? code, string version, CancellationToken ct) => Legible(
        context.Set<CampaignSource>().AsNoTracking().Where(source => source.Code == code && source.Version == version).Select(source => source.Files).SingleOrDefaultAsync(ct));

    // Whatever stands in a cell, it is found and not fallen over.
    private static bool IsIllegible(Exception fault) => fault is not OperationCanceledException;

    private static async Task<T?> Legible<T>(Task<T?> reading)
        where T : class
    {
        try
        {
            return await reading;
        }
        catch (Exception fault) when (IsIllegible(fault))
        {
            return null;
        }
    }

    // What a reader passes over in a JSON text, for example an unknown member, changes no value; but the application did not write it.
    private async Task CompareTexts(Guid campaignId, JournalWalk walk, CancellationToken ct)
    {
        foreach (var type in context.Model.GetEntityTypes().OrderBy(type => type.Name, StringComparer.Ordinal))
        {
            foreach (var column in type.GetProperties().Where(property => property.GetTypeMapping().Converter?.GetType() is { IsGenericType: true } converter && converter.GetGenericTypeDefinition() == typeof(JsonText<>)))
            {
                var converter = column.GetTypeMapping().Converter!;
                var sql = context.GetService<ISqlGenerationHelper>();
                var query = $"SELECT {sql.DelimitIdentifier(column.GetColumnName())} AS {sql.DelimitIdentifier("Value")} FROM {sql.DelimitIdentifier(type.GetTableName()!)} WHERE {sql.DelimitIdentifier(column.GetColumnName())} IS NOT NULL";
                var narrowed = query + $" AND {sql.DelimitIdentifier(nameof(Aggregate.CampaignId))} = {{0}}";
                object key = context is SqlServerContext ? campaignId.ToByteArray(true) : campaignId;
                var texts = type.FindProperty(nameof(Aggregate.CampaignId)) is null
                    ? context.Database.SqlQueryRaw<string>(query)
                    : context.Database.SqlQueryRaw<string>(narrowed, key);
                var foreign = 0;
                await foreach (var text in texts.AsAsyncEnumerable().WithCancellation(ct))
                {
                    foreign += Same(text) ? 0 : 1;
                }

                if (foreign > 0)
                {
                    walk.Find(ViolationCode.TextForeign, walk.Head.Number, $"{type.GetTableName()}.{column.GetColumnName()}", $"{type.GetTableName()}.{column.GetColumnName()}中有{foreign}处文本不是本系统写入的形式。", $"{foreign} texts in {type.GetTableName()}.{column.GetColumnName()} are not as the application writes them.");
                }

                bool Same(string text)
                {
                    try
                    {
                        return (string?)converter.ConvertToProvider(converter.ConvertFromProvider(text)) == text;
                    }
                    catch (Exception fault) when (IsIllegible(fault))
                    {
                        return false;
                    }
                }
            }
        }
    }

    private static void Unreadable(JournalWalk walk, ViolationCode code, long number, string? subject) => walk.Find(
        code, number, subject, $"{subject ?? $"第{number}条"}无法读取：存储内容被改动。", $"{subject ?? $"Line {number}"} cannot be read: the stored content was altered.");

    private IAsyncEnumerable<Aggregate> Stored(IEntityType type, Guid campaignId, Action<Guid> unreadable, CancellationToken ct) =>
        (IAsyncEnumerable<Aggregate>)GetType().GetMethod(nameof(Aggregates), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(type.ClrType).Invoke(this, [campaignId, unreadable, ct])!;

    private IAsyncEnumerable<T> Aggregates<T>(Guid campaignId, Action<Guid> unreadable, CancellationToken ct)
        where T : Aggregate =>
        Readable<T, Guid>(aggregate => aggregate.CampaignId == campaignId, aggregate => aggregate.Id, nameof(Aggregate.Id), unreadable, ct);

    // Batch by batch; a batch that holds something unreadable is read one by one, so that the rest is still compared.
    private async IAsyncEnumerable<T> Readable<T, TKey>(
        Expression<Func<T, bool>> where, Expression<Func<T, TKey>> key, string keyName, Action<TKey> unreadable, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
        where T : class
    {
        var set = context.Set<T>().AsNoTracking().Where(where).OrderBy(key);
        var all = await Legible<List<TKey>>(set.Select(key).ToListAsync(ct)!);
        if (all is null)
        {
            unreadable(default!);
        }

        foreach (var keys in (all ?? []).Chunk(Batch))
        {
            IReadOnlyList<T>? batch;
            try
            {
                batch = await set.Where(item => keys.Contains(EF.Property<TKey>(item, keyName))).ToListAsync(ct);
            }
            catch (Exception fault) when (IsIllegible(fault))
            {
                batch = null;
            }

            foreach (var single in batch is null ? keys : [])
            {
                T? item = null;
                try
                {
                    item = await set.SingleAsync(item => EF.Property<TKey>(item, keyName)!.Equals(single), ct);
                }
                catch (Exception fault) when (IsIllegible(fault))
                {
                    unreadable(single);
                }

                if (item is not null)
                {
                    yield return item;
                }
            }

            foreach (var item in batch ?? [])
            {
                yield return item;
            }
        }
    }
}
