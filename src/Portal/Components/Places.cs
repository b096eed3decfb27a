using Commendation.Domain.Shared;

namespace Commendation.Portal.Components;

/// <summary>Where on a form a violation belongs.</summary>
internal static class Places
{
    /// <summary>What is wrong with a field.</summary>
    public static IReadOnlyList<Violation> Of(Refusal? refusal, string field) => [.. (refusal?.Violations ?? []).Where(violation => violation.Place == field)];

    /// <summary>The id of a field.</summary>
    public static string Id(string field) => $"field-{field.Replace('.', '-')}";
}
