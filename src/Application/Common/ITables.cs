using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>A column of a table.</summary>
/// <param name="Code">Its code, as members of JSON are named.</param>
/// <param name="Heading">Its heading for people.</param>
public sealed record TableColumn(string Code, Text Heading);

/// <summary>A table that is read row by row as it is written, so that its length does not matter.</summary>
/// <param name="Columns">The columns.</param>
/// <param name="Rows">For each row its cells: a text, a whole number, a day, yes or no, or null.</param>
public sealed record Table(IReadOnlyList<TableColumn> Columns, IAsyncEnumerable<IReadOnlyList<object?>> Rows);

/// <summary>In what form a table is written.</summary>
public enum TableFormat
{
    /// <summary>A workbook.</summary>
    Xlsx,

    /// <summary>Commas between cells, in UTF-8 with a byte order mark, as spreadsheets expect it.</summary>
    Csv,

    /// <summary>An array of objects.</summary>
    Json,
}

/// <summary>Writes tables.</summary>
public interface ITables
{
    /// <summary>
    /// Writes a table. In what spreadsheets open, a text that they would take for a formula gets an apostrophe before it.
    /// </summary>
    /// <param name="table">The table.</param>
    /// <param name="format">The form.</param>
    /// <param name="language">Language of the headings; JSON has codes instead.</param>
    /// <param name="to">Where to.</param>
    /// <param name="ct">Cancels.</param>
    Task Write(Table table, TableFormat format, string language, Stream to, CancellationToken ct);
}
