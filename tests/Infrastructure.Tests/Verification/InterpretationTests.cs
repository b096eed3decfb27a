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
            .And.Contain(note => note.Contains("five full working days of local publicity") && note.EndsWith("termEnd=last-day; termStart=counted", StringComparison.Ordinal));
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
}
