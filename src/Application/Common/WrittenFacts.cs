using System.Text.Json;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>
/// Facts as callers write them in JSON. A text is read by a fact of any kind, in the form in which answers and tables hold it; a boolean, a
/// number and a list are values of their own and never become text.
/// </summary>
/// <param name="Values">Values by code as text in invariant form; null takes a fact back.</param>
public sealed record WrittenFacts(IReadOnlyDictionary<string, string?> Values)
{
    private IReadOnlyDictionary<string, string> Bare { get; init; } = new Dictionary<string, string>();

    /// <summary>No facts.</summary>
    public static WrittenFacts None { get; } = new(new Dictionary<string, string?>());

    /// <summary>The values without those that are null, where there is nothing to take back.</summary>
    public IReadOnlyDictionary<string, string> Known { get; } = Values.Where(fact => fact.Value is not null).ToDictionary(fact => fact.Key, fact => fact.Value!);

    /// <summary>The facts of a request; none when it has no such member.</summary>
    public static WrittenFacts Of(IReadOnlyDictionary<string, JsonElement>? facts) =>
        facts is null ? None : new(facts.ToDictionary(fact => fact.Key, fact => Text(fact.Value)))
        {
            Bare = facts.Where(fact => fact.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)).ToDictionary(fact => fact.Key, fact => fact.Value.GetRawText()),
        };

    /// <summary>Facts whose values are text already.</summary>
    public static WrittenFacts Of(IReadOnlyDictionary<string, string> facts) => new(facts.ToDictionary(fact => fact.Key, string? (fact) => fact.Value));

    /// <summary>What is wrong with the facts that are no text and had to be.</summary>
    internal IEnumerable<Violation> Misfits(FactCatalogue catalogue) => catalogue.NotText(Bare);

    private static string? Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(), // a number as written, a list as the array that it is
    };
}
