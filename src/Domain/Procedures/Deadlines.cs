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
    /// <exception cref="UnknownYearException">A term leaves the known years.</exception>
    public static IReadOnlyList<Deadline> Of(Rulebook rules, string? tier)
    {
        var deadlines = new List<Deadline>();
        DateOnly? enterNext = null;
        foreach (var stage in rules.Policy.Stages.Reverse())
        {
            var leaveBy = stage.Due is { } due && (tier is null || due.Binds(tier)) && !(due.LastDay > enterNext) ? due.LastDay : enterNext;
            enterNext = leaveBy is { } last && stage.Term is { } term ? term.LatestPosting(last, rules.Calendar) : leaveBy;
            deadlines.Insert(0, new Deadline(stage, enterNext, leaveBy));
        }

        return deadlines;
    }
}
