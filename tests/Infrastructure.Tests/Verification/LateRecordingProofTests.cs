using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Proof;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

/// <summary>The procedure proof with late recording: an honour implies the full terms since the public could see each notice.</summary>
public class LateRecordingProofTests
{
    private static readonly Subject Subject = Qinghai.Files.Verifiable().Subject;

    [Fact]
    public void Every_campaign_of_the_repository_is_proven_as_if_everything_could_be_recorded_late()
    {
        foreach (var folder in Planted.Folders)
        {
            var subject = Infrastructure.PolicyFiles.CampaignFiles.Read(folder).Value.Verifiable().Subject;
            var policy = With(subject.Policy, 1, [.. subject.Policy.Stages.Select(stage => stage.Code)]);
            var (before, after) = (ProcedureProof.Run(subject), ProcedureProof.Prove(policy, Procedure.Compile(policy).Transitions));

            after.Findings.Should().BeEmpty(folder);
            after.Counts["situations"].Should().BeGreaterThan(before.Counts["situations"], "acts wait for their confirmation");
            after.Counts["duties"].Should().Be(before.Counts["duties"]);
        }
    }

    [Fact]
    public void A_term_that_counts_from_the_day_of_a_late_posting_is_found_with_the_way_to_it()
    {
        var finding = Prove(new LateMeaning((posted, _, _) => posted)).Findings.Should().ContainSingle().Subject;

        (finding.Code, finding.Clause).Should().Be(("honour-unearned", "4.1.b"));
        finding.Message.En.Should().Contain("Local publicity: the full term has run since the public could see the notice").And.NotContain("Province-wide publicity", "only local postings are recorded late");
        finding.Counterexample.Select(step => step.En).Should().ContainInOrder("post is recorded late", "the late post is confirmed → local-publicity/posted", "the term runs out", "close → hand-in", "decide → honoured");
    }

    [Fact]
    public void A_term_that_counts_from_before_the_notice_was_published_elsewhere_is_found()
    {
        var finding = Prove(new LateMeaning((posted, recorded, elsewhere) => elsewhere?.AddDays(-1) ?? Publication.Seen(posted, recorded, elsewhere))).Findings.Should().ContainSingle().Subject;
        finding.Counterexample.Select(step => step.En).Should().Contain("the late post is confirmed → local-publicity/posted, published elsewhere before");
    }

    [Fact]
    public void An_act_that_is_confirmed_without_being_judged_anew_is_found()
    {
        var finding = Prove(new LateMeaning(Publication.Seen, JudgedAnew: false)).Findings.First(finding => finding.Code == "honour-unearned");
        finding.Counterexample.Select(step => step.En).Should().Contain(step => step.StartsWith("the late ", StringComparison.Ordinal) && step.Contains(" is confirmed", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    [InlineData(60, true)]
    public void Late_recording_that_swallows_the_publicity_it_names_is_found(int workingDays, bool found)
    {
        var swallows = Findings(workingDays, "local-publicity").Where(finding => finding.Code == "late-recording-swallows").ToList();
        swallows.Should().HaveCount(found ? 1 : 0);
        if (found)
        {
            swallows[0].Place.Should().Be("lateRecording");
            swallows[0].Counterexample[0].En.Should().Be("published elsewhere on 2021-07-08; the last day of its term is 2021-07-15");
        }
    }

    [Fact]
    public void A_posting_day_that_counts_is_swallowed_a_day_earlier()
    {
        var counted = Subject.Under(new Dictionary<string, string> { ["termStart"] = "counted" });
        ProcedureProof.Run(Subject with { Policy = With(counted, 4, ["local-publicity"]) }).Findings.Should().Contain(finding => finding.Code == "late-recording-swallows");
    }

    [Fact]
    public void Confirmation_by_the_body_that_acted_is_found()
    {
        Findings(1, "first-review", confirmedBy: "first-reviewer").Should().ContainSingle().Which.Message.En.Should().Contain("First review").And.Contain("both are");
        Findings(1, "unit-recommendation", confirmedBy: "first-reviewer").Should().ContainSingle(finding => finding.Code == "late-recording-self-confirmed", "prefectures and departments are their own first reviewers");
        Findings(1, "unit-recommendation").Should().BeEmpty();
        Findings(1, "decision").Should().BeEmpty();
    }

    [Fact]
    public void A_campaign_without_late_recording_has_no_such_findings() => ProcedureProof.Run(Subject).Findings.Should().BeEmpty();

    private static IReadOnlyList<Finding> Findings(int workingDays, string stage, string confirmedBy = "leading-group") =>
        ProcedureProof.Run(Subject with { Policy = With(Subject.Policy, workingDays, [stage], confirmedBy) }).Findings;

    private static Report Prove(LateMeaning meaning)
    {
        var policy = With(Subject.Policy, 3, ["unit-recommendation", "local-publicity", "hand-in", "first-review"]);
        return ProcedureProof.Prove(policy, Procedure.Compile(policy).Transitions, meaning);
    }

    private static CampaignPolicy With(CampaignPolicy policy, int workingDays, IReadOnlyList<string> stages, string? confirmedBy = null) =>
        policy with { LateRecording = new LateRecording(workingDays, stages, confirmedBy ?? policy.Stages[^1].By) };
}
