using Commendation.Domain.Policies;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>The section <c>lateRecording</c>: which acts can be recorded on a later day than their own.</summary>
public class LateRecordingTests
{
    [Fact]
    public void It_is_the_organisers_own_rule_or_rests_on_a_clause()
    {
        Read("within: { workingDays: 3 }, stages: [recommend, list], confirmedBy: office, own: true").Value.LateRecording
            .Should().BeEquivalentTo(new LateRecording(3, ["recommend", "list"], "office"));
        var policy = Read("within: { workingDays: 60 }, stages: [list], confirmedBy: office, clause: \"1\"").Value;
        policy.LateRecording!.Clause.Should().Be("1");
        policy.ClauseUses().Should().Contain(use => use.Path == "lateRecording.clause" && use.Element == "late recording");
    }

    [Theory]
    [InlineData("within: { workingDays: 3 }, stages: [recommend], confirmedBy: office", "missing-key")]
    [InlineData("within: { workingDays: 3 }, stages: [recommend], confirmedBy: office, own: true, clause: \"1\"", "too-many-keys")]
    [InlineData("within: { workingDays: 3 }, stages: [recommend], confirmedBy: office, own: false", "value-unknown")]
    [InlineData("within: { workingDays: 3 }, stages: [], confirmedBy: office, own: true", "empty-list")]
    [InlineData("within: { calendarDays: 3 }, stages: [recommend], confirmedBy: office, own: true", "key-unknown")]
    [InlineData("within: { workingDays: 0 }, stages: [recommend], confirmedBy: office, own: true", "count-out-of-range")]
    [InlineData("within: { workingDays: 61 }, stages: [recommend], confirmedBy: office, own: true", "count-out-of-range")]
    [InlineData("within: { workingDays: 3 }, stages: [recommend, publicty], confirmedBy: office, own: true", "stage-unknown")]
    [InlineData("within: { workingDays: 3 }, stages: [recommend], confirmedBy: offices, own: true", "role-unknown")]
    public void What_means_nothing_is_refused(string section, string code) =>
        Read(section).Violations.Should().Contain(violation => violation.Code == code && violation.Place!.StartsWith("campaign.yaml:"), "{0}", string.Join("; ", Read(section).Violations.Select(violation => $"{violation.Place} {violation.Code}")));

    private static Domain.Shared.Outcome<CampaignPolicy> Read(string section) => SmallFolder.Read($"lateRecording: {{ {section} }}\n", "campaign.yaml");
}
