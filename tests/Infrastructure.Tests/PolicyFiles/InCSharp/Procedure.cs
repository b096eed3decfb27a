using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;

namespace Commendation.Infrastructure.Tests.PolicyFiles.InCSharp;

internal static partial class QinghaiInCSharp
{
    private static void Procedure(PolicyBuilder campaign, Readings reading)
    {
        var fiveWorkingDays = new Term(5, DayKind.Working, reading.PostingDayCounted, reading.TermEnd, reading.AfterObjection);

        campaign.Stage("unit-recommendation", StageKind.Recommendation, "4.1.a", ("单位推荐", "Unit recommendation"), by: "recommending-unit")
            .Records(RecordKind.Proceeding, "4.1.a", awards: null,
                ("democratic-recommendation", ("民主推荐", "democratic recommendation")),
                ("inspection-and-review", ("考察审核", "inspection and review")),
                ("leadership-study", ("领导班子集体研究", "collective study by the leadership")))
            .Record("collective-orientation", RecordKind.Attestation, "3.1.1", ("政治方向与落实成效", "orientation and results"), [Collective])
            .Record("collective-organisation", RecordKind.Attestation, "3.1.2", ("机构队伍与积案化解", "organisation and backlog work"), [Collective])
            .Record("collective-innovation", RecordKind.Attestation, "3.1.3", ("创新与业绩", "innovation and results"), [Collective])
            .Record("collective-approval", RecordKind.Attestation, "3.1.5", ("群众认可", "public approval"), [Collective])
            .Record("individual-orientation", RecordKind.Attestation, "3.2.1", ("政治方向与守法", "orientation and observance of law"), [Individual])
            .Record("individual-results", RecordKind.Attestation, "3.2.2", ("化解积案与业绩", "hard cases and results"), [Individual])
            .Record("individual-dedication", RecordKind.Attestation, "3.2.3", ("爱岗敬业", "dedication"), [Individual])
            .Record("individual-key-dates", RecordKind.Attestation, "3.2.4", ("重要节点尽责", "duty at key dates"), [Individual])
            .Record("individual-integrity", RecordKind.Attestation, "3.2.5", ("廉洁与群众评价", "integrity and regard"), [Individual]);

        campaign.Stage("local-publicity", StageKind.Publicity, "4.1.b", ("本地本单位公示", "Local publicity"), by: "recommending-unit")
            .Term(fiveWorkingDays, "4.1.b")
            .Content("4.1.b", ("criteria", ("评选条件", "criteria")), ("basic-facts", ("拟推荐对象基本情况", "basic facts of the nominees")), ("main-deeds", ("主要事迹", "main deeds")));

        campaign.Stage("hand-in", StageKind.Submission, "4.1.c", ("报送初审", "Hand-in for first review"), by: "recommending-unit")
            .Due(new DateOnly(2021, 7, 26), "4.1.c", reading.DueInclusive, "county");

        campaign.Stage("first-review", StageKind.Review, "4.2.a", ("组织初审", "First review"), by: "first-reviewer")
            .TakesPlace("1.2.b")
            .ReturnsTo("unit-recommendation")
            .Records(RecordKind.Finding, "4.2.a", awards: null,
                ("procedure-regular", ("推荐程序规范", "regularity of procedure")), ("materials-true", ("推荐材料真实", "truth of materials")), ("basic-facts-verified", ("基本情况属实", "basic facts")))
            .Records(RecordKind.Check, "5.2.a", [Individual],
                ("personnel-file", ("干部档案必审", "personnel file reviewed")),
                ("personal-matters-report", ("个人有关事项报告必核", "personal-matters report verified")),
                ("integrity-opinion", ("廉政意见必听", "integrity opinion heard")),
                ("petition-reports", ("信访举报必查", "reports about the person examined")))
            .Record("opinions-by-authority", RecordKind.Proceeding, "4.2.b", ("按干部管理权限征求意见", "opinions sought by cadre-management authority"))
            .Records(RecordKind.Opinion, "5.2.c", awards: null,
                ("personnel-opinion", ("组织人事部门意见", "opinion of the personnel body")), ("discipline-opinion", ("纪检监察部门意见", "opinion of the discipline-inspection body")));

        campaign.Stage("submission", StageKind.Submission, "4.2.d", ("报送领导小组", "Submission to the leading group"), by: "first-reviewer")
            .Due(new DateOnly(2021, 8, 6), "4.2.d", reading.DueInclusive)
            .Report("4.2.c",
                ("review-organisation", ("初审审核工作组织情况", "how the review was organised")), ("opinions-sought", ("征求意见情况", "opinions sought")),
                ("publicity", ("公示情况", "publicity")), ("recommendation", ("推荐意见", "recommendation")))
            .Materials("annex-3", "annex-4", "annex-5");

        campaign.Stage("second-review", StageKind.Review, "4.3.a", ("组织复审", "Second review"), by: "leading-group")
            .ReturnsTo("first-review")
            .Record("second-review-finding", RecordKind.Finding, "4.3.a", ("复审结论", "finding of the second review"))
            .Record("leading-group-inspection", RecordKind.Inspection, "5.2.d", ("领导小组考察", "inspection by the leading group"), optional: true);

        campaign.Stage("province-publicity", StageKind.Publicity, "4.3.b", ("全省公示", "Province-wide publicity"), by: "leading-group").Term(fiveWorkingDays, "4.3.b");
        campaign.Stage("proposed-list", StageKind.Listing, "4.3.c", ("拟定名单", "Proposed list"), by: "leading-group").Due(new DateOnly(2021, 8, 16), "4.3.c", reading.DueInclusive);
        campaign.Stage("decision", StageKind.Decision, "4.4", ("省政府表彰", "Commendation decision"), by: "provincial-government").Due(new DateOnly(2021, 8, 31), "4.4", reading.DueInclusive);
    }

    private static void Materials(PolicyBuilder campaign) => campaign
        .Form("annex-3", "4.2.e", ("先进集体推荐审批表", "Collective form"), Collective, formatClause: "5.3.c",
            [new("集体名称", "name"), new("统一社会信用代码", "identifier"), new("推荐单位", "organisation"), new("单位级别", "fact:unitLevel"), new("集体人数", "fact:staffCount"), .. ByHand])
        .Form("annex-4", "4.2.e", ("先进个人推荐审批表", "Individual form"), Individual, formatClause: "5.3.c",
            [
                new("姓名", "name"), new("性别", "fact:sex"), new("民族", "fact:ethnicGroup"), new("出生年月", "fact:birthDate") { Format = FieldFormat.Month }, new("政治面貌", "fact:politicalStatus"),
                new("工作单位及职务", "fact:unitAndPost"), new("级别", "fact:rank"), new("从事信访工作年限", "fact:petitionServiceYears"), new("推荐单位", "organisation"), .. ByHand,
            ])
        .Table("annex-5", "4.2.e", ("初审推荐对象汇总表", "Summary table"), formatClause: "5.3.c",
            Columns);

    private static IReadOnlyList<FormField> Columns { get; } =
        [new("序号", "number"), new("姓名或集体名称", "name"), new("推荐单位", "organisation"), new("奖项", "award"), new("备注", null) { Code = "remarks" }];

    private static IReadOnlyList<FormField> ByHand { get; } =
    [
        new("主要事迹", null) { Code = "deeds", Box = FieldBox.Page, Required = true, MaxLength = 4000 },
        new("推荐单位意见", null) { Code = "unit-opinion", Box = FieldBox.Opinion, Required = true, MaxLength = 300 },
        new("初审单位意见", null) { Code = "first-review-opinion", Box = FieldBox.Opinion, Required = true, MaxLength = 300 },
        new("省评选表彰领导小组意见", null) { Code = "leading-group-opinion", Box = FieldBox.Opinion, MaxLength = 300 },
    ];
}
