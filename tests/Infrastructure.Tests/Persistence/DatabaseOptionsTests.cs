using Commendation.Application;
using Commendation.Application.Common;
using Commendation.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;

namespace Commendation.Infrastructure.Tests.Persistence;

public sealed class DatabaseOptionsTests
{
    [Fact]
    public void Without_configuration_there_is_a_file() =>
        DatabaseOptions.From(new Settings()).Should().Be(new DatabaseOptions(DatabaseProvider.Sqlite, "Data Source=data/commendation.db"));

    [Theory]
    [InlineData("Sqlite", typeof(SqliteContext))]
    [InlineData("sqlserver", typeof(SqlServerContext))]
    [InlineData("PostgreSql", typeof(PostgreSqlContext))]
    public async Task The_provider_decides_which_context_is_used(string provider, Type context)
    {
        var services = new ServiceCollection().AddApplication().AddInfrastructure(new Settings { ["Keys:Folder"] = "memory", ["Database:Provider"] = provider, ["Database:ConnectionString"] = provider == "PostgreSql" ? "Host=nowhere" : "Data Source=nowhere" });
        await using var built = services.BuildServiceProvider(validateScopes: true);
        await using var scope = built.CreateAsyncScope();

        scope.ServiceProvider.GetRequiredService<CommendationContext>().Should().BeOfType(context);
        scope.ServiceProvider.GetRequiredService<IUnitOfWork>().Should().BeSameAs(scope.ServiceProvider.GetRequiredService<Store>());
        scope.ServiceProvider.GetRequiredService<IStore>().Should().BeOfType<GuardedStore>("nobody gets around it");
    }

    [Theory]
    [InlineData("Oracle", "x", "*Sqlite, SqlServer, PostgreSql*")]
    [InlineData("7", "x", "*Sqlite, SqlServer, PostgreSql*")]
    [InlineData("PostgreSql", null, "*ConnectionString*")]
    public void What_cannot_work_is_refused_at_once(string provider, string? connection, string message) =>
        FluentActions.Invoking(() => DatabaseOptions.From(new Settings { ["Database:Provider"] = provider, ["Database:ConnectionString"] = connection }))
            .Should().Throw<InvalidOperationException>().WithMessage(message);

    [Theory]
    [InlineData("Data Source=data/a.db", "data/a.db")]
    [InlineData("Data Source=:memory:", null)]
    [InlineData("Data Source=a;Mode=Memory;Cache=Shared", null)]
    public void Only_a_file_needs_a_folder(string connection, string? file) =>
        new DatabaseOptions(DatabaseProvider.Sqlite, connection).File.Should().Be(file);

    [Fact]
    public async Task On_Sqlite_an_acknowledged_act_is_on_the_disk_and_references_hold()
    {
        var database = new SqliteDatabase();
        await using (var session = await database.Open())
        {
            (await session.Context.Database.SqlQueryRaw<long>("SELECT foreign_keys AS Value FROM pragma_foreign_keys").SingleAsync()).Should().Be(1);
            (await session.Context.Database.SqlQueryRaw<string>("SELECT journal_mode AS Value FROM pragma_journal_mode").SingleAsync()).Should().Be("wal");
            (await session.Context.Database.SqlQueryRaw<long>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync()).Should().Be(2, "2 is FULL");
        }

        await database.DisposeAsync();
    }

    /// <summary>Settings by their full path; the class of the framework is not referenced here.</summary>
    private sealed class Settings : Dictionary<string, string?>, IConfiguration
    {
        string? IConfiguration.this[string key]
        {
            get => this.GetValueOrDefault(key);
            set => this[key] = value;
        }

        public IEnumerable<IConfigurationSection> GetChildren() => [];

        public IChangeToken GetReloadToken() => throw new NotSupportedException();

        public IConfigurationSection GetSection(string key) => new Section(this, key);

        private sealed class Section(IConfiguration root, string path) : IConfigurationSection
        {
            public string Key => path;

            public string Path => path;

            public string? Value { get => root[path]; set => root[path] = value; }

            public string? this[string key] { get => root[$"{path}:{key}"]; set => root[$"{path}:{key}"] = value; }

            public IEnumerable<IConfigurationSection> GetChildren() => [];

            public IChangeToken GetReloadToken() => throw new NotSupportedException();

            public IConfigurationSection GetSection(string key) => new Section(root, $"{path}:{key}");
        }
    }
}
