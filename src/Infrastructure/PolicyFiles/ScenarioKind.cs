using System.Text.Json.Nodes;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>A kind of scenarios: how a file lists them, and what other systems are told of each.</summary>
/// <param name="key">The key under which a file lists them.</param>
/// <param name="note">What the key means.</param>
internal abstract class ScenarioKind(string key, Text note)
{
    public string Key => key;

    public Text Note => note;

    /// <summary>Reads the list of a file.</summary>
    public abstract Reader<IReadOnlyList<Scenario>> Items { get; }

    /// <summary>What one looks like in exchange.</summary>
    /// <param name="envelope">Keys that stand before its own.</param>
    public abstract Shape Exchanged(params IReadOnlyList<KnownKey> envelope);

    /// <summary>What other systems are told of a scenario, and what it is about; null when it is of another kind.</summary>
    public abstract (string About, JsonObject Content)? Exchange(Scenario scenario);

    /// <summary>Those of this kind as the items of a file.</summary>
    public abstract IEnumerable<JsonObject> Write(IEnumerable<Scenario> scenarios);
}

/// <summary>A kind of scenarios.</summary>
/// <typeparam name="T">Their type.</typeparam>
/// <param name="key">The key under which a file lists them.</param>
/// <param name="note">What the key means.</param>
/// <param name="element">An item: one scenario, or a table of several.</param>
/// <param name="about">What a scenario is about.</param>
internal sealed class ScenarioKind<T>(string key, Text note, Codec<IReadOnlyList<T>> element, Func<T, string> about) : ScenarioKind(key, note)
    where T : Scenario
{
    /// <summary>What a scenario shares with the others of a table; null when it stands alone.</summary>
    public Func<T, T?> Table { get; init; } = _ => null;

    public override Reader<IReadOnlyList<Scenario>> Items
    {
        get
        {
            var list = Expect.ListOf(element.Reader);
            return new(list.Shape, node => [.. list.Read(node).SelectMany(item => item)], () => []);
        }
    }

    public override Shape Exchanged(params IReadOnlyList<KnownKey> envelope) => element.Exchanged(envelope);

    public override (string About, JsonObject Content)? Exchange(Scenario scenario) => scenario is T one ? (about(one), element.Write([one], exchanges: true)) : null;

    // What is said twice is written once.
    public override IEnumerable<JsonObject> Write(IEnumerable<Scenario> scenarios) => scenarios.OfType<T>()
        .DistinctBy(one => element.Write([one]).ToJsonString())
        .Select((one, i) => (Scenario: one, Table: Table(one) is { } shared ? element.Write([shared]).ToJsonString() : $"{i}"))
        .GroupBy(one => one.Table, one => one.Scenario)
        .Select(table => element.Write([.. table]));
}
