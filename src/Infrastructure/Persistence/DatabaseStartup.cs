using System.Data.Common;
using System.Globalization;
using Commendation.Domain.Shared;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace Commendation.Infrastructure.Persistence;

/// <summary>
/// Makes the database ready before the first request: creates it where it is missing and brings its tables up to date. Of servers that start
/// at the same moment one does it, and the others wait.
/// </summary>
public sealed class DatabaseStartup(CommendationContext context, DatabaseOptions options)
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
                await CreateSqlServerDatabase(options.ConnectionString, ct);
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

    // Plain statements instead of the provider's way, which asks for things that not every server speaking the protocol knows.
    internal static async Task CreateSqlServerDatabase(string connectionString, CancellationToken ct)
    {
        if (await CanOpen(connectionString, ct))
        {
            return;
        }

        var name = new SqlConnectionStringBuilder(connectionString).InitialCatalog;
        await using var turn = await StartupLock.Take(DatabaseProvider.SqlServer, Unpooled(connectionString, "master"), null, ct);
        await using var master = new SqlConnection(Unpooled(connectionString, "master"));
        await master.OpenAsync(ct);
        await using var command = master.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM sys.databases WHERE name = @name";
        command.Parameters.AddWithValue("@name", name);
        if (Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) == 0)
        {
            command.CommandText = $"CREATE DATABASE [{name.Replace("]", "]]", StringComparison.Ordinal)}]";
            command.Parameters.Clear();
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<bool> CanOpen(string connectionString, CancellationToken ct)
    {
        try
        {
            await using var connection = new SqlConnection(Unpooled(connectionString, null));
            await connection.OpenAsync(ct);
            return true;
        }
        catch (SqlException)
        {
            return false;
        }
    }

    // The pool remembers for a while that a database could not be opened.
    private static string Unpooled(string connectionString, string? database)
    {
        var builder = new SqlConnectionStringBuilder(connectionString) { Pooling = false };
        builder.InitialCatalog = database ?? builder.InitialCatalog;
        return builder.ConnectionString;
    }
}
