using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Tells faults of a database that pass by themselves, and those of a full disk, in the words of each database.</summary>
public static class DatabaseFaults
{
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;
    private const int SqliteFull = 13;

    /// <summary>From this class on SQL Server ends the connection.</summary>
    private const int SqlServerFatal = 20;

    // What Npgsql does not count as passing by itself: a server that is stopped or has become read-only is followed by another one.
    private static readonly HashSet<string> PostgresPassing =
    [
        PostgresErrorCodes.AdminShutdown, PostgresErrorCodes.CrashShutdown, PostgresErrorCodes.QueryCanceled, PostgresErrorCodes.ReadOnlySqlTransaction,
    ];

    // A command, a lock or a connection that took too long; a deadlock; a snapshot that was overtaken; networks; databases that move or recover.
    private static readonly HashSet<int> SqlServerPassing =
    [
        -2, 53, 64, 121, 233, 258, 596, 615, 921, 926, 927, 941, 983, 1205, 1222, 3906, 3935, 3960, 3961, 3966, 4060, 4221, 6005, 10053, 10054, 10060, 10061, 10928, 10929, 11001, 17142,
        40143, 40197, 40501, 40540, 40613, 42108, 42109, 49918, 49919, 49920,
    ];

    private static readonly HashSet<int> SqlServerFull = [1101, 1105, 9002];

    /// <summary>Whether it is a fault of the database that passes, so that what was asked can be asked again.</summary>
    public static bool Passes(Exception fault) => SaveFailures.Causes(fault).Any(cause => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode is SqliteBusy or SqliteLocked,
        PostgresException postgres => postgres.IsTransient || PostgresPassing.Contains(postgres.SqlState),
        SqlException server => server.Class >= SqlServerFatal || SqlServerPassing.Contains(server.Number),
        DbException other => other.IsTransient,
        _ => false,
    });

    /// <summary>Whether there is no room left for what was to be stored.</summary>
    public static bool IsFullDisk(Exception fault) => SaveFailures.Causes(fault).Any(cause => cause switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SqliteFull,
        PostgresException postgres => postgres.SqlState == PostgresErrorCodes.DiskFull,
        SqlException server => SqlServerFull.Contains(server.Number),
        _ => false,
    });
}
