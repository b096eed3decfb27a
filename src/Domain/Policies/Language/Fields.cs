using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>The keys of one mapping while it is read. It knows which keys were asked for, and so which of the written ones mean nothing.</summary>
internal sealed class Fields
{
    private readonly Mapping? _mapping;
    private readonly Survey? _survey;
    private readonly int _faultsBefore;
    private readonly List<string> _asked = [];
    private readonly List<string> _missing = [];
    private readonly List<IReadOnlyList<string>> _noneOf = [];
    private readonly Dictionary<string, Text> _apart = [];

    private Fields(Mapping? mapping, Survey? survey = null)
    {
        _mapping = mapping;
        _survey = survey;
        _faultsBefore = mapping?.Findings.Count ?? 0;
    }

    /// <summary>Whether everything that was asked for so far was there and readable.</summary>
    public bool Sound => _survey is not null || _mapping is not null && _missing.Count == 0 && _noneOf.Count == 0 && _mapping.Findings.Count == _faultsBefore;

    /// <summary>Reads a mapping and reports the keys that nobody asked for.</summary>
    public static T Read<T>(Mapping mapping, Func<Fields, T> body)
    {
        var fields = new Fields(mapping);
        var value = body(fields);
        fields.Done(mapping);
        return value;
    }

    /// <summary>What a mapping gives of which nothing can be read: stand-ins throughout, and no reports.</summary>
    public static T StandIn<T>(Func<Fields, T> body) => body(new Fields(null));

    /// <summary>Tells a survey which keys are asked for.</summary>
    public static void Describe<T>(Survey survey, Func<Fields, T> body) => body(new Fields(null, survey));

    /// <summary>The value of a key that has to be there.</summary>
    public T Required<T>(string key, Reader<T> reader)
    {
        _survey?.Ask(key, required: true, reader.Shape);
        if (Raw(key) is { } node)
        {
            return reader.Read(node);
        }

        _missing.Add(key);
        return reader.StandIn;
    }

    /// <summary>The value of a key, or another value when it is left out.</summary>
    public T Optional<T>(string key, Reader<T> reader, T otherwise) => Later(key, reader.Shape) is { } node ? reader.Read(node) : otherwise;

    /// <summary>The value of a key, or null when it is left out.</summary>
    public T? Optional<T>(string key, Reader<T> reader)
        where T : class? => Later(key, reader.Shape) is { } node ? reader.Read(node) : null;

    /// <summary>The value of a key, or null when it is left out.</summary>
    public T? OptionalValue<T>(string key, Reader<T> reader)
        where T : struct => Later(key, reader.Shape) is { } node ? reader.Read(node) : null;

    /// <summary>
    /// The value of a key that goes only with certain others, which they do not tell at first sight. Elsewhere it is told what it goes with;
    /// where the others could not be read, nothing is said about it.
    /// </summary>
    public T OptionalWhere<T>(bool goes, string key, Reader<T> reader, T otherwise, Text with)
    {
        if (goes || !Sound || _survey is not null)
        {
            return Optional(key, reader, otherwise);
        }

        _apart[key] = with;
        return otherwise;
    }

    /// <summary>The member of an enumeration on which the other keys depend.</summary>
    public T Kind<T>(string key)
        where T : struct, Enum => Word(key, Expect.OneOf<T>(), Expect.Members<T>());

    /// <summary>The value of a word on which the other keys depend.</summary>
    public T Word<T>(string key, Reader<T> reader, IReadOnlyDictionary<string, T> words)
    {
        var value = Required(key, reader);
        return _survey is null ? value : words.ElementAt(_survey.WordOf(key, [.. words.Keys])).Value;
    }

    /// <summary>Whether one of the keys is written, on which the others depend.</summary>
    public bool Has(params IReadOnlyList<string> keys) => _survey?.AnyOf(keys) ?? keys.Where(key => Raw(key) is not null).ToList().Count > 0;

    /// <summary>The unread node of a key, for values that can only be read later.</summary>
    public Node? Later(string key, Shape shape)
    {
        _survey?.Ask(key, required: false, shape);
        return Raw(key);
    }

    /// <summary>A look ahead at a key that is read elsewhere.</summary>
    public Node? Peek(string key) => _mapping?.Find(key);

    private Node? Raw(string key)
    {
        if (!_asked.Contains(key))
        {
            _asked.Add(key);
        }

        return _mapping?.Find(key);
    }

    /// <summary>What is written under keys that nobody asked for by name so far: the columns that a table has of its own.</summary>
    public IReadOnlyList<Field> Others()
    {
        IReadOnlyList<Field> others = [.. (_mapping?.Entries ?? []).Where(entry => !_asked.Contains(entry.Key))];
        _asked.AddRange(others.Select(entry => entry.Key));
        return others;
    }

    /// <summary>Takes keys for known without reading them, when a fault reported already leaves open what they mean.</summary>
    public void Tolerate(params IEnumerable<string> keys) => keys.ToList().ForEach(key => Raw(key));

    /// <summary>Reports a fault of the mapping as a whole.</summary>
    public void Report(string code, string zh, string en) => _mapping?.Report(code, zh, en);

    /// <summary>Reports unless exactly one of the keys is written.</summary>
    public void ExactlyOneOf(params IReadOnlyList<string> keys)
    {
        _survey?.ExactlyOneOf(keys);
        var written = keys.Where(key => Raw(key) is not null).ToList();
        if (written.Count == 0)
        {
            _noneOf.Add(keys);
        }
        else if (written.Count > 1)
        {
            var both = string.Join(", ", written);
            Report("too-many-keys", $"{both} 只能保留一个。", $"Only one of {both} can stand here; remove the others.");
        }
    }

    /// <summary>Reports unless at least one of the keys is written.</summary>
    public void AtLeastOneOf(params IReadOnlyList<string> keys)
    {
        _survey?.AtLeastOneOf(keys);
        if (keys.Where(key => Raw(key) is not null).ToList().Count == 0)
        {
            _noneOf.Add(keys);
        }
    }

    private void Done(Mapping mapping)
    {
        var known = string.Join(", ", _asked);
        var open = _asked.Where(key => mapping.Find(key) is null).ToList();
        foreach (var entry in mapping.Entries.Where(entry => !_asked.Contains(entry.Key)))
        {
            if (_apart.TryGetValue(entry.Key, out var with))
            {
                mapping.Findings.Add(
                    entry.KeyAt.Place(Node.Child(mapping.Path, entry.Key)),
                    "key-apart",
                    $"“{entry.Key}”只与{with.Zh}一起使用，此处没有意义；请删去。",
                    $"'{entry.Key}' goes only with {with.En}; here it means nothing. Remove it.");
                continue;
            }

            var nearest = Spelling.Nearest(entry.Key, open);
            var hint = Spelling.Hint(nearest);
            mapping.Findings.Add(
                entry.KeyAt.Place(Node.Child(mapping.Path, entry.Key)),
                "unknown-key",
                $"此处没有键“{entry.Key}”。{hint.Zh}可用的键：{known}。",
                $"There is no key '{entry.Key}' here.{hint.En} Known keys: {known}.");

            // A misspelt key is one fault, not an unknown key and a missing one.
            _missing.RemoveAll(key => key == nearest);
            _noneOf.RemoveAll(keys => nearest is not null && keys.Contains(nearest));
        }

        foreach (var keys in _noneOf)
        {
            var all = string.Join(", ", keys);
            mapping.Report("missing-key", $"缺少键，须写明以下之一：{all}。", $"A key is missing; write one of: {all}.");
        }

        foreach (var key in _missing)
        {
            mapping.Findings.Add(mapping.At.Place(Node.Child(mapping.Path, key)), "missing-key", $"缺少键“{key}”，请补充。", $"The key '{key}' is missing; add it.");
        }
    }
}
