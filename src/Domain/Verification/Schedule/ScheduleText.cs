using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Verification.Schedule;

/// <summary>A timetable in words.</summary>
internal static class ScheduleText
{
    /// <summary>The dates of every stage and the critical chain under the readings in force, and what the other readings change.</summary>
    public static IEnumerable<Text> Notes(IReadOnlyList<Timetable> timetables)
    {
        var inForce = timetables[0].Policy;
        foreach (var group in timetables.GroupBy(table => (Tiers: string.Join(", ", table.Tiers), Holidays: string.Join(", ", table.Holidays.Select(holiday => holiday.En)))))
        {
            var table = group.First();
            if (inForce.Stages.Any(stage => stage.Due is { Tiers.Count: > 0 }) || inForce.Holidays.Count > 0)
            {
                var local = table.Holidays.Count == 0
                    ? new Text(string.Empty, string.Empty)
                    : new Text($"；地方假日：{string.Join("、", table.Holidays.Select(holiday => holiday.Zh))}", $"; regional holidays: {group.Key.Holidays}");
                yield return new Text($"推荐单位层级：{string.Join("、", table.Tiers)}{local.Zh}", $"Tiers of recommending organisations: {group.Key.Tiers}{local.En}");
            }

            foreach (var days in table.Stages)
            {
                yield return Row(days);
            }

            if (table.Tightest is not { } tightest)
            {
                yield return new Text("没有截止日期，时间不受限制。", "Nothing is due, so nothing is short of time.");
                continue;
            }

            yield return Critical(table);
            foreach (var other in group)
            {
                if (other.Readings.Count > 0 && other.Tightest is { } least)
                {
                    var readings = Readings(other, inForce);
                    var left = Left(least);
                    yield return new Text($"口径 {readings.Zh}：{left.Zh}", $"Reading {readings.En}: {left.En}");
                }
            }
        }
    }

    /// <summary>How a due date is missed, step by step.</summary>
    public static IEnumerable<Text> Chain(Timetable table, MissedDueDate missed)
    {
        var stages = table.Stages;
        yield return missed.From == 0
            ? new Text($"{Violations.Day(missed.Begun)}：通知印发", $"{Violations.Day(missed.Begun)}: the notice is issued")
            : new Text(
                $"{Violations.Day(missed.Begun)}：“{stages[missed.From - 1].Stage.Title.Zh}”用足期限（{table.Due(stages[missed.From - 1].Stage)!.Clause}）",
                $"{Violations.Day(missed.Begun)}: '{stages[missed.From - 1].Stage.Title.En}' uses up its due date ({table.Due(stages[missed.From - 1].Stage)!.Clause})");
        for (var i = missed.From; i <= missed.Position; i++)
        {
            var (days, stage) = (stages[i], stages[i].Stage);
            var begin = missed.Ever ? days.Earliest : days.Arrival;
            var end = i == missed.Position ? missed.Ready : missed.Ever ? stages[i + 1].Earliest : stages[i + 1].Arrival;
            if (missed.Posting && i == missed.Position)
            {
                yield return new Text($"{Violations.Day(end)}：“{stage.Title.Zh}”最早可发布", $"{Violations.Day(end)}: '{stage.Title.En}' can be posted at the earliest");
                continue;
            }

            yield return stage.Term is { } term
                ? new Text(
                    $"{Violations.Day(begin)}：发布“{stage.Title.Zh}”，须满{term.Describe().Zh}，{Violations.Day(end)}起方可结束（{stage.TermClause}）",
                    $"{Violations.Day(begin)}: '{stage.Title.En}' is posted; it runs {term.Describe().En} and can be closed from {Violations.Day(end)} ({stage.TermClause})")
                : new Text($"{Violations.Day(begin)}：“{stage.Title.Zh}”当日完成", $"{Violations.Day(begin)}: '{stage.Title.En}' is done on the same day");
        }

        var last = stages[missed.Position].Stage;
        var due = missed.Posting ? last.Posting!.Due! : table.Due(last)!;
        yield return new Text(
            $"{Violations.Day(missed.Last)}：“{last.Title.Zh}”的{(missed.Posting ? "发布" : string.Empty)}期限已过（{due.Clause}）",
            $"{Violations.Day(missed.Last)}: {(missed.Posting ? "the posting of " : string.Empty)}'{last.Title.En}' was due ({due.Clause})");
    }

    /// <summary>The readings of a timetable as an addition to a sentence; empty for the readings in force.</summary>
    public static Text Under(Timetable table, CampaignPolicy inForce)
    {
        var readings = Readings(table, inForce);
        return ReferenceEquals(table.Policy, inForce)
            ? new Text("（按现行口径）", " under the readings in force")
            : new Text($"（按口径 {readings.Zh}）", $" under the readings {readings.En}");
    }

    /// <summary>How much time a stage has between its arrival and the last day for it.</summary>
    public static Text Left(StageDays days)
    {
        var (arrival, until, left) = (Violations.Day(days.Arrival), Violations.Day(days.EnterBy!.Value), days.Left!.Value);
        return days.Arrival > days.EnterBy
            ? new Text($"“{days.Stage.Title.Zh}”最早{arrival}开始，最迟{until}，无法按期", $"'{days.Stage.Title.En}' cannot begin before {arrival} and must be done by {until}: impossible")
            : new Text(
                $"“{days.Stage.Title.Zh}”自{arrival}至{until}，其间{left}个完整工作日",
                $"'{days.Stage.Title.En}' has {arrival} to {until}, {left} full working {(left == 1 ? "day" : "days")} between");
    }

    private static Text Row(StageDays days)
    {
        var earliest = Violations.Day(days.Earliest);
        if (days.EnterBy is not { } enterBy)
        {
            return new Text($"“{days.Stage.Title.Zh}”：最早{earliest}开始，无期限", $"'{days.Stage.Title.En}': begins {earliest} at the earliest, not due");
        }

        var (latest, left) = (Violations.Day(enterBy), Left(days));
        return new Text(
            $"“{days.Stage.Title.Zh}”：最早{earliest}、最迟{latest}开始，机动{days.Slack}个工作日；前一期限用足时，{left.Zh[(days.Stage.Title.Zh.Length + 2)..]}",
            $"'{days.Stage.Title.En}': begins {earliest} at the earliest, {latest} at the latest, slack {days.Slack} working days; when the due date before it is used up, it{left.En[(days.Stage.Title.En.Length + 2)..]}");
    }

    private static Text Critical(Timetable table)
    {
        var chain = table.CriticalChain.Select(i => table.Stages[i]).ToList();
        var before = table.CriticalChain[0] == 0 ? null : table.Stages[table.CriticalChain[0] - 1].Stage;
        var begin = Violations.Day(chain[0].Arrival);
        Text Step(StageDays days) => (days.Stage.Term, days.Due) switch
        {
            ({ } term, _) => new Text(
                $"{days.Stage.Title.Zh}（{term.Describe().Zh}，最迟{Violations.Day(days.EnterBy!.Value)}发布）",
                $"{days.Stage.Title.En} ({term.Describe().En}, posted by {Violations.Day(days.EnterBy!.Value)})"),
            (_, { } due) => new Text($"{days.Stage.Title.Zh}（{due}截止）", $"{days.Stage.Title.En} (due {due})"),
            _ => days.Stage.Title,
        };
        var steps = chain.Select(Step)
            .Prepend(before is null ? new Text($"通知（{begin}）", $"notice ({begin})") : new Text($"{before.Title.Zh}（{begin}截止）", $"{before.Title.En} (due {begin})"))
            .ToList();
        var left = Left(table.Tightest!);
        return new Text(
            $"关键路径：{string.Join(" → ", steps.Select(step => step.Zh))}；{left.Zh}。",
            $"Critical chain: {string.Join(" → ", steps.Select(step => step.En))}; {left.En}.");
    }

    private static Text Readings(Timetable table, CampaignPolicy inForce)
    {
        var chosen = table.Readings
            .Select(pair => (pair.Key, Reading: inForce.Interpretations.First(setting => setting.Setting == pair.Key).Readings.First(reading => reading.Code == pair.Value)))
            .ToList();
        return new Text(
            string.Join("、", chosen.Select(item => $"{item.Key}＝{item.Reading.Title.Zh}")),
            string.Join(", ", chosen.Select(item => $"{item.Key} = {item.Reading.Code}")));
    }
}
