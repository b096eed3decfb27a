using System.Data.Common;
using Commendation.Application.Common;
using Commendation.Infrastructure.Persistence;
using Microsoft.Data.SqlClient;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Infrastructure.Tests.Persistence;

/// <summary>A database of its own for one test class, made when the first test asks for it and removed afterwards.</summary>
public abstract class TestDatabase : IAsyncLifetime
{
    private readonly Lazy<Task<ServiceProvider>> _services;

    protected TestDatabase() => _services = new Lazy<Task<ServiceProvider>>(Start);

    /// <summary>Hears of every reading, once the database has begun to answer.</summary>
    public Action<DbContext, string>? Heard { get; set; }

    /// <summary>One unit of work.</summary>
    public async Task<Session> Open() => new((await _services.Value).CreateAsyncScope());

    public async Task<IServiceScopeFactory> Scopes() => (await _services.Value).GetRequiredService<IServiceScopeFactory>();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        if (!_services.IsValueCreated)
        {
            return;
        }

        if (_services.Value.IsCompletedSuccessfully)
        {
            await (await _services.Value).DisposeAsync();
        }

        await Remove();
    }

    protected abstract Task<DatabaseOptions> Create();

    /// <summary>Removes whatever there is, even if it was never finished.</summary>
    protected abstract Task Remove();

    private async Task<ServiceProvider> Start()
    {
        var heard = new Listener(this);
        var services = new ServiceCollection().AddDatabase(await Create())
            .ConfigureDbContext<SqliteContext>(options => options.AddInterceptors(heard))
            .ConfigureDbContext<PostgreSqlContext>(options => options.AddInterceptors(heard))
            .ConfigureDbContext<SqlServerContext>(options => options.AddInterceptors(heard))
            .BuildServiceProvider(validateScopes: true);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DatabaseStartup>().Prepare(default);
        return services;
    }

    private sealed class Listener(TestDatabase database) : DbCommandInterceptor
    {
        public override ValueTask<DbDataReader> ReaderExecutedAsync(DbCommand command, CommandExecutedEventData eventData, DbDataReader result, CancellationToken cancellationToken = default)
        {
            database.Heard?.Invoke(eventData.Context!, command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}

public sealed class Session(AsyncServiceScope scope) : IAsyncDisposable
{
    public IStore Store { get; } = scope.ServiceProvider.GetRequiredService<IStore>();

    public IUnitOfWork Work { get; } = scope.ServiceProvider.GetRequiredService<IUnitOfWork>();

    public IJournal Journal { get; } = scope.ServiceProvider.GetRequiredService<IJournal>();

    public CommendationContext Context { get; } = scope.ServiceProvider.GetRequiredService<CommendationContext>();

    public DatabaseStartup Startup { get; } = scope.ServiceProvider.GetRequiredService<DatabaseStartup>();

    public ValueTask DisposeAsync() => scope.DisposeAsync();
}

public sealed class SqliteDatabase : TestDatabase
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"commendation-{Guid.NewGuid():N}");

    protected override Task<DatabaseOptions> Create() =>
        Task.FromResult(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={Path.Combine(_folder, "new", "test.db")}"));

    protected override Task Remove()
    {
        SqliteConnection.ClearAllPools();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }

        return Task.CompletedTask;
    }
}

public sealed class PostgreSqlDatabase : TestDatabase
{
    private PostgresCluster? _cluster;

    protected override async Task<DatabaseOptions> Create()
    {
        _cluster = await PostgresCluster.Start();
        return new DatabaseOptions(DatabaseProvider.PostgreSql, _cluster.ConnectionString("commendation_test"));
    }

    protected override async Task Remove()
    {
        Npgsql.NpgsqlConnection.ClearAllPools();
        if (_cluster is not null)
        {
            await _cluster.DisposeAsync();
        }
    }
}

/// <summary>One cluster for all tests that need one: starting it takes longer than they do.</summary>
[CollectionDefinition(nameof(OnPostgreSql))]
public sealed class OnPostgreSql : ICollectionFixture<PostgreSqlDatabase>;

[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsPostgresAttribute : NeedsAttribute
{
    // Where it is required, the tests run and fail with the same words.
    public override string? Missing => Environment.GetEnvironmentVariable("COMMENDATION_REQUIRE_POSTGRES") == "1" ? null : PostgresCluster.Missing;
}

public sealed class SqlServerDatabase : TestDatabase
{
    public const string Variable = "COMMENDATION_SQLSERVER";

    private readonly string _name = $"commendation_test_{Guid.NewGuid():N}";

    private static string Server => Environment.GetEnvironmentVariable(Variable)!;

    protected override Task<DatabaseOptions> Create() => Task.FromResult(new DatabaseOptions(
        DatabaseProvider.SqlServer, new SqlConnectionStringBuilder(Server) { InitialCatalog = _name }.ConnectionString));

    protected override async Task Remove()
    {
        SqlConnection.ClearAllPools();
        await using var connection = new SqlConnection(new SqlConnectionStringBuilder(Server) { InitialCatalog = "master" }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = $"IF DB_ID('{_name}') IS NOT NULL DROP DATABASE [{_name}]";
        await command.ExecuteNonQueryAsync();
    }
}

[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsSqlServerAttribute : NeedsAttribute
{
    public override string? Missing => string.IsNullOrEmpty(Environment.GetEnvironmentVariable(SqlServerDatabase.Variable))
        ? $"No SQL Server: set {SqlServerDatabase.Variable} to a connection string whose user may create databases."
        : null;
}
