using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>One field of a form, in the form's order.</summary>
/// <param name="Label">Label as printed.</param>
/// <param name="Source">What fills it: <c>name</c>, <c>identifier</c>, <c>organisation</c>, <c>award</c>, <c>fact:CODE</c>; null when a person does.</param>
public sealed record FormField(string Label, string? Source);

/// <summary>A form or table (表格) that goes with a submission.</summary>
/// <param name="Code">Code, for example <c>annex-4</c>.</param>
/// <param name="Clause">Clause that asks for it.</param>
/// <param name="FormatClause">Clause that forbids changing its format; null when none does.</param>
/// <param name="Title">Label for people.</param>
/// <param name="Award">Award whose nominees need it; null for all.</param>
/// <param name="PerNominee">One for each nominee, or one for the whole submission.</param>
/// <param name="Fields">Its fields in order.</param>
public sealed record Material(
    string Code, string Clause, string? FormatClause, Text Title, string? Award, bool PerNominee, IReadOnlyList<FormField> Fields)
{
    /// <summary>How many copies come with a submission (份数); at least 1.</summary>
    public int Copies { get; init; } = 1;
}

/// <summary>The section <c>materials</c>.</summary>
internal static class MaterialLanguage
{
    private static readonly string[] Sources = ["name", "identifier", "organisation", "award"];

    private static readonly Dictionary<string, bool> PerNominee = new() { ["nominee"] = true, ["submission"] = false };

    /// <summary>The section <c>materials</c>.</summary>
    public static Reader<IReadOnlyList<Material>> Materials(IEnumerable<Award> awards, DeclaredFacts facts)
    {
        // The name of an award whose code could not be read may be the one that is meant.
        var codes = awards.Select(award => award.Code).ToList();
        var award = Expect.Known(ViolationCode.AwardUnknown, new Text("奖项", "award"), codes.Contains(string.Empty) ? [] : codes);
        var source = Source(facts);
        return Expect.ListOf(Expect.Element<Material>(f =>
        {
            f.Element(material => $"material {material.Code}");
            return new Material(
                f.Code(material => material.Code),
                f.Clause(material => material.Clause, material => $"material {material.Code}", ClauseKind.Material),
                f.Cites("formatClause", material => material.FormatClause, "规定不得改变格式的条款", "clause that forbids changing the format", Slip.None, material => $"format of {material.Code}", ClauseKind.Material),
                f.Title(material => material.Title),
                f.Optional("award", material => material.Award, award, "奖项代码", "code of the award"),
                f.Required("per", material => material.PerNominee ? "nominee" : "submission", Expect.OneOf(PerNominee, standIn: false), "nominee 每个对象一份，submission 每次报送一份", "one for each nominee, or for each submission"),
                f.Required("fields", material => material.Fields, Expect.ListOf(Expect.Element<FormField>(field => new FormField(
                    field.Required("label", known => known.Label, Expect.Words, "栏目名称", "name of the field"),
                    field.Optional("from", known => known.Source is { } from ? $"← {from}" : null, source, "自动填写：name、identifier、organisation、award 或 fact:代码；不写即由人填写", "filled from name, identifier, organisation, award or fact:CODE; by a person when left out")))), "栏目，按表中顺序", "fields in the form's order"))
            {
                Copies = f.Optional("copies", material => material.Copies, Expect.Whole, 1, "纸质份数", "copies on paper", Slip.Altered),
            };
        }));
    }

    // fact:CODE is checked as the fact's name alone, so that a misspelt one is told the nearest fact.
    private static Reader<string> Source(DeclaredFacts facts)
    {
        const string prefix = "fact:";
        var others = Expect.Known(ViolationCode.ValueUnknown, new Text("来源", "source"), [.. Sources, .. facts.Codes.Select(code => prefix + code)]);
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
