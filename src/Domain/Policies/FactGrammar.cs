using Commendation.Domain.Policies.Language;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Grammar of <c>scales</c> and <c>facts</c>.</summary>
internal static class FactGrammar
{
    private static readonly Reader<Scale> ScaleReader = Expect.Mapping(f => new Scale(
        f.Required("code", Expect.Name),
        f.Required("ordered", Expect.Flag),
        f.Required("values", Expect.ListOf(Expect.Mapping(v => new ScaleValue(v.Required("code", Expect.Name), v.Required("label", Expect.Label))
        {
            StandardCode = v.Optional("standardCode", Expect.Name),
            Equivalent = v.Optional("equivalent", Expect.Name),
        }))))
    {
        Standard = f.Optional("standard", Expect.Words),
    });

    private static readonly Dictionary<string, FactDefinition?> Standard = StandardFacts.All.ToDictionary(fact => fact.Code, fact => (FactDefinition?)fact);

    private static readonly Reader<FactDefinition?> StandardReader = Expect.OneOf("unknown-standard-fact", new Text("标准事实", "standard fact"), Standard, null);

    private static readonly Reader<NomineeKind?> ForReader = Expect.OneOf(
        new Dictionary<string, NomineeKind?> { ["individual"] = NomineeKind.Individual, ["collective"] = NomineeKind.Collective, ["both"] = null }, null);

    private static readonly Reader<Privacy> PrivacyReader = Expect.OneOf<Privacy>();

    /// <summary>Reads both sections. A scale of the campaign goes before a standard one of the same name.</summary>
    public static DeclaredFacts Read(Fields campaign)
    {
        var scales = campaign.Optional("scales", Expect.ListOf(ScaleReader), [])
            .Concat(StandardScales.All)
            .DistinctBy(scale => scale.Code)
            .ToDictionary(scale => scale.Code, scale => (Scale?)scale);

        // Time after the death of a nominee counts nowhere.
        var diedOn = campaign.Peek("posthumous") is Mapping posthumous && posthumous.Find("diedOn") is Scalar fact ? fact.Value : null;
        return Derived(campaign.Required("facts", Drafts(scales, items: false)), diedOn);
    }

    private static DeclaredFacts Derived(IReadOnlyList<FactDraft> drafts, string? diedOn = null)
    {
        // Every fact is known by name before the first derivation is read, so that one that reads a later fact is told so and not that there is none.
        var facts = new DeclaredFacts(drafts);
        foreach (var draft in drafts.Where(draft => draft is { Sound: true, Derive: not null }))
        {
            var end = draft.Fact.For == NomineeKind.Collective ? null : facts.Find(diedOn);
            facts.Derive(draft.Fact, DerivationGrammar.For(draft.Fact, facts.Known, end is { Kind: FactKind.Date } ? end : null).Read(draft.Derive!));
        }

        return facts;
    }

    private static Reader<IReadOnlyList<FactDraft>> Drafts(Dictionary<string, Scale?> scales, bool items) =>
        Expect.ListOf(i => Expect.Mapping(f => Draft(f, i, scales, items)));

    private static FactDraft Draft(Fields f, int index, Dictionary<string, Scale?> scales, bool item) =>
        f.Has("use") ? Used(f, index, scales, item) : Declared(f, index, scales, item);

    // A standard fact, with what the campaign says about it in place of what the catalogue says.
    private static FactDraft Used(Fields f, int index, Dictionary<string, Scale?> scales, bool item)
    {
        if (f.Word("use", StandardReader, Standard) is not { } standard)
        {
            f.Tolerate("label", "for", "privacy", "min", "max", "unit", "items", "derive");

            // Known by the name that was probably meant, so that nothing is said about its uses.
            var written = f.Later("use", StandardReader.Shape) is Scalar { Value: var text } ? text : string.Empty;
            return new FactDraft(new FactDefinition(index, Spelling.Nearest(written, Standard.Keys) ?? written, FactKind.Text, Text.Same(written)), null, Sound: false);
        }

        var fact = standard with
        {
            Index = index,
            Label = f.Optional("label", Expect.Label, standard.Label),
            For = item ? null : f.Optional("for", ForReader, standard.For),
            Privacy = f.Optional("privacy", PrivacyReader, standard.Privacy),
        };
        fact = fact.Kind switch
        {
            FactKind.Number => fact with
            {
                Unit = f.Optional("unit", Expect.Label) ?? fact.Unit,
                Min = f.OptionalValue("min", Expect.Number) ?? fact.Min,
                Max = f.OptionalValue("max", Expect.Number) ?? fact.Max,
            },
            FactKind.List when item => NoListInside(f, fact),
            FactKind.List => fact with { Items = Extended(f, fact.Items!, scales) },
            _ => fact,
        };
        return new FactDraft(fact, f.Later("derive", DerivationGrammar.Shape), f.Sound);
    }

    // What the campaign wants to know of each item stands behind what the catalogue says.
    private static FactCatalogue Extended(Fields f, FactCatalogue items, Dictionary<string, Scale?> scales)
    {
        var more = f.Optional("items", Expect.ListOf(i => Expect.Mapping(m => Draft(m, items.All.Count + i, scales, item: true))), []);
        return more.Count == 0 ? items : Derived([.. items.All.Select(fact => new FactDraft(fact, null, Sound: true)), .. more]).Catalogue;
    }

    private static FactDraft Declared(Fields f, int index, Dictionary<string, Scale?> scales, bool item)
    {
        var kind = f.Kind<FactKind>("kind");
        if (!f.Sound)
        {
            f.Tolerate("scale", "unit", "decimals", "min", "max", "items");
        }

        var fact = new FactDefinition(index, f.Required("code", Expect.Name), kind, f.Required("label", Expect.Label))
        {
            For = item ? null : f.Optional("for", ForReader, null),
            Privacy = f.Optional("privacy", PrivacyReader, Privacy.Internal),
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
        return new FactDraft(fact, f.Later("derive", DerivationGrammar.Shape), f.Sound && (kind != FactKind.Choice || fact.Scale is not null));
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

    /// <summary>A fact by its code; null when there is none that could be read.</summary>
    public FactDefinition? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The facts of a list's items, for conditions over them.</summary>
    public static DeclaredFacts OfItems(FactDefinition? list) =>
        new([.. (list?.Items?.All ?? []).Select(fact => new FactDraft(fact, null, Sound: fact is not { Kind: FactKind.Choice, Scale: null }))]);

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
