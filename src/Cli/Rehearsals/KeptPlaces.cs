using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;

namespace Commendation.Cli.Rehearsals;

/// <summary>What an organisation keeps back of its places for its sub-quotas (名额中的结构要求).</summary>
internal static class KeptPlaces
{
    /// <summary>Whether the sub-quotas of an organisation need the place that a nominee asks for: after it too few would be left for their members.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="placed">Nominees who have a place.</param>
    /// <param name="next">The nominee who asks for one.</param>
    public static bool Need(CampaignPolicy policy, IEnumerable<ListedNominee> placed, ListedNominee next)
    {
        var floors = policy.Limits
            .Where(limit => limit.Scope == LimitScope.Organisation && limit.Bound is BoundKind.AtLeast or BoundKind.Exactly && limit.Awards.Contains(next.Award))
            .ToHashSet();
        if (floors.Count == 0)
        {
            return false;
        }

        var own = placed.Where(nominee => nominee.Holder == next.Holder).ToList();
        bool AreInReach(IEnumerable<ListedNominee> list) => LimitReport.Over(policy, list)
            .Where(status => floors.Contains(status.Limit) && status.Holder?.Code == next.Holder && status.Figure?.Count is not null)
            .All(status => status.CanStillHold);
        return AreInReach(own) && !AreInReach([.. own, next]);
    }
}
