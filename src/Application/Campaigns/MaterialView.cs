using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Riok.Mapperly.Abstractions;

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

[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
internal static partial class MaterialViews
{
    public static partial MaterialView ToView(this Material material);

    private static string Label(FormField field) => field.Label;
}
