using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>The first moment at which something may be done (起始时间).</summary>
/// <param name="On">The day.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Tiers">Tiers of recommending organisations that it binds; empty for all.</param>
public sealed record Opening(DateOnly On, string Clause, IReadOnlyList<string> Tiers)
{
    /// <summary>Time of day in Asia/Shanghai; null for the beginning of the day.</summary>
    public TimeOnly? At { get; init; }

    /// <summary>Whether it binds the nominees of organisations of this tier.</summary>
    public bool Binds(string tier) => Tiers.Count == 0 || Tiers.Contains(tier);

    /// <summary>Whether a moment is too early; null when that hangs on the time of the day and only the day is known.</summary>
    public bool? IsAhead(Moment moment) =>
        moment.Day != On ? moment.Day < On
        : At is not { } first ? false
        : moment.Time is { } time ? time < first
        : null;

    /// <summary>The day, and the time where there is one.</summary>
    public string Describe() => At is { } time
        ? string.Create(CultureInfo.InvariantCulture, $"{On:yyyy-MM-dd} {time:HH:mm}")
        : On.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>When a notice is posted (发布时段): from a moment on, until a due date; either may be missing.</summary>
/// <param name="NotBefore">When it may be posted at the earliest; null for as soon as it is ready.</param>
/// <param name="Due">By when it is posted; null when nothing is due before its closing.</param>
public sealed record PostingWindow(Opening? NotBefore, DueDate? Due);

/// <summary>The keys <c>notBefore</c> and <c>posting</c> of a stage.</summary>
internal static class TimeWindowLanguage
{
    public static Reader<Opening> NotBefore(Reader<string> tier) => Expect.Element<Opening>(f => new Opening(
        f.Required("on", opening => opening.On, Expect.Day, "起始日期，当日即可办理", "the first day", Slip.Altered),
        f.Clause(opening => opening.Clause, _ => "opening of {0}", ClauseKind.Term, ClauseKind.Step),
        f.Optional("tiers", opening => opening.Tiers, Expect.ListOf(tier), [], "只约束这些层级的单位；不写即全部", "tiers that it binds; all when left out", Slip.LeftOut | Slip.ItemLeftOut))
    {
        At = f.OptionalValue("at", opening => opening.At, Expect.Time, "时刻（北京时间）", "time of day in Asia/Shanghai", Slip.LeftOut | Slip.Altered),
    });

    public static Reader<PostingWindow> Posting(Reader<string> tier) => Expect.Element<PostingWindow>(f =>
    {
        f.AtLeastOneOf("notBefore", "due");
        return new PostingWindow(
            f.Optional("notBefore", window => window.NotBefore, NotBefore(tier), "最早何时发布", "when it may be posted at the earliest", Slip.LeftOut),
            f.Optional("due", window => window.Due, DueDateLanguage.Due(tier), "最迟何时发布", "by when it is posted", Slip.LeftOut));
    });
}
