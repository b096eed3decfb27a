using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Schemas;
using Commendation.Infrastructure.Tests.Verification;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>What an author meets on the way from a notice to a folder.</summary>
public class AuthoringTests
{
    [Fact]
    public void A_campaign_whose_rules_read_no_facts_declares_none()
    {
        var files = WithoutFacts();

        var policy = PolicyReader.Read(files);

        policy.Violations.Should().BeEmpty();
        policy.Value.Facts.All.Should().BeEmpty();
        files.Verifiable().Subject.Scenarios.Should().BeEmpty();
        CampaignSchemas.All["campaign"].Should().NotContain("\"facts\",\n", "an editor does not ask for them either");
    }

    [Fact]
    public void A_fact_that_is_read_where_none_is_declared_is_told_so()
    {
        var files = WithoutFacts();
        files = files with { Campaign = files.Campaign.Replace("places: 10, clause: \"1\" }", "places: 10, clause: \"1\", rules: [{ code: r, clause: \"1\", title: { zh: 甲, en: a }, require: { fact: frontLine, is: true } }] }", StringComparison.Ordinal) };

        PolicyReader.Read(files).Violations.Should().ContainSingle().Which.Should().Match<Violation>(
            violation => violation.Code == "fact-unknown" && violation.Message.En == "There is no fact 'frontLine'. None is declared.");
    }

    [Theory]
    [InlineData("verdicts: [{ name: a, award: person, given: nobody, expect: { standing: eligible } }]", "given-unknown")]
    [InlineData("verdicts: [{ name: a, award: person, rule: no-rule, columns: [], cases: [] }]", "rule-unknown")]
    [InlineData("places: [{ name: a, award: person, by: C1, channel: models, taken: 0 }]", "channel-unknown")]
    [InlineData("verdicts: [{ name: a, award: person, facts: { frontLine: true }, expect: { standing: eligible } }]", "key-unknown")]
    public void A_scenario_that_names_what_the_campaign_has_none_of_is_refused(string scenario, string code) =>
        PolicyReader.Verifiable(WithoutFacts(), new Dictionary<string, string> { ["scenarios/a.yaml"] = scenario }, Planted.Calendar)
            .Violations.Select(violation => violation.Code).Should().Contain(code);

    [Fact]
    public void A_list_of_known_values_says_how_many_more_there_are()
    {
        var violation = SmallFolder.Read("""
            facts:
              - { use: nationality, for: individual }
              - { use: ethnicGrupe }
            """).Violations[0];

        violation.Message.En.Should().EndWith("and 16 more.");
        violation.Message.Zh.Should().EndWith("，另有16个。");
    }

    [Theory]
    [InlineData("{ by: reading, wide: [deputy, head], narrow: [] }", null)]
    [InlineData("[]", "empty-list awards[0].rules[0].require.not.in")]
    public void A_list_of_values_may_be_empty_under_one_of_several_readings_and_nowhere_else(string values, string? fault)
    {
        var setting = fault is null ? "interpretations: [{ setting: reading, clause: \"1\", title: { zh: 甲, en: a }, readings: [{ code: wide, title: { zh: 甲, en: a } }, { code: narrow, title: { zh: 甲, en: a } }], default: narrow, reason: { zh: 甲, en: a } }]\n" : string.Empty;
        var read = SmallFolder.Read(setting + $$"""
            awards:
              - { code: person, kind: individual, title: { zh: 先进个人, en: Advanced Individual }, places: 10, clause: "1", rules: [{ code: r, clause: "1", title: { zh: 甲, en: a }, require: { not: { fact: rank, in: {{values}} } } }] }
              - { code: unit, kind: collective, title: { zh: 先进集体, en: Advanced Collective }, places: 4, clause: "1" }
            """);

        read.Violations.Select(violation => $"{violation.Code} {violation.Place!.Split(' ')[^1]}").Should().Equal(fault is null ? [] : [fault]);
        if (fault is null)
        {
            var require = read.Value.Awards[0].Rules[0].Require;
            require.Evaluate(read.Value.Facts.Read(new Dictionary<string, string> { ["rank"] = "head" }).Value).Should().Be(Truth.Met);
            require.Describe().En.Should().Be("not (rank never is)");
        }
    }

    [Theory]
    [InlineData("24:00", true, null)]
    [InlineData("24时", true, null)]
    [InlineData("24:00", false, "due-end-of-day")]
    [InlineData("24:01", true, "wrong-type")]
    [InlineData("25:00", true, "wrong-type")]
    public void Twenty_four_o_clock_is_the_end_of_that_day(string time, bool inclusive, string? code)
    {
        var read = SmallFolder.Read($$"""
            procedure:
              clause: "1"
              stages:
                - { code: recommend, kind: recommendation, clause: "1", title: { zh: 推荐, en: Recommendation }, by: recommender, due: { on: 2021-08-06, at: "{{time}}", clause: "1", inclusive: {{(inclusive ? "true" : "false")}} } }
                - { code: decide, kind: decision, clause: "1", title: { zh: 表彰, en: Decision }, by: office }
            """);

        read.Violations.Select(violation => violation.Code).Should().Equal(code is null ? [] : [code]);
        if (code is null)
        {
            read.Value.Stages[0].Due!.Last(read.Value.FixedDay, Planted.Calendar)!.Value.Should().Be(new DueMoment(new DateOnly(2021, 8, 6), null, true));
        }
    }

    private static CampaignFiles WithoutFacts()
    {
        var files = SmallFolder.With("checkDigits: warn");
        var facts = files.Campaign.IndexOf("scales:", StringComparison.Ordinal);
        return files with { Campaign = files.Campaign.Remove(facts, files.Campaign.IndexOf("roles:", StringComparison.Ordinal) - facts) };
    }
}
