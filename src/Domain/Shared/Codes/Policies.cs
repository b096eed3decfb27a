#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What is wrong with the rules that campaign files declare.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode BarDuration = Policy("禁止参加以后各届的处理须有届数或年数，其他处理则不得有。", "A bar from later rounds has rounds or years, and no other sanction has them.",
        "补上或删除 rounds、years。", "Add or remove 'rounds' and 'years'.");

    public static readonly ViolationCode BoundsSwapped = Policy("下限高于上限。", "The lower bound is above the upper one.",
        "调换两个界限。", "Swap them.");

    public static readonly ViolationCode CandidatesBelowPlaces = Policy("推荐名额少于表彰名额。", "Fewer may be recommended than honoured.",
        "改正 candidates 或 places。", "Correct 'candidates' or 'places'.");

    public static readonly ViolationCode ChannelOfOtherAward = Policy("推荐渠道属于该比例不涉及的奖项。", "The channel belongs to an award that the limit is not about.",
        "改选渠道或奖项。", "Choose another channel or award.");

    public static readonly ViolationCode ChannelPlaces = Policy("奖项名额容不下其内单列的名额。", "The award's places cannot hold those that are listed separately inside its number.",
        "调整名额。", "Correct the numbers of places.");

    public static readonly ViolationCode ClauseCarried = Policy("条款写明未落实，却有规则或其他条款落实它，或者它不约束任何人。", "A clause is declared not carried although something carries it, or although it binds nobody.",
        "删去 notCarried；只落实一部分的，拆成两条。", "Remove 'notCarried'; where only a part is carried, make it two clauses.");

    public static readonly ViolationCode ClauseUncarriedCover = Policy("条款以一条本身没有落实的条款落实。", "A clause is covered by one that nothing carries.",
        "改写 coveredBy，或写明 notCarried。", "Correct 'coveredBy', or say 'notCarried'.");

    public static readonly ViolationCode FrameCarried = Policy("说明性条款却有规则落实。", "A clause is declared a frame, which binds nobody, but something carries it.",
        "写明该条款的类别。", "Say of what kind the clause is.");

    public static readonly ViolationCode IllustrativeIdle = Policy("写明数字为示例的条款没有被任何规则引用。", "A clause whose figures are made up is cited by no element.",
        "把 illustrative 写在实际引用的条款上。", "Say 'illustrative' at the clause that is cited.");

    public static readonly ViolationCode ClauseCircle = Policy("条款互相引用成环。", "Clauses cover each other in a circle.",
        "断开 coveredBy 的环。", "Break the circle of 'coveredBy'.");

    public static readonly ViolationCode ClauseUnimplemented = Policy("有约束力的条款没有任何元素引用。", "No element cites a clause that binds.",
        "增加元素，或在 coveredBy 中写明承载条款。", "Add an element, or name the clauses that carry it under 'coveredBy'.");

    public static readonly ViolationCode ClauseUnknown = UnknownName(ViolationOrigin.Policy, "条款", "clause");

    public static readonly ViolationCode CodeTwice = Policy("同一代码使用了两次。", "A code is used twice.",
        "改名其一。", "Rename one of them.");

    public static readonly ViolationCode ConditionUnknown = UnknownName(ViolationOrigin.Policy, "具名条件", "named condition");

    public static readonly ViolationCode ConditionUnused = Policy("没有任何内容引用具名条件。", "Nothing asks for a named condition.",
        "引用它，或删去。", "Refer to it, or remove it.");

    public static readonly ViolationCode FigureMissing = Policy("随选项而定的数值没有涵盖全部取值，或多写了 otherwise。", "A figure that depends on a choice does not cover every value, or has an 'otherwise' too many.",
        "补充数值，或写明、删去 otherwise。", "Give the figure, or write or remove 'otherwise'.");

    public static readonly ViolationCode CopiesNotPositive = Policy("份数须至少为一。", "At least one copy is needed.",
        "改正份数。", "Correct the number of copies.");

    public static readonly ViolationCode CountOutOfRange = Policy("数目超出允许的范围，例如“至少几项”超出其项数，或期限超过十年。", "A count lies outside its range: more than the parts of 'at least so many of', or a time of more than ten years.",
        "按消息所示的范围改正。", "Correct it to the range that the message names.");

    public static readonly ViolationCode DueAfterItself = Policy("期限从本环节结束起算，永远不会到来。", "A due date is counted from the end of its own stage.",
        "改从其他时点起算。", "Count it from something else.");

    public static readonly ViolationCode DueAfterLater = Policy("期限从其后的环节起算。", "A due date is counted from a later stage.",
        "改从之前的时点起算。", "Count it from something earlier.");

    public static readonly ViolationCode DueAnchorNotPosted = Policy("起算的环节不是公示，没有发布日。", "The stage that the due date is counted from is never posted.",
        "改从公示或其他时点起算。", "Count it from a publicity, or from another moment.");

    public static readonly ViolationCode DueAnchorUnknown = UnknownName(ViolationOrigin.Policy, "事件或环节", "event or stage");

    public static readonly ViolationCode DueCircle = Policy("期限互相起算成环。", "Due dates are counted from one another in a circle.",
        "断开环。", "Break the circle.");

    public static readonly ViolationCode DueDatesOutOfOrder = Policy("环节期限的先后与次序矛盾。", "The due date of a stage lies before what comes earlier.",
        "改正日期。", "Correct the dates.");

    public static readonly ViolationCode DueEndOfDay = Policy("当日24时的期限写作不含该时刻，而当日全天均在期限内。", "A due date at the end of a day is written as excluding it, although the whole day is in time.",
        "写 inclusive: true；当日不算按期的，删去 at。", "Write inclusive: true; where the day itself is late, leave 'at' out.");

    public static readonly ViolationCode DueForm = Policy("期限须是日期或起算时长之一。", "A due date is a day or a time counted from something, one of the two.",
        "只写 on 或 within。", "Write either 'on' or 'within'.");

    public static readonly ViolationCode ExaminerMissing = Policy("对部分单位推荐对象的异议无人核查。", "Nobody examines objections against the nominees of some organisation.",
        "在 examinedBy 指定推荐单位以外的职责。", "Name under examinedBy a role that leads to another body than the recommending one.");

    public static readonly ViolationCode EventCodeReserved = Policy("事件代码与通知或环节重名。", "The code of an event is that of the notice or a stage.",
        "换用其他代码。", "Choose another code.");

    public static readonly ViolationCode FactCircle = Policy("事实互相推算成环。", "Facts are derived from one another in a circle.",
        "断开环。", "Break the circle.");

    public static readonly ViolationCode FactDecimals = Policy("小数位数超出允许的范围。", "The number of decimals is out of range.",
        "取0至4。", "Give 0 to 4.");

    public static readonly ViolationCode FactForeign = Policy("条件引用的事实不属于本目录。", "A condition reads a fact of another catalogue.",
        "使用声明时返回的定义。", "Use the definition that declaring it gave back.");

    public static readonly ViolationCode FactIndex = Policy("事实的序号不连续。", "The index of a fact is not its place in the catalogue.",
        "按次序声明事实。", "Declare the facts in their order.");

    public static readonly ViolationCode FactOrder = Policy("推算所依据的事实须先声明。", "A fact is declared after one that derives from it.",
        "调整声明次序。", "Declare it before.");

    public static readonly ViolationCode FactRange = Policy("事实的最小值大于最大值。", "The minimum of a fact is above its maximum.",
        "改正界限。", "Correct the bounds.");

    public static readonly ViolationCode FigureAbovePlaces = Policy("要求的人数超过分配的名额。", "A figure asks for more than the organisation is allotted.",
        "减小人数或增加名额。", "Lower the figure or raise the places.");

    public static readonly ViolationCode FigureEmpty = Policy("该数值适用于空的范围。", "A figure is for a range in which nothing lies.",
        "改正范围。", "Correct the range.");

    public static readonly ViolationCode FigureForNobody = Policy("没有单位适用该数值。", "No organisation falls under the figure.",
        "改正范围或删除。", "Correct its range or remove it.");

    public static readonly ViolationCode FigureShadowed = Policy("该数值被前面的数值覆盖。", "The figure can never apply: one before it covers the same.",
        "调整次序或删除。", "Put it first, or remove it.");

    public static readonly ViolationCode FiguresContradict = Policy("两个数值的范围重叠且互相矛盾。", "Two figures overlap and contradict each other.",
        "使各档相接而不重叠。", "Let the ranges meet without overlapping.");

    public static readonly ViolationCode HighestScale = Policy("取最高者的各事实须使用同一有序量表。", "A highest of several facts, and they, must share one ordered scale.",
        "使用同一量表。", "Give them the same scale.");

    public static readonly ViolationCode HolidayContradiction = Policy("同一日既放假又上班。", "A day is a day off and a working day at once.",
        "只保留一项。", "Keep one of them.");

    public static readonly ViolationCode FormulaDiffers = Policy("名额分配表与分配办法不一致。", "The quota table is not what its formula gives.",
        "改表或改分配办法；commendation apportion 可按办法重写该表。", "Change the table or the formula; 'commendation apportion' writes the table from it.");

    public static readonly ViolationCode HolidayEmpty = Policy("地方节假日没有写明单位或日期。", "A local holiday names no organisation or no day.",
        "补全。", "Name at least one of each.");

    public static readonly ViolationCode LevelNotActing = Policy("环节所在层级没有办理单位。", "No body acts at the level of the stage.",
        "改正层级或角色。", "Correct the level or the role.");

    public static readonly ViolationCode LimitBase = Policy("计划名额没有可作基数的部分。", "Planned places have no part that a share could be taken of.",
        "改用名单人数，或删除 within。", "Take the share of the list, or remove 'within'.");

    public static readonly ViolationCode LimitBaseApart = Policy("基数与计入的人互不重叠。", "Nobody of the limit's base is counted by it.",
        "使计入者属于基数。", "Let those who are counted be part of the base.");

    public static readonly ViolationCode LimitFigure = Policy("比例须有且只有一个数值。", "The limit needs exactly one figure: a share or a count.",
        "只写一个。", "Give one of them.");

    public static readonly ViolationCode LimitForNobody = Policy("没有单位适用该比例。", "No organisation falls under the limit.",
        "改正层级。", "Correct its tiers.");

    public static readonly ViolationCode LimitRounding = Policy("恰好为某比例时须规定取整方式。", "The limit asks for exactly a share and does not say what becomes of a part of a person.",
        "写明 rounding。", "Say it under 'rounding'.");

    public static readonly ViolationCode LimitScope = Policy("比例的适用范围与其数值不符。", "The scope of the limit does not fit its figures.",
        "改正 scope、奖项或数值。", "Correct 'scope', the awards or the figure.");

    public static readonly ViolationCode LimitStage = Policy("该比例不能在所写环节执行。", "The limit cannot be enforced at the stage that it names.",
        "改正 enforced，或按消息所示改写该比例。", "Correct 'enforced', or write the limit as the message says.");

    public static readonly ViolationCode LimitWithoutAwards = Policy("比例没有写明奖项。", "The limit names no award.",
        "至少写明一个奖项。", "Name at least one.");

    public static readonly ViolationCode ListInList = Policy("列表项内不能再有列表。", "An item of a list holds a list.",
        "拆成两个列表。", "Make two lists of it.");

    public static readonly ViolationCode NoEquivalent = Policy("等级没有写明对应的等级。", "A value of a scale does not name its equivalent.",
        "补上 equivalent。", "Add the 'equivalent'.");

    public static readonly ViolationCode NotAList = Policy("该事实不是列表。", "The fact is not a list.",
        "改选列表事实。", "Choose a fact that is a list.");

    public static readonly ViolationCode NotComparable = Policy("该事实不能这样比较。", "The fact cannot be compared in this way.",
        "无次序的事实只能比较是否相同；整年只能从日期起算。", "Compare facts without order for sameness only, and count years from dates only.");

    public static readonly ViolationCode NotDerivable = Policy("事实的类型使推算无法进行。", "The types of the facts do not allow the derivation.",
        "按消息所示改正类型。", "Correct the types as the message says.");

    public static readonly ViolationCode NumberNotCounted = Policy("编号样式没有顺序号，编号会相同。", "A pattern of numbers does not count, so its numbers would be the same.",
        "在 number 中写 {n}。", "Write {n} in 'number'.");

    public static readonly ViolationCode NumberShared = Policy("两个奖项会给出同一编号。", "Two awards would give out the same number.",
        "使各奖项的 number 不同。", "Let the 'number' of each award differ.");

    public static readonly ViolationCode PlacesNotPositive = Policy("奖项须至少有一个名额。", "The award needs at least one place.",
        "改正名额。", "Correct the number.");

    public static readonly ViolationCode ProcedureEnds = Policy("程序须以推荐开始，以决定或移交结束。", "The procedure does not begin with a recommendation or does not end with a decision or handing on.",
        "改正首尾环节。", "Correct the first and the last stage.");

    public static readonly ViolationCode ProcedureEndsEarly = Policy("决定或移交之后还有环节。", "Stages follow after a decision or handing on.",
        "将其移到最后。", "Move it to the end.");

    public static readonly ViolationCode PreferenceCycle = Policy("优先次序自相矛盾或重复。", "The order of preferences contradicts or repeats itself.",
        "同一取值、同一事项只写一次。", "Name each value, and each criterion, once.");

    public static readonly ViolationCode ProcedurePlaceTwice = Policy("占用名额的环节多于一个。", "More than one stage takes a place.",
        "只保留一个 takesPlace。", "Keep one 'takesPlace'.");

    public static readonly ViolationCode PaperNumberMissing = Policy("已印发的节假日文件没有文号。", "A holiday paper that is out has no number.",
        "补上 paper；通知尚未印发的写 provisional: true。", "Add 'paper'; before it is out write 'provisional: true'.");

    public static readonly ViolationCode PaperOfOtherYear = Policy("节假日文件中有其他年份的日期。", "A holiday paper sets days of another year.",
        "改正 year 或日期。", "Correct 'year' or the days.");

    public static readonly ViolationCode PublicityWithoutTerm = Policy("公示没有期限。", "A publicity has no term.",
        "补上 term。", "Add its 'term'.");

    public static readonly ViolationCode QuotaNegative = Policy("名额不能为负。", "Places are negative.",
        "改正名额。", "Correct the number.");

    public static readonly ViolationCode QuotaSum = Policy("名额表合计与奖项名额不符。", "The quota table does not add up to the places of the award.",
        "使两者相等。", "Make them equal.");

    public static readonly ViolationCode ReadingUnknown = UnknownName(ViolationOrigin.Policy, "解释", "reading");

    public static readonly ViolationCode ReadingsTooFew = Policy("解释口径须至少有两种口径。", "A setting has fewer than two readings.",
        "补上另一种口径，或删除该事项。", "Add another reading, or remove the setting.");

    public static readonly ViolationCode ReplacementLeavesUnused = Policy("不递补会造成名额空缺，而本活动不允许空缺。", "A nominee who falls is not replaced, so a place stays unused, which the campaign does not allow.",
        "规定 quotas.unusedPlaces，或允许递补。", "Give 'quotas.unusedPlaces', or allow replacement.");

    public static readonly ViolationCode ReplacementWithoutPlace = Policy("该环节之前尚未占用名额，无从递补。", "Nobody has taken a place yet at that stage.",
        "删除递补规定或调整 takesPlace。", "Remove the replacement, or move 'takesPlace'.");

    public static readonly ViolationCode ReservesNeverFollow = Policy("占用名额与最后环节之间没有环节，递补不会发生。", "No stage lies between the one that takes places and the last, so reserves never follow.",
        "调整环节或删除 reserves。", "Move the stage, or remove 'reserves'.");

    public static readonly ViolationCode ReservesNone = Policy("每个名额须至少有一名递补人选。", "There is less than one reserve for each place.",
        "没有递补时删除 reserves。", "Leave 'reserves' out where there are none.");

    public static readonly ViolationCode RetentionOutOfRange = Policy("个人信息的保存年限超出范围。", "The years of retention are out of range.",
        "取消息所示范围内的年数。", "Give a number of years in the range that the message names.");

    public static readonly ViolationCode RewardUntitled = Policy("记功或待遇没有写明名称。", "A merit or treatment has no title.",
        "写明 title。", "Give its 'title'.");

    public static readonly ViolationCode RoleUnknown = UnknownName(ViolationOrigin.Policy, "职责", "role");

    public static readonly ViolationCode RoleWithoutWay = Policy("角色在某层级找不到办理单位。", "The role leads to nobody for a tier.",
        "为该层级补上路径。", "Add a way for that tier.");

    public static readonly ViolationCode SanctionPlace = Policy("取消推荐对象资格须写明名额去向，其他处理则不写。", "What becomes of the place is said of a nominee's disqualification, and of no other sanction.",
        "补上或删除 place。", "Add or remove 'place'.");

    public static readonly ViolationCode SanctionSubjectIdle = Policy("处理的对象已由 effect 确定，subject 不起作用。", "Whom the sanction is for follows from its effect; 'subject' says nothing.",
        "删除 subject，或改用 bar-later-rounds。", "Remove 'subject', or use bar-later-rounds.");

    public static readonly ViolationCode ScaleUnknown = UnknownName(ViolationOrigin.Policy, "量表", "scale");

    public static readonly ViolationCode SeriesMissing = Policy("禁止参加以后各届，却没有写明届次。", "A sanction bars from later rounds, but the campaign is no round of a series.",
        "写明 series。", "Give 'series'.");

    public static readonly ViolationCode SettingUnknown = UnknownName(ViolationOrigin.Policy, "解释口径", "setting");

    public static readonly ViolationCode SettingUnused = Policy("没有内容依赖该解释口径。", "Nothing depends on the setting.",
        "用 by 引用，或删除。", "Refer to it with 'by', or remove it.");

    public static readonly ViolationCode SharedPlaces = Policy("合用名额的规定互相矛盾。", "The rules of shared places contradict each other.",
        "按消息所示改正 quotas.shared 或名额表。", "Correct 'quotas.shared' or the quota table as the message says.");

    public static readonly ViolationCode StageCodeReserved = Policy("该代码不能作为环节代码。", "The code cannot name a stage.",
        "换用不含“/”且非结束状态的代码。", "Choose one without '/' that is not the name of an end.");

    public static readonly ViolationCode StandardFactUnknown = UnknownName(ViolationOrigin.Policy, "标准事实", "standard fact");

    public static readonly ViolationCode SubQuotaMissing = Policy("名额表缺少比例所需的列。", "The quota table lacks the column of a limit, or nothing stands in it.",
        "补上该列。", "Add the column.");

    public static readonly ViolationCode SubQuotaOtherAward = Policy("该比例与此行的奖项无关。", "The limit is not about the award of the row.",
        "将单元格留空。", "Leave the cell empty.");

    public static readonly ViolationCode SubQuotaUnknown = Policy("没有比例取用该列。", "No limit takes its figures from the column.",
        "在比例的数值中写 table，或删除该列。", "Write 'table' in the figures of that limit, or remove the column.");

    public static readonly ViolationCode SurplusFigures = Policy("差额的规定与名额表不符，或互相重叠。", "The surplus does not fit the quota table, or overlaps another.",
        "按消息所示改正 quotas.surplus 或名额表。", "Correct 'quotas.surplus' or the quota table as the message says.");

    public static readonly ViolationCode SuperiorCircle = Policy("单位的上级关系成环。", "Organisations are superior to one another in a circle.",
        "断开环。", "Break the circle.");

    public static readonly ViolationCode TermNotPositive = Policy("期限须至少一天。", "A term or time is shorter than one day.",
        "改正天数。", "Correct its length.");

    public static readonly ViolationCode TierUnknown = UnknownName(ViolationOrigin.Policy, "层级", "tier");

    public static readonly ViolationCode ValueType = Policy("条件所比较的值不是该事实可能的值。", "A condition compares a fact with a value that it cannot have.",
        "改正该值。", "Correct the value.");

    public static readonly ViolationCode WindowEmpty = Policy("截止在起始之前，无人能够办理。", "A window closes before it opens.",
        "改正 notBefore 或 due 的日期。", "Correct the day of 'notBefore' or of 'due'.");

    public static readonly ViolationCode YearsAfterDeath = Policy("推算的时间超过去世之日。", "A derived fact counts time after death.",
        "以去世之日为止（notAfter）。", "End it with the day of death ('notAfter').");

    private static ViolationCode Policy(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.Policy, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
