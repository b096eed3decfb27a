using Commendation.Application.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;

namespace Commendation.Cli.Rehearsals.Players;

/// <summary>Lets reserves follow into vacant places (递补), in their order: first into those of their own organisation, then, where the notice lets them, into those of others.</summary>
internal static class Promotion
{
    public static async Task Play(Scene scene)
    {
        if (scene.Policy.Reserves is not { } reserves || scene.Rules.Procedure.Find(State.At(scene.Stage.Code), Act.Promote) is null)
        {
            return;
        }

        foreach (var award in scene.Policy.Awards)
        {
            await Fill(scene, award, across: false);
            if (reserves.Promotion == ReservePromotion.Across)
            {
                await Fill(scene, award, across: true);
            }
        }
    }

    private static async Task Fill(Scene scene, Award award, bool across)
    {
        var refused = new HashSet<(Candidate, string)>();
        while (Next(scene, award, across, refused) is (var reserve, var holder))
        {
            var promoted = await scene.Offices.Send(
                new DoAct(scene.Campaign, reserve.Id, reserve.ActorOf(Act.Promote), null, null, Act.Promote, across ? "名额空缺，跨单位择优递补" : "名额空缺，按顺位递补")
                {
                    PlaceOf = across ? holder : null,
                });
            if (promoted.Accepted)
            {
                reserve.Follow(holder);
            }
            else
            {
                refused.Add((reserve, holder));
            }
        }
    }

    // The first reserve in order for the first vacant place that it was not refused.
    private static (Candidate Reserve, string Holder)? Next(Scene scene, Award award, bool across, HashSet<(Candidate, string)> refused)
    {
        var ordinary = scene.Candidates.Where(candidate => candidate.Nominee.Award == award && candidate.Nominee.Channel is null).ToList();
        var reserves = ordinary.Where(candidate => candidate.Reserve is not null && candidate.State == State.At(scene.Stage.Code)).OrderBy(candidate => candidate.Reserve).ToList();
        return (
            from row in scene.Policy.Quotas
            where row.Award == scene.Policy.QuotaOf(award.Code) && ordinary.Count(candidate => candidate.Reserve is null && !candidate.HasFallen && candidate.Listed.Holder == row.Organisation) < row.Places
            from reserve in reserves
            where reserve.Listed.Holder == row.Organisation != across && !refused.Contains((reserve, row.Organisation))
            select ((Candidate, string)?)(reserve, row.Organisation)).FirstOrDefault();
    }
}
