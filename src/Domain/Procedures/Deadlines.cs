using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;

namespace Commendation.Domain.Procedures;

/// <summary>The last days on which a stage can be entered and left so that every later due date can still be met.</summary>
/// <param name="Stage">The stage.</param>
/// <param name="EnterBy">Last day to begin it; null when nothing later is due.</param>
/// <param name="LeaveBy">Last day to end it; null when nothing later is due.</param>
public sealed record Deadline(Stage Stage, DateOnly? EnterBy, DateOnly? LeaveBy)
{
    /// <summary>The tightest deadlines of all stages: whoever keeps them is in time, whatever its tier.</summary>
    /// <exception cref="UnknownYearException">A term leaves the known years.</exception>
    public static IReadOnlyList<Deadline> Of(Rulebook rules) => Of(rules, tier: null);

    /// <summary>Deadlines of all stages, computed backwards from the due dates through the terms of the publicities.</summary>
    /// <param name="rules">The rules.</param>
    /// <param name="tier">Tier of the recommending organisation, whose nominees only some due dates may bind; null for the tightest of all tiers.</param>
    /// <param name="calendarIn">Working days of whoever acts in a stage; null for those on which nobody has a holiday.</param>
    /// <exception cref="UnknownYearException">A term or a due date leaves the known years.</exception>
    public static IReadOnlyList<Deadline> Of(Rulebook rules, string? tier, Func<Stage, WorkingCalendar>? calendarIn = null)
    {
        // Without a place the holidays of all regions are taken together, so that nobody is told a day too late.
        var everywhere = rules.Calendar.With([.. rules.Policy.Holidays.Select(holiday => holiday.Arrangement)]);
        var calendars = calendarIn ?? (_ => everywhere);
        var fixedOnly = Backwards(rules.Policy, calendars, tier, rules.Policy.FixedDay);
        if (!rules.Policy.Stages.Any(stage => stage.Due?.Within is { } within && rules.Policy.FixedDay(within.After) is null))
        {
            return fixedOnly;
        }

        // A time counted from a stage ends at the latest when that stage is done, or posted, on its own last day.
        DateOnly? DayOf(string anchor)
        {
            var posted = anchor.EndsWith(RelativeTime.Posted, StringComparison.Ordinal);
            var known = fixedOnly.FirstOrDefault(deadline => deadline.Stage.Code == (posted ? anchor[..^RelativeTime.Posted.Length] : anchor));
            return rules.Policy.FixedDay(anchor) ?? (posted ? known?.EnterBy : known?.LeaveBy);
        }

        return Backwards(rules.Policy, calendars, tier, DayOf);
    }

    internal static List<Deadline> Backwards(CampaignPolicy policy, Func<Stage, WorkingCalendar> calendarIn, string? tier, Func<string, DateOnly?> dayOf)
    {
        var deadlines = new List<Deadline>();
        DateOnly? enterNext = null;
        foreach (var stage in policy.Stages.Reverse())
        {
            var last = stage.Due is { } due && (tier is null || due.Binds(tier)) ? due.Last(dayOf, calendarIn(stage))?.Day : null;
            var leaveBy = last is not null && !(last > enterNext) ? last : enterNext;
            enterNext = leaveBy is { } until && stage.Term is { } term ? term.LatestPosting(until, calendarIn(stage)) : leaveBy;
            deadlines.Insert(0, new Deadline(stage, enterNext, leaveBy));
        }

        return deadlines;
    }
}
