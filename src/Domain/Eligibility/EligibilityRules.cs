using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Eligibility;

/// <summary>Evaluates eligibility rules: facts in, verdict out, nothing else read.</summary>
public static class EligibilityRules
{
    /// <summary>The verdict on a nominee for an award. Every rule is evaluated.</summary>
    public static Verdict Evaluate(CampaignPolicy policy, Award award, FactSet facts)
    {
        var rules = award.Rules;
        var outcomes = new RuleOutcome[rules.Count];
        var standing = Standing.Eligible;
        for (var i = 0; i < outcomes.Length; i++)
        {
            var rule = rules[i];
            outcomes[i] = Evaluate(rule, facts);
            var consequence = Consequence(rule.Strength, outcomes[i]);
            standing = consequence > standing ? consequence : standing;
        }

        return new Verdict(policy, award, facts, outcomes, standing);
    }

    private static RuleOutcome Evaluate(EligibilityRule rule, FactSet facts)
    {
        var applies = rule.When?.Evaluate(facts) ?? Truth.Met;
        if (applies == Truth.NotMet)
        {
            return RuleOutcome.NotApplicable;
        }

        var required = rule.Require.Evaluate(facts);
        if (required == Truth.Met)
        {
            return RuleOutcome.Met;
        }

        // An exception decides also where the requirement is open: the nominee passes either way.
        var excepted = Excepted(rule, facts);
        return excepted == Truth.Met ? RuleOutcome.Excepted
            : (applies, required, excepted) == (Truth.Met, Truth.NotMet, Truth.NotMet) ? RuleOutcome.NotMet
            : RuleOutcome.Undetermined;
    }

    private static Truth Excepted(EligibilityRule rule, FactSet facts)
    {
        var result = Truth.NotMet;
        for (var i = 0; i < rule.Unless.Count; i++)
        {
            var exception = rule.Unless[i].When.Evaluate(facts);
            result = exception > result ? exception : result;
        }

        return result;
    }

    private static Standing Consequence(Strength strength, RuleOutcome outcome) => (strength, outcome) switch
    {
        (Strength.Must, RuleOutcome.NotMet) => Standing.Ineligible,
        (Strength.InPrinciple, RuleOutcome.NotMet) => Standing.NeedsWaiver,
        (Strength.Must or Strength.InPrinciple, RuleOutcome.Undetermined) => Standing.Undetermined,
        _ => Standing.Eligible,
    };
}
