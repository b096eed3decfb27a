using Commendation.Domain.Verification;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.Verification;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>What a ledger says of itself: what binds and is not carried, and what is made up.</summary>
public class HonestyTests
{
    private const string Carried = "{ id: \"1\", kinds: [step, quota], strength: must, summary: { zh: 甲, en: a }";

    private const string Reason = "notCarried: { reason: { zh: 另行检查, en: somebody looks } }";

    [Fact]
    public void A_clause_that_binds_and_is_not_carried_loads_and_is_counted()
    {
        var report = Coverage.Run(Ledger($"{Carried} }}", $"{{ id: \"2\", kinds: [material], strength: must, summary: {{ zh: 甲, en: a }}, {Reason} }}").Verifiable().Subject);

        report.Findings.Should().BeEmpty();
        (report.Counts["not-carried"], report.Counts["frames"]).Should().Be((1, 0));
        report.Notes[1].En.Should().EndWith("not carried: somebody looks");
    }

    [Theory]
    [InlineData($"{Carried}, {Reason} }}", "clause-carried")]
    [InlineData($"{Carried} }}\n  - {{ id: \"2\", kinds: [step], strength: must, summary: {{ zh: 甲, en: a }}, coveredBy: [\"1\"], {Reason} }}", "clause-carried")]
    [InlineData($"{Carried} }}\n  - {{ id: \"2\", kinds: [frame], strength: must, summary: {{ zh: 甲, en: a }}, {Reason} }}", "clause-carried")]
    [InlineData($"{Carried} }}\n  - {{ id: \"2\", kinds: [step], strength: must, summary: {{ zh: 甲, en: a }}, notCarried: {{ raeson: {{ zh: 甲, en: a }} }} }}", "key-unknown")]
    [InlineData($"{Carried} }}\n  - {{ id: \"2\", kinds: [step], strength: must, summary: {{ zh: 甲, en: a }}, notCarried: true }}", "wrong-type")]
    [InlineData($"{Carried} }}\n  - {{ id: \"2\", kinds: [step], strength: must, summary: {{ zh: 甲, en: a }}, {Reason} }}\n  - {{ id: \"3\", kinds: [step], strength: must, summary: {{ zh: 甲, en: a }}, coveredBy: [\"2\"] }}", "clause-uncarried-cover")]
    [InlineData($"{Carried} }}\n  - {{ id: \"2\", kinds: [frame], strength: must, summary: {{ zh: 甲, en: a }} }}\n  - {{ id: \"3\", kinds: [step], strength: must, summary: {{ zh: 甲, en: a }}, coveredBy: [\"2\"] }}", "clause-uncarried-cover")]
    [InlineData("{ id: \"1\", kinds: [frame], strength: must, summary: { zh: 甲, en: a } }", "frame-carried")]
    [InlineData($"{Carried} }}\n  - {{ id: \"2\", kinds: [frame], strength: must, summary: {{ zh: 甲, en: a }}, illustrative: true }}", "illustrative-idle")]
    [InlineData($"{Carried} }}\n  - {{ id: \"2\", kinds: [step], strength: must, summary: {{ zh: 甲, en: a }}, coveredBy: [\"1\"], illustrative: true }}", "illustrative-idle")]
    public void A_ledger_that_says_what_is_not_so_is_refused_with_its_line(string clauses, string code)
    {
        var violation = PolicyReader.Read(Ledger(clauses)).Violations.Should().ContainSingle(found => found.Code == code).Subject;

        violation.Place.Should().StartWith("clauses.yaml:");
    }

    [Fact]
    public void Every_shipped_campaign_says_which_of_its_figures_are_made_up()
    {
        foreach (var folder in Planted.Folders)
        {
            var clauses = CampaignFolder.Load(folder).Value.Clauses;
            clauses.Where(clause => clause.Summary.En.Contains("illustrative", StringComparison.Ordinal) && !clause.IsFrame && !clause.Illustrative).Should().BeEmpty(folder);
        }
    }

    private static CampaignFiles Ledger(params IReadOnlyList<string> clauses) => SmallFolder.With($"clauses:\n{string.Concat(clauses.Select(clause => $"  - {clause}\n"))}", CampaignFiles.ClausesName);
}
