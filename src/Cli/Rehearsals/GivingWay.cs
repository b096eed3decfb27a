using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Cli.Rehearsals;

/// <summary>Who gives way on a list that was refused, so that the rest of it comes nearer to what the notice asks for.</summary>
internal static class GivingWay
{
    /// <summary>
    /// Position on the list of who gives way; null when it would help nobody. Where limits are broken it is the nominee who helps most of them and
    /// harms the fewest floors, where the list is too long one of those who are too many; of equals the last.
    /// </summary>
    public static int? Of(CampaignPolicy policy, IReadOnlyList<ListedNominee> list, IReadOnlyList<Violation> refused)
    {
        // What is refused knows more than the list shows, such as how many were recommended: it alone says which parts of which limits are broken.
        var broken = LimitReport.Over(policy, list)
            .Where(status => refused.Any(violation => violation.Code == status.Limit.Code && violation.Place == (status.Holder?.Code ?? status.Tier)))
            .ToList();
        return broken.Count > 0 ? OfLimits(policy, list, broken) : OfLength(policy, list, refused);
    }

    private static int? OfLimits(CampaignPolicy policy, IReadOnlyList<ListedNominee> list, List<LimitStatus> broken)
    {
        var floors = policy.Limits.Where(limit => limit.Bound == BoundKind.AtLeast).ToList();
        return list.Index().Reverse()
            .Select(item => (
                Position: (int?)item.Index,
                Helps: broken.Count(status => Helps(status, item.Item, policy)),
                Harms: floors.Count(limit => limit.Awards.Contains(item.Item.Award) && limit.Counts(item.Item.Facts))))
            .Where(item => item.Helps > 0)
            .OrderByDescending(item => item.Helps)
            .ThenBy(item => item.Harms)
            .FirstOrDefault()
            .Position;
    }

    // Leaving out a member helps a ceiling; leaving out another helps a floor that is a share of those listed, and no other floor.
    private static bool Helps(LimitStatus status, ListedNominee nominee, CampaignPolicy policy)
    {
        var tooMany = status.Limit.Bound == BoundKind.AtMost || (status.Limit.Bound == BoundKind.Exactly && status.Members > status.Allowed);
        return status.Limit.Awards.Contains(nominee.Award)
            && (status.Holder is null || status.Holder.Code == nominee.Holder)
            && (status.Holder is not null || status.Tier is null || (nominee.Holder is { } holder && policy.Organisations.Find(holder)?.Tier == status.Tier))
            && !(nominee.Channel is { } channel && status.Limit.ExceptChannels.Contains(channel))
            && status.Limit.Within?.Evaluate(nominee.Facts) is null or Truth.Met
            && status.Limit.Counts(nominee.Facts) == tooMany
            && (tooMany || (status.Figure?.Share is not null && status.Limit.Base is LimitBase.Listed or LimitBase.ListedAndPlanned));
    }

    // A nominee without a place of an organisation goes only when all the others are gone.
    private static int? OfLength(CampaignPolicy policy, IReadOnlyList<ListedNominee> list, IReadOnlyList<Violation> refused)
    {
        int? Last(ViolationCode code, Func<ListedNominee, string?> place) => list.Index()
            .Where(item => place(item.Item) is { } over && refused.Any(violation => violation.Code == code.Name && violation.Place == over))
            .Select(item => (int?)item.Index)
            .LastOrDefault();
        return Last(ViolationCode.ChannelTooLong, nominee => nominee.Channel)
            ?? Last(ViolationCode.HolderListTooLong, nominee => nominee.Channel is null ? $"{nominee.Holder}/{policy.QuotaOf(nominee.Award)}" : null)
            ?? Last(ViolationCode.ListTooLong, nominee => nominee.Channel is null ? nominee.Award : null)
            ?? Last(ViolationCode.ListTooLong, nominee => nominee.Award)
            ?? Last(ViolationCode.ListTooLong, nominee => policy.QuotaOf(nominee.Award));
    }
}
