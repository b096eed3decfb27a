using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Standards;

/// <summary>
/// The scales of the standard facts (标准量表). Where a national standard codes them, each value knows the standard's code, and a declared
/// fact may be given by either. "Unknown" is no value of any scale: what is unknown is left out and is missing.
/// </summary>
public static class StandardScales
{
    /// <summary>
    /// 职务层次: the levels of leading posts, low to high, by GB/T 12407-2008 (101 to 160; its 199, level not yet set, is <c>none</c>). Units and
    /// what a grade corresponds to are placed on it too.
    /// </summary>
    public static Scale Rank { get; } = Ordered(
        "rank",
        "GB/T 12407-2008",
        Value("none", "无", "none", "199"),
        Value("clerk", "办事员级", "clerk", "160"),
        Value("section-member", "科员级", "section member", "150"),
        Value("section-deputy", "乡科级副职", "deputy section head", "142"),
        Value("section-head", "乡科级正职", "section head", "141"),
        Value("county-division-deputy", "县处级副职", "deputy county/division head", "132"),
        Value("county-division-head", "县处级正职", "county/division head", "131"),
        Value("bureau-deputy", "厅局级副职", "deputy bureau head", "122"),
        Value("bureau-head", "厅局级正职", "bureau head", "121"),
        Value("province-deputy", "省部级副职", "deputy provincial/ministerial", "112"),
        Value("province-head", "省部级正职", "provincial/ministerial", "111"),
        Value("national-deputy", "国家级副职", "deputy national", "102"),
        Value("national-head", "国家级正职", "national", "101"));

    /// <summary>
    /// 职级: the twelve grades of the general-management series, low to high, by art. 7 of the regulation on parallel posts and grades (公务员职务与
    /// 职级并行规定, 2019), which took the place of the non-leading posts. Each names the level of <see cref="Rank"/> that it corresponds to: the
    /// highest whose band of personal levels (级别) begins no higher than the grade's.
    /// </summary>
    public static Scale CivilServiceGrade { get; } = Ordered(
        "civilServiceGrade",
        "公务员职务与职级并行规定",
        Grade("none", "无", "none", "none"),
        Grade("clerk-2", "二级科员", "clerk, 2nd class", "clerk"),
        Grade("clerk-1", "一级科员", "clerk, 1st class", "section-member"),
        Grade("principal-clerk-4", "四级主任科员", "principal clerk, 4th class", "section-deputy"),
        Grade("principal-clerk-3", "三级主任科员", "principal clerk, 3rd class", "section-deputy"),
        Grade("principal-clerk-2", "二级主任科员", "principal clerk, 2nd class", "section-head"),
        Grade("principal-clerk-1", "一级主任科员", "principal clerk, 1st class", "section-head"),
        Grade("consultant-4", "四级调研员", "consultant, 4th class", "county-division-deputy"),
        Grade("consultant-3", "三级调研员", "consultant, 3rd class", "county-division-deputy"),
        Grade("consultant-2", "二级调研员", "consultant, 2nd class", "county-division-head"),
        Grade("consultant-1", "一级调研员", "consultant, 1st class", "county-division-head"),
        Grade("inspector-2", "二级巡视员", "inspector, 2nd class", "bureau-deputy"),
        Grade("inspector-1", "一级巡视员", "inspector, 1st class", "bureau-head"));

    /// <summary>专业技术职务级别: the levels of professional and technical posts, low to high.</summary>
    public static Scale ProfessionalLevel { get; } = Ordered(
        "professionalLevel",
        null,
        Value("none", "无", "none"),
        Value("technician", "员级", "technician"),
        Value("assistant", "助理级", "assistant"),
        Value("intermediate", "中级", "intermediate"),
        Value("associate-senior", "副高级", "associate senior"),
        Value("senior", "正高级", "senior"));

    /// <summary>所在单位类别: the sort of body that somebody works in.</summary>
    public static Scale Sector { get; } = Unordered(
        "sector",
        null,
        Value("party-government", "党政机关", "party or government organ"),
        Value("military", "军队", "military"),
        Value("peoples-organisation", "人民团体", "people's organisation"),
        Value("enterprise", "企业", "enterprise"),
        Value("public-institution", "事业单位", "public institution"),
        Value("other", "其他", "other"));

    /// <summary>单位性质: who owns or bears the unit.</summary>
    public static Scale UnitNature { get; } = Unordered(
        "unitNature",
        null,
        Value("organ", "机关", "organ"),
        Value("public-institution", "事业单位", "public institution"),
        Value("state-enterprise", "国有企业", "state-owned enterprise"),
        Value("collective-enterprise", "集体企业", "collectively owned enterprise"),
        Value("private-enterprise", "民营企业", "private enterprise"),
        Value("foreign-enterprise", "港澳台和外商投资企业", "enterprise with investment from outside the mainland"),
        Value("social-organisation", "社会组织", "social organisation"),
        Value("grassroots-organisation", "基层群众性自治组织", "village or residents' organisation"),
        Value("other", "其他", "other"));

    /// <summary>岗位类别: what somebody does there.</summary>
    public static Scale PostType { get; } = Unordered(
        "postType",
        null,
        Value("front-line-worker", "一线职工", "front-line worker"),
        Value("technical", "专业技术人员", "professional or technical staff"),
        Value("management", "管理人员", "management"),
        Value("unit-head", "单位负责人", "head of the unit"),
        Value("farmer", "农民", "farmer"),
        Value("other", "其他", "other"));

    /// <summary>性别: sex by GB/T 2261.1-2003. The standard's 0 and 9, unknown and unstated, are no values: leave the fact out.</summary>
    public static Scale Sex { get; } = Unordered("sex", "GB/T 2261.1-2003", Value("male", "男", "male", "1"), Value("female", "女", "female", "2"));

    /// <summary>民族: the 56 ethnic groups by GB/T 3304-1991.</summary>
    public static Scale EthnicGroup { get; } = Unordered("ethnicGroup", "GB/T 3304-1991", [.. EthnicGroups.All]);

    /// <summary>国籍: nationality by the three-letter codes of GB/T 2659 (ISO 3166-1).</summary>
    public static Scale Nationality { get; } = Unordered("nationality", "GB/T 2659", [.. Countries.All]);

    /// <summary>政治面貌: political status by GB/T 4762-1984.</summary>
    public static Scale PoliticalStatus { get; } = Unordered(
        "politicalStatus",
        "GB/T 4762-1984",
        Value("cpc-member", "中共党员", "member of the Communist Party", "01"),
        Value("cpc-probationary", "中共预备党员", "probationary member of the Communist Party", "02"),
        Value("youth-league", "共青团员", "member of the Communist Youth League", "03"),
        Value("revolutionary-committee", "民革党员", "member of the Revolutionary Committee of the Kuomintang", "04"),
        Value("democratic-league", "民盟盟员", "member of the China Democratic League", "05"),
        Value("national-construction", "民建会员", "member of the National Construction Association", "06"),
        Value("promoting-democracy", "民进会员", "member of the Association for Promoting Democracy", "07"),
        Value("peasants-workers", "农工党党员", "member of the Peasants' and Workers' Democratic Party", "08"),
        Value("zhi-gong", "致公党党员", "member of the Zhi Gong Party", "09"),
        Value("jiusan", "九三学社社员", "member of the Jiusan Society", "10"),
        Value("taiwan-league", "台盟盟员", "member of the Taiwan Democratic Self-Government League", "11"),
        Value("non-party", "无党派民主人士", "public figure without party", "12"),
        Value("masses", "群众", "no party", "13"));

    /// <summary>机构类型: what sort of organ a collective is.</summary>
    public static Scale OrganType { get; } = Unordered(
        "organType",
        null,
        Value("party-committee", "党委", "party committee"),
        Value("government", "政府", "government"),
        Value("department", "工作部门", "department"),
        Value("other", "其他", "other"));

    /// <summary>行政层级: the level of a region or of a body that grants something, low to high.</summary>
    public static Scale RegionLevel { get; } = Ordered(
        "regionLevel",
        null,
        Value("none", "无", "none"),
        Value("township", "乡镇级", "township"),
        Value("county", "县区级", "county"),
        Value("prefecture", "市州级", "prefecture"),
        Value("province", "省级", "province"),
        Value("nation", "国家级", "nation"));

    /// <summary>荣誉级别: the level at which an honour was granted, low to high; 国家级 by the Party's centre and the State Council, 省部级 by a province or ministry.</summary>
    public static Scale HonourLevel { get; } = Ordered(
        "honourLevel",
        null,
        Value("unit", "单位", "own unit"),
        Value("county", "县级", "county"),
        Value("city", "市级", "city"),
        Value("province", "省部级", "province or ministry"),
        Value("nation", "国家级", "nation"));

    /// <summary>年度考核结果: results of the annual appraisal, low to high; public institutions say 合格 for 称职. A year without a result is left out.</summary>
    public static Scale AppraisalResult { get; } = Ordered(
        "appraisalResult",
        "公务员考核规定",
        Value("failed", "不称职（不合格）", "failed"),
        Value("basic", "基本称职（基本合格）", "basically competent"),
        Value("competent", "称职（合格）", "competent"),
        Value("excellent", "优秀", "excellent"));

    /// <summary>处分种类: disciplinary measures of the Party (中国共产党纪律处分条例) and of the state (公职人员政务处分法).</summary>
    public static Scale DisciplinaryMeasure { get; } = Unordered(
        "disciplinaryMeasure",
        null,
        Value("party-warning", "党内警告", "warning within the Party"),
        Value("party-serious-warning", "党内严重警告", "serious warning within the Party"),
        Value("party-removal", "撤销党内职务", "removal from posts within the Party"),
        Value("party-probation", "留党察看", "probation within the Party"),
        Value("party-expulsion", "开除党籍", "expulsion from the Party"),
        Value("warning", "警告", "warning"),
        Value("demerit", "记过", "demerit"),
        Value("serious-demerit", "记大过", "serious demerit"),
        Value("demotion", "降级", "demotion"),
        Value("removal", "撤职", "removal from office"),
        Value("dismissal", "开除", "dismissal"));

    /// <summary>Every standard scale.</summary>
    public static IReadOnlyList<Scale> All { get; } =
    [
        Rank, CivilServiceGrade, ProfessionalLevel, Sector, UnitNature, PostType, Sex, EthnicGroup, Nationality, PoliticalStatus, OrganType, RegionLevel,
        HonourLevel, AppraisalResult, DisciplinaryMeasure,
    ];

    private static Scale Ordered(string code, string? standard, params IReadOnlyList<ScaleValue> values) => new(code, Ordered: true, values) { Standard = standard };

    private static Scale Unordered(string code, string? standard, params IReadOnlyList<ScaleValue> values) => new(code, Ordered: false, values) { Standard = standard };

    private static ScaleValue Value(string code, string zh, string en, string? standardCode = null) => new(code, new Text(zh, en)) { StandardCode = standardCode };

    private static ScaleValue Grade(string code, string zh, string en, string rank) => new(code, new Text(zh, en)) { Equivalent = rank };
}
