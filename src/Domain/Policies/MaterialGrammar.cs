using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Grammar of <c>materials</c> and <c>sanctions</c>.</summary>
internal static class MaterialGrammar
{
    private static readonly string[] Sources = ["name", "identifier", "organisation", "award"];

    private static readonly Dictionary<string, bool> PerNominee = new() { ["nominee"] = true, ["submission"] = false };

    /// <summary>The section <c>sanctions</c>.</summary>
    public static Reader<IReadOnlyList<SanctionDefinition>> Sanctions { get; } = Expect.ListOf(Expect.Mapping(f => new SanctionDefinition(
        f.Required("code", Expect.Name),
        f.Required("clause", Expect.Name),
        f.Required("title", Expect.Label),
        f.Required("effect", Expect.OneOf<SanctionEffect>()))
    {
        Subject = f.Optional("subject", Expect.OneOf<SanctionSubject>(), SanctionSubject.Organisation),
        Rounds = f.OptionalValue("rounds", Expect.Whole),
        Years = f.OptionalValue("years", Expect.Whole),
    }));

    /// <summary>The section <c>materials</c>.</summary>
    public static Reader<IReadOnlyList<Material>> Materials(IEnumerable<Award> awards, DeclaredFacts facts)
    {
        // The name of an award whose code could not be read may be the one that is meant.
        var codes = awards.Select(award => award.Code).ToList();
        var award = Expect.Known("unknown-award", new Text("奖项", "award"), codes.Contains(string.Empty) ? [] : codes);
        var source = Source(facts);
        return Expect.ListOf(Expect.Mapping(f => new Material(
            f.Required("code", Expect.Name),
            f.Required("clause", Expect.Name),
            f.Optional("formatClause", Expect.Name),
            f.Required("title", Expect.Label),
            f.Optional("award", award),
            f.Required("per", Expect.OneOf(PerNominee, standIn: false)),
            f.Required("fields", Expect.ListOf(Expect.Mapping(field => new FormField(
                field.Required("label", Expect.Words),
                field.Optional("from", source))))))
        {
            Copies = f.Optional("copies", Expect.Whole, 1),
        }));
    }

    // fact:CODE is checked as the fact's name alone, so that a misspelt one is told the nearest fact.
    private static Reader<string> Source(DeclaredFacts facts)
    {
        const string prefix = "fact:";
        var others = Expect.Known("unknown-value", new Text("来源", "source"), [.. Sources, .. facts.Codes.Select(code => prefix + code)]);
        return new Reader<string>(
            new Shape.Value(new Text("来源", "a source"), $@"^({string.Join('|', Sources)}|{prefix}\S+)$") { Name = "source" },
            node =>
            {
                if (node is not Scalar scalar || !scalar.Value.StartsWith(prefix, StringComparison.Ordinal))
                {
                    return others.Read(node);
                }

                facts.Known.Read(scalar with { Value = scalar.Value[prefix.Length..] });
                return scalar.Value;
            },
            () => string.Empty);
    }
}
