using Commendation.Domain.Eligibility;
using Commendation.Domain.Verification.Boundaries;
using Commendation.Domain.Verification.Regions;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class BoundaryTests
{
    [Fact]
    public void What_is_written_is_read_back_passes_and_shows_every_element_on_both_sides()
    {
        foreach (var folder in Planted.Folders)
        {
            var files = CampaignFiles.Read(folder).Value;
            var written = new Dictionary<string, string> { ["scenarios/boundaries.yaml"] = Written(files) };

            var report = ScenarioCheck.Run(files.Verifiable(written).Subject);

            // Who is ranked before whom shows in a list of several, which an author makes up.
            report.Findings.Where(finding => !finding.Place!.StartsWith("preferences[", StringComparison.Ordinal)).Should().BeEmpty(folder);
            report.Counts["scenarios"].Should().BeGreaterThan(40);
        }
    }

    [Fact]
    public void The_same_policy_gives_the_same_file() => Written(Qinghai.Files).Should().Be(Written(Qinghai.Files));

    [Fact]
    public void A_start_that_meets_every_rule_is_found_for_every_award()
    {
        foreach (var folder in Planted.Folders)
        {
            var policy = CampaignFolder.Load(folder).Value;
            foreach (var award in policy.Awards)
            {
                EligibilityRules.Evaluate(policy, award, policy.Facts.Read(SoundFacts.Of(policy, award)).Value).Standing.Should().Be(Standing.Eligible, $"{folder} {award.Code}");
            }
        }
    }

    [Fact]
    public void A_threshold_is_tried_below_at_and_above()
    {
        var service = BoundaryCases.Of(Qinghai.Files.Verifiable().Subject).OfType<VerdictScenario>()
            .Where(one => one.Outcomes.ContainsKey("petition-service"))
            .ToDictionary(one => one.Facts.GetValueOrDefault("petitionServiceSince", "~"), one => one.Outcomes["petition-service"]);

        service["2018-07-08"].Should().Be(RuleOutcome.Met);
        service["2018-07-09"].Should().Be(RuleOutcome.NotMet);
        service["~"].Should().Be(RuleOutcome.Undetermined);
    }

    [Fact]
    public void Terms_are_tried_around_weekends_holidays_and_make_up_days()
    {
        var posted = BoundaryCases.Of(Qinghai.Files.Verifiable().Subject).OfType<WindowScenario>().Where(one => one.Stage == "local-publicity").ToList();

        posted.Select(one => one.Posted.DayOfWeek).Should().Contain([DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday]);
        posted.Select(one => one.Posted).Should().Contain(new DateOnly(2021, 9, 18), "a make-up working Saturday").And.Contain(new DateOnly(2021, 9, 20), "a holiday Monday");
    }

    [Theory]
    [InlineData("{ fact: regionLevel, below: county }", "{ fact: regionLevel, atMost: county }", "县级以上党委政府不参评")]
    [InlineData("due: { on: 2021-08-16,", "due: { on: 2021-08-17,", "2021-08-17")]
    [InlineData("atMost: 20%", "atMost: 19%", "county-division-share")]
    public void A_fault_planted_afterwards_fails_the_cases_that_were_confirmed(string right, string wrong, string told)
    {
        var confirmed = new Dictionary<string, string> { ["scenarios/boundaries.yaml"] = Written(Qinghai.Files) };
        Qinghai.Files.Verifiable(confirmed).Subject.Run().Should().BeEmpty();

        var findings = Qinghai.Files.Edit(CampaignFiles.CampaignName, right, wrong).Verifiable(confirmed).Subject.Run();

        findings.Where(finding => finding.Code == "scenario-failed").Should().NotBeEmpty().And.OnlyContain(finding => finding.Message.En.Contains(told));
    }

    private static string Written(CampaignFiles files) => ScenarioWriter.Boundaries(files.Verifiable().Subject);
}
