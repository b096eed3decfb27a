using Commendation.Application.Common;
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

    /// <summary>Fields in the form's order.</summary>
    public required IReadOnlyList<FormFieldView> Fields { get; init; }

    /// <summary>Whether it is a table with a row for each nominee, in the order of recommendation.</summary>
    public required bool IsTable { get; init; }

    public required int Copies { get; init; }
}

/// <summary>A field of a form.</summary>
public sealed record FormFieldView
{
    /// <summary>Code by which templates and requests name it.</summary>
    public required string Code { get; init; }

    /// <summary>Label as printed.</summary>
    public required string Label { get; init; }

    /// <summary>What fills it; null when a person does.</summary>
    public required string? Source { get; init; }

    /// <summary>Whether the form is incomplete without it.</summary>
    public required bool Required { get; init; }

    /// <summary>Most characters that it takes; null for no limit.</summary>
    public required int? MaxLength { get; init; }

    /// <summary>The words of which it takes one; empty for any.</summary>
    public required IReadOnlyList<string> Choices { get; init; }

    /// <summary>How a known value is written; null for the way in which views show it.</summary>
    public required string? Format { get; init; }

    /// <summary>What it is written into.</summary>
    public required FieldBox Box { get; init; }
}

[Mapper(RequiredMappingStrategy = RequiredMappingStrategy.Target)]
internal static partial class MaterialViews
{
    public static partial MaterialView ToView(this Material material);

    private static string? Written(FieldFormat? format) => format is { } known ? Words.Of(known) : null;
}
