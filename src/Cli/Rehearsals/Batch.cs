using Commendation.Domain.Policies;

namespace Commendation.Cli.Rehearsals;

/// <summary>Candidates whom one organisation takes on together, in one notice or one submission.</summary>
internal sealed record Batch(string Actor, IReadOnlyList<Candidate> Candidates)
{
    /// <summary>One batch for each organisation that acts: when all of its candidates have arrived, or when waiting longer would miss a due date.</summary>
    public static IReadOnlyList<Batch> Of(Scene scene)
    {
        // The publicity right after the recommendation waits for nobody: a unit posts whom it has recommended.
        var waits = !scene.IsPressing && !(scene.Stage.Kind == StageKind.Publicity && scene.Position == 1);
        var here = scene.Here.ToHashSet();
        return
        [
            .. scene.Candidates
                .Where(candidate => !candidate.State.IsFinal && candidate.Position <= scene.Position)
                .GroupBy(scene.Acting)
                .OrderBy(own => own.Key, StringComparer.Ordinal)
                .Where(own => !waits || own.All(here.Contains))
                .SelectMany(own => Split(scene.Stage, own.Key, [.. own.Where(here.Contains)])),
        ];
    }

    // A late candidate travels alone, so that the others are not late with it.
    private static IEnumerable<Batch> Split(Stage stage, string actor, List<Candidate> here)
    {
        var late = here.Where(candidate => stage.Due is not null && candidate.Nominee.Fate == Fate.Late).ToList();
        var others = here.Except(late).ToList();
        return late.Select(candidate => new Batch(actor, [candidate])).Concat(others.Count > 0 ? [new Batch(actor, others)] : []);
    }
}
