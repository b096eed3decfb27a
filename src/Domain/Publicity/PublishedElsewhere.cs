using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Publicity;

/// <summary>Where a notice was published before it was recorded here: a gazette, a wall, a portal (另行公示).</summary>
/// <param name="Where">The place, for people.</param>
/// <param name="On">Day from which the public could see it there.</param>
/// <param name="Evidence">References of what shows it; at least one.</param>
public sealed record PublishedElsewhere(string Where, DateOnly On, IReadOnlyList<string> Evidence)
{
    // The term counts from that day, so somebody has to vouch for it, as for every act that is recorded late.
    internal static IEnumerable<Violation> Obstacles(PublishedElsewhere? elsewhere, ActContext context, Stage publicity)
    {
        if (elsewhere is null)
        {
            yield break;
        }

        var clause = publicity.TermClause ?? publicity.Clause;
        if (context.RecordedOn is not { } recordedOn)
        {
            yield return new Violation(
                ViolationCode.ElsewhereUnconfirmed,
                new Text("已在他处公示的，须作为补录办理（on、late）并经确认；当日发布的公示自当日起算。", "What was published elsewhere is recorded late ('on', 'late') and confirmed; the term of a posting of today counts from today."),
                clause)
            { Place = "publishedElsewhere" };
        }
        else if (elsewhere.On < context.On || elsewhere.On > recordedOn)
        {
            yield return new Violation(
                ViolationCode.ElsewhereOutside,
                new Text(
                    $"他处公示的日期{Violations.Day(elsewhere.On)}应在公示日期{Violations.Day(context.On)}与登记日期{Violations.Day(recordedOn)}之间。",
                    $"It was published elsewhere on {Violations.Day(elsewhere.On)}; that lies between the day of posting, {Violations.Day(context.On)}, and that of recording, {Violations.Day(recordedOn)}."),
                clause)
            { Place = "publishedElsewhere.on", Actual = Violations.Day(elsewhere.On), Required = $"{Violations.Day(context.On)}..{Violations.Day(recordedOn)}" };
        }
    }
}
