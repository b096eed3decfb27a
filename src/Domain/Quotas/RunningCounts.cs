using System.Globalization;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Quotas;

/// <summary>What one nominee adds to one running count.</summary>
/// <param name="Limit">Code of the limit.</param>
/// <param name="Stage">Code of the stage that was passed.</param>
/// <param name="Part">Code of the part; empty for the whole campaign.</param>
/// <param name="Members">1 for one who counts.</param>
/// <param name="Undetermined">1 for one of whom a missing fact leaves it open.</param>
/// <param name="Placed">1 for one who uses a place.</param>
public readonly record struct Counted(string Limit, string Stage, string Part, int Members, int Undetermined, int Placed);

/// <summary>
/// The counts of the limits that are enforced before the list (过程中执行的限制). A nominee is refused who would leave a limit that can no longer
/// be kept, even if all other places were filled in its favour: one too many for a ceiling, or the last place that a floor still needs.
/// </summary>
public sealed class RunningCounts
{
    private readonly CampaignPolicy _policy;
    private readonly Dictionary<(string Limit, string Stage, string Part), LimitCount> _counts;

    /// <summary>Makes the counts of some parts; a part that is not among them has nobody yet.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="counts">The counts.</param>
    public RunningCounts(CampaignPolicy policy, IEnumerable<LimitCount> counts)
    {
        _policy = policy;
        _counts = counts.ToDictionary(count => (count.Limit, count.Stage, count.Part));
        Stages = [.. StagesOf(policy)];
    }

    /// <summary>Codes of the stages that are counted: those at which a limit bites before the list, and the first, from which on it warns.</summary>
    public IReadOnlyList<string> Stages { get; }

    /// <summary>Whether a policy has a limit that is counted.</summary>
    /// <param name="policy">The policy.</param>
    public static bool Needed(CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.Limits.Any(policy.BitesEarly);
    }

    /// <summary>Every count that is stored for a policy; a limit on each nominee is counted from their own nominations instead.</summary>
    /// <param name="policy">The policy.</param>
    public static IEnumerable<(string Limit, string Stage, string Part)> Keys(CampaignPolicy policy) =>
        from limit in policy.Limits
        where limit.Scope != LimitScope.Nominee && policy.BitesEarly(limit)
        from stage in StagesOf(policy, limit)
        from part in limit.Parts(policy)
        select (limit.Code, stage, part.Code ?? string.Empty);

    /// <summary>The parts that a nominee of a quota holder can count in.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="holder">Code of the quota holder; null for none.</param>
    public static IEnumerable<string> PartsOf(CampaignPolicy policy, string? holder)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return new[] { string.Empty, holder, holder is null ? null : policy.Organisations.Find(holder)?.Tier }.OfType<string>();
    }

    /// <summary>What a nominee who has passed certain stages adds.</summary>
    /// <param name="nominee">The nominee.</param>
    /// <param name="passed">Codes of the stages.</param>
    public IReadOnlyList<Counted> Of(ListedNominee nominee, IReadOnlyCollection<string> passed) =>
    [
        .. from limit in passed.Count == 0 ? [] : _policy.Limits.Where(_policy.BitesEarly)
           from stage in StagesOf(_policy, limit).Where(passed.Contains)
           let counted = In(limit, stage, nominee)
           where counted is not null
           select counted.Value,
    ];

    /// <summary>Takes out what a nominee added before, and in what it adds now.</summary>
    /// <param name="before">What it added before.</param>
    /// <param name="now">What it adds now.</param>
    public void Replace(IReadOnlyList<Counted> before, IReadOnlyList<Counted> now)
    {
        var changes = now.Concat(before.Select(one => one with { Members = -one.Members, Undetermined = -one.Undetermined, Placed = -one.Placed }))
            .GroupBy(one => (one.Limit, one.Stage, one.Part))
            .Select(all => (all.Key, Members: all.Sum(one => one.Members), Open: all.Sum(one => one.Undetermined), Placed: all.Sum(one => one.Placed)));
        foreach (var (key, members, open, placed) in changes.Where(change => change is not { Members: 0, Open: 0, Placed: 0 }))
        {
            if (!_counts.TryGetValue(key, out var count))
            {
                _counts[key] = count = new LimitCount(Guid.Empty, Guid.Empty, key.Limit, key.Stage, key.Part);
            }

            count.Change(members, open, placed);
        }
    }

    /// <summary>The counts to try acts on; what is tried does not change these.</summary>
    public RunningCounts Trial()
    {
        var trial = new RunningCounts(_policy, []);
        foreach (var (key, count) in _counts)
        {
            var copy = new LimitCount(Guid.Empty, Guid.Empty, key.Limit, key.Stage, key.Part);
            copy.Change(count.Members, count.Undetermined, count.Placed);
            trial._counts[key] = copy;
        }

        return trial;
    }

    /// <summary>Why a nominee cannot pass the stage at which a limit bites; null when it can.</summary>
    /// <param name="limit">The limit.</param>
    /// <param name="nominee">The nominee.</param>
    public Violation? Obstacle(CompositionLimit limit, ListedNominee nominee)
    {
        ArgumentNullException.ThrowIfNull(limit);
        if (_policy.Enforcing(limit)?.Code is not { } stage || PartOf(limit, nominee) is not { } part || In(limit, stage, nominee) is not { } own)
        {
            return null;
        }

        var room = Room(limit, stage, part, own);
        var tooMany = room.Status.Limit.Bound is BoundKind.AtMost or BoundKind.Exactly && own.Members + own.Undetermined > 0 && room.Members > room.Allowed;
        var tooFew = limit.Bound is BoundKind.AtLeast or BoundKind.Exactly && own is { Members: 0, Placed: 1 } && room.Members + room.Left < room.Allowed;
        return room.Allowed is null || !(tooMany || tooFew) ? null : Refused(limit, nominee, room, tooMany);
    }

    /// <summary>What is getting tight for a nominee's part, from the first stage on: the next one who counts, or who does not, would be one too many.</summary>
    /// <param name="nominee">The nominee.</param>
    public IReadOnlyList<Violation> Warnings(ListedNominee nominee) =>
    [
        .. from limit in _policy.Limits.Where(_policy.BitesEarly)
           let part = PartOf(limit, nominee)
           where part is not null
           let room = Room(limit, _policy.Stages[0].Code, part.Value, new Counted(limit.Code, _policy.Stages[0].Code, KeyOf(limit, part.Value, nominee), 0, 0, 0))
           where room.Allowed is not null
           let full = limit.Bound is BoundKind.AtMost or BoundKind.Exactly && room.Members > 0 && room.Members >= room.Allowed
           let needed = limit.Bound is BoundKind.AtLeast or BoundKind.Exactly && room is { Left: > 0 } && room.Members < room.Allowed && room.Members + room.Left <= room.Allowed
           where full || needed
           select Tight(limit, nominee, room, full),
    ];

    private static IEnumerable<string> StagesOf(CampaignPolicy policy) =>
        policy.Limits.Where(policy.BitesEarly).SelectMany(limit => StagesOf(policy, limit)).Distinct();

    private static IEnumerable<string> StagesOf(CampaignPolicy policy, CompositionLimit limit) =>
        new[] { policy.Stages[0].Code, policy.Enforcing(limit)!.Code }.Distinct();

    private LimitPart? PartOf(CompositionLimit limit, ListedNominee nominee)
    {
        if (!limit.Awards.Contains(nominee.Award) || (nominee.Channel is { } channel && limit.ExceptChannels.Contains(channel)) || (limit.Scope == LimitScope.Nominee && nominee.Identifier is null))
        {
            return null;
        }

        var holder = nominee.Holder is { } code ? _policy.Organisations.Find(code) : null;
        foreach (var part in limit.Parts(_policy))
        {
            if (part.Tier is null || (part.Holder is { } own ? own.Code == holder?.Code : part.Tier == holder?.Tier))
            {
                return part;
            }
        }

        return null;
    }

    private static string KeyOf(CompositionLimit limit, LimitPart part, ListedNominee nominee) =>
        limit.Scope == LimitScope.Nominee ? nominee.Identifier! : part.Code ?? string.Empty;

    private Counted? In(CompositionLimit limit, string stage, ListedNominee nominee)
    {
        if (PartOf(limit, nominee) is not { } part)
        {
            return null;
        }

        var within = limit.Within?.Evaluate(nominee.Facts) ?? Truth.Met;
        var member = within == Truth.NotMet ? Truth.NotMet : limit.Members.Evaluate(nominee.Facts);
        var counts = member == Truth.Met && within == Truth.Met;
        var placed = nominee.Channel is not { } channel || _policy.Channels.Any(known => known.Code == channel && known.CountsInsideTotal);
        return new Counted(limit.Code, stage, KeyOf(limit, part, nominee), counts ? 1 : 0, !counts && member != Truth.NotMet ? 1 : 0, placed ? 1 : 0);
    }

    private Standing Room(CompositionLimit limit, string stage, LimitPart part, Counted own)
    {
        var count = _counts.GetValueOrDefault((limit.Code, stage, own.Part));
        var status = new LimitStatus(limit, 0, 0, 0, part.Allotted) { Holder = part.Holder, Tier = part.Tier, Figure = limit.FigureFor(part, _policy.Organisations) };
        var placed = (count?.Placed ?? 0) + own.Placed;
        var members = (count?.Members ?? 0) + own.Members + (limit.Bound == BoundKind.AtLeast ? 0 : (count?.Undetermined ?? 0) + own.Undetermined);
        return new Standing(status, members, Math.Max(Capacity(limit, part) - placed, 0), status.Figure is null ? null : status.AllowedWhenFull);
    }

    // How many can pass in all: as many as there are places, and the surplus.
    private int Capacity(CompositionLimit limit, LimitPart part) => _policy.Quotas
        .Where(row => _policy.AwardsOf(row).Any(limit.Awards.Contains) && (part.Tier is null || (part.Holder is { } holder ? row.Organisation == holder.Code : _policy.Organisations.Find(row.Organisation)?.Tier == part.Tier)))
        .Select(row => _policy.Candidates(row) - row.Places)
        .Append(part.Allotted)
        .Capped();

    private Violation Refused(CompositionLimit limit, ListedNominee nominee, Standing room, bool tooMany)
    {
        var (said, stage) = (Said(limit, nominee, room), _policy.Enforcing(limit)!.Title);
        var waiver = limit.Strength == Strength.InPrinciple ? new Text("如确有需要，须登记豁免理由。", " If there is good reason, have a waiver recorded.") : new Text(string.Empty, string.Empty);
        return Violation.OfRule(
            limit.Code,
            tooMany
                ? new Text(
                    string.Create(CultureInfo.InvariantCulture, $"{said.Zh}：允许{room.Allowed}个，连同该推荐为{room.Members}个，“{stage.Zh}”环节不予通过。{waiver.Zh}"),
                    string.Create(CultureInfo.InvariantCulture, $"{said.En}: {room.Allowed} are allowed, with this nominee there would be {room.Members}; '{stage.En}' cannot be passed.{waiver.En}"))
                : new Text(
                    string.Create(CultureInfo.InvariantCulture, $"{said.Zh}：须有{room.Allowed}个，已有{room.Members}个，该推荐不计入，其后只剩{room.Left}个名额，“{stage.Zh}”环节不予通过。{waiver.Zh}"),
                    string.Create(CultureInfo.InvariantCulture, $"{said.En}: {room.Allowed} are needed and there are {room.Members}; this nominee does not count and leaves only {room.Left} places; '{stage.En}' cannot be passed.{waiver.En}")),
            limit.Clause) with
        {
            Place = room.Status.Holder?.Code ?? room.Status.Tier,
            Actual = room.Members.ToString(CultureInfo.InvariantCulture),
            Required = room.Allowed?.ToString(CultureInfo.InvariantCulture),
        };
    }

    private Violation Tight(CompositionLimit limit, ListedNominee nominee, Standing room, bool full)
    {
        var (said, stage) = (Said(limit, nominee, room), _policy.Enforcing(limit)!.Title);
        return new Violation(
            ViolationCode.LimitTight,
            full
                ? new Text(
                    string.Create(CultureInfo.InvariantCulture, $"{said.Zh}：已推荐{room.Members}个，允许{room.Allowed}个，“{stage.Zh}”环节起不能再多。"),
                    string.Create(CultureInfo.InvariantCulture, $"{said.En}: {room.Members} are recommended and {room.Allowed} allowed; no more can pass '{stage.En}'."))
                : new Text(
                    string.Create(CultureInfo.InvariantCulture, $"{said.Zh}：须有{room.Allowed}个，已推荐{room.Members}个，所余{room.Left}个名额须全部用于符合者。"),
                    string.Create(CultureInfo.InvariantCulture, $"{said.En}: {room.Allowed} are needed and {room.Members} recommended; all {room.Left} places left must go to those who count.")),
            limit.Clause)
        {
            Place = room.Status.Holder?.Code ?? room.Status.Tier,
            Actual = room.Members.ToString(CultureInfo.InvariantCulture),
            Required = room.Allowed?.ToString(CultureInfo.InvariantCulture),
        };
    }

    private static Text Said(CompositionLimit limit, ListedNominee nominee, Standing room)
    {
        var part = room.Status.Holder?.Name ?? (room.Status.Tier is { } tier ? Text.Same(tier) : null);
        var where = part is null ? new Text(string.Empty, string.Empty) : new Text($"（{part.Zh}）", $" ({part.En})");
        var bound = LimitStatus.Words(limit.Bound);
        return new Text($"{limit.Title.Zh}{where.Zh}{bound.Zh}{room.Status.Figure!.Shown}", $"{limit.Title.En}{where.En}: {bound.En} {room.Status.Figure!.Shown}");
    }

    // How a part stands: who counts, the places left, what is allowed or asked of it once it is full.
    private readonly record struct Standing(LimitStatus Status, int Members, int Left, int? Allowed);
}
