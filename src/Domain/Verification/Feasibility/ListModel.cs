using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;

namespace Commendation.Domain.Verification.Feasibility;

/// <summary>
/// A list in whole numbers (名单模型): how many nominees of each class each quota holder has on it, with what the places allow and the limits
/// demand of these numbers. It says exactly what <see cref="LimitReport"/> and the length of a list say, for lists of up to a million.
/// </summary>
internal sealed class ListModel
{
    private static readonly IReadOnlyList<Organisation?> NoOnes = [null];

    private readonly CampaignPolicy _policy;

    // More than any list has, for what nothing else bounds.
    private readonly long _most;
    private readonly List<Unknown> _unknowns = [];
    private readonly List<Demand> _demands = [];

    /// <summary>Makes the model of a policy.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="classes">Every class of nominees.</param>
    /// <param name="bounding">Indices of the limits that bound the list.</param>
    public ListModel(CampaignPolicy policy, IReadOnlyList<NomineeClass> classes, IReadOnlyList<int> bounding)
    {
        _policy = policy;
        _most = Math.Max(1_000_000, policy.Awards.Sum(award => (long)award.Places));
        var parted = bounding.Where(i => policy.Limits[i].Scope is not (LimitScope.List or LimitScope.Nominee)).ToList();
        IReadOnlyList<Organisation> holders = parted.Count == 0 ? [] : [.. policy.Quotas.Select(row => row.Organisation).Distinct().Select(code => policy.Organisations.Find(code)!)];
        foreach (var known in classes)
        {
            _unknowns.AddRange(Holders(known, holders, parted).Select(holder => new Unknown(UnknownKind.Listed, holder, known)));
        }

        Besides([.. bounding.Where(i => policy.Limits[i].Base == LimitBase.Nominated)]);
        foreach (var quota in policy.Awards.GroupBy(award => policy.QuotaOf(award.Code)))
        {
            Places(quota.Key, [.. quota], holders);
        }

        foreach (var index in bounding)
        {
            foreach (var part in policy.Limits[index].Parts(policy))
            {
                Limit(index, policy.Limits[index], part);
            }
        }

        Whole = new Component([.. Enumerable.Range(0, _unknowns.Count)], _demands);
        Components = Split();
    }

    /// <summary>The whole list.</summary>
    public Component Whole { get; }

    /// <summary>The parts of the list that nothing ties together.</summary>
    public IReadOnlyList<Component> Components { get; }

    /// <summary>What an unknown counts.</summary>
    public Unknown this[int unknown] => _unknowns[unknown];

    /// <summary>The demand that somebody is on the list.</summary>
    public Demand Somebody => AtLeast(1, Whole, unknown => unknown.Kind == UnknownKind.Listed);

    /// <summary>The demand that so many of the places that a component is about are used.</summary>
    public Demand Used(long places, Component component) => AtLeast(places, component, UsesPlace);

    /// <summary>Whether an unknown counts nominees who use places.</summary>
    public static bool UsesPlace(Unknown unknown) => unknown is { Kind: UnknownKind.Listed, Class.Channel: null or { CountsInsideTotal: true } };

    private Demand AtLeast(long count, Component component, Func<Unknown, bool> counts) =>
        new(component.Unknowns.Where(i => counts(_unknowns[i])).ToDictionary(i => i, _ => -1L), -count);

    // Nominees of a channel use no place of an organisation: whose they are matters only to limits over its part.
    private IEnumerable<Organisation?> Holders(NomineeClass known, IReadOnlyList<Organisation> holders, IReadOnlyList<int> parted)
    {
        bool HasRow(Organisation holder) => _policy.RowOf(holder.Code, known.Award.Code) is { } row && (known.Channel is not null || row.Places > 0);
        var (own, told) = (holders.Where(HasRow), known.Channel is null || parted.Any(i => known.Stands[i]));
        if (known.Channel is null && holders.Count > 0)
        {
            return own;
        }

        var nobodys = known.Channel is null || !told || _policy.Organisations.All.Any(one => _policy.QuotaHolder(one.Code, known.Award.Code) is null);
        return [.. nobodys ? NoOnes : [], .. told ? own : []];
    }

    // More can always be recommended than are listed; all who stand in the same bases are one unknown.
    private void Besides(IReadOnlyList<int> ofNominated)
    {
        foreach (var alike in _unknowns.Where(unknown => ofNominated.Any(i => unknown.Class!.Stands[i])).GroupBy(unknown => (unknown.Holder, string.Concat(ofNominated.Select(i => unknown.Class!.Stands[i] ? '1' : '0')))).ToList())
        {
            _unknowns.Add(new Unknown(UnknownKind.Besides, alike.Key.Holder, alike.First().Class));
            _demands.Add(new Demand(new Dictionary<int, long> { [_unknowns.Count - 1] = 1 }, _most));
        }
    }

    // The places that an award has, or that several share. Of a surplus without own places each holder has as many as it has candidates.
    private void Places(string quota, IReadOnlyList<Award> awards, IReadOnlyList<Organisation> holders)
    {
        var shared = _policy.Shared.FirstOrDefault(one => one.Code == quota);
        var (total, apart) = (shared?.Places ?? (long)awards[0].Places, awards.Sum(award => (long)_policy.SeparatePlaces(award.Code)));
        var channels = _policy.Channels.Where(channel => awards.Any(award => award.Code == channel.Award)).ToList();
        var rows = holders.Select(holder => (Holder: holder, Row: _policy.Quotas.FirstOrDefault(row => row.Organisation == holder.Code && row.Award == quota)))
            .Select(item => (item.Holder, Places: item.Row?.Places ?? 0L, Most: item.Row is null ? 0L : _policy.BindsHolder(item.Row) ? item.Row.Places : _policy.Candidates(item.Row)))
            .ToList();

        // Where the places of organisations and channels are those of the award, each can be looked at by itself.
        var each = holders.Count > 0 && awards.Count == 1 && rows.TrueForAll(row => row.Places == row.Most) && rows.Sum(row => row.Places) + apart == total && channels.TrueForAll(channel => !channel.CountsInsideTotal || channel.Places is not null);
        var full = _policy.UnusedPlacesClause is null;
        foreach (var (holder, places, most) in rows)
        {
            Between(full && each ? places : 0, most, unknown => unknown.Class!.Channel is null && unknown.Holder == holder);
        }

        foreach (var channel in channels)
        {
            Between(full && each && channel.CountsInsideTotal ? channel.Places!.Value : 0, channel.Places ?? _most, unknown => unknown.Class!.Channel == channel);
        }

        foreach (var award in awards.Count > 1 ? awards : [])
        {
            Between(0, award.Places, unknown => unknown.Class!.Award == award && UsesPlace(unknown));
        }

        if (!each)
        {
            Between(0, total - apart, unknown => unknown.Class!.Channel is null or { CountsInsideTotal: true, Places: null });
            Between(full ? total : 0, total, UsesPlace);
        }

        void Between(long least, long most, Func<Unknown, bool> counts)
        {
            var terms = Terms(unknown => unknown.Kind == UnknownKind.Listed && awards.Contains(unknown.Class!.Award) && counts(unknown) ? 1 : 0);
            if (terms.Count > 0)
            {
                _demands.Add(new Demand(terms, most));
            }

            if (least > 0)
            {
                _demands.Add(new Demand(terms.ToDictionary(term => term.Key, _ => -1L), -least));
            }
        }
    }

    private void Limit(int index, CompositionLimit limit, LimitPart part)
    {
        if (limit.FigureFor(part, _policy.Organisations) is not { } figure)
        {
            return;
        }

        bool Concerns(Unknown unknown) => part.Tier is null || (part.Holder is null ? unknown.Holder?.Tier == part.Tier : unknown.Holder == part.Holder);
        Demand Sum(long members, long stands, long besides, long atMost) => new(
            Terms(unknown => unknown switch
            {
                { Class: null } => 0,
                _ when !Concerns(unknown) => 0,
                { Kind: UnknownKind.Besides } => unknown.Class.Stands[index] ? besides : 0,
                _ => (unknown.Class.Counts[index] ? members : 0) + (unknown.Class.Stands[index] ? stands : 0),
            }),
            atMost)
        { Limit = index, Holder = part.Holder };

        // A share is compared crosswise; what rounding gives or takes is less than one nominee.
        var share = figure.Share ?? default;
        var (scale, given, taken) = limit.Rounding switch
        {
            LimitRounding.Ceiling => (1, share.Denominator - 1, 0L),
            LimitRounding.HalfUp => (2, share.Denominator, share.Denominator - 1),
            LimitRounding.KeepsShare when limit.Bound == BoundKind.AtLeast => (1, share.Denominator - 1, 0L),
            _ => (1, 0L, share.Denominator - 1),
        };
        var (whole, of) = (scale * share.Denominator, scale * share.Numerator);
        var fixedAt = figure.Count is { } count ? count : (new LimitStatus(limit with { Base = LimitBase.Planned }, 0, 0, 0, part.Allotted) { Figure = figure }).Allowed!.Value;
        IReadOnlyList<(Demand Ceiling, Demand Floor)> figures = (figure.Share, limit.Base) switch
        {
            (null, _) or (_, LimitBase.Planned) => [Fixed()],
            (_, LimitBase.Listed) => [OfListed()],
            (_, LimitBase.Nominated) => [(Sum(whole, -of, -of, given), Sum(-whole, of, of, taken))],
            _ => [Fixed(), OfListed()],
        };
        if (limit.Bound == BoundKind.Exactly && figures.Count > 1)
        {
            // Exactly the larger of two numbers: not below either, and not above one of them.
            var which = Switch();
            _demands.Add(Unless(figures[0].Ceiling, which, 1));
            _demands.Add(Unless(figures[1].Ceiling, which, 0));
        }
        else if (limit.Bound != BoundKind.AtLeast)
        {
            _demands.AddRange(figures.Select(item => item.Ceiling));
        }

        if (limit.Bound == BoundKind.AtMost)
        {
            return;
        }

        if (!limit.IfAny)
        {
            _demands.AddRange(figures.Select(item => item.Floor));
            return;
        }

        var anybody = Switch();
        _demands.Add(Unless(Sum(0, 1, 0, 0), anybody, 1));
        _demands.AddRange(figures.Select(item => Unless(item.Floor, anybody, 0)));

        (Demand Ceiling, Demand Floor) Fixed() => (Sum(1, 0, 0, fixedAt), Sum(-1, 0, 0, -fixedAt));
        (Demand Ceiling, Demand Floor) OfListed() => (Sum(whole, -of, 0, given), Sum(-whole, of, 0, taken));
    }

    private int Switch()
    {
        _unknowns.Add(new Unknown(UnknownKind.Switch, null, null));
        _demands.Add(new Demand(new Dictionary<int, long> { [_unknowns.Count - 1] = 1 }, 1));
        return _unknowns.Count - 1;
    }

    // The demand, but for where the switch stands at a value: there it asks for so little that every list gives it.
    private Demand Unless(Demand demand, int which, int value)
    {
        var room = checked((4 * _most * demand.Terms.Values.Select(Math.Abs).DefaultIfEmpty().Max()) + Math.Abs(demand.AtMost));
        return demand with
        {
            Terms = new Dictionary<int, long>(demand.Terms) { [which] = value == 1 ? -room : room },
            AtMost = value == 1 ? demand.AtMost : demand.AtMost + room,
        };
    }

    private Dictionary<int, long> Terms(Func<Unknown, long> coefficient) =>
        _unknowns.Select((unknown, i) => (i, coefficient(unknown))).Where(term => term.Item2 != 0).ToDictionary(term => term.i, term => term.Item2);

    private List<Component> Split()
    {
        var root = Enumerable.Range(0, _unknowns.Count).ToArray();
        int Root(int unknown) => root[unknown] == unknown ? unknown : root[unknown] = Root(root[unknown]);
        foreach (var terms in _demands.Select(demand => demand.Terms.Keys.ToList()).Where(terms => terms.Count > 1))
        {
            foreach (var other in terms.Skip(1))
            {
                root[Root(other)] = Root(terms[0]);
            }
        }

        // Switches come first: once they stand, the rest seldom comes out broken.
        var demands = _demands.ToLookup(demand => demand.Terms.Count == 0 ? -1 : Root(demand.Terms.Keys.First()));
        return
        [
            .. Enumerable.Range(0, _unknowns.Count).GroupBy(Root).Where(group => demands.Contains(group.Key))
                .Select(group => new Component([.. group.OrderByDescending(i => _unknowns[i].Kind)], [.. demands[group.Key]])),
            .. demands[-1].Select(demand => new Component([], [demand])),
        ];
    }
}
