using Commendation.Domain.Shared;

namespace Commendation.Domain.Procedures;

/// <summary>What can be done to a nomination. The vocabulary is closed; which act is possible when, the compiled procedure says.</summary>
public enum Act
{
    /// <summary>填报: declare or correct facts.</summary>
    Declare,

    /// <summary>登记: file a record that the stage asks for.</summary>
    Record,

    /// <summary>推荐: the unit recommends the nominee.</summary>
    Recommend,

    /// <summary>公示: post the nominee in a public notice.</summary>
    Post,

    /// <summary>中止: the term stands still because an objection is examined.</summary>
    Suspend,

    /// <summary>恢复: the last open objection was dismissed, the term goes on.</summary>
    Resume,

    /// <summary>异议成立: an objection was upheld; the nomination ends.</summary>
    Uphold,

    /// <summary>公示结束: close the publicity after its full term.</summary>
    Close,

    /// <summary>报送: submit to the next level.</summary>
    Submit,

    /// <summary>接受逾期: the receiving body accepts a late step.</summary>
    AcceptLate,

    /// <summary>审核通过: pass the review.</summary>
    Pass,

    /// <summary>退回: return for correction.</summary>
    Return,

    /// <summary>不予通过: reject.</summary>
    Reject,

    /// <summary>递补: a reserve takes a place that fell vacant.</summary>
    Promote,

    /// <summary>撤回: the recommending unit withdraws its nominee.</summary>
    Withdraw,

    /// <summary>取消资格: the recommending organisation or the nominee was disqualified.</summary>
    Disqualify,

    /// <summary>列入名单: put on the proposed list.</summary>
    List,

    /// <summary>表彰: honour by decision.</summary>
    Decide,

    /// <summary>上报: hand on to a higher level.</summary>
    Forward,
}

/// <summary>Names of acts as they appear in addresses, journals and files.</summary>
public static class ActNames
{
    private static readonly Dictionary<Act, string> Names = Enum.GetValues<Act>().ToDictionary(act => act, Kebab.Of);

    private static readonly Dictionary<string, Act> Acts = Names.ToDictionary(pair => pair.Value, pair => pair.Key);

    /// <summary>Every name.</summary>
    public static IReadOnlyCollection<string> All => Acts.Keys;

    /// <summary>The name of an act, for example <c>accept-late</c>.</summary>
    public static string Name(this Act act) => Names[act];

    /// <summary>The act as people call it.</summary>
    public static Text Describe(this Act act) => act switch
    {
        Act.Declare => new Text("填报事实", "declare facts"),
        Act.Record => new Text("登记记录", "file a record"),
        Act.Recommend => new Text("推荐", "recommend"),
        Act.Post => new Text("发布公示", "post"),
        Act.Suspend => new Text("受理异议", "take in an objection"),
        Act.Resume => new Text("认定异议不成立", "dismiss the objection"),
        Act.Uphold => new Text("认定异议成立", "uphold the objection"),
        Act.Close => new Text("结束公示", "close the publicity"),
        Act.Submit => new Text("报送", "submit"),
        Act.AcceptLate => new Text("接受逾期", "accept the delay"),
        Act.Pass => new Text("审核通过", "pass"),
        Act.Return => new Text("退回", "return"),
        Act.Reject => new Text("不予通过", "reject"),
        Act.Promote => new Text("递补", "promote the reserve"),
        Act.Withdraw => new Text("撤回", "withdraw"),
        Act.Disqualify => new Text("取消资格", "disqualify"),
        Act.List => new Text("列入名单", "put on the list"),
        Act.Decide => new Text("表彰", "honour"),
        _ => new Text("上报", "hand on"),
    };

    /// <summary>The act of a name.</summary>
    public static bool TryParse(string name, out Act act) => Acts.TryGetValue(name, out act);
}
