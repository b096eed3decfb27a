using System.Linq.Expressions;
using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Tests;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Tests.Persistence;

// What is asked for is found, in its order and page by page.
public abstract partial class StoreSuite
{
    [DatabaseFact]
    public async Task What_is_asked_for_is_found_in_its_campaign_only()
    {
        var nomination = _small.Nominate(1);
        await Stored(_small.Campaign, nomination);

        await using var session = await database.Open();

        (await session.Store.Find<Nomination>(CampaignId, nomination.Id, default)).Should().NotBeNull();
        (await session.Store.Find<Nomination>(SmallCampaign.NewId(), nomination.Id, default)).Should().BeNull();
        (await session.Store.Find<Nomination>(CampaignId, SmallCampaign.NewId(), default)).Should().BeNull();
        (await session.Store.Find<Campaign>(CampaignId, CampaignId, default)).Should().NotBeNull();
    }

    [DatabaseFact]
    public async Task Specifications_filter_order_and_cut_in_the_database()
    {
        var nominations = Enumerable.Range(0, 12).Select(i => _small.Nominate(i, name: $"姓名{i % 3}")).ToList();
        await Stored([_small.Campaign, .. nominations]);
        var withdrawn = nominations[4];
        await Withdraw(withdrawn.Id);

        await using var reading = await database.Open();
        var store = reading.Store;

        (await store.Count(new InState(CampaignId, State.At("recommend")), default)).Should().Be(11);
        (await store.List(new InState(CampaignId, State.Withdrawn), default)).Should().ContainSingle().Which.Id.Should().Be(withdrawn.Id);
        (await store.Count(new Ended(CampaignId), default)).Should().Be(1);
        (await store.Select(new Cut(CampaignId, 2, 5), nomination => nomination.Nominee.Name, default))
            .Should().Equal(nominations.OrderByDescending(n => n.Nominee.Name, StringComparer.Ordinal).ThenBy(n => n.Id).Skip(2).Take(5).Select(n => n.Nominee.Name));
        (await store.List(new Cut(CampaignId, 2, 5), default)).Select(n => n.Id)
            .Should().Equal(nominations.OrderByDescending(n => n.Nominee.Name, StringComparer.Ordinal).ThenBy(n => n.Id).Skip(2).Take(5).Select(n => n.Id));
        (await store.Select(new Cut(CampaignId, 0, 50), n => new { n.State, n.Award, Live = n.LivingKey != null }, default)).Count(n => n.Live).Should().Be(11);
    }

    [DatabaseFact]
    public async Task Many_keys_can_be_asked_for_at_once()
    {
        var nominations = Enumerable.Range(0, 3).Select(i => _small.Nominate(i)).ToList();
        await Stored([_small.Campaign, .. nominations]);
        var ids = Enumerable.Range(0, 5000).Select(_ => SmallCampaign.NewId()).Concat(nominations.Select(nomination => nomination.Id)).ToList();

        await using var session = await database.Open();

        (await session.Store.List(new ByIds(CampaignId, ids), default)).Should().HaveCount(3);
    }

    [DatabaseFact]
    public Task Pages_laid_side_by_side_are_the_list_in_its_order() => Seed.Try(async random =>
    {
        // Few values and many items, so that ties lie across the borders of pages; texts that careless orders and cursors trip over.
        string[] names = ["张三", "李四", "王五", "a", "B", "b", "ä", "Z", "名\n字", "%0A", "100%"];
        string?[] channels = [null, SmallCampaign.Veterans];
        var nominations = Enumerable.Range(0, 70).Select(i => _small.Nominate(
            i,
            names[random.Next(names.Length)],
            SmallCampaign.Individual,
            random.Next(2) == 0 ? SmallCampaign.County : SmallCampaign.Province,
            SmallCampaign.FirstDay.AddDays(random.Next(4)),
            channels[random.Next(2)])).ToList();
        var accounts = Enumerable.Range(0, 30)
            .Select(i => new QuotaAccount(SmallCampaign.NewId(), CampaignId, new QuotaRow($"{i}", SmallCampaign.Individual, 1))).ToList();
        accounts.ForEach(account => account.CountExempt(random.Next(12)));
        await Stored([_small.Campaign, .. nominations.OrderBy(_ => random.Next()), .. accounts]);

        await AllPagesInOrder(new NominationsOf(CampaignId), null, nominations, nomination => 0);
        await AllPagesInOrder(new NominationsOf(CampaignId), Key<Nomination, string>("name", n => n.Nominee.Name), nominations, n => n.Nominee.Name);
        await AllPagesInOrder(new NominationsOf(CampaignId), Key<Nomination, string>("by", n => n.RecommendedBy), nominations, n => n.RecommendedBy);
        await AllPagesInOrder(new NominationsOf(CampaignId), Key<Nomination, DateOnly>("day", n => n.LastActOn), nominations, n => n.LastActOn);
        await AllPagesInOrder(new NominationsOf(CampaignId), Key<Nomination, string?>("channel", n => n.Channel), nominations, n => n.Channel ?? string.Empty);
        await AllPagesInOrder(new AccountsOf(CampaignId), Key<QuotaAccount, int>("exempt", a => a.Exempt), accounts, a => a.Exempt);
    });

    [DatabaseFact]
    public async Task A_list_that_grows_between_pages_shows_nothing_twice()
    {
        await Stored([_small.Campaign, .. Enumerable.Range(0, 10).Select(i => _small.Nominate(i, "中"))]);
        var key = Key<Nomination, string>("name", n => n.Nominee.Name);
        await using var session = await database.Open();
        var first = await session.Store.Page(new NominationsOf(CampaignId), new PageRequest<Nomination>(key, Descending: false, null, 5), default);
        await Stored(_small.Nominate(11, "一"), _small.Nominate(12, "中"), _small.Nominate(13, "龙"));

        var second = await session.Store.Page(new NominationsOf(CampaignId), new PageRequest<Nomination>(key, Descending: false, first.Next, 50), default);

        second.Items.Select(n => n.Id).Should().NotIntersectWith(first.Items.Select(n => n.Id)).And.HaveCount(7);
        second.Next.Should().BeNull();
    }

    [DatabaseFact]
    public async Task A_cursor_that_nobody_gave_out_has_nothing_behind_it()
    {
        await Stored(_small.Campaign, _small.Nominate(1));
        var key = Key<Nomination, DateOnly>("day", n => n.LastActOn);
        await using var session = await database.Open();

        var page = await session.Store.Page(
            new NominationsOf(CampaignId), new PageRequest<Nomination>(key, Descending: false, Cursors.Write("day", "gestern", Guid.Empty), 5), default);

        page.Items.Should().BeEmpty();
        page.Next.Should().BeNull();
    }

    private static SortKey<T> Key<T, TKey>(string name, Expression<Func<T, TKey>> key) => new(name, key);

    private async Task AllPagesInOrder<T, TKey>(Specification<T> specification, SortKey<T>? key, IReadOnlyList<T> all, Func<T, TKey> keyOf)
        where T : Aggregate
    {
        IComparer<TKey> comparer = typeof(TKey) == typeof(string) ? (IComparer<TKey>)StringComparer.Ordinal : Comparer<TKey>.Default;
        var ascending = all.OrderBy(keyOf, comparer).ThenBy(item => item.Id).Select(item => item.Id).ToList();
        foreach (var (descending, size) in new[] { (false, 1), (true, 3), (false, 7), (true, 10), (false, 35), (true, 70), (false, 200) })
        {
            var seen = new List<Guid>();
            string? cursor = null;
            do
            {
                await using var session = await database.Open();
                var page = await session.Store.Page(specification, new PageRequest<T>(key, descending, cursor, size), default);
                page.Items.Should().HaveCountLessThanOrEqualTo(size);
                session.Work.Touched.Should().BeEmpty("lists are not tracked");
                seen.AddRange(page.Items.Select(item => item.Id));
                cursor = page.Next;
                PageRequest<T>.Read(new Paging(Cursor: cursor, Sort: key is null ? null : (descending ? "-" : string.Empty) + key.Name), key is null ? [] : [key])
                    .Accepted.Should().BeTrue("every cursor that is given out is taken back");
            }
            while (cursor is not null);

            seen.Should().Equal(descending ? Enumerable.Reverse(ascending) : ascending, $"by {key?.Name ?? "creation"}, descending {descending}, {size} each");
        }
    }

    private sealed class InState : Specification<Nomination>
    {
        public InState(Guid campaignId, State state) => Query.Where(nomination => nomination.CampaignId == campaignId && nomination.State == state);
    }

    private sealed class Ended : Specification<Nomination>
    {
        public Ended(Guid campaignId)
        {
            var finals = State.Finals;
            Query.Where(nomination => nomination.CampaignId == campaignId && finals.Contains(nomination.State));
        }
    }

    private sealed class Cut : Specification<Nomination>
    {
        public Cut(Guid campaignId, int skip, int take) => Query
            .Where(nomination => nomination.CampaignId == campaignId)
            .OrderByDescending(nomination => nomination.Nominee.Name).ThenBy(nomination => nomination.Id)
            .Skip(skip).Take(take);
    }

    private sealed class ByIds : Specification<Nomination>
    {
        public ByIds(Guid campaignId, IReadOnlyCollection<Guid> ids) => Query.Where(nomination => nomination.CampaignId == campaignId && ids.Contains(nomination.Id));
    }
}
