using System.Data.Common;
using Commendation.Domain.Shared;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Commendation.Infrastructure.Persistence;

/// <summary>
/// Makes the database ready before the first request: creates it where it is missing and brings its tables up to date. Of servers that start
/// at the same moment one does it, and the others wait.
/// </summary>
public sealed class DatabaseStartup(CommendationContext context, DatabaseOptions options, ILogger<DatabaseStartup>? logger = null)
{
    private const string Setting = "Database:ConnectionString";
    private const int SqlServerNoSuchDatabase = 4060;

    private static readonly Violation NotReady = new(
        ViolationCode.DatabaseNotReady, new Text("数据库不存在或结构不是最新，请先启动一次服务。", "There is no database, or its tables are not up to date: start the server once."))
    { Place = Setting };

    public async Task Prepare(CancellationToken ct)
    {
        switch (options)
        {
            case { File: { } file } when Path.GetDirectoryName(Path.GetFullPath(file)) is { } folder:
                PrivateFiles.MakeFolder(folder);

                // SQLite gives the files beside it the rights of this one.
                await PrivateFiles.Write(file, FileMode.OpenOrCreate, FileShare.ReadWrite).DisposeAsync();
                break;
            case { Provider: DatabaseProvider.SqlServer }:
                await SqlServerDatabases.Create(options.ConnectionString, ct);
                break;
            case { Provider: DatabaseProvider.PostgreSql }:
                await CreatePostgreSqlDatabase(ct);
                break;
        }

        await using var turn = await StartupLock.Take(options.Provider, options.ConnectionString, options.File, ct);

        // SQLite's own database is created by this too. Without need it is left alone, because it takes a lock that a
        // killed process would have left behind in SQLite for ever.
        if ((await context.Database.GetPendingMigrationsAsync(ct)).Any())
        {
            await context.Database.MigrateAsync(ct);
        }

        if (options.Provider == DatabaseProvider.SqlServer && await SqlServerDatabases.Unset(context, ct) is { Count: > 0 } unset)
        {
            logger?.LogWarning(
                "The database does not keep the snapshots that readers see: while a journal is verified, acts of its campaign wait. Where the server knows it, an administrator sets this, while nobody uses the database: {Statements}", string.Join(" ", unset));
        }

        if (options.Provider == DatabaseProvider.Sqlite)
        {
            // Kept in the file: readers do not wait for the writer. That an acknowledged act is on the disk and that references hold are
            // the library's defaults, which a test keeps.
            await context.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL", ct);
        }
    }

    /// <summary>Why the database cannot be used; null when it is there and its tables are up to date.</summary>
    public async Task<Violation?> Obstacle(CancellationToken ct)
    {
        if (options.File is { } file && !File.Exists(file))
        {
            return NotReady;
        }

        try
        {
            await context.Database.OpenConnectionAsync(ct);
            await context.Database.CloseConnectionAsync();
            return (await context.Database.GetPendingMigrationsAsync(ct)).Any() ? NotReady : null;
        }
        catch (Exception fault) when (fault is DbException || fault.InnerException is DbException)
        {
            var cause = Surroundings.Cause(fault as DbException ?? fault.InnerException!);
            return IsAbsent(fault) ? NotReady : new Violation(ViolationCode.DatabaseUnreachable, new Text($"数据库无法使用：{cause}", $"The database cannot be used: {cause}")) { Place = Setting };
        }
    }

    private static bool IsAbsent(Exception fault) => (fault as DbException ?? fault.InnerException) is
        PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } or SqlException { Number: SqlServerNoSuchDatabase };

    private async Task CreatePostgreSqlDatabase(CancellationToken ct)
    {
        var creator = context.GetService<IRelationalDatabaseCreator>();
        if (await creator.ExistsAsync(ct))
        {
            return;
        }

        // Its own lock cannot be taken before it is there.
        var maintenance = new NpgsqlConnectionStringBuilder(options.ConnectionString) { Database = "postgres" }.ConnectionString;
        await using var turn = await StartupLock.Take(DatabaseProvider.PostgreSql, maintenance, null, ct);
        if (!await creator.ExistsAsync(ct))
        {
            await creator.CreateAsync(ct);
        }
    }
}
