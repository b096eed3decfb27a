using System.Globalization;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Persistence;

/// <summary>
/// Makes databases on SQL Server, and asks how they are set up. Plain statements instead of the provider's way, which asks for things that
/// not every server speaking the protocol knows.
/// </summary>
internal static class SqlServerDatabases
{
    private const string RowVersions = "READ_COMMITTED_SNAPSHOT";
    private const string Snapshots = "ALLOW_SNAPSHOT_ISOLATION";

    /// <summary>Makes the database that the connection string names, if it is missing. Its readers see snapshots instead of waiting for writers.</summary>
    public static async Task Create(string connectionString, CancellationToken ct)
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
        if (Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) > 0)
        {
            return;
        }

        command.Parameters.Clear();
        foreach (var statement in Statements(name))
        {
            try
            {
                command.CommandText = statement;
                await command.ExecuteNonQueryAsync(ct);
            }
            catch (SqlException) when (statement != Statements(name)[0])
            {
                // A server that does not know the setting is told of when the database is looked at.
            }
        }
    }

    /// <summary>What makes a database: it comes first, its settings follow.</summary>
    public static IReadOnlyList<string> Statements(string name) => [$"CREATE DATABASE {Quoted(name)}", Setting(name, RowVersions), Setting(name, Snapshots)];

    /// <summary>Statements for what is not set, or cannot be asked.</summary>
    public static async Task<IReadOnlyList<string>> Unset(CommendationContext context, CancellationToken ct)
    {
        var name = context.Database.GetDbConnection().Database;
        try
        {
            var set = await context.Database.SqlQueryRaw<int>("SELECT CAST(is_read_committed_snapshot_on AS int) + 2 * CAST(snapshot_isolation_state AS int) AS [Value] FROM sys.databases WHERE name = DB_NAME()").SingleAsync(ct);
            return [.. set % 2 == 1 ? [] : (string[])[Setting(name, RowVersions)], .. set >= 2 ? [] : (string[])[Setting(name, Snapshots)]];
        }
        catch (Exception fault) when (fault is SqlException or InvalidOperationException)
        {
            return [Setting(name, RowVersions), Setting(name, Snapshots)];
        }
    }

    /// <summary>Whether a reader may be shown one moment while others write.</summary>
    public static async Task<bool> ShowsSnapshots(CommendationContext context, CancellationToken ct) =>
        !(await Unset(context, ct)).Contains(Setting(context.Database.GetDbConnection().Database, Snapshots));

    private static string Setting(string name, string setting) => $"ALTER DATABASE {Quoted(name)} SET {setting} ON;";

    private static string Quoted(string name) => $"[{name.Replace("]", "]]", StringComparison.Ordinal)}]";

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
