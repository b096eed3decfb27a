using Commendation.Domain.Policies;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

public class ConditionLanguageTests
{
    private const string Known = "require: { fact: rank, below: bureau-deputy }";

    [Theory]
    [InlineData("{ fact: rank, isNot: none }", "级别不为无")]
    [InlineData("{ fact: rank, atLeast: clerk, below: bureau-deputy }", "级别低于厅局级副职，且级别不低于办事员级")]
    [InlineData("{ fact: petitionServiceYears, between: [3, 40] }", "从事信访工作年限不低于3年，且从事信访工作年限不高于40年")]
    [InlineData("{ fact: birthDate, above: 1961-07-08 }", "出生日期晚于1961-07-08")]
    [InlineData("{ fact: petitionServiceYears, atMost: 40 }", "从事信访工作年限不高于40年")]
    [InlineData("{ any: [{ fact: sex, is: female }, { fact: rank, is: none }] }", "性别为女，或级别为无")]
    [InlineData("{ not: { fact: sector, in: [military, other] } }", "不得（所在单位类别属于：军队、其他）")]
    [InlineData("{ atLeastOf: { count: 2, conditions: [{ fact: sex, is: female }, { fact: frontLine, is: true }, { fact: rank, is: none }] } }", "以下至少2项：性别为女，或基层或一线为是，或级别为无")]
    [InlineData("{ by: termStart, counted: { fact: sex, is: male }, not-counted: { fact: sex, is: female } }", "性别为女")]
    public void Every_form_of_condition_reads(string condition, string describes)
    {
        var outcome = PolicyReader.Read(Qinghai.Files.Edit("campaign.yaml", Known, $"require: {condition}"));

        outcome.Violations.Should().BeEmpty();
        Require(outcome.Value).Describe().Zh.Should().Be(describes);
    }

    private static Condition Require(CampaignPolicy policy) =>
        policy.AwardOf("advanced-individual").Rules.Single(rule => rule.Code == "rank-ceiling").Require;
}
