using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;

namespace Commendation.Infrastructure.Tests.Persistence;

// What is saved is saved as one, exists once, and of those who race one wins.
public abstract partial class StoreSuite
{
    [DatabaseFact]
    public async Task The_second_of_two_acts_on_one_version_loses_and_leaves_nothing()
    {
        var nomination = _small.Nominate(1);
        await Stored(_small.Campaign, nomination);
        await using var first = await database.Open();
        await using var second = await database.Open();
        var mine = (await first.Store.Find<Nomination>(CampaignId, nomination.Id, default))!;
        var theirs = (await second.Store.Find<Nomination>(CampaignId, nomination.Id, default))!;
        mine.File(new RecordDraft("meeting", "局党组会", true, "同意"), _small.Context(SmallCampaign.County, SmallCampaign.FirstDay)).Value.Should().NotBeNull();
        theirs.File(new RecordDraft("meeting", "局党组会", false, "不同意"), _small.Context(SmallCampaign.County, SmallCampaign.FirstDay)).Value.Should().NotBeNull();
        second.Store.Add(_small.Nominate(2));

        (await first.Work.Save(default)).Should().Be(SaveResult.Saved);
        (await second.Work.Save(default)).Should().Be(SaveResult.Raced);

        second.Work.Touched.Should().BeEmpty("what failed must not be saved with the next attempt");
        await using var after = await database.Open();
        (await after.Store.Find<Nomination>(CampaignId, nomination.Id, default))!.Records.Should().ContainSingle().Which.Remarks.Should().Be("同意");
        (await after.Store.Count(new NominationsOf(CampaignId), default)).Should().Be(1);
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
        account.Take(1, "3.1").Value.Should().NotBeNull();
        session.Store.Add(_small.Nominate(1));

        session.Work.Forget();

        session.Work.Touched.Should().BeEmpty();
        (await session.Store.Find<QuotaAccount>(CampaignId, account.Id, default))!.Taken.Should().Be(0);
        (await session.Work.Save(default)).Should().Be(SaveResult.Saved);
        (await session.Store.Count(new NominationsOf(CampaignId), default)).Should().Be(0);
    }

    private async Task<bool> TakePlace(Guid accountId, Nomination nomination)
    {
        await using var session = await database.Open();
        while (true)
        {
            var account = (await session.Store.Find<QuotaAccount>(CampaignId, accountId, default))!;
            if (!account.Take(1, "3.1").Accepted)
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
}
