using System.Globalization;
using System.Text;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Mutation;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>
/// Plants faults in campaign.yaml, one at a time: what a tired hand could get wrong. The description of each key says what that is; the
/// loader reads the faulty file like any other.
/// </summary>
internal sealed class PlantedFaults
{
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
        planted.Inside(root, CampaignLanguage.Shape.Outline);
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

    private void Inside(Mapping mapping, Outline outline)
    {
        // What is not written has a meaning too: a rule binds strictly, a record has to be there.
        foreach (var (key, value) in from key in outline.Keys where key.Slips.Added is not null && mapping.Find(key.Name) is null select (key.Name, key.Slips.Added))
        {
            Plant(mapping.Path, new Text($"加上{key}: {value}", $"{key}: {value} added"), mapping.At, $"{Line(mapping.At)}   # {key}: {value}", node =>
                node is Mapping found ? found with { Entries = [.. found.Entries, new Field(key, found.At, new Scalar(Node.Child(found.Path, key), found.At, found.Findings, value))] } : node);
        }

        foreach (var entry in mapping.Entries)
        {
            if (outline.Keys.FirstOrDefault(known => known.Name == entry.Key) is { } key)
            {
                AtKey(entry, key, mapping);
            }
        }
    }

    private void AtKey(Field entry, KnownKey key, Mapping parent)
    {
        // Without a time it is the end of the day too.
        if (key.Slips.Of.HasFlag(Slip.LeftOut) && !(entry.Value is Scalar { Value: var written } && Expect.IsEndOfDay(written)))
        {
            Plant(entry.Value.Path, new Text($"删去{entry.Key}", $"{entry.Key} left out"), entry.KeyAt, null, _ => null);
        }

        // Yes and no are turned over where they stand.
        foreach (var neighbour in entry.Value is Scalar { Value: "true" or "false" } ? [] : key.Slips.Becomes ?? [])
        {
            Plant(parent.Path, new Text($"{entry.Key}改为{neighbour}", $"{entry.Key} became {neighbour}"), entry.KeyAt, Replaced(entry.KeyAt, entry.Key, neighbour), node =>
                node is Mapping mapping ? mapping with { Entries = [.. mapping.Entries.Select(other => other.Key == entry.Key ? other with { Key = neighbour } : other)] } : node);
        }

        At(entry.Value, key, key.Shape.Plain, parent);
    }

    private void At(Node node, KnownKey key, Shape shape, Mapping parent)
    {
        switch (node)
        {
            case Scalar scalar:
                Value(scalar, key, parent);
                break;
            case Sequence sequence:
                foreach (var item in sequence.Items)
                {
                    if (key.Slips.Of.HasFlag(Slip.ItemLeftOut) && sequence.Items.Count > 1)
                    {
                        Plant(item.Path, new Text($"{key.Name}中少一项", $"an item of {key.Name} left out"), item.At, null, _ => null);
                    }

                    At(item, key, shape is Shape.Items items ? items.Each.Plain : shape, parent);
                }

                break;

            // A value that depends on a reading stands under the key that it is a value of.
            case Mapping { Entries: [{ Key: DeclaredReadings.By }, ..] } choice:
                foreach (var reading in choice.Entries.Skip(1))
                {
                    At(reading.Value, key, shape, choice);
                }

                break;
            case Mapping mapping when shape is Shape.Keys keys:
                Inside(mapping, keys.Known);
                break;
        }
    }

    private void Value(Scalar scalar, KnownKey key, Mapping parent)
    {
        foreach (var value in key.Slips.Of.HasFlag(Slip.Altered) ? Others(scalar.Value, key, parent) : [])
        {
            Plant(scalar.Path, new Text($"{scalar.Value}改为{value}", $"{scalar.Value} became {value}"), scalar.At, Replaced(scalar.At, scalar.Value, value), node =>
                node is Scalar found ? found with { Value = value } : node);
        }
    }

    // The next number, share, day, minute or value of a scale to either side, or another word.
    private IEnumerable<string> Others(string value, KnownKey key, Mapping parent)
    {
        if (value is "true" or "false")
        {
            return [value == "true" ? "false" : "true"];
        }

        if (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return new[] { number - 1, number + 1 }.Where(other => other >= 0).Select(other => other.ToString(CultureInfo.InvariantCulture));
        }

        if (value.EndsWith('%') && int.TryParse(value.AsSpan(0, value.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out var percent))
        {
            return [$"{percent - 1}%", $"{percent + 1}%"];
        }

        if (DateOnly.TryParseExact(value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return new[] { -1, 1 }.Select(days => day.AddDays(days).ToString("O", CultureInfo.InvariantCulture));
        }

        if (TimeOnly.TryParseExact(value, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
        {
            return new[] { -1, 1 }.Select(minutes => time.AddMinutes(minutes).ToString("HH:mm", CultureInfo.InvariantCulture));
        }

        if (parent.Find("fact") is Scalar fact && _policy.Facts.Find(fact.Value)?.Scale is { } scale && scale.IndexOf(value) is >= 0 and var index)
        {
            return new[] { index - 1, index + 1 }.Where(other => other >= 0 && other < scale.Values.Count).Select(other => scale.Values[other].Code);
        }

        return key.Shape.Plain is Shape.Words words ? words.All.Where(word => word != value)
            : _policy.FindRole(value) is not null ? _policy.Roles.Select(role => role.Code).Where(role => role != value).Take(2)
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
