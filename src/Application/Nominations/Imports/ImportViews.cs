using System.Globalization;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Shared;

namespace Commendation.Application.Nominations.Imports;

/// <summary>A table of nominees: what is in it, and how far it is stored.</summary>
public sealed record ImportView
{
    public required Guid Id { get; init; }

    public required string Award { get; init; }

    public required string Organisation { get; init; }

    public required string File { get; init; }

    /// <summary>Rows with a nominee.</summary>
    public required int Rows { get; init; }

    /// <summary>Rows that could be stored when the table was handed in.</summary>
    public required int Sound { get; init; }

    /// <summary>Rows stored as nominations so far.</summary>
    public required int Applied { get; init; }

    /// <summary>Rows left out so far, because they could not be stored.</summary>
    public required int LeftOut { get; init; }

    /// <summary>Rows still to be stored or left out; 0 when it is done.</summary>
    public required int Remaining { get; init; }

    /// <summary>Columns that were not read.</summary>
    public required IReadOnlyList<Violation> Unread { get; init; }

    public required int Version { get; init; }
}

/// <summary>A table of nominees as it was judged: nothing of it is stored as a nomination.</summary>
public sealed record ImportReportView
{
    public required ImportView Import { get; init; }

    /// <summary>How many rows stand how, by the standing of the verdict.</summary>
    public required IReadOnlyDictionary<string, int> Standings { get; init; }

    /// <summary>The places of the organisation, with the sound rows counted as if all were recommended.</summary>
    public required ImportQuotaView? Quota { get; init; }

    /// <summary>The composition limits, with the sound rows counted to the living nominations.</summary>
    public required IReadOnlyList<LimitStatusView> Limits { get; init; }

    /// <summary>The first rows with a finding; the rest page by page from the rows' own address.</summary>
    public required IReadOnlyList<ImportRowView> Found { get; init; }
}

/// <summary>The places of an organisation if every sound row were recommended.</summary>
public sealed record ImportQuotaView
{
    public required string Organisation { get; init; }

    public required int Places { get; init; }

    public required int Taken { get; init; }

    /// <summary>Places that the sound rows would take.</summary>
    public required int Wanted { get; init; }

    /// <summary>Nominees beyond the places.</summary>
    public required int Beyond { get; init; }
}

/// <summary>A row of a table.</summary>
public sealed record ImportRowView
{
    /// <summary>Its number in the file.</summary>
    public required int Row { get; init; }

    public required string Name { get; init; }

    public required bool Sound { get; init; }

    /// <summary>What the eligibility rules say; null where the row cannot be stored.</summary>
    public required string? Standing { get; init; }

    public required IReadOnlyList<ImportFindingView> Findings { get; init; }
}

/// <summary>Something found in a row.</summary>
public sealed record ImportFindingView
{
    /// <summary>The cell, for example C5; null where it concerns the whole row.</summary>
    public required string? Cell { get; init; }

    /// <summary>Code of the column; null where it concerns the whole row.</summary>
    public required string? Column { get; init; }

    /// <summary>Whether the row cannot be stored because of it.</summary>
    public required bool Hinders { get; init; }

    public required string Code { get; init; }

    public required Text Message { get; init; }

    public required string? Clause { get; init; }
}

internal static class ImportViews
{
    public static ImportView ToView(this Import import, ImportLayout layout) => new()
    {
        Id = import.Id,
        Award = import.Award,
        Organisation = import.Organisation,
        File = import.File,
        Rows = import.Rows,
        Sound = import.Sound,
        Applied = import.Applied,
        LeftOut = import.LeftOut,
        Remaining = import.Remaining,
        Unread = [.. layout.Unread(import.Header)],
        Version = import.Version,
    };

    public static ImportRowView ToView(this ImportRow row, ImportHeader header) => new()
    {
        Row = row.Number,
        Name = header.Codes.ToList().IndexOf(ImportLayout.Name) is >= 0 and var at && at < row.Cells.Count ? row.Cells[at] : string.Empty,
        Sound = row.Sound,
        Standing = row.Standing is { } standing ? Words.Of(standing) : null,
        Findings =
        [
            .. row.Findings.Select(finding => new ImportFindingView
            {
                Cell = finding.Column is { } column ? SheetCells.At(row.Number, column) : null,
                Column = finding.Column is { } position ? header.Codes[position] : null,
                Hinders = finding.Hinders,
                Code = finding.Code,
                Message = finding.Message,
                Clause = finding.Clause,
            }),
        ],
    };

    /// <summary>How many of each standing, in the order of the standings.</summary>
    public static IReadOnlyDictionary<string, int> ByStanding(IReadOnlyDictionary<Standing, int> counts) =>
        counts.OrderBy(count => count.Key).ToDictionary(count => Words.Of(count.Key), count => count.Value);

    public static string Cursor(int row) => row.ToString(CultureInfo.InvariantCulture);
}
