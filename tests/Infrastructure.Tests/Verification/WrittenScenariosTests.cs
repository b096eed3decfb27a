using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Boundaries;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Schemas;
using Commendation.Infrastructure.Tests.PolicyFiles;
using Commendation.Infrastructure.Tests.Schemas;
using FsCheck;
using FsCheck.Fluent;
using Json.Schema;

namespace Commendation.Infrastructure.Tests.Verification;

/// <summary>Scenarios that were written by a program load, say what they said before, and fit the schemas; so do the cases that other systems get.</summary>
public class WrittenScenariosTests
{
    private static readonly IReadOnlyList<Subject> Campaigns =
        [.. Planted.Folders.Select(folder => CampaignFiles.Read(folder).Value.Verifiable(ScenarioFiles.Find(folder)).Subject)];

    private static readonly Dictionary<string, JsonSchema> Schemas =
        CampaignSchemas.All.Where(schema => schema.Key is "scenarios" or "cases").ToDictionary(schema => schema.Key, schema => JsonSchema.FromText(schema.Value));

    // What a writer or a reader of YAML could take for something else.
    private static readonly string[] Traps = ["~", "null", "true", "3", "a: b", "- a", "# a", "\"a\"", "{ a }", "甲“乙”", "it's", "a\\b", "one, two", "*a", "&a", "😀"];

    [Fact]
    public void Every_file_that_is_generated_for_a_random_policy_loads_passes_and_fits_its_schema()
    {
        var tried = 0;
        ForAllSeeds(150, random =>
        {
            var files = SmallFolder.With(RandomPolicy.Text(random));
            var read = PolicyReader.Verifiable(files, new Dictionary<string, string>(), Planted.Calendar);
            if (!read.Accepted)
            {
                // What chance has put together can contradict itself, and is refused.
                return;
            }

            tried++;
            var text = ScenarioWriter.Boundaries(read.Value.Subject);

            var again = PolicyReader.Verifiable(files, new Dictionary<string, string> { ["scenarios/generated.yaml"] = text }, Planted.Calendar);

            again.Violations.Should().BeEmpty("{0}", Plain(files.Campaign + text));
            ScenarioCheck.Run(again.Value.Subject).Findings.Should().NotContain(finding => finding.Code == "scenario-failed", "{0}", Plain(files.Campaign + text));
            Faults("scenarios", YamlAsJson.Json(YamlAsJson.Tree(text))).Should().BeEmpty();
            Faults("cases", Cases(again.Value.Subject)).Should().BeEmpty();
        });
        tried.Should().BeGreaterThan(40);
    }

    [Fact]
    public void What_is_written_reads_back_as_what_it_was() => ForAllSeeds(60, random =>
    {
        var subject = Campaigns[random.Next(Campaigns.Count)];
        var all = subject.Scenarios.Concat(BoundaryCases.Of(subject)).ToList();
        IReadOnlyList<Scenario> scenarios = [.. Enumerable.Range(0, random.Next(1, 40)).Select(_ => Altered(all[random.Next(all.Count)], random))];
        var text = ScenarioWriter.Write(subject, scenarios);

        var read = ScenarioFiles.Read(subject.Policy, new Dictionary<string, string> { ["scenarios/written.yaml"] = text });

        read.Violations.Should().BeEmpty("{0}", Plain(text));
        Told(subject, read.Value).Should().BeEquivalentTo(Told(subject, scenarios).Distinct(), Plain(text));
    });

    [Fact]
    public void The_cases_of_every_campaign_fit_their_schema_and_a_wrong_one_does_not()
    {
        foreach (var subject in Campaigns)
        {
            Faults("cases", Cases(subject)).Should().BeEmpty(subject.Policy.Code);
        }

        var text = Cases(Campaigns.First(subject => subject.Policy.Code == "qinghai-petition-2018-2020")).ToJsonString();
        foreach (var (right, wrong) in new[]
        {
            ("\"standing\":\"eligible\"", "\"standing\":\"fine\""), ("\"facts\":", "\"fact\":"), ("\"kind\":\"verdicts\"", "\"kind\":\"lists\""), ("\"kind\":\"windows\"", "\"kind\":\"window\""),
            ("\"count\":1,", "\"count\":\"1\","), ("\"accepted\":true", "\"accepted\":\"true\""), ("\"posted\":\"2021-", "\"posted\":\"21-"),
        })
        {
            text.Should().Contain(right);
            Faults("cases", JsonNode.Parse(text.Replace(right, wrong, StringComparison.Ordinal))).Should().NotBeEmpty(wrong);
        }
    }

    private static void ForAllSeeds(int tests, Action<System.Random> property) => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(tests), Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed => property(new System.Random(seed))));

    // Braces are places for values in the words of an assertion.
    private static string Plain(string text) => text.Replace('{', '(').Replace('}', ')');

    private static JsonObject Cases(Subject subject) => ConformanceCases.File(subject.Policy, ConformanceCases.Of(subject), "./cases.schema.json");

    private static List<string> Faults(string schema, JsonNode? file) =>
        Schemas[schema].Evaluate(JsonSerializer.SerializeToElement(file), new EvaluationOptions { OutputFormat = OutputFormat.List }) is { IsValid: false } result
            ? [.. result.Details!.Where(detail => detail.EvaluationPath.ToString() is var path && !path.Contains("/if", StringComparison.Ordinal) && !path.Contains("/anyOf", StringComparison.Ordinal)).SelectMany(detail => (detail.Errors ?? []).Select(error => $"{detail.InstanceLocation} {error.Key}: {error.Value}"))]
            : [];

    // What a scenario says, without its place. A row of a table has the name of the table and its own values behind it.
    private static IEnumerable<string> Told(Subject subject, IEnumerable<Scenario> scenarios) =>
        from scenario in scenarios
        let named = scenario with { Name = scenario.Name.Split('（')[0] }
        select new ScenarioGrammar(subject.Policy) { Reread = subject.Under }.Kinds.Select(kind => kind.Exchange(named)).First(told => told is not null)!.Value.Content.ToJsonString();

    private static Scenario Altered(Scenario scenario, System.Random random)
    {
        var name = random.Next(3) == 0 ? scenario.Name.Split('（')[0] : $"{Traps[random.Next(Traps.Length)]} {random.Next(4)}";
        var reason = random.Next(3) == 0 ? Traps[random.Next(4, Traps.Length)] : scenario.Reason;
        return scenario switch
        {
            ActScenario acts => acts with
            {
                Name = name,
                Reason = reason,
                Taken = random.Next(3),
                Steps = [.. acts.Steps.Take(random.Next(1, acts.Steps.Count + 1)).Select(step => step with { Reason = random.Next(2) == 0 ? step.Reason : Traps[random.Next(4, Traps.Length)], Free = random.Next(2) == 0 ? null : random.Next(9) })],
            },
            PlaceScenario place => place with { Name = name, Reason = reason, Taken = random.Next(9) },
            _ => scenario with { Name = name, Reason = reason },
        };
    }
}
