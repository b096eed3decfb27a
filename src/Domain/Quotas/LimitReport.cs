using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Quotas;

/// <summary>One nominee of a list, as far as limits are concerned.</summary>
/// <param name="Award">Code of the award.</param>
/// <param name="Facts">Facts.</param>
public readonly record struct ListedNominee(string Award, FactSet Facts)
{
    /// <summary>Code of the quota holder; null when no organisation holds places for the nominee.</summary>
    public string? Holder { get; init; }

    /// <summary>Code of the exempt channel; null for the ordinary one.</summary>
    public string? Channel { get; init; }
}

/// <summary>Where a list stands with regard to one composition limit.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Members">Nominees who count.</param>
/// <param name="Undetermined">Nominees of whom it is not known because a fact is missing.</param>
/// <param name="Listed">Nominees whom the share is taken of.</param>
/// <param name="Planned">Planned places that the share is taken of: the awards' places, or the quota holder's.</param>
public sealed record LimitStatus(CompositionLimit Limit, int Members, int Undetermined, int Listed, int Planned)
{
    /// <summary>The quota holder whose part of the list this is; null when the limit is over the whole list.</summary>
    public Organisation? Holder { get; init; }

    /// <summary>The figure that applies; null when nothing is bounded.</summary>
    public LimitFigure? Figure { get; init; } = Limit.FigureFor(null, Planned);

    /// <summary>The largest (or smallest) number of members that the list as it is allows; null when nothing is bounded.</summary>
    public int? Allowed => AllowedFor(Listed);

    /// <summary>The same for a full list.</summary>
    public int? AllowedWhenFull => AllowedFor(Planned);

    /// <summary>Whether the list as it is keeps the limit. A nominee whose fact is missing counts against the list.</summary>
    public bool Holds => Keeps(Allowed, Listed);

    /// <summary>Whether the limit can still be kept when the list is filled up to the planned places.</summary>
    public bool CanStillHold => Limit.Bound switch
    {
        _ when Figure is null => true,
        BoundKind.AtMost => Members <= AllowedWhenFull,
        BoundKind.AtLeast when Limit.Within is null => Members + Undetermined + Math.Max(Planned - Listed, 0) >= AllowedWhenFull,
        _ => true,
    };

    /// <summary>The violation when the limit does not hold; null when it does.</summary>
    public Violation? ToViolation()
    {
        if (Holds)
        {
            return null;
        }

        var figure = Figure!.Share?.ToString() ?? Figure.Count!.Value.ToString(CultureInfo.InvariantCulture);
        var where = Holder is null ? new Text(string.Empty, string.Empty) : new Text($"（{Holder.Name.Zh}）", $" ({Holder.Name.En})");
        var bound = Limit.Bound == BoundKind.AtMost ? new Text("不超过", "at most") : new Text("不少于", "at least");
        var waiver = Limit.Strength == Strength.InPrinciple
            ? new Text("如确有需要，须登记豁免理由。", " If there is good reason, have a waiver recorded.")
            : new Text(string.Empty, string.Empty);
        return new Violation(
            Limit.Code,
            new Text(
                string.Create(CultureInfo.InvariantCulture, $"{Limit.Title.Zh}{where.Zh}{bound.Zh}{figure}：名单共{Listed}个，允许{Allowed}个，实际{Members}个{(Undetermined > 0 ? $"（另有{Undetermined}个未填报）" : string.Empty)}。{waiver.Zh}"),
                string.Create(CultureInfo.InvariantCulture, $"{Limit.Title.En}{where.En}: {bound.En} {figure}; of {Listed} listed, {Allowed} are allowed and {Members} counted ({Undetermined} more lack the fact).{waiver.En}")),
            Limit.Clause)
        {
            Place = Holder?.Code,
            Actual = Members.ToString(CultureInfo.InvariantCulture),
            Required = Allowed?.ToString(CultureInfo.InvariantCulture),
        };
    }

    private bool Keeps(int? allowed, int listed) => Limit.Bound switch
    {
        _ when Figure is null => true,
        BoundKind.AtMost => Members + Undetermined <= allowed,
        BoundKind.AtLeast => Members >= allowed || listed == 0,
        _ => true,
    };

    private int? AllowedFor(int listed)
    {
        if (Limit.Bound == BoundKind.Reported || Figure is not { Share: { } share })
        {
            return Limit.Bound == BoundKind.Reported ? null : Figure?.Count;
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
    /// <summary>Counts every limit in one pass over the list: one status for a limit over the whole list, one for each quota holder otherwise.</summary>
    public static IReadOnlyList<LimitStatus> Over(CampaignPolicy policy, IEnumerable<ListedNominee> list)
    {
        var awards = policy.Awards.Select((award, i) => (award.Code, i)).ToDictionary(award => award.Code, award => award.i);
        var holders = policy.Quotas.Select(row => row.Organisation).Distinct().Select((code, i) => (code, i)).ToDictionary(holder => holder.code, holder => holder.i);
        var tallies = policy.Limits.Select(limit => new Tally(limit, awards, holders.Count)).ToArray();
        foreach (var nominee in list)
        {
            if (!awards.TryGetValue(nominee.Award, out var award))
            {
                continue;
            }

            var holder = nominee.Holder is not null && holders.TryGetValue(nominee.Holder, out var index) ? index : -1;
            foreach (var tally in tallies)
            {
                tally.Count(nominee, award, holder);
            }
        }

        return [.. tallies.SelectMany(tally => tally.Statuses(policy, holders.Keys))];
    }

    /// <summary>The counts of one limit: one cell for the whole list, or one for each quota holder.</summary>
    private sealed class Tally(CompositionLimit limit, Dictionary<string, int> awards, int holders)
    {
        private readonly bool[] _concerns = [.. awards.OrderBy(award => award.Value).Select(award => limit.Awards.Contains(award.Key))];
        private readonly (int Members, int Open, int Listed)[] _cells = new (int, int, int)[limit.Scope == LimitScope.List ? 1 : holders];

        public void Count(in ListedNominee nominee, int award, int holder)
        {
            if (!_concerns[award] || (nominee.Channel is not null && limit.ExceptChannels.Contains(nominee.Channel)))
            {
                return;
            }

            var cell = limit.Scope == LimitScope.List ? 0 : holder;
            var within = limit.Within?.Evaluate(nominee.Facts) ?? Truth.Met;
            if (cell < 0 || within == Truth.NotMet)
            {
                return;
            }

            var member = limit.Members.Evaluate(nominee.Facts);
            _cells[cell].Listed += within == Truth.Met ? 1 : 0;
            _cells[cell].Members += member == Truth.Met && within == Truth.Met ? 1 : 0;
            _cells[cell].Open += member != Truth.NotMet && (member, within) != (Truth.Met, Truth.Met) ? 1 : 0;
        }

        // Places listed separately for channels that stand outside the base.
        private int Outside(CampaignPolicy policy, string award) => policy.Channels
            .Where(channel => channel.Award == award && channel.CountsInsideTotal && limit.ExceptChannels.Contains(channel.Code))
            .Sum(channel => channel.Places ?? 0);

        public IEnumerable<LimitStatus> Statuses(CampaignPolicy policy, IEnumerable<string> codes)
        {
            if (limit.Scope == LimitScope.List)
            {
                var (members, open, listed) = _cells[0];
                return [new LimitStatus(limit, members, open, listed, limit.Awards.Sum(award => (policy.FindAward(award)?.Places ?? 0) - Outside(policy, award)))];
            }

            return
                from cell in codes.Zip(_cells)
                let holder = policy.Organisations.Find(cell.First)
                where holder is not null && (limit.Tiers.Count == 0 || limit.Tiers.Contains(holder.Tier))
                let allotted = policy.Quotas.Where(row => row.Organisation == holder.Code && limit.Awards.Contains(row.Award)).Sum(row => row.Places)
                select new LimitStatus(limit, cell.Second.Members, cell.Second.Open, cell.Second.Listed, allotted)
                {
                    Holder = holder,
                    Figure = limit.FigureFor(holder, allotted),
                };
        }
    }
}
