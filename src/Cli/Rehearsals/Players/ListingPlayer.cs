using Commendation.Application.Honours;
using Commendation.Domain.Procedures;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>Plays the drawing up of a list: when all have arrived, or time presses; nominees who break the limits give way, one at a time, and reserves follow.</summary>
internal static class ListingPlayer
{
    public static async Task Play(Scene scene)
    {
        var someAreOnTheWay = scene.Candidates.Any(candidate => !candidate.State.IsFinal && candidate.Position < scene.Position);
        if (NamedHere(scene).Count == 0 || (someAreOnTheWay && !scene.IsPressing))
        {
            return;
        }

        while (await Ready(scene) is { Count: > 0 } ready)
        {
            var drawn = await scene.Offices.Send(new DrawUpList(scene.Campaign, scene.Acting(ready[0]), null, scene.Stage.Code, [.. ready.Select(candidate => candidate.Id)]));
            if (drawn.Accepted)
            {
                ready.ForEach(candidate => candidate.Move(Act.List));
                return;
            }

            if (GivingWay.Of(scene.Policy, [.. ready.Select(candidate => candidate.Listed)], drawn.Violations) is not { } position
                || !await scene.Do(ready[position], Act.Reject, "超出比例或名额限制"))
            {
                return;
            }
        }
    }

    // Reserves have followed into the places that are vacant, and the records are filed.
    private static async Task<List<Candidate>> Ready(Scene scene)
    {
        await Promotion.Play(scene);
        var ready = NamedHere(scene);
        foreach (var candidate in ready)
        {
            await scene.FileRecords(candidate);
        }

        return ready;
    }

    private static List<Candidate> NamedHere(Scene scene) => [.. scene.Here.Where(candidate => candidate.Reserve is null)];
}
