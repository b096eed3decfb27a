using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Publicity;

namespace Commendation.Application.Nominations;

/// <summary>What one campaign holds about a person or unit, as far as the caller may see it.</summary>
/// <param name="Opened">The campaign.</param>
/// <param name="Nominations">Its nominations, the oldest first.</param>
/// <param name="Objections">Objections by nomination.</param>
/// <param name="Honours">Honours by nomination.</param>
/// <param name="Sanctions">Sanctions that name it.</param>
internal sealed record Held(
    OpenedCampaign Opened, IReadOnlyList<Nomination> Nominations, ILookup<Guid, Objection> Objections, ILookup<Guid, Honour> Honours, IReadOnlyList<Sanction> Sanctions);

internal sealed class NominationsOfPerson : Specification<Nomination>
{
    public NominationsOfPerson(Guid campaignId, string key) =>
        Query.Where(nomination => nomination.CampaignId == campaignId && nomination.PersonKey == key).OrderBy(nomination => nomination.Id);
}

internal sealed class HonoursFor : Specification<Honour>
{
    public HonoursFor(Guid campaignId, IReadOnlyCollection<Guid> nominations) =>
        Query.Where(honour => honour.CampaignId == campaignId && nominations.Contains(honour.NominationId)).OrderBy(honour => honour.Id);
}

/// <summary>Finds what is held about a person or unit, in every campaign that the caller may enter.</summary>
internal sealed class PersonSearch(CampaignOpener campaigns, IStore store)
{
    /// <summary>Every campaign that holds something.</summary>
    /// <param name="key">Key of the person or unit.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<Held>> Find(string key, CancellationToken ct)
    {
        var found = new List<Held>();
        foreach (var code in await store.Select(new AllCampaigns(), campaign => campaign.Code, ct))
        {
            if (await campaigns.Open(code, ct) is { Accepted: true, Value: var opened } && await In(opened, key, ct) is { } held)
            {
                found.Add(held);
            }
        }

        return found;
    }

    private static async Task<Held?> In(OpenedCampaign opened, string key, CancellationToken ct)
    {
        var nominations = await opened.Store.List(new NominationsOfPerson(opened.Id, key), ct);
        var sanctions = opened.Campaign.Sanctions.Where(sanction => sanction.Identifier == key).ToList();
        if (nominations.Count == 0 && sanctions.Count == 0)
        {
            return null;
        }

        // What is sealed cannot be searched: notices of one campaign are few.
        var objections = await opened.Store.Select(new WholeOf<PublicNotice>(opened.Id), notice => notice.Objections, ct);
        var honours = await opened.Store.Select(new HonoursFor(opened.Id, [.. nominations.Select(nomination => nomination.Id)]), honour => honour, ct);
        return new Held(
            opened, nominations, objections.SelectMany(all => all).ToLookup(objection => objection.NominationId), honours.ToLookup(honour => honour.NominationId), sanctions);
    }
}
