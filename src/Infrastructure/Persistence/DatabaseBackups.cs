using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Security;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Infrastructure.Persistence;

/// <summary>What a backup says of itself, in <c>backup.json</c>.</summary>
/// <param name="MadeAt">When, UTC.</param>
/// <param name="Bytes">Length of the database in bytes.</param>
/// <param name="Sha256">Lower-case hexadecimal SHA-256 of the database.</param>
/// <param name="Keys">Names of the keys that open what is sealed in it; the keys themselves are kept elsewhere.</param>
/// <param name="Chains">Where the chain of each campaign ends, <c>number:hash</c> by code.</param>
public sealed record Backup(DateTime MadeAt, long Bytes, string Sha256, IReadOnlyList<string> Keys, IReadOnlyDictionary<string, string> Chains);

/// <summary>
/// Backs up and restores a database that is one file. A backup is a folder that is there as a whole or not at all: it is written beside its
/// place, held against the journal as it was written, and moved last.
/// </summary>
public sealed class DatabaseBackups(DatabaseOptions options, KeyRing ring, TimeProvider time)
{
    private const string Database = "commendation.db";
    private const string Manifest = "backup.json";
    private const string Unfinished = ".unfinished";
    private const int Busy = 5;
    private const int Locked = 6;

    private static readonly JsonSerializerOptions Format = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>Backs up the database as it is at one moment; servers go on meanwhile.</summary>
    /// <param name="folder">Where the backup will lie; it must not be there, or be empty.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The backup; refused where something is in the way, or what was written does not fit its journal.</returns>
    public async Task<Outcome<Backup>> Make(string folder, CancellationToken ct)
    {
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        if (options.File is not { } file)
        {
            return NotHere();
        }

        if (File.Exists(folder) || (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()))
        {
            return Refused(ViolationCode.BackupExists, folder, "备份文件夹已有内容。", "The folder of the backup holds something already.");
        }

        RemoveUnfinished(folder);
        var draft = $"{folder}.{Guid.NewGuid():N}{Unfinished}";
        PrivateFiles.MakeFolder(draft);
        try
        {
            await using var manifest = PrivateFiles.Write(Path.Combine(draft, Manifest), FileMode.CreateNew);
            var copy = Path.Combine(draft, Database);
            await PrivateFiles.Write(copy, FileMode.CreateNew).DisposeAsync();
            await Copy(file, copy, ct);
            var verified = await Verify(copy, ct);
            if (!verified.Accepted)
            {
                return verified.Refusal!;
            }

            var backup = new Backup(time.GetUtcNow().UtcDateTime, new FileInfo(copy).Length, await Sha256(copy, ct), ring.Names, verified.Value);
            await JsonSerializer.SerializeAsync(manifest, backup, Format, ct);
            manifest.Flush(flushToDisk: true);
            await manifest.DisposeAsync();
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder);
            }

            Directory.Move(draft, folder);
            return backup;
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    /// <summary>Puts a backup in the place of the database. What was there is kept under another name.</summary>
    /// <param name="folder">The backup.</param>
    /// <param name="replace">Whether a database that is there may be replaced.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The backup; refused where it does not verify, a key is missing, or a database is there or in use.</returns>
    public async Task<Outcome<Backup>> Restore(string folder, bool replace, CancellationToken ct)
    {
        folder = Path.GetFullPath(folder);
        if (options.File is not { } configured)
        {
            return NotHere();
        }

        var (file, copy) = (Path.GetFullPath(configured), Path.Combine(folder, Database));
        if (Read(folder) is not { } backup || !File.Exists(copy))
        {
            return Refused(ViolationCode.BackupInvalid, folder, $"其中没有完整的备份（{Manifest}、{Database}）。", $"It holds no whole backup ({Manifest}, {Database}).");
        }

        if (backup.Keys.Except(ring.Names).ToList() is { Count: > 0 } missing)
        {
            return Refused(ViolationCode.KeysMissing, "Keys:Folder", $"缺少备份所用的密钥：{string.Join("、", missing)}。", $"Keys that the backup was sealed with are missing: {string.Join(", ", missing)}.");
        }

        if (File.Exists(file) && !replace)
        {
            return Refused(ViolationCode.DatabaseExists, file, "数据库已存在；确需替换的，加 --replace。", "There is a database already; add --replace if it is to be replaced.");
        }

        PrivateFiles.MakeFolder(Path.GetDirectoryName(file)!);
        await using var turn = await StartupLock.Take(options.Provider, options.ConnectionString, file, ct);
        var draft = file + Unfinished;
        try
        {
            // What is verified is what is put in place, not the file that somebody could still alter.
            await using (var source = File.OpenRead(copy))
            await using (var target = PrivateFiles.Write(draft, FileMode.Create))
            {
                await source.CopyToAsync(target, ct);
                target.Flush(flushToDisk: true);
            }

            if (new FileInfo(draft).Length != backup.Bytes || await Sha256(draft, ct) != backup.Sha256)
            {
                return Refused(ViolationCode.BackupInvalid, copy, "与备份说明中的摘要不符。", "It differs from the digest that the backup gives.");
            }

            var verified = await Verify(draft, ct);
            if (!verified.Accepted)
            {
                return verified.Refusal!;
            }

            if (!verified.Value.Order().SequenceEqual(backup.Chains.Order()))
            {
                return Refused(ViolationCode.BackupInvalid, copy, "链末与备份说明中的不符。", "Its chains end elsewhere than the backup says.");
            }

            if (!File.Exists(file))
            {
                File.Move(draft, file);
            }
            else if (!Replace(file, draft))
            {
                return Refused(ViolationCode.DatabaseInUse, file, "数据库正在使用，请先停止服务。", "The database is in use: stop the server first.");
            }

            return backup;
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static async Task Copy(string file, string copy, CancellationToken ct)
    {
        await using var source = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        await using var target = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = copy, Mode = SqliteOpenMode.ReadWrite, Pooling = false }.ConnectionString);
        await source.OpenAsync(ct);
        await target.OpenAsync(ct);
        source.BackupDatabase(target);

        // One file, which can be read where nothing may be written beside it.
        await using var single = target.CreateCommand();
        single.CommandText = "PRAGMA journal_mode = DELETE";
        await single.ExecuteNonQueryAsync(ct);
        await target.CloseAsync();
        Flush(copy);
    }

    // Where the chain of each campaign ends; refused when anything does not fit.
    private async Task<Outcome<IReadOnlyDictionary<string, string>>> Verify(string file, CancellationToken ct)
    {
        var copy = new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadOnly, Pooling = false }.ConnectionString;
        await using var services = new ServiceCollection().AddDatabase(new DatabaseOptions(DatabaseProvider.Sqlite, copy), ring).BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        try
        {
            var pages = await scope.ServiceProvider.GetRequiredService<CommendationContext>().Database.SqlQueryRaw<string>("PRAGMA integrity_check").ToListAsync(ct);
            if (pages is not ["ok"])
            {
                return Refused(ViolationCode.BackupInvalid, file, $"数据库文件损坏：{pages[0]}", $"The file of the database is damaged: {pages[0]}");
            }

            var journal = scope.ServiceProvider.GetRequiredService<IJournal>();
            var (chains, misfits) = (new SortedDictionary<string, string>(StringComparer.Ordinal), new List<Violation>());
            foreach (var campaign in await journal.Campaigns(ct))
            {
                var verification = await journal.Verify(campaign, null, ct);
                chains[verification.Campaign] = verification.Head.ToString();
                misfits.AddRange(verification.Findings.Select(finding => new Violation(ViolationCode.BackupInvalid, finding.Message) { Place = $"{verification.Campaign} #{finding.Number} {finding.Code}" }));
            }

            return misfits.Count > 0 ? new Refusal(RefusalKind.Rule, misfits) : chains;
        }
        catch (DbException fault)
        {
            return Refused(ViolationCode.BackupInvalid, file, $"数据库文件损坏：{Surroundings.Cause(fault)}", $"The file of the database is damaged: {Surroundings.Cause(fault)}");
        }
    }

    // Nobody else may have it open: SQLite leaves its log mode only for the last who uses the file, and then there is nothing beside it.
    private bool Replace(string file, string draft)
    {
        try
        {
            using var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = file, Mode = SqliteOpenMode.ReadWrite, Pooling = false, DefaultTimeout = 1 }.ConnectionString);
            connection.Open();
            using var alone = connection.CreateCommand();
            alone.CommandText = "PRAGMA journal_mode = DELETE";
            alone.ExecuteNonQuery();
        }
        catch (SqliteException taken) when (taken.SqliteErrorCode is Busy or Locked)
        {
            return false;
        }
        catch (SqliteException)
        {
            // It is damaged, which may be why another is put in its place.
        }

        var aside = string.Create(CultureInfo.InvariantCulture, $"{file}.{time.GetUtcNow():yyyyMMdd'T'HHmmss}.replaced");
        foreach (var beside in new[] { "-wal", "-shm" }.Where(beside => File.Exists(file + beside)))
        {
            File.Move(file + beside, aside + beside);
        }

        // In one step: there is never no database.
        File.Replace(draft, file, aside);
        return true;
    }

    // What a killed run left behind. A run that still writes holds its manifest.
    private static void RemoveUnfinished(string folder)
    {
        foreach (var draft in Directory.Exists(Path.GetDirectoryName(folder)) ? Directory.GetDirectories(Path.GetDirectoryName(folder)!, $"{Path.GetFileName(folder)}.*{Unfinished}") : [])
        {
            try
            {
                PrivateFiles.Write(Path.Combine(draft, Manifest), FileMode.OpenOrCreate).Dispose();
                Directory.Delete(draft, recursive: true);
            }
            catch (IOException)
            {
                // Another run is writing it.
            }
        }
    }

    private static Backup? Read(string folder)
    {
        try
        {
            return JsonSerializer.Deserialize<Backup>(File.ReadAllText(Path.Combine(folder, Manifest)), Format) is { Sha256: not null, Keys: not null, Chains: not null } backup ? backup : null;
        }
        catch (Exception fault) when (fault is JsonException or IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static async Task<string> Sha256(string file, CancellationToken ct)
    {
        await using var content = File.OpenRead(file);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
    }

    private static void Flush(string file)
    {
        using var written = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        written.Flush(flushToDisk: true);
    }

    private Refusal NotHere() => Refused(
        ViolationCode.BackupNotHere,
        "Database:Provider",
        $"{options.Provider}的备份用其自带工具：PostgreSQL用 pg_dump，SQL Server用 BACKUP DATABASE；恢复后运行 journal verify。",
        $"{options.Provider} is backed up by its own tools: pg_dump for PostgreSQL, BACKUP DATABASE for SQL Server; after a restore run journal verify.");

    private static Refusal Refused(ViolationCode code, string place, string zh, string en) => new(RefusalKind.Rule, [new Violation(code, new Text(zh, en)) { Place = place }]);
}
