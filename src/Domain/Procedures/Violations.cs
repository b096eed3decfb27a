using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Procedures;

/// <summary>The violations that more than one aggregate reports, worded once.</summary>
internal static class Violations
{
    public static Violation NotActing(Role role, string? acting, string actor, string clause) => new(
        ViolationCode.NotActingBody,
        new Text(
            $"此步骤由{role.Title.Zh}（{acting ?? "未确定"}）办理，{actor}无权办理。",
            $"This step belongs to the {role.Title.En} ({acting ?? "undetermined"}); {actor} does not act here."),
        clause)
    {
        Actual = actor,
        Required = acting,
    };

    /// <summary>Nothing is closed, and nobody is late, by a day that hangs on holidays which are only expected.</summary>
    public static Violation Provisional(DateOnly expected, string clause) => new(
        ViolationCode.CalendarProvisional,
        new Text(
            $"末日{Day(expected)}按预计的节假日推算，尚不确定；该年通知录入后重新计算。",
            $"The last day, {Day(expected)}, hangs on holidays that are only expected; it is recounted when that year's paper is there."),
        clause)
    { Place = "on", Required = Day(expected) };

    public static Violation Overdue(Stage stage, DueDate due, DueMoment last, Moment moment) => new(
        ViolationCode.Overdue,
        new Text(
            $"“{stage.Title.Zh}”最迟应在{last}{(due.Inclusive || due.At is null ? string.Empty : "之前")}完成，实际为{Told(moment)}；须先由接收单位登记接受逾期并说明理由。",
            $"'{stage.Title.En}' was due {(due.Inclusive || due.At is null ? "by" : "before")} {last}, this is {Told(moment)}; the receiving body must record that it accepts the delay (accept-late)."),
        due.Clause)
    {
        Place = "on",
        Actual = Told(moment),
        Required = last.ToString(),
    };

    public static Violation TooEarly(Stage stage, Opening opening, Moment moment) => new(
        ViolationCode.TooEarly,
        new Text(
            $"“{stage.Title.Zh}”自{opening.Describe()}起方可办理，实际为{Told(moment)}。",
            $"'{stage.Title.En}' opens on {opening.Describe()}; this is {Told(moment)}."),
        opening.Clause)
    {
        Place = "on",
        Actual = Told(moment),
        Required = opening.Describe(),
    };

    public static Violation TimeNeeded(Opening opening)
    {
        var example = new Moment(opening.On, opening.At).ToString();
        return new Violation(
            ViolationCode.TimeNeeded,
            new Text($"自当日{opening.Describe()[^5..]}起方可办理；请写明办理时刻，例如“{example}”。", $"It opens at {opening.Describe()[^5..]} on this day; give the time with the day, for example '{example}'."),
            opening.Clause)
        {
            Place = "on",
            Actual = Day(opening.On),
            Required = opening.Describe(),
        };
    }

    public static Violation TimeNeeded(DueDate due, DueMoment last)
    {
        var (time, example) = (last.Time!.Value.ToString("HH:mm", CultureInfo.InvariantCulture), new Moment(last.Day, last.Time).ToString());
        return new Violation(
            ViolationCode.TimeNeeded,
            new Text($"当日{time}截止；请写明办理时刻，例如“{example}”。", $"It is due at {time} on this day; give the time with the day, for example '{example}'."),
            due.Clause)
        {
            Place = "on",
            Actual = Day(last.Day),
            Required = last.ToString(),
        };
    }

    public static string Told(Moment moment) => moment.ToString().Replace('T', ' ');

    /// <summary>The violation for parts of a text that are missing or blank; none when all are there, or none are asked for.</summary>
    public static IEnumerable<Violation> PartsMissing(ViolationCode code, RequiredContent? content, IReadOnlyDictionary<string, string> given, string place)
    {
        var missing = (content?.Parts ?? []).Where(part => !given.TryGetValue(part.Code, out var text) || string.IsNullOrWhiteSpace(text)).ToList();
        if (missing.Count > 0)
        {
            yield return new Violation(
                code,
                new Text(
                    $"缺少内容：{string.Join("、", missing.Select(part => part.Title.Zh))}。",
                    $"These parts are missing: {string.Join(", ", missing.Select(part => $"{part.Title.En} ({part.Code})"))}."),
                content!.Clause)
            {
                Place = place,
                Required = string.Join(", ", content.Parts.Select(part => part.Code)),
                Actual = string.Join(", ", given.Keys),
            };
        }
    }

    /// <summary>The violation for each text that must be given and is blank.</summary>
    public static IEnumerable<Violation> Blank(string? clause, params (string Place, string Value, Text What)[] texts) =>
        from text in texts
        where string.IsNullOrWhiteSpace(text.Value)
        select new Violation(ViolationCode.Required, new Text($"请填写{text.What.Zh}。", $"The {text.What.En} must be given."), clause) { Place = text.Place };

    /// <summary>A violation for each part of a text that is asked for which it does not have; none where no text is asked for.</summary>
    public static IEnumerable<Violation> PartsUnknown(RequiredContent? content, IReadOnlyDictionary<string, string> given, string place)
    {
        var known = content?.Parts.Select(part => part.Code).ToList();
        return known is null ? [] : given.Keys.Where(code => !known.Contains(code)).Select(code => Violation.Unknown(ViolationCode.ReportPartUnknown, code, known) with { Place = $"{place}/{code}" });
    }

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
