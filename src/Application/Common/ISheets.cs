using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>A row of a table.</summary>
/// <param name="Number">Its number as a spreadsheet counts it, from 1.</param>
/// <param name="Cells">
/// What its cells hold, from the first column on: a day as yyyy-MM-dd, a number in invariant form (one whose last digits are lost in
/// scientific form), any other content as it stands; an empty cell as an empty text.
/// </param>
public readonly record struct SheetRow(int Number, IReadOnlyList<string> Cells);

/// <summary>Reads tables that people fill in.</summary>
public interface ISheets
{
    /// <summary>
    /// The rows of the one sheet of a file (xlsx, xls, csv), read as they are asked for. Refused before anything of it is read into memory where
    /// it is no such file, is protected, active or damaged, or holds more than one sheet or too many rows.
    /// </summary>
    /// <param name="file">The file; it can be read from any place in it.</param>
    /// <param name="name">Its name, whose ending must fit the content; null when it has none.</param>
    /// <exception cref="SheetException">While rows are read, at what can only be found there.</exception>
    Outcome<IEnumerable<SheetRow>> Read(Stream file, string? name);
}

/// <summary>A table turned out to be unreadable while its rows were read.</summary>
public sealed class SheetException : Exception
{
    /// <summary>With what is wrong.</summary>
    public SheetException(Violation violation)
        : base(violation.Message.En) => Violation = violation;

    /// <summary>What is wrong.</summary>
    public Violation Violation { get; }
}
