using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Tests.PolicyFiles.InCSharp;

internal static partial class QinghaiInCSharp
{
    private static void Awards(PolicyBuilder campaign, DeclaredFacts facts)
    {
        var scope = facts.PetitionDepartment.IsTrue()
            & facts.Sector.In("party-government", "military", "peoples-organisation", "enterprise", "public-institution");

        campaign.Award(Collective, NomineeKind.Collective, ("青海省信访系统先进集体", "Advanced Collective of Qinghai's Petition System"), places: 60, "1.2.a")
            .Reward(RewardKind.Title, "2.b")
            .Reward(RewardKind.Plaque, "2.b", number: "青信集〔2021〕{n}号")
            .Rule("collective-scope", "1.1", ("集体评选范围", "Scope for collectives"), require: scope)
            .Rule("unit-level-ceiling", "1.2.d", ("单位级别上限", "Ceiling of the unit's level"), require: facts.UnitLevel.Below("bureau-deputy"))
            .Rule("no-county-party-or-government", "1.2.e", ("县级以上党委政府不参评", "No party committee or government from county level up"),
                when: facts.OrganType.In("party-committee", "government"), require: facts.RegionLevel.Below("county"))
            .Rule("no-overdue-matters", "3.1.2", ("交办事项无延期", "No matter closed late"), require: facts.Counts[0].Is(0))
            .Rule("no-unresolved-matters", "3.1.2", ("交办事项全部办结", "No matter left open"), require: facts.Counts[1].Is(0))
            .Rule("no-key-date-incidents", "3.1.4", ("重要节点平稳", "No incident at key dates"), require: facts.Counts[2].Is(0))
            .Rule("no-group-petitions-to-beijing", "3.1.4", ("无集体进京上访", "No group petition to Beijing"), require: facts.Counts[3].Is(0))
            .Rule("no-repeated-non-reception-petitions", "3.1.4", ("无重复进京到非接待场所上访", "No repeated petition at non-reception places"), require: facts.Counts[4].Is(0))
            .Rule("no-repeated-group-petitions-to-province", "3.1.4", ("无同一事项多次集体赴省上访", "No repeated group petition to the province"), require: facts.Counts[5].Is(0));

        campaign.Award(Individual, NomineeKind.Individual, ("青海省信访系统先进个人", "Advanced Individual of Qinghai's Petition System"), places: 100, "1.2.a")
            .Reward(RewardKind.Title, "2.c")
            .Reward(RewardKind.Certificate, "2.c", number: "青信个〔2021〕{n}号")
            .Reward(RewardKind.Bonus, "2.c")
            .Rule("individual-scope", "1.1", ("个人评选范围", "Scope for individuals"), require: scope)
            .Rule("rank-ceiling", "1.2.d", ("干部级别上限", "Ceiling of the cadre's rank"), require: facts.Rank.Below("bureau-deputy"))
            .Rule("petition-service", "3.2.3", ("信访工作年限", "Years in petition work"), require: facts.ServiceYears.AtLeast(3));
    }

    private static void Limits(PolicyBuilder campaign, DeclaredFacts facts, Readings reading)
    {
        campaign.Limit("county-division-share", "1.2.f", ("县处级干部比例", "Share of county/division-level cadres"), [Individual],
                members: facts.Rank.In("county-division-deputy", "county-division-head"), Strength.InPrinciple)
            .AtMost(Share.Percent(20), of: reading.ShareBase);
        campaign.Limit("front-line-share", "5.1.a", ("基层一线占比", "Share of grassroots and front line"), [Collective, Individual],
            members: facts.FrontLine.IsTrue(), Strength.Emphasis);
    }
}
