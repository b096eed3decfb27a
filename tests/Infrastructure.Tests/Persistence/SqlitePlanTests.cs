using System.Linq.Expressions;
using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Persistence;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Tests.Persistence;

/// <summary>Lists must read what they show, not the whole campaign. SQLite tells how it would go about it.</summary>
public sealed class SqlitePlanTests(SqliteDatabase database) : IClassFixture<SqliteDatabase>
{
    private static readonly Guid Id = SmallCampaign.NewId();

    [Fact]
    public async Task Every_list_runs_along_an_index_in_its_order()
    {
        var day = new SortKey<Nomination>("day", (Expression<Func<Nomination, DateOnly>>)(nomination => nomination.LastActOn));

        await AlongIndex(new Some<Nomination>(n => n.CampaignId == Id), null, null);
        await AlongIndex(new Some<Nomination>(n => n.CampaignId == Id), null, Cursors.Write(string.Empty, null, Id));
        await AlongIndex(new Some<Nomination>(n => n.CampaignId == Id && n.State == new State("review")), null, Cursors.Write(string.Empty, null, Id));
        await AlongIndex(new Some<Nomination>(n => n.CampaignId == Id && n.RecommendedBy == "632524"), null, Cursors.Write(string.Empty, null, Id));
        await AlongIndex(new Some<Nomination>(n => n.CampaignId == Id && n.Award == "advanced"), null, Cursors.Write(string.Empty, null, Id));
        await AlongIndex(new Some<Nomination>(n => n.CampaignId == Id), day, null);
        await AlongIndex(new Some<Nomination>(n => n.CampaignId == Id), day, Cursors.Write("day", "2021-07-01", Id));
        await AlongIndex(new Some<JournalEntry>(e => e.CampaignId == Id), null, Cursors.Write(string.Empty, null, Id));
        await AlongIndex(new Some<Domain.Publicity.PublicNotice>(n => n.CampaignId == Id), null, null);
        await AlongIndex(new Some<Domain.Submissions.Submission>(n => n.CampaignId == Id), null, null);
        await AlongIndex(new Some<Domain.Honours.Honour>(n => n.CampaignId == Id), null, null);
    }

    private async Task AlongIndex<T>(Specification<T> specification, SortKey<T>? key, string? cursor)
        where T : class
    {
        await using var session = await database.Open();
        foreach (var descending in new[] { false, true })
        {
            foreach (var query in Keyset.Rest(session.Context.Set<T>().AsNoTracking().Where(specification), new PageRequest<T>(key, descending, cursor, 50), same => same))
            {
                var plan = await Plan(session.Context, query.Take(51));
                plan.Should().MatchRegex("^SEARCH \\w+ USING INDEX IX_\\w+_CampaignId_\\w*Id \\(CampaignId=\\?.*\\)$", "that is how {0} should be read", query.ToQueryString());
            }
        }
    }

    private static async Task<string> Plan<T>(DbContext context, IQueryable<T> query)
    {
        await context.Database.OpenConnectionAsync();
        await using var command = query.CreateDbCommand();
        command.CommandText = $"EXPLAIN QUERY PLAN {command.CommandText}";
        await using var reader = await command.ExecuteReaderAsync();
        var steps = new List<string>();
        while (await reader.ReadAsync())
        {
            steps.Add(reader.GetString(3));
        }

        return string.Join('\n', steps);
    }

    private sealed class Some<T> : Specification<T>
        where T : class
    {
        public Some(Expression<Func<T, bool>> condition) => Query.Where(condition);
    }
}
