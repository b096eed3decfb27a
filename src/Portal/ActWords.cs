using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using static Commendation.Portal.Words;

namespace Commendation.Portal;

/// <summary>The acts of the journal in words. Those of the procedure have their own; the rest are named here.</summary>
internal static class ActWords
{
    private static readonly Dictionary<string, Text> Others = new()
    {
        ["amend"] = ("修订方案", "amend the rules"),
        ["correct"] = ("更正", "correct"),
        ["discard"] = ("撤除演练", "discard the sandbox"),
        ["disclose"] = ("查阅保密信息", "look at what is confidential"),
        ["draw-up-list"] = ("拟定名单", "draw up the list"),
        ["erase"] = ("删除个人信息", "delete personal data"),
        ["grant"] = ("授予荣誉", "grant the honour"),
        ["keep"] = ("变化后保留", "keep after a change"),
        ["lift-bar"] = ("解除限制", "lift the bar"),
        ["nominate"] = ("新增推荐", "nominate"),
        ["object"] = ("受理异议", "take in an objection"),
        ["open"] = ("启动活动", "open the campaign"),
        ["pin"] = ("确定规则版本", "fix the version of the rules"),
        ["post-notice"] = ("发布公告", "post the notice"),
        ["recuse"] = ("回避", "step back"),
        ["replace"] = ("名单递补", "replace on the list"),
        ["report-change"] = ("报告情况变化", "report a change"),
        ["revoke"] = ("撤销荣誉", "revoke the honour"),
        ["sanction"] = ("处理", "lay a sanction"),
        ["set-clock"] = ("设定演练日期", "set the sandbox's clock"),
        ["submit-batch"] = ("报送一批", "submit a batch"),
        ["waive"] = ("豁免", "waive"),
    };

    /// <summary>The names of all acts that a journal can tell of.</summary>
    public static IEnumerable<string> All => ActNames.All.Concat(Others.Keys);

    /// <summary>An act in words; its name where it has none.</summary>
    public static string Of(string act) => ActNames.TryParse(act, out var known) ? Say(known.Describe()) : Others.TryGetValue(act, out var words) ? Say(words) : act;
}
