using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.DecisionSpace;
using FsCheck.Fluent;
using static Commendation.Domain.Tests.Verification.SmallSpace;

namespace Commendation.Domain.Tests.Verification;

/// <summary>What the analysis of the decision space says, against trying everybody.</summary>
public class DecisionSpacePropertyTests
{
    [Fact]
    public void Findings_are_those_of_trying_everybody() => ForAll(
        from count in Gen.Choose(1, 4)
        from rules in Gen.ListOf(AnyRule, count)
        select Policy(rules),
        policy =>
        {
            var found = DecisionSpaceAnalysis.Run(policy.Subject()).Findings.Where(finding => finding.Code != "fact-unread").Select(finding => $"{finding.Code} {finding.Place}");

            found.Should().BeEquivalentTo(Expected(policy), string.Join("; ", policy.Awards[0].Rules.Select(rule => $"{rule.Code}: {rule.When?.Describe().En} → {rule.Require.Describe().En} unless {rule.Unless.Select(exception => exception.When.Describe().En).FirstOrDefault()}")));
        });

    [Fact]
    public void Two_rules_are_the_same_exactly_when_nobody_is_judged_otherwise() => ForAll(
        from one in AnyRule
        from other in Gen.OneOf(AnyRule, Gen.Constant(one), from require in AnyCondition select one with { Require = require })
        select (Policy([one]), Policy([other])),
        pair =>
        {
            var (one, other) = pair;
            var alike = EverybodyAndWhoSaysLess.All(facts => one.Outcome(one.Awards[0].Rules[0], facts) == other.Outcome(other.Awards[0].Rules[0], facts));

            Equivalence.SameRules(one, other).Should().Be(alike);
        });

    // The definitions of the findings, word for word, over a loop.
    private static IEnumerable<string> Expected(CampaignPolicy policy)
    {
        var rules = policy.Awards[0].Rules;
        bool Anybody(Func<Dictionary<string, string>, bool> such) => Everybody.Any(such);
        bool Passes(EligibilityRule rule, Dictionary<string, string> facts) => policy.Outcome(rule, facts) != RuleOutcome.NotMet;
        bool Met(Condition condition, Dictionary<string, string> facts) => condition.Evaluate(policy.Facts.Read(facts).Value) == Truth.Met;
        string Place(EligibilityRule rule) => $"awards[0].rules[{rules.ToList().IndexOf(rule)}]";

        IEnumerable<string> Alone(EligibilityRule rule)
        {
            var bare = rule with { Unless = [] };
            if (rule.When is { } when && !Anybody(facts => Met(when, facts)))
            {
                return [$"when-never-holds {Place(rule)}"];
            }

            if (!Anybody(facts => !Passes(rule, facts)))
            {
                return [$"{(Anybody(facts => !Passes(bare, facts)) ? "exception-swallows" : "rule-never-refuses")} {Place(rule)}"];
            }

            if (!Anybody(facts => policy.Outcome(rule, facts) is RuleOutcome.Met or RuleOutcome.Excepted))
            {
                return [$"rule-never-met {Place(rule)}"];
            }

            return rule.Unless.Where(exception => !Anybody(facts => !Passes(bare, facts) && Met(exception.When, facts))).Select((_, i) => $"exception-idle {Place(rule)}.unless[{i}]");
        }

        var alone = rules.ToDictionary(rule => rule, rule => Alone(rule).ToList());
        var sound = rules.Where(rule => alone[rule].Count == 0).ToList();
        var tied = sound.ToDictionary(rule => rule, rule => Tied(rule, rules).Where(sound.Contains).ToList());
        var pairs = (from one in sound
                     from other in sound.SkipWhile(rule => rule != one).Skip(1)
                     where one.Facts.Intersect(other.Facts).Any() && !Anybody(facts => Passes(one, facts) && Passes(other, facts))
                     select $"rules-exclude-everybody {Place(one)}").ToList();
        var groups = pairs.Count > 0 ? [] : tied.Values.Where(group => group.Count > 2 && !Anybody(facts => group.TrueForAll(rule => Passes(rule, facts)))).Select(group => $"rules-exclude-everybody {Place(group[0])}").Distinct().ToList();
        var implied = pairs.Count + groups.Count > 0 ? [] : sound
            .Where(rule => tied[rule].Count > 1 && !Anybody(facts => !Passes(rule, facts) && tied[rule].TrueForAll(other => other == rule || Passes(other, facts))))
            .Select(rule => $"rule-implied {Place(rule)}");
        return [.. alone.Values.SelectMany(found => found), .. pairs, .. groups, .. implied];
    }

    private static IEnumerable<EligibilityRule> Tied(EligibilityRule rule, IReadOnlyList<EligibilityRule> rules)
    {
        var tied = new HashSet<EligibilityRule> { rule };
        while (rules.FirstOrDefault(other => !tied.Contains(other) && tied.Any(member => member.Facts.Intersect(other.Facts).Any())) is { } next)
        {
            tied.Add(next);
        }

        return rules.Where(tied.Contains);
    }
}
