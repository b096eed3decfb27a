using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Eligibility;

/// <summary>What one rule says about one nominee.</summary>
public enum RuleOutcome
{
    /// <summary>满足.</summary>
    Met,

    /// <summary>不满足.</summary>
    NotMet,

    /// <summary>待定: a fact is missing.</summary>
    Undetermined,

    /// <summary>不适用: the rule does not apply to this nominee.</summary>
    NotApplicable,

    /// <summary>例外: met or not, an exception lets the nominee pass.</summary>
    Excepted,
}

/// <summary>What all rules together say.</summary>
public enum Standing
{
    /// <summary>符合: every binding rule holds.</summary>
    Eligible,

    /// <summary>待定: a binding rule lacks a fact, none is broken.</summary>
    Undetermined,

    /// <summary>须豁免: only rules that bind in principle are broken; a recorded waiver is needed.</summary>
    NeedsWaiver,

    /// <summary>不符合: a binding rule is broken.</summary>
    Ineligible,
}

/// <summary>One fact that a rule used.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Value">Its value; not known when it is missing.</param>
public readonly record struct FactUsed(FactDefinition Fact, FactValue Value);

/// <summary>The result of one rule, with everything needed to explain it.</summary>
/// <param name="Rule">The rule: code, clause, strength, what it requires.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Facts">The nominee's facts.</param>
public readonly record struct RuleResult(EligibilityRule Rule, RuleOutcome Outcome, FactSet Facts)
{
    /// <summary>The facts that the rule reads, with their values.</summary>
    public IEnumerable<FactUsed> FactsUsed
    {
        get
        {
            var facts = Facts;
            return Rule.Facts.Select(fact => new FactUsed(fact, facts[fact]));
        }
    }

    /// <summary>The exception that lets the nominee pass; null unless the outcome is <see cref="RuleOutcome.Excepted"/>.</summary>
    public RuleException? Exception
    {
        get
        {
            var facts = Facts;
            return Outcome == RuleOutcome.Excepted ? Rule.Unless.First(exception => exception.When.Evaluate(facts) == Truth.Met) : null;
        }
    }

    /// <summary>The result as a sentence, rendered when asked for; values that only few may see do not stand in it.</summary>
    public Text Message
    {
        get
        {
            var facts = Facts;
            var required = Rule.Require.Describe();
            var missing = Rule.Facts.Where(fact => !facts[fact].IsKnown && !IsReversed(fact, facts)).ToList();
            return Outcome switch
            {
                RuleOutcome.Met => new Text($"{Rule.Title.Zh}：满足（{required.Zh}）。", $"{Rule.Title.En}: met ({required.En})."),
                RuleOutcome.Excepted => new Text(
                    $"{Rule.Title.Zh}：符合例外“{Exception!.Title.Zh}”（{Exception.Clause}），不再要求{required.Zh}。",
                    $"{Rule.Title.En}: the exception '{Exception.Title.En}' ({Exception.Clause}) applies; {required.En} is not asked for."),
                RuleOutcome.NotApplicable => new Text($"{Rule.Title.Zh}：不适用。", $"{Rule.Title.En}: does not apply."),
                RuleOutcome.Undetermined when missing.Count == 0 => new Text(
                    $"{Rule.Title.Zh}：起止日期颠倒，无法计算年限（要求{required.Zh}，实际{string.Join("，", FactsUsed.Select(used => Actual(used).Zh))}）。",
                    $"{Rule.Title.En}: undetermined because no years can be counted backwards (required: {required.En}; actual: {string.Join(", ", FactsUsed.Select(used => Actual(used).En))})."),
                RuleOutcome.Undetermined => new Text(
                    $"{Rule.Title.Zh}：缺少{string.Join("、", missing.Select(fact => fact.Label.Zh))}，无法判断（要求{required.Zh}）。",
                    $"{Rule.Title.En}: undetermined because {string.Join(", ", missing.Select(fact => fact.Label.En))} is missing (required: {required.En})."),
                _ => new Text(
                    $"{Rule.Title.Zh}：不满足，要求{required.Zh}，实际{string.Join("，", FactsUsed.Select(used => Actual(used).Zh))}。",
                    $"{Rule.Title.En}: not met; required: {required.En}; actual: {string.Join(", ", FactsUsed.Select(used => Actual(used).En))}."),
            };
        }
    }

    /// <summary>The result as a violation, for a rule that stands in the way.</summary>
    public Violation ToViolation()
    {
        var used = FactsUsed.ToList();
        return Violation.OfRule(Rule.Code, Message, Rule.Clause) with
        {
            Fact = string.Join(", ", used.Select(fact => fact.Fact.Code)),
            Actual = string.Join(", ", used.Select(fact => fact.Value.IsKnown ? fact.Fact.Tell(fact.Value) : "–")),
            Required = Rule.Require.Describe().En,
        };
    }

    // No value follows although nothing that it follows from is missing.
    private static bool IsReversed(FactDefinition fact, FactSet facts) =>
        fact.Derivation is FullYears years && facts[years.From].IsKnown && (years.To is null || facts[years.To].IsKnown);

    private static Text Actual(FactUsed used)
    {
        if (!used.Value.IsKnown)
        {
            return new Text($"{used.Fact.Label.Zh}未填报", $"{used.Fact.Label.En} missing");
        }

        var value = used.Fact.IsPersonal ? Text.Same(FactDefinition.Hidden) : used.Fact.Describe(used.Value);
        return new Text($"{used.Fact.Label.Zh}为{value.Zh}", $"{used.Fact.Label.En} {value.En}");
    }
}

/// <summary>
/// The verdict (资格审核结果) on one nominee: one result for every rule of the award, never only the first that fails.
/// </summary>
public sealed class Verdict
{
    private readonly RuleOutcome[] _outcomes;
    private readonly FactSet _facts;

    internal Verdict(CampaignPolicy policy, Award award, FactSet facts, RuleOutcome[] outcomes, Standing standing)
    {
        PolicyVersion = policy.Version;
        Award = award;
        _facts = facts;
        _outcomes = outcomes;
        Standing = standing;
    }

    /// <summary>Version of the policy that the verdict was given under.</summary>
    public string PolicyVersion { get; }

    /// <summary>The award.</summary>
    public Award Award { get; }

    /// <summary>The title that such a nominee of the award would receive.</summary>
    public Text Title => Award.TitleFor(_facts);

    /// <summary>What all rules together say.</summary>
    public Standing Standing { get; }

    /// <summary>Number of rules.</summary>
    public int Count => _outcomes.Length;

    /// <summary>The result of each rule in the award's order.</summary>
    public RuleResult this[int index] => new(Award.Rules[index], _outcomes[index], _facts);

    /// <summary>All results in the award's order.</summary>
    public IEnumerable<RuleResult> Results => Enumerable.Range(0, Count).Select(index => this[index]);

    /// <summary>
    /// The verdict as one text that is the same whenever policy, facts and outcomes are: a line for the whole, then one for each rule with
    /// its outcome and the facts that it read. What the journal keeps a digest of.
    /// </summary>
    public string Canonical() => string.Join(
        '\n',
        Results
            .Select(result => string.Join(
                ';',
                result.FactsUsed
                    .Select(used => $"{used.Fact.Code}={(used.Value.IsKnown ? used.Fact.Print(used.Value) : "?")}")
                    .Prepend($"{result.Rule.Code}={result.Outcome}")))
            .Prepend($"{PolicyVersion};{Award.Code};{Standing}"));

    /// <summary>Results of binding rules that are broken or lack a fact, and of rules in principle that are broken and not waived.</summary>
    /// <param name="isWaived">Whether a rule in principle, by its code, has a recorded waiver for this nominee.</param>
    public IEnumerable<RuleResult> Obstacles(Func<string, bool> isWaived) => Results.Where(result =>
        result.Outcome is RuleOutcome.NotMet or RuleOutcome.Undetermined
        && result.Rule.Strength != Strength.Emphasis
        && !(result.Rule.Strength == Strength.InPrinciple && isWaived(result.Rule.Code)));
}
