using System.Data.Common;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Configuration;
using Npgsql;

namespace Commendation.Infrastructure.Persistence;

/// <summary>The databases that the system runs on.</summary>
public enum DatabaseProvider
{
    /// <summary>One file, nothing to install: development, rehearsals, small offices.</summary>
    Sqlite,

    SqlServer,

    PostgreSql,
}

/// <summary>Which database is used: the configuration section <c>Database</c>.</summary>
/// <param name="Provider">The kind of database.</param>
/// <param name="ConnectionString">How to reach it.</param>
public sealed record DatabaseOptions(DatabaseProvider Provider, string ConnectionString)
{
    public const string Section = "Database";

    /// <summary>A file beside the program, so that the system starts without any configuration.</summary>
    public static DatabaseOptions Default { get; } = new(DatabaseProvider.Sqlite, "Data Source=data/commendation.db");

    /// <summary>Reads the section; what it does not name is as in <see cref="Default"/>.</summary>
    /// <exception cref="SettingException">The provider is unknown, or it needs a connection string and has none.</exception>
    public static DatabaseOptions From(IConfiguration configuration)
    {
        var section = configuration.GetSection(Section);
        var provider = Default.Provider;
        if (section["Provider"] is { Length: > 0 } name
            && !(Enum.TryParse(name, ignoreCase: true, out provider) && Enum.IsDefined(provider)))
        {
            throw new SettingException($"{Section}:Provider is '{name}'; known are {string.Join(", ", Enum.GetNames<DatabaseProvider>())}.");
        }

        return (provider, section["ConnectionString"]) switch
        {
            (_, { Length: > 0 } connection) => new DatabaseOptions(provider, Legible(provider, connection)),
            (DatabaseProvider.Sqlite, _) => Default,
            _ => throw new SettingException($"{Section}:ConnectionString is needed for {provider}."),
        };
    }

    private static string Legible(DatabaseProvider provider, string connection)
    {
        try
        {
            DbConnectionStringBuilder read = provider switch
            {
                DatabaseProvider.SqlServer => new SqlConnectionStringBuilder(connection),
                DatabaseProvider.PostgreSql => new NpgsqlConnectionStringBuilder(connection),
                _ => new SqliteConnectionStringBuilder(connection),
            };
            return read.Count > 0 ? connection : throw new FormatException("it names nothing");
        }
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            // The text itself holds the password.
            throw new SettingException($"{Section}:ConnectionString cannot be read for {provider}: {fault.Message}");
        }
    }

    /// <summary>Path of the database file; null when there is none.</summary>
    public string? File =>
        Provider == DatabaseProvider.Sqlite
        && new SqliteConnectionStringBuilder(ConnectionString) is { Mode: not SqliteOpenMode.Memory, DataSource: { Length: > 0 } file }
        && file != ":memory:"
            ? file
            : null;
}
