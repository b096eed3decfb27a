using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Tests.Persistence;

// The journal is only added to, line by line.
public abstract partial class StoreSuite
{
    [DatabaseFact]
    public async Task Journal_lines_come_back_as_they_were_written()
    {
        await Stored(_small.Campaign);
        var entry = Line("nomination", SmallCampaign.NewId(), 3, "posted", "closed", new DateOnly(2021, 7, 5));
        await Stored(entry);

        await using var session = await database.Open();
        var found = await session.Store.Page(new JournalOf(CampaignId), new PageRequest<JournalEntry>(null, Descending: false, null, 50), default);

        found.Items.Should().ContainSingle().Which.Should().BeEquivalentTo(entry);
        found.Items[0].RecordedAt.Kind.Should().Be(DateTimeKind.Utc);
    }

    [DatabaseFact]
    public async Task Lines_are_numbered_without_a_gap_and_hold_the_hash_of_the_line_before()
    {
        await Stored([_small.Campaign, .. _small.Accounts]);
        for (var i = 0; i < 3; i++)
        {
            await Stored(Line("nomination", SmallCampaign.NewId(), 1, null, "recommend", SmallCampaign.FirstDay), Line("nomination", SmallCampaign.NewId(), 1, null, "recommend", SmallCampaign.FirstDay));
        }

        await using var session = await database.Open();
        var walk = new JournalWalk();
        foreach (var line in await session.Store.Select(new InOrder(CampaignId), line => line, default))
        {
            walk.Take(line.Form());
        }

        walk.Findings.Should().BeEmpty();
        walk.Head.Number.Should().Be(6);
        (await session.Journal.Head(CampaignId, default)).Should().Be(walk.Head);
    }

    [DatabaseFact]
    public async Task Acts_that_come_at_once_are_numbered_one_after_the_other()
    {
        await Stored([_small.Campaign, .. _small.Accounts]);

        var results = await Task.WhenAll(Enumerable.Range(0, 30).Select(_ => Task.Run(async () =>
        {
            SaveResult result;
            do
            {
                result = await Save(Line("nomination", SmallCampaign.NewId(), 1, null, "recommend", SmallCampaign.FirstDay));
            }
            while (result == SaveResult.Raced);
            return result;
        })));

        results.Should().AllBeEquivalentTo(SaveResult.Saved);
        await using var session = await database.Open();
        (await session.Store.Select(new InOrder(CampaignId), line => line.Number, default)).Should().Equal(Enumerable.Range(1, 30).Select(number => (long)number));
    }

    [DatabaseFact]
    public async Task Two_lines_of_the_journal_for_one_version_are_a_race()
    {
        await Stored(_small.Campaign);
        var subject = SmallCampaign.NewId();
        await Stored(Line("nomination", subject, 2, null, "recommend", SmallCampaign.FirstDay));

        await using var session = await database.Open();
        session.Store.Add(Line("nomination", subject, 2, null, "recommend", SmallCampaign.FirstDay));

        (await session.Work.Save(default)).Should().Be(SaveResult.Raced);
    }

    [DatabaseFact]
    public async Task The_database_refuses_to_alter_and_to_delete_lines()
    {
        await Stored(_small.Campaign);
        await Stored(Line("nomination", SmallCampaign.NewId(), 1, null, "recommend", SmallCampaign.FirstDay));
        await using var session = await database.Open();
        var lines = session.Context.Set<JournalEntry>().Where(line => line.CampaignId == CampaignId);

        var alter = () => lines.ExecuteUpdateAsync(line => line.SetProperty(one => one.Actor, "632524"));
        var delete = () => lines.ExecuteDeleteAsync();

        (await alter.Should().ThrowAsync<System.Data.Common.DbException>()).WithMessage("*append-only*");
        (await delete.Should().ThrowAsync<System.Data.Common.DbException>()).WithMessage("*append-only*");
        (await lines.CountAsync()).Should().Be(1);
    }

    [DatabaseFact]
    public async Task The_database_refuses_to_empty_the_journal_at_once()
    {
        await Stored(_small.Campaign);
        await Stored(Line("nomination", SmallCampaign.NewId(), 1, null, "recommend", SmallCampaign.FirstDay));
        await using var session = await database.Open();
        var emptied = session.Context is SqliteContext ? "DELETE FROM \"Journal\"" : "TRUNCATE TABLE \"Journal\"";

        var empty = () => session.Context.Database.ExecuteSqlRawAsync(emptied);

        await empty.Should().ThrowAsync<System.Data.Common.DbException>();
        (await session.Context.Set<JournalEntry>().CountAsync(line => line.CampaignId == CampaignId)).Should().Be(1);
    }

    [DatabaseFact]
    public async Task Acts_go_on_while_the_journal_is_verified()
    {
        await Stored([_small.Campaign, .. _small.Accounts]);
        for (var i = 0; i < 3; i++)
        {
            await Stored(Line("nomination", SmallCampaign.NewId(), 1, null, "recommend", SmallCampaign.FirstDay));
        }

        await using var session = await database.Open();
        SaveResult? meanwhile = null;
        database.Heard = (context, sql) =>
        {
            if (context == session.Context && meanwhile is null && sql.Contains("Campaigns", StringComparison.Ordinal))
            {
                meanwhile = Save(Line("nomination", SmallCampaign.NewId(), 1, null, "recommend", SmallCampaign.FirstDay)).GetAwaiter().GetResult();
            }
        };

        var verified = await session.Journal.Verify(CampaignId, null, default);

        database.Heard = null;
        meanwhile.Should().Be(SaveResult.Saved);
        verified.Head.Number.Should().Be(3, "it sees the moment at which it began");
        (await session.Journal.Head(CampaignId, default)).Number.Should().Be(4);
    }

    [DatabaseFact]
    public async Task Spans_tell_when_nominations_entered_a_state()
    {
        var (one, two) = (SmallCampaign.NewId(), SmallCampaign.NewId());
        await Stored(
            _small.Campaign,
            Line("nomination", one, 1, null, "recommend", new DateOnly(2021, 7, 1)),
            Line("nomination", one, 2, "recommend", "recommend", new DateOnly(2021, 7, 2)),
            Line("nomination", one, 3, "recommend", "publicity", new DateOnly(2021, 7, 3)),
            Line("nomination", two, 1, null, "recommend", new DateOnly(2021, 7, 9)),
            Line("nomination", two, 2, "recommend", null, new DateOnly(2021, 7, 10)),
            Line("public-notice", SmallCampaign.NewId(), 1, null, "recommend", new DateOnly(2020, 1, 1)));
        var other = new SmallCampaign();
        await Stored(other.Campaign);

        await using var session = await database.Open();

        (await session.Journal.Spans(CampaignId, default)).Should().Equal(
            new StateSpan("publicity", new DateOnly(2021, 7, 3), new DateOnly(2021, 7, 3), 1),
            new StateSpan("recommend", new DateOnly(2021, 7, 1), new DateOnly(2021, 7, 9), 2));
        (await session.Journal.Spans(other.Campaign.Id, default)).Should().BeEmpty();
    }

    private sealed class InOrder : Specification<JournalEntry>
    {
        public InOrder(Guid campaignId) => Query.Where(entry => entry.CampaignId == campaignId).OrderBy(entry => entry.Number);
    }

    private sealed class JournalOf : Specification<JournalEntry>
    {
        public JournalOf(Guid campaignId) => Query.Where(entry => entry.CampaignId == campaignId);
    }
}
