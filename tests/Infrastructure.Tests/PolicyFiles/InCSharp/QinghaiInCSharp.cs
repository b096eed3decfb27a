using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Building;
using Commendation.Domain.Policies.Standards;

namespace Commendation.Infrastructure.Tests.PolicyFiles.InCSharp;

/// <summary>The policy of campaigns/qinghai-petition-2018-2020 written in C#, one part of it in each file.</summary>
internal static partial class QinghaiInCSharp
{
    private const string Collective = "advanced-collective";
    private const string Individual = "advanced-individual";

    private static readonly DateOnly Issued = new(2021, 7, 8);

    public static CampaignPolicy Build(string version, IReadOnlyDictionary<string, string>? readings = null)
    {
        var campaign = new PolicyBuilder(
            "qinghai-petition-2018-2020",
            ("2018—2020年度青海省信访系统先进集体、先进个人评选表彰", "Commendation of Qinghai's petition system, 2018-2020"),
            issuer: ("青海省人民政府办公厅", "General Office of the People's Government of Qinghai Province"),
            "青政办函〔2021〕121号",
            Issued,
            readings);
        campaign.Record(("该活动早已结束，据公开通知补录", "The campaign is long over; it is entered from its public notice"));
        Ledger(campaign);
        var reading = Readings.Of(campaign);
        var facts = DeclaredFacts.Of(campaign.Facts, reading);
        campaign.Checks(CrossChecks.Ordinary with { BirthDate = CheckLevel.Refuse, Sex = CheckLevel.Refuse, Service = CheckLevel.Refuse, Since = [facts.Since] });
        Bodies(campaign);
        Awards(campaign, facts);
        Limits(campaign, facts, reading);
        Procedure(campaign, reading);
        Materials(campaign);
        campaign
            .Channel("most-beautiful", "1.2.c", ("最美信访干部", "Most Beautiful Petition Cadre"), Individual, countsInsideTotal: reading.ExemptInside)
            .Sanction("disqualify-organisation", "5.3.a", ("取消评选资格", "loss of eligibility"), SanctionEffect.DisqualifyOrganisation)
            .Sanction("misconduct", "5.3.b", ("违纪违法记录", "record of misconduct"), SanctionEffect.RecordMisconduct)
            .Sanction("revoke-honour", "5.3.b", ("撤销荣誉", "revocation of the honour"), SanctionEffect.RevokeHonour);
        return campaign.Build(version, waivedBy: "leading-group", quotaClause: "1.2.b", procedureClause: "4.a", unusedPlaces: "5.2.b", CheckDigitPolicy.Refuse).Value;
    }

    /// <summary>The facts, by the names that the rules know them by.</summary>
    private sealed record DeclaredFacts(
        FactDefinition Sector, FactDefinition PetitionDepartment, FactDefinition FrontLine, FactDefinition Rank, FactDefinition ServiceYears,
        FactDefinition OrganType, FactDefinition RegionLevel, FactDefinition UnitLevel, FactDefinition Since, FactDefinition[] Counts)
    {
        public static DeclaredFacts Of(FactsBuilder facts, Readings reading)
        {
            var sector = facts.Use(StandardFacts.Sector);
            var department = facts.Boolean("petitionDepartment", ("属于信访部门", "belongs to a petition department"));
            var frontLine = facts.Use(StandardFacts.FrontLine with { Label = ("基层或一线", "grassroots or front line") });
            var leadingPost = facts.Use(StandardFacts.LeadingPost);
            var grade = facts.Use(StandardFacts.Grade);
            var rank = facts.Use(StandardFacts.Rank, new Highest(reading.RankIncludesGrade ? [leadingPost, grade] : [leadingPost]));
            var since = facts.Date("petitionServiceSince", ("从事信访工作起始日", "in petition work since"), NomineeKind.Individual);
            var years = facts.Number(
                "petitionServiceYears", ("从事信访工作年限", "years in petition work"), NomineeKind.Individual, unit: ("年", "years"), derivation: new FullYears(since, reading.ServiceOn));
            facts.Use(StandardFacts.Sex);
            facts.Use(StandardFacts.BirthDate);
            facts.Use(StandardFacts.EthnicGroup);
            facts.Use(StandardFacts.PoliticalStatus);
            facts.Use(StandardFacts.UnitAndPost);
            var organType = facts.Use(StandardFacts.OrganType);
            var regionLevel = facts.Use(StandardFacts.RegionLevel);
            var unitLevel = facts.Use(StandardFacts.UnitLevel);
            facts.Use(StandardFacts.StaffCount);
            return new DeclaredFacts(sector, department, frontLine, rank, years, organType, regionLevel, unitLevel, since,
            [
                Count("overdueMatters", ("无故延期事项", "matters closed late without cause"), ("件", "matters")),
                Count("unresolvedMatters", ("逾期未办结事项", "assigned matters still open"), ("件", "matters")),
                Count("keyDateIncidents", ("重要节点重大信访问题和群体性事件", "major incidents at key dates"), ("起", "incidents")),
                Count("groupPetitionsToBeijing", ("集体进京上访", "group petitions to Beijing"), ("批", "petitions")),
                Count("repeatedNonReceptionPetitions", ("重复进京到非接待场所上访", "repeated petitions at non-reception places in Beijing"), ("批", "petitions")),
                Count("repeatedGroupPetitionsToProvince", ("同一事项多次集体赴省上访", "repeated group petitions to the province on one matter"), ("批", "petitions")),
            ]);

            FactDefinition Count(string code, (string, string) label, (string, string) unit) =>
                facts.Number(code, label, NomineeKind.Collective, unit, min: 0, max: 1000000);
        }
    }
}
