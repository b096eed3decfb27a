using System.Data.Common;
using Microsoft.Data.SqlClient;
using Npgsql;

namespace Commendation.Infrastructure.Persistence;

/// <summary>
/// Lets one server at a time create a database or change its tables, over all processes that use it. It ends with its connection or file, so
/// that a killed process leaves nothing behind.
/// </summary>
internal static class StartupLock
{
    // A long upgrade of another server is waited for; longer than this something is wrong, and the start may be tried again.
    private const int LongestMilliseconds = 5 * 60 * 1000;
    private const int PauseMilliseconds = 50;
    private const string Name = "commendation-startup";

    /// <summary>What the number of PostgreSQL's lock has to be is agreed with nobody but other servers of this program.</summary>
    private const long Number = 0x436F6D6D656E64;

    private const int SqlServerNoSuchProcedure = 2812;

    /// <summary>Waits for the lock in the database that the connection string names, or beside the database's file.</summary>
    /// <exception cref="TimeoutException">Another server has held it for five minutes.</exception>
    public static async Task<IAsyncDisposable?> Take(DatabaseProvider provider, string connectionString, string? file, CancellationToken ct) => provider switch
    {
        DatabaseProvider.Sqlite => file is null ? null : await BesideFile(Path.GetFullPath(file) + ".startup", ct),
        DatabaseProvider.SqlServer => await InDatabase(
            new SqlConnection(new SqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString),
            $"DECLARE @taken int; EXEC @taken = sp_getapplock @Resource = '{Name}', @LockMode = 'Exclusive', @LockOwner = 'Session', @LockTimeout = {LongestMilliseconds}; IF @taken < 0 THROW 50000, 'Another server is still starting.', 1;",
            ct),
        _ => await InDatabase(
            new NpgsqlConnection(new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString), $"SELECT pg_advisory_lock({Number})", ct),
    };

    private static async Task<IAsyncDisposable> InDatabase(DbConnection connection, string statement, CancellationToken ct)
    {
        try
        {
            await connection.OpenAsync(ct);
            await using var command = connection.CreateCommand();
            command.CommandText = statement;
            command.CommandTimeout = LongestMilliseconds / 1000;
            await command.ExecuteNonQueryAsync(ct);
            return connection;
        }
        catch (SqlException unknown) when (unknown.Number == SqlServerNoSuchProcedure)
        {
            // Servers that only speak SQL Server's protocol may have no such lock; their own conflicts remain.
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    // The file stays: were it deleted, one server could lock the old one and another the new one.
    private static async Task<IAsyncDisposable> BesideFile(string path, CancellationToken ct)
    {
        for (var waited = 0; ; waited += PauseMilliseconds)
        {
            try
            {
                return PrivateFiles.Write(path, FileMode.OpenOrCreate);
            }
            catch (IOException taken) when (taken is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (waited >= LongestMilliseconds)
                {
                    throw new TimeoutException($"Another server has been starting for five minutes; it holds {path}.", taken);
                }

                await Task.Delay(PauseMilliseconds, ct);
            }
        }
    }
}
