using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies.Language;

/// <summary>The keys of one mapping while it is read. It knows which keys were asked for, and so which of the written ones mean nothing.</summary>
internal class Fields
{
    private readonly Mapping? _mapping;
    private readonly int _faultsBefore;
    private readonly List<string> _asked = [];
    private readonly List<string> _missing = [];
    private readonly List<IReadOnlyList<string>> _noneOf = [];
    private Dictionary<string, Text>? _apart;

    private protected Fields(Mapping? mapping, Survey? survey)
    {
        _mapping = mapping;
        Survey = survey;
        _faultsBefore = mapping?.Findings.Count ?? 0;
    }

    /// <summary>Whether everything that was asked for so far was there and readable.</summary>
    public bool Sound => Survey is not null || _mapping is not null && _missing.Count == 0 && _noneOf.Count == 0 && _mapping.Findings.Count == _faultsBefore;

    /// <summary>Where the mapping is written; empty when there is none.</summary>
    public string Place => _mapping?.Place ?? string.Empty;

    /// <summary>Learns the keys in place of reading them; null while a mapping is read.</summary>
    private protected Survey? Survey { get; }

    /// <summary>Reads a mapping and reports the keys that nobody asked for.</summary>
    public static T Read<T>(Mapping mapping, Func<Fields, T> body) => Read<object, T>(mapping, body);

    /// <inheritdoc cref="Read{T}"/>
    public static T Read<TOf, T>(Mapping mapping, Func<Fields<TOf>, T> body)
    {
        var fields = new Fields<TOf>(mapping, null);
        var value = body(fields);
        fields.Done(mapping);
        return value;
    }

    /// <summary>What a mapping gives of which nothing can be read: stand-ins throughout, and no reports.</summary>
    public static T StandIn<TOf, T>(Func<Fields<TOf>, T> body) => body(new Fields<TOf>(null, null));

    /// <summary>Tells a survey which keys are asked for.</summary>
    public static void Describe<TOf, T>(Survey survey, Func<Fields<TOf>, T> body) => body(new Fields<TOf>(null, survey));

    /// <summary>The value of a key that has to be there.</summary>
    public T Required<T>(string key, Reader<T> reader, string zh = "", string en = "", Slips slips = default)
    {
        Survey?.Ask(new KnownKey(key, Required: true, reader.Shape) { Note = Note(zh, en), Slips = slips });
        return Present(key, reader);
    }

    /// <summary>The value of a key, or another value when it is left out.</summary>
    public T Optional<T>(string key, Reader<T> reader, T otherwise) => Optional(key, reader, otherwise, string.Empty, string.Empty);

    /// <inheritdoc cref="Optional{T}(string, Reader{T}, T)"/>
    public T Optional<T>(string key, Reader<T> reader, T otherwise, string zh, string en, Slips slips = default) =>
        Later(key, reader.Shape, zh, en, slips) is { } node ? reader.Read(node) : otherwise;

    /// <summary>The value of a key, or null when it is left out.</summary>
    public T? Optional<T>(string key, Reader<T> reader)
        where T : class? => Optional(key, reader, string.Empty, string.Empty);

    /// <inheritdoc cref="Optional{T}(string, Reader{T})"/>
    public T? Optional<T>(string key, Reader<T> reader, string zh, string en, Slips slips = default)
        where T : class? => Later(key, reader.Shape, zh, en, slips) is { } node ? reader.Read(node) : null;

    /// <summary>The value of a key, or null when it is left out.</summary>
    public T? OptionalValue<T>(string key, Reader<T> reader, string zh = "", string en = "", Slips slips = default)
        where T : struct => Later(key, reader.Shape, zh, en, slips) is { } node ? reader.Read(node) : null;

    /// <summary>The value of a word on which the other keys depend.</summary>
    public T Word<T>(string key, Reader<T> reader, IReadOnlyDictionary<string, T> words, string zh = "", string en = "")
    {
        var value = Required(key, reader, zh, en);
        return Decided(key, value, words);
    }

    /// <summary>Whether one of the keys is written, on which the others depend.</summary>
    public bool Has(params IReadOnlyList<string> keys) => Survey?.AnyOf(keys) ?? keys.Where(key => Raw(key) is not null).ToList().Count > 0;

    /// <summary>The unread node of a key, for values that can only be read later.</summary>
    public Node? Later(string key, Shape shape, string zh = "", string en = "", Slips slips = default)
    {
        Survey?.Ask(new KnownKey(key, Required: false, shape) { Note = Note(zh, en), Slips = slips });
        return Raw(key);
    }

    /// <summary>A look ahead at a key that is read elsewhere.</summary>
    public Node? Peek(string key) => _mapping?.Find(key);

    /// <summary>Whether a key is left out, and not merely misspelt.</summary>
    public bool IsLeftOut(string key) => _mapping?.Entries.Any(entry => Nearest.To(entry.Key, [key]) is not null) == false;

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
    public void Report(ViolationCode code, string zh, string en) => _mapping?.Report(code, zh, en);

    /// <summary>Reports unless exactly one of the keys is written.</summary>
    public void ExactlyOneOf(params IReadOnlyList<string> keys)
    {
        Survey?.ExactlyOneOf(keys);
        var written = keys.Where(key => Raw(key) is not null).ToList();
        if (written.Count == 0)
        {
            _noneOf.Add(keys);
        }
        else if (written.Count > 1)
        {
            var both = string.Join(", ", written);
            Report(ViolationCode.TooManyKeys, $"{both} 只能保留一个。", $"Only one of {both} can stand here; remove the others.");
        }
    }

    /// <summary>Reports unless at least one of the keys is written.</summary>
    public void AtLeastOneOf(params IReadOnlyList<string> keys)
    {
        Survey?.AtLeastOneOf(keys);
        if (keys.Where(key => Raw(key) is not null).ToList().Count == 0)
        {
            _noneOf.Add(keys);
        }
    }

    /// <summary>What the key of a clause means.</summary>
    public static Text ClauseNote { get; } = new("依据的条款（clauses.yaml 中的 id）", "the clause that it comes from, an id of clauses.yaml");

    /// <summary>What a key means; null where that is not said.</summary>
    public static Text? Note(string zh, string en) => zh.Length == 0 ? null : new Text(zh, en);

    private protected T Present<T>(string key, Reader<T> reader)
    {
        if (Raw(key) is { } node)
        {
            return reader.Read(node);
        }

        _missing.Add(key);
        return reader.StandIn;
    }

    private protected T Decided<T>(string key, T value, IReadOnlyDictionary<string, T> words) =>
        Survey is null ? value : words.ElementAt(Survey.WordOf(key, [.. words.Keys])).Value;

    private protected void Apart(string key, Text with) => (_apart ??= [])[key] = with;

    private protected Node? Raw(string key)
    {
        if (!_asked.Contains(key))
        {
            _asked.Add(key);
        }

        return _mapping?.Find(key);
    }

    private void Done(Mapping mapping)
    {
        foreach (var entry in mapping.Entries)
        {
            if (_asked.Contains(entry.Key))
            {
                continue;
            }

            if (_apart is not null && _apart.TryGetValue(entry.Key, out var with))
            {
                mapping.Findings.Add(
                    entry.KeyAt.Place(Node.Child(mapping.Path, entry.Key)),
                    ViolationCode.KeyApart,
                    $"“{entry.Key}”只与{with.Zh}一起使用，此处没有意义；请删去。",
                    $"'{entry.Key}' goes only with {with.En}; here it means nothing. Remove it.");
                continue;
            }

            var known = string.Join(", ", _asked);
            var nearest = Nearest.To(entry.Key, [.. _asked.Where(key => mapping.Find(key) is null)]);
            var hint = Nearest.Hint(nearest);
            mapping.Findings.Add(
                entry.KeyAt.Place(Node.Child(mapping.Path, entry.Key)),
                ViolationCode.KeyUnknown,
                $"此处没有键“{entry.Key}”。{hint.Zh}可用的键：{known}。",
                $"There is no key '{entry.Key}' here.{hint.En} Known keys: {known}.");

            // A misspelt key is one fault, not an unknown key and a missing one.
            _missing.RemoveAll(key => key == nearest);
            _noneOf.RemoveAll(keys => nearest is not null && keys.Contains(nearest));
        }

        foreach (var keys in _noneOf)
        {
            var all = string.Join(", ", keys);
            mapping.Report(ViolationCode.MissingKey, $"缺少键，须写明以下之一：{all}。", $"A key is missing; write one of: {all}.");
        }

        foreach (var key in _missing)
        {
            mapping.Findings.Add(mapping.At.Place(Node.Child(mapping.Path, key)), ViolationCode.MissingKey, $"缺少键“{key}”，请补充。", $"The key '{key}' is missing; add it.");
        }
    }
}

/// <summary>
/// The keys of one mapping that describe a value. Each is told with what it is in the value, so that whatever is said of a policy key by key
/// (differences, citations, places) is read off the same lines as the policy itself.
/// </summary>
/// <typeparam name="TOf">The value that the keys are keys of.</typeparam>
internal sealed class Fields<TOf> : Fields
{
    internal Fields(Mapping? mapping, Survey? survey)
        : base(mapping, survey)
    {
    }

    /// <summary>Makes the mapping an element that is told apart by name.</summary>
    /// <param name="name">Its name; <c>{0}</c> stands for the code of the element around it.</param>
    /// <param name="clause">The clause that it rests on; the one under <c>clause</c> when left out.</param>
    /// <param name="title">Its label for people; the one under <c>title</c> or <c>label</c> when left out.</param>
    public void Element(Func<TOf, string> name, Func<TOf, CampaignPolicy, string?>? clause = null, Func<TOf, CampaignPolicy, Text?>? title = null)
    {
        if (Survey is not null)
        {
            Survey.Identity = new Identity(
                value => name((TOf)value),
                clause is null ? null : (value, policy) => clause((TOf)value, policy),
                title is null ? null : (value, policy) => title((TOf)value, policy));
        }
    }

    /// <summary>The value of a key that has to be there.</summary>
    public T Required<T>(string key, Func<TOf, object?> of, Reader<T> reader, string zh, string en, Slips slips = default)
    {
        Survey?.Ask(new KnownKey(key, Required: true, reader.Shape) { Note = Note(zh, en), Slips = slips, Of = value => of((TOf)value) });
        return Present(key, reader);
    }

    /// <summary>The value of a key, or another value when it is left out.</summary>
    public T Optional<T>(string key, Func<TOf, object?> of, Reader<T> reader, T otherwise, string zh, string en, Slips slips = default)
    {
        Survey?.Ask(new KnownKey(key, Required: false, reader.Shape) { Note = Note(zh, en), Slips = slips, Of = value => of((TOf)value), Otherwise = otherwise });
        return Raw(key) is { } node ? reader.Read(node) : otherwise;
    }

    /// <summary>The value of a key, or null when it is left out.</summary>
    public T? Optional<T>(string key, Func<TOf, object?> of, Reader<T> reader, string zh, string en, Slips slips = default)
        where T : class? => Later(key, of, reader.Shape, zh, en, slips) is { } node ? reader.Read(node) : null;

    /// <summary>The value of a key, or null when it is left out.</summary>
    public T? OptionalValue<T>(string key, Func<TOf, object?> of, Reader<T> reader, string zh, string en, Slips slips = default)
        where T : struct => Later(key, of, reader.Shape, zh, en, slips) is { } node ? reader.Read(node) : null;

    /// <summary>
    /// The value of a key that goes only with certain others, which they do not tell at first sight. Elsewhere it is told what it goes with;
    /// where the others could not be read, nothing is said about it.
    /// </summary>
    public T OptionalWhere<T>(bool goes, string key, Func<TOf, object?> of, Reader<T> reader, T otherwise, Text with, string zh, string en, Slips slips = default)
    {
        if (goes || !Sound || Survey is not null)
        {
            return Optional(key, of, reader, otherwise, zh, en, slips);
        }

        Apart(key, with);
        return otherwise;
    }

    /// <summary>The unread node of a key, for values that can only be read later.</summary>
    public Node? Later(string key, Func<TOf, object?> of, Shape shape, string zh, string en, Slips slips = default)
    {
        Survey?.Ask(new KnownKey(key, Required: false, shape) { Note = Note(zh, en), Slips = slips, Of = value => of((TOf)value) });
        return Raw(key);
    }

    /// <summary>The member of an enumeration on which the other keys depend.</summary>
    public T Kind<T>(string key, Func<TOf, object?> of, string zh, string en)
        where T : struct, Enum => Decided(key, Required(key, of, Expect.OneOf<T>(), zh, en), Expect.Members<T>());

    /// <summary>The code by which other elements name this one, unique among its like.</summary>
    public string Code(Func<TOf, object?> of, string key = "code", string zh = "代码，同类中不得重复", string en = "code, unique among its like")
    {
        Survey?.Ask(new KnownKey(key, Required: true, Expect.Name.Shape) { Note = Note(zh, en), Of = value => of((TOf)value), IsCode = true });
        return Present(key, Expect.Name);
    }

    /// <summary>What it is called, in both languages.</summary>
    public Text Title(Func<TOf, object?> of, string key = "title") => Required(key, of, Expect.Label, "名称，中英文", $"{key} in both languages");

    /// <summary>The clause that an element comes from.</summary>
    /// <param name="of">Its id.</param>
    /// <param name="element">What cites it, for people; <c>{0}</c> stands for the code of the element around it.</param>
    /// <param name="carries">The sorts of duty that the element can carry for the clause.</param>
    public string Clause(Func<TOf, object?> of, Func<TOf, string> element, params ReadOnlySpan<ClauseKind> carries) => Clause(of, ClauseNote.Zh, ClauseNote.En, element, carries);

    /// <inheritdoc cref="Clause(Func{TOf, object}, Func{TOf, string}, ReadOnlySpan{ClauseKind})"/>
    public string Clause(Func<TOf, object?> of, string zh, string en, Func<TOf, string> element, params ReadOnlySpan<ClauseKind> carries)
    {
        Survey?.Ask(Citing("clause", required: true, of, zh, en, default, element, carries));
        return Present("clause", Expect.Name);
    }

    /// <summary>A clause that a key cites of its own, or null.</summary>
    public string? Cites(string key, Func<TOf, object?> of, string zh, string en, Slips slips, Func<TOf, string> element, params ReadOnlySpan<ClauseKind> carries)
    {
        Survey?.Ask(Citing(key, required: false, of, zh, en, slips, element, carries));
        return Raw(key) is { } node ? Expect.Name.Read(node) : null;
    }

    /// <summary>Says something of the value that no key of the file says.</summary>
    public void Says(string name, Func<TOf, object?> of) => Survey?.Unwritten.Add(new KnownKey(name, Required: false, Expect.Shapes.Name) { Of = value => of((TOf)value) });

    private static KnownKey Citing(
        string key, bool required, Func<TOf, object?> of, string zh, string en, Slips slips, Func<TOf, string> element, ReadOnlySpan<ClauseKind> carries) =>
        new(key, required, Expect.Name.Shape)
        {
            Note = Note(zh, en),
            Slips = slips,
            Of = value => of((TOf)value),
            Cites = new Citation(value => element((TOf)value), carries.ToArray()),
        };
}
