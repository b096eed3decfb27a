using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class InterpretationTests
{
    private static readonly IReadOnlyDictionary<string, string> Written = ScenarioFiles.Find(Qinghai.Folder);

    [Fact]
    public void Every_declared_reading_makes_a_difference_that_some_scenario_shows()
    {
        foreach (var folder in Planted.Folders)
        {
            InterpretationMatrix.Run(CampaignFiles.Read(folder).Value.Verifiable(ScenarioFiles.Find(folder)).Subject).Findings.Should().BeEmpty(folder);
        }
    }

    [Fact]
    public void A_scenario_that_depends_on_a_reading_is_listed_with_setting_and_clause()
    {
        var report = InterpretationMatrix.Run(Qinghai.Files.Verifiable(Written).Subject);

        report.Notes.Select(note => note.En).Should()
            .Contain(note => note.Contains("2021-07-26") && note.EndsWith("depends on the reading (clause 4.1.c): dueDate=exclusive", StringComparison.Ordinal))
            .And.Contain(note => note.Contains("exempt nominees count inside the hundred") && note.Contains("exemptChannel=on-top"))
            .And.Contain(note => note.Contains("five full working days of local publicity") && note.EndsWith("termStart=counted; termEnd=last-day", StringComparison.Ordinal));
        report.Counts["readings"].Should().Be(16);
    }

    [Theory]
    [InlineData("recommendation-close: 2021-07-26 }", "recommendation-close: 2021-07-08 }", "serviceYearsOn", "3.2.3")]
    [InlineData("post-only: { highest: [leadingPost] }", "post-only: { highest: [leadingPost, grade] }", "rankIncludesGrade", "1.2.d")]
    [InlineData("planned: planned }", "planned: listed-and-planned }", "shareBase", "1.2.f")]
    public void A_reading_on_which_nothing_depends_is_found(string right, string wrong, string setting, string clause)
    {
        var (finding, place) = Qinghai.Files.Edit(CampaignFiles.CampaignName, right, wrong).Verifiable(Written).Only(InterpretationMatrix.Run);

        (finding.Code, finding.Clause).Should().Be(("reading-idle", clause));
        finding.Message.En.Should().Contain($"'{setting}'");
        place.Should().StartWith("campaign.yaml:");
    }

    [Fact]
    public void Many_readings_of_one_scenario_are_combined_within_bounds_and_what_was_left_out_is_told()
    {
        var report = InterpretationMatrix.Run(Settings(15, "score: 50, frontLine: false", "eligible"));

        report.Notes.Should().ContainSingle().Which.En.Should().Be("'all' reads many settings (combinations of more than 2 readings were not tried)");
        report.Counts["runs"].Should().Be(15 + 15 + 105);
    }

    [Fact]
    public void Readings_that_only_together_make_a_difference_are_found_and_what_contains_them_is_not_tried()
    {
        var report = InterpretationMatrix.Run(Settings(5, "score: 13, frontLine: true", "eligible"));

        report.Notes.Should().ContainSingle().Which.En.Should().Contain("depends on the reading (clause 1)").And.Contain("setting0=high + setting1=high; ").And.NotContain("not tried");
        report.Counts["runs"].Should().Be(5 + 5 + 10, "each pair makes the difference");
    }

    // Each setting asks for a score of 10 or of 20. Who is at the front line may fall short of one of them.
    private static Subject Settings(int count, string facts, string standing)
    {
        var all = Enumerable.Range(0, count).ToList();
        var requirements = string.Join(", ", all.Select(i => $"{{ fact: score, atLeast: {{ by: setting{i}, low: 10, high: 20 }} }}"));
        return SmallFolder.With($$"""
            facts:
              - { code: score, kind: number, min: 0, max: 100, label: { zh: 得分, en: score } }
              - { code: frontLine, kind: boolean, label: { zh: 一线, en: front line } }
            interpretations:
            {{string.Join("\n", all.Select(i => $"  - {{ setting: setting{i}, clause: \"1\", title: {{ zh: 口径{i}, en: Setting {i} }}, readings: [{{ code: low, title: {{ zh: 低, en: low }} }}, {{ code: high, title: {{ zh: 高, en: high }} }}], default: low, reason: {{ zh: 从宽, en: lenient }} }}"))}}
            awards:
              - code: person
                kind: individual
                title: { zh: 先进个人, en: Advanced Individual }
                places: 10
                clause: "1"
                rules:
                  - { code: scores, clause: "1", title: { zh: 得分, en: Scores }, require: { atLeastOf: { count: {{count - 1}}, conditions: [{{requirements}}] } } }
              - { code: unit, kind: collective, title: { zh: 先进集体, en: Advanced Collective }, places: 4, clause: "1" }

            """).Verifiable(new Dictionary<string, string>
        {
            ["scenarios/all.yaml"] = $"verdicts:\n  - {{ name: all, award: person, facts: {{ {facts} }}, expect: {{ standing: {standing} }} }}\n",
        }).Subject;
    }
}
