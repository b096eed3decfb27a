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
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Tests.Persistence;

// What is stored comes back as it was, and what is personal is sealed.
public abstract partial class StoreSuite
{
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

    private static async Task<Aggregate?> Reload(Session session, Aggregate aggregate) => aggregate switch
    {
        Campaign => await session.Store.Find<Campaign>(aggregate.CampaignId, aggregate.Id, default),
        QuotaAccount => await session.Store.Find<QuotaAccount>(aggregate.CampaignId, aggregate.Id, default),
        Nomination => await session.Store.Find<Nomination>(aggregate.CampaignId, aggregate.Id, default),
        PublicNotice => await session.Store.Find<PublicNotice>(aggregate.CampaignId, aggregate.Id, default),
        LateAct => await session.Store.Find<LateAct>(aggregate.CampaignId, aggregate.Id, default),
        Submission => await session.Store.Find<Submission>(aggregate.CampaignId, aggregate.Id, default),
        ProposedList => await session.Store.Find<ProposedList>(aggregate.CampaignId, aggregate.Id, default),
        Decision => await session.Store.Find<Decision>(aggregate.CampaignId, aggregate.Id, default),
        Honour => await session.Store.Find<Honour>(aggregate.CampaignId, aggregate.Id, default),
        _ => throw new NotSupportedException(),
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
            nomination.Do(Act.AcceptLate, _small.Context(SmallCampaign.Province, day, account, "道路中断")).Value.File(new RecordDraft("meeting", "局党组会", true, "同意推荐"), County()).Value.Do(Act.Recommend, County()).Value.State.Stage.Should().Be("publicity");
        }

        ActContext Late(Nomination? _ = null) => County() with { RecordedOn = day.AddDays(1) };
        var elsewhere = new PublishedElsewhere("县政府公告栏", day.AddDays(1), ["公示照片"]);
        var notice = PublicNotice.Post(SmallCampaign.NewId(), "publicity", new Dictionary<string, string> { ["deeds"] = "事迹材料……" }, new Nominees(nominations, Late, Late()), elsewhere: elsewhere).Value;
        day = day.AddDays(1);
        var objection = new Objection(SmallCampaign.NewId(), nominations[1].Id, ObjectionChannel.Visit, Signed: true, day, "材料不实", ["照片", "录音"]);
        notice.Raise(objection, nominations[1], County()).Value.Should().NotBeNull();
        day = day.AddDays(1);
        notice.Decide(objection.Id, upheld: false, "经查不成立", nominations[1], Office()).Value.Should().NotBeNull();
        day = day.AddDays(6);
        foreach (var nomination in nominations)
        {
            nomination.Do(Act.Close, County()).Value.State.Stage.Should().Be("submit");
        }

        var forms = nominations.Select(nomination => Forms.Fill(policy.Materials[0], nomination, policy)).ToList();
        var submission = Submission.Make(
            SmallCampaign.NewId(), "submit", new Dictionary<string, string> { ["opinion"] = "同意推荐上报" }, forms, new Nominees(nominations, County, County()), ["报送函"]).Value;
        campaign.Grant(new Waiver("advanced-individual-years", nominations[0].Id, "事迹特别突出", SmallCampaign.Province, day), policy).Value.Should().NotBeNull();
        foreach (var nomination in nominations)
        {
            nomination.File(new RecordDraft("finding", "评选办公室", true, "材料齐全"), Office()).Value.Do(Act.Pass, Office()).Value.State.Stage.Should().Be("list");
        }

        campaign.Amend(new Amendment("sha256:1a4d", day.AddDays(1), "青人社〔2021〕6号", "补充通知", SmallCampaign.Province, day), policy, policy with { Title = Text.Same("评选表彰"), Version = "sha256:1a4d" }, PolicyUse.None)
            .Value.Should().NotBeNull();
        var list = ProposedList.DrawUp(SmallCampaign.NewId(), "list", new Nominees(nominations[..3], Office, Office())).Value;
        campaign.Listed(list.Id, policy).Value.Should().NotBeNull();
        nominations[1].Do(Act.Reject, _small.Context(SmallCampaign.Province, day, account, "核实有误")).Value.Should().NotBeNull();
        list.Replace([(nominations[1], nominations[3])], nominations[..3], "依次递补", Office, Office()).Value.Should().NotBeNull();
        var (decision, honours) = Decision.Issue(SmallCampaign.NewId(), "青政〔2021〕9号", new Nominees([nominations[0], nominations[3], nominations[2]], Office, Office()), SmallCampaign.NewId, ["青政发〔2021〕9号"]).Value;
        campaign.Decided(decision.Id, policy).Value.Should().NotBeNull();
        honours[0].Revoke(new Revocation("弄虚作假", "青政〔2022〕3号", day.AddDays(200)), SmallCampaign.Province, policy).Value.Should().NotBeNull();
        honours[2].Correct("央金卓玛", "录入错误", ["户籍证明"], nominations[2], Office()).Value.Should().NotBeNull();
        // What no campaign does from one end to the other: a sandbox, and people who are known by name.
        var sandbox = Campaign.Sandbox(SmallCampaign.NewId(), "trial", policy, "tester", SmallCampaign.FirstDay);
        sandbox.Erase("trial", SmallCampaign.FirstDay, SmallCampaign.Province, SmallCampaign.FirstDay.AddYears(1), policy with { Retention = new Retention(1) }).Value.Should().NotBeNull();
        sandbox.Discard("trial", "tester").Value.Should().NotBeNull();
        var recused = _small.Nominate(5, subject: "clerk-1");
        recused.Correct(new Restatement(recused.Nominee with { Name = "才让" }, new Dictionary<string, string?>(), "录入错误", ["户籍证明"]), County()).Value.Should().NotBeNull();
        recused.ReportChange(CircumstanceKind.Transfer, day, new Restatement(recused.Nominee, new Dictionary<string, string?>(), "组织调动", ["调令"]), County()).Value.Should().NotBeNull();
        recused.ClearEntries();
        recused.Recuse("亲属", County() with { Subject = "reviewer-1" }).Value.Should().NotBeNull();

        var late = policy with { LateRecording = new LateRecording(3, [recused.State.Stage], policy.Stages[^1].By, "3.1") };
        var recorded = LateAct.Record(
            SmallCampaign.NewId(), "file-record", "{}", new LateClaim("外出", ["会议纪要"]), [recused], County() with { Rules = _small.Rules with { Policy = late }, At = new TimeOnly(9, 30), RecordedOn = day, Subject = "clerk-1" }).Value;
        recorded.Confirm([$"nomination/{recused.Id}"], _small.Context(recorded.Confirming, day, account) with { Subject = "reviewer-1" }).Value.Should().NotBeNull();

        campaign.Lay(new Sanction("disqualify", SmallCampaign.County, "弄虚作假", "青人社〔2022〕5号", day), SmallCampaign.Province, policy).Value.Should().NotBeNull();
        account.Take(9, "3.1").Value.Release(PlaceOutcome.Kept, 9);
        account.Take(9, "3.1", byOthers: true).Value.Release(PlaceOutcome.Lapses, 9);
        account.Lapse();
        return [campaign, .. _small.Accounts, .. nominations, recused, reserve, recorded, notice, submission, list, decision, .. honours, sandbox];
    }
}
