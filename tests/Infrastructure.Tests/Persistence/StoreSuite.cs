using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Tests.Persistence;

public sealed class SqliteStoreTests(SqliteDatabase database) : StoreSuite(database), IClassFixture<SqliteDatabase>;

[NeedsPostgres]
[Collection(nameof(OnPostgreSql))]
public sealed class PostgreSqlStoreTests(PostgreSqlDatabase database) : StoreSuite(database);

[NeedsSqlServer]
public sealed class SqlServerStoreTests(SqlServerDatabase database) : StoreSuite(database), IClassFixture<SqlServerDatabase>;

/// <summary>What the store promises, whatever the database; a file for each promise. Every test has a campaign of its own.</summary>
public abstract partial class StoreSuite(TestDatabase database)
{
    private readonly SmallCampaign _small = new();

    private Guid CampaignId => _small.Campaign.Id;

    [DatabaseFact]
    public async Task The_migrations_describe_the_model()
    {
        await using var session = await database.Open();

        session.Context.Database.HasPendingModelChanges().Should().BeFalse();
        (await session.Context.Database.GetPendingMigrationsAsync()).Should().BeEmpty();
        await session.Startup.Prepare(default);
    }

    private async Task Withdraw(Guid id)
    {
        await using var session = await database.Open();
        var nomination = (await session.Store.Find<Nomination>(CampaignId, id, default))!;
        nomination.Do(Act.Withdraw, _small.Context(SmallCampaign.County, SmallCampaign.FirstDay, reason: "本人申请")).Value.Should().NotBeNull();
        (await session.Work.Save(default)).Should().Be(SaveResult.Saved);
    }

    private async Task<SaveResult> Save(params object[] added)
    {
        await using var session = await database.Open();
        foreach (var item in added)
        {
            session.Store.Add(item);
        }

        return await session.Work.Save(default);
    }

    private async Task Stored(params object[] added) => (await Save(added)).Should().Be(SaveResult.Saved);

    private JournalEntry Line(string kind, Guid subject, int sequence, string? from, string? to, DateOnly on) => new()
    {
        Id = SmallCampaign.NewId(),
        CampaignId = CampaignId,
        SubjectKind = kind,
        SubjectId = subject,
        Sequence = sequence,
        Act = "close",
        Actor = SmallCampaign.County,
        On = on,
        RecordedAt = new DateTime(2021, 7, 5, 16, 30, 12, 345, DateTimeKind.Utc),
        Clause = "4.2",
        From = from,
        To = to,
        PolicyVersion = "sha256:0f3c",
        Details = new Dictionary<string, string> { ["reason"] = "公示期满，无异议", ["b"] = "" },
    };

    private sealed class NominationsOf : Specification<Nomination>
    {
        public NominationsOf(Guid campaignId) => Query.Where(nomination => nomination.CampaignId == campaignId);
    }

    private sealed class AccountsOf : Specification<QuotaAccount>
    {
        public AccountsOf(Guid campaignId) => Query.Where(account => account.CampaignId == campaignId).OrderBy(account => account.Id);
    }
}
