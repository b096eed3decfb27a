using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Standards;

/// <summary>
/// The catalogue of standard facts (标准事实目录): what notices ask of nominees again and again, with the names, codes and ranges that national
/// standards give. A campaign takes one over by its code and may give it a label, a range, other nominees or a derivation of its own; what is
/// not here it declares itself. A <see cref="FactCatalogue"/> numbers its facts: put the standard ones into it by <see cref="FactCatalogue.Of"/>.
/// </summary>
public static class StandardFacts
{
    private static readonly Text Years = new("年", "years");
    private static readonly Text Matters = new("起", "cases");

    // ---- individuals 个人 ----

    /// <summary>性别, by GB/T 2261.1.</summary>
    public static FactDefinition Sex { get; } = Choice("sex", StandardScales.Sex, "性别", "sex", NomineeKind.Individual);

    /// <summary>出生日期.</summary>
    public static FactDefinition BirthDate { get; } = Date("birthDate", "出生日期", "date of birth", NomineeKind.Individual) with { Privacy = Privacy.Confidential };

    /// <summary>周岁 on a day that the campaign names: it derives it as the full years from <see cref="BirthDate"/>.</summary>
    public static FactDefinition Age { get; } = Number("age", 0, 150, new Text("岁", "years old"), "年龄", "age", NomineeKind.Individual);

    /// <summary>民族, by GB/T 3304.</summary>
    public static FactDefinition EthnicGroup { get; } = Choice("ethnicGroup", StandardScales.EthnicGroup, "民族", "ethnic group", NomineeKind.Individual) with { Privacy = Privacy.Confidential };

    /// <summary>国籍, by GB/T 2659.</summary>
    public static FactDefinition Nationality { get; } = Choice("nationality", StandardScales.Nationality, "国籍", "nationality", NomineeKind.Individual);

    /// <summary>政治面貌, by GB/T 4762.</summary>
    public static FactDefinition PoliticalStatus { get; } = Choice("politicalStatus", StandardScales.PoliticalStatus, "政治面貌", "political status", NomineeKind.Individual) with { Privacy = Privacy.Confidential };

    /// <summary>工作单位及职务.</summary>
    public static FactDefinition UnitAndPost { get; } = Words("unitAndPost", "工作单位及职务", "unit and post", NomineeKind.Individual) with { Privacy = Privacy.Public };

    /// <summary>领导职务层次: the level of the leading post, by GB/T 12407; <c>none</c> for who holds none.</summary>
    public static FactDefinition LeadingPost { get; } = Choice("leadingPost", StandardScales.Rank, "领导职务层次", "leading post", NomineeKind.Individual);

    /// <summary>职级 itself, kept apart from the level of the leading post.</summary>
    public static FactDefinition CivilServiceGrade { get; } = Choice("civilServiceGrade", StandardScales.CivilServiceGrade, "职级", "civil-service grade", NomineeKind.Individual);

    /// <summary>相当职级: the level of leading posts that somebody's grade corresponds to; declared, or derived as the equivalent of <see cref="CivilServiceGrade"/>.</summary>
    public static FactDefinition Grade { get; } = Choice("grade", StandardScales.Rank, "相当职级", "equivalent grade", NomineeKind.Individual);

    /// <summary>级别: what a ceiling of rank is held against; declared, or derived as the highest of <see cref="LeadingPost"/> and <see cref="Grade"/>.</summary>
    public static FactDefinition Rank { get; } = Choice("rank", StandardScales.Rank, "级别", "rank", NomineeKind.Individual);

    /// <summary>专业技术职务级别.</summary>
    public static FactDefinition ProfessionalLevel { get; } = Choice("professionalLevel", StandardScales.ProfessionalLevel, "专业技术职务级别", "professional level", NomineeKind.Individual);

    /// <summary>岗位类别.</summary>
    public static FactDefinition PostType { get; } = Choice("postType", StandardScales.PostType, "岗位类别", "type of post", NomineeKind.Individual);

    /// <summary>农民工.</summary>
    public static FactDefinition MigrantWorker { get; } = Yes("migrantWorker", "农民工", "migrant worker", NomineeKind.Individual);

    /// <summary>在职.</summary>
    public static FactDefinition Employed { get; } = Yes("employed", "在职", "in employment", NomineeKind.Individual);

    /// <summary>参加工作日期: the first day of any work.</summary>
    public static FactDefinition WorkSince { get; } = Date("workSince", "参加工作日期", "in work since", NomineeKind.Individual);

    /// <summary>从事本项工作起始日: the first day in the field that the campaign honours.</summary>
    public static FactDefinition ServiceSince { get; } = Date("serviceSince", "从事本项工作起始日", "in this field since", NomineeKind.Individual);

    /// <summary>从事本项工作年限 on a day that the campaign names: it derives it as the full years from <see cref="ServiceSince"/>.</summary>
    public static FactDefinition ServiceYears { get; } = Number("serviceYears", 0, 80, Years, "从事本项工作年限", "years of service in this field", NomineeKind.Individual);

    /// <summary>去世日期; missing for the living.</summary>
    public static FactDefinition DiedOn { get; } = Date("diedOn", "去世日期", "day of death", NomineeKind.Individual);

    /// <summary>年度考核: <c>year</c> and <c>result</c> of each appraisal.</summary>
    public static FactDefinition Appraisals { get; } = List(
        "appraisals",
        "年度考核",
        "annual appraisals",
        NomineeKind.Individual,
        Number("year", 1949, 2199, null, "年度", "year"),
        Choice("result", StandardScales.AppraisalResult, "结果", "result"));

    /// <summary>处分: <c>measure</c>, <c>imposedOn</c> and <c>inForce</c> of each disciplinary measure, whether the time of its effect (影响期) still runs.</summary>
    public static FactDefinition DisciplinaryMeasures { get; } = List(
        "disciplinaryMeasures",
        "党纪政务处分",
        "disciplinary measures",
        NomineeKind.Individual,
        Choice("measure", StandardScales.DisciplinaryMeasure, "处分种类", "measure"),
        Date("imposedOn", "处分日期", "imposed on"),
        Yes("inForce", "处于影响期", "in force"));

    /// <summary>正在接受审查调查.</summary>
    public static FactDefinition UnderInvestigation { get; } = Yes("underInvestigation", "正在接受审查调查", "under investigation", NomineeKind.Individual);

    /// <summary>受过刑事处罚.</summary>
    public static FactDefinition CriminalPenalty { get; } = Yes("criminalPenalty", "受过刑事处罚", "criminal penalty", NomineeKind.Individual);

    // ---- both 个人和集体 ----

    /// <summary>所在单位类别.</summary>
    public static FactDefinition Sector { get; } = Choice("sector", StandardScales.Sector, "所在单位类别", "sector");

    /// <summary>单位性质.</summary>
    public static FactDefinition UnitNature { get; } = Choice("unitNature", StandardScales.UnitNature, "单位性质", "nature of the unit");

    /// <summary>一线.</summary>
    public static FactDefinition FrontLine { get; } = Yes("frontLine", "一线", "front line");

    /// <summary>基层.</summary>
    public static FactDefinition Grassroots { get; } = Yes("grassroots", "基层", "grassroots");

    /// <summary>已获荣誉: <c>title</c>, <c>level</c> and <c>grantedOn</c> of each earlier honour.</summary>
    public static FactDefinition EarlierHonours { get; } = List(
        "earlierHonours",
        "已获荣誉",
        "earlier honours",
        null,
        Words("title", "荣誉名称", "title"),
        Choice("level", StandardScales.HonourLevel, "级别", "level"),
        Date("grantedOn", "授予日期", "granted on"));

    // ---- collectives 集体 ----

    /// <summary>单位级别, by GB/T 12407.</summary>
    public static FactDefinition UnitLevel { get; } = Choice("unitLevel", StandardScales.Rank, "单位级别", "unit level", NomineeKind.Collective);

    /// <summary>机构类型.</summary>
    public static FactDefinition OrganType { get; } = Choice("organType", StandardScales.OrganType, "机构类型", "type of organ", NomineeKind.Collective);

    /// <summary>所属行政层级.</summary>
    public static FactDefinition RegionLevel { get; } = Choice("regionLevel", StandardScales.RegionLevel, "所属行政层级", "level of the region", NomineeKind.Collective);

    /// <summary>成立日期.</summary>
    public static FactDefinition EstablishedOn { get; } = Date("establishedOn", "成立日期", "established on", NomineeKind.Collective);

    /// <summary>集体人数.</summary>
    public static FactDefinition StaffCount { get; } = Number("staffCount", 1, 100000, new Text("人", "persons"), "集体人数", "number of members", NomineeKind.Collective);

    /// <summary>成员: <c>sex</c>, <c>birthDate</c>, <c>ethnicGroup</c>, <c>politicalStatus</c>, <c>leadingPost</c> and <c>frontLine</c> of each; shares of them are conditions or derived facts.</summary>
    public static FactDefinition Members { get; } = List(
        "members",
        "成员",
        "members",
        NomineeKind.Collective,
        Choice("sex", StandardScales.Sex, "性别", "sex"),
        Date("birthDate", "出生日期", "date of birth"),
        Choice("ethnicGroup", StandardScales.EthnicGroup, "民族", "ethnic group"),
        Choice("politicalStatus", StandardScales.PoliticalStatus, "政治面貌", "political status"),
        Choice("leadingPost", StandardScales.Rank, "领导职务层次", "leading post"),
        Yes("frontLine", "一线", "front line"));

    /// <summary>重大及以上安全生产事故起数 in the time that the campaign names.</summary>
    public static FactDefinition SafetyAccidents { get; } = Number("safetyAccidents", 0, 1000000, Matters, "安全生产责任事故", "safety accidents", NomineeKind.Collective);

    /// <summary>群体性事件起数 in the time that the campaign names.</summary>
    public static FactDefinition MassIncidents { get; } = Number("massIncidents", 0, 1000000, Matters, "群体性事件", "mass incidents", NomineeKind.Collective);

    /// <summary>Every standard fact: those of individuals, of both, of collectives.</summary>
    public static IReadOnlyList<FactDefinition> All { get; } =
    [
        Sex, BirthDate, Age, EthnicGroup, Nationality, PoliticalStatus, UnitAndPost, LeadingPost, CivilServiceGrade, Grade, Rank, ProfessionalLevel, PostType,
        MigrantWorker, Employed, WorkSince, ServiceSince, ServiceYears, DiedOn, Appraisals, DisciplinaryMeasures, UnderInvestigation, CriminalPenalty,
        Sector, UnitNature, FrontLine, Grassroots, EarlierHonours,
        UnitLevel, OrganType, RegionLevel, EstablishedOn, StaffCount, Members, SafetyAccidents, MassIncidents,
    ];

    private static FactDefinition Yes(string code, string zh, string en, NomineeKind? @for = null) => new(0, code, FactKind.Boolean, new Text(zh, en)) { For = @for };

    private static FactDefinition Date(string code, string zh, string en, NomineeKind? @for = null) => new(0, code, FactKind.Date, new Text(zh, en)) { For = @for };

    private static FactDefinition Words(string code, string zh, string en, NomineeKind? @for = null) => new(0, code, FactKind.Text, new Text(zh, en)) { For = @for };

    private static FactDefinition Number(string code, decimal min, decimal max, Text? unit, string zh, string en, NomineeKind? @for = null) =>
        new(0, code, FactKind.Number, new Text(zh, en)) { For = @for, Min = min, Max = max, Unit = unit };

    private static FactDefinition Choice(string code, Scale scale, string zh, string en, NomineeKind? @for = null) =>
        new(0, code, FactKind.Choice, new Text(zh, en)) { For = @for, Scale = scale };

    private static FactDefinition List(string code, string zh, string en, NomineeKind? @for, params IReadOnlyList<FactDefinition> items) =>
        new(0, code, FactKind.List, new Text(zh, en)) { For = @for, Items = FactCatalogue.Of(items) };
}
