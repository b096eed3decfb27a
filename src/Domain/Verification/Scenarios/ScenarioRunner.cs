using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Honours;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Scenarios;

/// <summary>Runs scenarios against a policy. Nothing is stored, nothing is remembered from one scenario to the next.</summary>
public static class ScenarioRunner
{
    /// <summary>Runs one scenario.</summary>
    /// <param name="rules">The rules under the readings that the scenario names.</param>
    /// <param name="scenario">The scenario; it names only what the policy has.</param>
    public static ScenarioResult Run(Rulebook rules, Scenario scenario)
    {
        ArgumentNullException.ThrowIfNull(rules);
        var run = new Course(scenario);
        try
        {
            switch (scenario)
            {
                case VerdictScenario verdict:
                    Judge(run, rules.Policy, verdict);
                    break;
                case ListScenario list:
                    Count(run, rules.Policy, list);
                    break;
                case PlaceScenario place:
                    Request(run, rules, place);
                    break;
                case ActScenario acts:
                    Act(run, rules, acts);
                    break;
                case WindowScenario window:
                    Compute(run, rules, window);
                    break;
                default:
                    throw new NotSupportedException($"No way to run {scenario.GetType().Name}.");
            }
        }
        catch (UnknownYearException fault)
        {
            run.Expect(new Text("日期", "days"), "a known year", fault.Message);
        }

        return run.Result;
    }

    private static void Judge(Course run, CampaignPolicy policy, VerdictScenario scenario)
    {
        if (Read(run, policy, scenario.Facts) is not { } facts)
        {
            return;
        }

        var verdict = EligibilityRules.Evaluate(policy, policy.AwardOf(scenario.Award), facts);
        run.Expect(new Text("结论", "verdict"), scenario.Standing is { } standing ? Kebab.Of(standing) : null, Kebab.Of(verdict.Standing));
        run.Expect(new Text("称号", "title"), scenario.Title, policy.AwardOf(scenario.Award).TitleFor(facts).Zh);
        var results = verdict.Results.ToDictionary(result => result.Rule.Code);
        foreach (var (code, expected) in scenario.Outcomes)
        {
            if (!results.TryGetValue(code, out var result))
            {
                run.Expect(Text.Same(code), Kebab.Of(expected), "–");
                continue;
            }

            run.Expect(Text.Same(code), Kebab.Of(expected), Kebab.Of(result.Outcome));
            run.Expect(Text.Same($"{code} clause"), scenario.Clause, result.Rule.Clause);
        }

        foreach (var result in verdict.Results)
        {
            run.Trace.Add(() => new Text($"{result.Rule.Clause} {result.Rule.Title.Zh}：{result.Message.Zh}", $"{result.Rule.Clause} {result.Rule.Code}: {result.Message.En}"));
            if (scenario.Outcomes.ContainsKey(result.Rule.Code) || scenario.Standing == Standing.Eligible)
            {
                run.Show($"rule {scenario.Award}/{result.Rule.Code} {Kebab.Of(result.Outcome)}");
            }
        }
    }

    private static void Count(Course run, CampaignPolicy policy, ListScenario scenario)
    {
        var groups = scenario.Nominees.Concat(scenario.NotListed).Select(group => (Group: group, Facts: Read(run, policy, group.Facts))).ToList();
        if (groups.Exists(item => item.Facts is null))
        {
            return;
        }

        var nominated = groups.Select(item => Enumerable.Repeat(Listed(policy, item.Group, item.Facts!), item.Group.Count)).ToList();
        IReadOnlyList<ListedNominee> nominees = [.. nominated.Take(scenario.Nominees.Count).SelectMany(group => group)];
        IReadOnlyList<ListedNominee> everybody = [.. nominated.SelectMany(group => group)];
        var statuses = LimitReport.Over(policy, nominees, everybody);
        var later = scenario.At is { } at ? policy.Stages.SkipWhile(stage => stage.Code != at).Skip(1).Select(stage => stage.Code).ToHashSet() : [];
        var broken = statuses.Where(status => policy.Enforcing(status.Limit) is not { } stage || !later.Contains(stage.Code)).Select(status => status.ToViolation()).OfType<Violation>()
            .Concat(ProposedList.Shortcomings(policy, nominees, everybody, _ => false))
            .DistinctBy(violation => (violation.Code, violation.Place))
            .ToLookup(violation => violation.Code);
        foreach (var status in statuses.Where(status => status.Figure is not null))
        {
            run.Trace.Add(() => new Text(
                string.Create(CultureInfo.InvariantCulture, $"{status.Limit.Clause} {status.Limit.Title.Zh}：名单{status.Listed}个，计入{status.Members}个，允许{status.Allowed}个"),
                string.Create(CultureInfo.InvariantCulture, $"{status.Limit.Clause} {status.Limit.Code}: {status.Listed} listed, {status.Members} counted, {status.Allowed} allowed")));
        }

        Rank(run, policy, scenario, [.. groups.Take(scenario.Nominees.Count).Select(item => (item.Group, item.Facts!))]);
        foreach (var code in scenario.Keeps)
        {
            run.Expect(Text.Same(code), "kept", broken.Contains(code) ? "broken" : "kept");
            run.Show($"limit {code} kept");
        }

        foreach (var (code, expected) in scenario.Counts)
        {
            run.Expect(
                new Text($"{code}的人数", $"members of {code}"),
                expected.ToString(CultureInfo.InvariantCulture),
                statuses.Where(status => status.Limit.Code == code).Sum(status => status.Members).ToString(CultureInfo.InvariantCulture));
        }

        foreach (var code in scenario.Breaks)
        {
            run.Expect(Text.Same(code), "broken", broken.Contains(code) ? "broken" : "kept");
            run.Expect(Text.Same($"{code} clause"), broken.Contains(code) ? scenario.Clause : null, broken[code].FirstOrDefault()?.Clause ?? "–");
            run.Show($"limit {code} broken");
        }
    }

    private static void Rank(Course run, CampaignPolicy policy, ListScenario scenario, IReadOnlyList<(ListedGroup Group, FactSet Facts)> groups)
    {
        if (scenario.Ranks.Count == 0)
        {
            return;
        }

        var award = groups[0].Group.Award;
        var ranked = Ranking.Of(policy, award, groups.Where(item => item.Group.Award == award).Select(item => ((item.Group.Nominee ?? "–", item.Facts), item.Facts)));
        run.Expect(
            new Text("择优次序", "ranking"),
            string.Join(", ", scenario.Ranks),
            string.Join(", ", ranked.GroupBy(one => one.Place).Select(same => string.Join(ListScenario.Tie, same.Select(one => one.Candidate.Item1).Order(StringComparer.Ordinal)))));
        foreach (var one in ranked)
        {
            run.Trace.Add(() => new Text($"{one.Place} {one.Candidate.Item1}：{one.Why.Zh}", $"{one.Place} {one.Candidate.Item1}: {one.Why.En}"));
            foreach (var preference in one.DecidedBy is { } by ? policy.Preferences.Where(known => known.IsFor(award)).TakeWhile(known => known != by) : [])
            {
                run.Show($"preference {preference.Code} leaves-equal");
            }

            foreach (var preference in one.Tied ? policy.Preferences.Where(known => known.IsFor(award)) : [])
            {
                run.Show($"preference {preference.Code} leaves-equal");
            }

            run.Show(one.DecidedBy is null ? "ranking" : $"preference {one.DecidedBy.Code} decides");
        }
    }

    private static ListedNominee Listed(CampaignPolicy policy, ListedGroup group, FactSet facts) => new(group.Award, facts)
    {
        Holder = group.By is { } by ? policy.QuotaHolder(by, group.Award) : null,
        Channel = group.Channel,
        Identifier = group.Nominee,
    };

    private static void Request(Course run, Rulebook rules, PlaceScenario scenario)
    {
        var violations = Ask(rules, scenario);
        run.Expect(scenario.Expected, violations, new Text("申请名额", "request for a place"));
        run.Show(violations.Count == 0 ? "places given" : "places refused");
    }

    private static void Act(Course run, Rulebook rules, ActScenario scenario)
    {
        foreach (var (i, (step, before, violations, state, play)) in Perform(rules, scenario).Index())
        {
            if (step is null)
            {
                run.Expect(Expectation.Accepted, violations, new Text($"进入环节{scenario.At}", $"the way to {scenario.At}"));
                return;
            }

            var what = new Text(
                string.Create(CultureInfo.InvariantCulture, $"第{i + 1}步 {step.Act}{(step.On is { } on ? $" {Day(on)}" : string.Empty)}"),
                string.Create(CultureInfo.InvariantCulture, $"step {i + 1}: {step.Act}{(step.On is { } day ? $" on {Day(day)}" : string.Empty)}"));
            run.Trace.Add(() => violations.Count == 0
                ? new Text($"{what.Zh}：已办理，{state}", $"{what.En}: done, {state}")
                : new Text($"{what.Zh}：拒绝，{Told(violations)}", $"{what.En}: refused, {Told(violations)}"));
            run.Expect(step.Expected, violations, what);
            run.Expect(new Text($"{what.Zh}后的状态", $"state after {what.En}"), step.State, state);
            run.Expect(new Text($"{what.Zh}后的空余名额", $"free places after {what.En}"), step.Free?.ToString(CultureInfo.InvariantCulture), play.Free?.ToString(CultureInfo.InvariantCulture) ?? "–");
            run.Expect(new Text($"{what.Zh}后留给本单位的名额", $"places kept after {what.En}"), step.Kept?.ToString(CultureInfo.InvariantCulture), play.Kept?.ToString(CultureInfo.InvariantCulture) ?? "–");
            run.Expect(new Text($"{what.Zh}后的奖金", $"bonus after {what.En}"), step.Bonus?.ToString(CultureInfo.InvariantCulture), play.Honour?.Bonus?.ToString(CultureInfo.InvariantCulture) ?? "–");
            run.Expect(new Text($"{what.Zh}后的奖励", $"rewards after {what.En}"), step.Rewards.Count > 0 ? Words(step.Rewards) : null, Words(play.Rewards));
            foreach (var evidence in Evidence.Of(rules.Policy, scenario, step, before, violations))
            {
                run.Show(evidence);
            }
        }
    }

    /// <summary>Does the steps one after the other: the state before each, what stood in its way, the state after, and how things stand then. Without a step when its beginning is not reached.</summary>
    internal static IEnumerable<(Step? Step, State? Before, IReadOnlyList<Violation> Violations, string After, Play Play)> Perform(Rulebook rules, ActScenario scenario)
    {
        var play = new Play(rules);
        var nominates = scenario.Steps is [{ Act: "nominate" }, ..] or [{ Act: "sanction" or Step.EarlierBar }, { Act: "nominate" }, ..];
        play.Wait(scenario.By, scenario.Award, scenario.Ahead);
        if (!nominates && play.Nominate(scenario.Award, scenario.By, scenario.Channel, scenario.Facts, reserve: scenario.Reserve) is { Count: > 0 } faults)
        {
            yield return (null, null, faults, "–", play);
            yield break;
        }

        if (scenario.At is { } stage && play.LeadTo(stage) is { Count: > 0 } obstacles)
        {
            yield return (null, null, obstacles, play.Nominee!.State.Code, play);
            yield break;
        }

        play.Take(scenario.By, scenario.Award, scenario.Taken);
        play.Precede(scenario.Others);
        foreach (var step in scenario.Steps)
        {
            var before = play.Nominee?.State;
            var violations = step.Act switch
            {
                "nominate" => play.Nominate(scenario.Award, step.By ?? scenario.By, scenario.Channel, scenario.Facts, step.On, scenario.Reserve),
                Step.EarlierBar => play.Bar(step, scenario.By),
                _ => play.Do(step),
            };
            yield return (step, before, violations, play.Nominee?.State.Code ?? "–", play);
        }
    }

    /// <summary>Asks for a place, and tells what stood in the way.</summary>
    internal static IReadOnlyList<Violation> Ask(Rulebook rules, PlaceScenario scenario)
    {
        var play = new Play(rules);
        play.Take(scenario.By, scenario.Award, scenario.Taken);
        var violations = play.Nominate(scenario.Award, scenario.By, scenario.Channel, scenario.Facts);
        if (violations.Count == 0 && rules.Policy.Stages.FirstOrDefault(stage => stage.PlaceClause is not null) is { } placing)
        {
            violations = play.LeadTo(placing.Code);
            violations = violations.Count == 0 ? play.Leave() : violations;
        }

        return violations;
    }

    private static void Compute(Course run, Rulebook rules, WindowScenario scenario)
    {
        var window = rules.Policy.FindStage(scenario.Stage) is { Term: { } term } stage
            ? term.WindowFrom(scenario.Posted, scenario.By is { } by ? rules.CalendarIn(stage, by) : rules.Calendar)
            : null;
        run.Trace.Add(() => new Text($"{Day(scenario.Posted)}公示：末日{Day(window?.LastDay)}，{Day(window?.CompleteFrom)}起可进入下一环节", $"posted {Day(scenario.Posted)}: last day {Day(window?.LastDay)}, next step from {Day(window?.CompleteFrom)}"));
        run.Expect(new Text("期限末日", "last day"), scenario.Last is { } last ? Day(last) : null, Day(window?.LastDay));
        run.Expect(new Text("下一环节最早日", "next step from"), scenario.Next is { } next ? Day(next) : null, Day(window?.CompleteFrom));
        run.Show($"term {scenario.Stage} complete");
    }

    private static FactSet? Read(Course run, CampaignPolicy policy, IReadOnlyDictionary<string, string> facts)
    {
        var read = policy.Facts.Read(facts);
        foreach (var violation in read.Violations)
        {
            run.Expect(new Text($"事实{violation.Fact}", $"fact {violation.Fact}"), "readable", violation.Message.En);
        }

        return read.Accepted ? read.Value : null;
    }

    private static string Told(IEnumerable<Violation> violations) =>
        string.Join(", ", violations.Select(violation => violation.Clause is null ? violation.Code : $"{violation.Code} ({violation.Clause})").Distinct());

    private static string Words(IEnumerable<RewardKind> rewards) => string.Join(", ", rewards.Select(Kebab.Of).Order(StringComparer.Ordinal));

    private static string Day(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>One run under way.</summary>
    private sealed class Course(Scenario scenario)
    {
        private readonly List<Mismatch> _mismatches = [];
        private readonly SortedSet<string> _shown = new(StringComparer.Ordinal);

        public List<Func<Text>> Trace { get; } = [];

        public ScenarioResult Result => new(scenario, _mismatches, _shown) { Trace = Trace.Select(word => word()) };

        public void Show(string evidence) => _shown.Add(evidence);

        public void Expect(Text what, string? expected, string actual)
        {
            if (expected is not null && expected != actual)
            {
                _mismatches.Add(new Mismatch(what, expected, actual));
            }
        }

        public void Expect(Expectation expected, IReadOnlyList<Violation> violations, Text what)
        {
            var actual = violations.Select(violation => violation.Code).Distinct().Order(StringComparer.Ordinal);
            Expect(what, Outcome(expected.Refused.Order(StringComparer.Ordinal)), Outcome(actual));
            Expect(
                new Text($"{what.Zh}的条款", $"clause of {what.En}"),
                violations.Count > 0 ? expected.Clause : null,
                violations.Any(violation => violation.Clause == expected.Clause) ? expected.Clause ?? "–" : Told(violations));
        }

        private static string Outcome(IEnumerable<string> refused) => string.Join(", ", refused) is { Length: > 0 } codes ? $"refused: {codes}" : "accepted";
    }
}
