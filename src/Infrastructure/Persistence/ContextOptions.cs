using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Commendation.Infrastructure.Persistence;

/// <summary>How each kind of database is opened.</summary>
internal static class ContextOptions
{
    /// <summary>Opens the database of these options.</summary>
    public static void Use(this DbContextOptionsBuilder builder, DatabaseOptions database) => _ = database.Provider switch
    {
        DatabaseProvider.Sqlite => builder.UseSqlite(database.ConnectionString),
        DatabaseProvider.SqlServer => builder.UseSqlServer(database.ConnectionString),
        DatabaseProvider.PostgreSql => builder.UseNpgsql(database.ConnectionString),
        _ => throw new NotSupportedException($"No database of the kind {database.Provider}."),
    };
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
