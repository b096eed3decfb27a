#pragma warning disable CS1591 // Each declaration says what the code means.

using System.Runtime.CompilerServices;

namespace Commendation.Domain.Shared;

/// <content>What is wrong with scenarios.</content>
public sealed partial class ViolationCode
{
    public static readonly ViolationCode ElementUnknown = UnknownName(ViolationOrigin.Scenario, "处理、限制或规则", "sanction, limit or rule");

    public static readonly ViolationCode GivenUnknown = UnknownName(ViolationOrigin.Scenario, "事实组合", "named set of facts");

    public static readonly ViolationCode LimitUnknown = UnknownName(ViolationOrigin.Scenario, "比例限制", "limit");

    public static readonly ViolationCode NoTerm = Scenario("该环节没有期限。", "The stage has no term.",
        "改选公示环节。", "Choose a publicity.");

    public static readonly ViolationCode NotABar = Scenario("该处理不禁止参加以后各届。", "The sanction does not bar from later rounds.",
        "改选效果为 bar-later-rounds 的处理。", "Choose one with the effect bar-later-rounds.");

    public static readonly ViolationCode OutcomeImpossible = Scenario("预期结果不可能出现。", "The expected outcome can never come.",
        "改正预期。", "Correct the expectation.");

    public static readonly ViolationCode PartUnknown = UnknownName(ViolationOrigin.Scenario, "项目", "part");

    public static readonly ViolationCode ReasonUnknown = UnknownName(ViolationOrigin.Scenario, "拒绝原因", "reason for a refusal");

    public static readonly ViolationCode RuleUnknown = UnknownName(ViolationOrigin.Scenario, "规则", "rule");

    public static readonly ViolationCode TitleUnknown = UnknownName(ViolationOrigin.Scenario, "称号", "title");

    public static readonly ViolationCode TooManyScenarios = Scenario("用例过多，超出的不会运行。", "There are more scenarios than are run.",
        "减少用例。", "Leave some out.");

    private static ViolationCode Scenario(string zh, string en, string remedyZh, string remedyEn, [CallerMemberName] string member = "") =>
        Declare(ViolationOrigin.Scenario, new Text(zh, en), new Text(remedyZh, remedyEn), member);
}
