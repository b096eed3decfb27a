using System.Globalization;
using System.Text;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Mutation;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>
/// Plants faults in campaign.yaml, one at a time: what a tired hand could get wrong. A table of operators by the key at which they work; the
/// loader reads the faulty file like any other.
/// </summary>
internal sealed class PlantedFaults
{
    private static readonly string[] Sections = ["facts", "awards", "channels", "quotas", "limits", "procedure", "sanctions", "posthumous", "roles", "events", "holidays", "materials"];

    // A comparison takes in its own end or does not, or looks the other way.
    private static readonly Dictionary<string, string[]> Neighbours = new()
    {
        ["atLeast"] = ["above", "below"],
        ["above"] = ["atLeast", "atMost"],
        ["atMost"] = ["below", "above"],
        ["below"] = ["atMost", "atLeast"],
        ["is"] = ["isNot"],
        ["isNot"] = ["is"],
        ["all"] = ["any"],
        ["any"] = ["all"],
        ["workingDays"] = ["calendarDays"],
    };

    // A bound of a limit has no other neighbour than its opposite.
    private static readonly Dictionary<string, string[]> Opposites = new() { ["atLeast"] = ["atMost"], ["atMost"] = ["atLeast"], ["exactly"] = ["atMost", "atLeast"] };

    private static readonly HashSet<string> Numbers =
        ["atLeast", "atMost", "exactly", "above", "below", "is", "isNot", "between", "count", "places", "workingDays", "calendarDays", "allottedAtLeast", "allottedBelow", "amount", "endingIn", "copies", "perPlace"];

    private static readonly HashSet<string> Droppable =
        ["when", "returnTo", "takesPlace", "due", "unusedPlaces", "tiers", "content", "report", "within", "exceptChannels", "unless", "materials", "inclusive", "optional", "surplus", "at", "upheldReturnsTo", "reserves", "replacement"];

    private static readonly HashSet<string> Lists =
        ["rules", "records", "parts", "in", "all", "any", "of", "highest", "unless", "materials", "limits", "tiers", "awards", "stages", "sanctions", "exceptChannels", "channels", "titles", "figures"];

    private static readonly Dictionary<string, string[]> Words = new()
    {
        ["strength"] = ["must", "in-principle", "emphasis"],
        ["base"] = ["listed", "planned", "listed-and-planned", "nominated"],
        ["end"] = ["following-day", "last-day"],
        ["afterSuspension"] = ["days-run-count", "starts-anew", "keeps-running"],
        ["afterRevision"] = ["recounted", "stands", "only-lengthens"],
        ["restDay"] = ["stands", "moves-on"],
        ["effect"] = ["disqualify-organisation", "record-misconduct", "revoke-honour", "bar-later-rounds"],
        ["promotion"] = ["organisation", "across"],
        ["scope"] = ["list", "organisation", "tier", "nominee"],
        ["rounding"] = ["keeps-share", "floor", "ceiling", "half-up"],
    };

    private readonly CampaignPolicy _policy;
    private readonly string[] _lines;
    private readonly List<Fault> _faults = [];

    private PlantedFaults(CampaignPolicy policy, string text)
    {
        _policy = policy;
        _lines = CampaignFiles.Normalised(text).Split('\n');
    }

    /// <summary>Every mutant of a campaign's file.</summary>
    public static IReadOnlyList<Mutant> Of(ParsedFiles files, Subject sound)
    {
        if (files.Campaign is not Mapping root)
        {
            return [];
        }

        var planted = new PlantedFaults(sound.Policy, files.Text);
        foreach (var section in root.Entries.Where(entry => Sections.Contains(entry.Key)))
        {
            planted.Walk(section, root, []);
        }

        return [.. planted._faults.Select(fault => new Mutant(fault.Path, fault.What, fault.Before, fault.After, () => Make(files, sound, fault)))];
    }

    private static Outcome<Subject> Make(ParsedFiles files, Subject sound, Fault fault)
    {
        Node Planted(Node root) => Changed(root, fault) ?? root;
        return files.Policy(null, Planted).Select(policy => new Subject(policy, sound.Calendar, files.Under(Planted)) { Scenarios = sound.Scenarios });
    }

    private static Node? Changed(Node node, Fault fault)
    {
        if (node.Path == fault.Path)
        {
            return fault.Change(node);
        }

        // What lies beside the way to the fault stays as it is.
        return !fault.Path.StartsWith(node.Path, StringComparison.Ordinal) ? node : node switch
        {
            Mapping mapping => mapping with
            {
                Entries = [.. mapping.Entries.Select(entry => Changed(entry.Value, fault) is { } value ? entry with { Value = value } : null).OfType<Field>()],
            },
            Sequence sequence => sequence with { Items = [.. sequence.Items.Select(item => Changed(item, fault)).OfType<Node>()] },
            _ => node,
        };
    }

    private void Walk(Field field, Mapping parent, IReadOnlyList<string> above)
    {
        var key = field.Key;
        // A value that depends on a reading stands under the key that it is a value of.
        var meaning = parent.Find("by") is not null && parent.Entries[0].Key == "by" ? above[^1] : key;
        if (key is "by" && parent.Entries[0].Key == "by")
        {
            return;
        }

        if (Droppable.Contains(key))
        {
            Plant(field.Value.Path, new Text($"删去{key}", $"{key} left out"), field.KeyAt, null, _ => null);
        }

        foreach (var neighbour in NeighboursOf(key, field.Value, parent))
        {
            Plant(parent.Path, new Text($"{key}改为{neighbour}", $"{key} became {neighbour}"), field.KeyAt, Replaced(field.KeyAt, key, neighbour), node =>
                node is Mapping mapping ? mapping with { Entries = [.. mapping.Entries.Select(entry => entry.Key == key ? entry with { Key = neighbour } : entry)] } : node);
        }

        switch (field.Value)
        {
            case Scalar scalar:
                Value(scalar, meaning, parent);
                break;
            case Sequence sequence:
                Items(sequence, key, parent);
                break;
            case Mapping mapping:
                Added(mapping, key);
                foreach (var entry in mapping.Entries)
                {
                    Walk(entry, mapping, [.. above, meaning]);
                }

                break;
        }

        void Items(Sequence sequence, string name, Mapping owner)
        {
            foreach (var item in sequence.Items)
            {
                if (Lists.Contains(name) && sequence.Items.Count > 1 && !(name == "awards" && above.Count == 0))
                {
                    Plant(item.Path, new Text($"{name}中少一项", $"an item of {name} left out"), item.At, null, _ => null);
                }

                if (item is Mapping inner)
                {
                    Added(inner, name);
                    foreach (var entry in inner.Entries)
                    {
                        Walk(entry, inner, [.. above, name]);
                    }
                }
                else if (item is Scalar scalar)
                {
                    Value(scalar, name, owner);
                }
            }
        }
    }

    private static IEnumerable<string> NeighboursOf(string key, Node value, Mapping parent)
    {
        // Yes and no are turned over where they stand.
        if (key is "is" or "isNot" && value is Scalar { Value: "true" or "false" })
        {
            return [];
        }

        var isBound = parent.Path.StartsWith("limits[", StringComparison.Ordinal) && parent.Find("fact") is null;
        return (isBound && Opposites.TryGetValue(key, out var opposite) ? opposite : null) ?? Neighbours.GetValueOrDefault(key, []);
    }

    // What is not written has a meaning too: a rule binds strictly, a record has to be there.
    private void Added(Mapping mapping, string list)
    {
        var (key, value) = list switch
        {
            "rules" when mapping.Find("strength") is null => ("strength", "in-principle"),
            "records" when mapping.Find("optional") is null => ("optional", "true"),
            _ => (string.Empty, string.Empty),
        };
        if (key.Length > 0)
        {
            Plant(mapping.Path, new Text($"加上{key}: {value}", $"{key}: {value} added"), mapping.At, $"{Line(mapping.At)}   # {key}: {value}", node =>
                node is Mapping found ? found with { Entries = [.. found.Entries, new Field(key, found.At, new Scalar(Node.Child(found.Path, key), found.At, found.Findings, value))] } : node);
        }
    }

    private void Value(Scalar scalar, string key, Mapping parent)
    {
        foreach (var value in Others(scalar.Value, key, parent))
        {
            Plant(scalar.Path, new Text($"{scalar.Value}改为{value}", $"{scalar.Value} became {value}"), scalar.At, Replaced(scalar.At, scalar.Value, value), node =>
                node is Scalar found ? found with { Value = value } : node);
        }
    }

    private IEnumerable<string> Others(string value, string key, Mapping parent)
    {
        if (value is "true" or "false")
        {
            return key is "is" or "isNot" or "inclusive" or "postingDayCounted" or "optional" or "countsInsideTotal" or "allowed" ? [value == "true" ? "false" : "true"] : [];
        }

        if (Numbers.Contains(key) && int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new[] { number - 1, number + 1 }.Where(other => other >= 0).Select(other => other.ToString(CultureInfo.InvariantCulture));
        }

        if (Numbers.Contains(key) && value.EndsWith('%') && int.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent))
        {
            return [$"{percent - 1}%", $"{percent + 1}%"];
        }

        if ((Numbers.Contains(key) || key == "on") && DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new[] { -1, 1 }.Select(days => day.AddDays(days).ToString("O", CultureInfo.InvariantCulture));
        }

        if (key == "at" && TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return new[] { -1, 1 }.Select(minutes => time.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture));
        }

        if (Numbers.Contains(key) && parent.Find("fact") is Scalar fact && _policy.Facts.Find(fact.Value)?.Scale is { } scale && scale.IndexOf(value) is >= 0 and var index)
        {
            return new[] { index - 1, index + 1 }.Where(other => other >= 0 && other < scale.Values.Count).Select(other => scale.Values[other].Code);
        }

        if (Words.TryGetValue(key, out var words) && words.Contains(value))
        {
            return words.Where(word => word != value);
        }

        return key == "by" && parent.Find("kind") is not null && _policy.FindRole(value) is not null
            ? _policy.Roles.Select(role => role.Code).Where(role => role != value).Take(2)
            : [];
    }

    private void Plant(string path, Text what, Position at, string? after, Func<Node, Node?> change) =>
        _faults.Add(new Fault(path, what, Line(at), after, change));

    private string Line(Position at) => _lines[at.Line - 1].Trim();

    private string Replaced(Position at, string old, string @new)
    {
        var line = _lines[at.Line - 1];
        var index = line.IndexOf(old, Math.Max(at.Column - 1, 0), StringComparison.Ordinal);
        return index < 0 ? line.Trim() : new StringBuilder(line).Remove(index, old.Length).Insert(index, @new).ToString().Trim();
    }

    private sealed record Fault(string Path, Text What, string Before, string? After, Func<Node, Node?> Change);
}
