using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Mutation;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class MutationTests
{
    private static readonly IReadOnlyDictionary<string, string> Written = ScenarioFiles.Find(Qinghai.Folder);

    [Fact]
    public void Every_fault_that_changes_anything_is_noticed_in_every_campaign()
    {
        foreach (var folder in Planted.Folders)
        {
            var report = MutationTest.Run(CampaignFiles.Read(folder).Value.Verifiable(ScenarioFiles.Find(folder)).Subject);

            report.Findings.Should().BeEmpty(folder);
            report.Counts["killed"].Should().BeGreaterThan(10, folder);
            report.Counts["mutants"].Should().Be(report.Counts["killed"] + report.Counts["equivalent"] + report.Counts["refused-by-loader"]);
        }
    }

    [Fact]
    public void Faults_of_every_kind_are_planted()
    {
        var faults = Qinghai.Files.Verifiable(Written).Subject.Mutants.Select(mutant => $"{mutant.Place}: {mutant.Fault.En}").ToList();

        faults.Should().Contain([
            "awards[1].rules[2].require.atLeast: 3 became 2",
            "awards[1].rules[2].require: atLeast became above",
            "awards[1].rules[2].require: atLeast became below",
            "awards[1].rules[1].require.below: bureau-deputy became bureau-head",
            "limits[0]: atMost became atLeast",
            "awards[0].rules[2].when: when left out",
            "awards[0].rules[0]: strength: in-principle added",
            "limits[0].atMost: 20% became 21%",
            "limits[0].base.actual-and-planned: listed-and-planned became listed",
            "limits[0].members.in[0]: an item of in left out",
            "procedure.stages[1].term.workingDays: 5 became 4",
            "procedure.stages[1].term: workingDays became calendarDays",
            "procedure.stages[3].records[3]: an item of records left out",
            "procedure.stages[6]: an item of stages left out",
            "procedure.stages[7].due.on: 2021-08-16 became 2021-08-17",
            "procedure.stages[7].due.inclusive.inclusive: true became false",
            "sanctions[0]: an item of sanctions left out",
        ]);
    }

    [Theory]
    [InlineData("procedure.stages[7].due.on", "scenarios/procedure.yaml", "- { on: 2021-08-17, refused: overdue, clause: 4.3.c }", "+ due: { on: 2021-08-17, clause: 4.3.c", "- { on: 2021-08-16, refused: overdue, clause: 4.3.c }")]
    [InlineData("awards[1].rules[2].require", "scenarios/eligibility.yaml", "- [2018-07-09, not-met]", "+ require: { fact: petitionServiceYears, atLeast: 2 }", "- [2018-07-27, not-met]", "[[2018-07-09, ineligible]]", "facts: { petitionServiceSince: 2020-01-01 }", "- [2021-07-08, not-met]")]
    [InlineData("procedure.stages[3].records[9]", "scenarios/procedure.yaml", "- { without: discipline-opinion, refused: record-missing, clause: 5.2.c }", "- - { code: discipline-opinion", "- { unfavourable: discipline-opinion, refused: record-unfavourable, clause: 5.2.c }")]
    public void A_fault_that_no_scenario_knows_any_more_survives_and_is_shown_as_a_change_of_the_file(string place, string file, string scenario, string shown, params string[] also)
    {
        Run(Written, place).Findings.Should().BeEmpty();
        string[] gone = [scenario, .. also];
        var written = Written.ToDictionary(one => one.Key, one => gone.Aggregate(one.Value, (text, line) => text.Replace(line, Sound(line), StringComparison.Ordinal)));
        Written[file].Should().Contain(scenario);

        var findings = Run(written, place).Findings;

        findings.Should().NotBeEmpty().And.OnlyContain(finding => finding.Code == "mutant-survived" && finding.Severity == Severity.Warning);
        findings.SelectMany(finding => finding.Counterexample).Select(line => line.En).Should().Contain(line => line.StartsWith(shown, StringComparison.Ordinal));
    }

    [Fact]
    public void A_fault_that_provably_changes_nothing_is_set_aside()
    {
        var report = Run(Written, "limits[1].strength");

        report.Findings.Should().BeEmpty("the share of the front line is merely reported");
        report.Counts["equivalent"].Should().Be(2);
    }

    [Fact]
    public void Without_scenarios_everything_survives() =>
        Run(new Dictionary<string, string>(), "limits[0].atMost").Counts["survived"].Should().Be(2);

    // What takes the place of a line must be there, and say nothing.
    private static string Sound(string line) => line switch
    {
        _ when line.StartsWith("[[", StringComparison.Ordinal) => "[[2015-03-01, eligible]]",
        _ when line.StartsWith("facts:", StringComparison.Ordinal) => "facts: { petitionServiceSince: 2019-07-09 }",
        _ when line.StartsWith("- [", StringComparison.Ordinal) => "- [2010-01-01, met]",
        _ when line.Contains("4.3.c", StringComparison.Ordinal) => "- { state: decision }",
        _ => "- { state: submission }",
    };

    private static Report Run(IReadOnlyDictionary<string, string> written, string place)
    {
        var subject = Qinghai.Files.Verifiable(written).Subject;
        return MutationTest.Run(subject with { Mutants = [.. subject.Mutants.Where(mutant => mutant.Place.StartsWith(place, StringComparison.Ordinal))] });
    }
}
