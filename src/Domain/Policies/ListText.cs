using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Lists as text: a JSON array of objects whose members are the items' facts.</summary>
internal static class ListText
{
    private const int MostItems = 1000;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static Outcome<FactValue> Parse(FactDefinition fact, string text)
    {
        JsonElement array;
        try
        {
            array = JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return fact.WrongType(text);
        }

        if (array.ValueKind != JsonValueKind.Array || array.GetArrayLength() > MostItems || array.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.Object))
        {
            return fact.WrongType(text);
        }

        var items = array.EnumerateArray()
            .Select((item, i) => (i, Members: item.EnumerateObject().Where(member => member.Value.ValueKind != JsonValueKind.Null).ToList()))
            .Select(item => (item.i, Facts: fact.Items!.Read(item.Members.Select(Member)), Bare: item.Members.Where(member => member.Value.ValueKind != JsonValueKind.String).Select(Member)))
            .ToList();
        var violations = items
            .SelectMany(item => item.Facts.Violations.Union(fact.Items!.NotText(item.Bare)).Select(violation => violation with { Place = string.Create(CultureInfo.InvariantCulture, $"{fact.Code}[{item.i}].{violation.Fact}") }))
            .ToList();
        if (fact.Once is { } once && fact.Items!.Find(once) is { } key)
        {
            var twice = items.Where(item => item.Facts.Accepted && item.Facts.Value[key].IsKnown).GroupBy(item => key.Print(item.Facts.Value[key])).Where(same => same.Skip(1).Any());
            violations.AddRange(twice.Select(same => new Violation(
                ViolationCode.ItemTwice,
                new Text($"“{fact.Label.Zh}”中{key.Label.Zh}“{key.Tell(same.First().Facts.Value[key])}”重复；每个{key.Label.Zh}只能有一条。", $"Two items of '{fact.Code}' have the {key.Label.En} '{key.Tell(same.First().Facts.Value[key])}'; each may occur once."))
            { Fact = fact.Code, Place = string.Create(CultureInfo.InvariantCulture, $"{fact.Code}[{same.Last().i}].{key.Code}") }));
        }

        return violations.Count > 0
            ? Outcome.Refused(violations)
            : FactValue.Of([.. items.Select(item => item.Facts.Value)]);
    }

    public static string Print(IReadOnlyList<FactSet> items) =>
        JsonSerializer.Serialize(items.Select(item => item.Declared.ToDictionary(pair => pair.Key, pair => pair.Value)), Readable);

    private static KeyValuePair<string, string> Member(JsonProperty member) => KeyValuePair.Create(
        member.Name,
        member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText());
}
