using Commendation.Domain.Verification.Boundaries;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.Tests.Verification;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>What a limit written in a folder asks of a list that names nobody of those it is about.</summary>
public class EmptyListTests
{
    public static TheoryData<string> Floors =>
    [
        "members: { fact: frontLine, is: true }, atLeast: 2",
        "members: { fact: frontLine, is: true }, exactly: 2",
        "covers: { fact: rank, values: [deputy], atLeast: 2 }",
        "members: { fact: frontLine, is: true }, scope: organisation, atLeast: 2",
        "members: { fact: frontLine, is: true }, scope: tier, atLeast: 2",
        "members: { fact: frontLine, is: true }, scope: organisation, figures: { atLeast: [{ figure: 2, organisations: [C2] }] }",
        "members: { fact: frontLine, is: true }, scope: organisation, figures: { exactly: [{ figure: 2, organisations: [C2] }] }",
        "members: { fact: frontLine, is: true }, within: { fact: rank, is: head }, atLeast: 2",
        "members: { fact: frontLine, is: true }, atLeast: 20%, base: planned",
        "members: { fact: frontLine, is: true }, atLeast: 20%, base: listed-and-planned",
    ];

    [Theory]
    [MemberData(nameof(Floors))]
    public void A_floor_is_broken_by_a_list_of_others_and_kept_only_where_if_any_is_said(string floor)
    {
        Outcome(floor, expected: "breaks").Should().BeEmpty();
        Outcome($"{floor}, ifAny: true", expected: "keeps").Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Floors))]
    public void The_cases_that_are_generated_for_a_floor_come_out_as_they_say(string floor)
    {
        foreach (var files in new[] { Folder(floor), Folder($"{floor}, ifAny: true") })
        {
            var subject = files.Verifiable().Subject;
            var cases = BoundaryCases.Of(subject).OfType<ListScenario>().Where(one => one.Keeps.Concat(one.Breaks).Any(code => code.StartsWith("floor", StringComparison.Ordinal))).ToList();

            cases.Should().Contain(one => one.Keeps.Count > 0).And.Contain(one => one.Breaks.Count > 0);
            ScenarioCheck.Run(subject with { Scenarios = [.. cases] }).Findings.Where(finding => finding.Code == "scenario-failed").Select(finding => finding.Message.En).Should().BeEmpty();
        }
    }

    [Theory]
    [InlineData("members: { fact: frontLine, is: true }, atMost: 2")]
    [InlineData("members: { fact: frontLine, is: true }, reported: true")]
    [InlineData("scope: organisation, figures: { atMost: [{ figure: 2, organisations: [C2] }] }")]
    public void If_any_goes_only_with_what_asks_for_somebody(string ceiling) =>
        SmallFolder.Read(Text($"{ceiling}, ifAny: true")).Violations.Should().ContainSingle().Which.Place.Should().Contain("limits[0].ifAny");

    // Of the first county one person, of the second nobody, and a unit, whom the limit is not about.
    private static IEnumerable<string> Outcome(string floor, string expected)
    {
        var limit = floor.Contains("covers", StringComparison.Ordinal) ? "floor/deputy" : "floor";
        var people = floor.Contains("figures", StringComparison.Ordinal) ? "{ count: 1, award: person, by: C1, facts: { frontLine: false, rank: none } }, " : string.Empty;
        var scenarios = new Dictionary<string, string>
        {
            ["scenarios/empty.yaml"] = $"lists:\n  - {{ name: nobody, nominees: [{people}{{ count: 1, award: unit, by: C1, facts: {{ frontLine: false }} }}], {expected}: [{limit}]{(expected == "breaks" ? ", clause: \"1\"" : string.Empty)} }}\n",
        };
        return ScenarioCheck.Run(Folder(floor).Verifiable(scenarios).Subject).Findings.Where(finding => finding.Code == "scenario-failed").Select(finding => finding.Message.En);
    }

    private static CampaignFiles Folder(string limit) => SmallFolder.With(Text(limit));

    private static string Text(string limit) => $"limits:\n  - {{ code: floor, clause: \"1\", title: {{ zh: 下限, en: floor }}, awards: [person], {limit} }}\n";
}
