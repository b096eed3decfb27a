using System.Linq.Expressions;
using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using Commendation.Infrastructure.Persistence;
using Commendation.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Tests.Persistence;

public sealed class SqliteStoreTests(SqliteDatabase database) : StoreSuite(database), IClassFixture<SqliteDatabase>;

[NeedsPostgres]
public sealed class PostgreSqlStoreTests(PostgreSqlDatabase database) : StoreSuite(database), IClassFixture<PostgreSqlDatabase>;

[NeedsSqlServer]
public sealed class SqlServerStoreTests(SqlServerDatabase database) : StoreSuite(database), IClassFixture<SqlServerDatabase>;

/// <summary>What the store promises, whatever the database. Every test has a campaign of its own.</summary>
public abstract class StoreSuite(TestDatabase database)
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

    [DatabaseFact]
    public async Task Requests_are_counted_once_for_all_processes()
    {
        var (scopes, ring) = (await database.Scopes(), KeyRing.Open(KeyRing.Memory, createMissing: false));
        var time = new StoppedTime(DateTimeOffset.UtcNow);
        RequestCounts[] processes = [new(scopes, ring, time), new(scopes, ring, time)];

        var taken = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => processes[i % 2].Take("subject:busy", wanted: 7, perMinute: 60, default))));
        var calm = await processes[0].Take("subject:calm", wanted: 7, perMinute: 60, default);

        taken.Sum(take => take.Requests).Should().Be(60);
        calm.Requests.Should().Be(7);
        await using var session = await database.Open();
        (await session.Context.Set<RequestCount>().Select(count => count.Caller).ToListAsync()).Should().OnlyContain(caller => !caller.Contains("busy") && !caller.Contains("calm"), "it may be an address");
    }

    [DatabaseFact]
    public async Task Callers_whose_requests_are_all_free_again_are_forgotten()
    {
        var (scopes, ring) = (await database.Scopes(), KeyRing.Open(KeyRing.Memory, createMissing: false));
        var (early, late) = (new RequestCounts(scopes, ring, new StoppedTime(DateTimeOffset.UtcNow.AddDays(-1))), new RequestCounts(scopes, ring, new StoppedTime(DateTimeOffset.UtcNow.AddDays(1))));
        await early.Take("subject:gone", wanted: 1, perMinute: 60, default);
        for (var i = 0; i < 100; i++)
        {
            await late.Take("subject:here", wanted: 1, perMinute: 600, default);
        }

        await using var session = await database.Open();
        (await session.Context.Set<RequestCount>().Select(count => count.Caller).ToListAsync()).Should().Equal(ring.Digest("subject:here"));
    }

    [DatabaseFact]
    public async Task Every_aggregate_comes_back_as_it_was_stored()
    {
        var stored = FullRun();
        await Stored([.. stored]);

        await using var session = await database.Open();
        foreach (var aggregate in stored)
        {
            var found = await Reload(session, aggregate);
            found.Should().BeEquivalentTo(aggregate, options => options.RespectingRuntimeTypes()
                .Excluding(member => member.Name == nameof(Aggregate.Entries) || member.Name == nameof(Nomination.PersonKey) || member.Name == nameof(Nomination.LivingKey))
                .WithStrictOrdering());
            if (found is Nomination nomination)
            {
                nomination.PersonKey.Should().StartWith("h1:", "of an identifier only a digest can be searched");
                (nomination.LivingKey ?? "h1:").Should().StartWith("h1:");
                (nomination.LivingKey is null).Should().Be(((Nomination)aggregate).LivingKey is null);
            }

            found!.Entries.Should().BeEmpty();
        }
    }

    [DatabaseFact]
    public async Task The_full_run_fills_every_column()
    {
        // Guards the test above: a property that is empty everywhere would come back right even if it were not stored.
        var stored = FullRun();
        await using var session = await database.Open();
        var empty =
            from entity in session.Context.Model.GetEntityTypes()
            let samples = stored.Where(aggregate => aggregate.GetType() == entity.ClrType).ToList()
            where samples.Count > 0
            from property in entity.GetProperties()
            where samples.All(sample => property.PropertyInfo!.GetValue(sample) is null or "" or 0 or false || property.PropertyInfo!.GetValue(sample) is System.Collections.ICollection { Count: 0 })
            select $"{entity.ClrType.Name}.{property.Name}";

        empty.Should().BeEmpty();
    }

    [DatabaseFact]
    public async Task Chinese_stays_readable_in_the_database_but_what_is_personal_is_sealed()
    {
        var nomination = _small.Nominate(1);
        await Stored(_small.Campaign, nomination);

        await using var session = await database.Open();
#pragma warning disable EF1002 // the names are constants of this test
        Task<List<string>> Column(string name) => session.Context.Database.SqlQueryRaw<string>($"SELECT \"{name}\" AS \"Value\" FROM \"Nominations\"").ToListAsync();
#pragma warning restore EF1002

        (await Column("Name")).Should().Contain(nomination.Nominee.Name);
        foreach (var sealedColumn in new[] { "Identifier", "Facts", "Records" })
        {
            (await Column(sealedColumn)).Should().OnlyContain(text => text.StartsWith("s1:", StringComparison.Ordinal));
        }

        (await Column("PersonKey")).Should().OnlyContain(text => text.StartsWith("h1:", StringComparison.Ordinal));
    }

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
        await using (var session = await database.Open())
        {
            var found = (await session.Store.Find<Nomination>(CampaignId, withdrawn.Id, default))!;
            found.Do(Act.Withdraw, _small.Context(SmallCampaign.County, SmallCampaign.FirstDay, reason: "本人申请")).Value.Should().NotBeNull();
            (await session.Work.Save(default)).Should().Be(SaveResult.Saved);
        }

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
    public async Task The_second_of_two_acts_on_one_version_loses_and_leaves_nothing()
    {
        var nomination = _small.Nominate(1);
        await Stored(_small.Campaign, nomination);
        await using var first = await database.Open();
        await using var second = await database.Open();
        var mine = (await first.Store.Find<Nomination>(CampaignId, nomination.Id, default))!;
        var theirs = (await second.Store.Find<Nomination>(CampaignId, nomination.Id, default))!;
        mine.File("meeting", "局党组会", favourable: true, "同意", _small.Context(SmallCampaign.County, SmallCampaign.FirstDay)).Value.Should().NotBeNull();
        theirs.File("meeting", "局党组会", favourable: false, "不同意", _small.Context(SmallCampaign.County, SmallCampaign.FirstDay)).Value.Should().NotBeNull();
        second.Store.Add(_small.Nominate(2));

        (await first.Work.Save(default)).Should().Be(SaveResult.Saved);
        (await second.Work.Save(default)).Should().Be(SaveResult.Raced);

        second.Work.Touched.Should().BeEmpty("what failed must not be saved with the next attempt");
        await using var after = await database.Open();
        (await after.Store.Find<Nomination>(CampaignId, nomination.Id, default))!.Records.Should().ContainSingle().Which.Remarks.Should().Be("同意");
        (await after.Store.Count(new NominationsOf(CampaignId), default)).Should().Be(1);
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
    public async Task An_act_that_rests_on_a_campaign_that_has_changed_since_is_a_race()
    {
        var nomination = _small.Nominate(1);
        await Stored(_small.Campaign, nomination, Line("campaign", CampaignId, 1, null, null, SmallCampaign.FirstDay));
        await using var act = await database.Open();
        await act.Store.FindCampaign(_small.Campaign.Code, default);
        act.Store.Add(Line("nomination", nomination.Id, 7, null, "recommend", SmallCampaign.FirstDay));
        await using (var sanction = await database.Open())
        {
            var campaign = (await sanction.Store.FindCampaign(_small.Campaign.Code, default))!;
            campaign.Lay(new Sanction("disqualify", SmallCampaign.County, "弄虚作假", "青人社〔2021〕5号", SmallCampaign.FirstDay), SmallCampaign.Province, _small.Rules.Policy).Value.Should().NotBeNull();
            sanction.Store.Add(Line("campaign", CampaignId, campaign.Version, null, null, SmallCampaign.FirstDay));
            (await sanction.Work.Save(default)).Should().Be(SaveResult.Saved);
        }

        (await act.Work.Save(default)).Should().Be(SaveResult.Raced);
    }

    [DatabaseFact]
    public async Task One_nominee_is_nominated_once_for_an_award_until_the_nomination_ends()
    {
        var nomination = _small.Nominate(1);
        await Stored(_small.Campaign, nomination);
        (await Save(_small.Nominate(1, name: "同号异名"))).Should().Be(SaveResult.Exists);
        (await Save(_small.Nominate(1, award: SmallCampaign.Collective, by: SmallCampaign.Province))).Should().Be(SaveResult.Saved);

        await Withdraw(nomination.Id);
        var again = _small.Nominate(1);
        (await Save(again)).Should().Be(SaveResult.Saved);
        await Withdraw(again.Id);

        (await Save(_small.Nominate(1))).Should().Be(SaveResult.Saved, "any number of ended nominations may stand beside a living one");
        var other = new SmallCampaign();
        (await Save(other.Campaign, other.Nominate(1))).Should().Be(SaveResult.Saved, "another campaign is another matter");
    }

    [DatabaseFact]
    public async Task A_campaign_and_an_account_exist_once()
    {
        await Stored([_small.Campaign, .. _small.Accounts]);

        (await Save(new Campaign(SmallCampaign.NewId(), _small.Rules.Policy, SmallCampaign.Province, SmallCampaign.FirstDay))).Should().Be(SaveResult.Exists);
        (await Save(new QuotaAccount(SmallCampaign.NewId(), CampaignId, _small.Rules.Policy.Quotas[0]))).Should().Be(SaveResult.Exists);
    }

    [DatabaseFact]
    public async Task A_thousand_rows_are_saved_as_one()
    {
        var nominations = Enumerable.Range(0, 1000).Select(i => _small.Nominate(i)).ToList();

        await Stored([_small.Campaign, .. nominations]);

        await using var session = await database.Open();
        (await session.Store.Count(new NominationsOf(CampaignId), default)).Should().Be(1000);
        (await Save([.. Enumerable.Range(1000, 50).Select(i => _small.Nominate(i)), _small.Nominate(7)])).Should().Be(SaveResult.Exists);
        (await session.Store.Count(new NominationsOf(CampaignId), default)).Should().Be(1000, "all or nothing");
    }

    [DatabaseFact]
    public async Task What_was_only_read_is_not_written()
    {
        await Stored([_small.Campaign, .. _small.Accounts, .. Enumerable.Range(0, 3).Select(i => _small.Nominate(i))]);
        await using var session = await database.Open();
        await session.Store.List(new NominationsOf(CampaignId), default);
        await session.Store.List(new AccountsOf(CampaignId), default);

        session.Work.Touched.Should().HaveCount(6);
        session.Context.ChangeTracker.HasChanges().Should().BeFalse();
        (await session.Context.SaveChangesAsync()).Should().Be(0);
    }

    [DatabaseFact]
    public async Task What_was_only_counted_is_written_with_its_new_version()
    {
        await Stored([_small.Campaign, .. _small.Accounts]);
        await using var session = await database.Open();
        var account = (await session.Store.Find<QuotaAccount>(CampaignId, _small.Accounts[0].Id, default))!;
        account.CountExempt(0);

        (await session.Work.Save(default)).Should().Be(SaveResult.Saved);

        await using var after = await database.Open();
        (await after.Store.Find<QuotaAccount>(CampaignId, account.Id, default))!.Version.Should().Be(1);
    }

    [DatabaseFact]
    public async Task Forgetting_starts_afresh()
    {
        await Stored([_small.Campaign, .. _small.Accounts]);
        await using var session = await database.Open();
        var account = (await session.Store.Find<QuotaAccount>(CampaignId, _small.Accounts[0].Id, default))!;
        account.Take("3.1").Value.Should().NotBeNull();
        session.Store.Add(_small.Nominate(1));

        session.Work.Forget();

        session.Work.Touched.Should().BeEmpty();
        (await session.Store.Find<QuotaAccount>(CampaignId, account.Id, default))!.Taken.Should().Be(0);
        (await session.Work.Save(default)).Should().Be(SaveResult.Saved);
        (await session.Store.Count(new NominationsOf(CampaignId), default)).Should().Be(0);
    }

    [DatabaseFact]
    public async Task Of_forty_who_race_for_the_last_place_one_gets_it()
    {
        var account = new QuotaAccount(SmallCampaign.NewId(), CampaignId, new QuotaRow(SmallCampaign.County, SmallCampaign.Individual, 1));
        await Stored(_small.Campaign, account);

        var won = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => TakePlace(account.Id, _small.Nominate(i)))));

        won.Count(taken => taken).Should().Be(1);
        await using var session = await database.Open();
        (await session.Store.Find<QuotaAccount>(CampaignId, account.Id, default))!.Taken.Should().Be(1);
        (await session.Store.Count(new NominationsOf(CampaignId), default)).Should().Be(1);
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

    [DatabaseFact]
    public async Task Pages_laid_side_by_side_are_the_list_in_its_order()
    {
        // Few values and many items, so that ties lie across the borders of pages; texts that careless orders and cursors trip over.
        var random = new Random(20210701);
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
            .Select(i => new QuotaAccount(SmallCampaign.NewId(), CampaignId, new QuotaRow($"{i}", SmallCampaign.Individual, random.Next(-2, 12)))).ToList();
        await Stored([_small.Campaign, .. nominations.OrderBy(_ => random.Next()), .. accounts]);

        await AllPagesInOrder(new NominationsOf(CampaignId), null, nominations, nomination => 0);
        await AllPagesInOrder(new NominationsOf(CampaignId), Key<Nomination, string>("name", n => n.Nominee.Name), nominations, n => n.Nominee.Name);
        await AllPagesInOrder(new NominationsOf(CampaignId), Key<Nomination, string>("by", n => n.RecommendedBy), nominations, n => n.RecommendedBy);
        await AllPagesInOrder(new NominationsOf(CampaignId), Key<Nomination, DateOnly>("day", n => n.LastActOn), nominations, n => n.LastActOn);
        await AllPagesInOrder(new NominationsOf(CampaignId), Key<Nomination, string?>("channel", n => n.Channel), nominations, n => n.Channel ?? string.Empty);
        await AllPagesInOrder(new AccountsOf(CampaignId), Key<QuotaAccount, int>("places", a => a.Places), accounts, a => a.Places);
    }

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

    [DatabaseFact]
    public async Task A_policy_is_kept_once_and_read_once()
    {
        var policy = SmallCampaign.Policy($"kept-{Guid.NewGuid():N}");
        var parser = new CountingParser(policy);
        var library = new CampaignLibrary(await database.Scopes(), parser);
        var source = new CampaignSource(policy.Code, policy.Version, new Dictionary<string, string> { ["campaign.yaml"] = "名称: 先进\n", ["quotas.csv"] = "a,b\r\n" });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => library.Keep(source, default))));
        var rules = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => library.Rules(policy.Code, policy.Version, default))));

        (await library.Source(policy.Code, policy.Version, default)).Should().BeEquivalentTo(source);
        rules.Distinct().Should().ContainSingle().Which.Policy.Should().BeSameAs(policy);
        parser.Calls.Should().Be(1);
        await FluentActions.Awaiting(() => library.Rules(policy.Code, "other", default)).Should().ThrowAsync<InvalidOperationException>();
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

    private async Task<bool> TakePlace(Guid accountId, Nomination nomination)
    {
        await using var session = await database.Open();
        while (true)
        {
            var account = (await session.Store.Find<QuotaAccount>(CampaignId, accountId, default))!;
            if (!account.Take("3.1").Accepted)
            {
                return false;
            }

            session.Store.Add(nomination);
            if (await session.Work.Save(default) == SaveResult.Saved)
            {
                return true;
            }

            session.Work.Forget();
        }
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

    private static async Task<Aggregate?> Reload(Session session, Aggregate aggregate) => aggregate switch
    {
        Campaign => await session.Store.Find<Campaign>(aggregate.CampaignId, aggregate.Id, default),
        QuotaAccount => await session.Store.Find<QuotaAccount>(aggregate.CampaignId, aggregate.Id, default),
        Nomination => await session.Store.Find<Nomination>(aggregate.CampaignId, aggregate.Id, default),
        PublicNotice => await session.Store.Find<PublicNotice>(aggregate.CampaignId, aggregate.Id, default),
        Submission => await session.Store.Find<Submission>(aggregate.CampaignId, aggregate.Id, default),
        ProposedList => await session.Store.Find<ProposedList>(aggregate.CampaignId, aggregate.Id, default),
        Decision => await session.Store.Find<Decision>(aggregate.CampaignId, aggregate.Id, default),
        Honour => await session.Store.Find<Honour>(aggregate.CampaignId, aggregate.Id, default),
        _ => throw new NotSupportedException(),
    };

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

    /// <summary>Everything that a campaign leaves behind, from the opening to a revoked honour.</summary>
    private List<Aggregate> FullRun()
    {
        var (campaign, policy) = (_small.Campaign, _small.Rules.Policy);
        var account = _small.Accounts[0];
        var day = SmallCampaign.FirstDay;
        var nominations = new[]
        {
            _small.Nominate(1, died: true),
            _small.Nominate(2, "多杰才让"),
            _small.Nominate(3, "马明", channel: SmallCampaign.Veterans),
            _small.Nominate(6, "央金"),
        };
        var reserve = _small.Nominate(4, "才仁", reserve: 1);
        ActContext County(Nomination? _ = null) => _small.Context(SmallCampaign.County, day, account);
        ActContext Office(Nomination? _ = null) => _small.Context(SmallCampaign.Province, day, account);

        day = day.AddDays(3);
        foreach (var nomination in nominations)
        {
            nomination.Do(Act.AcceptLate, _small.Context(SmallCampaign.County, day, account, "道路中断")).Value.File("meeting", "局党组会", favourable: true, "同意推荐", County()).Value.Do(Act.Recommend, County()).Value.State.Stage.Should().Be("publicity");
        }

        var notice = PublicNotice.Post(SmallCampaign.NewId(), "publicity", new Dictionary<string, string> { ["deeds"] = "事迹材料……" }, nominations, County, County()).Value;
        day = day.AddDays(1);
        var objection = new Objection(SmallCampaign.NewId(), nominations[1].Id, ObjectionChannel.Visit, Signed: true, day, "材料不实", ["照片", "录音"]);
        notice.Raise(objection, nominations[1], County()).Value.Should().NotBeNull();
        day = day.AddDays(1);
        notice.Decide(objection.Id, upheld: false, "经查不成立", nominations[1], County()).Value.Should().NotBeNull();
        day = day.AddDays(5);
        foreach (var nomination in nominations)
        {
            nomination.Do(Act.Close, County()).Value.State.Stage.Should().Be("submit");
        }

        var forms = nominations.Select(nomination => Forms.Fill(policy.Materials[0], nomination, policy)).ToList();
        var submission = Submission.Make(
            SmallCampaign.NewId(), "submit", new Dictionary<string, string> { ["opinion"] = "同意推荐上报" }, forms, nominations, County, County()).Value;
        campaign.Grant(new Waiver("advanced-individual-years", nominations[0].Id, "事迹特别突出", SmallCampaign.Province, day), policy).Value.Should().NotBeNull();
        foreach (var nomination in nominations)
        {
            nomination.File("finding", "评选办公室", favourable: true, "材料齐全", Office()).Value.Do(Act.Pass, Office()).Value.State.Stage.Should().Be("list");
        }

        campaign.Amend(new Amendment("sha256:1a4d", day.AddDays(1), "青人社〔2021〕6号", "补充通知", SmallCampaign.Province, day), policy, policy with { Title = Text.Same("评选表彰"), Version = "sha256:1a4d" }, PolicyUse.None)
            .Value.Should().NotBeNull();
        var list = ProposedList.DrawUp(SmallCampaign.NewId(), "list", nominations[..3], Office, Office()).Value;
        campaign.Listed(list.Id, policy).Value.Should().NotBeNull();
        nominations[1].Do(Act.Reject, _small.Context(SmallCampaign.Province, day, account, "核实有误")).Value.Should().NotBeNull();
        list.Replace([(nominations[1], nominations[3])], nominations[..3], "依次递补", Office, Office()).Value.Should().NotBeNull();
        var (decision, honours) = Decision.Issue(SmallCampaign.NewId(), "青政〔2021〕9号", [nominations[0], nominations[3], nominations[2]], SmallCampaign.NewId, Office, Office()).Value;
        campaign.Decided(decision.Id, policy).Value.Should().NotBeNull();
        honours[0].Revoke(new Revocation("弄虚作假", "青政〔2022〕3号", day.AddDays(200)), SmallCampaign.Province, policy).Value.Should().NotBeNull();
        // What no campaign does from one end to the other: a sandbox, and people who are known by name.
        var sandbox = Campaign.Sandbox(SmallCampaign.NewId(), "trial", policy, "tester", SmallCampaign.FirstDay);
        sandbox.Erase("trial", SmallCampaign.FirstDay, SmallCampaign.Province, SmallCampaign.FirstDay.AddYears(1), policy with { Retention = new Retention(1) }).Value.Should().NotBeNull();
        sandbox.Discard("trial", "tester").Value.Should().NotBeNull();
        var recused = _small.Nominate(5, subject: "clerk-1");
        recused.Recuse("亲属", County() with { Subject = "reviewer-1" }).Value.Should().NotBeNull();

        campaign.Lay(new Sanction("disqualify", SmallCampaign.County, "弄虚作假", "青人社〔2022〕5号", day), SmallCampaign.Province, policy).Value.Should().NotBeNull();
        account.Take("3.1").Value.Release(forfeit: true);
        account.Lapse();
        return [campaign, .. _small.Accounts, .. nominations, recused, reserve, notice, submission, list, decision, .. honours, sandbox];
    }

    private sealed class CountingParser(CampaignPolicy policy) : IPolicyParser
    {
        private int _calls;

        public int Calls => _calls;

        public WorkingCalendar Calendar { get; } = new([]);

        public Outcome<CampaignPolicy> Parse(CampaignSource source, IReadOnlyDictionary<string, string>? readings = null)
        {
            Interlocked.Increment(ref _calls);
            return policy;
        }

        public Outcome<AmendedSource> Amend(CampaignSource source, IReadOnlyDictionary<string, string> files) => new AmendedSource(source, policy);
    }

    private sealed class NominationsOf : Specification<Nomination>
    {
        public NominationsOf(Guid campaignId) => Query.Where(nomination => nomination.CampaignId == campaignId);
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
            .OrderByDescending(nomination => nomination.Nominee.Name).OrderBy(nomination => nomination.Id)
            .Skip(skip).Take(take);
    }

    private sealed class ByIds : Specification<Nomination>
    {
        public ByIds(Guid campaignId, IReadOnlyCollection<Guid> ids) => Query.Where(nomination => nomination.CampaignId == campaignId && ids.Contains(nomination.Id));
    }

    private sealed class AccountsOf : Specification<QuotaAccount>
    {
        public AccountsOf(Guid campaignId) => Query.Where(account => account.CampaignId == campaignId).OrderBy(account => account.Id);
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
