#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What a verification finds in a policy.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode ActDead = Finding("某办理事项永远不可能办理。", "An act of the procedure can never be done.",
        "改正其条件或删除。", "Correct its conditions, or remove it.");

    public static readonly ViolationCode ClauseUncovered = Finding("条款没有任何元素承载。", "Nothing carries a clause.",
        "增加元素、写明承载条款，或声明为框架条款。", "Add an element, name the clauses that carry it, or declare it a frame.");

    public static readonly ViolationCode DueDateUnreachable = Finding("即使每步都不耽搁，也赶不上期限。", "A due date cannot be kept even if no day is lost.",
        "改正期限或日期。", "Correct the terms or the dates.");

    public static readonly ViolationCode DueDatesCollide = Finding("某种口径下赶不上期限。", "Under some readings a due date cannot be kept.",
        "改正期限，或选定口径。", "Correct the terms, or settle the reading.");

    public static readonly ViolationCode DutyUncarried = Finding("条款规定的职责没有环节承载。", "No stage carries a duty of a clause.",
        "增加环节、记录或材料。", "Add a stage, record or material.");

    public static readonly ViolationCode EndLeft = Finding("结束状态之后仍可办理。", "An act leaves an end.",
        "删除该事项。", "Remove the act.");

    public static readonly ViolationCode ExceptionIdle = Finding("例外没有任何作用。", "An exception changes nothing.",
        "删除或改正例外。", "Remove or correct it.");

    public static readonly ViolationCode ExceptionSwallows = Finding("例外使规则不起作用。", "The exceptions cover everybody who does not meet the rule.",
        "收窄例外。", "Narrow the exception.");

    public static readonly ViolationCode FactUnread = Finding("填报的事实没有用处。", "No rule, limit or form reads a fact that is asked for.",
        "删除该事实，或增加读取它的规则。", "Leave it out, or add the rule that reads it.");

    public static readonly ViolationCode HonourUnearned = Finding("缺少某些步骤也能获得荣誉。", "An honour can be reached without something that must come before it.",
        "补上条件。", "Add what is missing to the procedure.");

    public static readonly ViolationCode HonourUnreachable = Finding("没有路径通往荣誉。", "No way leads to an honour.",
        "检查环节的衔接。", "Check how the stages follow each other.");

    public static readonly ViolationCode JudgementWithoutBody = Finding("条款要求判断，却没有环节记录判断。", "A clause calls for a judgement, but no stage records it.",
        "在作出判断的环节增加记录。", "Add a record to the stage of the body that judges.");

    public static readonly ViolationCode LateRecordingSelfConfirmed = Finding("补录会由办理单位自己确认。", "What is recorded late would be confirmed by the body that acted.",
        "由其他职责确认，或不允许该环节补录。", "Let another role confirm, or leave the stage out of late recording.");

    public static readonly ViolationCode LateRecordingSwallows = Finding("公示期可以在公告登记之前就已届满。", "The term of a publicity can be over before its notice is recorded.",
        "缩短补录期限，或不允许该环节补录。", "Shorten late recording, or leave the stage out of it.");

    public static readonly ViolationCode LimitsConflict = Finding("各比例不能同时满足。", "The limits cannot be kept together.",
        "按反例调整比例。", "Change one of the limits that the example names.");

    public static readonly ViolationCode LimitsUndecided = Finding("各比例能否同时满足没有结论。", "Whether the limits can be kept together is not decided.",
        "简化比例，或增加用例。", "Simplify the limits, or show by scenarios that a list exists.");

    public static readonly ViolationCode ListUnfillable = Finding("即使没有比例限制，名额也用不完。", "The places cannot be filled even without any limit.",
        "检查规则和渠道名额。", "Check the rules and the places of channels.");

    public static readonly ViolationCode MutantSurvived = Finding("没有用例发现植入的错误。", "No scenario notices a planted fault.",
        "增加能区分两者的用例。", "Add one that tells the two apart.");

    public static readonly ViolationCode NoWayOut = Finding("推荐可能停在无法结束的状态。", "A nomination can come into a situation from which no end is reached.",
        "按反例补上出路。", "Add a way out for the example.");

    public static readonly ViolationCode ProcedureUndecided = Finding("程序未能在界限内得到证明或否定。", "The procedure could be neither proven nor refuted within the bound.",
        "简化程序。", "Simplify the procedure.");

    public static readonly ViolationCode ReadingIdle = Finding("没有用例因该口径而结果不同。", "No scenario comes out differently under a reading.",
        "增加显示差别的用例，或删除该口径。", "Add one that shows the difference, or drop the reading.");

    public static readonly ViolationCode ReadingsTooMany = Finding("影响日期的口径组合过多，未检查。", "Too many combinations of readings move a date; they were not examined.",
        "减少影响日期的解释口径。", "Declare fewer settings that move dates.");

    public static readonly ViolationCode RuleImplied = Finding("规则已被其他规则包含。", "A rule refuses nobody whom others do not refuse.",
        "删除该规则，或改正条件。", "Remove it, or correct its condition.");

    public static readonly ViolationCode RuleNeverMet = Finding("没有人能满足该规则。", "Nobody to whom a rule applies can meet it.",
        "改正条件。", "Correct its condition.");

    public static readonly ViolationCode RuleNeverRefuses = Finding("每个人都满足该规则。", "Everybody meets a rule, so it stops nobody.",
        "改正条件或删除。", "Correct its condition, or remove it.");

    public static readonly ViolationCode RuleUndecided = Finding("规则未能在界限内得到判断。", "A rule could not be decided within the bound.",
        "简化条件。", "Simplify its condition.");

    public static readonly ViolationCode RulesExcludeEverybody = Finding("几条规则合起来拒绝所有人。", "Rules together refuse everybody.",
        "按消息改正其一。", "Correct one of those that the message names.");

    public static readonly ViolationCode ScenarioFailed = Finding("用例的结果与预期不符。", "A scenario did not come out as expected.",
        "改正方案或用例。", "Correct the policy or the scenario.");

    public static readonly ViolationCode ScenarioMissing = Finding("元素缺少显示其作用的用例。", "An element lacks a scenario that shows it.",
        "增加用例。", "Add one.");

    public static readonly ViolationCode StageDead = Finding("某环节永远到不了。", "A stage is never reached.",
        "检查环节的衔接。", "Check how the stages follow each other.");

    public static readonly ViolationCode WhenNeverHolds = Finding("规则的适用条件从不成立。", "The condition of a rule never holds, so it applies to nobody.",
        "改正条件。", "Correct 'when'.");

    private static ViolationCode Finding(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.Finding, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
