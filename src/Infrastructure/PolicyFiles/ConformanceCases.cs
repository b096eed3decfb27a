using System.Globalization;
using System.Text.Json.Nodes;
using Commendation.Domain.Policies;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Boundaries;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>One case that any system which runs a campaign's rules can be put to.</summary>
/// <param name="Id">Its group and its number in it, for example <c>verdicts/advanced-individual/petition-service/3</c>.</param>
/// <param name="Group">What is scored together.</param>
/// <param name="Scenario">The scenario that it comes from.</param>
/// <param name="Content">The case as it is exchanged: what is given and what is expected, without anything of this program.</param>
public sealed record ConformanceCase(string Id, string Group, Scenario Scenario, JsonObject Content);

/// <summary>
/// Scenarios and boundary cases as language-neutral cases (一致性用例), so that a portal or another system can show that it judges alike.
/// </summary>
public static class ConformanceCases
{
    // What a case is called and rests on does not make it another one.
    private static readonly string[] Circumstances = ["name", "reason", "readings"];

    /// <summary>What a file of cases looks like.</summary>
    internal static Shape Shape { get; } = new Shape.Keys(() => Keys(
        new KnownKey("$schema", false, Expect.Words.Shape),
        new KnownKey("campaign", true, Expect.Name.Shape),
        new KnownKey("title", true, Expect.Label.Shape),
        new KnownKey("documentNumber", true, Expect.Words.Shape),
        new KnownKey("policyVersion", true, Expect.Words.Shape),
        new KnownKey("groups", true, new Shape.Items(() => Group))));

    private static Shape Group
    {
        get
        {
            var kinds = new ScenarioGrammar(CampaignLanguage.Nothing).Kinds;
            return new Shape.Keys(() => new Outline.ByWord("kind", [.. kinds.Select(kind => KeyValuePair.Create<string, Outline>(kind.Key, Keys(
                new KnownKey("group", true, Expect.Words.Shape),
                new KnownKey("kind", true, new Shape.Words([.. kinds.Select(one => one.Key)])),
                new KnownKey("cases", true, new Shape.Items(() => kind.Exchanged(
                    new KnownKey("id", true, Expect.Words.Shape),
                    new KnownKey("origin", true, new Shape.Words(["scenario", "boundary"]))))) { Note = new Text("各种情形", "the cases") })))]));
        }
    }

    /// <summary>Every case of a policy, scenarios first; a boundary case that says what a scenario says already is left out.</summary>
    public static IReadOnlyList<ConformanceCase> Of(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var kinds = new ScenarioGrammar(subject.Policy) { Reread = readings => readings.Count == 0 ? subject.Policy : subject.Under(readings) }.Kinds;
        var known = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var cases = new List<ConformanceCase>();
        foreach (var (scenario, origin) in subject.Scenarios.Select(scenario => (scenario, "scenario")).Concat(BoundaryCases.Of(subject).Select(scenario => (scenario, "boundary"))))
        {
            var (kind, told) = kinds.Select(kind => (kind.Key, Told: kind.Exchange(scenario))).First(one => one.Told is not null);
            var (about, content) = told!.Value;
            if (!known.Add(kind + string.Concat(content.Where(member => !Circumstances.Contains(member.Key)).Select(member => $"{member.Key}{member.Value!.ToJsonString()}"))))
            {
                continue;
            }

            var group = $"{kind}/{about}";
            numbers[group] = numbers.GetValueOrDefault(group) + 1;
            var id = string.Create(CultureInfo.InvariantCulture, $"{group}/{numbers[group]}");
            content.Insert(0, "id", id);
            content.Insert(2, "origin", origin);
            cases.Add(new ConformanceCase(id, group, scenario, content));
        }

        return cases;
    }

    /// <summary>The cases as a file.</summary>
    /// <param name="policy">The policy that they are of.</param>
    /// <param name="cases">The cases.</param>
    /// <param name="schema">Where its schema is.</param>
    public static JsonObject File(CampaignPolicy policy, IReadOnlyList<ConformanceCase> cases, string schema) => new()
    {
        ["$schema"] = schema,
        ["campaign"] = policy.Code,
        ["title"] = new JsonObject { ["zh"] = policy.Title.Zh, ["en"] = policy.Title.En },
        ["documentNumber"] = policy.DocumentNumber,
        ["policyVersion"] = policy.Version,
        ["groups"] = new JsonArray(
        [
            .. cases.GroupBy(one => one.Group).Select(group => new JsonObject
            {
                ["group"] = group.Key,
                ["kind"] = group.Key.Split('/')[0],
                ["cases"] = new JsonArray([.. group.Select(one => one.Content.DeepClone())]),
            }),
        ]),
    };

    private static Outline.Plain Keys(params IReadOnlyList<KnownKey> keys) => new(keys, [], []);
}
