using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Procedures;

/// <summary>The violations that more than one aggregate reports, worded once.</summary>
internal static class Violations
{
    public static Violation NotActing(Role role, string? acting, string actor, string clause) => new(
        "not-acting-body",
        new Text(
            $"此步骤由{role.Title.Zh}（{acting ?? "未确定"}）办理，{actor}无权办理。",
            $"This step belongs to the {role.Title.En} ({acting ?? "undetermined"}); {actor} does not act here."),
        clause)
    {
        Actual = actor,
        Required = acting,
    };

    public static Violation Overdue(Stage stage, DueDate due, DateOnly on) => new(
        "overdue",
        new Text(
            $"“{stage.Title.Zh}”最迟应在{Day(due.LastDay)}完成，实际为{Day(on)}；须先由接收单位登记接受逾期并说明理由。",
            $"'{stage.Title.En}' was due by {Day(due.LastDay)}, this is {Day(on)}; the receiving body must record that it accepts the delay (accept-late)."),
        due.Clause)
    {
        Actual = Day(on),
        Required = Day(due.LastDay),
    };

    public static Violation PartsMissing(string code, RequiredContent content, IReadOnlyDictionary<string, string> given, string place)
    {
        var missing = content.Parts.Where(part => !given.TryGetValue(part.Code, out var text) || string.IsNullOrWhiteSpace(text)).ToList();
        return new Violation(
            code,
            new Text(
                $"缺少内容：{string.Join("、", missing.Select(part => part.Title.Zh))}。",
                $"These parts are missing: {string.Join(", ", missing.Select(part => $"{part.Title.En} ({part.Code})"))}."),
            content.Clause)
        {
            Place = place,
            Required = string.Join(", ", content.Parts.Select(part => part.Code)),
            Actual = string.Join(", ", given.Keys),
        };
    }

    public static bool HasAllParts(RequiredContent? content, IReadOnlyDictionary<string, string> given) =>
        content is null || content.Parts.All(part => given.TryGetValue(part.Code, out var text) && !string.IsNullOrWhiteSpace(text));

    /// <summary>The violation for each text that must be given and is blank.</summary>
    public static IEnumerable<Violation> Blank(string? clause, params (string Place, string Value, Text What)[] texts) =>
        from text in texts
        where string.IsNullOrWhiteSpace(text.Value)
        select new Violation("required", new Text($"请填写{text.What.Zh}。", $"The {text.What.En} must be given."), clause) { Place = text.Place };

    public static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
