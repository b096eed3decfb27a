using Commendation.Domain.Verification;
using Commendation.Domain.Verification.DecisionSpace;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class DecisionSpaceTests
{
    private const string LastRule = "        require: { fact: petitionServiceYears, atLeast: 3 }\n";

    [Fact]
    public void No_campaign_has_a_rule_without_effect()
    {
        var reports = Planted.Folders.ToDictionary(folder => folder, folder => DecisionSpaceAnalysis.Run(CampaignFiles.Read(folder).Value.Verifiable().Subject));

        reports.Should().OnlyContain(of => of.Value.Findings.Count == 0);

        // One campaign asks for opinions and forms only and has no rule to examine.
        var ruled = reports.Where(of => of.Value.Counts["rules"] > 0).ToList();
        ruled.Should().HaveCount(reports.Count - 1).And.OnlyContain(of => of.Value.Counts["examined"] > of.Value.Counts["rules"] && of.Value.Notes.Count > 0);
    }

    [Theory]
    [InlineData("{ any: [{ fact: frontLine, is: true }, { fact: frontLine, is: false }] }", "", "rule-never-refuses", Severity.Warning)]
    [InlineData("{ all: [{ fact: frontLine, is: true }, { fact: frontLine, is: false }] }", "", "rule-never-met", Severity.Error)]
    [InlineData("{ fact: frontLine, is: true }", "when: { all: [{ fact: sex, is: male }, { fact: sex, is: female }] }", "when-never-holds", Severity.Warning)]
    [InlineData("{ fact: frontLine, is: true }", "unless: [{ clause: 1.1, title: { zh: 例外, en: exception }, when: { fact: frontLine, is: false } }]", "exception-swallows", Severity.Warning)]
    [InlineData("{ fact: frontLine, is: true }", "unless: [{ clause: 1.1, title: { zh: 例外, en: exception }, when: { fact: frontLine, is: true } }]", "exception-idle", Severity.Warning)]
    [InlineData("{ fact: rank, below: bureau-head }", "", "rule-implied", Severity.Warning)]
    [InlineData("{ fact: petitionServiceYears, atLeast: 2 }", "", "rule-implied", Severity.Warning)]
    [InlineData("{ fact: petitionServiceYears, below: 3 }", "", "rules-exclude-everybody", Severity.Error)]
    public void A_rule_without_sense_is_found_and_nothing_else(string require, string more, string code, Severity severity)
    {
        var (finding, place) = With(Rule("planted", require, more)).OnlyFinding(DecisionSpaceAnalysis.Run);

        finding.Code.Should().Be(code);
        finding.Severity.Should().Be(severity);
        finding.Message.En.Should().Contain("planted");
        place.Should().MatchRegex(@"^campaign\.yaml:\d+:\d+ awards\[1\]\.rules\[[23]\]");
    }

    [Theory]
    [InlineData("{ fact: frontLine, is: true }", "")]
    [InlineData("{ fact: frontLine, is: true }", "unless: [{ clause: 1.1, title: { zh: 例外, en: exception }, when: { fact: sex, is: female } }]")]
    [InlineData("{ fact: petitionServiceYears, atLeast: 4 }", "strength: emphasis")]
    public void A_rule_with_a_sense_is_left_in_peace(string require, string more) =>
        With(Rule("planted", require, more)).Findings(DecisionSpaceAnalysis.Run).Should().BeEmpty();

    [Fact]
    public void A_stricter_rule_makes_the_laxer_one_idle_and_the_example_shows_it()
    {
        var (finding, _) = With(Rule("stricter", "{ fact: petitionServiceYears, atLeast: 4 }", "")).OnlyFinding(DecisionSpaceAnalysis.Run);

        finding.Code.Should().Be("rule-implied");
        finding.Clause.Should().Be("3.2.3");
        finding.Counterexample.Should().HaveCount(3);
        finding.Counterexample[1].En.Should().Contain("Years in petition work: not met");
        finding.Counterexample[2].En.Should().Contain("stricter: not met");
    }

    [Fact]
    public void Three_rules_of_which_any_two_get_along_are_found_together()
    {
        // Women pass the first two, men pass the third and one of the others: any two leave somebody.
        var (finding, _) = With(
            Rule("one", "{ any: [{ fact: frontLine, is: true }, { fact: sex, is: female }] }", "")
            + Rule("two", "{ any: [{ fact: frontLine, is: false }, { fact: sex, is: female }] }", "")
            + Rule("three", "{ all: [{ fact: sex, is: male }, { any: [{ fact: frontLine, is: true }, { fact: frontLine, is: false }] }] }", ""))
            .OnlyFinding(DecisionSpaceAnalysis.Run);

        finding.Code.Should().Be("rules-exclude-everybody");
        finding.Message.En.Should().Contain("one").And.Contain("two").And.Contain("three");
    }

    [Fact]
    public void A_fact_that_nobody_reads_is_found()
    {
        var (finding, place) = Qinghai.Files
            .Edit(CampaignFiles.CampaignName, "facts:\n", "facts:\n  - { code: shoeSize, kind: number, label: { zh: 鞋码, en: shoe size } }\n")
            .OnlyFinding(DecisionSpaceAnalysis.Run);

        finding.Code.Should().Be("fact-unread");
        finding.Message.En.Should().Contain("shoe size");
        place.Should().MatchRegex(@"^campaign\.yaml:\d+:\d+ facts\[0\]");
    }

    private static string Rule(string code, string require, string more) =>
        $"      - code: {code}\n        clause: 1.1\n        title: {{ zh: {code}, en: {code} }}\n        require: {require}\n{(more.Length > 0 ? $"        {more}\n" : string.Empty)}";

    private static CampaignFiles With(string rules) => Qinghai.Files.Edit(CampaignFiles.CampaignName, LastRule, LastRule + rules);
}
