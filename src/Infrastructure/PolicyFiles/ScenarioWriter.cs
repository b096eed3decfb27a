using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Commendation.Domain.Calendars;
using Commendation.Domain.Verification.Scenarios;

namespace Commendation.Infrastructure.PolicyFiles;

/// <summary>Writes scenarios as a file that <see cref="ScenarioFiles"/> reads back: cases of one rule, act or term as one table.</summary>
public static class ScenarioWriter
{
    private static readonly JsonSerializerOptions Quoting = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the scenarios.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="starts">The facts that most cases of an award share, by the award's code.</param>
    /// <param name="output">Where to.</param>
    public static void Write(IReadOnlyList<Scenario> scenarios, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> starts, TextWriter output)
    {
        output.WriteLine("# 边界用例，结果由规则计算得出；请逐条确认后再作为依据。");
        output.WriteLine("# Boundary cases with the outcome that the rules give; confirm each before you rely on it.");
        output.WriteLine("given:");
        foreach (var (award, facts) in starts)
        {
            output.WriteLine($"  {Given(award)}: {Map(facts)}");
        }

        Section(output, "verdicts", scenarios.OfType<VerdictScenario>().GroupBy(one => (one.Name, one.Award, string.Join(',', one.Outcomes.Keys) + one.Title + (one.Outcomes.Count == 0 ? string.Join(',', one.Facts) : string.Empty))), cases => Verdicts([.. cases], starts));
        Section(output, "lists", scenarios.OfType<ListScenario>().GroupBy(one => one), cases => List(cases.Key, starts));
        Section(output, "places", scenarios.OfType<PlaceScenario>().GroupBy(one => one), cases => Place(cases.Key, starts));
        Section(
            output,
            "procedures",
            scenarios.OfType<ActScenario>().GroupBy(one => (one.Name, one.Award, one.By, one.At, Act: one.Steps is [var only] ? only.Act : Guid.CreateVersion7().ToString())),
            cases => Acts([.. cases], starts));
        Section(output, "windows", scenarios.OfType<WindowScenario>().GroupBy(one => (one.Name, one.Stage, one.By)), cases =>
        [
            $"name: {Quoted(cases.Key.Name)}",
            $"stage: {cases.Key.Stage}",
            .. cases.Key.By is { } by ? [$"by: {Quoted(by)}"] : Array.Empty<string>(),
            "cases:",
            .. cases.Select(one => $"  - {Map([("posted", Day(one.Posted)), ("last", Day(one.Last)), ("next", Day(one.Next))])}"),
        ]);
    }

    private static void Section<TKey, T>(TextWriter output, string name, IEnumerable<IGrouping<TKey, T>> groups, Func<IGrouping<TKey, T>, IEnumerable<string>> lines)
    {
        var items = groups.ToList();
        if (items.Count == 0)
        {
            return;
        }

        output.WriteLine();
        output.WriteLine($"{name}:");
        foreach (var item in items)
        {
            foreach (var (i, line) in lines(item).Index())
            {
                output.WriteLine($"  {(i == 0 ? "- " : "  ")}{line}");
            }
        }
    }

    private static IEnumerable<string> Verdicts(IReadOnlyList<VerdictScenario> cases, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> starts)
    {
        var first = cases[0];
        var start = starts[first.Award];
        yield return $"name: {Quoted(first.Name)}";
        yield return $"award: {first.Award}";
        yield return $"given: {Given(first.Award)}";
        if (first.Outcomes.Count == 0)
        {
            foreach (var (key, value) in Changed(first.Award, first.Facts, starts).Where(item => item.Key == "facts" && item.Value is not null))
            {
                yield return $"{key}: {value}";
            }

            yield return $"expect: {Map([("standing", first.Standing is { } standing ? Word(standing) : null), ("title", first.Title is { } title ? Quoted(title) : null)])}";
            yield break;
        }

        var columns = cases.SelectMany(one => one.Facts.Keys.Union(start.Keys).Where(fact => one.Facts.GetValueOrDefault(fact) != start.GetValueOrDefault(fact))).Distinct().ToList();
        yield return $"rule: {first.Outcomes.Keys.First()}";
        yield return $"clause: {Quoted(first.Clause!)}";
        yield return $"columns: [{string.Join(", ", columns)}]";
        yield return "cases:";
        foreach (var one in cases)
        {
            yield return $"  - [{string.Join(", ", columns.Select(fact => one.Facts.TryGetValue(fact, out var value) ? Quoted(value) : "~").Append(Word(one.Outcomes.Values.First())))}]";
        }
    }

    private static IEnumerable<string> List(ListScenario list, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> starts) =>
    [
        $"name: {Quoted(list.Name)}",
        "nominees:",
        .. list.Nominees.Select(group => $"  - {Map([("count", group.Count.ToString(CultureInfo.InvariantCulture)), ("award", group.Award), ("by", group.By), ("channel", group.Channel), ("nominee", group.Nominee), .. Changed(group.Award, group.Facts, starts)])}"),
        .. list.Keeps.Count > 0 ? [$"keeps: [{string.Join(", ", list.Keeps)}]"] : Array.Empty<string>(),
        .. list.Breaks.Count > 0 ? [$"breaks: [{string.Join(", ", list.Breaks)}]"] : Array.Empty<string>(),
        .. list.Counts.Count > 0 ? [$"counts: {Map(list.Counts.Select(count => (count.Key, (string?)count.Value.ToString(CultureInfo.InvariantCulture))))}"] : Array.Empty<string>(),
        .. list.Clause is { } clause ? [$"clause: {Quoted(clause)}"] : Array.Empty<string>(),
    ];

    private static IEnumerable<string> Place(PlaceScenario place, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> starts) =>
    [
        $"name: {Quoted(place.Name)}",
        $"award: {place.Award}",
        $"by: {Quoted(place.By)}",
        .. Changed(place.Award, place.Facts, starts).Where(item => item.Value is not null).Select(item => $"{item.Key}: {item.Value}"),
        .. place.Channel is { } channel ? [$"channel: {channel}"] : Array.Empty<string>(),
        $"taken: {place.Taken.ToString(CultureInfo.InvariantCulture)}",
        .. Outcome(place.Expected).Where(item => item.Value is not null).Select(item => $"{item.Key}: {item.Value}"),
    ];

    private static IEnumerable<string> Acts(IReadOnlyList<ActScenario> cases, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> starts)
    {
        var first = cases[0];
        var table = first.Steps is [_];
        return
        [
            $"name: {Quoted(first.Name)}",
            $"award: {first.Award}",
            $"by: {Quoted(first.By)}",
            .. Changed(first.Award, first.Facts, starts).Where(item => item.Value is not null).Select(item => $"{item.Key}: {item.Value}"),
            .. first.At is { } at ? [$"at: {at}"] : Array.Empty<string>(),
            .. first.Reserve is { } reserve ? [$"reserve: {reserve.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>(),
            .. first.Ahead > 0 ? [$"ahead: {first.Ahead.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>(),
            .. first.Taken > 0 ? [$"taken: {first.Taken.ToString(CultureInfo.InvariantCulture)}"] : Array.Empty<string>(),
            .. table ? [$"act: {first.Steps[0].Act}"] : Array.Empty<string>(),
            table ? "cases:" : "steps:",
            .. cases.SelectMany(one => one.Steps).Select(step => $"  - {Map([("act", table ? null : step.Act), .. Told(step)])}"),
        ];
    }

    private static IEnumerable<(string Key, string? Value)> Told(Step step) =>
    [
        ("on", step.On is { } on ? new Moment(on, step.At) is { Time: null } day ? day.ToString() : Quoted(new Moment(on, step.At).ToString()) : null),
        ("by", step.By is { } by ? Quoted(by) : null),
        ("what", step.What),
        ("round", step.Round?.ToString(CultureInfo.InvariantCulture)),
        ("organisation", step.Organisation is { } organisation ? Quoted(organisation) : null),
        ("reason", step.Reason is { } reason ? Quoted(reason) : null),
        ("without", Several(step.Without)),
        ("unfavourable", Several(step.Unfavourable)),
        ("altered", Several(step.Altered)),
        ("copies", step.Copies.Count > 0 ? Map(step.Copies.Select(form => (form.Key, (string?)form.Value.ToString(CultureInfo.InvariantCulture)))) : null),
        .. Outcome(step.Expected),
        ("placeOf", step.PlaceOf is { } other ? Quoted(other) : null),
        ("free", step.Free?.ToString(CultureInfo.InvariantCulture)),
        ("bonus", step.Bonus?.ToString(CultureInfo.InvariantCulture)),
        ("state", step.State),
    ];

    private static IEnumerable<(string Key, string? Value)> Outcome(Expectation expected) =>
        [("refused", Several(expected.Refused)), ("clause", expected is { Refused.Count: > 0, Clause: { } clause } ? Quoted(clause) : null)];

    private static IEnumerable<(string Key, string? Value)> Changed(
        string award, IReadOnlyDictionary<string, string> facts, IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> starts)
    {
        var start = starts[award];
        var changes = facts.Keys.Union(start.Keys).Where(fact => facts.GetValueOrDefault(fact) != start.GetValueOrDefault(fact))
            .Select(fact => (fact, facts.TryGetValue(fact, out var value) ? Quoted(value) : "~")).ToList();
        return [("given", Given(award)), ("facts", changes.Count > 0 ? Map(changes!) : null)];
    }

    private static string? Several(IReadOnlyList<string> codes) => codes switch
    {
        [] => null,
        [var only] => only,
        _ => $"[{string.Join(", ", codes)}]",
    };

    private static string Map(IEnumerable<KeyValuePair<string, string>> facts) => Map(facts.Select(fact => (fact.Key, (string?)Quoted(fact.Value))));

    private static string Map(IEnumerable<(string Key, string? Value)> items) => $"{{ {string.Join(", ", items.Where(item => item.Value is not null).Select(item => $"{item.Key}: {item.Value}"))} }}";

    private static string Given(string award) => $"start-{award}";

    private static string? Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static string Quoted(string value) => value is [not '-', ..] && value.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') ? value : JsonSerializer.Serialize(value, Quoting);

    private static string Word<T>(T value)
        where T : struct, Enum =>
        JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
