using Commendation.Application.Submissions;
using Commendation.Domain.Policies;
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
        if (scene.Stage.Materials.Count == 0)
        {
            return [];
        }

        var forms = await scene.Offices.Send(new DiscloseSubmissionForms(scene.Campaign, scene.Stage.Code, [.. batch.Candidates.Select(candidate => candidate.Id)], batch.Actor));
        return [.. forms.Value.Select(form => Domain.Submissions.Forms.Complete(form, scene.Policy.Materials.First(material => material.Code == form.Material), ByHand))];
    }

    private static string ByHand(FormField field) => field.Choices is [var choice, ..] ? choice : field.Box == FieldBox.Opinion ? "同意推荐。" : "爱岗敬业，成绩突出。";
}
