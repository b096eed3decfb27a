using Commendation.Application.Nominations;
using Commendation.Application.Submissions;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>Plays a submission: each organisation sends its candidates on with report and forms; who comes late asks for consent.</summary>
internal static class SubmissionPlayer
{
    public static async Task Play(Scene scene)
    {
        foreach (var batch in Batch.Of(scene).Where(batch => !DawdlesOn(scene, batch)))
        {
            foreach (var candidate in batch.Candidates)
            {
                await scene.FileRecords(candidate);
            }

            var submission = new MakeSubmission(
                scene.Campaign, batch.Actor, null, scene.Stage.Code, Scene.Parts(batch.Candidates[0]), await Forms(scene, batch), [.. batch.Candidates.Select(candidate => candidate.Id)]);
            var submitted = await scene.Offices.Send(submission);
            if (submitted.Violations.Any(violation => violation.Code == ViolationCode.Overdue.Name))
            {
                foreach (var candidate in batch.Candidates)
                {
                    await scene.Do(candidate, Act.AcceptLate, "路途较远，材料完备");
                }

                submitted = await scene.Offices.Send(submission);
            }

            foreach (var candidate in submitted.Accepted ? batch.Candidates : [])
            {
                candidate.Move(Act.Submit);
            }
        }
    }

    // Whose fate it is to be late lets the due date pass.
    private static bool DawdlesOn(Scene scene, Batch batch) =>
        scene.Stage.Due is { } due
        && batch.Candidates.Any(candidate => candidate.Nominee.Fate == Fate.Late)
        && scene.Day <= due.Last(scene.Policy.FixedDay, scene.Rules.Calendar)?.Day;

    private static async Task<IReadOnlyList<FilledForm>> Forms(Scene scene, Batch batch)
    {
        var forms = new List<FilledForm>();
        foreach (var material in batch.Candidates.SelectMany(candidate => candidate.Next!.Forms).Distinct())
        {
            var concerned = batch.Candidates.Where(candidate => candidate.Next!.Forms.Contains(material));
            foreach (var candidate in material.PerNominee ? concerned : concerned.Take(1))
            {
                forms.Add((await scene.Offices.Send(new DiscloseForm(scene.Campaign, candidate.Id, material.Code, scene.Acting(candidate)))).Value);
            }
        }

        return forms;
    }
}
