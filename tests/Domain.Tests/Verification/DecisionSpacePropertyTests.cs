using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
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

    [Fact]
    public void Rules_that_share_no_fact_are_never_multiplied()
    {
        static long Examined(int rules)
        {
            var facts = new FactCatalogue([.. Enumerable.Range(0, rules).Select(i => new FactDefinition(i, $"n{i}", FactKind.Number, SamplePolicy.Label($"n{i}")) { Min = 0, Max = 9 })]);
            var policy = Policy(facts.All.Select(fact => new EligibilityRule("rule", "1.1", Strength.Must, SamplePolicy.Label("rule"), null, SamplePolicy.Compared(fact, Comparison.AtLeast, "3")))) with { Facts = facts };
            var report = DecisionSpaceAnalysis.Run(policy.Subject());
            report.Findings.Should().BeEmpty();
            return report.Counts["examined"];
        }

        Examined(200).Should().Be(20 * Examined(10), "each rule is looked at by itself");
    }

    [Fact]
    public void Two_rules_of_which_it_is_not_known_whether_anybody_passes_both_are_no_silent_pass()
    {
        // Nobody meets ten of eighteen and lacks ten of them; only counting through all of them would show it.
        var facts = new FactCatalogue([.. Enumerable.Range(0, 18).Select(i => new FactDefinition(i, $"b{i}", FactKind.Boolean, SamplePolicy.Label($"b{i}")))]);
        EligibilityRule Ten(string value) => new("rule", "1.1", Strength.Must, SamplePolicy.Label("rule"), null, new AtLeastOf(10, [.. facts.All.Select(fact => SamplePolicy.Compared(fact, Comparison.Is, value))]));
        var policy = Policy([Ten("true"), Ten("false")]) with { Facts = facts };

        var findings = DecisionSpaceAnalysis.Run(policy.Subject()).Findings;

        findings.Should().Contain(finding => finding.Code == "rule-undecided" && finding.Severity == Severity.Undecided).Which.Message.En.Should().Contain("20000");
    }

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
