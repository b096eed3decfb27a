using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Commendation.WebApi.Tests.House;

/// <summary>As much of JSON Schema 2020-12 as the published schemas use; whatever else a schema says is a fault of the test.</summary>
internal sealed class JsonSchema(JsonNode root)
{
    private static readonly HashSet<string> Known =
        ["$schema", "$defs", "$ref", "title", "description", "type", "enum", "required", "properties", "additionalProperties", "items", "oneOf", "pattern"];

    /// <summary>Where a value does not fit, and why; empty when it fits.</summary>
    public IEnumerable<string> Faults(JsonNode? value) => Faults(value, root, "$");

    private IEnumerable<string> Faults(JsonNode? value, JsonNode schema, string at)
    {
        schema.AsObject().Select(member => member.Key).Should().BeSubsetOf(Known);
        if (schema["$ref"] is { } reference)
        {
            foreach (var fault in Faults(value, reference.ToString().Split('/').Skip(1).Aggregate(root, (node, step) => node[step]!), at))
            {
                yield return fault;
            }
        }

        var kinds = schema["type"] switch { JsonArray several => [.. several.Select(kind => kind!.ToString())], { } one => [one.ToString()], null => Array.Empty<string>() };
        if (kinds.Length > 0 && !kinds.Any(kind => Is(value, kind)))
        {
            yield return $"{at} is no {string.Join(" or ", kinds)}";
            yield break;
        }

        if (schema["enum"] is JsonArray words && !words.Any(word => JsonNode.DeepEquals(word, value)))
        {
            yield return $"{at} is none of {words.ToJsonString()}";
        }

        if (schema["pattern"] is { } pattern && !Regex.IsMatch(value!.ToString(), pattern.ToString()))
        {
            yield return $"{at} does not look like {pattern}";
        }

        if (schema["oneOf"] is JsonArray choices && choices.Count(choice => !Faults(value, choice!, at).Any()) != 1)
        {
            yield return $"{at} fits not exactly one form: {string.Join("; ", choices.Select(choice => Faults(value, choice!, at).FirstOrDefault("fits")))}";
        }

        var members = (value as JsonObject)?.ToList() ?? [];
        foreach (var name in (value is JsonObject ? schema["required"] as JsonArray : null) ?? [])
        {
            if (members.All(member => member.Key != name!.ToString()))
            {
                yield return $"{at} lacks {name}";
            }
        }

        foreach (var (name, member) in members)
        {
            var known = schema["properties"]?[name] ?? schema["additionalProperties"];
            if (known is JsonValue)
            {
                yield return $"{at} has the unknown member {name}";
            }

            foreach (var fault in known is JsonObject form ? Faults(member, form, $"{at}.{name}") : [])
            {
                yield return fault;
            }
        }

        if (value is JsonArray items && schema["items"] is { } each)
        {
            foreach (var fault in items.SelectMany((item, i) => Faults(item, each, $"{at}[{i}]")))
            {
                yield return fault;
            }
        }
    }

    private static bool Is(JsonNode? value, string kind) => (kind, value?.GetValueKind()) switch
    {
        ("object", JsonValueKind.Object) or ("array", JsonValueKind.Array) or ("string", JsonValueKind.String) or ("number", JsonValueKind.Number) => true,
        ("boolean", JsonValueKind.True or JsonValueKind.False) => true,
        ("integer", JsonValueKind.Number) => !value!.ToJsonString().Contains('.', StringComparison.Ordinal),
        ("null", null or JsonValueKind.Null) => true,
        _ => false,
    };
}
