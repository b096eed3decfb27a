using System.Text.Json.Nodes;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Schemas;

/// <summary>
/// Writes a shape as JSON Schema. Draft 7 is the one that every editor's YAML support knows; its conditions say which keys go with which,
/// and keep an editor's messages and completions to the case at hand.
/// </summary>
/// <param name="readings">Whether a mapping that begins with <c>by</c> can stand in place of any value.</param>
/// <param name="json">Whether the file is JSON, in which a number is no text; what YAML writes can be taken for either.</param>
internal sealed class JsonSchemaWriter(bool readings, bool json)
{
    private const string By = "by";

    private readonly JsonObject _definitions = [];
    private readonly Dictionary<(string Text, bool Settled), string> _names = [];
    private readonly HashSet<string> _taken = [];

    /// <summary>The schema of a file.</summary>
    /// <param name="name">What the file is called, so that notes can be about its own keys.</param>
    /// <param name="title">Its title.</param>
    /// <param name="description">What it holds.</param>
    /// <param name="root">What it looks like.</param>
    /// <param name="readings">Whether values can depend on readings.</param>
    /// <param name="json">Whether the file is JSON and not YAML.</param>
    public static JsonObject Write(string name, string title, string description, Shape root, bool readings = false, bool json = false)
    {
        var writer = new JsonSchemaWriter(readings, json);
        var schema = new JsonObject
        {
            ["$schema"] = "http://json-schema.org/draft-07/schema#",
            ["title"] = title,
            ["description"] = description,
        };
        foreach (var (key, value) in writer.Plain(root, name, settled: false).ToList())
        {
            schema[key] = value?.DeepClone();
        }

        schema["definitions"] = new JsonObject(
            writer._definitions.OrderBy(definition => definition.Key, StringComparer.Ordinal).Select(definition => KeyValuePair.Create(definition.Key, definition.Value?.DeepClone())));
        return schema;
    }

    // A place where a value can stand: its shape, or what it is under each reading. Every shape is defined once; equal ones share a name.
    private JsonObject Place(Shape shape, string hint, bool settled)
    {
        if (shape is Shape.Settled inner)
        {
            return Place(inner.Of, hint, settled: true);
        }

        var name = shape.Name is null ? null : settled && readings ? $"{shape.Name}-settled" : shape.Name;
        if (name is not null && !_taken.Add(name))
        {
            return Reference(name);
        }

        var plain = Plain(shape, shape.Name ?? hint, settled);
        name ??= _names.GetValueOrDefault((plain.ToJsonString(), settled));
        if (name is null)
        {
            name = Free(hint);
            _names.Add((plain.ToJsonString(), settled), name);
        }

        _definitions[name] ??= settled || !readings ? plain : Dependent(name, shape, plain);
        return Reference(name);
    }

    private string Free(string hint)
    {
        for (var (name, i) = (hint, 2); ; name = $"{hint}-{i++}")
        {
            if (_taken.Add(name))
            {
                return name;
            }
        }
    }

    private static JsonObject Dependent(string name, Shape shape, JsonObject plain)
    {
        var isDependent = new JsonObject { ["type"] = "object" };
        if (shape is Shape.Keys keys)
        {
            // A mapping that has a key 'by' of its own is told by the keys that it cannot do without.
            var leaves = keys.Known.Leaves.ToList();
            isDependent["required"] = new JsonArray(By);
            if (leaves.Exists(leaf => leaf.All.Any(key => key.Name == By)))
            {
                isDependent["not"] = Written([.. leaves.SelectMany(leaf => leaf.All).Where(key => key.Required && key.Name != By).Select(key => key.Name).Distinct()]);
            }
        }
        else if (shape is Shape.Either or Shape.Entries)
        {
            isDependent["required"] = new JsonArray(By);
        }

        return new JsonObject
        {
            ["if"] = isDependent,
            ["then"] = new JsonObject
            {
                ["required"] = new JsonArray(By),
                ["minProperties"] = 2,
                ["properties"] = new JsonObject { [By] = new JsonObject { ["type"] = "string" } },
                ["additionalProperties"] = shape is Shape.Items { EmptyInReading: true }
                    ? new JsonObject { ["anyOf"] = new JsonArray(Reference(name), new JsonObject { ["type"] = "array", ["maxItems"] = 0 }) }
                    : Reference(name),
            },
            ["else"] = plain,
        };
    }

    private JsonObject Plain(Shape shape, string hint, bool settled) => shape switch
    {
        Shape.Value value => new JsonObject
        {
            ["description"] = value.Says.ToString(),
            ["type"] = Types(value),
            ["pattern"] = value.Pattern.Length > 0 ? value.Pattern : null,
            ["minimum"] = value.Types.Contains("integer") ? 0 : null,
        }.Pruned(),
        Shape.Words words => new JsonObject { ["enum"] = new JsonArray([.. words.All.SelectMany(Written)]) },
        Shape.Items items => new JsonObject
        {
            ["type"] = "array",
            ["minItems"] = items.Exactly ?? items.AtLeast,
            ["maxItems"] = items.Exactly,
            ["items"] = Place(items.Item(), hint + "-item", settled),
        }.Pruned(),
        Shape.Entries entries => new JsonObject { ["type"] = "object", ["additionalProperties"] = Place(entries.Of(), hint + "-entry", settled) },
        Shape.Keys keys => Mapping(keys.Known, settled),
        Shape.Either either => new JsonObject { ["anyOf"] = new JsonArray([.. either.All.Select(one => Plain(one, hint, settled))]) },
        Shape.Settled inner => Plain(inner.Of, hint, settled: true),
        _ => [],
    };

    private JsonNode Types(Shape.Value value) => (value.Types, IsText: json && value.Pattern.Length > 0) switch
    {
        ([], _) or ({ Count: > 1 }, true) => "string",
        ([var only], true) => only,
        _ => new JsonArray([.. value.Types.Append("string").Select(type => JsonValue.Create(type))]),
    };

    // What a parser of YAML makes of a word that looks like a number or a truth value, and the word itself for who puts quotes around it.
    private static IEnumerable<JsonNode> Written(string word) => word switch
    {
        "true" or "false" => [JsonValue.Create(word == "true"), JsonValue.Create(word)],
        [>= '0' and <= '9'] => [JsonValue.Create(word[0] - '0'), JsonValue.Create(word)],
        _ => [JsonValue.Create(word)],
    };

    private JsonObject Mapping(Outline outline, bool settled)
    {
        var leaves = outline.Leaves.Select(leaf => new Leaf(leaf, leaf.All.ToDictionary(key => key.Name, key => Place(key.Shape, Hint(key.Name), settled)))).ToList();
        var names = leaves.SelectMany(leaf => leaf.Plain.All).Select(key => key.Name).Distinct().ToList();
        var differing = names.Where(name => leaves.Where(leaf => leaf.Places.ContainsKey(name)).Select(leaf => leaf.Places[name].ToJsonString()).Distinct().Count() > 1).ToHashSet();
        var everywhere = Required(outline).ToHashSet();
        var mapping = new JsonObject
        {
            ["type"] = "object",
            ["required"] = Names(everywhere),
            ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create<string, JsonNode?>(
                name, Described(Note(name), differing.Contains(name) ? [] : leaves.First(leaf => leaf.Places.ContainsKey(name)).Places[name].DeepClone().AsObject())))),
            ["additionalProperties"] = false,
        }.Pruned();
        var cases = Cases(outline);
        if (cases.Count > 0)
        {
            mapping["allOf"] = new JsonArray(cases);
        }

        return mapping;

        Text? Note(string name) => outline.Keys.First(key => key.Name == name).Note;

        JsonObject Cases(Outline way) => way switch
        {
            Outline.Plain plain => Case(plain),
            Outline.ByPresence fork => Either(Cases(fork.Present), Cases(fork.Absent), Written(fork.AnyOf)),
            Outline.ByWord fork => Each(fork.Key, [.. fork.Cases.Select(option => (option.Key, Cases(option.Value)))], Names(Required(fork).Where(name => !everywhere.Contains(name)))),
            _ => [],
        };

        JsonObject Case(Outline.Plain plain)
        {
            var places = leaves.First(leaf => ReferenceEquals(leaf.Plain, plain)).Places;
            var properties = new JsonObject(
                from name in names
                where differing.Contains(name) || !places.ContainsKey(name)
                select KeyValuePair.Create<string, JsonNode?>(name, places.TryGetValue(name, out var place) ? place.DeepClone() : JsonValue.Create(false)));
            var groups = new JsonArray(
            [
                .. plain.ExactlyOneOf.Select(group => new JsonObject { ["oneOf"] = new JsonArray([.. group.Select(name => Written([name]))]) }),
                .. plain.AtLeastOneOf.Select(Written),
            ]);
            return new JsonObject
            {
                ["required"] = Names(plain.All.Where(key => key.Required && !everywhere.Contains(key.Name)).Select(key => key.Name)),
                ["properties"] = properties.Count > 0 ? properties : null,
                ["allOf"] = groups.Count > 0 ? groups : null,
            }.Pruned();
        }
    }

    private static string Hint(string key) => string.Concat(key.Select(c => char.IsUpper(c) ? $"-{char.ToLowerInvariant(c)}" : $"{c}"));

    private static JsonObject Described(Text? note, JsonObject place) => note is null ? place
        : place.Count == 0 ? new JsonObject { ["description"] = note.ToString() }
        : new JsonObject { ["description"] = note.ToString(), ["allOf"] = new JsonArray(place) };

    private static JsonObject Either(JsonObject present, JsonObject absent, JsonObject condition) =>
        JsonNode.DeepEquals(present, absent) ? present : new JsonObject { ["if"] = condition, ["then"] = present, ["else"] = absent };

    // Without a known word no case applies; what every case requires is missed all the same.
    private static JsonObject Each(string key, IReadOnlyList<(string Word, JsonObject Case)> cases, JsonArray? required)
    {
        var conditions = cases.GroupBy(option => option.Case.ToJsonString(), option => option).Select(same => new JsonObject
        {
            ["if"] = new JsonObject
            {
                ["required"] = new JsonArray(key),
                ["properties"] = new JsonObject { [key] = new JsonObject { ["enum"] = new JsonArray([.. same.Select(option => JsonValue.Create(option.Word))]) } },
            },
            ["then"] = same.First().Case,
        }).ToList();
        return conditions.Count == 1 ? cases[0].Case : new JsonObject { ["required"] = required, ["allOf"] = new JsonArray([.. conditions]) }.Pruned();
    }

    private static IEnumerable<string> Required(Outline outline) => outline.Leaves
        .Select(leaf => leaf.All.Where(key => key.Required).Select(key => key.Name))
        .Aggregate((some, others) => some.Intersect(others));

    private static JsonObject Written(IReadOnlyList<string> keys) => keys.Count == 1
        ? new JsonObject { ["required"] = new JsonArray(keys[0]) }
        : new JsonObject { ["anyOf"] = new JsonArray([.. keys.Select(key => Written([key]))]) };

    private static JsonArray? Names(IEnumerable<string> names) => names.Select(name => JsonValue.Create(name)).ToArray<JsonNode>() is { Length: > 0 } all ? new JsonArray(all) : null;

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/definitions/{name}" };

    private sealed record Leaf(Outline.Plain Plain, IReadOnlyDictionary<string, JsonObject> Places);
}

/// <summary>Small help with JSON.</summary>
internal static class JsonObjects
{
    /// <summary>Without the members that are null.</summary>
    public static JsonObject Pruned(this JsonObject json)
    {
        foreach (var (key, _) in json.Where(member => member.Value is null).ToList())
        {
            json.Remove(key);
        }

        return json;
    }
}
