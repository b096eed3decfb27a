using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Schemas;

/// <summary>
/// What an editor says about a key, in both languages. A key that means the same wherever it stands has one line; where it means something of
/// its own, the line names the owner as well, as <c>owner.key</c>.
/// </summary>
internal static class KeyNotes
{
    public static IReadOnlyDictionary<string, Text> All { get; } = new Dictionary<string, Text>
    {
        // What many elements have.
        ["clause"] = new("依据的条款（clauses.yaml 中的 id）", "the clause that it comes from, an id of clauses.yaml"),
        ["award"] = new("奖项代码", "code of the award"),
        ["by"] = new("办理职责的代码", "code of the role that acts"),

        // Scales and facts.
        ["facts"] = new("规则所依据的事实：引用标准事实（use）或自行声明", "facts that rules read: standard ones (use) or the campaign's own"),

        // Roles and procedure.
        ["organisation"] = new("单位代码", "code of an organisation"),

        // Scenarios.
        ["given"] = new("引用一组已命名的事实", "name of a set of facts"),
        ["scenarios.given"] = new("已命名的事实组，供各文件的用例引用", "named sets of facts for the items of all files"),
        ["verdicts"] = new("资格判定用例", "verdicts on nominees"),
        ["lists"] = new("名单用例", "lists and the limits that they keep or break"),
        ["scenarios.places"] = new("名额用例", "requests for a place"),
        ["procedures"] = new("程序用例", "ways through the procedure"),
        ["windows"] = new("公示期用例", "terms of public notices"),
        ["name"] = new("用例名称", "name of the scenario"),
        ["scenario.facts"] = new("改动的事实；~ 表示未填报", "facts that differ; ~ makes one unknown"),
        ["scenario.reason"] = new("为何值得一试", "why the case matters"),
        ["under"] = new("改用的解释口径", "readings other than the declared ones"),
        ["scenario.clause"] = new("结果须引用的条款", "clause that the outcome must cite"),
        ["expect"] = new("预期结果", "what is expected"),
        ["standing"] = new("eligible 符合，ineligible 不符合，undetermined 待定", "eligible, ineligible or undetermined"),
        ["expect.title"] = new("预期称号", "the title that is expected"),
        ["expect.rules"] = new("各规则的预期结果", "outcome of single rules"),
        ["rule"] = new("表中所试的规则", "the rule that the table tries"),
        ["columns"] = new("表中各列的事实", "facts in the columns of the table"),
        ["cases"] = new("各种情形", "the cases"),
        ["nominees"] = new("名单上的对象", "who is on the list"),
        ["notListed"] = new("推荐但未列入名单的对象", "who was recommended besides"),
        ["count"] = new("几名，默认1", "how many, 1 when left out"),
        ["nominee"] = new("同一对象的代称，用于兼得", "a word for one who stands on the list more than once"),
        ["channel"] = new("渠道代码", "code of the channel"),
        ["keeps"] = new("应符合的限制", "limits that the list keeps"),
        ["breaks"] = new("应突破的限制", "limits that the list breaks"),
        ["counts"] = new("各限制应计入的人数", "how many each limit counts"),
        ["taken"] = new("已占用的名额数", "places that are taken already"),
        ["refused"] = new("应被拒绝的原因", "reasons for which it is refused"),
        ["scenario.by"] = new("推荐单位代码", "code of the recommending organisation"),
        ["procedures-item.at"] = new("起始环节；不写即首个环节", "stage to begin with; the first when left out"),
        ["reserve"] = new("递补人选的名次", "rank as a reserve"),
        ["ahead"] = new("名次在前的递补人选数", "reserves that stand ahead"),
        ["act"] = new("办理事项", "the act"),
        ["steps"] = new("依次办理的各步", "the steps one after the other"),
        ["step.round"] = new("作出限制的届次，默认上一届", "round that laid the bar, the one before when left out"),
        ["step.on"] = new("办理日期，或日期和时刻", "day of the act, or day and time"),
        ["step.by"] = new("办理单位，不写即应办单位", "the body that acts; the proper one when left out"),
        ["step.reason"] = new("办理理由", "reason that is given"),
        ["without"] = new("缺少的记录、表格或部分", "records, forms or parts that are left out"),
        ["unfavourable"] = new("结论为否的记录", "records that are unfavourable"),
        ["altered"] = new("改动了格式的表格", "forms whose format is altered"),
        ["step.copies"] = new("各表格的份数", "copies of each form"),
        ["what"] = new("处理、限制或规则的代码", "code of a sanction, limit or rule"),
        ["placeOf"] = new("递补谁的名额：单位代码", "whose place it takes"),
        ["free"] = new("之后剩余名额数", "places that are free afterwards"),
        ["bonus"] = new("荣誉所附奖金（元）", "bonus in yuan that the honour carries"),
        ["step.rewards"] = new("荣誉所附的各项奖励", "everything that the honour carries"),
        ["state"] = new("之后的状态", "the state afterwards"),
        ["stage"] = new("公示环节代码", "code of the publicity"),
        ["posted"] = new("发布日期", "day of posting"),
        ["last"] = new("期满日", "last day of the term"),
        ["next"] = new("可进入下一环节的日期", "day from which the next step may come"),
    };

    // Tables and rows of scenarios, whose keys mean the same in each.
    private static readonly Dictionary<string, string> Families = new()
    {
        ["verdicts-item"] = "scenario",
        ["lists-item"] = "scenario",
        ["places-item"] = "scenario",
        ["procedures-item"] = "scenario",
        ["windows-item"] = "scenario",
        ["nominees-item"] = "scenario",
        ["steps-item"] = "step",
        ["cases-item"] = "step",
    };

    /// <summary>The note for a key of a mapping, or for the key wherever it stands.</summary>
    /// <param name="owner">What the mapping is called: the key under which it stands, with <c>-item</c> for the items of a list.</param>
    /// <param name="key">The key.</param>
    public static Text? Find(string owner, string key) =>
        All.GetValueOrDefault($"{owner}.{key}")
        ?? (Families.TryGetValue(owner, out var family) ? All.GetValueOrDefault($"{family}.{key}") : null)
        ?? All.GetValueOrDefault(key);
}
