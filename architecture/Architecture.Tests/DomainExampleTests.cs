using Commendation.Domain.Campaigns;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Infrastructure.Calendars;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Architecture.Tests;

/// <summary>The example of src/Domain/README.md, word for word.</summary>
public class DomainExampleTests
{
    [Fact]
    public void Example_does_what_the_readme_says()
    {
        var policy = CampaignFolder.Load(Path.Combine(DocumentsTests.Root, "campaigns", "qinghai-petition-2018-2020")).Value;
        var calendar = ChineseCalendar.Load();

        // <example>
        var rules = Rulebook.Of(policy, calendar);
        var campaign = new Campaign(Guid.CreateVersion7(), policy, "63LG", policy.IssuedOn);
        var facts = new Dictionary<string, string> { ["petitionDepartment"] = "true", ["sector"] = "party-government", ["petitionServiceSince"] = "2018-07-09" };

        var verdict = EligibilityRules.Evaluate(policy, policy.AwardOf("advanced-individual"), policy.Facts.Read(facts).Value);
        var reasons = verdict.Results.Select(result => $"{result.Rule.Clause} {result.Outcome}: {result.Message.En}").ToList();

        var context = new ActContext(rules, campaign, Actor: "630102", On: new DateOnly(2021, 7, 9));
        var nominee = new Nominee(NomineeKind.Individual, "卓玛", "63010219850315002X");
        var nomination = Nomination.Create(Guid.CreateVersion7(), "advanced-individual", nominee, null, facts, context).Value;
        var refused = nomination.Do(Act.Recommend, context);
        var next = nomination.Actions(context).Select(act => $"{act.Transition.Act.Name()}: {act.Violations.Count} obstacles").ToList();
        // </example>

        reasons.Should().Contain(reason => reason.StartsWith("3.2.3 NotMet: Years in petition work", StringComparison.Ordinal));
        refused.Violations.Select(violation => violation.Code).Should().Contain("petition-service").And.Contain("rank-ceiling").And.Contain("record-missing");
        next.Should().Contain("declare: 0 obstacles").And.Contain($"recommend: {refused.Violations.Count} obstacles");
    }

    [Theory]
    [InlineData("nomination", "architecture/Architecture.Tests/DomainExampleTests.cs", 8)]
    [InlineData("policy", "tests/PackageConsumer/Program.cs", 0)]
    public void Readme_shows_the_example_that_runs(string block, string file, int indented)
    {
        var margin = new string(' ', indented);
        var source = File.ReadAllText(Path.Combine(DocumentsTests.Root, file));
        var example = Between(source, $"{margin}// <example>\n", $"{margin}// </example>\n").Split('\n')
            .Select(line => line.StartsWith(margin, StringComparison.Ordinal) ? line[indented..] : line);

        Between(File.ReadAllText(Path.Combine(DocumentsTests.Root, "src", "Domain", "README.md")), $"<!-- {block} -->\n```csharp\n", "```\n").Should().Be(string.Join('\n', example));
    }

    private static string Between(string text, string start, string end)
    {
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        return text[from..text.IndexOf(end, from, StringComparison.Ordinal)];
    }
}
