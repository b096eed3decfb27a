using System.Globalization;

namespace Commendation.Application.Common;

/// <summary>Names of cells as spreadsheets write them.</summary>
public static class SheetCells
{
    /// <summary>The name of a column, for example <c>AB</c>.</summary>
    /// <param name="column">Position of the column, from 0.</param>
    public static string Column(int column)
    {
        var name = string.Empty;
        for (var rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        {
            name = (char)('A' + ((rest - 1) % 26)) + name;
        }

        return name;
    }

    /// <summary>The name of a cell, for example <c>C5</c>.</summary>
    /// <param name="row">Number of the row, from 1.</param>
    /// <param name="column">Position of the column, from 0.</param>
    public static string At(int row, int column) => string.Create(CultureInfo.InvariantCulture, $"{Column(column)}{row}");
}
