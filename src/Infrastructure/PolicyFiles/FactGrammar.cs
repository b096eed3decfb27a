using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Grammar of <c>scales</c> and <c>facts</c>.</summary>
internal static class FactGrammar
{
    private static readonly Reader<Scale> ScaleReader = Expect.Mapping(f => new Scale(
        f.Required("code", Expect.Name),
        f.Required("ordered", Expect.Flag),
        f.Required("values", Expect.ListOf(Expect.Mapping(v => new ScaleValue(v.Required("code", Expect.Name), v.Required("label", Expect.Label)))))));

    /// <summary>Reads both sections.</summary>
    public static DeclaredFacts Read(Fields campaign)
    {
        var scales = campaign.Optional("scales", Expect.ListOf(ScaleReader), [])
            .DistinctBy(scale => scale.Code)
            .ToDictionary(scale => scale.Code, scale => (Scale?)scale);
        return Derived(campaign.Required("facts", Drafts(scales, items: false)));
    }

    private static DeclaredFacts Derived(IReadOnlyList<FactDraft> drafts)
    {
        // Every fact is known by name before the first derivation is read, so that one that reads a later fact is told so and not that there is none.
        var facts = new DeclaredFacts(drafts);
        foreach (var draft in drafts.Where(draft => draft is { Sound: true, Derive: not null }))
        {
            facts.Derive(draft.Fact, DerivationGrammar.For(draft.Fact, facts.Known).Read(draft.Derive!));
        }

        return facts;
    }

    private static Reader<IReadOnlyList<FactDraft>> Drafts(Dictionary<string, Scale?> scales, bool items) =>
        Expect.ListOf(i => Expect.Mapping(f => Draft(f, i, scales, items)));

    private static FactDraft Draft(Fields f, int index, Dictionary<string, Scale?> scales, bool item)
    {
        var kind = f.Required("kind", Expect.OneOf<FactKind>());
        if (!f.Sound)
        {
            f.Tolerate("scale", "unit", "decimals", "min", "max", "items");
        }

        var fact = new FactDefinition(index, f.Required("code", Expect.Name), kind, f.Required("label", Expect.Label))
        {
            For = item ? null : f.OptionalValue("for", Expect.OneOf<NomineeKind>()),
        };
        fact = kind switch
        {
            FactKind.Choice => fact with { Scale = f.Required("scale", Expect.Known("unknown-scale", new Text("量表", "scale"), scales, null)) },
            FactKind.Number => fact with
            {
                Unit = f.Optional("unit", Expect.Label),
                Decimals = f.Optional("decimals", Decimals, 0),
                Min = f.OptionalValue("min", Expect.Number),
                Max = f.OptionalValue("max", Expect.Number),
            },
            FactKind.List when item => NoListInside(f, fact),
            FactKind.List => List(f, fact, scales),
            _ => fact,
        };
        return new FactDraft(fact, f.Raw("derive"), f.Sound && (kind != FactKind.Choice || fact.Scale is not null));
    }

    // A list that is derived from another one has that one's items.
    private static FactDefinition List(Fields f, FactDefinition fact, Dictionary<string, Scale?> scales) => f.Has("derive")
        ? fact
        : fact with { Items = Derived(f.Required("items", Drafts(scales, items: true))).Catalogue };

    private static FactDefinition NoListInside(Fields f, FactDefinition fact)
    {
        f.Report("list-in-list", "列表的条目不能再含列表。", "An item of a list cannot hold a list.");
        return fact;
    }

    private static Reader<int> Decimals { get; } = Expect.OneOf(
        new Dictionary<string, int> { ["0"] = 0, ["1"] = 1, ["2"] = 2, ["3"] = 3, ["4"] = 4 }, 0);
}

/// <summary>A fact before its derivation is read.</summary>
/// <param name="Fact">The fact.</param>
/// <param name="Derive">How it is derived, unread.</param>
/// <param name="Sound">Whether it was readable; nothing is said about the use of a fact that was not.</param>
internal sealed record FactDraft(FactDefinition Fact, Node? Derive, bool Sound);

/// <summary>The facts while they are being read.</summary>
internal sealed class DeclaredFacts
{
    private readonly FactDefinition[] _facts;
    private readonly Dictionary<string, FactDefinition?> _byCode;

    public DeclaredFacts(IReadOnlyList<FactDraft> drafts)
    {
        _facts = [.. drafts.Select(draft => draft.Fact)];
        _byCode = drafts.DistinctBy(draft => draft.Fact.Code).ToDictionary(draft => draft.Fact.Code, draft => draft.Sound ? draft.Fact : null);
    }

    /// <summary>The code of a fact; null when it is unknown or not sound, which has been reported then.</summary>
    public Reader<FactDefinition?> Known => Expect.Known("unknown-fact", new Text("事实", "fact"), _byCode, null);

    /// <summary>The catalogue, once everything has been read.</summary>
    public FactCatalogue Catalogue => new(_facts);

    public IEnumerable<string> Codes => _byCode.Keys;

    /// <summary>The facts of a list's items, for conditions over them.</summary>
    public static DeclaredFacts OfItems(FactDefinition list) =>
        new([.. (list.Items?.All ?? []).Select(fact => new FactDraft(fact, null, Sound: true))]);

    public void Derive(FactDefinition fact, Derivation? derivation)
    {
        var derived = fact with { Derivation = derivation, Items = derivation is LastOf last ? last.Of.Items : fact.Items };
        _facts[fact.Index] = derived;
        if (_byCode[fact.Code]?.Index == fact.Index)
        {
            _byCode[fact.Code] = derived;
        }
    }
}
