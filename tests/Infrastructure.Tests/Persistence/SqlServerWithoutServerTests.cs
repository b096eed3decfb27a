using System.Data.Common;
using System.Linq.Expressions;
using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Commendation.Infrastructure.Tests.Persistence;

/// <summary>What can be known about SQL Server where there is none: the statements that it would be sent.</summary>
public sealed class SqlServerWithoutServerTests
{
    private readonly Recorder _recorder = new();

    [Fact]
    public void The_migrations_describe_the_model()
    {
        using var context = Context();

        context.Database.HasPendingModelChanges().Should().BeFalse();
    }

    [Fact]
    public void The_migration_is_plain_sql_whose_keys_sort_by_their_bytes()
    {
        using var context = Context();

        var script = context.GetService<IMigrator>().GenerateScript();

        script.Should().Contain("CREATE TABLE [Nominations]").And.NotContain("MERGE").And.NotContain("uniqueidentifier");
        script.Should().Contain("CREATE UNIQUE INDEX [IX_Nominations_CampaignId_LivingKey] ON [Nominations] ([CampaignId], [LivingKey]) WHERE [LivingKey] IS NOT NULL");
        context.GetService<IMigrator>().GenerateScript(options: MigrationsSqlGenerationOptions.Idempotent).Should().Contain("CREATE TABLE [Nominations]");
    }

    [Fact]
    public void A_table_that_stays_empty_refers_to_the_journal_so_that_it_cannot_be_truncated()
    {
        using var context = Context();

        var script = context.GetService<IMigrator>().GenerateScript();

        // SQL Server refuses TRUNCATE of a table that a foreign key refers to, whether or not a row does (error 4712).
        script.Should().Contain("CONSTRAINT [FK_JournalIsNeverEmptied_Journal_JournalId] FOREIGN KEY ([JournalId]) REFERENCES [Journal] ([Id])").And.Contain("CHECK (1 = 0)");
    }

    [Fact]
    public void A_new_database_is_set_up_so_that_readers_see_snapshots() =>
        SqlServerDatabases.Statements("a]b").Should().Equal(
            "CREATE DATABASE [a]]b]", "ALTER DATABASE [a]]b] SET READ_COMMITTED_SNAPSHOT ON;", "ALTER DATABASE [a]]b] SET ALLOW_SNAPSHOT_ISOLATION ON;");

    [Fact]
    public async Task Rows_are_inserted_without_asking_anything_back()
    {
        var small = new SmallCampaign();
        await using var context = Context();
        var store = new Store(context);
        store.Add(small.Campaign);
        store.Add(small.Nominate(1));
        store.Add(small.Nominate(2));

        var sql = await Recorded(() => store.Save(default));

        sql.Should().Contain("INSERT INTO [Nominations]").And.NotContain("MERGE").And.NotContain("OUTPUT");
    }

    [Fact]
    public async Task The_version_that_was_read_must_still_be_there()
    {
        var small = new SmallCampaign();
        await using var context = Context();
        context.Attach(small.Campaign);
        small.Campaign.Pin(small.Rules.Policy, SmallCampaign.Province, SmallCampaign.FirstDay);

        var sql = await Recorded(() => new Store(context).Save(default));

        sql.Should().Contain("UPDATE [Campaigns]").And.Contain("WHERE [Id] = @p1 AND [Version] = @p2");
    }

    [Fact]
    public async Task Pages_run_along_indexes_instead_of_reading_from_the_start()
    {
        var id = SmallCampaign.NewId();
        var key = new SortKey<Nomination>("day", (Expression<Func<Nomination, DateOnly>>)(nomination => nomination.LastActOn));
        await using var context = Context();
        var cursor = Cursors.Write("day", "2021-07-01", id);

        var sql = Keyset.Rest(
                context.Set<Nomination>().AsNoTracking().Where(new InState(id, State.At("review"))),
                new PageRequest<Nomination>(key, Descending: true, cursor, 50),
                same => same)
            .Select(query => query.Take(51).ToQueryString()).ToList();

        sql.Should().HaveCount(2).And.AllSatisfy(query => query.Should().NotContain(" OR ").And.NotContain("OFFSET"));
        sql[0].Should().Contain("[n].[LastActOn] = @After").And.Contain("[n].[Id] < @After").And.Contain("ORDER BY [n].[Id] DESC");
        sql[1].Should().Contain("[n].[LastActOn] < @After").And.Contain("ORDER BY [n].[LastActOn] DESC, [n].[Id] DESC");
    }

    [Fact]
    public void Many_keys_fit_into_one_statement()
    {
        using var context = Context();
        var ids = Enumerable.Range(0, 5000).Select(_ => SmallCampaign.NewId()).ToList();
        var query = context.Set<Nomination>().Where(nomination => ids.Contains(nomination.Id));

        query.CreateDbCommand().Parameters.Count.Should().BeLessThan(2100, "SQL Server takes no more parameters");
    }

    private async Task<string> Recorded(Func<Task> act)
    {
        await FluentActions.Awaiting(act).Should().ThrowAsync<Exception>();
        _recorder.Sql.Should().NotBeNull("nothing was sent otherwise");
        return _recorder.Sql!;
    }

    private SqlServerContext Context() => new(
        new DbContextOptionsBuilder<SqlServerContext>().UseSqlServer("Server=nowhere.invalid").AddInterceptors(_recorder, _recorder.Connection).Options)
    {
        Database = { AutoTransactionBehavior = AutoTransactionBehavior.Never },
    };

    private sealed class InState : Specification<Nomination>
    {
        public InState(Guid campaignId, State state) => Query.Where(nomination => nomination.CampaignId == campaignId && nomination.State == state);
    }

    /// <summary>Lets nothing out: notes the first command and gives up.</summary>
    private sealed class Recorder : DbCommandInterceptor
    {
        public string? Sql { get; private set; }

        public DbConnectionInterceptor Connection { get; } = new NoConnection();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
        {
            Sql ??= command.CommandText;
            throw new NotSupportedException("Recorded.");
        }

        private sealed class NoConnection : DbConnectionInterceptor
        {
            public override ValueTask<InterceptionResult> ConnectionOpeningAsync(
                DbConnection connection, ConnectionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
                ValueTask.FromResult(InterceptionResult.Suppress());
        }
    }
}
