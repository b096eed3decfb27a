using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Campaigns;

/// <summary>A fact that can be declared, or follows from others.</summary>
public sealed record FactView
{
    public required string Code { get; init; }

    public required FactKind Kind { get; init; }

    public required Text Label { get; init; }

    public required NomineeKind? For { get; init; }

    /// <summary>Who may see its values.</summary>
    public required Privacy Privacy { get; init; }

    public required Text? Unit { get; init; }

    public required decimal? Min { get; init; }

    public required decimal? Max { get; init; }

    public required bool Derived { get; init; }

    /// <summary>Values of a choice, lowest first where the scale is ordered; null for other kinds.</summary>
    public required IReadOnlyList<ScaleValue>? Values { get; init; }

    /// <summary>Whether the order of the values means something; null for other kinds.</summary>
    public required bool? Ordered { get; init; }

    /// <summary>The standard that lists the values, for example GB/T 3304-1991; the value's standardCode is accepted as well as its code. Null for none.</summary>
    public required string? Standard { get; init; }

    /// <summary>Decimals that a number may have; null for other kinds.</summary>
    public required int? Decimals { get; init; }

    /// <summary>The facts of each item of a list; null for other kinds.</summary>
    public required IReadOnlyList<FactView>? Items { get; init; }
}

internal static class FactViews
{
    public static FactView ToView(this FactDefinition fact) => new()
    {
        Code = fact.Code,
        Kind = fact.Kind,
        Label = fact.Label,
        For = fact.For,
        Privacy = fact.Privacy,
        Unit = fact.Unit,
        Min = fact.Min,
        Max = fact.Max,
        Derived = fact.Derivation is not null,
        Values = fact.Scale?.Values,
        Ordered = fact.Scale?.Ordered,
        Standard = fact.Scale?.Standard,
        Decimals = fact.Kind == FactKind.Number ? fact.Decimals : null,
        Items = fact.Items is { } items ? [.. items.All.Select(ToView)] : null,
    };
}
