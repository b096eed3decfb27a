using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.PolicyFiles.Syntax;

/// <summary>
/// An element that is described once. The body asks for its keys, each with its reader and with where its value stands in an instance; how
/// the element is read, its schema, how it is written back and how it is exchanged with other systems all follow from that.
/// </summary>
/// <typeparam name="T">The element.</typeparam>
/// <param name="body">Asks for the keys and puts an instance together.</param>
/// <param name="name">Its name in schemas.</param>
internal sealed class Codec<T>(Func<Keys<T>, T> body, string name)
{
    /// <summary>Reads it from a file.</summary>
    public Reader<T> Reader { get; } = Expect.Mapping(fields => body(new Keys<T>(fields)));

    /// <summary>What it looks like in exchange.</summary>
    /// <param name="envelope">Keys that stand before its own.</param>
    public Shape Exchanged(params IReadOnlyList<KnownKey> envelope)
    {
        var keys = new Keys<T>(exchanges: true);
        body(keys);
        return keys.Shape(name, envelope);
    }

    /// <summary>An instance as it stands in a file, or in exchange.</summary>
    public JsonObject Write(T instance, bool exchanges = false)
    {
        var keys = new Keys<T>(exchanges, instance);
        body(keys);
        return keys.Json;
    }
}

/// <summary>The keys of an element while it is read, written or described.</summary>
/// <typeparam name="T">The element.</typeparam>
internal sealed class Keys<T>
{
    private const string ExpectedKey = "expected";

    private readonly Fields? _fields;
    private readonly bool _writes;
    private readonly T _instance = default!;
    private readonly List<KnownKey> _known = [];
    private Keys<T>? _expected;

    /// <summary>Keys that are read from a file, or whose shapes are surveyed there.</summary>
    public Keys(Fields fields) => _fields = fields;

    /// <summary>Keys of which it is only asked what they look like in exchange.</summary>
    public Keys(bool exchanges) => Exchanges = exchanges;

    /// <summary>Keys of an instance that is written.</summary>
    public Keys(bool exchanges, T instance) => (Exchanges, _writes, _instance) = (exchanges, true, instance);

    /// <summary>Whether it is about the form in which other systems exchange the element.</summary>
    public bool Exchanges { get; }

    /// <summary>Whether an instance is written to a file.</summary>
    public bool Files => _writes && !Exchanges;

    /// <summary>Where the element is written.</summary>
    public string Place => _fields?.Place ?? string.Empty;

    /// <summary>What was written.</summary>
    public JsonObject Json { get; } = [];

    /// <summary>What its keys look like in exchange: what is given, and under one key what is expected.</summary>
    public Shape Shape(string? name, params IReadOnlyList<KnownKey> envelope)
    {
        var expected = _expected is { } keys ? new[] { new KnownKey(ExpectedKey, true, keys.Shape(null)) } : [];
        return new Shape.Keys(() => new Outline.Plain([.. envelope, .. _known, .. expected], [], [])) { Name = name };
    }

    /// <summary>The value of a key that has to be there.</summary>
    public V Required<V>(string key, Reader<V> reader, Func<T, V> of, string zh, string en, Func<V, JsonNode?>? write = null) =>
        _fields is not null ? _fields.Required(key, reader, zh, en) : Tell(Known(key, true, reader.Shape, zh, en), reader.StandIn, of, write);

    /// <summary>The value of a key, or another value when it is left out. It is written where it differs from that one.</summary>
    /// <param name="key">The key.</param>
    /// <param name="reader">Reads it.</param>
    /// <param name="otherwise">The value when it is left out.</param>
    /// <param name="of">Where it stands in an instance.</param>
    /// <param name="zh">What it means, in Chinese.</param>
    /// <param name="en">What it means, in English.</param>
    /// <param name="write">Writes it, where that is not done as usual.</param>
    /// <param name="always">Whether it is written all the same.</param>
    public V Optional<V>(string key, Reader<V> reader, V otherwise, Func<T, V> of, string zh, string en, Func<V, JsonNode?>? write = null, bool always = false) =>
        _fields is not null
            ? _fields.Optional(key, reader, otherwise, zh, en)
            : Tell(Known(key, always, reader.Shape, zh, en), otherwise, of, value => always || !EqualityComparer<V>.Default.Equals(value, otherwise) ? (write ?? Written.Of)(value) : null);

    /// <summary>The value of a key, or null when it is left out.</summary>
    public V? Optional<V>(string key, Reader<V> reader, Func<T, V?> of, string zh, string en)
        where V : class => _fields is not null ? _fields.Optional(key, reader, zh, en) : Tell(Known(key, false, reader.Shape, zh, en), null, of, null);

    /// <summary>The value of a key, or null when it is left out.</summary>
    public V? OptionalValue<V>(string key, Reader<V> reader, Func<T, V?> of, string zh = "", string en = "")
        where V : struct => _fields is not null ? _fields.OptionalValue(key, reader, zh, en) : Tell(Known(key, false, reader.Shape, zh, en), null, of, null);

    /// <summary>A list of other elements.</summary>
    public IReadOnlyList<V> Items<V>(string key, Codec<V> element, Func<T, IReadOnlyList<V>> of, string zh, string en, bool required = false, bool always = false)
    {
        if (_fields is not null)
        {
            var list = Expect.ListOf(element.Reader);
            return required ? _fields.Required(key, list, zh, en) : _fields.Optional(key, list, [], zh, en);
        }

        return Tell(
            Known(key, required || always, new Shape.Items(() => Exchanges ? element.Exchanged() : element.Reader.Shape), zh, en), [], of, items => Written.List(items.Select(item => element.Write(item, Exchanges))));
    }

    /// <summary>What the element is expected to come to. In exchange it stands apart under a key of its own; in a file it stands beside the rest, or under the given key.</summary>
    public V Expected<V>(Func<Keys<T>, V> body, string? key = null, string zh = "", string en = "")
    {
        if (Exchanges)
        {
            _expected ??= _writes ? new Keys<T>(true, _instance) : new Keys<T>(true);
            var expected = body(_expected);
            if (_writes)
            {
                Json[ExpectedKey] ??= _expected.Json;
            }

            return expected;
        }

        if (key is null)
        {
            return body(this);
        }

        if (_fields is not null)
        {
            var reader = Expect.Mapping(fields => body(new Keys<T>(fields)));
            return _fields.Optional(key, reader, reader.StandIn, zh, en);
        }

        var under = new Keys<T>(false, _instance);
        var value = body(under);
        if (under.Json.Count > 0)
        {
            Json[key] = under.Json;
        }

        return value;
    }

    /// <summary>Something that follows from the rest and is told to other systems only.</summary>
    public void Tells<V>(string key, Reader<V> reader, Func<T, V> of)
    {
        if (Exchanges)
        {
            Tell(Known(key, true, reader.Shape), reader.StandIn, of, null);
        }
    }

    /// <summary>Something that follows from the rest and is told to other systems only.</summary>
    public void Tells<V>(string key, Codec<V> element, Func<T, V> of)
    {
        if (Exchanges)
        {
            Tell(Known(key, true, element.Exchanged()), default!, of, value => element.Write(value, exchanges: true));
        }
    }

    /// <summary>Whether a key is written, on which the others depend. Other systems are told each instance by itself.</summary>
    public bool Has(string key, Func<T, bool> writes) => _fields?.Has(key) ?? (Files && writes(_instance));

    /// <summary>Reports unless exactly one of the keys is written.</summary>
    public void ExactlyOneOf(params IReadOnlyList<string> keys) => _fields?.ExactlyOneOf(keys);

    /// <summary>Reports a fault of the element as a whole.</summary>
    public void Report(ViolationCode code, string zh, string en) => _fields?.Report(code, zh, en);

    private static KnownKey Known(string key, bool always, Shape shape, string zh = "", string en = "") =>
        new(key, always, shape) { Note = Fields.Note(zh, en) };

    // A list of one is written in a file as its item where that says as much; other systems get a list.
    private V Tell<V>(KnownKey key, V standIn, Func<T, V> of, Func<V, JsonNode?>? write)
    {
        _known.Add(key with { Shape = key.Shape is Shape.Either either ? either.All[^1] : key.Shape });
        if (!_writes)
        {
            return standIn;
        }

        var value = of(_instance);
        if ((write ?? Written.Of)(value) is { } json)
        {
            Json[key.Name] = Files && key.Shape is Shape.Either && json is JsonArray { Count: 1 } only ? only[0]!.DeepClone() : json;
        }

        return value;
    }
}

/// <summary>How values are written.</summary>
internal static class Written
{
    /// <summary>A value; null for what is not there, or empty, and so is not written.</summary>
    public static JsonNode? Of<V>(V value) => value switch
    {
        null => null,
        string text => JsonValue.Create(text),
        int number => JsonValue.Create(number),
        bool flag => JsonValue.Create(flag),
        DateOnly day => JsonValue.Create(day.ToString("O", CultureInfo.InvariantCulture)),
        TimeOnly time => JsonValue.Create(time.ToString("HH:mm", CultureInfo.InvariantCulture)),
        Moment moment => JsonValue.Create(moment.ToString()),
        Enum word => JsonValue.Create(JsonNamingPolicy.KebabCaseLower.ConvertName(word.ToString())),
        IReadOnlyList<string> words => List(words),
        IReadOnlyDictionary<string, string> words => Map(words),
        IReadOnlyDictionary<string, int> numbers => Map(numbers),
        _ => throw new NotSupportedException($"No way to write {value.GetType().Name}."),
    };

    /// <summary>A list; null when it is empty.</summary>
    public static JsonArray? List<V>(IEnumerable<V> items) => items.Select(item => item as JsonNode ?? Of(item)).ToArray() is { Length: > 0 } all ? new JsonArray(all) : null;

    /// <summary>Values by names; null when there are none.</summary>
    public static JsonObject? Map<V>(IReadOnlyDictionary<string, V> entries) =>
        entries.Count == 0 ? null : new JsonObject(entries.Select(entry => KeyValuePair.Create(entry.Key, Of(entry.Value))));
}
