using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;

namespace Commendation.Application.Nominations;

/// <summary>What every act on one nomination has in common.</summary>
internal sealed record NominationAct(string Campaign, Guid Id, string Actor, Moment? On, int? ExpectedVersion, string? Reason = null);

internal static class NominationActs
{
    /// <summary>Opens the campaign, loads the nomination, checks the caller's version, acts, and shows the result.</summary>
    public static async Task<Outcome<NominationView>> ActOn(
        this CampaignDesk desks, NominationAct act, Func<Nomination, ActContext, Outcome<Nomination>> perform, CancellationToken ct)
    {
        var opened = await desks.Open(act.Campaign, act.Actor, act.On, ct);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var loaded = await desks.Nomination(opened.Value, act.Id, ct, act.Reason);
        return loaded.Then(subject => Versions.Stale(subject.Nomination, act.ExpectedVersion) is { } stale
            ? stale
            : perform(subject.Nomination, subject.Context).Select(nomination => nomination.ToView(opened.Value)));
    }
}
