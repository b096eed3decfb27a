#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What an amendment must not do to a campaign that runs.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode AmendmentAfterDecision = Amendment("表彰决定印发后不再修订。", "The rules cannot be amended after the decision.",
        "不再修订。", "Leave them as they are.");

    public static readonly ViolationCode AmendmentEmpty = Amendment("修订与现行方案没有差别。", "The amendment changes nothing.",
        "用 policy diff 比较两个版本。", "Compare both versions with 'policy diff'.");

    public static readonly ViolationCode AmendmentNotLater = Amendment("生效日期不晚于上一版本。", "The amendment does not take effect later than the version before.",
        "给出更晚的生效日期。", "Give a later day.");

    public static readonly ViolationCode AmendmentOvertaken = Amendment("当日的办理已按现行版本作出。", "Acts of that day were judged by the present version.",
        "自次日起生效。", "Let it take effect on the day after at the earliest.");

    public static readonly ViolationCode AmendmentRetroactive = Amendment("修订不溯及既往。", "The amendment would reach back.",
        "自通过之日或之后生效。", "Let it take effect on the day of its adoption or later.");

    public static readonly ViolationCode AwardInUse = Amendment("已有推荐的奖项不能删除或改类。", "An award with nominations is dropped or given to another kind of nominee.",
        "保留该奖项。", "Keep the award as it is.");

    public static readonly ViolationCode CampaignIdentity = Amendment("修订不能改变活动的身份（代码、通知文号等）。", "An amendment changes what makes the campaign this one, such as its code or the number of its notice.",
        "改回原值；修订文号写入 document。", "Restore it; the number of the amending paper goes into 'document'.");

    public static readonly ViolationCode ChannelInUse = Amendment("已有推荐的推荐渠道不能删除。", "A channel with nominations is dropped or moved.",
        "保留该渠道。", "Keep the channel.");

    public static readonly ViolationCode FactInUse = Amendment("已填报的事实不再可读。", "Facts that were declared could no longer be read.",
        "保留该事实及其取值。", "Keep the fact and its values.");

    public static readonly ViolationCode OrganisationInUse = Amendment("已有推荐或处理的单位不能删除。", "An organisation with nominations or a sanction is struck off.",
        "保留该单位。", "Keep it in the directory.");

    public static readonly ViolationCode PlaceStageMoved = Amendment("有推荐在办时，占用名额的环节不能移动。", "The stage that takes the places is moved while nominations are under way.",
        "保留原环节。", "Leave it where it is.");

    public static readonly ViolationCode QuotaBelowTaken = Amendment("名额减到已用数以下。", "Places are cut below those in use.",
        "先撤回或不予通过相应推荐。", "Let nominations be withdrawn or rejected first.");

    public static readonly ViolationCode ReserveInUse = Amendment("已有递补人选的顺位被减掉。", "A rank with a waiting reserve would be cut.",
        "保留相应的名额或顺位。", "Keep enough places and reserves.");

    public static readonly ViolationCode SanctionWithdrawn = Amendment("活动期间不能删除处理或改变其效果。", "A sanction is dropped or given another effect while the campaign runs.",
        "保留该处理。", "Keep the sanction.");

    public static readonly ViolationCode StageInUse = Amendment("有推荐所处的环节被删除。", "A stage where nominations stand is dropped.",
        "保留该环节。", "Keep the stage.");

    public static readonly ViolationCode StagesReordered = Amendment("有推荐在办时，环节次序不能改变。", "The order of stages is changed while nominations are under way.",
        "保留原次序；可以增加环节。", "Keep their order; stages can be added.");

    private static ViolationCode Amendment(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.Amendment, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
