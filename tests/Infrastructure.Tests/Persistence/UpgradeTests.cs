using System.Data.Common;
using System.Globalization;
using Commendation.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Infrastructure.Tests.Persistence;

public sealed class SqliteUpgradeTests(SqliteDatabase database) : UpgradeSuite(database), IClassFixture<SqliteDatabase>
{
    // The statements that made what there is.
    protected override string Description =>
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL UNION ALL SELECT \"MigrationId\" FROM \"__EFMigrationsHistory\"";
}

[NeedsPostgres]
[Collection(nameof(OnPostgreSql))]
public sealed class PostgreSqlUpgradeTests(PostgreSqlDatabase database) : UpgradeSuite(database)
{
    protected override string Description => """
        SELECT concat_ws(' ', 'COLUMN', attrelid::regclass, attname, format_type(atttypid, atttypmod), attnotnull, attcollation::regcollation, pg_get_expr(adbin, adrelid))
            FROM pg_attribute JOIN pg_class ON pg_class.oid = attrelid LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
            WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND attnum > 0 AND NOT attisdropped
        UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
        UNION ALL SELECT concat_ws(' ', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint WHERE connamespace = 'public'::regnamespace
        UNION ALL SELECT pg_get_triggerdef(oid) FROM pg_trigger WHERE NOT tgisinternal
        UNION ALL SELECT pg_get_functiondef(oid) FROM pg_proc WHERE pronamespace = 'public'::regnamespace
        UNION ALL SELECT "MigrationId" FROM "__EFMigrationsHistory"
        """;
}

/// <summary>A database that an earlier version made and one made today are the same. Without a server there is none of SQL Server to compare.</summary>
public abstract class UpgradeSuite(TestDatabase database)
{
    /// <summary>Asks for a line of text for each column, index, constraint, trigger and migration.</summary>
    protected abstract string Description { get; }

    [DatabaseFact]
    public async Task An_upgraded_database_equals_a_new_one()
    {
        await using var session = await database.Open();
        await using var landed = await Landed(session.Context);
        await using var scope = landed.CreateAsyncScope();
        var old = scope.ServiceProvider.GetRequiredService<CommendationContext>();
        (await old.Database.GetPendingMigrationsAsync()).Should().NotBeEmpty("otherwise nothing is upgraded");

        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(default);

        (await Described(old)).Should().Equal(await Described(session.Context));
        (await old.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task The_comparison_sees_tables_columns_indexes_triggers_and_migrations()
    {
        await using var session = await database.Open();

        var text = string.Join('\n', await Described(session.Context));

        text.Should().ContainAll("RequestCounts", "LivingKey", "IX_Nominations_CampaignId_LivingKey", "Journal_is_append_only", "JournalIsAppendOnly");
    }

    private async Task<ServiceProvider> Landed(CommendationContext model)
    {
        var connection = new DbConnectionStringBuilder { ConnectionString = model.Database.GetConnectionString()! };
        var name = connection.ContainsKey("Database") ? "Database" : "Data Source";
        connection[name] += "_landed";
        var provider = Enum.Parse<DatabaseProvider>(model.GetType().Name.Replace("Context", "", StringComparison.Ordinal));
        var services = new ServiceCollection().AddDatabase(new DatabaseOptions(provider, connection.ToString())).BuildServiceProvider(validateScopes: true);
        await using var scope = services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<CommendationContext>();
        await context.GetService<IRelationalDatabaseCreator>().CreateAsync();
        await Run(context, await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "Persistence", "Landed", $"{provider}.sql")), _ => 0);
        return services;
    }

    private async Task<List<string>> Described(CommendationContext context) =>
        [.. (await Run(context, Description, row => row.GetString(0))).Order(StringComparer.Ordinal)];

    private static async Task<List<T>> Run<T>(CommendationContext context, string sql, Func<DbDataReader, T> read)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = context.Database.GetDbConnection().CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }
}

public sealed class MigrationOrderTests
{
    // A migration of the future would run after all that are written until then in new databases, and before them in old ones.
    [Theory]
    [InlineData(typeof(SqliteContext))]
    [InlineData(typeof(PostgreSqlContext))]
    [InlineData(typeof(SqlServerContext))]
    public void No_migration_is_dated_in_the_future(Type context)
    {
        var migrations = typeof(CommendationContext).Assembly.GetTypes()
            .Where(type => type.IsDefined(typeof(DbContextAttribute), false) && type.IsDefined(typeof(MigrationAttribute), false))
            .Where(type => ((DbContextAttribute)type.GetCustomAttributes(typeof(DbContextAttribute), false)[0]).ContextType == context)
            .Select(type => ((MigrationAttribute)type.GetCustomAttributes(typeof(MigrationAttribute), false)[0]).Id)
            .ToList();

        migrations.Should().NotBeEmpty().And.AllSatisfy(id =>
            DateTime.ParseExact(id[..14], "yyyyMMddHHmmss", CultureInfo.InvariantCulture).Should().BeBefore(DateTime.UtcNow));
    }
}
