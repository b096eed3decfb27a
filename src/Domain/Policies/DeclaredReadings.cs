using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>
/// The declared interpretations of a campaign and what depends on them: a mapping that begins with <c>by: setting</c> gives a value for
/// each reading, wherever a value can stand.
/// </summary>
internal sealed class DeclaredReadings
{
    public const string Key = "interpretations";

    /// <summary>The key with which a value begins that depends on a reading.</summary>
    public const string By = "by";

    private readonly Dictionary<string, Interpretation> _bySetting;
    private readonly HashSet<string> _used = [];

    private DeclaredReadings(IReadOnlyList<Interpretation> interpretations)
    {
        Interpretations = interpretations;
        _bySetting = interpretations.DistinctBy(interpretation => interpretation.Setting).ToDictionary(interpretation => interpretation.Setting);
    }

    /// <summary>What the declarations look like; they depend on no reading themselves.</summary>
    public static Shape Shape => new Shape.Settled(InterpretationLanguage.Declarations.Shape);

    public IReadOnlyList<Interpretation> Interpretations { get; }

    /// <summary>The readings that differ from the defaults, as they are added to the version.</summary>
    public string Deviations => string.Concat(
        from interpretation in Interpretations
        where interpretation.Chosen != interpretation.Default
        select $"+{interpretation.Setting}={interpretation.Chosen}");

    /// <summary>Reads the declarations; <paramref name="overrides"/> take the place of the defaults.</summary>
    public static DeclaredReadings From(Node root, IReadOnlyDictionary<string, string> overrides, Findings findings)
    {
        var node = (root as Mapping)?.Find(Key);
        var declared = node is null ? [] : InterpretationLanguage.Declarations.Read(node);
        var settings = declared.DistinctBy(interpretation => interpretation.Setting).ToDictionary(interpretation => interpretation.Setting);
        foreach (var (setting, reading) in overrides)
        {
            Check(setting, reading, settings, findings);
        }

        return new DeclaredReadings(
            [.. declared.Select(interpretation => interpretation with { Chosen = overrides.GetValueOrDefault(interpretation.Setting, interpretation.Default) })]);
    }

    /// <summary>The file with a choice in place of every mapping that begins with <c>by</c>.</summary>
    public Mapping Apply(Mapping root)
    {
        var entries = root.Entries.Select(entry => entry.Key == Key ? entry : entry with { Value = Resolve(entry.Value, entry.Value.Path) }).ToList();
        ReportUnused(root);
        return root with { Entries = entries };
    }

    private static void Check(string setting, string reading, Dictionary<string, Interpretation> settings, Findings findings)
    {
        var place = $"readings.{setting}";
        if (!settings.TryGetValue(setting, out var interpretation))
        {
            var hint = Nearest.Hint(setting, settings.Keys);
            findings.Add(place, ViolationCode.SettingUnknown, $"没有解释口径“{setting}”。{hint.Zh}", $"There is no setting '{setting}'.{hint.En}");
        }
        else if (interpretation.Readings.All(known => known.Code != reading))
        {
            var codes = interpretation.Readings.Select(known => known.Code).ToList();
            var hint = Nearest.Hint(reading, codes);
            var all = string.Join(", ", codes);
            findings.Add(place, ViolationCode.ReadingUnknown, $"“{setting}”没有解释“{reading}”。{hint.Zh}可用的有：{all}。", $"'{setting}' has no reading '{reading}'.{hint.En} Known: {all}.");
        }
    }

    // A reading's value takes the path of the whole choice: that is how the rest of the program calls it.
    private Node Resolve(Node node, string path) => node switch
    {
        Mapping { Entries: [{ Key: By } by, ..] } mapping => Choose(mapping, by, path),
        Mapping mapping when mapping.Path == path => Within(mapping),
        Sequence sequence when sequence.Path == path => Within(sequence),
        Mapping mapping => mapping with
        {
            Path = path,
            Entries = [.. mapping.Entries.Select(entry => entry with { Value = Resolve(entry.Value, Node.Child(path, entry.Key)) })],
        },
        Sequence sequence => sequence with { Path = path, Items = [.. sequence.Items.Select((item, i) => Resolve(item, Node.Child(path, i)))] },
        _ => node.Path == path ? node : node with { Path = path },
    };

    // Most of a file depends on no setting: what keeps its place is copied only where something below it does.
    private Mapping Within(Mapping mapping)
    {
        List<Field>? changed = null;
        for (var i = 0; i < mapping.Entries.Count; i++)
        {
            var entry = mapping.Entries[i];
            var value = Resolve(entry.Value, entry.Value.Path);
            if (!ReferenceEquals(value, entry.Value))
            {
                changed ??= [.. mapping.Entries];
                changed[i] = entry with { Value = value };
            }
        }

        return changed is null ? mapping : mapping with { Entries = changed };
    }

    private Sequence Within(Sequence sequence)
    {
        List<Node>? changed = null;
        for (var i = 0; i < sequence.Items.Count; i++)
        {
            var item = Resolve(sequence.Items[i], sequence.Items[i].Path);
            if (!ReferenceEquals(item, sequence.Items[i]))
            {
                changed ??= [.. sequence.Items];
                changed[i] = item;
            }
        }

        return changed is null ? sequence : sequence with { Items = changed };
    }

    private Node Choose(Mapping mapping, Field by, string path)
    {
        var unreadable = new Unreadable(path, mapping.At, mapping.Findings);
        var setting = Expect.Known(ViolationCode.SettingUnknown, new Text("解释口径", "setting"), _bySetting.Keys).Read(by.Value);
        if (!_bySetting.TryGetValue(setting, out var interpretation))
        {
            return unreadable;
        }

        _used.Add(setting);
        var codes = interpretation.Readings.Select(reading => reading.Code).Distinct().ToList();
        return codes.Count == 0 ? unreadable : Fields.Read(mapping, f =>
        {
            f.Tolerate(By);
            var branches = codes.Select(code => f.Required(code, new Reader<Node>(new Shape.Any(), value => Resolve(value, path), () => unreadable))).ToList();
            return new Choice(path, mapping.At, mapping.Findings, branches, codes.IndexOf(interpretation.Chosen));
        });
    }

    private void ReportUnused(Mapping root)
    {
        var places = new Lazy<PlaceIndex>(() => new PlaceIndex(root));
        foreach (var (interpretation, i) in Interpretations.Select((interpretation, i) => (interpretation, i)))
        {
            if (interpretation.Setting.Length > 0 && !_used.Contains(interpretation.Setting))
            {
                root.Findings.Add(
                    places.Value.Place(Node.Child(Node.Child(Key, i), "setting")),
                    ViolationCode.SettingUnused,
                    $"没有任何内容取决于“{interpretation.Setting}”；请用 by 引用它，或删去该项。",
                    $"Nothing depends on '{interpretation.Setting}'; refer to it with 'by', or remove it.");
            }
        }
    }
}
