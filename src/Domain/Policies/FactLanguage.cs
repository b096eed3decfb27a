using Commendation.Domain.Policies.Language;
using Commendation.Domain.Policies.Standards;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>The sections <c>scales</c> and <c>facts</c>.</summary>
internal static class FactLanguage
{
    private static readonly Reader<Scale> ScaleReader = Expect.Mapping(f => new Scale(
        f.Required("code", Expect.Name, "代码，同类中不得重复", "code, unique among its like"),
        f.Required("ordered", Expect.Flag, "取值是否由低到高排列、可以比较高低", "whether the values run from low to high and can be compared"),
        f.Required("values", Expect.ListOf(Expect.Mapping(v => new ScaleValue(v.Required("code", Expect.Name, "代码，同类中不得重复", "code, unique among its like"), v.Required("label", Expect.Label, "名称，中英文", "label in both languages"))
        {
            StandardCode = v.Optional("standardCode", Expect.Name, "标准中的代码", "code in the standard"),
            Equivalent = v.Optional("equivalent", Expect.Name, "在另一量表中的相当值", "the value of another scale that it corresponds to"),
        })), "量表的取值，有序量表由低到高", "values of the scale, of an ordered one from low to high"))
    {
        Standard = f.Optional("standard", Expect.Words, "取值所出的标准", "the standard that the values come from"),
    });

    private static readonly Dictionary<string, FactDefinition?> Standard = StandardFacts.All.ToDictionary(fact => fact.Code, fact => (FactDefinition?)fact);

    private static readonly Reader<FactDefinition?> StandardReader = Expect.OneOf(ViolationCode.StandardFactUnknown, new Text("标准事实", "standard fact"), Standard, null);

    private static readonly Reader<NomineeKind?> ForReader = Expect.OneOf(
        new Dictionary<string, NomineeKind?> { ["individual"] = NomineeKind.Individual, ["collective"] = NomineeKind.Collective, ["both"] = null }, null);

    private static readonly Reader<Privacy> PrivacyReader = Expect.OneOf<Privacy>();

    /// <summary>Reads both sections. A scale of the campaign goes before a standard one of the same name.</summary>
    public static DeclaredFacts Read(Fields<CampaignPolicy> campaign)
    {
        var scales = campaign.Optional("scales", Expect.ListOf(ScaleReader), [], "自定量表", "scales of the campaign's own")
            .Concat(StandardScales.All)
            .DistinctBy(scale => scale.Code)
            .ToDictionary(scale => scale.Code, scale => (Scale?)scale);

        // Time after the death of a nominee counts nowhere.
        var diedOn = campaign.Peek("posthumous") is Mapping posthumous && posthumous.Find("diedOn") is Scalar fact ? fact.Value : null;
        var drafts = campaign.Optional("facts", policy => policy.Facts.All, Drafts(scales, items: false), [], "规则所依据的事实：引用标准事实（use）或自行声明；规则不依据事实时不写", "facts that rules read: standard ones (use) or the campaign's own; left out where no rule reads any");
        return Derived(drafts, diedOn, none: campaign.IsLeftOut("facts"));
    }

    private static DeclaredFacts Derived(IReadOnlyList<FactDraft> drafts, string? diedOn = null, bool none = false)
    {
        // Every fact is known by name before the first derivation is read, so that one that reads a later fact is told so and not that there is none.
        var facts = new DeclaredFacts(drafts, none);
        foreach (var draft in drafts.Where(draft => draft is { Sound: true, Derive: not null }))
        {
            var end = draft.Fact.For == NomineeKind.Collective ? null : facts.Find(diedOn);
            facts.Derive(draft.Fact, DerivationLanguage.For(draft.Fact, facts.Known, end is { Kind: FactKind.Date } ? end : null).Read(draft.Derive!));
        }

        return facts;
    }

    private static Reader<IReadOnlyList<FactDraft>> Drafts(Dictionary<string, Scale?> scales, bool items) =>
        Expect.ListOf(i => Expect.Element<FactDefinition, FactDraft>(f => Draft(f, i, scales, items)));

    private static FactDraft Draft(Fields<FactDefinition> f, int index, Dictionary<string, Scale?> scales, bool item)
    {
        f.Element(fact => item ? $"fact {{0}}.{fact.Code}" : $"fact {fact.Code}");
        return f.Has("use") ? Used(f, index, scales, item) : Declared(f, index, scales, item);
    }

    // A standard fact, with what the campaign says about it in place of what the catalogue says.
    private static FactDraft Used(Fields<FactDefinition> f, int index, Dictionary<string, Scale?> scales, bool item)
    {
        if (f.Word("use", StandardReader, Standard, "标准事实代码", "code of a standard fact") is not { } standard)
        {
            f.Tolerate("label", "for", "privacy", "min", "max", "unit", "items", "derive");

            // Known by the name that was probably meant, so that nothing is said about its uses.
            var written = f.Later("use", StandardReader.Shape) is Scalar { Value: var text } ? text : string.Empty;
            return new FactDraft(new FactDefinition(index, Nearest.To(written, Standard.Keys) ?? written, FactKind.Text, Text.Same(written)), null, Sound: false);
        }

        var fact = standard with
        {
            Index = index,
            Label = f.Optional("label", fact => fact.Label, Expect.Label, standard.Label, "名称，中英文", "label in both languages"),
            For = item ? null : f.Optional("for", For, ForReader, standard.For, ForNote.Zh, ForNote.En),
            Privacy = f.Optional("privacy", fact => fact.Privacy, PrivacyReader, standard.Privacy, PrivacyNote.Zh, PrivacyNote.En),
        };
        fact = fact.Kind switch
        {
            FactKind.Number => fact with
            {
                Unit = Unit(f) ?? fact.Unit,
                Min = Min(f) ?? fact.Min,
                Max = Max(f) ?? fact.Max,
            },
            FactKind.List when item => NoListInside(f, fact),
            FactKind.List => Once(f, fact with { Items = Extended(f, fact.Items!, scales) }),
            _ => fact,
        };
        return new FactDraft(fact, Derive(f), f.Sound);
    }

    // What the campaign wants to know of each item stands behind what the catalogue says.
    private static FactCatalogue Extended(Fields<FactDefinition> f, FactCatalogue items, Dictionary<string, Scale?> scales)
    {
        var more = f.Optional("items", Items, Expect.ListOf(i => Expect.Element<FactDefinition, FactDraft>(m => Draft(m, items.All.Count + i, scales, item: true))), [], ItemsNote.Zh, ItemsNote.En);
        return more.Count == 0 ? items : Derived([.. items.All.Select(fact => new FactDraft(fact, null, Sound: true)), .. more]).Catalogue;
    }

    private static FactDraft Declared(Fields<FactDefinition> f, int index, Dictionary<string, Scale?> scales, bool item)
    {
        var kind = f.Kind<FactKind>("kind", fact => fact.Kind, item ? "boolean 是否，number 数字，date 日期，choice 选项，text 文本" : "boolean 是否，number 数字，date 日期，choice 选项，text 文本，list 列表", item ? "boolean, number, date, choice or text" : "boolean, number, date, choice, text or list");
        if (!f.Sound)
        {
            f.Tolerate("scale", "unit", "decimals", "min", "max", "items");
        }

        var fact = new FactDefinition(index, f.Code(fact => fact.Code), kind, f.Title(fact => fact.Label, "label"))
        {
            For = item ? null : f.Optional("for", For, ForReader, null, ForNote.Zh, ForNote.En),
            Privacy = f.Optional("privacy", fact => fact.Privacy, PrivacyReader, Privacy.Internal, PrivacyNote.Zh, PrivacyNote.En),
        };
        fact = kind switch
        {
            FactKind.Choice => fact with { Scale = f.Required("scale", fact => fact.Scale, Expect.Known(ViolationCode.ScaleUnknown, new Text("量表", "scale"), scales, null), "量表代码，自定或标准量表", "code of a scale, declared here or standard") },
            FactKind.Number => fact with
            {
                Unit = Unit(f),
                Decimals = f.Optional("decimals", fact => fact.Decimals, Decimals, 0, "小数位数，0至4", "number of decimals, 0 to 4"),
                Min = Min(f),
                Max = Max(f),
            },
            FactKind.List when item => NoListInside(f, fact),
            FactKind.List => List(f, fact, scales),
            _ => fact,
        };
        return new FactDraft(fact, Derive(f), f.Sound && (kind != FactKind.Choice || fact.Scale is not null));
    }

    // A list that is derived from another one has that one's items.
    private static FactDefinition List(Fields<FactDefinition> f, FactDefinition fact, Dictionary<string, Scale?> scales) => f.Has("derive")
        ? fact
        : Once(f, fact with { Items = Derived(f.Required("items", Items, Drafts(scales, items: true), ItemsNote.Zh, ItemsNote.En)).Catalogue });

    private static FactDefinition Once(Fields<FactDefinition> f, FactDefinition fact) => fact with
    {
        Once = f.Optional("once", one => one.Once, DeclaredFacts.OfItems(fact).Known, "各条目不得重复的事实，例如年度", "the fact of an item that no two items share, such as the year")?.Code,
    };

    private static FactDefinition NoListInside(Fields<FactDefinition> f, FactDefinition fact)
    {
        f.Report(ViolationCode.ListInList, "列表的条目不能再含列表。", "An item of a list cannot hold a list.");
        return fact;
    }

    // A list that is derived from another one has that one's facts, which are told there.
    private static IReadOnlyList<FactDefinition>? Items(FactDefinition fact) => fact.Derivation is null ? fact.Items?.All : null;

    private static object For(FactDefinition fact) => (object?)fact.For ?? "both";

    private static Text? Unit(Fields<FactDefinition> f) => f.Optional("unit", fact => fact.Unit, Expect.Label, "计量单位", "unit of measurement");

    private static decimal? Min(Fields<FactDefinition> f) => f.OptionalValue("min", fact => fact.Min, Expect.Number, "最小值", "smallest value");

    private static decimal? Max(Fields<FactDefinition> f) => f.OptionalValue("max", fact => fact.Max, Expect.Number, "最大值", "largest value");

    private static Node? Derive(Fields<FactDefinition> f) => f.Later("derive", fact => fact.Derivation, DerivationLanguage.Shape, "由其他事实推算", "how it follows from other facts");

    private static Text ForNote { get; } = new("适用对象：individual 个人，collective 集体，both 两者", "individual, collective or both");

    private static Text PrivacyNote { get; } = new("public 公开，internal 内部，confidential 个人信息（默认遮盖），secret 敏感个人信息", "public; internal; confidential, hidden in views; secret, as numbers of documents and health");

    private static Text ItemsNote { get; } = new("列表条目的事实", "facts of an item of the list");

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
    private readonly bool _none;

    /// <summary>Takes them in.</summary>
    /// <param name="drafts">The facts.</param>
    /// <param name="none">Whether the campaign declares none, rather than none that could be read.</param>
    public DeclaredFacts(IReadOnlyList<FactDraft> drafts, bool none = false)
    {
        _none = none;
        _facts = [.. drafts.Select(draft => draft.Fact)];
        _byCode = drafts.DistinctBy(draft => draft.Fact.Code).ToDictionary(draft => draft.Fact.Code, draft => draft.Sound ? draft.Fact : null);
    }

    /// <summary>The code of a fact; null when it is unknown or not sound, which has been reported then.</summary>
    public Reader<FactDefinition?> Known => Expect.Known(ViolationCode.FactUnknown, new Text("事实", "fact"), _byCode, null, all: _none);

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
