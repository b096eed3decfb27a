using Commendation.Domain.Eligibility;
using Commendation.Domain.Shared;

namespace Commendation.Application.Nominations.Imports;

/// <summary>A table of nominees that was handed in, judged, and not yet stored as nominations to the last row.</summary>
public sealed class Import
{
    /// <summary>Key.</summary>
    public required Guid Id { get; init; }

    /// <summary>The campaign.</summary>
    public required Guid CampaignId { get; init; }

    /// <summary>Code of the organisation that nominates.</summary>
    public required string Organisation { get; init; }

    /// <summary>Code of the award.</summary>
    public required string Award { get; init; }

    /// <summary>Name of the file; empty when it had none.</summary>
    public required string File { get; init; }

    /// <summary>When it was handed in, UTC.</summary>
    public required DateTime StoredAt { get; init; }

    /// <summary>Its headings.</summary>
    public required ImportHeader Header { get; init; }

    /// <summary>Rows with a nominee.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that could be stored when the table was handed in.</summary>
    public required int Sound { get; init; }

    /// <summary>Rows stored as nominations.</summary>
    public int Applied { get; set; }

    /// <summary>Rows left out because they could not be stored.</summary>
    public int LeftOut { get; set; }

    /// <summary>Grows with every step, so that two that store at once do not store the same rows.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Rows that are still to be stored or left out.</summary>
    public int Remaining => Rows - Applied - LeftOut;
}

/// <summary>Some rows of a table, sealed as one: an import has many, and loses each as its rows are stored.</summary>
public sealed class ImportChunk
{
    /// <summary>The import.</summary>
    public required Guid ImportId { get; init; }

    /// <summary>Place among the chunks, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>When it was stored, UTC.</summary>
    public required DateTime StoredAt { get; init; }

    /// <summary>The rows.</summary>
    public required IReadOnlyList<ImportRow> Rows { get; set; }
}

/// <summary>A row of a table, and what was found in it.</summary>
/// <param name="Number">Its number in the file.</param>
/// <param name="Cells">What its cells hold.</param>
/// <param name="Standing">What the eligibility rules say; null where the row cannot be stored at all.</param>
/// <param name="Findings">Everything that was found.</param>
public sealed record ImportRow(int Number, IReadOnlyList<string> Cells, Standing? Standing, IReadOnlyList<ImportFinding> Findings)
{
    /// <summary>Whether it can be stored.</summary>
    public bool Sound => !Findings.Any(finding => finding.Hinders);
}

/// <summary>Something found in a row.</summary>
/// <param name="Column">Position of the column, from 0; null where it concerns the row.</param>
/// <param name="Hinders">Whether the row cannot be stored because of it. What does not hinder will stand in the way later, or is only to be known.</param>
/// <param name="Code">Code of the violation.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="Clause">Clause behind it; null for none.</param>
public sealed record ImportFinding(int? Column, bool Hinders, string Code, Text Message, string? Clause);

/// <summary>The tables that were handed in.</summary>
public interface IImports
{
    /// <summary>Stores rows at once, ahead of their import: what no import names is swept.</summary>
    Task Store(ImportChunk chunk, CancellationToken ct);

    /// <summary>Deletes the rows of a table that was refused after all.</summary>
    Task Drop(Guid import, CancellationToken ct);

    /// <summary>The import of this key inside a campaign, tracked; null when there is none.</summary>
    Task<Import?> Find(Guid campaignId, Guid id, CancellationToken ct);

    /// <summary>The first chunks that hold at least so many rows, tracked.</summary>
    Task<IReadOnlyList<ImportChunk>> Next(Guid import, int rows, CancellationToken ct);

    /// <summary>All rows that are still there, one after the other, untracked.</summary>
    IEnumerable<ImportRow> Rows(Guid import);

    /// <summary>Takes a chunk away whose rows are stored.</summary>
    void Remove(ImportChunk chunk);

    /// <summary>Deletes now and then what nobody came back for.</summary>
    Task Sweep(CancellationToken ct);
}
