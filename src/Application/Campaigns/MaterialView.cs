using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>A form with its fields.</summary>
public sealed record MaterialView
{
    public required string Code { get; init; }

    public required string Clause { get; init; }

    public required string? FormatClause { get; init; }

    public required Text Title { get; init; }

    public required string? Award { get; init; }

    public required bool PerNominee { get; init; }

    public required IReadOnlyList<string> Fields { get; init; }

    public required int Copies { get; init; }
}

internal static class MaterialViews
{
    public static MaterialView ToView(this Material material) => new()
    {
        Code = material.Code,
        Clause = material.Clause,
        FormatClause = material.FormatClause,
        Title = material.Title,
        Award = material.Award,
        PerNominee = material.PerNominee,
        Fields = [.. material.Fields.Select(field => field.Label)],
        Copies = material.Copies,
    };
}
