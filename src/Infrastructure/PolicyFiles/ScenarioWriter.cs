using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Boundaries;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Writes scenarios as a file that <see cref="ScenarioFiles"/> reads back: cases of one rule, act or term as one table.</summary>
public static class ScenarioWriter
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The boundary cases of a policy as a file.</summary>
    public static string Boundaries(Subject subject) =>
        "# 边界用例，结果由规则计算得出；请逐条确认后再作为依据。\n# Boundary cases with the outcome that the rules give; confirm each before you rely on it.\n" + Write(subject, BoundaryCases.Of(subject));

    /// <summary>Scenarios of a policy as a file; each starts from the facts that the boundary cases of its award start from.</summary>
    public static string Write(Subject subject, IReadOnlyList<Scenario> scenarios) => string.Join(
        '\n',
        new ScenarioGrammar(subject.Policy) { Starts = BoundaryCases.Starts(subject.Policy) }.Write(scenarios).Select(section => $"{section.Key}:\n{string.Concat(Lines(section.Value!).Select(line => $"  {line}\n"))}"));

    private static IEnumerable<string> Lines(JsonNode section) => section is JsonArray items
        ? items.SelectMany(item => Item(item!.AsObject()))
        : section.AsObject().Select(member => $"{Quoted(member.Key)}: {Flow(member.Value)}");

    // One line for each key; a list that holds more than words has one for each item.
    private static IEnumerable<string> Item(JsonObject item) => item
        .SelectMany(member => member.Value is JsonArray rows && rows.Any(row => row is not JsonValue)
            ? rows.Select(row => $"  - {Flow(row)}").Prepend($"{member.Key}:")
            : [$"{member.Key}: {Flow(member.Value)}"])
        .Select((line, i) => (i == 0 ? "- " : "  ") + line);

    private static string Flow(JsonNode? node) => node switch
    {
        null => "~",
        JsonObject map => $"{{ {string.Join(", ", map.Select(member => $"{Quoted(member.Key)}: {Flow(member.Value)}"))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Flow))}]",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Quoted(value.GetValue<string>()),
        _ => node.ToJsonString(),
    };

    // A word that YAML could take for nothing is quoted, and so is all that is more than a word.
    private static string Quoted(string value) =>
        value is [not '-', ..] and not "null" && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? value : JsonSerializer.Serialize(value, Quoting);
}
