using Commendation.Application.Common;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Explanations;

namespace Commendation.Application.Verification;

/// <summary>A sentence in both languages, whatever language was asked for: an explanation is read by people of either.</summary>
/// <param name="Zh">Chinese.</param>
/// <param name="En">English.</param>
public sealed record BilingualView(string Zh, string En)
{
    /// <summary>Both languages of a text.</summary>
    public static BilingualView Of(Text text) => new(text.Zh, text.En);
}

/// <summary>One rule of an explained verdict.</summary>
/// <param name="Rule">Code of the rule.</param>
/// <param name="Clause">Clause that it comes from.</param>
/// <param name="Strength">How strongly it binds.</param>
/// <param name="Outcome">What it says.</param>
/// <param name="Message">The same as a sentence: required, declared, missing.</param>
/// <param name="Change">The facts that would have to be different, as values; empty when nothing stands in the way or no small change was found.</param>
/// <param name="ChangeMessage">The same as a sentence; null when nothing stands in the way.</param>
public sealed record RuleExplanationView(
    string Rule, string Clause, Strength Strength, RuleOutcome Outcome, BilingualView Message, IReadOnlyDictionary<string, string> Change, BilingualView? ChangeMessage);

/// <summary>A verdict explained (判定说明): every rule with what it found and what would have to change.</summary>
/// <param name="Campaign">Code of the campaign.</param>
/// <param name="PolicyVersion">Version of its policy.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="Title">The award's title.</param>
/// <param name="Standing">What all rules together say.</param>
/// <param name="Rules">Every rule, in the award's order.</param>
/// <param name="NotCarried">Clauses of the notice that bind and that no rule carries: what the verdict does not say.</param>
public sealed record ExplanationView(
    string Campaign, string PolicyVersion, string Award, BilingualView Title, Standing Standing, IReadOnlyList<RuleExplanationView> Rules, IReadOnlyList<OpenClauseView> NotCarried);

/// <summary>Explains verdicts.</summary>
public static class Explanations
{
    /// <summary>Explains what the rules of an award say about facts as somebody wrote them; refuses those that the catalogue does.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="award">The award.</param>
    /// <param name="written">The facts.</param>
    public static Outcome<ExplanationView> Explain(CampaignPolicy policy, Award award, WrittenFacts written) =>
        Explain(policy, award, written.Known).Besides(written.Misfits(policy.Facts));

    /// <summary>Explains what the rules of an award say about declared facts; refuses facts that the catalogue does.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="award">The award.</param>
    /// <param name="declared">The declared facts.</param>
    /// <param name="known">Whether the caller knows them; else the nearest values of personal ones, which tell of them, are hidden.</param>
    public static Outcome<ExplanationView> Explain(CampaignPolicy policy, Award award, IReadOnlyDictionary<string, string> declared, bool known = true) =>
        policy.Facts.Read(declared).Then(facts =>
        {
            var verdict = EligibilityRules.Evaluate(policy, award, facts);
            return Outcome<ExplanationView>.Of(new ExplanationView(
                policy.Code, policy.Version, award.Code, BilingualView.Of(award.Title), verdict.Standing, [.. verdict.Results.Select(result => View(policy, award, declared, result, known))], OpenClauseView.Of(policy)));
        });

    private static RuleExplanationView View(CampaignPolicy policy, Award award, IReadOnlyDictionary<string, string> declared, RuleResult result, bool known)
    {
        var open = result.Outcome is RuleOutcome.NotMet or RuleOutcome.Undetermined;
        var change = open ? SmallestChange.For(policy, award, result.Rule, declared).Facts : [];
        var values = change.Select(item => (item.Fact.Label, Value: known || !item.Fact.IsPersonal ? item.Fact.Describe(item.Value) : Text.Same(FactDefinition.Hidden))).ToList();
        return new RuleExplanationView(
            result.Rule.Code,
            result.Rule.Clause,
            result.Rule.Strength,
            result.Outcome,
            BilingualView.Of(result.Message),
            change.ToDictionary(item => item.Fact.Code, item => known ? item.Fact.Print(item.Value) : item.Fact.Tell(item.Value)),
            !open ? null
                : values.Count == 0 ? new BilingualView("改变一两项事实不能使该规则满足。", "No change of one or two facts would make it hold.")
                : new BilingualView(
                    $"若{string.Join("，且", values.Select(item => $"{item.Label.Zh}为{item.Value.Zh}"))}，该规则即不构成障碍。",
                    $"It would not stand in the way if {string.Join(" and ", values.Select(item => $"{item.Label.En} were {item.Value.En}"))}."));
    }
}
