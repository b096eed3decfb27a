#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What a campaign and its procedure refuse.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode ActNotAlone = Act("此事项随事实、记录、公告或异议一并办理，不能单独办理。", "The act comes with the facts, the record, the notice or the objection that it is about.",
        "提交该事实、记录、公告或异议。", "Send those facts, that record, notice or objection.");

    public static readonly ViolationCode AlreadyAccepted = Act("逾期已经登记接受。", "The delay has been accepted already.",
        "无需再次办理。", "Nothing needs to be done again.");

    public static readonly ViolationCode AlreadyListed = Act("递补人选已在名单上。", "The nominee who should follow is on the list already.",
        "另选递补人选。", "Choose another nominee.");

    public static readonly ViolationCode AlreadyRevoked = Act("荣誉已经撤销。", "The honour has been revoked already.",
        "无需再次办理。", "Nothing needs to be done again.");

    public static readonly ViolationCode AwardUnknown = UnknownName(ViolationOrigin.Act, "奖项", "award");

    public static readonly ViolationCode BarredByEarlierRound = Act("往届的处理决定使该对象不得参加本届。", "A sanction of an earlier round bars the nominee or the organisation from this one.",
        "撤回推荐；对处理有异议的，向作出处理的活动提出。", "Withdraw the nomination; objections to the sanction go to the campaign that laid it.");

    public static readonly ViolationCode BarNotLaid = Act("该异议没有限制重新推荐，或限制已经解除。", "The objection bars nobody from a new nomination, or no longer does.",
        "核对异议的结论。", "Compare what the objection came to.");

    public static readonly ViolationCode BarredByObjection = Act("对该对象的异议已认定成立，不得重新推荐。", "An objection against the nominee was upheld, which bars a new nomination.",
        "推荐其他对象；确有理由的，请核查异议的单位解除限制。", "Nominate somebody else, or ask the body that examined the objection to lift the bar.");

    public static readonly ViolationCode BirthDateDiffers = Act("出生日期与证件号码不一致。", "The date of birth is not the one in the identity number.",
        "对照证件核对两处，更正有误的一处。", "Compare both with the document and correct the wrong one.");

    public static readonly ViolationCode SexDiffers = Act("性别与证件号码不一致。", "The sex is not the one in the identity number.",
        "对照证件核对两处，更正有误的一处。", "Compare both with the document and correct the wrong one.");

    public static readonly ViolationCode WorkBeforeAge = Act("参加工作时不满14周岁。", "The work began before the age of 14.",
        "核对起始日期和出生日期。", "Compare the start and the date of birth with the documents.");

    public static readonly ViolationCode DeathTooEarly = Act("去世日期早于出生或事迹发生日期。", "The day of death lies before the birth or the deed.",
        "核对去世、出生和事迹发生日期。", "Compare the three days with the documents.");

    public static readonly ViolationCode BeforeNotice = Act("推荐日期早于通知印发日期。", "The nomination lies before the day of the notice.",
        "以通知印发之日或之后的日期推荐。", "Nominate on the day of the notice or later.");

    public static readonly ViolationCode CalendarYearUnknown = Act("该年度的节假日安排尚未收录，无法计算工作日。", "The holiday paper of the year is not known, so working days cannot be counted.",
        "收录该年度的节假日安排。", "Add the holiday paper of that year.");

    public static readonly ViolationCode ChangeForReviewer = Act("情况变化不由本环节决定。", "What follows from a change of circumstances is not decided in this stage.",
        "办理至审核环节后由审核单位决定。", "Go on to the next review; its reviewer decides.");

    public static readonly ViolationCode ChangeOtherKind = Act("此种情况变化不适用于该对象或所填内容。", "This kind of change does not fit the nominee, or what is reported of it.",
        "按消息所列种类报告；书写有误的办理更正。", "Report one of the kinds that the message names; what was written wrongly is corrected.");

    public static readonly ViolationCode ChangeUndecided = Act("报告的情况变化尚未决定。", "A change of circumstances that was reported has not been decided on.",
        "先保留（keep）、退回或不予通过。", "Keep, return or reject the nomination first.");

    public static readonly ViolationCode ChannelTooLong = Act("推荐渠道的人选超过其名额。", "The list names more nominees of a channel than the channel has places.",
        "减少该渠道的人选。", "Take nominees of that channel off the list.");

    public static readonly ViolationCode ChannelUnknown = UnknownName(ViolationOrigin.Act, "推荐渠道", "channel");

    public static readonly ViolationCode ClockBackwards = Act("沙箱的时钟只能向前拨。", "The clock of a sandbox goes forward only.",
        "给出更晚的日期，或新建沙箱。", "Give a later day, or open a new sandbox.");

    public static readonly ViolationCode CodeDiffers = Act("所填的活动代码与本活动不符，删除未确认。", "The code given is not that of the campaign, so the deletion is not confirmed.",
        "重复填写本活动的代码。", "Repeat the campaign's code.");

    public static readonly ViolationCode CopiesMissing = Act("表格份数不足。", "There are too few copies of a form.",
        "按 required 所示份数提交。", "Hand in as many copies as 'required' names.");

    public static readonly ViolationCode DateBeforeLastAct = Act("办理日期早于此前的办理。", "The act lies before one that has been done.",
        "以此前办理之日或之后的日期办理。", "Act on the day of the last act or later.");

    public static readonly ViolationCode DecisionExists = Act("本次活动的表彰决定已经印发。", "The decision of the campaign has been issued.",
        "此后只能撤销荣誉。", "From here on honours can only be revoked.");

    public static readonly ViolationCode DivisionOfNoUnit = Act("只有以统一社会信用代码推荐的单位才能注明班组或科室。", "Only a unit with a unified social credit code has a division.",
        "去掉 division。", "Leave the division out.");

    public static readonly ViolationCode DocumentInFuture = Act("来函日期晚于登记日期。", "The document is dated after the day on which it is entered.",
        "核对来函日期。", "Check the document's date.");

    public static readonly ViolationCode DocumentNotNewer = Act("来函登记的记录只能由同一单位日期不早于原函的另一来函取代。", "A record that came in as a document gives way only to another document of the same body that is not older.",
        "登记该单位新的来函。", "Enter the newer document of that body.");

    public static readonly ViolationCode EndsWithAmendment = Act("所引用的内容因修订在当日不再有效。", "What the act refers to has ended with an amendment by that day.",
        "采用修订后的内容，或以修订后的日期办理。", "Use what there is after the amendment, or act from that day on.");

    public static readonly ViolationCode FactDerived = Act("该事实由其他事实推算，不能填报。", "The fact is derived from others and cannot be declared.",
        "填报它所依据的事实。", "Declare the facts that it is derived from.");

    public static readonly ViolationCode FactOtherKind = Act("该事实不适用于此类推荐对象。", "The fact is not one of this kind of nominee.",
        "删除该事实。", "Leave the fact out.");

    public static readonly ViolationCode ItemTwice = Act("列表中同一年度等只能有一条，却有两条。", "Two items of a list have what only one may have, such as the same year.",
        "删去或改正重复的条目。", "Remove or correct one of them.");

    public static readonly ViolationCode FactOutOfRange = Act("事实的数值超出范围。", "The number is outside what the fact allows.",
        "改为 required 所示范围内的数值。", "Give a number in the range that 'required' names.");

    public static readonly ViolationCode FactUnknown = UnknownName(ViolationOrigin.Act, "事实", "fact");

    public static readonly ViolationCode FactWrongType = Act("事实的值类型不正确。", "The fact has a value of the wrong type.",
        "按 required 所示的形式填报。", "Declare it in the form that 'required' names.");

    public static readonly ViolationCode FormAltered = Act("表格的栏目被改动。", "The fields of a form were altered.",
        "按规定格式重新填写。", "Fill in the form as it was issued.");

    public static readonly ViolationCode FormChoice = Act("表格中的一栏不是可选的内容。", "A field of a form holds none of the words that it takes.",
        "填写 required 所列之一。", "Write one of the words that 'required' lists.");

    public static readonly ViolationCode FormDiffers = Act("表格所填与核定的数据不一致。", "A form says something else than was verified.",
        "重新生成表格；核定的数据有误的，先办理更正。", "Fill the form anew; if the verified data are wrong, correct the nomination first.");

    public static readonly ViolationCode FormHidden = Act("表格中的个人信息仍为隐藏状态。", "Personal values of a form are still hidden.",
        "取不隐藏的表格（取用记入日志）后报送。", "Ask for the form with nothing hidden, which is journalled, and hand that in.");

    public static readonly ViolationCode FormIncomplete = Act("表格有必填栏未填写。", "A field that a form must have is empty.",
        "填写该栏后重新报送。", "Fill the field in and hand the form in again.");

    public static readonly ViolationCode FormRowOrder = Act("汇总表的行不按推荐顺序。", "The rows of a table are not in the order of recommendation.",
        "按推荐顺序排列各行，或重新生成汇总表。", "Put the rows in the order of recommendation, or fill the table anew.");

    public static readonly ViolationCode FormRows = Act("汇总表的行数与报送对象数不符。", "A table has not one row for each nominee.",
        "按推荐顺序每个对象填一行。", "Give each nominee one row, in the order of recommendation.");

    public static readonly ViolationCode FormStray = Act("表格不属于本次报送的任何对象。", "A form belongs to no nominee of the submission that needs it.",
        "去掉该表格，或将所属的推荐列入报送。", "Leave the form out, or add the nomination that it belongs to.");

    public static readonly ViolationCode FormTemplateOther = Act("文件不是现行模板的表格。", "The file is not of the template that is in force.",
        "取现行模板的表格重新填写。", "Take the form of the present template and fill it anew.");

    public static readonly ViolationCode FormTracked = Act("文件中有尚未接受或拒绝的修订。", "The file holds tracked changes that nobody has accepted or rejected.",
        "接受或拒绝全部修订后重新上传。", "Accept or reject every change and send it again.");

    public static readonly ViolationCode FormTooLong = Act("表格的一栏超过最多字数。", "A field of a form is longer than it may be.",
        "压缩到 required 所示字数。", "Shorten it to the number of characters that 'required' names.");

    public static readonly ViolationCode FormTwice = Act("同一份表格重复提交。", "The same form is handed in twice.",
        "只保留一份。", "Leave one of them.");

    public static readonly ViolationCode HolderListTooLong = Act("名额单位的人选超过其名额。", "The list names more nominees of an organisation than it has places.",
        "从该单位的人选中择优。", "Select among its candidates.");

    public static readonly ViolationCode IdentifierCheckDigit = Act("证件号码的校验码不正确。", "The check digit of the identifier is wrong.",
        "对照证件核对号码。", "Compare the identifier with the document.");

    public static readonly ViolationCode IdentifierKind = Act("本次活动不接受这种证件。", "The campaign does not accept this kind of identifier.",
        "改用方案中 identifiers 所列的证件。", "Use one of those that the campaign lists under identifiers.");

    public static readonly ViolationCode IdentifierMalformed = Act("证件号码或统一社会信用代码的格式不正确。", "The identifier is malformed.",
        "对照证件核对号码。", "Compare the identifier with the document.");

    public static readonly ViolationCode IdentifierRegion = Act("身份证件号码前两位不是省级地区代码。", "The identity number begins with the code of no province.",
        "对照证件核对号码；方案未要求拒绝的，只作提示。", "Compare the number with the document; it stops nothing unless the campaign says so.");

    public static readonly ViolationCode ElsewhereOutside = Act("他处公示的日期不在公示与登记之间。", "The day of publication elsewhere lies outside those of posting and recording.",
        "改正日期；更早公示的，on 写更早的日期。", "Correct the day; where it was published earlier, name the earlier day under 'on'.");

    public static readonly ViolationCode ElsewhereUnconfirmed = Act("已在他处公示的，须作为补录经确认。", "What was published elsewhere counts only where it is recorded late and confirmed.",
        "用 on 和 late 补录，或去掉 publishedElsewhere。", "Record it late with 'on' and 'late', or leave 'publishedElsewhere' out.");

    public static readonly ViolationCode LateActOwn = Act("补录的人不能自行确认。", "Who recorded an act late does not confirm it.",
        "由确认单位的另一人确认。", "Let a second person of the confirming organisation do it.");

    public static readonly ViolationCode LateActSettled = Act("该补录事项已经确认或不予确认。", "The late act has been confirmed or refused already.",
        "无需再次办理；有误的，重新补录。", "Nothing needs to be done again; what was wrong is recorded late anew.");

    public static readonly ViolationCode LateClaimMissing = Act("补录须写明理由和证明材料。", "An act that is recorded late needs a reason and evidence.",
        "在 late 中写明 reason 和 evidence；当日办理的去掉 on。", "Give 'late' with 'reason' and 'evidence'; for an act of today leave 'on' out.");

    public static readonly ViolationCode LateConfirmersDiffer = Act("没有一个单位能够确认全部补录对象。", "There is no one organisation that confirms the late act for all its nominees.",
        "按确认单位分开补录。", "Record it late for each confirming organisation by itself.");

    public static readonly ViolationCode LateNotLate = Act("写明了补录理由，但事项并未补录。", "A reason for late recording is given, but the act is of now, or its campaign takes any day.",
        "去掉 late，或在 on 中写明较早的办理日。", "Leave 'late' out, or name the earlier day under 'on'.");

    public static readonly ViolationCode LateRecordingNever = Act("决定、修订、豁免、处理和异议结论不得补录。", "Decisions, amendments, waivers, sanctions and findings on objections are never recorded late.",
        "去掉 on，以现在的时刻办理；一次办理多个推荐的，请逐个补录。", "Leave 'on' out; it is of the day on which it is recorded. What is done for many nominees at once is recorded late one by one.");

    public static readonly ViolationCode LateRecordingNotForeseen = Act("正式办理的活动以系统登记的时刻为办理时刻，方案没有允许补录。", "An act of a campaign that runs is of the minute in which it is recorded; its rules foresee no late recording here.",
        "去掉 on，以现在的时刻办理；演练请用沙箱，往届活动请在方案中声明 record。", "Leave 'on' out and act now; rehearse in a sandbox, and declare a campaign of the past as a 'record'.");

    public static readonly ViolationCode LateStageNotNamed = Act("该环节的事项不得补录。", "Acts of the stage are not recorded late.",
        "去掉 on，以现在的时刻办理。", "Leave 'on' out and act now.");

    public static readonly ViolationCode LateTooEarly = Act("已超过可以补录的期限。", "The day of the act lies further back than late recording reaches.",
        "去掉 on，以现在的时刻办理。", "Leave 'on' out and act now.");

    public static readonly ViolationCode ListExists = Act("拟定名单已经形成。", "The proposed list has been drawn up.",
        "在已有名单上递补。", "Replace on the list that exists.");

    public static readonly ViolationCode ListMissing = Act("尚未形成拟定名单。", "No list has been proposed yet.",
        "先拟定名单。", "Draw up the list first.");

    public static readonly ViolationCode LimitTight = Act("限制所余不多，提请注意。", "A limit is getting tight; this is a remark, not a refusal.",
        "其后的推荐按消息所示掌握。", "Choose the next nominees as the message says.");

    public static readonly ViolationCode ListTooLong = Act("名单人数超过奖项的名额。", "The list names more nominees than the award has places.",
        "减少人选。", "Take nominees off the list.");

    public static readonly ViolationCode MaterialMissing = Act("缺少规定的材料。", "A form or table that the stage asks for is missing.",
        "补交该材料。", "Add it to the submission.");

    public static readonly ViolationCode MaterialUnknown = UnknownName(ViolationOrigin.Act, "材料", "material");

    public static readonly ViolationCode NoAccount = Act("程序未向规则提供所需的名额账户。", "The calling program did not hand the rules the quota account that they need.",
        "联系管理员，重试无效。", "Tell the operators; trying again does not help.");

    public static readonly ViolationCode NoCounts = Act("程序未向规则提供所需的限制统计。", "The calling program did not hand the rules the running counts that they need.",
        "属程序故障；请联系运维人员。", "It is a fault of the program; tell the operators.");

    public static readonly ViolationCode NoPlaceLeft = Act("名额已用完。", "No place is left.",
        "待名额空出，或作为递补人选推荐。", "Wait until a place is free, or nominate a reserve where the campaign has reserves.");

    public static readonly ViolationCode NomineeDisqualified = Act("推荐对象已被取消资格。", "The nominee has lost its eligibility in this campaign.",
        "不能再推荐该对象。", "The nominee cannot be nominated any more.");

    public static readonly ViolationCode NoPlaceVacant = Act("没有空出的名额可以递补。", "No place is vacant for a reserve.",
        "待名额空出后再递补。", "Wait until a place is vacant.");

    public static readonly ViolationCode NoQuotaHolder = Act("推荐单位及其上级在该奖项没有名额。", "Neither the organisation nor its superiors hold places for the award.",
        "由有名额的单位推荐。", "Let an organisation that holds places recommend.");

    public static readonly ViolationCode NominationEnded = Act("推荐已经结束。", "The nomination has ended.",
        "不能再办理；需要时重新推荐。", "Nothing more can be done; nominate anew where that is still possible.");

    public static readonly ViolationCode NominationTwice = Act("同一推荐重复列出。", "A nomination is named twice.",
        "只保留一项。", "Name it once.");

    public static readonly ViolationCode NominationsMissing = Act("没有列出任何推荐。", "No nomination is named.",
        "至少列出一个推荐。", "Name at least one.");

    public static readonly ViolationCode NomineeKind = Act("推荐对象的类别与奖项不符。", "The kind of nominee does not fit the award.",
        "改选奖项或类别。", "Choose the award, or the kind, that fits.");

    public static readonly ViolationCode NotAReserve = Act("该推荐不是递补人选。", "The nominee is no reserve.",
        "无需递补。", "There is nothing to promote.");

    public static readonly ViolationCode NotASandbox = Act("这是正式活动，不是沙箱。", "It is a real campaign, not a sandbox.",
        "在沙箱中办理。", "Do it in a sandbox.");

    public static readonly ViolationCode NoOpenChange = Act("没有待决定的情况变化。", "No change of circumstances waits for a decision.",
        "无需办理。", "Nothing needs to be done.");

    public static readonly ViolationCode NothingToCorrect = Act("更正的内容与现有内容相同。", "The correction changes nothing.",
        "填写正确的内容。", "Give the right values.");

    public static readonly ViolationCode NotActingBody = Act("此步骤由其他单位办理。", "The step belongs to another organisation.",
        "由 required 所示的单位办理。", "Let the organisation that 'required' names do it.");

    public static readonly ViolationCode NotHonoured = Act("没有可撤销的荣誉。", "There is no honour to revoke.",
        "表彰决定之后才能撤销。", "Revoke only after the decision.");

    public static readonly ViolationCode NotInNotice = Act("该推荐不在此公告中。", "The nomination is not part of the notice.",
        "核对公告与推荐。", "Compare the notice and the nomination.");

    public static readonly ViolationCode NotOnList = Act("被替换的推荐不在名单上。", "The nomination to be replaced is not on the list.",
        "核对名单。", "Compare the list.");

    public static readonly ViolationCode NotOverdue = Act("尚未逾期，无需登记接受逾期。", "The step is not overdue; there is no delay to accept.",
        "按期办理即可。", "Act in time; nothing needs to be accepted.");

    public static readonly ViolationCode NotWaivable = Act("该规定必须执行，不能豁免。", "The rule or limit binds strictly and cannot be waived.",
        "满足该规定。", "Meet it.");

    public static readonly ViolationCode NothingToRevoke = Act("没有可撤销的荣誉。", "No honour stands that could be revoked.",
        "核对奖项与名称。", "Compare award and name.");

    public static readonly ViolationCode NoticeClosed = Act("该公告已没有公示中的推荐。", "No nomination of the notice is running any more.",
        "无需结束公示。", "There is nothing to close.");

    public static readonly ViolationCode NoticeContentMissing = Act("公告缺少规定的内容。", "Parts that the notice must contain are missing.",
        "补全 required 所示的内容。", "Add the parts that 'required' names.");

    public static readonly ViolationCode ObjectionDecided = Act("异议已经处理。", "The objection has been decided.",
        "不能再次处理。", "It cannot be decided again.");

    public static readonly ViolationCode ObjectionElsewhere = Act("该异议针对其他推荐。", "The objection is against another nomination.",
        "核对异议与推荐。", "Compare the objection and the nomination.");

    public static readonly ViolationCode ObjectionNotArrived = Act("异议的收到日期晚于受理日期。", "The objection arrived after the day on which it is taken in.",
        "核对两个日期。", "Compare the two days.");

    public static readonly ViolationCode ObjectionOutsideTerm = Act("异议在公示期外收到。", "The objection arrived outside the publicity.",
        "公示期外的反映按其他渠道处理。", "What arrives outside the term goes another way than the objection.");

    public static readonly ViolationCode ObjectionsFull = Act("本公告的网上异议已达上限。", "The notice takes no more objections online.",
        "以来信、来访或来电方式反映。", "Write, call on or telephone the organisation that posted it.");

    public static readonly ViolationCode OrganisationDisqualified = Act("推荐单位已被取消资格。", "The recommending organisation has lost its eligibility.",
        "不能再推荐。", "It can recommend no more.");

    public static readonly ViolationCode OrganisationInStanding = Act("推荐单位和推荐对象未被取消资格。", "Neither the recommending organisation nor the nominee has lost its eligibility.",
        "先对该单位或对象作出处理。", "Lay a sanction on the organisation or the nominee first.");

    public static readonly ViolationCode PlaceKept = Act("空出的名额留给原单位。", "The place is kept for the organisation that holds it.",
        "由该单位推荐的人选递补。", "Choose one of its own nominees.");

    public static readonly ViolationCode OrganisationUnknown = UnknownName(ViolationOrigin.Act, "单位", "organisation");

    public static readonly ViolationCode Overdue = Act("已超过办理期限。", "The step is overdue.",
        "由接收单位登记接受逾期并说明理由（accept-late）。", "Let the receiving body record that it accepts the delay (accept-late).");

    public static readonly ViolationCode OwnReservesFirst = Act("本单位还有递补人选，空出名额先由其递补。", "The organisation has reserves of its own, who come first.",
        "先递补本单位的人选。", "Promote those first.");

    public static readonly ViolationCode PersonalDataErased = Act("本次活动的个人信息已经删除。", "The personal data of the campaign have been deleted.",
        "荣誉、决定和办理经过仍可查阅。", "Honours, decision and journal can still be read.");

    public static readonly ViolationCode PlacesLapsed = Act("推荐单位被取消资格，其名额已失效。", "The organisation was disqualified; its places have lapsed.",
        "其名额不能再用。", "They cannot be used.");

    public static readonly ViolationCode PlacesUnused = Act("名单人数少于名额，而本次活动不允许名额空缺。", "The list leaves places unused, which the campaign does not allow.",
        "补足人选。", "Add nominees to the list.");

    public static readonly ViolationCode PostmarkWrong = Act("邮戳日期不合理。", "The day of the postmark makes no sense.",
        "只有来信才填邮戳日期，且不得晚于到达日期。", "Give it for a letter only, and not later than its arrival.");

    public static readonly ViolationCode PosthumousNotForeseen = Act("本次活动未规定追授。", "The campaign knows no posthumous honours.",
        "不予通过，或由推荐单位撤回。", "Reject the nomination, or let the recommending unit withdraw it.");

    public static readonly ViolationCode ReasonRequired = Act("须说明理由。", "A reason must be given.",
        "填写理由。", "Give the reason.");

    public static readonly ViolationCode RecordMissing = Act("缺少本环节要求的记录。", "A record that the stage asks for is missing.",
        "登记 required 所示的记录。", "File the record that 'required' names.");

    public static readonly ViolationCode RecordOfAnotherBody = Act("该记录由其他单位出具。", "The record is another body's.",
        "请该单位出具或更改，或凭其来函登记。", "Let that body make or change it, or enter what it sent as received.");

    public static readonly ViolationCode RecordUnfavourable = Act("记录的结论为不通过。", "A record is unfavourable.",
        "更正记录，或作出不予通过的决定。", "File a new record once the matter is settled, or reject the nomination.");

    public static readonly ViolationCode RecordUnknown = UnknownName(ViolationOrigin.Act, "记录", "record");

    public static readonly ViolationCode Recused = Act("办理人已申请回避。", "The person acting has stepped back from the nomination.",
        "由他人办理。", "Let somebody else act.");

    public static readonly ViolationCode RecusedAlready = Act("办理人此前已申请回避。", "The person has stepped back already.",
        "无需再次申请。", "Nothing needs to be done again.");

    public static readonly ViolationCode ReplacementForbidden = Act("该名额不递补，作空缺处理。", "Nobody may follow for the nominee who fell, by the stage or by the sanction.",
        "该名额保留空缺。", "The place stays unused.");

    public static readonly ViolationCode ReplacementOtherAward = Act("递补人选须与被替换者属同一奖项。", "The replacement is nominated for another award.",
        "另选同一奖项的人选。", "Choose a nominee for the same award.");

    public static readonly ViolationCode ReportPartMissing = Act("报送报告缺少规定的内容。", "Parts that the report must contain are missing.",
        "补全 required 所示的内容。", "Add the parts that 'required' names.");

    public static readonly ViolationCode ReportPartUnknown = UnknownName(ViolationOrigin.Act, "报告内容", "part of the report");

    public static readonly ViolationCode ReserveOfOthers = Act("空出的名额属于其他单位。", "The vacant place belongs to another organisation.",
        "由该单位的人选递补。", "Promote a reserve of that organisation.");

    public static readonly ViolationCode ReserveOutOfOrder = Act("前面还有顺位在先的递补人选。", "A reserve of better rank waits before this one.",
        "先递补顺位在先者。", "Promote the better rank first.");

    public static readonly ViolationCode ReserveRankOutOfRange = Act("递补顺位超出允许的范围。", "The rank of the reserve is out of range.",
        "取 required 所示范围内的顺位。", "Give a rank in the range that 'required' names.");

    public static readonly ViolationCode ReserveRankTaken = Act("该递补顺位已被占用。", "The rank is taken by another reserve.",
        "换用其他顺位。", "Choose another rank.");

    public static readonly ViolationCode ReservesNotForeseen = Act("本次活动不设递补人选。", "The campaign has no reserves.",
        "不填顺位。", "Leave the rank out.");

    public static readonly ViolationCode RetentionRunning = Act("个人信息的保存期限未满。", "The time for which personal data are kept has not ended.",
        "到 required 所示之日再删除。", "Delete them from the day on that 'required' names.");

    public static readonly ViolationCode RetentionUndeclared = Act("本次活动没有规定个人信息的保存期限。", "The campaign does not say how long personal data are kept.",
        "在 campaign.yaml 中规定 retention。", "Declare 'retention' in campaign.yaml.");

    public static readonly ViolationCode ReviewPending = Act("审核尚未完成。", "The review is not finished.",
        "待审核完成。", "Wait for the review.");

    public static readonly ViolationCode RevocationNotForeseen = Act("本次活动未规定撤销荣誉。", "The campaign foresees no revocation of honours.",
        "依照其他规定处理。", "Act under other regulations.");

    public static readonly ViolationCode SanctionSubject = Act("处理针对的是另一类对象。", "The sanction is for another kind of subject.",
        "写明推荐或单位，按消息所示。", "Name the nomination or the organisation, as the message says.");

    public static readonly ViolationCode SanctionUnknown = UnknownName(ViolationOrigin.Act, "处理", "sanction");

    public static readonly ViolationCode SeparationOfDuties = Act("推荐人不得审核，也不得核查异议。", "The person who recommended or proposed the nominee neither reviews it nor examines objections against it.",
        "由他人办理。", "Let somebody else act.");

    public static readonly ViolationCode StageClosed = Act("推荐所处的环节不能办理此事项。", "The act is not possible at the stage where the nomination stands.",
        "办理消息所列的可办事项。", "Choose one of the acts that the message names.");

    public static readonly ViolationCode StageUnknown = UnknownName(ViolationOrigin.Act, "环节", "stage");

    public static readonly ViolationCode StillListed = Act("被替换者仍在名单上。", "The nominee to be replaced still stands on the list.",
        "先作出不予通过或撤回。", "Reject or withdraw that nomination first.");

    public static readonly ViolationCode StillReserve = Act("该推荐仍是递补人选。", "The nominee is still a reserve.",
        "先递补再办理。", "Promote it first.");

    public static readonly ViolationCode CalendarProvisional = Act("期限按预计的节假日推算，尚不确定。", "A last day hangs on holidays that are only expected.",
        "在节假日文件夹中增加该年的通知文件。", "Add the file of that year's paper to the folder of holiday papers.");

    public static readonly ViolationCode TermRunning = Act("公示期限未满。", "The publicity has not run its full term.",
        "自 required 所示之日起结束公示。", "Close it from the day on that 'required' names.");

    public static readonly ViolationCode TermSuspended = Act("异议核查期间公示中止。", "The publicity stands still while an objection is examined.",
        "先处理异议。", "Decide the objection first.");

    public static readonly ViolationCode TooEarly = Act("尚未到规定的起始时间。", "The step cannot be done before its window opens.",
        "自 required 所示之日起办理。", "Do it from the day on that 'required' names.");

    public static readonly ViolationCode TimeNeeded = Act("当日有起始或截止时刻，须写明办理时刻。", "The step opens or is due at a time on this day, so the time of the act must be given.",
        "按示例写明日期和时刻。", "Give day and time, as in the example.");

    public static readonly ViolationCode WaiverElementUnknown = UnknownName(ViolationOrigin.Act, "可豁免的规定", "rule or limit");

    public static readonly ViolationCode WaiverOfList = Act("该比例针对整个名单，豁免不针对单个推荐。", "The limit is about the whole list; its waiver names no single nomination.",
        "不填推荐。", "Leave the nomination out.");

    private static ViolationCode Act(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.Act, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
