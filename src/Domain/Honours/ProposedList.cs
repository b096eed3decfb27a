using System.Globalization;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Honours;

/// <summary>One who follows on the list for one who fell after it was drawn up (递补).</summary>
/// <param name="Fallen">Key of the nomination that fell.</param>
/// <param name="By">Key of the nomination that took its line; the same where it was sent back and comes anew.</param>
/// <param name="On">Day of the replacement.</param>
/// <param name="Reason">Why this one follows.</param>
public sealed record ListReplacement(Guid Fallen, Guid By, DateOnly On, string Reason);

/// <summary>
/// The list that is proposed for the decision (拟表彰名单). Here the composition limits are enforced: until now they were only shown. It is drawn
/// up once; who falls afterwards can be replaced where the procedure allows it.
/// </summary>
public sealed class ProposedList : NominationBatch
{
    private ProposedList()
    {
    }

    /// <summary>Code of the listing stage.</summary>
    public string Stage { get; private init; } = string.Empty;

    /// <summary>Day on which it was drawn up.</summary>
    public DateOnly DrawnUpOn { get; private init; }

    /// <summary>Who followed for whom since, in order.</summary>
    public IReadOnlyList<ListReplacement> Replacements { get; private set; } = [];

    /// <summary>
    /// Draws up the list. Refused when it is longer than the places of an award or of an organisation (or shorter than the award's, where the
    /// campaign lets no place stay unused), breaks a limit that is not waived, or names a nomination that cannot be listed.
    /// </summary>
    /// <param name="id">Key of the list.</param>
    /// <param name="stage">Code of the listing stage.</param>
    /// <param name="nominees">The nominations in order.</param>
    /// <param name="nominated">Everybody who was recommended, for limits whose share is taken of them; null when they are those listed.</param>
    public static Outcome<ProposedList> DrawUp(Guid id, string stage, Nominees nominees, IEnumerable<ListedNominee>? nominated = null)
    {
        ArgumentNullException.ThrowIfNull(nominees);
        var context = nominees.Context;
        return StageOf(StageKind.Listing, stage, context.Rules.Policy, new Text("拟定名单", "listing")).Then<ProposedList>(listing =>
        {
            var list = new ProposedList { Id = id, CampaignId = context.Campaign.Id, Stage = stage, DrawnUpOn = context.On, Nominations = nominees.Ids };
            var violations = list.Lead(
                nominees,
                stage,
                Act.List,
                Shortcomings(stage, nominees.Nominations, nominated, context),
                new Entry("draw-up-list", context.Actor, context.On, listing.Clause)
                {
                    Details = new Dictionary<string, string> { ["nominees"] = list.Nominations.Count.ToString(CultureInfo.InvariantCulture) },
                });
            return violations is [] ? list : Outcome.Refused(violations);
        });
    }

    /// <summary>
    /// Lets others follow for those who fell since, each in the line of the one that it replaces. Refused where the procedure lets nobody follow,
    /// for one who still stands, for another award, and when the list as it then stands breaks a limit or is too long. All reasons at once.
    /// </summary>
    /// <param name="pairs">Who fell, and who follows.</param>
    /// <param name="listed">Every nomination on the list.</param>
    /// <param name="reason">Why these follow.</param>
    /// <param name="contextOf">Context of the act on each who follows.</param>
    /// <param name="context">Context of the list as a whole.</param>
    /// <param name="nominated">Everybody who was recommended, for limits whose share is taken of them; null when they are those listed.</param>
    public Outcome<ProposedList> Replace(
        IReadOnlyList<(Nomination Fallen, Nomination By)> pairs,
        IReadOnlyList<Nomination> listed,
        string reason,
        Func<Nomination, ActContext> contextOf,
        ActContext context,
        IEnumerable<ListedNominee>? nominated = null)
    {
        var clause = context.Rules.Policy.StageOf(Stage).Clause;
        List<Violation> violations =
        [
            .. Violations.Blank(clause, ("reason", reason, new Text("递补理由", "reason of the replacement"))),
            .. pairs.GroupBy(pair => pair.Fallen.Id).Where(pair => pair.Count() > 1).Select(pair => new Violation(
                ViolationCode.NominationTwice, new Text($"“{pair.First().Fallen.Nominee.Name}”重复列出。", $"'{pair.First().Fallen.Nominee.Name}' is named twice."), clause) { Place = $"nominations/{pair.Key}" }),
            .. pairs.SelectMany(pair => Obstacles(pair.Fallen, pair.By, context)),
        ];
        if (violations.Count == 0)
        {
            var follows = pairs.ToDictionary(pair => pair.Fallen.Id, pair => pair.By);
            var standing = listed.Select(nomination => follows.GetValueOrDefault(nomination.Id, nomination)).Where(nomination => !HasFallen(nomination, context.Rules) || follows.ContainsValue(nomination)).ToList();

            // Where no place may stay unused, each who follows brings the list nearer to that.
            var faults = Shortcomings(Stage, standing, nominated, context).Where(violation => violation.Code != ViolationCode.PlacesUnused.Name);
            violations.AddRange(new Nominees([.. pairs.Select(pair => pair.By)], contextOf, context).Do(Stage, Act.List, faults, (nomination, its) => nomination.Do(Act.List, its)));
        }

        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        var lines = pairs.ToDictionary(pair => pair.Fallen.Id, pair => pair.By.Id);
        Nominations = [.. Nominations.Select(id => lines.GetValueOrDefault(id, id))];
        Replacements = [.. Replacements, .. pairs.Select(pair => new ListReplacement(pair.Fallen.Id, pair.By.Id, context.On, reason))];
        Note(new Entry("replace", context.Actor, context.On, clause)
        {
            Details = new Dictionary<string, string>
            {
                ["replaced"] = string.Join(", ", pairs.Select(pair => $"{pair.Fallen.Id} → {pair.By.Id}")),
                ["reason"] = reason,
            },
        });
        return this;
    }

    private IEnumerable<Violation> Obstacles(Nomination fallen, Nomination by, ActContext context)
    {
        var (policy, clause) = (context.Rules.Policy, context.Rules.Policy.StageOf(Stage).Clause);
        Violation At(Nomination nomination, ViolationCode code, string zh, string en, string? cited = null) =>
            new(code, new Text(zh, en), cited ?? clause) { Place = $"nominations/{nomination.Id}" };

        if (!Nominations.Contains(fallen.Id))
        {
            yield return At(fallen, ViolationCode.NotOnList, $"“{fallen.Nominee.Name}”不在名单上，无需递补。", $"'{fallen.Nominee.Name}' is not on the list; there is nothing to replace.");
            yield break;
        }

        if (!HasFallen(fallen, context.Rules))
        {
            yield return At(fallen, ViolationCode.StillListed, $"“{fallen.Nominee.Name}”仍在名单上；须先不予通过或撤回，才能递补。", $"'{fallen.Nominee.Name}' is still on the list; reject or withdraw the nomination before another can follow.");
            yield break;
        }

        var left = fallen.PlaceLeft(context);
        if (left.Outcome == PlaceOutcome.Lapses)
        {
            yield return At(fallen, ViolationCode.ReplacementForbidden, "空出的名额不得递补，作空缺处理。", "The place of the nominee who fell may not be filled; it stays unused.", left.Clause);
        }
        else if (left.Outcome == PlaceOutcome.Kept && fallen.QuotaHolder is { } holder && by.QuotaHolder != holder)
        {
            yield return NominationGuards.PlaceKept(holder, left.Clause) with { Place = $"nominations/{by.Id}", Actual = by.QuotaHolder, Required = holder };
        }

        if (by.Id != fallen.Id && Nominations.Contains(by.Id))
        {
            yield return At(by, ViolationCode.AlreadyListed, $"“{by.Nominee.Name}”已在名单上。", $"'{by.Nominee.Name}' is on the list already.");
        }

        if (by.Award != fallen.Award)
        {
            yield return At(by, ViolationCode.ReplacementOtherAward, "只能由同一奖项的人选递补。", "Only a nominee for the same award can follow.") with { Actual = by.Award, Required = fallen.Award };
        }

        var earliest = new[] { DrawnUpOn, fallen.LastActOn }.Max();
        if (context.On < earliest)
        {
            yield return At(
                fallen,
                ViolationCode.DateBeforeLastAct,
                $"递补日期早于名单拟定或其落选之日{Violations.Day(earliest)}。",
                $"The replacement is dated before {Violations.Day(earliest)}, when the list was drawn up or the nominee fell.") with
            { Actual = Violations.Day(context.On), Required = Violations.Day(earliest) };
        }
    }

    // Ended without success, or sent back to where it has to be listed anew.
    private bool HasFallen(Nomination nomination, Rulebook rules) =>
        nomination.State is { IsFinal: true, IsSuccess: false } || rules.Procedure.Position(nomination.State) <= rules.Procedure.Position(State.At(Stage));

    private static IReadOnlyList<Violation> Shortcomings(string stage, IReadOnlyList<Nomination> nominations, IEnumerable<ListedNominee>? nominated, ActContext context) =>
        context.Rules.Procedure.Find(State.At(stage), Act.List)?.Guards.Any(guard => guard is LimitsKept) == true
            ? Shortcomings(
                context.Campaign.WithoutLapsed(context.Rules.Policy),
                [.. nominations.Select(nomination => nomination.Listed(context.Rules.Policy))],
                nominated,
                element => context.Campaign.IsWaived(element))
            : [];

    /// <summary>What is wrong with a list as a whole: its length for an award, an organisation or a channel, and every limit that binds, is broken and not waived.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="nominees">The list.</param>
    /// <param name="nominated">Everybody who was recommended; null when they are those listed.</param>
    /// <param name="isWaived">Whether the limit of a code is waived.</param>
    public static IReadOnlyList<Violation> Shortcomings(CampaignPolicy policy, IReadOnlyList<ListedNominee> nominees, IEnumerable<ListedNominee>? nominated, Func<string, bool> isWaived) =>
    [
        .. policy.Awards.SelectMany(award => Length(award, nominees, policy)),
        .. policy.Shared.SelectMany(shared => SharedLength(shared, nominees, policy)),
        .. HolderLength(policy, nominees),
        .. ChannelLength(policy, nominees),
        .. from status in LimitReport.Over(policy, nominees, nominated)
           let broken = status.ToViolation()
           where broken is not null && !policy.BitesAtDecision(status.Limit) && status.Limit.Strength != Strength.Emphasis && !(status.Limit.Strength == Strength.InPrinciple && isWaived(status.Limit.Code))
           select broken,
    ];

    private static Text TitleOf(CampaignPolicy policy, string quota) => policy.Shared.FirstOrDefault(shared => shared.Code == quota)?.Title ?? policy.AwardOf(quota).Title;

    // No organisation gets more honours than it has places, but where the best of a surplus win, whoever recommended them.
    private static IEnumerable<Violation> HolderLength(CampaignPolicy policy, IReadOnlyList<ListedNominee> nominees)
    {
        var named = nominees.Where(nominee => nominee.Channel is null).CountBy(nominee => (nominee.Holder, policy.QuotaOf(nominee.Award))).ToDictionary();
        return from row in policy.Quotas
               let count = named.GetValueOrDefault((row.Organisation, row.Award))
               where count > row.Places && policy.BindsHolder(row)
               let title = TitleOf(policy, row.Award)
               let name = policy.Organisations.Find(row.Organisation)?.Name ?? Text.Same(row.Organisation)
               select new Violation(
                   ViolationCode.HolderListTooLong,
                   new Text(
                       $"{name.Zh}“{title.Zh}”名额{row.Places}个，名单有{count}个；请从其推荐的人选中择优。",
                       $"{name.En} has {row.Places} places for '{title.En}', the list names {count}; select among its candidates."),
                   policy.SurplusOf(policy.AwardsOf(row)[0])?.OwnPlacesClause ?? policy.QuotaClause)
               {
                   Place = $"{row.Organisation}/{row.Award}",
                   Actual = count.ToString(CultureInfo.InvariantCulture),
                   Required = row.Places.ToString(CultureInfo.InvariantCulture),
               };
    }

    // Awards that share their places: each has a ceiling of its own, and together they have no more, and where no place may stay unused no fewer, than they share.
    private static IEnumerable<Violation> SharedLength(SharedPlaces shared, IReadOnlyList<ListedNominee> nominees, CampaignPolicy policy)
    {
        var onTop = policy.Channels.Where(channel => !channel.CountsInsideTotal).Select(channel => channel.Code).ToHashSet();
        var count = nominees.Count(nominee => shared.Awards.Contains(nominee.Award) && !(nominee.Channel is { } channel && onTop.Contains(channel)));
        if (count > shared.Places || (count < shared.Places && policy.UnusedPlacesClause is null))
        {
            yield return new Violation(
                count > shared.Places ? ViolationCode.ListTooLong : ViolationCode.PlacesUnused,
                new Text($"“{shared.Title.Zh}”合用名额{shared.Places}个，名单有{count}个。", $"'{shared.Title.En}' share {shared.Places} places, the list names {count}."),
                shared.Clause)
            { Place = shared.Code, Actual = count.ToString(CultureInfo.InvariantCulture), Required = shared.Places.ToString(CultureInfo.InvariantCulture) };
        }
    }

    // Places listed separately for a channel are a ceiling of their own.
    private static IEnumerable<Violation> ChannelLength(CampaignPolicy policy, IReadOnlyList<ListedNominee> nominations) =>
        from channel in policy.Channels
        let count = nominations.Count(nomination => nomination.Channel == channel.Code)
        where count > channel.Places
        select new Violation(
            ViolationCode.ChannelTooLong,
            new Text(
                $"“{channel.Title.Zh}”单列名额{channel.Places}个，名单有{count}个。",
                $"'{channel.Title.En}' has {channel.Places} separate places, but the list names {count}."),
            channel.Clause)
        { Place = channel.Code, Actual = count.ToString(CultureInfo.InvariantCulture), Required = channel.Places!.Value.ToString(CultureInfo.InvariantCulture) };

    private static IEnumerable<Violation> Length(Award award, IReadOnlyList<ListedNominee> nominations, CampaignPolicy policy)
    {
        var onTop = policy.Channels.Where(channel => !channel.CountsInsideTotal).Select(channel => channel.Code).ToHashSet();
        var apart = policy.Channels.Where(channel => channel is { CountsInsideTotal: true, Places: not null }).Select(channel => channel.Code).ToHashSet();
        var inside = nominations.Where(nomination => nomination.Award == award.Code && !(nomination.Channel is { } channel && onTop.Contains(channel))).ToList();
        var count = inside.Count;

        // Nobody takes a place that is listed separately for others, even where it stays unused.
        var (ordinary, places) = (inside.Count(nomination => nomination.Channel is null || !apart.Contains(nomination.Channel)), award.Places - policy.SeparatePlaces(award.Code));
        if (ordinary > places)
        {
            yield return new Violation(
                ViolationCode.ListTooLong,
                new Text(
                    $"“{award.Title.Zh}”名额{places}个，名单有{ordinary}个。",
                    $"'{award.Title.En}' has {places} places, the list names {ordinary}."),
                award.Clause)
            { Place = award.Code, Actual = ordinary.ToString(CultureInfo.InvariantCulture), Required = places.ToString(CultureInfo.InvariantCulture) };
        }
        else if (count < award.Places && policy.UnusedPlacesClause is null && policy.QuotaOf(award.Code) == award.Code)
        {
            yield return new Violation(
                ViolationCode.PlacesUnused,
                new Text(
                    $"“{award.Title.Zh}”名额{award.Places}个，名单只有{count}个，本次活动不允许空缺。",
                    $"'{award.Title.En}' has {award.Places} places, the list names only {count}; this campaign lets no place stay unused."),
                award.Clause)
            { Place = award.Code, Actual = count.ToString(CultureInfo.InvariantCulture), Required = award.Places.ToString(CultureInfo.InvariantCulture) };
        }
    }
}
