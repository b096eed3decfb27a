using Commendation.Domain.Procedures;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class ScenarioTests
{
    private static readonly IReadOnlyDictionary<string, string> Written = ScenarioFiles.Find(Qinghai.Folder);

    private static readonly Dictionary<string, (Rulebook Rules, Subject Subject)> Campaigns = Planted.Folders.ToDictionary(folder => Path.GetFileName(folder), folder =>
    {
        var subject = CampaignFiles.Read(folder).Value.Verifiable(ScenarioFiles.Find(folder)).Subject;
        return (Rulebook.Of(subject.Policy, subject.Calendar), subject);
    });

    public static TheoryData<string, string, int> All()
    {
        var all = new TheoryData<string, string, int>();
        foreach (var (campaign, (_, subject)) in Campaigns)
        {
            foreach (var (i, scenario) in subject.Scenarios.Index())
            {
                all.Add(campaign, scenario.Name, i);
            }
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Comes_out_as_expected(string campaign, string name, int index)
    {
        var (rules, subject) = Campaigns[campaign];
        var scenario = subject.Scenarios[index];
        scenario.Name.Should().Be(name);

        var result = ScenarioRunner.Run(scenario.Under.Count == 0 ? rules : Rulebook.Of(subject.Under(scenario.Under), subject.Calendar), scenario);

        result.Mismatches.Should().BeEmpty("{0}: {1}", scenario.Place, string.Join("\n", result.Trace.Select(step => step.En)).Replace('{', '(').Replace('}', ')'));
    }

    [Fact]
    public void Every_element_of_every_campaign_is_shown_on_both_sides()
    {
        foreach (var (_, subject) in Campaigns.Values)
        {
            ScenarioCheck.Run(subject).Findings.Should().BeEmpty(subject.Policy.Code);
        }
    }

    [Fact]
    public void The_report_tells_for_every_element_how_many_scenarios_show_each_side()
    {
        var rows = ScenarioCheck.Run(Campaigns["qinghai-petition-2018-2020"].Subject).Notes.Select(row => row.En).ToList();

        rows.Should().Contain(row => row.StartsWith("3.2.3 | rule advanced-individual/petition-service | met ")).And.NotContain(row => row.EndsWith(" 0"));
    }

    [Theory]
    [InlineData("atLeast: 3", "atLeast: 4", "petition-service", "petitionServiceSince 2018-07-08", "expected met, found not-met")]
    [InlineData("{ fact: unitLevel, below: bureau-deputy }", "{ fact: unitLevel, atMost: bureau-deputy }", "unit-level-ceiling", "unitLevel bureau-deputy", "expected not-met, found met")]
    [InlineData("atMost: 20%", "atMost: 21%", "county-division-share", "twenty-one of a hundred", "expected broken, found kept")]
    public void A_wrong_figure_fails_the_scenario_that_knows_it(string right, string wrong, string element, string scenario, string told)
    {
        var findings = Qinghai.Files.Edit(CampaignFiles.CampaignName, right, wrong).Verifiable(Written).Subject.Run();

        findings.Should().NotBeEmpty().And.OnlyContain(finding => finding.Code == "scenario-failed" || finding.Message.En.Contains(element));
        var failed = findings.First(finding => finding.Message.En.Contains(scenario));
        failed.Message.En.Should().Contain(told).And.Contain(element);
        failed.Place.Should().MatchRegex(@"^scenarios/[a-z]+\.yaml:\d+:\d+ ");
        failed.Counterexample[0].En.Should().MatchRegex(@"^.+ \| expected .+ \| actual .+$");
        failed.Counterexample.Should().HaveCountGreaterThan(1, "the trace stands beside expected and actual");
    }

    [Fact]
    public void A_shorter_term_fails_the_day_on_which_it_should_still_run()
    {
        var findings = Qinghai.Files.Edit(CampaignFiles.CampaignName, "workingDays: 5\n        clause: 4.3.b", "workingDays: 4\n        clause: 4.3.b").Verifiable(Written).Subject.Run();

        findings.Select(finding => finding.Message.En).Should().Contain(message =>
            message.Contains("province-wide publicity") && message.Contains("close on 2021-08-10 expected refused: term-running, found accepted"));
    }

    [Fact]
    public void A_side_that_no_scenario_shows_is_named_with_the_element()
    {
        var written = Written.ToDictionary(file => file.Key, file => file.Value.Replace("      - { without: petition-reports, refused: record-missing, clause: 5.2.a }\n", string.Empty, StringComparison.Ordinal)
            .Replace("      - { unfavourable: petition-reports, refused: record-unfavourable, clause: 5.2.a }\n", string.Empty, StringComparison.Ordinal));

        var policy = Qinghai.Files.Verifiable(written);
        var finding = ScenarioCheck.Run(policy.Subject).Findings.Should().ContainSingle().Subject;

        (finding.Code, finding.Clause, finding.Message.En).Should().Be(("scenario-missing", "5.2.a", "record petition-reports lacks a scenario that shows it missing."));
        policy.PlaceOf(finding.Place!).Should().StartWith("campaign.yaml:");
    }

    [Theory]
    [InlineData("rule: petition-service", "rule: petition-servise", "rule-unknown", "petition-service")]
    [InlineData("clause: 3.2.3", "clause: 3.2.33", "clause-unknown", "3.2.3")]
    [InlineData("columns: [petitionServiceSince]", "columns: [petitionServiceSinse]", "fact-unknown", "petitionServiceSince")]
    [InlineData("award: advanced-individual", "award: advanced-individuals", "award-unknown", "advanced-individual")]
    [InlineData("- [2018-07-09, not-met]", "- [2018-07-09, not-applicable]", "outcome-impossible", "applies to everybody")]
    [InlineData("- [2018-07-09, not-met]", "- [2018-07-09]", "row-length", "2 cells")]
    [InlineData("- [2018-07-09, not-met]", "- [9 July, not-met]", "fact-wrong-type", "a date")]
    [InlineData("under: { rankIncludesGrade: post-only }", "under: { rankIncludesGrade: post }", "reading-unknown", "post-only")]
    [InlineData("given: sound-individual", "given: sound-individuel", "given-unknown", "sound-individual")]
    public void A_scenario_that_names_what_is_not_there_is_refused_with_its_place(string right, string wrong, string code, string told) =>
        Refused("scenarios/eligibility.yaml", right, wrong, code, told);

    [Theory]
    [InlineData("scenarios/eligibility.yaml", "expect: { standing: eligible }", "expect: { standing: needs-waiver }", "outcome-impossible", "gives this verdict")]
    [InlineData("scenarios/places.yaml", "keeps: county-division-share", "keeps: front-line-share", "outcome-impossible", "merely reported")]
    [InlineData("scenarios/procedure.yaml", "- { posted: 2021-07-12, last: 2021-07-19, next: 2021-07-20 }", "- { posted: 2021-07-12, last: 2021-07-09, next: 2021-07-20 }", "outcome-impossible", "No term ends before")]
    public void So_is_an_expectation_that_can_never_occur(string file, string right, string wrong, string code, string told) => Refused(file, right, wrong, code, told);

    [Fact]
    public void Files_that_are_too_large_too_many_or_not_called_like_scenarios_are_no_silent_pass()
    {
        Read("scenarios/a.yaml", new string(' ', CampaignFiles.LargestFile + 1)).Should().Be(("too-large", "scenarios/a.yaml"));
        Read("scenarios/a.yml", "verdicts: []").Should().Be(("file-name", "scenarios/a.yml"));
        Read("scenarios/a.yaml", "windows: [{ name: n, stage: local-publicity, cases: [" + string.Concat(Enumerable.Repeat("{ posted: 2021-07-12 },", ScenarioFiles.Most + 1)) + "] }]").Should().Be(("too-many-scenarios", "scenarios"));

        static (string Code, string Place) Read(string name, string text)
        {
            var violation = ScenarioFiles.Read(Qinghai.Policy, new Dictionary<string, string> { [name] = text }).Violations.Should().ContainSingle().Subject;
            return (violation.Code, violation.Place!);
        }
    }

    [Theory]
    [InlineData("at: local-publicity", "at: local-publisity", "stage-unknown", "local-publicity")]
    [InlineData("act: recommend", "act: recomend", "act-unknown", "recommend")]
    [InlineData("refused: record-missing", "refused: record-mising", "reason-unknown", "record-missing")]
    [InlineData("without: leadership-study", "without: leadership-studdy", "part-unknown", "leadership-study")]
    [InlineData("state: local-publicity }", "state: local-publicly }", "state-unknown", "local-publicity")]
    [InlineData("by: \"632221\"", "by: \"6322210\"", "organisation-unknown", "632221")]
    [InlineData("stage: local-publicity", "stage: hand-in", "no-term", "has no term")]
    public void So_is_a_step_that_can_never_be_done(string right, string wrong, string code, string told) =>
        Refused("scenarios/procedure.yaml", right, wrong, code, told);

    private static void Refused(string file, string right, string wrong, string code, string told)
    {
        var text = Written[file];
        text.Should().Contain(right);
        var at = text.IndexOf(right, StringComparison.Ordinal);

        var read = ScenarioFiles.Read(Qinghai.Policy, new Dictionary<string, string>(Written) { [file] = text[..at] + wrong + text[(at + right.Length)..] });

        var violation = read.Violations.Should().ContainSingle().Subject;
        violation.Code.Should().Be(code);
        violation.Message.En.Should().Contain(told);
        violation.Place.Should().StartWith($"{file}:");
    }
}

internal static class ScenarioRuns
{
    public static IReadOnlyList<Finding> Run(this Subject subject) => ScenarioCheck.Run(subject).Findings;
}
