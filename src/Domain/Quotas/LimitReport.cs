using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Quotas;

/// <summary>One nominee of a list, as far as limits are concerned.</summary>
/// <param name="Award">Code of the award.</param>
/// <param name="Facts">Facts.</param>
public readonly record struct ListedNominee(string Award, FactSet Facts);

/// <summary>Where a list stands with regard to one composition limit.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Members">Nominees who count.</param>
/// <param name="Undetermined">Nominees of whom it is not known because a fact is missing.</param>
/// <param name="Listed">Nominees on the list.</param>
/// <param name="Planned">Planned places of the limit's awards.</param>
public sealed record LimitStatus(CompositionLimit Limit, int Members, int Undetermined, int Listed, int Planned)
{
    /// <summary>The largest (or smallest) number of members that the list as it is allows; null when nothing is bounded.</summary>
    public int? Allowed => AllowedFor(Listed);

    /// <summary>The same for a full list.</summary>
    public int? AllowedWhenFull => AllowedFor(Planned);

    /// <summary>Whether the list as it is keeps the limit. A nominee whose fact is missing counts against the list.</summary>
    public bool Holds => Keeps(Allowed, Listed);

    /// <summary>Whether the limit can still be kept when the list is filled up to the planned places.</summary>
    public bool CanStillHold => Limit.Bound switch
    {
        BoundKind.AtMost => Members <= AllowedWhenFull,
        BoundKind.AtLeast => Members + Undetermined + Math.Max(Planned - Listed, 0) >= AllowedWhenFull,
        _ => true,
    };

    /// <summary>The violation when the limit does not hold; null when it does.</summary>
    public Violation? ToViolation()
    {
        if (Holds)
        {
            return null;
        }

        var figure = Limit.Share?.ToString() ?? Limit.Count?.ToString(CultureInfo.InvariantCulture);
        var bound = Limit.Bound == BoundKind.AtMost ? new Text("不超过", "at most") : new Text("不少于", "at least");
        var waiver = Limit.Strength == Strength.InPrinciple
            ? new Text("如确有需要，须由领导小组登记豁免理由。", " If there is good reason, have a waiver recorded.")
            : new Text(string.Empty, string.Empty);
        return new Violation(
            Limit.Code,
            new Text(
                string.Create(CultureInfo.InvariantCulture, $"{Limit.Title.Zh}{bound.Zh}{figure}：名单共{Listed}个，允许{Allowed}个，实际{Members}个{(Undetermined > 0 ? $"（另有{Undetermined}个未填报）" : string.Empty)}。{waiver.Zh}"),
                string.Create(CultureInfo.InvariantCulture, $"{Limit.Title.En}: {bound.En} {figure}; of {Listed} listed, {Allowed} are allowed and {Members} counted ({Undetermined} more lack the fact).{waiver.En}")),
            Limit.Clause)
        {
            Actual = Members.ToString(CultureInfo.InvariantCulture),
            Required = Allowed?.ToString(CultureInfo.InvariantCulture),
        };
    }

    private bool Keeps(int? allowed, int listed) => Limit.Bound switch
    {
        BoundKind.AtMost => Members + Undetermined <= allowed,
        BoundKind.AtLeast => Members >= allowed || listed == 0,
        _ => true,
    };

    private int? AllowedFor(int listed)
    {
        if (Limit.Bound == BoundKind.Reported || Limit.Share is not { } share)
        {
            return Limit.Bound == BoundKind.Reported ? null : Limit.Count;
        }

        var ofListed = Round(share, listed);
        var ofPlanned = Round(share, Planned);
        return Limit.Base switch
        {
            LimitBase.Listed => ofListed,
            LimitBase.Planned => ofPlanned,
            _ => Limit.Bound == BoundKind.AtMost ? Math.Min(ofListed, ofPlanned) : Math.Max(ofListed, ofPlanned),
        };
    }

    // Rounding to the side that keeps the exact share: 20 % of 14 lets in 2, and asks for 3.
    private int Round(Share share, int whole) => Limit.Bound == BoundKind.AtMost ? share.Floor(whole) : share.Ceiling(whole);
}

/// <summary>All composition limits over one list.</summary>
public static class LimitReport
{
    /// <summary>Counts every limit in one pass over the list.</summary>
    public static IReadOnlyList<LimitStatus> Over(CampaignPolicy policy, IEnumerable<ListedNominee> list)
    {
        var limits = policy.Limits;
        var members = new int[limits.Count];
        var open = new int[limits.Count];
        var listed = new int[limits.Count];
        foreach (var nominee in list)
        {
            for (var i = 0; i < limits.Count; i++)
            {
                if (!limits[i].Awards.Contains(nominee.Award))
                {
                    continue;
                }

                listed[i]++;
                switch (limits[i].Members.Evaluate(nominee.Facts))
                {
                    case Truth.Met:
                        members[i]++;
                        break;
                    case Truth.Undetermined:
                        open[i]++;
                        break;
                }
            }
        }

        return
        [
            .. limits.Select((limit, i) => new LimitStatus(
                limit, members[i], open[i], listed[i], limit.Awards.Sum(award => policy.FindAward(award)?.Places ?? 0))),
        ];
    }
}
