
namespace Commendation.Application.Nominations.Imports;

/// <summary>Writes workbooks (xlsx) that people fill in and read.</summary>
public interface IWorkbooks
{
    /// <summary>An empty table of nominees: headings with their units and notes, choices as lists, an example row; the headings are locked.</summary>
    /// <param name="layout">The columns.</param>
    /// <param name="language">Language of the labels, for example <c>zh-CN</c>.</param>
    byte[] Template(ImportLayout layout, string language);

    /// <summary>A table as it was handed in, with its cells coloured and commented by what was found in them, each row in its own place.</summary>
    /// <param name="table">The table.</param>
    /// <param name="language">Language of the findings.</param>
    byte[] Report(ImportWorkbook table, string language);
}
