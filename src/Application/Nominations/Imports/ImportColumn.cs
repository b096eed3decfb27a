using System.Globalization;
using System.Text;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Nominations.Imports;

/// <summary>What a cell of a column is filled with.</summary>
public enum ImportColumnKind
{
    /// <summary>Text.</summary>
    Text,

    /// <summary>A number of a document, of which no digit may be lost.</summary>
    Identifier,

    /// <summary>One of the choices.</summary>
    Choice,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A day.</summary>
    Date,
}

/// <summary>A value that a column can take, by its code and as people write it.</summary>
/// <param name="Code">The code.</param>
/// <param name="Label">The label.</param>
public sealed record ImportChoice(string Code, Text Label);

/// <summary>One column of a table of nominees.</summary>
/// <param name="Code">Code: of a fact, or of what belongs to the nominee itself.</param>
/// <param name="Kind">What its cells are filled with.</param>
/// <param name="Label">Its heading.</param>
public sealed record ImportColumn(string Code, ImportColumnKind Kind, Text Label)
{
    /// <summary>The column of running numbers, which nobody reads.</summary>
    public const string Number = "number";

    /// <summary>Whether every nominee needs it.</summary>
    public bool Required { get; init; }

    /// <summary>Unit of a number; null for none.</summary>
    public Text? Unit { get; init; }

    /// <summary>The values that a cell may take; empty where any will do.</summary>
    public IReadOnlyList<ImportChoice> Choices { get; init; } = [];

    /// <summary>What is to be known when filling it in, with the clauses behind it.</summary>
    public IReadOnlyList<Text> Notes { get; init; } = [];

    /// <summary>Other headings by which offices know it.</summary>
    public IReadOnlyList<string> OtherHeadings { get; init; } = [];

    /// <summary>Its heading as it stands above the table, with the unit and a mark where it is needed.</summary>
    public Text Heading => new(
        $"{Label.Zh}{(Unit is null ? string.Empty : $"（{Unit.Zh}）")}{(Required ? "*" : string.Empty)}",
        $"{Label.En}{(Unit is null ? string.Empty : $" ({Unit.En})")}{(Required ? "*" : string.Empty)}");

    /// <summary>A value in the middle of what is allowed, as an example; empty for none.</summary>
    public string Example { get; init; } = string.Empty;

    /// <summary>
    /// What a cell says, in invariant form. People write a choice by its label, a yes as 是 or √, a day with dots or characters or as the number
    /// by which a spreadsheet keeps it, a number with its unit. What cannot be read is left as it is: the fact itself says what is wrong.
    /// </summary>
    /// <param name="cell">The cell; not empty.</param>
    public string Read(string cell) => Kind switch
    {
        ImportColumnKind.Choice => Chosen(cell),
        ImportColumnKind.Number => Figure(Narrow(cell)),
        ImportColumnKind.Date => Day(Narrow(cell)),
        _ => cell,
    };

    private string Chosen(string cell)
    {
        var written = Narrow(cell);
        foreach (var choice in Choices)
        {
            if (choice.Code == written || choice.Label.Zh == cell || string.Equals(choice.Label.En, written, StringComparison.OrdinalIgnoreCase))
            {
                return choice.Code;
            }
        }

        return Choices is [{ Code: "true" }, { Code: "false" }] ? Yes(written) ?? cell : cell;
    }

    private static string? Yes(string written) => written.ToUpperInvariant() switch
    {
        "是" or "有" or "对" or "√" or "✓" or "Y" or "YES" or "TRUE" or "1" => "true",
        "否" or "无" or "错" or "×" or "✗" or "N" or "NO" or "FALSE" or "0" => "false",
        _ => null,
    };

    private string Figure(string written)
    {
        foreach (var unit in Unit is null ? [] : new[] { Unit.Zh, Unit.En })
        {
            written = written.EndsWith(unit, StringComparison.OrdinalIgnoreCase) ? written[..^unit.Length].TrimEnd() : written;
        }

        return decimal.TryParse(written, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowThousands | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var number)
            ? (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture)
            : written;
    }

    // A spreadsheet counts days from the end of 1899; up to February 1900 it counts one too few.
    private static string Day(string written)
    {
        string[] forms = ["yyyy-M-d", "yyyy.M.d", "yyyy/M/d", "yyyy年M月d日", "yyyyMMdd", "yyyy-MM-ddT00:00:00"];
        if (DateOnly.TryParseExact(written, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            return day.ToString("O", CultureInfo.InvariantCulture);
        }

        return int.TryParse(written, NumberStyles.None, CultureInfo.InvariantCulture, out var serial) && serial is > 60 and < 100_000
            ? new DateOnly(1899, 12, 30).AddDays(serial).ToString("O", CultureInfo.InvariantCulture)
            : written;
    }

    /// <summary>Full-width letters, digits and signs as half-width ones, without blanks at the ends.</summary>
    internal static string Narrow(string text)
    {
        var wide = false;
        foreach (var character in text)
        {
            wide |= character is (>= '\uFF01' and <= '\uFF5E') or '\u3000' or '\u00A0';
        }

        if (!wide)
        {
            return text.Trim();
        }

        var narrow = new StringBuilder(text.Length);
        foreach (var character in text)
        {
            narrow.Append(character is >= '\uFF01' and <= '\uFF5E' ? (char)(character - 0xFEE0) : character is '\u3000' or '\u00A0' ? ' ' : character);
        }

        return narrow.ToString().Trim();
    }
}
