using Commendation.Domain.Verification.Schedule;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class ScheduleTests
{
    [Fact]
    public void Every_campaign_can_be_kept_to_its_dates()
    {
        foreach (var folder in Planted.Folders)
        {
            CampaignFiles.Read(folder).Value.Findings(ScheduleAnalysis.Run).Should().BeEmpty(folder);
        }
    }

    [Fact]
    public void The_second_review_has_at_most_one_full_working_day_whatever_is_read()
    {
        var notes = ScheduleAnalysis.Run(Qinghai.Files.Verifiable().Subject).Notes.Select(note => note.En).ToList();

        notes.Should().Contain(note => note.StartsWith("Critical chain: Submission to the leading group (due 2021-08-06) → Second review → Province-wide publicity (5 working days, posted by 2021-08-08) → Proposed list (due 2021-08-16)", StringComparison.Ordinal));
        notes.Should().Contain("Reading dueDate = inclusive, termStart = not-counted, termEnd = following-day: 'Second review' has 2021-08-06 to 2021-08-08, 0 full working days between");
        notes.Should().Contain("Reading dueDate = inclusive, termStart = counted, termEnd = last-day: 'Second review' has 2021-08-06 to 2021-08-10, 1 full working day between");
        notes.Where(note => note.StartsWith("Reading ", StringComparison.Ordinal)).Should().HaveCount(16).And.OnlyContain(note => note.Contains(" 0 full") || note.Contains(" 1 full"));
    }

    [Fact]
    public void Departments_have_more_time_than_counties_because_the_hand_in_does_not_bind_them()
    {
        var notes = ScheduleAnalysis.Run(Qinghai.Files.Verifiable().Subject).Notes.Select(note => note.En).Where(note => note.StartsWith("'Hand-in", StringComparison.Ordinal)).ToList();

        notes.Should().HaveCount(2);
        notes[0].Should().Contain("2021-08-06 at the latest");
        notes[1].Should().Contain("2021-07-26 at the latest");
    }

    [Theory]
    [InlineData("due: { on: 2021-07-26,", "due: { on: 2021-07-15,", "due-date-unreachable", "4.1.c", "2021-07-08: the notice is issued", "'Hand-in for first review' was due")]
    [InlineData("due: { on: 2021-08-16,", "due: { on: 2021-08-13,", "due-dates-collide", "4.3.c", "2021-08-06: 'Submission to the leading group' uses up its due date (4.2.d)", "2021-08-13: 'Proposed list' was due (4.3.c)")]
    [InlineData("workingDays: 5\n        clause: 4.3.b", "workingDays: 7\n        clause: 4.3.b", "due-dates-collide", "4.3.c", "2021-08-06: 'Province-wide publicity' is posted; it runs 7 working days and can be closed from 2021-08-18 (4.3.b)", "'Proposed list' was due")]
    [InlineData("due: { on: 2021-08-06,", "due: { on: 2021-08-09,", "due-dates-collide", "4.3.c", "'Second review' is done on the same day", "'Proposed list' was due (4.3.c)")]
    public void A_plan_that_cannot_be_met_is_found_with_the_chain_that_shows_why(string right, string wrong, string code, string clause, string step, string last)
    {
        var policy = Qinghai.Files.Edit(CampaignFiles.CampaignName, right, wrong).Verifiable();

        var finding = ScheduleAnalysis.Run(policy.Subject).Findings.Should().ContainSingle(one => one.Code == code).Subject;

        finding.Clause.Should().Be(clause);
        policy.PlaceOf(finding.Place!).Should().MatchRegex(@"^campaign\.yaml:\d+:\d+ procedure\.stages\[\d\]\.due");
        finding.Counterexample.Select(one => one.En).Should().Contain(one => one.Contains(step));
        finding.Counterexample[^1].En.Should().Contain(last);
    }

    [Fact]
    public void A_plan_that_can_be_met_under_some_readings_only_is_found_with_the_readings()
    {
        var findings = Qinghai.Files
            .Edit(CampaignFiles.CampaignName, "due: { on: 2021-08-06,", "due: { on: 2021-08-07,")
            .Edit(CampaignFiles.CampaignName, "due: { on: 2021-08-16,", "due: { on: 2021-08-14,")
            .Findings(ScheduleAnalysis.Run);

        findings.Should().ContainSingle().Which.Message.En.Should().Contain("under the readings").And.Contain("dueDate = exclusive");
    }
}
