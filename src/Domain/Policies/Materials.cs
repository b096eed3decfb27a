using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>What a field of a form is written into.</summary>
public enum FieldBox
{
    /// <summary>单行栏: one line.</summary>
    Line,

    /// <summary>整页栏: a page of its own, for deeds.</summary>
    Page,

    /// <summary>意见栏: an opinion, with place for seal and date.</summary>
    Opinion,
}

/// <summary>How a known value is written into a form.</summary>
public enum FieldFormat
{
    /// <summary>A month: <c>1985.03</c>.</summary>
    Month,

    /// <summary>A day: <c>1985.03.12</c>.</summary>
    Day,

    /// <summary>A month in words: <c>1985年3月</c>.</summary>
    WrittenMonth,

    /// <summary>A day in words: <c>1985年3月12日</c>.</summary>
    WrittenDay,

    /// <summary>A number without its unit.</summary>
    Plain,
}

/// <summary>One field of a form, in the form's order.</summary>
/// <param name="Label">Label as printed.</param>
/// <param name="Source">
/// What fills it: <c>name</c>, <c>division</c>, <c>identifier</c>, <c>organisation</c>, <c>award</c>, <c>number</c> (the row's), <c>fact:CODE</c>,
/// <c>record:CODE</c>; null when a person does.
/// </param>
public sealed record FormField(string Label, string? Source)
{
    private const string FactPrefix = "fact:";
    private const string RecordPrefix = "record:";

    /// <summary>Code by which templates and programs name it, unique in the form; the last part of the source, or else the label, unless declared.</summary>
    public string Code { get; init; } = Source?[(Source.IndexOf(':', StringComparison.Ordinal) + 1)..] ?? Label;

    /// <summary>Whether a form is incomplete without it.</summary>
    public bool Required { get; init; }

    /// <summary>Most characters that it takes; null for no limit.</summary>
    public int? MaxLength { get; init; }

    /// <summary>The words of which it takes one; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>How a known value is written; null for the way in which views show it.</summary>
    public FieldFormat? Format { get; init; }

    /// <summary>What it is written into.</summary>
    public FieldBox Box { get; init; }

    /// <summary>Code of the fact that fills it; null when none does.</summary>
    public string? Fact => After(FactPrefix);

    /// <summary>Code of the record that fills it; null when none does.</summary>
    public string? Record => After(RecordPrefix);

    /// <summary>Whether it tells of one nominee, and so stands once for each in a table.</summary>
    internal bool TellsOfNominee => Fact is not null || Record is not null || Source is "name" or "division" or "identifier" or "award" or "number";

    private string? After(string prefix) => Source?.StartsWith(prefix, StringComparison.Ordinal) == true ? Source[prefix.Length..] : null;
}

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

    /// <summary>Whether it is a table of the submission with a row for each nominee, in the order of recommendation; a letter has none.</summary>
    public bool IsTable => !PerNominee && Fields.Any(known => known.TellsOfNominee);

    /// <summary>Whether a nominee of this award needs it or stands in it.</summary>
    public bool AppliesTo(string award) => Award is null || Award == award;
}

/// <summary>The section <c>materials</c>.</summary>
internal static class MaterialLanguage
{
    private static readonly string[] Sources = ["name", "division", "identifier", "organisation", "award", "number"];

    private static readonly Dictionary<string, bool> PerNominee = new() { ["nominee"] = true, ["submission"] = false };

    /// <summary>The section <c>materials</c>.</summary>
    public static Reader<IReadOnlyList<Material>> Materials(IEnumerable<Award> awards, IEnumerable<Stage> stages, DeclaredFacts facts)
    {
        // The name of an award whose code could not be read may be the one that is meant.
        var codes = awards.Select(award => award.Code).ToList();
        var award = Expect.Known(ViolationCode.AwardUnknown, new Text("奖项", "award"), codes.Contains(string.Empty) ? [] : codes);
        var field = Field(Source(facts, Expect.Known(ViolationCode.RecordUnknown, new Text("记录", "record"), stages.SelectMany(stage => stage.Records).Select(record => record.Code))));
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
                f.Required("fields", material => material.Fields, Expect.ListOf(field), "栏目，按表中顺序", "fields in the form's order"))
            {
                Copies = f.Optional("copies", material => material.Copies, Expect.Whole, 1, "纸质份数", "copies on paper", Slip.Altered),
            };
        }));
    }

    private static Reader<FormField> Field(Reader<string> source) => Expect.Element<FormField>(f =>
    {
        var field = new FormField(
            f.Required("label", known => known.Label, Expect.Words, "栏目名称", "name of the field"),
            f.Optional("from", known => known.Source is { } from ? $"← {from}" : null, source, "自动填写：name、division、identifier、organisation、award、number（表中序号）、fact:代码 或 record:代码；不写即由人填写", "filled from name, division, identifier, organisation, award, number (of the row), fact:CODE or record:CODE; by a person when left out"));
        return field with
        {
            Code = f.Optional("code", known => known.Code, Expect.Name, "模板和接口中的代码，表内不得重复；不写则取来源的代码或栏目名称", "code in templates and requests, unique in the form; when left out that of the source, or the label") ?? field.Code,
            Required = f.Optional("required", known => known.Required, Expect.Flag, otherwise: false, "是否必填", "whether the form is incomplete without it"),
            MaxLength = f.OptionalValue("maxLength", known => known.MaxLength, Expect.Whole, "最多字数", "most characters that it takes"),
            Choices = f.Optional("choices", known => known.Choices, Expect.ListOf(Expect.Words), [], "只能填写其中之一", "the words of which it takes one"),
            Format = f.OptionalValue("format", known => known.Format, Expect.OneOf<FieldFormat>(), "写法：month 1985.03，day 1985.03.12，written-month 1985年3月，written-day 1985年3月12日，plain 数字不带单位", "how it is written: month 1985.03, day 1985.03.12, written-month 1985年3月, written-day 1985年3月12日, plain a number without unit"),
            Box = f.Optional("box", known => known.Box, Expect.OneOf<FieldBox>(), FieldBox.Line, "栏的样式：line 单行，page 整页（主要事迹），opinion 意见（留盖章和日期处）", "what it is written into: a line, a page for deeds, an opinion with place for seal and date"),
        };
    });

    // fact:CODE and record:CODE are checked as the name alone, so that a misspelt one is told the nearest.
    private static Reader<string> Source(DeclaredFacts facts, Reader<string> record)
    {
        var prefixed = new Dictionary<string, Action<Scalar>> { ["fact:"] = scalar => facts.Known.Read(scalar), ["record:"] = scalar => record.Read(scalar) };
        var others = Expect.Known(ViolationCode.ValueUnknown, new Text("来源", "source"), [.. Sources, .. facts.Codes.Select(code => "fact:" + code)]);
        return new Reader<string>(
            new Shape.Value(new Text("来源", "a source"), $@"^({string.Join('|', Sources)}|({string.Join('|', prefixed.Keys)})\S+)$") { Name = "source" },
            node =>
            {
                if (node is not Scalar scalar || prefixed.Keys.FirstOrDefault(key => scalar.Value.StartsWith(key, StringComparison.Ordinal)) is not { } prefix)
                {
                    return others.Read(node);
                }

                prefixed[prefix](scalar with { Value = scalar.Value[prefix.Length..] });
                return scalar.Value;
            },
            () => string.Empty);
    }
}
