using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Tests.Persistence;

/// <summary>A campaign with one stage of every kind, two awards and two organisations: the least that fills every column.</summary>
public sealed class SmallCampaign
{
    public const string Individual = "advanced-individual";
    public const string Collective = "advanced-collective";
    public const string County = "632524";
    public const string Province = "630000";
    public const string Veterans = "veterans";

    public static readonly DateOnly FirstDay = new(2021, 7, 1);

    private static readonly IKeys Keys = new Keys(TimeProvider.System);

    public SmallCampaign()
    {
        var policy = Policy($"test-{Guid.NewGuid():N}");
        Rules = Rulebook.Of(policy, new WorkingCalendar([new CalendarYear(2021, [], [])]));
        Campaign = new Campaign(Keys.New(), policy, Province, FirstDay);
        Accounts = [.. policy.Quotas.Select(row => new QuotaAccount(Keys.New(), Campaign.Id, row))];
    }

    public Rulebook Rules { get; }

    public Campaign Campaign { get; }

    public IReadOnlyList<QuotaAccount> Accounts { get; }

    public static Guid NewId() => Keys.New();

    public static CampaignPolicy Policy(string code) => new()
    {
        Code = code,
        Version = "sha256:0f3c",
        Title = new Text("信访工作先进集体和先进个人评选表彰", "Commendation of advanced collectives and individuals"),
        Issuer = new Text("省人力资源和社会保障厅", "Provincial department"),
        DocumentNumber = "青人社〔2021〕1号",
        IssuedOn = FirstDay,
        Clauses = [],
        Facts = new FactCatalogue(
        [
            new FactDefinition(0, "years", FactKind.Number, new Text("从事信访工作年限", "years in the work")) { Decimals = 1 },
            new FactDefinition(1, "deeds", FactKind.Text, new Text("主要事迹", "deeds")),
            DiedOn,
        ]),
        Organisations = new OrganisationDirectory(
        [
            new Organisation(Province, Text.Same("青海省"), "province", null),
            new Organisation(County, Text.Same("贵南县"), "county", Province),
        ]),
        Roles =
        [
            new Role("recommender", "2.1", Text.Same("推荐单位"), new Dictionary<string, Route> { ["*"] = Route.Self }),
            new Role("office", "2.2", Text.Same("评选办公室"), new Dictionary<string, Route> { ["*"] = new(ToSuperior: false, Province) }),
        ],
        Awards =
        [
            Award(Individual, NomineeKind.Individual, "先进个人"),
            Award(Collective, NomineeKind.Collective, "先进集体"),
        ],
        Posthumous = new Posthumous("6.3", DiedOn),
        Quotas = [new QuotaRow(County, Individual, 3), new QuotaRow(Province, Individual, 5), new QuotaRow(Province, Collective, 2)],
        QuotaClause = "3.1",
        UnusedPlacesClause = "3.3",
        Reserves = new Reserves("3.4", 1, "office", ReservePromotion.Organisation),
        Channels = [new ExemptChannel(Veterans, "3.2", Text.Same("老信访干部"), Individual, CountsInsideTotal: false)],
        ProcedureClause = "4.0",
        Stages =
        [
            new Stage("recommend", StageKind.Recommendation, "4.1", Text.Same("推荐"), "recommender")
            {
                Records = [new RecordRequirement("meeting", RecordKind.Proceeding, "4.1.a", Text.Same("集体研究"), [])],
                PlaceClause = "3.1",
                Due = new DueDate(FirstDay.AddDays(2), "4.1.b", Inclusive: true, []),
            },
            new Stage("publicity", StageKind.Publicity, "4.2", Text.Same("公示"), "recommender")
            {
                Term = new Term(2, DayKind.Calendar),
                Content = new RequiredContent("4.2.a", [new RequiredPart("deeds", Text.Same("事迹"))]),
            },
            new Stage("submit", StageKind.Submission, "4.3", Text.Same("报送"), "recommender")
            {
                Report = new RequiredContent("4.3.a", [new RequiredPart("opinion", Text.Same("推荐意见"))]),
                Materials = ["form"],
            },
            new Stage("review", StageKind.Review, "4.4", Text.Same("审核"), "office")
            {
                Records = [new RecordRequirement("finding", RecordKind.Finding, "4.4.a", Text.Same("初审意见"), [], Optional: true)],
                ReturnTo = "recommend",
            },
            new Stage("list", StageKind.Listing, "4.5", Text.Same("拟定名单"), "office"),
            new Stage("decide", StageKind.Decision, "4.6", Text.Same("表彰决定"), "office"),
        ],
        Materials = [new Material("form", "4.3.b", null, Text.Same("推荐审批表"), null, PerNominee: true, [new FormField("姓名", "name"), new FormField("事迹", "fact:deeds")])],
        Sanctions =
        [
            new SanctionDefinition("disqualify", "5.1", Text.Same("取消评选资格"), SanctionEffect.DisqualifyOrganisation),
            new SanctionDefinition("revoke", "5.2", Text.Same("撤销荣誉"), SanctionEffect.RevokeHonour),
        ],
        WaivedBy = "office",
    };

    public ActContext Context(string actor, DateOnly on, QuotaAccount? account = null, string? reason = null) =>
        new(Rules, Campaign, actor, on, account, reason);

    /// <summary>A nomination; <paramref name="number"/> makes its identifier.</summary>
    public Nomination Nominate(
        int number, string name = "央金卓玛", string award = Individual, string by = County, DateOnly? on = null, string? channel = null, bool died = false, int? reserve = null, string? subject = null) =>
        Nomination.Create(
            Keys.New(),
            award,
            award == Individual
                ? new Nominee(NomineeKind.Individual, name, $"63252419800101{number:0000}")
                : new Nominee(NomineeKind.Collective, name, $"1163252401510{number:00000}"),
            channel,
            new Dictionary<string, string>(died ? [KeyValuePair.Create("diedOn", "2020-11-30")] : [])
            {
                ["years"] = "12.5",
                ["deeds"] = "扎根基层，化解积案“百余件”<&>",
            },
            Context(by, on ?? FirstDay, reserve is null ? null : Accounts.Single(account => account.Organisation == by && account.Award == award)) with { Subject = subject },
            reserve).Value;

    private static Award Award(string code, NomineeKind kind, string title) => new(
        code,
        kind,
        Text.Same(title),
        5,
        "1.1",
        [new EligibilityRule($"{code}-years", "1.2", Strength.InPrinciple, Text.Same("年限"), null, new Compare(Years, Comparison.AtLeast, FactValue.OfScaled(50)))],
        [new Reward(RewardKind.Certificate, "6.1", "青荣〔2021〕{n}号"), new Reward(RewardKind.Bonus, "6.2", Amount: 3000)]);

    private static FactDefinition DiedOn => new(2, "diedOn", FactKind.Date, new Text("去世日期", "day of death"));

    private static FactDefinition Years => new(0, "years", FactKind.Number, new Text("从事信访工作年限", "years in the work")) { Decimals = 1 };
}
