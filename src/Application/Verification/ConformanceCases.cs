using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Domain.Policies;
using Commendation.Domain.Verification;
using Commendation.Domain.Verification.Boundaries;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Application.Verification;

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
    /// <summary>Every case of a policy, scenarios first; a boundary case that says what a scenario says already is left out.</summary>
    public static IReadOnlyList<ConformanceCase> Of(Subject subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        var policy = subject.Policy;
        var known = new HashSet<string>(StringComparer.Ordinal);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        var cases = new List<ConformanceCase>();
        foreach (var (scenario, origin) in subject.Scenarios.Select(scenario => (scenario, "scenario")).Concat(BoundaryCases.Of(subject).Select(scenario => (scenario, "boundary"))))
        {
            var (kind, about, content) = Content(policy, subject.Under, scenario);
            if (!known.Add($"{kind}{content.ToJsonString()}"))
            {
                continue;
            }

            var group = $"{kind}/{about}";
            numbers[group] = numbers.GetValueOrDefault(group) + 1;
            var id = string.Create(CultureInfo.InvariantCulture, $"{group}/{numbers[group]}");
            var whole = new JsonObject { ["id"] = id, ["name"] = scenario.Name, ["origin"] = origin };
            if (scenario.Reason is { } reason)
            {
                whole["reason"] = reason;
            }

            if (scenario.Under.Count > 0)
            {
                whole["readings"] = Words(scenario.Under);
            }

            foreach (var (key, value) in content.ToList())
            {
                content.Remove(key);
                whole[key] = value;
            }

            cases.Add(new ConformanceCase(id, group, scenario, whole));
        }

        return cases;
    }

    /// <summary>Facts as a caller of the API writes them: yes and no, numbers and lists as such, everything else as text.</summary>
    public static JsonObject Facts(CampaignPolicy policy, IReadOnlyDictionary<string, string> facts) => new(
        facts.OrderBy(fact => policy.Facts.Find(fact.Key)?.Index ?? int.MaxValue).Select(fact => KeyValuePair.Create(fact.Key, policy.Facts.Find(fact.Key)?.Kind switch
        {
            FactKind.Boolean or FactKind.Number or FactKind.List => JsonNode.Parse(fact.Value),
            _ => JsonValue.Create(fact.Value),
        })));

    private static (string Kind, string About, JsonObject Content) Content(
        CampaignPolicy policy, Func<IReadOnlyDictionary<string, string>, CampaignPolicy> under, Scenario scenario) => scenario switch
        {
            VerdictScenario verdict => ("verdicts", $"{verdict.Award}/{About(verdict)}", new JsonObject
            {
                ["award"] = verdict.Award,
                ["facts"] = Facts(policy, verdict.Facts),
                ["expected"] = Given(
                    ("standing", verdict.Standing is { } standing ? Word(standing) : null),
                    ("title", verdict.Title),
                    ("rules", verdict.Outcomes.Count > 0 ? new JsonObject(verdict.Outcomes.Select(rule => KeyValuePair.Create(rule.Key, (JsonNode?)Word(rule.Value)))) : null),
                    ("clause", verdict.Clause)),
            }),
            ListScenario list => ("lists", list.Keeps.Concat(list.Breaks).Concat(list.Counts.Keys).FirstOrDefault("list"), Given(
                ("nominees", Groups(policy, list.Nominees)),
                ("notListed", list.NotListed.Count > 0 ? Groups(policy, list.NotListed) : null),
                ("expected", Given(
                    ("keeps", Codes(list.Keeps)),
                    ("breaks", Codes(list.Breaks)),
                    ("counts", list.Counts.Count > 0 ? new JsonObject(list.Counts.Select(count => KeyValuePair.Create(count.Key, (JsonNode?)count.Value))) : null),
                    ("clause", list.Clause))))),
            PlaceScenario place => ("places", place.Award, Given(
                ("award", place.Award), ("by", place.By), ("channel", place.Channel), ("facts", Facts(policy, place.Facts)), ("taken", place.Taken), ("expected", Outcome(place.Expected, null, null)))),
            ActScenario acts => ("procedures", acts.At ?? policy.Stages[0].Code, Given(
                ("award", acts.Award),
                ("by", acts.By),
                ("channel", acts.Channel),
                ("facts", Facts(policy, acts.Facts)),
                ("at", acts.At),
                ("reserve", acts.Reserve),
                ("ahead", Unless(acts.Ahead)),
                ("taken", Unless(acts.Taken)),
                ("steps", new JsonArray([.. acts.Steps.Select(Step)])))),
            WindowScenario window => ("windows", window.Stage, Given(
                ("stage", window.Stage),
                ("by", window.By),
                ("posted", Day(window.Posted)),
                ("term", Term(window.Under.Count == 0 ? policy : under(window.Under), window)),
                ("expected", Given(("last", Day(window.Last)), ("next", Day(window.Next)))))),
            _ => throw new NotSupportedException($"No exchange form for {scenario.GetType().Name}."),
        };

    private static JsonArray Groups(CampaignPolicy policy, IReadOnlyList<ListedGroup> groups) => new([.. groups.Select(group => Given(
        ("count", group.Count), ("award", group.Award), ("by", group.By), ("channel", group.Channel), ("nominee", group.Nominee), ("facts", Facts(policy, group.Facts))))]);

    private static string About(VerdictScenario verdict) => verdict switch
    {
        { Outcomes.Count: 1 } => verdict.Outcomes.Keys.First(),
        { Title: not null } => "title",
        _ => "standing",
    };

    private static JsonObject Term(CampaignPolicy policy, WindowScenario window)
    {
        var term = policy.FindStage(window.Stage)!.Term!;
        return new JsonObject
        {
            ["days"] = term.Length,
            ["kind"] = Word(term.Kind),
            ["postingDayCounted"] = term.PostingDayCounted,
            ["end"] = Word(term.End),
        };
    }

    private static JsonNode Step(Step step) => Given(
        ("act", step.Act),
        ("on", Day(step.On)),
        ("time", step.At?.ToString("HH:mm", CultureInfo.InvariantCulture)),
        ("by", step.By),
        ("reason", step.Reason),
        ("what", step.What),
        ("round", step.Round),
        ("organisation", step.Organisation),
        ("without", Codes(step.Without)),
        ("unfavourable", Codes(step.Unfavourable)),
        ("altered", Codes(step.Altered)),
        ("copies", step.Copies.Count > 0 ? new JsonObject(step.Copies.Select(form => KeyValuePair.Create(form.Key, (JsonNode?)form.Value))) : null),
        ("placeOf", step.PlaceOf),
        ("expected", Outcome(step.Expected, step.State, step.Free, step.Bonus)));

    private static JsonNode? Unless(int none) => none == 0 ? null : none;

    private static JsonObject Outcome(Expectation expected, string? state, int? free, int? bonus = null) => Given(
        ("accepted", expected.Refused.Count == 0), ("refused", Codes(expected.Refused)), ("clause", expected.Refused.Count == 0 ? null : expected.Clause), ("state", state), ("free", free), ("bonus", bonus));

    private static JsonArray? Codes(IReadOnlyList<string> codes) => codes.Count == 0 ? null : new JsonArray([.. codes.Select(code => (JsonNode?)code)]);

    private static JsonObject Words(IReadOnlyDictionary<string, string> words) => new(words.Select(word => KeyValuePair.Create(word.Key, (JsonNode?)word.Value)));

    private static JsonObject Given(params (string Key, JsonNode? Value)[] members) =>
        new(members.Where(member => member.Value is not null).Select(member => KeyValuePair.Create(member.Key, member.Value)));

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string Word<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
