using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Verification.Boundaries;
using Commendation.Domain.Verification.Mutation;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.Verification;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>Rules over several facts: sums, differences, ratios, lengths, comparisons, figures that depend on a choice, rules that awards share.</summary>
public class SeveralFactsTests
{
    private static readonly CampaignPolicy Comparing = SmallFolder.Read(LanguageGuideTests.Example("comparisons").Text).Value;

    private static readonly FactCatalogue Calculating = SmallFolder.Read(LanguageGuideTests.Example("arithmetic").Text).Value.Facts;

    [Theory]
    [InlineData("open", "3", "handled=20", "closed=17")]
    [InlineData("open", "-1", "handled=2", "closed=3")]
    [InlineData("faults", "5", "handled=20", "closed=17", "closedLate=2")]
    [InlineData("faults", null, "handled=20", "closed=17")]
    [InlineData("closedPercent", "66.6", "handled=3", "closed=2")]
    [InlineData("closedPercent", "-66.7", "handled=3", "closed=-2")] // down is down
    [InlineData("closedPercent", null, "handled=0", "closed=0")]
    [InlineData("deedsLength", "4", "deeds=为民 服务\n")]
    [InlineData("deedsLength", "2", "deeds=𠮷甲")] // a rare character counts once
    public void What_is_calculated_is_exact_and_missing_where_something_is(string fact, string? value, params string[] declared)
    {
        var facts = Calculating.Read(declared.Select(one => one.Split('=')).ToDictionary(pair => pair[0], pair => pair[1])).Value;
        var known = facts[Calculating.Find(fact)!];

        (known.IsKnown ? Calculating.Find(fact)!.Print(known) : null).Should().Be(value);
    }

    [Theory]
    [InlineData("mostly-here", RuleOutcome.Met, "years=5", "yearsHere=5")]
    [InlineData("mostly-here", RuleOutcome.NotMet, "years=5", "yearsHere=6")]
    [InlineData("mostly-here", RuleOutcome.Undetermined, "yearsHere=6")]
    [InlineData("served", RuleOutcome.Met, "post=worker", "years=3")]
    [InlineData("served", RuleOutcome.NotMet, "post=head", "years=9")]
    [InlineData("served", RuleOutcome.Met, "post=other", "years=5")]
    [InlineData("served", RuleOutcome.NotMet, "post=other", "years=4")]
    [InlineData("served", RuleOutcome.NotMet, "years=2")] // too few for every post
    [InlineData("served", RuleOutcome.Undetermined, "years=7")]
    [InlineData("no-incident", RuleOutcome.NotMet, "incidents=1")]
    public void A_comparison_with_another_fact_or_by_a_choice_is_three_valued(string rule, RuleOutcome outcome, params string[] declared)
    {
        var facts = Comparing.Facts.Read(declared.Select(one => one.Split('=')).ToDictionary(pair => pair[0], pair => pair[1])).Value;

        EligibilityRules.Evaluate(Comparing, Comparing.Awards[0], facts).Results.Single(result => result.Rule.Code == rule).Outcome.Should().Be(outcome);
    }

    [Fact]
    public void A_shared_rule_is_one_rule_of_each_award_and_keeps_its_place()
    {
        Comparing.Awards.Select(award => award.Rules[^1].Code).Should().Equal("no-incident", "no-incident");
        Comparing.ClauseUses().Where(use => use.Clause == "2.3").Select(use => use.Path).Should().AllBe("rules[0].clause");
        Comparing.Awards[0].Rules[^1].Require.Describe().En.Should().Be("incidents is 0");
        Comparing.Awards[0].Rules[0].Require.Describe().En.Should().Be("years of service here at most years of service");
    }

    [Fact]
    public void What_a_named_condition_or_a_shared_rule_says_shows_in_a_difference()
    {
        var text = LanguageGuideTests.Example("comparisons").Text;
        var changed = SmallFolder.Read(text.Replace("when: { fact: incidents, is: 0 }", "when: { fact: incidents, atMost: 1 }", StringComparison.Ordinal)).Value;

        PolicyDiff.Between(Comparing, changed).Select(change => change.Element).Should().BeEquivalentTo("condition safe", "rule person/no-incident", "rule unit/no-incident");
    }

    [Theory]
    [InlineData("comparisons")]
    [InlineData("arithmetic")]
    public void Generated_cases_come_out_as_they_say_and_notice_the_mutants(string example)
    {
        var text = LanguageGuideTests.Example(example).Text;
        if (example == "arithmetic")
        {
            text += """
                awards:
                  - { code: person, kind: individual, title: { zh: 先进个人, en: Advanced Individual }, places: 10, clause: "1", rules: [{ code: deeds, clause: "1", title: { zh: 甲 }, require: { fact: deedsLength, between: [5, 12] } }] }
                  - code: unit
                    kind: collective
                    title: { zh: 先进集体, en: Advanced Collective }
                    places: 4
                    clause: "1"
                    rules:
                      - { code: few-faults, clause: "1", title: { zh: 甲 }, require: { fact: faults, atMost: 3 } }
                      - { code: closed, clause: "1", title: { zh: 甲 }, require: { fact: closedPercent, atLeast: 95.5 } }
                """;
        }

        var subject = SmallFolder.With(text).Verifiable().Subject;
        var cases = BoundaryCases.Of(subject);
        var written = SmallFolder.With(text).Verifiable(new Dictionary<string, string> { ["scenarios/a.yaml"] = ScenarioWriter.Write(subject, cases) }).Subject;

        ScenarioCheck.Run(written).Findings.Where(finding => finding.Code != "scenario-missing").Select(finding => finding.Message.En).Should().BeEmpty();
        // Two rules of the unit turn on the same facts, so that how strongly one binds shows in no verdict.
        MutationTest.Run(written).Findings.Where(finding => !finding.Message.En.Contains("strength", StringComparison.Ordinal)).Where(finding => finding.Place!.Contains("ules[", StringComparison.Ordinal) || finding.Place.StartsWith("conditions", StringComparison.Ordinal))
            .Select(finding => $"{finding.Place}: {finding.Message.En}").Should().BeEmpty();
    }

    [Theory]
    [InlineData("comparisons", "atMost: { fact: years }", "atMost: { fact: yaers }", "fact-unknown")]
    [InlineData("comparisons", "atMost: { fact: years }", "atMost: { fact: yearsHere }", "not-comparable")]
    [InlineData("comparisons", "atMost: { fact: years }", "atMost: { fact: post }", "not-comparable")]
    [InlineData("comparisons", "atMost: { fact: years }", "atMost: {}", "missing-key")]
    [InlineData("comparisons", "atMost: { fact: years }", "atMost: { fact: years, plus: 1 }", "key-unknown")]
    [InlineData("comparisons", "fact: yearsHere, atMost: { fact: years }", "fact: post, atMost: { fact: post }", "not-comparable")]
    [InlineData("comparisons", ", otherwise: 5", "", "figure-missing")]
    [InlineData("comparisons", "head: 10 }", "head: 10, other: 4 }", "figure-missing")]
    [InlineData("comparisons", "worker: 3", "wroker: 3", "key-unknown")]
    [InlineData("comparisons", "worker: 3", "worker: three", "fact-wrong-type")]
    [InlineData("comparisons", "of: post, values", "of: years, values", "wrong-type")]
    [InlineData("comparisons", "values: { worker: 3, head: 10 }", "values: [3, 10]", "wrong-type")]
    [InlineData("comparisons", "condition: safe }", "condition: save }", "condition-unknown")]
    [InlineData("comparisons", "require: { condition: safe }", "require: { fact: incidents, is: 0 }", "condition-unused")]
    [InlineData("comparisons", "require: { condition: safe }", "require: { condition: safe, fact: incidents, is: 0 }", "key-unknown")]
    [InlineData("comparisons", "when: { fact: incidents, is: 0 }", "when: { condition: safe }", "condition-unknown")]
    [InlineData("comparisons", "rules:\n  - { awards: [person, unit]", "rules:\n  - { awards: [person, untis]", "award-unknown")]
    [InlineData("comparisons", "rules:\n  - { awards: [person, unit]", "rules:\n  - { awards: []", "empty-list")]
    [InlineData("comparisons", "rules:\n  - { awards: [person, unit], code: no-incident", "rules:\n  - { awards: [person, unit], code: served", "code-twice")]
    [InlineData("comparisons", "fact: incidents, is: 0", "fact: years, is: 0", "fact-other-kind")]
    [InlineData("comparisons", "  - { code: safe", "  - { code: safe, title: { zh: 甲 }, when: { fact: incidents, is: 1 } }\n  - { code: safe", "code-twice")]
    [InlineData("arithmetic", "sum: [open, closedLate]", "sum: [open]", "not-derivable")]
    [InlineData("arithmetic", "sum: [open, closedLate]", "sum: []", "empty-list")]
    [InlineData("arithmetic", "sum: [open, closedLate]", "sum: [open, deeds]", "not-derivable")]
    [InlineData("arithmetic", "sum: [open, closedLate]", "sum: [open, closedPercent]", "not-derivable")]
    [InlineData("arithmetic", "sum: [open, closedLate]", "sum: [open, faults]", "fact-circle")]
    [InlineData("arithmetic", "of: handled, less: closed", "of: handled, less: deeds", "not-derivable")]
    [InlineData("arithmetic", "of: handled, less: closed", "of: handled", "missing-key")]
    [InlineData("arithmetic", "of: closed, to: handled, round: down", "of: closed, to: handled, round: nearest", "value-unknown")]
    [InlineData("arithmetic", "of: closed, to: handled, round: down", "of: closed, to: deeds", "not-derivable")]
    [InlineData("arithmetic", "length: deeds", "length: handled", "not-derivable")]
    [InlineData("arithmetic", "{ length: deeds }", "{ length: deeds, sum: [open, closed] }", "too-many-keys")]
    [InlineData("lists", "once: grantedOn", "once: grantedAt", "fact-unknown")]
    [InlineData("lists", "once: grantedOn", "once: [grantedOn]", "wrong-type")]
    public void Nonsense_is_refused_where_it_stands(string example, string old, string @new, string code)
    {
        var text = LanguageGuideTests.Example(example).Text;
        text.Should().Contain(old);

        var violations = SmallFolder.Read(text.Replace(old, @new, StringComparison.Ordinal)).Violations;

        violations.Select(violation => violation.Code).Should().Contain(code);
        violations.Should().OnlyContain(violation => violation.Place!.StartsWith("campaign.yaml:"));
    }

    [Fact]
    public void A_list_with_two_items_of_what_occurs_once_is_refused()
    {
        var facts = SmallFolder.Read(LanguageGuideTests.Example("lists").Text).Value.Facts;
        var honours = facts.Find("honours")!;

        honours.Parse("[{\"grantedOn\":\"2019-05-01\"},{\"grantedOn\":\"2020-05-01\"}]").Accepted.Should().BeTrue();
        honours.Parse("[{\"national\":true},{\"national\":true}]").Accepted.Should().BeTrue("of neither the day is known");
        honours.Parse("[{\"grantedOn\":\"2019-05-01\"},{\"grantedOn\":\"2019-05-01\"}]").Violations.Should().ContainSingle()
            .Which.Should().Match<Domain.Shared.Violation>(violation => violation.Code == "item-twice" && violation.Place == "honours[1].grantedOn");
    }
}
