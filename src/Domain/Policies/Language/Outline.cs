namespace Commendation.Domain.Policies.Language;

/// <summary>The keys that a mapping can have. Where they depend on what is written, there is one outline for each case.</summary>
internal abstract record Outline
{
    private IReadOnlyList<KnownKey>? _keys;
    private IReadOnlyList<KnownKey>? _saying;
    private (Identity? Identity, KnownKey? Code)? _told;

    /// <summary>Every key of whichever case, once, as it is described best: what is asked for in passing may tell less.</summary>
    public IReadOnlyList<KnownKey> Keys
    {
        get => _keys ??=
        [
            .. Leaves.SelectMany(leaf => leaf.All.Concat(leaf.Unwritten))
                .GroupBy(key => key.Name)
                .Select(same => same.FirstOrDefault(key => key.Of is not null) ?? same.First()),
        ];
        init => _keys = value;
    }

    /// <summary>The keys that say what they are in a value.</summary>
    public IReadOnlyList<KnownKey> Saying => _saying ??= [.. Keys.Where(key => key.Of is not null)];

    /// <summary>Whether the keys say what they are in a value.</summary>
    public bool Describes => Saying.Count > 0;

    /// <summary>How an element with these keys is told apart; null when it is part of another.</summary>
    public Identity? Identity => Told.Identity;

    /// <summary>The key of its own code; null when it has none.</summary>
    public KnownKey? Code => Told.Code;

    private (Identity? Identity, KnownKey? Code) Told =>
        _told ??= (Leaves.Select(leaf => leaf.Is).FirstOrDefault(identity => identity is not null), Keys.FirstOrDefault(key => key.IsCode));

    /// <summary>Nothing is left open.</summary>
    /// <param name="All">The keys in the order in which they are asked for.</param>
    /// <param name="ExactlyOneOf">Groups of which exactly one key must be written.</param>
    /// <param name="AtLeastOneOf">Groups of which at least one key must be written.</param>
    internal sealed record Plain(
        IReadOnlyList<KnownKey> All, IReadOnlyList<IReadOnlyList<string>> ExactlyOneOf, IReadOnlyList<IReadOnlyList<string>> AtLeastOneOf) : Outline
    {
        /// <summary>How the element is told apart.</summary>
        public Identity? Is { get; init; }

        /// <summary>What it says without a key that is written.</summary>
        public IReadOnlyList<KnownKey> Unwritten { get; init; } = [];
    }


    /// <summary>It depends on whether one of some keys is written.</summary>
    internal sealed record ByPresence(IReadOnlyList<string> AnyOf, Outline Present, Outline Absent) : Outline;

    /// <summary>It depends on the word under a key.</summary>
    internal sealed record ByWord(string Key, IReadOnlyList<KeyValuePair<string, Outline>> Cases) : Outline;

    /// <summary>The cases in which nothing is left open.</summary>
    public IEnumerable<Plain> Leaves => this switch
    {
        Plain plain => [plain],
        ByPresence fork => fork.Present.Leaves.Concat(fork.Absent.Leaves),
        ByWord fork => fork.Cases.SelectMany(way => way.Value.Leaves),
        _ => [],
    };

    /// <summary>Learns the keys from the code that reads them: it runs once for each way that it can go.</summary>
    public static Outline Of<TOf, T>(Func<Fields<TOf>, T> body) => Following([], body);

    private static Outline Following<TOf, T>(IReadOnlyList<int> way, Func<Fields<TOf>, T> body)
    {
        var survey = new Survey(way);
        Fields.Describe(survey, body);
        return survey.Open switch
        {
            null => survey.Plain,
            { Word: { } key } fork => new ByWord(key, [.. fork.Options.Select((word, i) => KeyValuePair.Create(word, Following([.. way, i], body)))]),
            var fork => new ByPresence(fork.Options, Following([.. way, 0], body), Following([.. way, 1], body)),
        };
    }
}

/// <summary>One run through the code that reads a mapping, without a mapping. At forks it goes the given way; the first one beyond stays open.</summary>
internal sealed class Survey(IReadOnlyList<int> way)
{
    private readonly Dictionary<string, int> _decided = [];
    private readonly List<KnownKey> _keys = [];
    private readonly List<IReadOnlyList<string>> _exactlyOneOf = [];
    private readonly List<IReadOnlyList<string>> _atLeastOneOf = [];

    /// <summary>The first fork at which no way was given.</summary>
    public Fork? Open { get; private set; }

    public Outline.Plain Plain => new(_keys, [.. _exactlyOneOf.Select(Known)], [.. _atLeastOneOf.Select(Known)]) { Is = Identity, Unwritten = Unwritten };

    /// <summary>How the element is told apart; null when it is part of another.</summary>
    public Identity? Identity { get; set; }

    /// <summary>What the element says without a key that is written.</summary>
    public List<KnownKey> Unwritten { get; } = [];

    public void Ask(KnownKey key)
    {
        if (_keys.TrueForAll(known => known.Name != key.Name))
        {
            _keys.Add(key);
        }
    }

    public void ExactlyOneOf(IReadOnlyList<string> keys) => _exactlyOneOf.Add(keys);

    public void AtLeastOneOf(IReadOnlyList<string> keys) => _atLeastOneOf.Add(keys);

    /// <summary>Whether one of the keys is written, on this way.</summary>
    public bool AnyOf(IReadOnlyList<string> keys) => Decide(new Fork(null, keys)) == 0;

    /// <summary>Which of the words stands under the key, on this way.</summary>
    public int WordOf(string key, IReadOnlyList<string> words) => Decide(new Fork(key, words));

    private int Decide(Fork fork)
    {
        var subject = fork.Word is { } word ? $"word of {word}" : string.Join(' ', fork.Options);
        if (_decided.TryGetValue(subject, out var chosen))
        {
            return chosen;
        }

        if (_decided.Count < way.Count)
        {
            return _decided[subject] = way[_decided.Count];
        }

        Open ??= fork;
        return 0;
    }

    private IReadOnlyList<string> Known(IReadOnlyList<string> keys) => [.. keys.Where(key => _keys.Any(known => known.Name == key))];

    /// <summary>A place where the keys depend on what is written.</summary>
    /// <param name="Word">The key whose word decides; null when it is the presence of a key that does.</param>
    /// <param name="Options">The words, or the keys.</param>
    internal sealed record Fork(string? Word, IReadOnlyList<string> Options);
}
