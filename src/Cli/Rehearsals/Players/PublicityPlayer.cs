using Commendation.Application.Publicity;
using Commendation.Domain.Calendars;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>Plays a publicity: notices are posted, objections come and are decided, and when the term has run the records are filed and the notices closed.</summary>
internal static class PublicityPlayer
{
    public static async Task Play(Scene scene)
    {
        await Post(scene);
        foreach (var candidate in scene.Candidates.Where(candidate => candidate.State == State.Posted(scene.Stage.Code) && candidate.Notice.PostedOn < scene.Day))
        {
            await Disturb(scene, candidate);
        }

        foreach (var candidate in scene.In(State.Suspended(scene.Stage.Code)).Where(candidate => scene.WorkingDaysFrom(candidate.Suspensions[^1].From) > 2))
        {
            await DecideObjection(scene, candidate);
        }

        await CloseInTime(scene);
    }

    private static async Task Post(Scene scene)
    {
        foreach (var batch in Batch.Of(scene))
        {
            var posted = await scene.Offices.Send(
                new PostNotice(scene.Campaign, batch.Actor, null, scene.Stage.Code, Scene.Parts(batch.Candidates[0]), [.. batch.Candidates.Select(candidate => candidate.Id)]));
            foreach (var candidate in posted.Accepted ? batch.Candidates : [])
            {
                candidate.Post(posted.Value.Id, scene.Day);
            }
        }
    }

    private static async Task Disturb(Scene scene, Candidate candidate)
    {
        switch (candidate.Nominee.Fate)
        {
            case Fate.ClosedEarly when candidate.Once($"{scene.Stage.Code} closed early"):
                await Close(scene, candidate.Notice.Id, scene.Acting(candidate));
                break;
            case Fate.ObjectionDismissed or Fate.ObjectionUpheld when candidate.Once("objection"):
                var raised = await scene.Offices.Send(
                    new RaiseObjection(scene.Campaign, candidate.Notice.Id, scene.Acting(candidate), null, candidate.Id, ObjectionChannel.Letter, Signed: true, null, "反映事迹不实", []));
                if (raised.Accepted)
                {
                    candidate.Suspend(raised.Value.Id, scene.Day);
                }

                break;
        }
    }

    private static async Task DecideObjection(Scene scene, Candidate candidate)
    {
        var upheld = candidate.Nominee.Fate == Fate.ObjectionUpheld;
        var decided = await scene.Offices.Send(
            new DecideObjection(scene.Campaign, candidate.Notice.Id, candidate.Objection, candidate.ActorOf(upheld ? Act.Uphold : Act.Resume), null, upheld, upheld ? "经查属实" : "经查不属实"));
        if (!decided.Accepted)
        {
            return;
        }

        if (upheld)
        {
            candidate.Move(Act.Uphold);
        }
        else
        {
            candidate.Resume(scene.Day);
        }
    }

    // Nobody tries before the term has run for all who are still posted in the notice; early tries are made on purpose above.
    private static async Task CloseInTime(Scene scene)
    {
        foreach (var notice in scene.In(State.Posted(scene.Stage.Code)).GroupBy(candidate => candidate.Notice.Id).Where(notice => notice.All(candidate => HasRun(scene, candidate))).ToList())
        {
            foreach (var candidate in notice)
            {
                await scene.FileRecords(candidate);
            }

            await Close(scene, notice.Key, scene.Acting(notice.First()));
        }
    }

    // A short term may have run when somebody tries early: then the notice is closed all the same.
    private static async Task Close(Scene scene, Guid notice, string actor)
    {
        var closed = await scene.Offices.Send(new CloseNotice(scene.Campaign, notice, actor, null, null));
        foreach (var candidate in closed.Accepted ? scene.In(State.Posted(scene.Stage.Code)).Where(candidate => closed.Value.Closed.Contains(candidate.Id)) : [])
        {
            candidate.Move(Act.Close);
        }
    }

    // A term that an objection moves into a year without a holiday paper has not run yet.
    private static bool HasRun(Scene scene, Candidate candidate) => scene.Stage.NotBefore?.IsAhead(scene.Day) != true && WorkingCalendar.Within(() => scene.Stage.Term!
        .WindowFrom(candidate.Notice.PostedOn, scene.Rules.CalendarIn(scene.Stage, candidate.Nominee.Recommender), candidate.Suspensions)
        .IsComplete(scene.Day)) is { Accepted: true, Value: true };
}
