using Commendation.Domain.Verification;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

public class CoverageTests
{
    [Fact]
    public void Every_clause_of_every_campaign_is_carried()
    {
        Planted.Folders.Should().HaveCountGreaterThan(6);
        foreach (var folder in Planted.Folders)
        {
            CampaignFiles.Read(folder).Value.Findings(Coverage.Run).Should().BeEmpty(folder);
        }
    }

    [Fact]
    public void The_ledger_tells_who_carries_and_who_judges()
    {
        var ledger = Coverage.Ledger(Qinghai.Policy).ToDictionary(line => line.Clause.Id);

        ledger["4.1.b"].CarriedBy.Should().Contain("term of local-publicity");
        ledger["3.1.1"].JudgedBy.Should().ContainSingle();
        ledger["2.a"].CarriedBy.Should().BeEmpty("it is a frame");
        Coverage.Run(Qinghai.Files.Verifiable().Subject).Counts["clauses"].Should().Be(Qinghai.Policy.Clauses.Count);
    }

    [Fact]
    public void The_report_holds_the_ledger_as_a_table()
    {
        var rows = Coverage.Run(Qinghai.Files.Verifiable().Subject).Notes;

        rows.Should().HaveCount(Qinghai.Policy.Clauses.Count);
        rows.Select(row => row.En).Should().Contain(row => row.StartsWith("4.1.b | ") && row.Contains("term of local-publicity"))
            .And.Contain(row => row.StartsWith("3.1.1 | ") && row.Contains("| judged by "))
            .And.Contain(row => row.StartsWith("2.a | ") && row.EndsWith("| frame"));
    }

    [Fact]
    public void A_judgement_that_no_stage_records_is_found()
    {
        var (finding, place) = Qinghai.Files
            .Edit(CampaignFiles.ClausesName, "{ id: 1.1,     kinds: [fact],", "{ id: 1.1,     kinds: [fact, attest],")
            .OnlyFinding(Coverage.Run);

        (finding.Code, finding.Clause).Should().Be(("judgement-without-body", "1.1"));
        place.Should().StartWith("clauses.yaml:6:");
        finding.Counterexample.Should().ContainSingle().Which.En.Should().Contain("procedure.stages.records");
    }

    [Fact]
    public void A_term_without_term_or_due_date_is_found()
    {
        var (finding, _) = Qinghai.Files
            .Edit(CampaignFiles.ClausesName, "{ id: 4.2.c,   kinds: [material],", "{ id: 4.2.c,   kinds: [material, term],")
            .OnlyFinding(Coverage.Run);

        (finding.Code, finding.Clause).Should().Be(("duty-uncarried", "4.2.c"));
        finding.Message.En.Should().Contain("is a term, but is cited only by: report of");
    }

    [Fact]
    public void A_limit_that_is_only_a_reward_is_found()
    {
        var (finding, _) = Qinghai.Files
            .Edit(CampaignFiles.ClausesName, "{ id: 2.b,     kinds: [reward],", "{ id: 2.b,     kinds: [limit],")
            .OnlyFinding(Coverage.Run);

        (finding.Code, finding.Clause).Should().Be(("duty-uncarried", "2.b"));
    }

    [Fact]
    public void A_clause_that_nothing_carries_is_found_in_a_policy_made_in_code()
    {
        var policy = Qinghai.Policy with { Sanctions = [.. Qinghai.Policy.Sanctions.Where(sanction => sanction.Clause != "5.3.b")] };

        var finding = Coverage.Run(new Subject(policy, Planted.Calendar, _ => policy)).Findings.Should().ContainSingle().Subject;

        (finding.Code, finding.Clause, finding.Severity).Should().Be(("clause-uncovered", "5.3.b", Severity.Error));
    }
}
