using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Npgsql;

namespace Commendation.Infrastructure.Persistence;

/// <summary>How each kind of database is opened.</summary>
internal static class ContextOptions
{
    // More than the use cases have.
    private const int PreparedStatements = 200;

    /// <summary>Opens the database of these options.</summary>
    public static void Use(this DbContextOptionsBuilder builder, DatabaseOptions database) => _ = database.Provider switch
    {
        DatabaseProvider.Sqlite => builder.UseSqlite(database.ConnectionString),
        DatabaseProvider.SqlServer => builder.UseSqlServer(database.ConnectionString),
        DatabaseProvider.PostgreSql => builder.UseNpgsql(Prepared(database.ConnectionString)),
        _ => throw new NotSupportedException($"No database of the kind {database.Provider}."),
    };

    // Statements that come again are prepared by the driver, unless the operator says otherwise: a pooler between may not keep them.
    private static string Prepared(string connectionString)
    {
        var given = new DbConnectionStringBuilder { ConnectionString = connectionString }.Keys.Cast<string>();
        return given.Any(key => key.Replace(" ", string.Empty, StringComparison.Ordinal).Equals(nameof(NpgsqlConnectionStringBuilder.MaxAutoPrepare), StringComparison.OrdinalIgnoreCase))
            ? connectionString
            : new NpgsqlConnectionStringBuilder(connectionString) { MaxAutoPrepare = PreparedStatements }.ConnectionString;
    }
}

// The migrations tool makes contexts through these; it reads the model and connects to nothing.
internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteContext>
{
    public SqliteContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqliteContext>().UseSqlite().Options);
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerContext>
{
    public SqlServerContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<SqlServerContext>().UseSqlServer().Options);
}

internal sealed class PostgreSqlDesign : IDesignTimeDbContextFactory<PostgreSqlContext>
{
    public PostgreSqlContext CreateDbContext(string[] args) =>
        new(new DbContextOptionsBuilder<PostgreSqlContext>().UseNpgsql().Options);
}
