using Commendation.Application.Verification;
using Commendation.Domain.Eligibility;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.PolicyFiles;

namespace Commendation.Infrastructure.Tests.Verification;

/// <summary>An explanation shows a fault in the rules to whoever knows the nominee: the rule, its clause, and what it would take.</summary>
public class ExplanationTests
{
    private static readonly Dictionary<string, string> Sound = new()
    {
        ["sector"] = "party-government",
        ["petitionDepartment"] = "true",
        ["frontLine"] = "true",
        ["leadingPost"] = "section-head",
        ["grade"] = "section-head",
        ["petitionServiceSince"] = "2018-07-08",
    };

    [Fact]
    public void Where_nothing_is_wrong_nothing_would_have_to_change()
    {
        var view = Explained(Qinghai.Files);

        view.Standing.Should().Be(Standing.Eligible);
        view.Rules.Should().OnlyContain(rule => rule.Change.Count == 0 && rule.ChangeMessage == null);
    }

    [Theory]
    [InlineData("{ fact: petitionServiceYears, atLeast: 3 }", "{ fact: petitionServiceYears, atLeast: 4 }", "petition-service", "3.2.3", "petitionServiceSince=2017-07-08")]
    [InlineData("{ fact: petitionServiceYears, atLeast: 3 }", "{ fact: petitionServiceYears, above: 3 }", "petition-service", "3.2.3", "petitionServiceSince=2017-07-08")]
    [InlineData("{ fact: rank, below: bureau-deputy }", "{ fact: rank, below: section-head }", "rank-ceiling", "1.2.d", "grade=section-deputy leadingPost=section-deputy")]
    [InlineData("{ fact: rank, below: bureau-deputy }", "{ fact: rank, above: section-head }", "rank-ceiling", "1.2.d", "leadingPost=county-division-deputy")]
    public void A_fault_shows_as_the_rule_that_stands_in_the_way_with_the_smallest_change_and_no_other(string right, string wrong, string rule, string clause, string change)
    {
        var view = Explained(Qinghai.Files.Edit(CampaignFiles.CampaignName, right, wrong));

        view.Standing.Should().Be(Standing.Ineligible);
        var found = view.Rules.Should().ContainSingle(one => one.Outcome == RuleOutcome.NotMet).Subject;
        (found.Rule, found.Clause).Should().Be((rule, clause));
        string.Join(' ', found.Change.OrderBy(fact => fact.Key, StringComparer.Ordinal).Select(fact => $"{fact.Key}={fact.Value}")).Should().Be(change);
        found.ChangeMessage!.Zh.Should().Contain("不构成障碍");
        found.ChangeMessage.En.Should().StartWith("It would not stand in the way if");
        view.Rules.Where(one => one != found).Should().OnlyContain(one => one.ChangeMessage == null);
    }

    private static ExplanationView Explained(CampaignFiles files)
    {
        var policy = PolicyReader.Read(files).Value;
        return Explanations.Explain(policy, policy.AwardOf("advanced-individual"), Sound).Value;
    }
}
