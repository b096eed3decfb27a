using Commendation.Domain.Calendars;
using Commendation.Domain.Policies.Language;

namespace Commendation.Domain.Policies;

/// <summary>
/// Late recording (补录): an act can be recorded on a later day than its own, in some stages and for so long, and counts once another person
/// has confirmed it.
/// </summary>
/// <param name="WorkingDays">Working days after the day of the act within which it can be recorded, 1 to <see cref="Longest"/>; the day itself is not counted.</param>
/// <param name="Stages">Codes of the stages whose acts can be recorded late.</param>
/// <param name="ConfirmedBy">Code of the role that confirms.</param>
/// <param name="Clause">Clause that says so; null for the organiser's own rule.</param>
public sealed record LateRecording(int WorkingDays, IReadOnlyList<string> Stages, string ConfirmedBy, string? Clause = null)
{
    /// <summary>The largest number of working days.</summary>
    public const int Longest = 60;

    /// <summary>Whether an act of one day can still be recorded on another.</summary>
    /// <param name="on">Day of the act.</param>
    /// <param name="recordedOn">Day of recording.</param>
    /// <param name="calendar">Working days of the organisation that records.</param>
    /// <exception cref="UnknownYearException">The calendar lacks a year in between.</exception>
    public bool Reaches(DateOnly on, DateOnly recordedOn, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(calendar);
        return on >= recordedOn || calendar.CountWorkingDays(on.AddDays(1), recordedOn) <= WorkingDays;
    }
}

/// <summary>The section <c>lateRecording</c>.</summary>
internal static class LateRecordingLanguage
{
    private static readonly Reader<bool> Own = Expect.OneOf(new Dictionary<string, bool> { ["true"] = true }, standIn: true);

    private static readonly Reader<int> Within = Expect.Element<LateRecording, int>(f =>
        f.Required("workingDays", late => late.WorkingDays, Expect.Whole, $"办理日之后的工作日数，1至{LateRecording.Longest}", $"working days after the day of the act, 1 to {LateRecording.Longest}"));

    public static Reader<LateRecording> Section { get; } = Expect.Element<LateRecording>(f =>
    {
        f.ExactlyOneOf("clause", "own");
        f.Optional("own", late => late.Clause is null, Own, otherwise: false, "主办单位自定，不出自通知", "the organiser's own rule, not one of the notice");
        return new LateRecording(
            f.Required("within", late => late, Within, "最迟何时登记", "how late it can be recorded"),
            f.Required("stages", late => late.Stages, Expect.ListOf(Expect.Name), "可补录的环节代码", "codes of the stages whose acts can be recorded late"),
            f.Required("confirmedBy", late => late.ConfirmedBy, Expect.Name, "确认职责的代码", "code of the role that confirms"),
            f.Cites("clause", late => late.Clause, Fields.ClauseNote.Zh, Fields.ClauseNote.En, Slip.None, _ => "late recording", ClauseKind.Step, ClauseKind.Term));
    });
}
