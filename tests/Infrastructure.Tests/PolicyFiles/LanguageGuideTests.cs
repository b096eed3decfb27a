using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Schemas;
using Commendation.Infrastructure.Tests.Schemas;
using Commendation.Infrastructure.Tests.Verification;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>architecture/language.md stays true: every example loads, every key of the grammar is named.</summary>
public partial class LanguageGuideTests
{
    private static readonly string Guide = File.ReadAllText(Path.Combine(Qinghai.Root, "architecture", "language.md")).ReplaceLineEndings("\n");

    // Examples that load only together with another one, by that one's id.
    private static readonly ILookup<string, string> Companions = Fence().Matches(Guide).Where(match => match.Groups["with"].Success)
        .ToLookup(match => match.Groups["with"].Value, match => match.Groups["id"].Value);

    private static readonly Dictionary<string, (string File, string Text)> Examples = Fence().Matches(Guide).ToDictionary(
        match => match.Groups["id"].Value,
        match => (match.Groups["file"] is { Success: true } file ? file.Value : "campaign.yaml", match.Groups["text"].Value));

    public static TheoryData<string> Ids => [.. Examples.Keys.Where(id => Examples[id].File is not ("scenarios.yaml" or AmendmentFolder.NoteName) && !Companions.Any(companions => companions.Contains(id)))];

    public static TheoryData<string> Scenarios => [.. Examples.Keys.Where(id => Examples[id].File == "scenarios.yaml")];

    /// <summary>File and text of an example.</summary>
    public static (string File, string Text) Example(string id) => Examples[id];

    [Theory]
    [MemberData(nameof(Scenarios))]
    public void An_example_of_a_scenario_comes_out_as_it_says(string id)
    {
        var policy = Qinghai.Files.Verifiable(new Dictionary<string, string> { [$"scenarios/{id}.yaml"] = Examples[id].Text });

        policy.Subject.Scenarios.Should().NotBeEmpty();
        ScenarioCheck.Run(policy.Subject).Findings.Where(finding => finding.Code != "scenario-missing")
            .Select(finding => finding.Message.En + string.Concat(finding.Counterexample.Select(line => "\n" + line.En))).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_example_loads(string id) =>
        PolicyReader.Read(Companions[id].Aggregate(SmallFolder.With(Examples[id].Text, Examples[id].File), (files, other) => files.With(Examples[other].File, Examples[other].Text))).Violations
            .Select(violation => $"{violation.Place}: {violation.Code} {violation.Message.En}").Should().BeEmpty();

    [Fact]
    public void The_example_of_an_amendment_is_read_over_its_campaign()
    {
        var campaign = Directory.CreateTempSubdirectory("guide-").FullName;
        try
        {
            var amendment = Directory.CreateDirectory(Path.Combine(campaign, "amendments", "01-places")).FullName;
            foreach (var (name, text) in SmallFolder.With(Examples["places"].Text, "quotas.csv").All)
            {
                File.WriteAllText(Path.Combine(campaign, name), text);
            }

            foreach (var id in new[] { "amendment", "amended-places" })
            {
                File.WriteAllText(Path.Combine(amendment, Examples[id].File), Examples[id].Text);
            }

            var (note, files) = AmendmentFolder.Read(amendment).Value;

            note.Should().Be(new AmendmentNote("某政〔2021〕9号", "甲县调减、乙县调增一个先进个人名额。", new DateOnly(2021, 8, 1)));
            files.Keys.Should().Equal("quotas.csv");
            var (before, after) = (CampaignFolder.Load(campaign).Value, CampaignFolder.Load(amendment).Value);
            after.Code.Should().Be(before.Code);
            PolicyDiff.Between(before, after).Select(change => (change.Element, $"{change.Properties[0].Before!.Zh} → {change.Properties[0].After!.Zh}"))
                .Should().Equal(("quota C1/person", "6 → 5"), ("quota C2/person", "4 → 5"));
            AmendmentChecks.Findings(before, after, PolicyUse.None, []).Should().BeEmpty();
        }
        finally
        {
            Directory.Delete(campaign, recursive: true);
        }
    }

    [Fact]
    public void Every_block_of_the_guide_is_an_example() =>
        Regex.Count(Guide, "^```[a-z]", RegexOptions.Multiline).Should().Be(Examples.Count).And.BeGreaterThan(18);

    [Fact]
    public void Every_key_of_the_grammar_is_named()
    {
        // The cases that other systems are told are no files of the language.
        var keys = CampaignSchemas.All.Where(schema => schema.Key != "cases").SelectMany(schema => Properties(JsonNode.Parse(schema.Value)!)).Distinct().ToList();

        keys.Count.Should().BeGreaterThan(60);
        keys.Where(key => !Regex.IsMatch(Guide, $"\\b{key}\\b")).Should().BeEmpty();
    }

    [Fact]
    public void The_table_of_standard_facts_is_the_catalogue()
    {
        const string start = "<!-- standard facts: generated, COMMENDATION_RECORD=1 writes them anew -->\n";
        var file = Path.Combine(Qinghai.Root, "architecture", "language.md");
        var from = Guide.IndexOf(start, StringComparison.Ordinal) + start.Length;
        var to = Guide.IndexOf("<!-- end -->", from, StringComparison.Ordinal);
        var table = Tables();
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            File.WriteAllText(file, Guide[..from] + table + Guide[to..]);
            return;
        }

        Guide[from..to].Should().Be(table, "COMMENDATION_RECORD=1 writes the tables of architecture/language.md anew");
    }

    [Fact]
    public void The_tables_of_keys_are_what_the_loader_reads()
    {
        const string start = "<!-- generated, COMMENDATION_RECORD=1 writes the tables anew -->\n\n";
        var file = Path.Combine(Qinghai.Root, "architecture", "keys.md");
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        var from = text.IndexOf(start, StringComparison.Ordinal) + start.Length;
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            File.WriteAllText(file, text[..from] + KeyTables.Write());
            return;
        }

        text[from..].Should().Be(KeyTables.Write(), "COMMENDATION_RECORD=1 writes architecture/keys.md anew");
    }

    private static string Tables()
    {
        var text = new StringBuilder("\n| fact | for | kind | label |\n|---|---|---|---|\n");
        foreach (var fact in StandardFacts.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"| `{fact.Code}` | {fact.For?.ToString().ToLowerInvariant() ?? "both"} | {Kind(fact)} | {fact.Label.Zh}, {fact.Label.En} |\n");
        }

        text.Append("\n| scale | standard | values |\n|---|---|---|\n");
        foreach (var scale in StandardScales.All)
        {
            var values = scale.Values.Select(value => $"`{value.Code}` {value.Label.Zh}{(value.StandardCode is null ? string.Empty : $" ({value.StandardCode})")}");
            var shown = scale.Values.Count <= 60 ? string.Join(", ", values) : $"{string.Join(", ", values.Take(6))}, … ({scale.Values.Count.ToString(CultureInfo.InvariantCulture)} in all)";
            text.Append(CultureInfo.InvariantCulture, $"| `{scale.Code}`{(scale.Ordered ? ", low to high" : string.Empty)} | {scale.Standard ?? "–"} | {shown} |\n");
        }

        return text.Append('\n').ToString();
    }

    private static string Kind(FactDefinition fact) => fact switch
    {
        { Scale: { } scale } => $"`{scale.Code}`",
        { Items: { } items } => "list: " + string.Join(", ", items.All.Select(item => $"`{item.Code}`")),
        { Kind: FactKind.Number } => string.Create(CultureInfo.InvariantCulture, $"number {fact.Min} to {fact.Max}{(fact.Unit is null ? string.Empty : " " + fact.Unit.Zh)}"),
        _ => fact.Kind.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<string> Properties(JsonNode node) => node switch
    {
        JsonObject json => json.SelectMany(member => member is { Key: "properties", Value: JsonObject properties }
            ? properties.Select(property => property.Key).Concat(properties.SelectMany(property => property.Value is null ? [] : Properties(property.Value)))
            : member.Value is null ? [] : Properties(member.Value)),
        JsonArray list => list.SelectMany(item => item is null ? [] : Properties(item)),
        _ => [],
    };

    [GeneratedRegex("^```(?:yaml|csv) id=(?<id>[a-z-]+)(?: file=(?<file>[a-z.]+))?(?: with=(?<with>[a-z-]+))?\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

}
