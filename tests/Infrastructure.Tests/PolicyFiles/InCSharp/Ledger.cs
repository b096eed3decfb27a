using Commendation.Domain.Policies.Building;
using static Commendation.Domain.Policies.ClauseKind;
using static Commendation.Domain.Shared.Strength;

namespace Commendation.Infrastructure.Tests.PolicyFiles.InCSharp;

internal static partial class QinghaiInCSharp
{
    private static void Ledger(PolicyBuilder campaign) => campaign
        .Clause("0", ("表彰期间、两个称号、由省政府授予", "Period, two titles, granted by the provincial government"), Frame)
        .Clause("1.1", ("推荐对象须出自各级各类单位的信访部门", "Nominees come from petition departments of the named kinds of units"), Fact)
        .Clause("1.2.a", ("集体60个、个人100名", "60 collectives and 100 individuals"), Quota)
        .Clause("1.2.b", ("各地各部门名额按分配表执行", "Places per region and department follow the quota table"), Quota).Illustrative()
        .Clause("1.2.c", ("最美信访干部人选列入个人对象，不占本地本单位名额", "Most Beautiful Petition Cadres compete as individuals and use no place"), Quota)
        .Clause("1.2.d", ("副厅局级及以上单位和干部不参评", "No unit or cadre at or above deputy bureau level"), Fact)
        .Clause("1.2.e", ("县级及以上党委、政府不参评", "No party committee or government at or above county level"), Fact)
        .Clause("1.2.f", ("县处级干部一般不超过个人总数五分之一", "County-level cadres make up at most a fifth of the individuals"), InPrinciple, Limit)
        .Clause("2.a", ("精神与物质奖励并行，前者为主", "Spiritual before material reward"), Frame)
        .Clause("2.b", ("集体授称号、发奖牌", "Collectives receive title and plaque"), Reward)
        .Clause("2.c", ("个人授称号、发证书和奖金", "Individuals receive title, certificate and bonus"), Reward)
        .Clause("3.1.1", ("集体政治方向正确、部署落实、成效明显", "Collective: orientation, decisions carried out, results"), Attest)
        .Clause("3.1.2", ("机构健全、队伍得力，交办事项按期办结，积案化解有成效", "Sound organisation; assigned matters closed in time; backlog work effective"), Fact, Attest)
        .Clause("3.1.3", ("集体开拓创新、业绩突出", "Collective: innovation and outstanding results"), Attest)
        .Clause("3.1.4", ("重要节点无重大信访问题和群体性事件，无集体进京、重复进京非接访场所及重复集体赴省上访", "No incident at key dates and none of the named kinds of petitioning"), Fact)
        .Clause("3.1.5", ("集体联系群众、受到认可", "Collective: close to the public and approved by it"), Attest)
        .Clause("3.2.1", ("个人政治方向正确、遵纪守法", "Individual: orientation, observes party line and law"), Attest)
        .Clause("3.2.2", ("个人善于化解疑难积案、业绩突出", "Individual: resolves hard cases, outstanding results"), Attest)
        .Clause("3.2.3", ("爱岗敬业，从事信访工作满3年", "Dedicated; at least three years in petition work"), Fact, Attest)
        .Clause("3.2.4", ("个人在重要节点尽责", "Individual: did the duty at key dates"), Attest)
        .Clause("3.2.5", ("个人廉洁团结、群众评价好", "Individual: honest, united, well regarded"), Attest)
        .Clause("4.a", ("二审二公示，自下而上逐级进行", "Two reviews and two publicities, bottom-up, level by level"), Step)
        .Clause("4.1.a", ("单位推荐前须民主推荐、考察审核、集体研究", "The unit recommends after democratic recommendation, inspection and collective study"), Step)
        .Clause("4.1.b", ("本地本单位公示条件、基本情况、事迹，至少5个工作日", "Local publicity of criteria, basic facts and deeds for at least five working days"), Term, Material)
        .Clause("4.1.c", ("无异议后县级7月26日前报市州，省直部门自行初审", "Without objection counties hand in to the prefecture by 26 July; departments review themselves"), Term)
        .Clause("4.2.a", ("初审审核程序规范、材料真实和基本情况", "First review of procedure, truth of materials and basic facts"), Step)
        .Clause("4.2.b", ("确定初审对象并按管理权限征求意见", "Candidates of the first review are named and opinions sought"), Step)
        .Clause("4.2.c", ("推荐工作报告包含四部分", "The work report has four parts"), Material)
        .Clause("4.2.d", ("材料和报告8月6日前报领导小组", "Materials and report reach the leading group by 6 August"), Term)
        .Clause("4.2.e", ("集体审批表、个人审批表、汇总表", "Collective form, individual form, summary table"), Material).Illustrative()
        .Clause("4.3.a", ("领导小组及办公室复审", "Second review by the leading group and its office"), Step)
        .Clause("4.3.b", ("全省公示至少5个工作日", "Province-wide publicity for at least five working days"), Term)
        .Clause("4.3.c", ("拟定名单并于8月16日前报省政府", "The list is drawn up and reaches the government by 16 August"), Step, Term)
        .Clause("4.4", ("8月31日前印发表彰决定", "The decision is issued by 31 August"), Step, Term)
        .Clause("5.1.a", ("重点面向基层和一线", "Preference for grassroots units and front-line staff"), Emphasis, Limit)
        .Clause("5.1.b", ("组织审查严肃规范", "The organisation's review is kept serious"), Step).CoveredBy("4.1.a", "4.2.a", "4.3.a", "5.2.a", "5.2.c")
        .Clause("5.2.a", ("四项必审必核必听必查", "Four mandatory checks on every cadre"), Step)
        .Clause("5.2.b", ("无合格人选时可以空缺", "Places may stay unused when nobody qualifies"), Quota)
        .Clause("5.2.c", ("征求组织人事和纪检监察意见", "Opinions of personnel and discipline-inspection bodies"), Step)
        .Clause("5.2.d", ("领导小组可采取适当方式考察", "The leading group may inspect by suitable means"), Emphasis, Step)
        .Clause("5.3.a", ("违反条件或程序推荐的地区单位取消资格", "A region or unit that breaks criteria or procedure loses eligibility"), Sanction)
        .Clause("5.3.b", ("渎职、造假、谋私、受贿严肃处理", "Dereliction, fraud, gain and bribes are dealt with"), Sanction)
        .Clause("5.3.c", ("表格不得改动格式", "Forms keep their format"), Material)
        .Clause("A1", ("领导小组及办公室", "Leading group and its office"), Frame)
        .Clause("A2", ("名额分配表", "Quota table"), Quota).CoveredBy("1.2.b")
        .Clause("A3", ("集体推荐审批表", "Collective form"), Material).CoveredBy("4.2.e", "5.3.c")
        .Clause("A4", ("个人推荐审批表", "Individual form"), Material).CoveredBy("4.2.e", "5.3.c")
        .Clause("A5", ("初审推荐对象汇总表", "Summary table"), Material).CoveredBy("4.2.e", "5.3.c");
}
