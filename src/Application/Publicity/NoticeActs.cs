using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;

namespace Commendation.Application.Publicity;

/// <summary>What every act on one public notice has in common.</summary>
internal sealed record NoticeAct(string Campaign, Guid NoticeId, string Actor, Moment? On, int? ExpectedVersion);

internal static class NoticeActs
{
    /// <summary>Opens the campaign and loads the notice; refused when there is none, or the caller saw another version of it.</summary>
    public static async Task<Outcome<(Desk Desk, PublicNotice Notice)>> OpenNotice(this CampaignDesk desks, IStore store, NoticeAct act, CancellationToken ct)
    {
        var opened = await desks.Open(act.Campaign, act.Actor, act.On, ct);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        if (await store.Find<PublicNotice>(opened.Value.Campaign.Id, act.NoticeId, ct) is not { } notice)
        {
            return Outcome.Missing("公告 / public notice", act.NoticeId.ToString());
        }

        return Versions.Stale(notice, act.ExpectedVersion) is { } stale ? stale : (opened.Value, notice);
    }
}
