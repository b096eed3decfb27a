using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <content>What due dates, events, holidays and levels can get wrong.</content>
public static partial class PolicyChecks
{
    private static IEnumerable<Misfit> DueDates(CampaignPolicy policy)
    {
        DueDate? before = null;
        foreach (var (stage, i) in policy.Stages.Select((stage, i) => (stage, i)))
        {
            foreach (var (key, due) in Dues(stage))
            {
                switch (due)
                {
                    case { On: null, Within: null } or { On: not null, Within: not null }:
                        yield return At(stage, key, ViolationCode.DueForm, $"“{stage.Code}”的截止期限须写明日期（on）或相对期限（within），只能取其一。", $"The due date of '{stage.Code}' is a day (on) or a time counted from something (within), one of the two.");
                        break;

                    case { Within: { } within }:
                        foreach (var finding in Relative(policy, stage, i, within, key))
                        {
                            yield return finding;
                        }

                        break;

                    case { On: { } on }:
                        if (on < policy.IssuedOn)
                        {
                            yield return OutOfOrder(stage, key, on, policy.IssuedOn, new Text("通知日期", "the day of the notice"));
                        }
                        else if (before is not null && (on, due.At ?? TimeOnly.MaxValue).CompareTo((before.On!.Value, before.At ?? TimeOnly.MaxValue)) < 0)
                        {
                            yield return OutOfOrder(stage, key, on, before.On!.Value, new Text("此前的截止日期", "a due date before it"));
                        }

                        before = due;
                        break;
                }
            }

            foreach (var finding in Windows(stage))
            {
                yield return finding;
            }
        }
    }

    // What is due in a stage, in the order in which it is done: a notice is posted before it is closed.
    private static IEnumerable<(string Key, DueDate Due)> Dues(Stage stage)
    {
        if (stage.Posting?.Due is { } posted)
        {
            yield return ("posting.due", posted);
        }

        if (stage.Due is { } left)
        {
            yield return ("due", left);
        }
    }

    // A window that closes before it opens lets nobody through.
    private static IEnumerable<Misfit> Windows(Stage stage)
    {
        foreach (var (key, opening, due) in new[] { ("notBefore", stage.NotBefore, stage.Due), ("posting.notBefore", stage.Posting?.NotBefore, stage.Posting?.Due), ("posting.notBefore", stage.Posting?.NotBefore, stage.Due) })
        {
            if (opening is not null && due is { On: { } on } && (due.Tiers.Count == 0 || opening.Tiers.Count == 0 || due.Tiers.Intersect(opening.Tiers).Any())
                && (opening.On, opening.At ?? TimeOnly.MinValue).CompareTo((due.Inclusive || due.At is not null ? on : on.AddDays(-1), due.At ?? TimeOnly.MaxValue)) > 0)
            {
                yield return At(
                    stage,
                    key,
                    ViolationCode.WindowEmpty,
                    $"“{stage.Code}”自{opening.Describe()}起方可办理，而{Day(on)}即截止，无人能够办理。",
                    $"'{stage.Code}' opens on {opening.Describe()} and is due by {Day(on)}: nobody can do it.",
                    ["procedure.stages.due", "procedure.stages.posting"]);
            }
        }
    }

    // A time can only be counted from what lies before it: the notice, an event, a stage left earlier, or the posting of the stage itself.
    private static IEnumerable<Misfit> Relative(CampaignPolicy policy, Stage stage, int position, RelativeTime within, string key)
    {
        if (within.Length < 1 && within.Until is null)
        {
            yield return At(stage, Node.Child(key, "within"), ViolationCode.TermNotPositive, $"“{stage.Code}”的相对期限须至少为1天，实际为{Number(within.Length)}。", $"The time of '{stage.Code}' must be at least one day, not {Number(within.Length)}.", []);
        }
        else if (within.Length > RelativeTime.Longest)
        {
            yield return At(stage, Node.Child(key, "within"), ViolationCode.CountOutOfRange, $"“{stage.Code}”的相对期限最长{Number(RelativeTime.Longest)}天，实际为{Number(within.Length)}。", $"The time of '{stage.Code}' must be at most {Number(RelativeTime.Longest)} days, not {Number(within.Length)}.", []);
        }

        if (policy.FixedDay(within.After) is not null)
        {
            yield break;
        }

        var posted = within.After != within.Stage;
        var from = policy.Stages.Select((known, j) => (known, j)).FirstOrDefault(item => item.known.Code == within.Stage, (known: null!, j: -1));
        if (from.known is null)
        {
            var known = policy.Stages.Take(position).Select(earlier => earlier.Code)
                .Concat(policy.Stages.Take(key == "due" ? position + 1 : position).Where(earlier => earlier.Kind == StageKind.Publicity).Select(earlier => earlier.Code + RelativeTime.Posted))
                .Concat(policy.Events.Select(known => known.Code)).Append(RelativeTime.Notice).ToList();
            var hint = Nearest.Hint(within.After, known);
            yield return At(
                within,
                "after",
                ViolationCode.DueAnchorUnknown,
                $"没有事件或环节“{within.After}”。{hint.Zh}可用的有：{string.Join("、", known)}。",
                $"There is no event or stage '{within.After}'.{hint.En} Known: {string.Join(", ", known)}.",
                ["procedure.stages.code", "events.code"]);
        }
        else if (posted && from.known.Kind != StageKind.Publicity)
        {
            yield return At(within, "after", ViolationCode.DueAnchorNotPosted, $"“{within.Stage}”不是公示环节，没有发布之日。", $"'{within.Stage}' is no publicity; it is never posted.", ["procedure.stages.code", "procedure.stages.kind"]);
        }
        else if (from.j == position && (!posted || key != "due"))
        {
            yield return At(within, "after", ViolationCode.DueAfterItself, $"“{stage.Code}”的截止期限自该事项自身办结起算，永远不会到期。", $"The due date of '{stage.Code}' is counted from what is due itself; it never comes.", []);
        }
        else if (from.j > position)
        {
            var circle = Circle(policy, position);
            yield return circle.Count > 0
                ? At(
                    within,
                    "after",
                    ViolationCode.DueCircle,
                    $"截止期限互相起算，形成循环：{string.Join(" → ", circle)}。",
                    $"Due dates are counted from one another in a circle: {string.Join(" → ", circle)}.",
                    ["procedure.stages.code", "procedure.stages.due"])
                : At(
                    within,
                    "after",
                    ViolationCode.DueAfterLater,
                    $"“{stage.Code}”的截止期限自其后的环节“{within.Stage}”起算，届时已过。",
                    $"The due date of '{stage.Code}' is counted from '{within.Stage}', which comes after it.",
                    ["procedure.stages.code", "procedure.stages.due"]);
        }
    }

    // The stages from this one along what each is counted from, back to itself; empty when the way does not come back.
    private static IReadOnlyList<string> Circle(CampaignPolicy policy, int position)
    {
        var start = policy.Stages[position].Code;
        var way = new List<string> { start };
        for (var at = policy.FindStage(start); at?.Due?.Within is { } within; at = policy.FindStage(within.Stage))
        {
            way.Add(within.Stage);
            if (within.Stage == start)
            {
                return way;
            }

            if (way.Count > policy.Stages.Count)
            {
                break;
            }
        }

        return [];
    }

    private static IEnumerable<Misfit> Times(CampaignPolicy policy)
    {
        foreach (var known in policy.Events)
        {
            if (known.Code == RelativeTime.Notice || policy.FindStage(known.Code) is not null)
            {
                yield return At(known, "code", ViolationCode.EventCodeReserved, $"事件代码“{known.Code}”与通知或环节同名，起算之日会有歧义。", $"'{known.Code}' cannot name an event: it is the notice or a stage, and a time counted from it would be ambiguous.", ["procedure.stages.code"]);
            }
        }

        foreach (var holiday in policy.Holidays)
        {
            foreach (var code in holiday.Organisations.Where(code => policy.Organisations.Find(code) is null))
            {
                yield return UnknownOrganisation(policy, code, holiday, "organisations");
            }

            if (holiday.Off.Count + holiday.Work.Count == 0 || holiday.Organisations.Count == 0)
            {
                yield return At(holiday, Itself, ViolationCode.HolidayEmpty, $"地方假日“{holiday.Title.Zh}”须写明至少一个单位和一天。", $"The holiday '{holiday.Title.En}' needs at least one organisation and one day.", []);
            }

            foreach (var day in holiday.Off.Intersect(holiday.Work))
            {
                yield return At(holiday, "work", ViolationCode.HolidayContradiction, $"{Day(day)}既是放假日又是上班日。", $"{Day(day)} cannot be a day off and a working day at once.", []);
            }
        }

        foreach (var stage in policy.Stages.Where(stage => stage.Level.Count > 0))
        {
            foreach (var organisation in policy.Organisations.All.Where(organisation => policy.Awards.Any(award => policy.QuotaHolder(organisation.Code, award.Code) is not null)).DistinctBy(organisation => organisation.Tier))
            {
                if (policy.Acting(stage.By, organisation.Code) is { } acting && policy.Organisations.Find(acting) is { } body && !stage.Level.Contains(body.Tier))
                {
                    yield return At(
                        stage,
                        "level",
                        ViolationCode.LevelNotActing,
                        $"“{stage.Code}”的层级为{string.Join("、", stage.Level)}，但层级“{organisation.Tier}”（如{organisation.Code}）的对象由层级“{body.Tier}”的{body.Code}办理。",
                        $"'{stage.Code}' is at the level {string.Join(", ", stage.Level)}, but for nominees of the tier '{organisation.Tier}' (for example {organisation.Code}) {body.Code} of the tier '{body.Tier}' acts.",
                        ["roles", "organisations", "quotas.organisation", "quotas.award", "awards.code"]);
                }
            }
        }

        foreach (var material in policy.Materials.Where(material => material.Copies < 1))
        {
            yield return At(material, "copies", ViolationCode.CopiesNotPositive, $"“{material.Code}”的份数须至少为1。", $"At least one copy of '{material.Code}' is needed.", []);
        }

        foreach (var stage in policy.Stages)
        {
            foreach (var record in stage.Records)
            {
                foreach (var foreign in from fact in record.When?.Facts ?? []
                                        where fact.For is { } kind && policy.Awards.Any(award => record.AppliesTo(award.Code) && award.Kind != kind)
                                        select fact)
                {
                    yield return At(
                        record,
                        "when",
                        ViolationCode.FactOtherKind,
                        $"记录“{record.Code}”的条件引用了不适用于部分奖项对象的事实“{foreign.Code}”；请用 awards 限定奖项。",
                        $"The condition of record '{record.Code}' reads '{foreign.Code}', which some of its nominees do not declare; name the awards.",
                        ["facts", "awards.code", "awards.kind"]);
                }
            }
        }
    }

    private static Misfit OutOfOrder(Stage stage, string key, DateOnly due, DateOnly bound, Text what) => At(
        stage,
        key,
        ViolationCode.DueDatesOutOfOrder,
        $"“{stage.Code}”的截止日期{Day(due)}早于{what.Zh}{Day(bound)}。",
        $"The due date {Day(due)} of '{stage.Code}' is before {what.En}, {Day(bound)}.",
        ["procedure.stages.due", "issuedOn"]);
}
