using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>One act on several nominations. Nobody is led on before everybody can be.</summary>
internal static class NominationBatch
{
    /// <summary>Does the act on each nomination when nothing stands in the way of any; otherwise tells everything that does and changes none.</summary>
    /// <param name="nominations">The nominations in their order.</param>
    /// <param name="stage">Stage that all must stand in; null when the procedure's table alone decides.</param>
    /// <param name="act">The act.</param>
    /// <param name="contextOf">Context of the act on each.</param>
    /// <param name="violations">What else stands in the way; what the nominations add is put behind it.</param>
    /// <param name="does">Does the act.</param>
    public static void Do(
        IReadOnlyList<Nomination> nominations,
        string? stage,
        Act act,
        Func<Nomination, ActContext> contextOf,
        List<Violation> violations,
        Func<Nomination, ActContext, Outcome<Nomination>> does)
    {
        var named = new HashSet<Guid>();
        foreach (var nomination in nominations)
        {
            var context = contextOf(nomination);
            IReadOnlyList<Violation> obstacles = !named.Add(nomination.Id)
                ? [Twice(nomination)]
                : stage is null || nomination.State.Stage == stage
                    ? nomination.Obstacles(act, context)
                    : [NominationGuards.NotOpen(nomination, act, context.Rules)];
            violations.AddRange(obstacles.Select(violation => At(nomination, violation)));
        }

        if (violations.Count > 0)
        {
            return;
        }

        // Only a place that an earlier nomination of the batch takes can still be missing now.
        violations.AddRange(
            from nomination in nominations
            from violation in does(nomination, contextOf(nomination)).Violations
            select At(nomination, violation));
    }

    private static Violation At(Nomination nomination, Violation violation) => violation with { Place = $"nominations/{nomination.Id}" };

    private static Violation Twice(Nomination nomination) => new(
        "nomination-twice",
        new Text($"“{nomination.Nominee.Name}”重复列出。", $"'{nomination.Nominee.Name}' is named twice."));
}
