using System.Text.Json;
using System.Text.RegularExpressions;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Schemas;
using Commendation.Infrastructure.Tests.PolicyFiles;
using Commendation.Tests;
using Json.Schema;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Commendation.Infrastructure.Tests.Schemas;

/// <summary>What editors check is what the loader checks, as far as one file alone can tell.</summary>
public partial class SchemaTests
{
    // Faults that lie in the shape of the file, and not in what its names stand for.
    private static readonly HashSet<string> OfShape =
        ["missing-key", "key-unknown", "wrong-type", "value-unknown", "standard-fact-unknown", "empty-list", "too-many-keys", "share-not-exact"];

    private static readonly Dictionary<string, JsonSchema> Schemas = CampaignSchemas.All.ToDictionary(schema => schema.Key, schema => JsonSchema.FromText(schema.Value));

    private static readonly string[] Folders = [.. Directory.GetDirectories(Path.Combine(Qinghai.Root, "campaigns")).Order(StringComparer.Ordinal)];

    // Junk of every type, and values that are right in some places.
    private static readonly Func<YamlNode>[] Junk =
    [
        () => new YamlScalarNode("x"),
        () => new YamlScalarNode("12"),
        () => new YamlScalarNode("-3"),
        () => new YamlScalarNode("true"),
        () => new YamlScalarNode("2021-07-08"),
        () => new YamlScalarNode("20%"),
        () => new YamlScalarNode("two words"),
        () => new YamlScalarNode(string.Empty) { Style = ScalarStyle.DoubleQuoted },
        () => new YamlScalarNode("~"),
        () => new YamlSequenceNode(),
        () => new YamlSequenceNode(new YamlScalarNode("x")),
        () => new YamlMappingNode(),
        () => new YamlMappingNode(new YamlScalarNode("zh"), new YamlScalarNode("甲"), new YamlScalarNode("en"), new YamlScalarNode("a")),
        () => new YamlMappingNode(new YamlScalarNode("x"), new YamlScalarNode("y")),
    ];

    public static TheoryData<string> Files =>
    [
        .. from folder in Folders
           from file in Directory.GetFiles(folder, "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
           select Path.GetRelativePath(Path.Combine(Qinghai.Root, "campaigns"), file).Replace('\\', '/'),
    ];

    [Theory]
    [MemberData(nameof(Files))]
    public void A_shipped_file_is_valid_and_names_its_schema(string file)
    {
        var schema = SchemaOf(file);
        var text = File.ReadAllText(Path.Combine(Qinghai.Root, "campaigns", file));

        Faults(schema, text).Should().BeEmpty();
        var up = string.Concat(Enumerable.Repeat("../", file.Count(c => c == '/') + 1));
        text.Split('\n')[0].Should().Be($"# yaml-language-server: $schema={up}schemas/{schema}.json");
    }

    [Theory]
    [MemberData(nameof(LanguageGuideTests.Ids), MemberType = typeof(LanguageGuideTests))]
    public void An_example_of_the_guide_is_valid(string id)
    {
        var (file, text) = LanguageGuideTests.Example(id);
        if (file == CampaignFiles.CampaignName)
        {
            Faults("campaign", SmallFolder.With(text).Campaign).Should().BeEmpty();
        }
    }

    [Fact]
    public void The_published_files_are_what_the_loader_describes()
    {
        var folder = Path.Combine(Qinghai.Root, "schemas");
        if (Environment.GetEnvironmentVariable("COMMENDATION_RECORD") == "1")
        {
            Directory.CreateDirectory(folder);
            CampaignSchemas.All.ToList().ForEach(schema => File.WriteAllText(Path.Combine(folder, $"{schema.Key}.json"), schema.Value));
        }

        foreach (var (name, text) in CampaignSchemas.All)
        {
            File.ReadAllText(Path.Combine(folder, $"{name}.json")).ReplaceLineEndings("\n").Should().Be(text, "COMMENDATION_RECORD=1 writes schemas/ anew");
        }

        Directory.GetFiles(folder).Should().HaveCount(CampaignSchemas.All.Count);
    }

    [Theory]
    [InlineData("campaign")]
    [InlineData("clauses")]
    [InlineData("scenarios")]
    public void Every_key_tells_in_both_languages_what_it_is(string schema)
    {
        var root = JsonDocument.Parse(CampaignSchemas.All[schema]).RootElement;
        var silent = from mapping in root.GetProperty("definitions").EnumerateObject().Select(definition => definition.Value).Prepend(root).SelectMany(Mappings)
                     from key in mapping.GetProperty("properties").EnumerateObject()
                     where !key.Value.TryGetProperty("description", out var note) || !BothLanguages().IsMatch(note.GetString()!)
                     select key.Name;

        silent.Should().BeEmpty();
    }

    // The mappings of known keys that a definition says something about; conditions below it repeat some of the keys.
    private static IEnumerable<JsonElement> Mappings(JsonElement element)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            return element.EnumerateArray().SelectMany(Mappings);
        }

        if (element.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var known = element.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.False ? [element] : Array.Empty<JsonElement>();
        return known.Concat(element.EnumerateObject().Where(member => member.Name is not ("definitions" or "properties")).SelectMany(member => Mappings(member.Value)));
    }

    [Fact]
    public void Whatever_happens_to_the_shape_of_a_campaign_is_refused_by_both_or_by_neither() => Changed(120, random =>
    {
        var files = CampaignFiles.Read(Folders[random.Next(Folders.Length)]).Value;
        return ("campaign", files.Slug, files.Campaign, text => PolicyReader.Read(files with { Campaign = text }).Violations);
    });

    [Fact]
    public void Whatever_happens_to_the_shape_of_a_ledger_is_refused_by_both_or_by_neither() => Changed(40, random =>
    {
        var files = CampaignFiles.Read(Folders[random.Next(Folders.Length)]).Value;
        return ("clauses", files.Slug, files.Clauses, text => PolicyReader.Read(files with { Clauses = text }).Violations);
    });

    [Fact]
    public void Whatever_happens_to_the_shape_of_a_scenario_is_refused_by_both_or_by_neither()
    {
        var folders = Folders.Select(folder => (Policy: CampaignFolder.Load(folder).Value, Files: ScenarioFiles.Find(folder))).Where(folder => folder.Files.Count > 0).ToList();
        Changed(25, random =>
        {
            var (policy, files) = folders[random.Next(folders.Count)];
            var (name, original) = files.ElementAt(random.Next(files.Count));
            return ("scenarios", $"{policy.Code} {name}", original, text => ScenarioFiles.Read(policy, new Dictionary<string, string>(files) { [name] = text }).Violations);
        });
    }

    [Theory]
    [InlineData("scenarios", "verdicts[0].facts.gradex", true)]
    [InlineData("scenarios", "procedures[0].steps[0].copies.annex-3x", true)]
    [InlineData("scenarios", "procedures[0].steps[0].copiesx", false)]
    [InlineData("scenarios", "proceduresx", false)]
    [InlineData("campaign", "awards[0].rules[0].require.atLeast.values.x", true)]
    [InlineData("campaign", "awards[0].rulesx", false)]
    [InlineData("campaign", "title.zhx", false)]
    public void Names_declared_elsewhere_are_keys_that_no_schema_knows(string schema, string place, bool declaredElsewhere) =>
        IsNameDeclaredElsewhere(schema, place).Should().Be(declaredElsewhere);

    [Theory]
    [InlineData("awards:\n  - { code: person, kind: individual, title: { zh: 甲, en: a }, places: { by: s, one: 10, two: ten }, clause: \"1\" }", false)]
    [InlineData("awards:\n  - { code: person, kind: individual, title: { zh: 甲, en: a }, places: { by: s, one: 10, two: 20 }, clause: \"1\" }", true)]
    [InlineData("facts: { by: s, one: [{ code: a, kind: text, label: { zh: 甲, en: a } }], two: { by: t, one: [{ code: a, kind: text, label: { zh: 甲, en: a } }] } }", true)]
    [InlineData("facts: { by: s, one: [{ code: a, kind: text, label: { zh: 甲, en: a } }], two: { by: t, one: [{ code: a, kind: text }] } }", false)]
    public void A_value_that_depends_on_a_reading_is_checked_under_each(string text, bool valid) =>
        (Faults("campaign", SmallFolder.With(text).Campaign).Count == 0).Should().Be(valid);

    private static void Changed(int times, Func<Random, (string Schema, string Name, string Text, Func<string, IReadOnlyList<Violation>> Load)> draw) => Seed.Try(random =>
    {
        for (var i = 0; i < times; i++)
        {
            var (schema, name, original, load) = draw(random);
            var root = YamlAsJson.Tree(original);
            var change = Change(root, random);
            var text = YamlAsJson.Text(root);
            var ofLoader = load(text).Where(fault => OfShape.Contains(fault.Code) && !IsMatterOfNames(schema, fault)).ToList();
            if (ofLoader.Count == 0 != IsValid(schema, text))
            {
                throw new InvalidOperationException(
                    $"{name}: {change}\nloader: {string.Join("; ", ofLoader.Select(fault => $"{fault.Place} {fault.Code} {fault.Message.En}"))}\nschema: {string.Join("; ", Faults(schema, text))}");
            }
        }
    });

    // What a schema cannot tell: whether a key is among the names declared elsewhere, and what a cell means, which its column says.
    private static bool IsMatterOfNames(string schema, Violation fault) =>
        (fault.Code == "key-unknown" && IsNameDeclaredElsewhere(schema, fault.Place!.Split(' ', 2)[^1])) || Cell().IsMatch($"{fault.Place} {fault.Code}");

    // The schema lets the mapping in which the key stands have keys of any name.
    private static bool IsNameDeclaredElsewhere(string schema, string path)
    {
        var root = JsonDocument.Parse(CampaignSchemas.All[schema]).RootElement;
        IEnumerable<JsonElement> at = [root];
        foreach (var step in Steps().Matches(path[..Math.Max(path.LastIndexOf('.'), 0)]).Select(match => match.Value))
        {
            at = at.SelectMany(element => Alternatives(root, element)).SelectMany(element => Beneath(element, step)).ToList();
        }

        return at.SelectMany(element => Alternatives(root, element)).Any(element => OfAnyName(element) is not null);
    }

    private static IEnumerable<JsonElement> Alternatives(JsonElement root, JsonElement element) => (element.ValueKind == JsonValueKind.Object ? element.EnumerateObject().ToList() : [])
        .SelectMany(member => member.Name switch
        {
            "$ref" => Alternatives(root, root.GetProperty("definitions").GetProperty(member.Value.GetString()!["#/definitions/".Length..])),
            "anyOf" or "oneOf" or "allOf" => member.Value.EnumerateArray().SelectMany(one => Alternatives(root, one)),
            "then" or "else" => Alternatives(root, member.Value),
            _ => [],
        })
        .Prepend(element)
        .Where(one => one.ValueKind == JsonValueKind.Object);

    private static IEnumerable<JsonElement> Beneath(JsonElement element, string step) =>
        step[0] == '[' ? element.TryGetProperty("items", out var items) ? [items] : []
        : element.TryGetProperty("properties", out var known) && known.TryGetProperty(step, out var property) ? [property]
        : OfAnyName(element) is { } others ? [others] : [];

    // A value for each reading also stands under names; there the key "by" tells which reading is meant.
    private static JsonElement? OfAnyName(JsonElement element) =>
        element.TryGetProperty("additionalProperties", out var others) && others.ValueKind == JsonValueKind.Object
        && !(element.TryGetProperty("properties", out var known) && known.TryGetProperty("by", out _)) ? others : null;

    // One change of shape anywhere: a key left out or misspelt, or junk in place of a value. Declared readings and what depends on them are left
    // alone: that there is a value for each reading is a matter of names.
    private static string Change(YamlNode root, Random random)
    {
        var readings = root is YamlMappingNode file && file.Children.TryGetValue("interpretations", out var declared) ? declared.AllNodes.ToHashSet(ReferenceEqualityComparer.Instance) : [];
        var mappings = root.AllNodes.OfType<YamlMappingNode>()
            .Where(mapping => mapping.Children.Count > 0 && Key(mapping.First().Key) != "by" && !readings.Contains(mapping))
            .ToList();
        var target = mappings[random.Next(mappings.Count)];
        var (key, value) = target.Children.ElementAt(random.Next(target.Children.Count));
        switch (random.Next(4))
        {
            case 0:
                target.Children.Remove(key);
                return $"without {Key(key)} at {target.Start}";
            case 1:
                target.Children.Remove(key);
                target.Children.Add(new YamlScalarNode(Key(key) + "x"), value);
                return $"{Key(key)}x at {target.Start}";
            default:
                var junk = Junk[random.Next(Junk.Length)]();
                if (value is YamlSequenceNode { Children.Count: > 0 } list && random.Next(2) == 0)
                {
                    list.Children[random.Next(list.Children.Count)] = junk;
                    return $"{junk} in {Key(key)} at {target.Start}";
                }

                target.Children[key] = junk;
                return $"{junk} as {Key(key)} at {target.Start}";
        }
    }

    private static string Key(YamlNode key) => ((YamlScalarNode)key).Value!;

    private static bool IsValid(string schema, string text) => Schemas[schema].Evaluate(Json(text), new EvaluationOptions { OutputFormat = OutputFormat.Flag }).IsValid;

    private static List<string> Faults(string schema, string text)
    {
        var result = Schemas[schema].Evaluate(Json(text), new EvaluationOptions { OutputFormat = OutputFormat.List });
        return result.IsValid
            ? []
            :
            [
                .. (result.Details ?? [])
                    .Where(detail => !detail.EvaluationPath.ToString().Contains("/if", StringComparison.Ordinal))
                    .SelectMany(detail => (detail.Errors ?? []).Select(error => $"{detail.InstanceLocation} {error.Key}: {error.Value}"))
                    .DefaultIfEmpty("invalid"),
            ];
    }

    private static JsonElement Json(string text) => JsonSerializer.SerializeToElement(YamlAsJson.Json(YamlAsJson.Tree(text)));

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}.* / .*[a-zA-Z]{2}|^中文 / Chinese$|^英文 / English$")]
    private static partial Regex BothLanguages();

    [GeneratedRegex(@"cases\[\d+\]\[\d+\] value-unknown$")]
    private static partial Regex Cell();

    [GeneratedRegex(@"\[\d+\]|[^.\[]+")]
    private static partial Regex Steps();

    private static string SchemaOf(string file) => Path.GetFileName(file) switch
    {
        CampaignFiles.CampaignName => "campaign",
        CampaignFiles.ClausesName => "clauses",
        AmendmentFolder.NoteName => "amendment",
        _ => "scenarios",
    };
}
