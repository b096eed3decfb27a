using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;

namespace Commendation.Infrastructure.Tests.Schemas;

/// <summary>Every key of the policy language in tables, read off the descriptions that the loader reads by.</summary>
internal static class KeyTables
{
    public static string Write()
    {
        var told = new HashSet<string>();
        return string.Join('\n', Tables("campaign.yaml", CampaignLanguage.Shape, told).Concat(Tables("clauses.yaml", ClauseLanguage.Ledger.Shape, told)));
    }

    private static IEnumerable<string> Tables(string path, Shape shape, HashSet<string> told)
    {
        var outline = shape.Outline;
        var keys = outline.Keys.Where(key => key.Note is not null).ToList();
        yield return $"## {path}\n\n| key | takes | when left out | meaning |\n|---|---|---|---|\n{string.Concat(keys.Select(key => Row(outline, key)))}";
        foreach (var (name, below) in keys.Select(key => (key.Name, Below: Inner(key.Shape))).Where(key => key.Below is { Name: null } || (key.Below is { Name: { } shared } && told.Add(shared) && shared != "label")))
        {
            var title = below!.Name ?? $"{path.Replace("campaign.yaml", string.Empty, StringComparison.Ordinal)}.{name}".TrimStart('.');
            foreach (var table in Tables(title, below, told))
            {
                yield return table;
            }
        }
    }

    private static string Row(Outline outline, KnownKey key)
    {
        var required = outline.Leaves.All(leaf => leaf.All.Any(known => known.Name == key.Name && known.Required));
        var otherwise = required ? "must be there" : Words.Of(key.Otherwise) is { } value ? $"`{value.Zh}`" : "–";
        return $"| `{key.Name}`{Only(outline, key.Name)} | {Takes(key.Shape)} | {otherwise} | {key.Note!.Zh} / {key.Note.En} |\n";
    }

    // A key that not every case of a mapping has says in which it stands.
    private static string Only(Outline outline, string key)
    {
        bool Has(Outline one) => one.Leaves.Any(leaf => leaf.All.Any(known => known.Name == key));
        return outline switch
        {
            Outline.ByWord fork when fork.Cases.Where(one => Has(one.Value)).Select(one => one.Key).ToList() is { Count: > 0 } some && some.Count < fork.Cases.Count && some.Count <= 6 => $" ({string.Join(", ", some)})",
            Outline.ByPresence fork => Has(fork.Absent) && !Has(fork.Present) ? Only(fork.Absent, key) : Has(fork.Present) && !Has(fork.Absent) ? Only(fork.Present, key) : string.Empty,
            _ => string.Empty,
        };
    }

    private static string Takes(Shape shape) => shape switch
    {
        Shape.Value value => $"{value.Says.Zh} / {value.Says.En}",
        Shape.Words words => words.All.Count <= 12 ? string.Join(", ", words.All.Select(word => $"`{word}`")) : $"one of {words.All.Count}",
        Shape.Items items => $"list: {Takes(items.Each)}",
        Shape.Either either => string.Join("; ", either.All.Select(Takes)),
        Shape.Settled settled => Takes(settled.Of),
        Shape.Entries entries => $"by name: {Takes(entries.Of())}",
        Shape.Keys { Name: "label" } => "`{ zh, en }`",
        Shape.Keys { Name: { } name } => name,
        _ => "keys",
    };

    private static Shape? Inner(Shape shape) => shape.Plain switch
    {
        Shape.Items items => Inner(items.Each),
        Shape.Keys keys => keys,
        _ => null,
    };
}
