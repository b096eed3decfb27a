using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>Whether an act of a day that has passed can be recorded now.</summary>
public static class LateRecordings
{
    /// <summary>What stands in the way of recording an act late; null when nothing does.</summary>
    /// <param name="of">The moment of the act.</param>
    /// <param name="now">The moment of recording.</param>
    /// <param name="claimed">Whether it says why it is late.</param>
    /// <param name="canBeLate">Whether it is of a kind that can: decisions, amendments, waivers and sanctions are always of the day of recording.</param>
    /// <param name="rules">The rules in force when it is recorded.</param>
    /// <param name="actor">Code of the organisation that records.</param>
    public static Violation? Obstacle(Moment of, Moment now, bool claimed, bool canBeLate, Rulebook rules, string actor)
    {
        ArgumentNullException.ThrowIfNull(rules);
        if (rules.Policy.LateRecording is not { } late)
        {
            return At(
                ViolationCode.LateRecordingNotForeseen,
                $"本活动正在办理，事项以登记的时刻为准，现在是{Violations.Told(now)}；方案没有允许以{Violations.Told(of)}补录。",
                $"The campaign runs: an act is of the minute in which it is recorded, {Violations.Told(now)} now. Its rules foresee no late recording for {Violations.Told(of)}.");
        }

        if (!canBeLate)
        {
            return At(
                ViolationCode.LateRecordingNever,
                $"决定、修订、豁免、处理和异议结论以登记的时刻为准，现在是{Violations.Told(now)}，不得补录；一次办理多个推荐的，请逐个补录。",
                $"A decision, an amendment, a waiver, a sanction and the finding on an objection are of the minute in which they are recorded, {Violations.Told(now)} now; they are never recorded late. What is done for many nominees at once is recorded late one by one.");
        }

        if (!claimed)
        {
            return At(
                ViolationCode.LateClaimMissing,
                $"以{Violations.Told(of)}补录须用 late 写明理由和证明材料，并经{rules.Policy.FindRole(late.ConfirmedBy)?.Title.Zh}确认。",
                $"To record late what was done on {Violations.Told(of)}, give 'late' with reason and evidence; the {rules.Policy.FindRole(late.ConfirmedBy)?.Title.En} confirms it.") with
            { Place = "late" };
        }

        var reaches = WorkingCalendar.Within(() => late.Reaches(of.Day, now.Day, rules.CalendarOf(actor)));
        return !reaches.Accepted ? reaches.Refusal!.Violations[0] with { Place = "on" }
            : reaches.Value ? null
            : At(
                ViolationCode.LateTooEarly,
                $"最迟须在办理日后{late.WorkingDays}个工作日内补录；{Violations.Day(of.Day)}的事项现已不能补录。",
                $"An act is recorded within {late.WorkingDays} working days after its day at the latest; one of {Violations.Day(of.Day)} no longer is.");

        Violation At(ViolationCode code, FormattableString zh, FormattableString en) =>
            new(code, new Text(FormattableString.Invariant(zh), FormattableString.Invariant(en)), rules.Policy.LateRecording?.Clause) { Place = "on", Actual = of.ToString(), Required = now.ToString() };
    }
}
