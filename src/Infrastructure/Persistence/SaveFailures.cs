using System.Data.Common;
using Commendation.Application.Common;
using Commendation.Infrastructure.Persistence.Mapping;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Commendation.Infrastructure.Persistence;

/// <summary>Tells races and duplicates from faults, in the words of each database.</summary>
internal static class SaveFailures
{
    private const int SqliteUniqueKey = 2067;
    private const int SqlitePrimaryKey = 1555;
    private const int SqliteBusy = 5;
    private const int SqliteLocked = 6;

    // Of a unique index; of a constraint, and on servers that only speak the protocol of SQL Server.
    private const int SqlServerDuplicateInIndex = 2601;
    private const int SqlServerDuplicateInConstraint = 2627;
    private const int SqlServerDeadlock = 1205;

    /// <summary>How saving ended; null when the failure is a fault that nobody here can mend.</summary>
    public static SaveResult? Read(Exception exception) => exception is DbUpdateConcurrencyException
        ? SaveResult.Raced
        : Causes(exception).OfType<DbException>().FirstOrDefault() switch
        {
            SqliteException { SqliteErrorCode: SqliteBusy or SqliteLocked } => SaveResult.Raced,
            SqliteException { SqliteExtendedErrorCode: SqliteUniqueKey or SqlitePrimaryKey } sqlite => Duplicate(sqlite.Message),
            PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } postgres => Duplicate(postgres.ConstraintName),
            PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => SaveResult.Raced,
            SqlException { Number: SqlServerDuplicateInIndex or SqlServerDuplicateInConstraint } server => Duplicate(server.Message),
            SqlException { Number: SqlServerDeadlock } => SaveResult.Raced,
            _ => null,
        };

    /// <summary>An exception and those behind it.</summary>
    public static IEnumerable<Exception> Causes(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            yield return cause;
        }
    }

    // SQLite names the columns, the others name the index, not all of them in its own case.
    private static SaveResult Duplicate(string? message) =>
        message is not null
        && (message.Contains(JournalEntryConfiguration.SequenceIndex, StringComparison.OrdinalIgnoreCase)
            || message.Contains(JournalEntryConfiguration.NumberIndex, StringComparison.OrdinalIgnoreCase)
            || message.Contains($"{JournalEntryConfiguration.Table}.{nameof(JournalEntry.SubjectId)}", StringComparison.Ordinal)
            || message.Contains($"{JournalEntryConfiguration.Table}.{nameof(JournalEntry.Number)}", StringComparison.Ordinal)
            || message.Contains(LimitCountConfiguration.PartIndex, StringComparison.OrdinalIgnoreCase)
            || message.Contains("LimitCounts.Part", StringComparison.Ordinal))
            ? SaveResult.Raced
            : SaveResult.Exists;
}
