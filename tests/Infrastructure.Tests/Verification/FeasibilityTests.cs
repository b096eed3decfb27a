using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Feasibility;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class FeasibilityTests
{
    private const string Figure = "    atMost: 20%\n    base: { by: shareBase, actual-and-planned: listed-and-planned, planned: planned }\n";

    [Fact]
    public void Every_campaign_admits_a_full_list_and_shows_one()
    {
        foreach (var folder in Planted.Folders)
        {
            var subject = CampaignFiles.Read(folder).Value.Verifiable().Subject;
            var report = LimitFeasibility.Run(subject);

            report.Findings.Should().BeEmpty(folder);
            if (report.Counts.GetValueOrDefault("limits") > 0)
            {
                report.Notes.Should().NotBeEmpty(folder);
            }
        }
    }

    [Fact]
    public void A_floor_above_a_ceiling_is_found_with_both_limits_and_nothing_else()
    {
        var (finding, place) = With(Limit("front-line-floor", "advanced-individual", "{ fact: rank, in: [county-division-deputy, county-division-head] }", "atLeast: 21"), Limit("bystander", "advanced-collective", "{ fact: frontLine, is: true }", "atLeast: 1"))
            .OnlyFinding(LimitFeasibility.Run);

        finding.Code.Should().Be("limits-conflict");
        finding.Severity.Should().Be(Severity.Warning, "a limit in principle can be waived");
        finding.Message.En.Should().Contain("Share of county/division-level cadres (1.2.f)").And.Contain("front-line-floor").And.NotContain("bystander");
        finding.Counterexample.Should().HaveCount(3);
        finding.Counterexample[0].En.Should().EndWith(": 100 places (1.2.a)");
        finding.Counterexample[1].En.Should().StartWith("county-division-share (1.2.f): at most 20%");
        finding.Counterexample[2].En.Should().StartWith("front-line-floor (1.2.f): at least 21");
        place.Should().MatchRegex(@"^campaign\.yaml:\d+:\d+ limits\[0\]");
    }

    [Fact]
    public void A_floor_that_just_meets_the_ceiling_is_no_conflict() =>
        With(Limit("floor", "advanced-individual", "{ fact: rank, in: [county-division-deputy, county-division-head] }", "atLeast: 20")).Findings(LimitFeasibility.Run).Should().BeEmpty();

    [Fact]
    public void Two_floors_of_groups_that_exclude_each_other_are_found()
    {
        var (finding, _) = With(
            Limit("ranked", "advanced-individual", "{ fact: rank, is: section-head }", "atLeast: 60"),
            Limit("others", "advanced-individual", "{ fact: rank, isNot: section-head }", "atLeast: 41")).OnlyFinding(LimitFeasibility.Run);

        finding.Severity.Should().Be(Severity.Error);
        finding.Message.En.Should().Contain("ranked").And.Contain("others").And.NotContain("1.2.f) and Share");
    }

    [Fact]
    public void Three_limits_of_which_any_two_get_along_are_found_as_three()
    {
        var (finding, _) = With(
            Limit("front", "advanced-individual", "{ fact: frontLine, is: true }", "atLeast: 70"),
            Limit("department", "advanced-individual", "{ fact: sex, is: female }", "atLeast: 70"),
            Limit("both", "advanced-individual", "{ all: [{ fact: frontLine, is: true }, { fact: sex, is: female }] }", "atMost: 39")).OnlyFinding(LimitFeasibility.Run);

        finding.Message.En.Should().Contain("front ").And.Contain("department ").And.Contain("both ");
        finding.Counterexample.Should().HaveCount(4);
    }

    [Fact]
    public void The_same_three_limits_with_room_for_forty_admit_a_list() =>
        With(
            Limit("front", "advanced-individual", "{ fact: frontLine, is: true }", "atLeast: 70"),
            Limit("department", "advanced-individual", "{ fact: sex, is: female }", "atLeast: 70"),
            Limit("both", "advanced-individual", "{ all: [{ fact: frontLine, is: true }, { fact: sex, is: female }] }", "atMost: 40")).Findings(LimitFeasibility.Run).Should().BeEmpty();

    [Fact]
    public void A_floor_for_nominees_who_are_never_eligible_is_found() =>
        With(Limit("too-high", "advanced-individual", "{ fact: rank, is: bureau-deputy }", "atLeast: 1")).OnlyFinding(LimitFeasibility.Run)
            .Finding.Message.En.Should().Contain("too-high").And.NotContain("county/division");

    [Fact]
    public void What_the_rules_ask_of_everybody_is_no_limit_of_its_own()
    {
        // Everybody eligible belongs to a petition department: at most 39 of them leave no seventy of the front line.
        var (finding, _) = With(
            Limit("front", "advanced-individual", "{ fact: frontLine, is: true }", "atLeast: 70"),
            Limit("both", "advanced-individual", "{ all: [{ fact: frontLine, is: true }, { fact: petitionDepartment, is: true }] }", "atMost: 39")).OnlyFinding(LimitFeasibility.Run);

        finding.Message.En.Should().Contain("front ").And.Contain("both ");
    }

    [Fact]
    public void Places_that_nobody_can_fill_are_found()
    {
        var (finding, _) = Qinghai.Files.Edit(CampaignFiles.CampaignName, "{ fact: petitionServiceYears, atLeast: 3 }", "{ all: [{ fact: petitionServiceYears, atLeast: 3 }, { fact: petitionServiceYears, below: 3 }] }")
            .OnlyFinding(LimitFeasibility.Run);

        (finding.Code, finding.Severity).Should().Be(("list-unfillable", Severity.Error));
    }

    [Fact]
    public void Every_conflict_is_named_and_not_the_first_alone()
    {
        var findings = With(
            Limit("ranked", "advanced-individual", "{ fact: rank, is: section-head }", "atLeast: 60"),
            Limit("others", "advanced-individual", "{ fact: rank, isNot: section-head }", "atLeast: 41"),
            Limit("units", "advanced-collective", "{ fact: frontLine, is: true }", "atLeast: 31"),
            Limit("rest", "advanced-collective", "{ fact: frontLine, is: false }", "atLeast: 30")).Findings(LimitFeasibility.Run);

        findings.Should().HaveCount(2);
        findings.Should().ContainSingle(finding => finding.Message.En.Contains("ranked") && finding.Message.En.Contains("others") && !finding.Message.En.Contains("units"));
        findings.Should().ContainSingle(finding => finding.Message.En.Contains("units") && finding.Message.En.Contains("rest") && !finding.Message.En.Contains("ranked"));
    }

    [Fact]
    public void Where_places_may_stay_unused_a_list_that_cannot_be_full_is_no_conflict_and_the_note_says_how_full_it_can_be()
    {
        var report = LimitFeasibility.Run(With(Limit("few", "advanced-individual", "{ fact: frontLine, is: false }", "atMost: 0"), Limit("fewer", "advanced-individual", "{ fact: frontLine, is: true }", "atMost: 7")).Verifiable().Subject);

        report.Findings.Should().BeEmpty();
        report.Notes[0].En.Should().Be("The fullest list that keeps every limit uses 67 of 160 places, because of few (1.2.f) and fewer (1.2.f).");
    }

    [Fact]
    public void One_of_two_awards_for_each_organisation_leaves_the_places_of_the_other_unused_and_says_so()
    {
        var report = LimitFeasibility.Run(SmallFolder.With(
            """
            limits:
              - { code: either, clause: "1", title: { zh: 二选一, en: one or the other }, awards: [person, unit], scope: organisation, exactly: 1 }
              - { code: nobody, clause: "1", title: { zh: 无一线, en: no front line }, awards: [person, unit], members: { fact: frontLine, is: true }, atMost: 0 }
            """).Verifiable().Subject);

        report.Findings.Should().BeEmpty();
        report.Notes[0].En.Should().Be("The fullest list that keeps every limit uses 2 of 14 places, because of one or the other (1).");
    }

    [Fact]
    public void A_share_of_the_recommended_over_three_classes_is_decided() =>
        With(
            Limit("selected", "advanced-individual", "{ any: [{ fact: frontLine, is: true }, { fact: frontLine, is: false }] }", "atMost: 4/5\n    base: nominated"),
            Limit("front", "advanced-individual", "{ fact: frontLine, is: true }", "atLeast: 40%\n    base: nominated")).Findings(LimitFeasibility.Run).Should().BeEmpty();

    private static string Limit(string code, string award, string members, string figure) =>
        $"  - code: {code}\n    clause: 1.2.f\n    strength: must\n    title: {{ zh: {code}, en: {code} }}\n    awards: [{award}]\n    members: {members}\n    {figure}\n";

    private static CampaignFiles With(params string[] limits) => Qinghai.Files.Edit(CampaignFiles.CampaignName, Figure, Figure + string.Concat(limits));
}
