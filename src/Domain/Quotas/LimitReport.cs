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

    /// <summary>What tells the nominee from others across awards; null when that does not matter.</summary>
    public string? Identifier { get; init; }
}

/// <summary>Where a list stands with regard to one composition limit.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="Members">Nominees who count; in the scope of a nominee, the awards of the one who has most.</param>
/// <param name="Undetermined">Nominees of whom it is not known because a fact is missing.</param>
/// <param name="Listed">Nominees whom the share is taken of; for a floor also those of whom a missing fact leaves it open, unless they are members.</param>
/// <param name="Planned">Planned places that the share is taken of: the awards' places, or those of the part.</param>
public sealed record LimitStatus(CompositionLimit Limit, int Members, int Undetermined, int Listed, int Planned)
{
    /// <summary>The quota holder whose part of the list this is; null when it is not the part of one.</summary>
    public Organisation? Holder { get; init; }

    /// <summary>The tier whose part of the list this is, or that the quota holder stands in; null when the limit is over the whole list.</summary>
    public string? Tier { get; init; }

    /// <summary>Nominees recommended so far whom the share is taken of; only counted for a limit that asks for it.</summary>
    public int Nominated { get; init; }

    /// <summary>The figure that applies; null when nothing is bounded.</summary>
    public LimitFigure? Figure { get; init; } = Limit.General;

    /// <summary>
    /// The largest (or smallest) number of members that the list as it is allows; null when nothing is bounded. A count is the same for every
    /// list, one that names nobody too; a share of nobody is 0.
    /// </summary>
    public int? Allowed => AllowedFor(Listed);

    /// <summary>The same for a full list.</summary>
    public int? AllowedWhenFull => AllowedFor(Planned);

    /// <summary>Whether the list as it is keeps the limit. A nominee whose fact is missing counts against the list.</summary>
    public bool Holds => Limit.Bound switch
    {
        _ when Figure is null || AsksNothing => true,
        BoundKind.AtMost => Members + Undetermined <= Allowed,
        BoundKind.AtLeast => Members >= Allowed,
        BoundKind.Exactly => Members == Allowed && Undetermined == 0,
        _ => true,
    };

    /// <summary>Whether the limit can still be kept when the list is filled up to the planned places.</summary>
    public bool CanStillHold => Limit.Bound switch
    {
        _ when Figure is null || AsksNothing => true,
        BoundKind.AtMost => Members <= AllowedWhenFull,
        BoundKind.AtLeast when Limit.Within is null => Members + Undetermined + Math.Max(Planned - Listed, 0) >= AllowedWhenFull,
        BoundKind.Exactly => Members <= AllowedWhenFull && (Limit.Within is not null || Members + Undetermined + Math.Max(Planned - Listed, 0) >= AllowedWhenFull),
        _ => true,
    };

    /// <summary>How many more members a full list still lets in, 0 or more; null where no ceiling is set.</summary>
    public int? Left => Limit.Bound is BoundKind.AtMost or BoundKind.Exactly && AllowedWhenFull is { } most ? Math.Max(most - Members - Undetermined, 0) : null;

    /// <summary>Whether it is getting tight: a ceiling lets nobody more in, or a floor needs every place that is left.</summary>
    public bool IsTight => Figure is not null && Limit.Bound switch
    {
        BoundKind.AtMost => Members + Undetermined > 0 && Left == 0,
        BoundKind.AtLeast or BoundKind.Exactly when Limit.Within is null => Members < AllowedWhenFull && Members + Math.Max(Planned - Listed, 0) <= AllowedWhenFull,
        _ => false,
    };

    /// <summary>The violation when the limit does not hold; null when it does.</summary>
    public Violation? ToViolation()
    {
        if (Holds)
        {
            return null;
        }

        var figure = Figure!.Share?.ToString() ?? Figure.Count!.Value.ToString(CultureInfo.InvariantCulture);
        var part = Holder?.Name ?? (Tier is null ? null : Text.Same(Tier));
        var where = part is null ? new Text(string.Empty, string.Empty) : new Text($"（{part.Zh}）", $" ({part.En})");
        var bound = Words(Limit.Bound);
        var waiver = Limit.Strength == Strength.InPrinciple
            ? new Text("如确有需要，须登记豁免理由。", " If there is good reason, have a waiver recorded.")
            : new Text(string.Empty, string.Empty);
        return Violation.OfRule(
            Limit.Code,
            new Text(
                string.Create(CultureInfo.InvariantCulture, $"{Limit.Title.Zh}{where.Zh}{bound.Zh}{figure}：名单共{Listed}个，允许{Allowed}个，实际{Members}个{(Undetermined > 0 ? $"（另有{Undetermined}个未填报）" : string.Empty)}。{waiver.Zh}"),
                string.Create(CultureInfo.InvariantCulture, $"{Limit.Title.En}{where.En}: {bound.En} {figure}; of {Listed} listed, {Allowed} are allowed and {Members} counted ({Undetermined} more lack the fact).{waiver.En}")),
            Limit.Clause) with
        {
            Place = Holder?.Code ?? Tier,
            Actual = Members.ToString(CultureInfo.InvariantCulture),
            Required = Allowed?.ToString(CultureInfo.InvariantCulture),
        };
    }

    /// <summary>How a bound is said.</summary>
    public static Text Words(BoundKind bound) => bound switch
    {
        BoundKind.AtMost => new Text("不超过", "at most"),
        BoundKind.AtLeast => new Text("不少于", "at least"),
        _ => new Text("恰好为", "exactly"),
    };

    private bool AsksNothing => Limit.IfAny && Listed == 0 && Undetermined == 0;

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
            LimitBase.Nominated => Round(share, Nominated),
            _ => Limit.Bound == BoundKind.AtMost ? Math.Min(ofListed, ofPlanned) : Math.Max(ofListed, ofPlanned),
        };
    }

    private int Round(Share share, int whole) => Limit.Rounding switch
    {
        LimitRounding.Floor => share.Floor(whole),
        LimitRounding.Ceiling => share.Ceiling(whole),
        LimitRounding.HalfUp => share.HalfUp(whole),
        _ => Limit.Bound == BoundKind.AtLeast ? share.Ceiling(whole) : share.Floor(whole),
    };
}

/// <summary>All composition limits over one list.</summary>
public static class LimitReport
{
    /// <summary>
    /// Counts every limit in one pass over the list: one status for a limit over the whole list or over each nominee, one for each quota holder
    /// or tier otherwise.
    /// </summary>
    /// <param name="policy">The policy.</param>
    /// <param name="list">The list.</param>
    /// <param name="nominated">Everybody who was recommended, for limits whose share is taken of them; the list itself when left out.</param>
    public static IReadOnlyList<LimitStatus> Over(CampaignPolicy policy, IEnumerable<ListedNominee> list, IEnumerable<ListedNominee>? nominated = null)
    {
        var awards = policy.Awards.Select((award, i) => (award.Code, i)).ToDictionary(award => award.Code, award => award.i);
        var tallies = policy.Limits.Select(limit => new Tally(limit, policy)).ToArray();
        Pass(list, (tally, nominee, award) => tally.Count(nominee, award));
        if (tallies.Any(tally => tally.OfNominated))
        {
            Pass(nominated ?? list, (tally, nominee, award) => tally.CountNominated(nominee, award));
        }

        return [.. tallies.SelectMany(tally => tally.Statuses(policy))];

        void Pass(IEnumerable<ListedNominee> nominees, Action<Tally, ListedNominee, int> count)
        {
            foreach (var nominee in nominees)
            {
                if (awards.TryGetValue(nominee.Award, out var award))
                {
                    foreach (var tally in tallies)
                    {
                        count(tally, nominee, award);
                    }
                }
            }
        }
    }

    /// <summary>The counts of one limit, one cell for each part of the list that it looks at.</summary>
    private sealed class Tally(CompositionLimit limit, CampaignPolicy policy)
    {
        private readonly bool[] _concerns = [.. policy.Awards.Select(award => limit.Awards.Contains(award.Code))];
        private readonly IReadOnlyList<LimitPart> _parts = limit.Parts(policy);
        private readonly Dictionary<string, int> _cellOf = CellsOf(limit, policy);
        private readonly (int Members, int Open, int Listed, int Nominated)[] _cells = new (int, int, int, int)[limit.Parts(policy).Count];
        private readonly Dictionary<string, (int Members, int Open)>? _nominees = limit.Scope == LimitScope.Nominee ? [] : null;

        public bool OfNominated => limit.Base == LimitBase.Nominated;

        public void Count(in ListedNominee nominee, int award)
        {
            if (Cell(nominee, award) is not (>= 0 and var cell) || (limit.Within?.Evaluate(nominee.Facts) ?? Truth.Met) is not (not Truth.NotMet and var within))
            {
                return;
            }

            var member = limit.Members.Evaluate(nominee.Facts);
            var counts = member == Truth.Met && within == Truth.Met ? 1 : 0;
            var open = counts == 0 && member != Truth.NotMet ? 1 : 0;
            _cells[cell].Listed += within == Truth.Met || (limit.Bound == BoundKind.AtLeast && member != Truth.Met) ? 1 : 0;
            _cells[cell].Members += counts;
            _cells[cell].Open += open;
            if (_nominees is not null && nominee.Identifier is { } identifier)
            {
                var before = _nominees.GetValueOrDefault(identifier);
                _nominees[identifier] = (before.Members + counts, before.Open + open);
            }
        }

        public void CountNominated(in ListedNominee nominee, int award)
        {
            if (OfNominated && Cell(nominee, award) is >= 0 and var cell && limit.Within?.Evaluate(nominee.Facts) is null or Truth.Met)
            {
                _cells[cell].Nominated++;
            }
        }

        public IEnumerable<LimitStatus> Statuses(CampaignPolicy policy)
        {
            if (_nominees is not null)
            {
                var (members, open) = _nominees.Values.OrderByDescending(counted => counted.Members + counted.Open).FirstOrDefault();
                return [new LimitStatus(limit, members, open, _cells[0].Listed, _parts[0].Allotted) { Figure = limit.FigureFor(_parts[0], policy.Organisations) }];
            }

            return _parts.Zip(_cells, (part, cell) => new LimitStatus(limit, cell.Members, cell.Open, cell.Listed, part.Allotted)
            {
                Holder = part.Holder,
                Tier = part.Tier,
                Nominated = cell.Nominated,
                Figure = limit.FigureFor(part, policy.Organisations),
            });
        }

        private int Cell(in ListedNominee nominee, int award)
        {
            if (!_concerns[award] || (nominee.Channel is not null && limit.ExceptChannels.Contains(nominee.Channel)))
            {
                return -1;
            }

            return limit.Scope is LimitScope.List or LimitScope.Nominee ? 0
                : nominee.Holder is not null && _cellOf.TryGetValue(nominee.Holder, out var cell) ? cell
                : -1;
        }

        private static Dictionary<string, int> CellsOf(CompositionLimit limit, CampaignPolicy policy)
        {
            var parts = limit.Parts(policy);
            return limit.Scope switch
            {
                LimitScope.Organisation => parts.Select((part, i) => (part.Holder!.Code, i)).ToDictionary(),
                LimitScope.Tier => policy.Quotas.Select(row => policy.Organisations.Find(row.Organisation)).OfType<Organisation>().Distinct()
                    .Select(holder => (holder.Code, Cell: parts.Select(part => part.Tier).ToList().IndexOf(holder.Tier)))
                    .Where(holder => holder.Cell >= 0)
                    .ToDictionary(),
                _ => [],
            };
        }
    }
}
