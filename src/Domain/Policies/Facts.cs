using System.Globalization;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>The type of a fact.</summary>
public enum FactKind
{
    /// <summary>是/否.</summary>
    Boolean,

    /// <summary>A number with a unit, a range and a fixed count of decimals.</summary>
    Number,

    /// <summary>A calendar day.</summary>
    Date,

    /// <summary>One value of a scale.</summary>
    Choice,

    /// <summary>Free text, never read by a rule except for being present.</summary>
    Text,

    /// <summary>A list of items that have facts of their own, for example earlier honours with level and date.</summary>
    List,
}

/// <summary>One value of a scale.</summary>
/// <param name="Code">Stable code.</param>
/// <param name="Label">Label for people.</param>
public sealed record ScaleValue(string Code, Text Label)
{
    /// <summary>The code that a national standard gives it, for example <c>04</c> of GB/T 3304; a declared fact may be given by it too. Null for none.</summary>
    public string? StandardCode { get; init; }

    /// <summary>Code of the value of another scale that it corresponds to, for <see cref="EquivalentOf"/>; null for none.</summary>
    public string? Equivalent { get; init; }
}

/// <summary>A closed list of values, lowest first when <paramref name="Ordered"/>; only an ordered scale can be compared with "below" and "at least".</summary>
/// <param name="Code">Code of the scale.</param>
/// <param name="Ordered">Whether the order of the values means something.</param>
/// <param name="Values">At least one value.</param>
public sealed record Scale(string Code, bool Ordered, IReadOnlyList<ScaleValue> Values)
{
    /// <summary>The standard that lists the values, for example <c>GB/T 3304-1991</c>; null where there is none.</summary>
    public string? Standard { get; init; }

    /// <summary>Position of a value by its own code, or -1.</summary>
    public int IndexOf(string code)
    {
        for (var index = 0; index < Values.Count; index++)
        {
            if (Values[index].Code == code)
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Position of a value by its own code or the standard's, or -1.</summary>
    internal int IndexOfEither(string code)
    {
        var own = IndexOf(code);
        for (var index = 0; own < 0 && Standard is not null && index < Values.Count; index++)
        {
            own = Values[index].StandardCode == code ? index : own;
        }

        return own;
    }

    // The nearest code; the label itself, with or without what all labels end in, is as near as can be.
    internal string? NearestTo(string text) =>
        Values.FirstOrDefault(value => value.Label.Zh == text || (text.Length > 0 && value.Label.Zh == text + "族") || string.Equals(value.Label.En, text, StringComparison.OrdinalIgnoreCase))?.Code
        ?? Nearest.To(text, Values.Select(value => value.Code));
}

/// <summary>
/// A declared fact (事实): its name, type and range. Facts of one policy are numbered, so that a set of values is an array.
/// </summary>
/// <param name="Index">Position in the catalogue.</param>
/// <param name="Code">Code used by rules and in requests, camelCase.</param>
/// <param name="Kind">Type.</param>
/// <param name="Label">Label for people.</param>
public sealed record FactDefinition(int Index, string Code, FactKind Kind, Text Label)
{
    /// <summary>The scale of a choice; null for other kinds.</summary>
    public Scale? Scale { get; init; }

    /// <summary>Who may see its values; internal unless declared.</summary>
    public Privacy Privacy { get; init; } = Privacy.Internal;

    /// <summary>Whether its values are hidden in ordinary views and messages: its own privacy says so, or that of a fact that it follows from or holds.</summary>
    public bool IsPersonal => Privacy >= Privacy.Confidential
        || Derivation?.Reads.Any(source => source.IsPersonal) == true
        || Items?.All.Any(item => item.IsPersonal) == true;

    /// <summary>The unit of a number, for example years; null when it has none.</summary>
    public Text? Unit { get; init; }

    /// <summary>Decimals of a number, 0 to 4; values are kept as whole multiples of the smallest unit.</summary>
    public int Decimals { get; init; }

    /// <summary>Smallest allowed number, in the declared unit; null for none.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest allowed number, in the declared unit; null for none.</summary>
    public decimal? Max { get; init; }

    /// <summary>The facts that each item of a list has; null for other kinds.</summary>
    public FactCatalogue? Items { get; init; }

    /// <summary>Code of the item's fact that no two items of a list share, such as the year of an appraisal; null where nothing is said.</summary>
    public string? Once { get; init; }

    /// <summary>The nominees that this fact is declared for; null for both kinds.</summary>
    public NomineeKind? For { get; init; }

    /// <summary>How the fact follows from others; null when it is declared by the caller.</summary>
    public Derivation? Derivation { get; init; }

    /// <summary>What stands in the place of a value that is not shown.</summary>
    public const string Hidden = "***";

    /// <summary>Reads a value from text in invariant form: <c>true</c>, <c>3.5</c>, <c>2021-07-08</c>, a scale's own code or the code of its standard.</summary>
    public Outcome<FactValue> Parse(string text)
    {
        switch (Kind)
        {
            case FactKind.Boolean when text is "true" or "false":
                return FactValue.Of(text == "true");
            case FactKind.Number when decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number):
                return ParseNumber(number, text);
            case FactKind.Date when DateOnly.TryParseExact(text, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date):
                return FactValue.Of(date);
            case FactKind.Choice when Scale!.IndexOfEither(text) is >= 0 and var index:
                return FactValue.Choice(index, Scale.Values[index].Code);
            case FactKind.Text when text.Length <= 4000:
                return UnseenCharacter.InText(text) is { } unseen ? Unseen(unseen)
                    : text.Length > 0 && !UnseenCharacter.HasVisible(text) ? WrongType(text)
                    : FactValue.Of(text);
            case FactKind.List:
                return ListText.Parse(this, text);
            default:
                return WrongType(text);
        }
    }

    /// <summary>A value as text in invariant form, the inverse of <see cref="Parse"/>.</summary>
    public string Print(FactValue value) => value.Kind switch
    {
        FactKind.Boolean => value.Number == 1 ? "true" : "false",
        FactKind.Number => (value.Number / Pow10(Decimals)).ToString(CultureInfo.InvariantCulture),
        FactKind.Date => DateOnly.FromDayNumber((int)value.Number).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        FactKind.List => ListText.Print(value.Items!),
        _ => value.Text!,
    };

    /// <summary>A value as people read it: a choice by its label, a number with its unit.</summary>
    public Text Describe(FactValue value) => value.Kind switch
    {
        FactKind.Boolean => value.Number == 1 ? new Text("是", "yes") : new Text("否", "no"),
        FactKind.Number when Unit is { } unit => new Text(Print(value) + unit.Zh, $"{Print(value)} {unit.En}"),
        FactKind.Choice => Scale!.Values[(int)value.Number].Label,
        FactKind.List => new Text($"{value.Items!.Count}项", value.Items.Count == 1 ? "1 item" : $"{value.Items.Count} items"),
        _ => Text.Same(Print(value)),
    };

    /// <summary>As <see cref="Print"/>, but a value that only few may see stands as <see cref="Hidden"/>: for messages, which travel far.</summary>
    public string Tell(FactValue value) => IsPersonal ? Hidden : Print(value);

    private static decimal Pow10(int decimals) => decimals switch { 0 => 1m, 1 => 10m, 2 => 100m, 3 => 1000m, _ => 10000m };

    private Outcome<FactValue> ParseNumber(decimal number, string written)
    {
        var text = IsPersonal ? Hidden : written;
        var largest = decimal.Truncate(long.MaxValue / 2 / Pow10(Decimals));
        if (Math.Abs(number) > largest)
        {
            return new Violation(
                ViolationCode.FactOutOfRange,
                new Text($"“{Label.Zh}”的数值过大。", $"'{Code}' is too large a number."))
            { Fact = Code, Actual = text };
        }

        var scaled = number * Pow10(Decimals);
        if (decimal.Truncate(scaled) != scaled)
        {
            return new Violation(
                ViolationCode.FactOutOfRange,
                new Text($"“{Label.Zh}”最多保留{Decimals}位小数。", $"'{Code}' takes at most {Decimals} decimals."))
            { Fact = Code, Actual = text };
        }

        return number < Min || number > Max
            ? new Violation(
                ViolationCode.FactOutOfRange,
                new Text($"“{Label.Zh}”应在{Range.Replace("..", "至", StringComparison.Ordinal)}之间，实际为{text}。", $"'{Code}' must lie in {Range}, not {text}."))
            { Fact = Code, Actual = text, Required = Range }
            : FactValue.OfScaled((long)scaled);
    }

    // How many values of a scale a message lists: a list of all countries would hide what it has to say.
    private const int Shown = 20;

    private string Range => string.Create(CultureInfo.InvariantCulture, $"{Min?.ToString(CultureInfo.InvariantCulture) ?? "-∞"}..{Max?.ToString(CultureInfo.InvariantCulture) ?? "∞"}");

    private Violation Unseen(UnseenCharacter character) => new(
        ViolationCode.UnseenCharacter,
        new Text(
            string.Create(CultureInfo.InvariantCulture, $"“{Label.Zh}”的第{character.Index + 1}个字符是{character.Kind.Zh}（{character.Name}），请删去后重新填写。"),
            string.Create(CultureInfo.InvariantCulture, $"Character {character.Index + 1} of '{Code}' is {character.Kind.En} ({character.Name}); delete it and write the text again.")))
    { Fact = Code, Actual = character.Name };

    internal Violation WrongType(string written)
    {
        var text = IsPersonal ? Hidden : written;

        // The hint is for who has just written the value; of a secret it says nothing either.
        var nearest = Nearest.Hint(Kind == FactKind.Choice && Privacy < Privacy.Secret ? Scale!.NearestTo(written) : null);
        var required = Kind switch
        {
            FactKind.Boolean => new Text("是（true）或否（false）", "true or false"),
            FactKind.Number => new Text("数字", "a number"),
            FactKind.Date => new Text("日期（yyyy-MM-dd）", "a date (yyyy-MM-dd)"),
            FactKind.Choice => new Text($"下列之一：{string.Join("、", Scale!.Values.Take(Shown).Select(value => $"{value.Label.Zh}（{value.Code}）"))}{(Scale.Values.Count > Shown ? $"，另有{Scale.Values.Count - Shown}个" : string.Empty)}", $"a value of the scale '{Scale.Code}'"),
            FactKind.List => new Text("由条目组成的JSON数组", "a JSON array of objects"),
            _ => new Text("不超过4000字、有可见内容的文本", "text of at most 4000 characters that can be seen"),
        };
        return new Violation(
            ViolationCode.FactWrongType,
            new Text($"“{Label.Zh}”应为{required.Zh}，实际为“{text}”。{nearest.Zh}", $"'{Code}' must be {required.En}, not '{text}'.{nearest.En}"))
        {
            Fact = Code,
            Actual = text,
            Required = Kind == FactKind.Choice ? string.Join(", ", Scale!.Values.Take(Shown).Select(value => value.Code).Concat(Scale.Values.Count > Shown ? [$"{Scale.Values.Count - Shown} more"] : [])) : required.En,
        };
    }
}

/// <summary>The value of a fact. The default value means that the fact is missing.</summary>
public readonly record struct FactValue
{
    private readonly byte _kind;

    private readonly object? _reference;

    private FactValue(FactKind kind, long number, object? reference)
    {
        _kind = (byte)(kind + 1);
        Number = number;
        _reference = reference;
    }

    /// <summary>Whether there is a value at all.</summary>
    public bool IsKnown => _kind != 0;

    /// <summary>Type of a known value.</summary>
    public FactKind Kind => (FactKind)(_kind - 1);

    /// <summary>What comparisons read: 0/1, smallest units, day number or position in the scale.</summary>
    public long Number { get; }

    /// <summary>The code of a choice or the text; null otherwise.</summary>
    public string? Text => _reference as string;

    /// <summary>The items of a list; null otherwise.</summary>
    public IReadOnlyList<FactSet>? Items => _reference as IReadOnlyList<FactSet>;

    /// <summary>A yes or no.</summary>
    public static FactValue Of(bool value) => new(FactKind.Boolean, value ? 1 : 0, null);

    /// <summary>A day.</summary>
    public static FactValue Of(DateOnly value) => new(FactKind.Date, value.DayNumber, null);

    /// <summary>A text.</summary>
    public static FactValue Of(string value) => new(FactKind.Text, 0, value);

    /// <summary>A number in the definition's smallest unit.</summary>
    public static FactValue OfScaled(long smallestUnits) => new(FactKind.Number, smallestUnits, null);

    /// <summary>A list of items.</summary>
    public static FactValue Of(IReadOnlyList<FactSet> items) => new(FactKind.List, items.Count, items);

    /// <summary>A value of a scale.</summary>
    public static FactValue Choice(int index, string code) => new(FactKind.Choice, index, code);
}
