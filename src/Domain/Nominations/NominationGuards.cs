using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>Checks the guards of the procedure's table against one nomination, and words what stands in the way.</summary>
internal static partial class NominationGuards
{
    public static IEnumerable<Violation> Check(Guard guard, Nomination nomination, ActContext context) => guard switch
    {
        FilesRecords files when files.Makers.Any(maker => context.Rules.Policy.Acting(maker, nomination.RecommendedBy) == context.Actor) => [],
        ActingGuard acts => Acting(acts, nomination, context),
        IsEligible => Eligible(nomination, context),
        RecordsComplete records => Records(records.Stage, nomination, context.Rules.Policy),
        TermComplete term => Term(term, nomination, context),
        HasOpened opens => Earliness(opens, nomination, context),
        InTime due => Accepted(due.Step, nomination) ? [] : Lateness(due.Stage, due.Due, nomination, context),
        IsOverdue due => Accepted(due.Step, nomination) ? [AlreadyAccepted(due)] : NotLate(due, nomination, context),
        PlaceFree place => Place(place, nomination, context),
        NoReserve listed => nomination.Reserve is { } rank ? [StillReserve(rank, listed.Clause)] : [],
        ReserveFollows follows => Follows(follows.Reserves, nomination, context),
        IsInStanding => Disqualified(nomination.RecommendedBy, nomination.Nominee.Key, context) is { } disqualified
            ? [disqualified]
            : context.Barred(nomination.RecommendedBy, nomination.Nominee.Key),
        IsDisqualified barred => Disqualified(nomination.RecommendedBy, nomination.Nominee.Key, context) is null
            ? [NobodyDisqualified(nomination, barred.Clause)]
            : [],
        LimitsKept => [], // of the list as a whole; one nomination neither keeps nor breaks a limit
        FitsLimit fits => Fits(fits, nomination, context),
        ReasonGiven reason => string.IsNullOrWhiteSpace(context.Reason) ? [ReasonMissing(reason.Clause)] : [],
        _ => throw new NotSupportedException($"No check for the guard {guard.GetType().Name}."),
    };

    /// <summary>An act may not lie before the one before it.</summary>
    public static IEnumerable<Violation> Dates(Nomination nomination, ActContext context)
    {
        if (context.On < nomination.LastActOn)
        {
            yield return new Violation(
                ViolationCode.DateBeforeLastAct,
                new Text(
                    $"办理日期{Violations.Day(context.On)}早于上一步骤的日期{Violations.Day(nomination.LastActOn)}。",
                    $"The act is dated {Violations.Day(context.On)}, before the previous act on {Violations.Day(nomination.LastActOn)}."),
                context.Rules.Policy.ProcedureClause)
            {
                Place = "on",
                Actual = Violations.Day(context.On),
                Required = Violations.Day(nomination.LastActOn),
            };
        }
    }

    /// <summary>Nothing is done any more once the campaign's personal data were deleted.</summary>
    public static IEnumerable<Violation> Kept(ActContext context) => context.Campaign.ErasedOn is { } on ? [Campaigns.Campaign.Erased(on)] : [];

    /// <summary>Nobody reviews what they recommended or proposed, or what they stepped back from, or examines objections against it.</summary>
    public static IEnumerable<Violation> Hands(Nomination nomination, Transition row, ActContext context)
    {
        var reviews = row.Act is Act.Decide or Act.Resume or Act.Uphold
            || (row.Act is Act.Record or Act.Pass or Act.Return or Act.Reject
                && context.Rules.Policy.FindStage(nomination.State.Stage)?.Kind is StageKind.Review or StageKind.Decision);
        if (!reviews || context.Subject is not { } subject)
        {
            yield break;
        }

        if (nomination.Hands.Contains(subject))
        {
            yield return OwnHand(row.Clause);
        }

        if (nomination.Recusals.Any(recusal => recusal.Subject == subject))
        {
            yield return SteppedBack(row.Clause);
        }
    }

    /// <summary>
    /// A place is taken from, and given back to, the account of the quota holder and no other. A nominee of an exempt channel is counted there
    /// when the account is given.
    /// </summary>
    public static IEnumerable<Violation> Account(Nomination nomination, ActContext context)
    {
        var account = context.Account;
        if (account is null ? nomination.Channel is null : account.Organisation != nomination.QuotaHolder || account.Award != context.Rules.Policy.QuotaOf(nomination.Award))
        {
            yield return NoAccount($"{nomination.QuotaHolder ?? "–"}/{context.Rules.Policy.QuotaOf(nomination.Award)}", context);
        }
    }

    private static Violation NoAccount(string required, ActContext context)
    {
        var given = context.Account is { } account ? $"{account.Organisation}/{account.Award}" : "–";
        return new Violation(
            ViolationCode.NoAccount,
            new Text(
                $"系统故障：办理时应提供名额账户{required}，实际为{given}。请联系系统运维人员，不要重复提交。",
                $"A fault of the calling program: the act needs the quota account {required} and was given {given}. Tell the operators; trying again does not help."),
            context.Rules.Policy.QuotaClause)
        { Place = "account", Actual = given, Required = required };
    }

    /// <summary>The violation for an act that the procedure does not have in this state, or that was asked for at another stage than the nomination's.</summary>
    public static Violation NotOpen(Nomination nomination, Act act, Rulebook rules, string? askedAt = null)
    {
        var state = nomination.State;
        var now = state.DescribeIn(rules.Policy);
        var possible = rules.Procedure.From(state).Select(row => row.Act).Where(other => other != Act.Disqualify).ToList();
        return !state.IsFinal && askedAt is not null && possible.Contains(act) && rules.Policy.FindStage(askedAt) is { } asked
            ? new Violation(
                ViolationCode.StageClosed,
                new Text(
                    $"该推荐目前处于“{now.Zh}”环节，不在“{asked.Title.Zh}”环节，不能一并办理“{act.Describe().Zh}”。",
                    $"The nomination stands at '{now.En}', not at '{asked.Title.En}', for which '{act.Name()}' is asked."),
                rules.Policy.ProcedureClause)
            { Actual = state.Code, Required = askedAt }
            : state.IsFinal
            ? new Violation(
                ViolationCode.NominationEnded,
                new Text($"该推荐已结束（{now.Zh}），不能再办理。", $"The nomination has ended ({now.En}); nothing more can be done."),
                rules.Policy.ProcedureClause)
            { Actual = state.Code }
            : new Violation(
                ViolationCode.StageClosed,
                new Text(
                    $"该推荐目前处于“{now.Zh}”环节，不能办理“{act.Describe().Zh}”；此时可办理：{string.Join("、", possible.Select(other => $"{other.Describe().Zh}（{other.Name()}）"))}。",
                    $"The nomination is at '{now.En}', where '{act.Name()}' is not possible. Possible here: {string.Join(", ", possible.Select(other => other.Name()))}."),
                rules.Policy.ProcedureClause)
            { Actual = state.Code, Required = string.Join(", ", rules.Procedure.Transitions.Where(row => row.Act == act).Select(row => row.From.Code).Distinct()) };
    }

    /// <summary>The violation for an act that is tried without what it comes with.</summary>
    public static Violation NotAlone(Transition row) => new(
        ViolationCode.ActNotAlone,
        new Text(
            $"“{row.Act.Describe().Zh}”须连同所填事实、记录、公告或异议一并办理，不能单独办理。",
            $"'{row.Act.Name()}' comes with the facts, the record, the notice or the objection that it is about; it is not done by itself."),
        row.Clause)
    { Place = "act", Actual = row.Act.Name() };

    /// <summary>The violation for what an organisation, or a nominee, that was disqualified would still do; null where neither was.</summary>
    public static Violation? Disqualified(string organisation, string nominee, ActContext context) =>
        context.Campaign.IsDisqualified(organisation, context.Rules.Policy)
            ? new Violation(
                ViolationCode.OrganisationDisqualified,
                new Text("推荐单位已被取消评选资格。", "The recommending organisation has lost its eligibility."),
                context.Rules.Policy.Sanctions.FirstOrDefault(sanction => sanction.Effect == SanctionEffect.DisqualifyOrganisation)?.Clause)
            { Place = "organisation", Actual = organisation }
            : context.Campaign.DisqualifiedBy(nominee, context.Rules.Policy) is { } sanction
                ? Campaigns.Campaign.NomineeDisqualified(sanction)
                : null;

    /// <summary>The violation for who is nominated again after an objection was upheld.</summary>
    public static Violation BarredByObjection(UpheldObjection upheld, CampaignPolicy policy)
    {
        var stage = policy.FindStage(upheld.Stage);
        return new Violation(
            ViolationCode.BarredByObjection,
            new Text(
                $"对该对象的异议已于{Violations.Day(upheld.DecidedOn)}认定成立（{stage?.Title.Zh ?? upheld.Stage}），本次活动不得重新推荐；确有理由的，由核查异议的单位解除限制。",
                $"An objection against this nominee was upheld on {Violations.Day(upheld.DecidedOn)} ({stage?.Title.En ?? upheld.Stage}); there is no new nomination in this campaign unless the body that examined it lifts the bar."),
            stage?.Clause ?? policy.ProcedureClause)
        { Place = "identifier", Actual = Violations.Day(upheld.DecidedOn) };
    }

    private static IEnumerable<Violation> Acting(ActingGuard guard, Nomination nomination, ActContext context)
    {
        var (role, acting) = guard.ActingFor(context.Rules.Policy, nomination.RecommendedBy);
        return acting == context.Actor ? [] : [Violations.NotActing(role, acting, context.Actor, guard.Clause)];
    }

    private static IEnumerable<Violation> Eligible(Nomination nomination, ActContext context) =>
        nomination.VerdictUnder(context.Rules.Policy)
            .Obstacles(rule => context.Campaign.IsWaived(rule, nomination.Id))
            .Select(result => result.ToViolation());

    private static IEnumerable<Violation> Place(PlaceFree guard, Nomination nomination, ActContext context)
    {
        IReadOnlyList<Violation> faults = [.. Account(nomination, context)];
        return faults.Count == 0 && nomination.Channel is null && nomination.Reserve is null && context.Account!.Obstacle(context.Account.PlacesUnder(context.Rules.Policy), guard.Clause, context.Account.CandidatesUnder(context.Rules.Policy)) is { } obstacle ? [obstacle] : faults;
    }

    // Reserves do not count until they are promoted, into the place of whoever has one vacant.
    private static IEnumerable<Violation> Fits(FitsLimit guard, Nomination nomination, ActContext context)
    {
        var limit = guard.Limit;
        if (guard.Follows != nomination.Reserve is not null || (limit.Strength == Strength.InPrinciple && context.Campaign.IsWaived(limit.Code)))
        {
            return [];
        }

        var listed = nomination.Listed(context.Rules.Policy);
        return context.Counts is null ? [NoCounts(limit)]
            : context.Counts.Obstacle(limit, guard.Follows && context.Vacant is { } vacant ? listed with { Holder = vacant.Organisation } : listed) is { } obstacle ? [obstacle]
            : [];
    }

    private static Violation NoCounts(CompositionLimit limit) => new(
        ViolationCode.NoCounts,
        new Text(
            $"系统故障：办理时应提供限制“{limit.Code}”的统计。请联系系统运维人员，不要重复提交。",
            $"A fault of the calling program: the act needs the running counts of the limit '{limit.Code}'. Tell the operators; trying again does not help."),
        limit.Clause)
    { Place = "counts", Required = limit.Code };

    /// <summary>Why a reserve of this rank cannot be named; null when it can.</summary>
    public static Violation? Enrolment(int rank, string award, string? channel, ActContext context)
    {
        var policy = context.Rules.Policy;
        if (policy.Reserves is not { } reserves || channel is not null)
        {
            return new Violation(
                ViolationCode.ReservesNotForeseen,
                channel is null
                    ? new Text("本次活动不设递补人选；请去掉递补顺位。", "This campaign has no reserves; leave the rank out.")
                    : new Text("单列渠道不设递补人选；请去掉递补顺位。", "A separate channel has no reserves; leave the rank out."),
                policy.Reserves?.Clause ?? policy.QuotaClause)
            { Place = "reserve" };
        }

        var holder = policy.QuotaHolder(context.Actor, award);
        return context.Account is { } account && account.Organisation == holder && account.Award == policy.QuotaOf(award)
            ? account.EnrolmentObstacle(rank, account.PlacesUnder(policy), reserves, policy.Ranks(account.RowUnder(policy)))
            : NoAccount($"{holder ?? "–"}/{policy.QuotaOf(award)}", context);
    }

    private static IEnumerable<Violation> Follows(Reserves reserves, Nomination nomination, ActContext context)
    {
        if (nomination.Reserve is null)
        {
            return
            [
                new Violation(ViolationCode.NotAReserve, new Text("该推荐不是递补人选，无需递补。", "The nominee is no reserve; there is nothing to promote."), reserves.Clause),
            ];
        }

        return Account(nomination, context).ToList() is { Count: > 0 } faults ? faults : Order(reserves, nomination, context.Rules.Policy, context.Account!, context.Vacant ?? context.Account!);
    }

    private static IEnumerable<Violation> Order(Reserves reserves, Nomination nomination, CampaignPolicy policy, QuotaAccount own, QuotaAccount vacant)
    {
        var rank = nomination.Reserve!.Value;
        var places = vacant.PlacesUnder(policy);
        if (own.Reserves.FirstOrDefault(reserve => reserve.Nomination != nomination.Id && reserve.Rank < rank) is { } ahead)
        {
            yield return new Violation(
                ViolationCode.ReserveOutOfOrder,
                new Text(
                    string.Create(CultureInfo.InvariantCulture, $"第{rank}递补之前还有第{ahead.Rank}递补；须按顺位递补，或先办结前一顺位。"),
                    string.Create(CultureInfo.InvariantCulture, $"Reserve {ahead.Rank} comes before reserve {rank}; promote or end it first.")),
                reserves.Clause)
            { Actual = rank.ToString(CultureInfo.InvariantCulture), Required = ahead.Rank.ToString(CultureInfo.InvariantCulture) };
        }

        if (vacant.Award != own.Award || (vacant.Organisation != own.Organisation && reserves.Promotion == ReservePromotion.Organisation))
        {
            yield return new Violation(
                ViolationCode.ReserveOfOthers,
                new Text($"空缺名额属于{vacant.Organisation}，只能由本单位同一奖项的人选递补。", $"The vacant place belongs to {vacant.Organisation}; only one of its own reserves for the same award may take it."),
                reserves.Clause)
            { Place = "placeOf", Actual = vacant.Organisation, Required = own.Organisation };
        }
        else if (vacant.Organisation != own.Organisation && vacant.Reserves.Count > 0)
        {
            yield return new Violation(
                ViolationCode.OwnReservesFirst,
                new Text(
                    string.Create(CultureInfo.InvariantCulture, $"{vacant.Organisation}自己还有{vacant.Reserves.Count}个递补人选，应由其先递补。"),
                    string.Create(CultureInfo.InvariantCulture, $"{vacant.Organisation} still has {vacant.Reserves.Count} reserves, who come first.")),
                reserves.Clause)
            { Place = "placeOf", Actual = vacant.Organisation };
        }

        else if (vacant.Organisation != own.Organisation && vacant.Free(places) is > 0 and var free && free <= vacant.Kept)
        {
            yield return PlaceKept(vacant.Organisation, reserves.Clause) with { Place = "placeOf", Actual = own.Organisation, Required = vacant.Organisation };
        }

        if (vacant.Free(places) <= 0)
        {
            yield return new Violation(
                ViolationCode.NoPlaceVacant,
                new Text(
                    string.Create(CultureInfo.InvariantCulture, $"{vacant.Organisation}没有空缺名额：共{places}个，已用{vacant.Taken}个，不得递补的{vacant.Forfeited}个。"),
                    string.Create(CultureInfo.InvariantCulture, $"{vacant.Organisation} has no vacant place: {vacant.Taken} of {places} are taken, {vacant.Forfeited} may not be filled again.")),
                reserves.Clause)
            { Place = $"{vacant.Organisation}/{vacant.Award}", Actual = vacant.Free(places).ToString(CultureInfo.InvariantCulture), Required = "1" };
        }
    }

    /// <summary>The violation for who would take a place that is kept for another organisation.</summary>
    public static Violation PlaceKept(string organisation, string? clause) => new(
        ViolationCode.PlaceKept,
        new Text($"空出的名额留给{organisation}，只能由其推荐的人选递补。", $"The place is kept for {organisation}; only one of its own nominees may take it."),
        clause);

    private static Violation StillReserve(int rank, string clause) => new(
        ViolationCode.StillReserve,
        new Text(
            string.Create(CultureInfo.InvariantCulture, $"该推荐仍是第{rank}递补，须先递补到空缺名额（promote）才能列入名单。"),
            string.Create(CultureInfo.InvariantCulture, $"The nominee is still reserve {rank}; it must be promoted to a vacant place before it can be listed (promote).")),
        clause)
    { Actual = rank.ToString(CultureInfo.InvariantCulture) };

    private static IEnumerable<Violation> Records(Stage stage, Nomination nomination, CampaignPolicy policy)
    {
        foreach (var requirement in nomination.RecordsAsked(stage, policy))
        {
            var filed = nomination.RecordOf(requirement.Code);
            if (filed is null && !requirement.Optional)
            {
                yield return new Violation(
                    ViolationCode.RecordMissing,
                    new Text($"缺少记录：{requirement.Title.Zh}。", $"A record is missing: {requirement.Title.En} ({requirement.Code})."),
                    requirement.Clause)
                { Fact = requirement.Code, Required = requirement.Code };
            }
            else if (filed is { Favourable: false })
            {
                yield return new Violation(
                    ViolationCode.RecordUnfavourable,
                    new Text(
                        $"“{requirement.Title.Zh}”结论为不同意（{filed.By}）：{filed.Remarks}",
                        $"'{requirement.Title.En}' is unfavourable ({filed.By}): {filed.Remarks}"),
                    requirement.Clause)
                { Fact = requirement.Code, Actual = "unfavourable", Required = "favourable" };
            }
        }
    }

    private static IEnumerable<Violation> Term(TermComplete guard, Nomination nomination, ActContext context)
    {
        var window = WorkingCalendar.Within(() => nomination.WindowIn(guard.Stage.Code, context.Rules));
        if (!window.Accepted)
        {
            return window.Violations;
        }

        if (window.Value is { } known && known.IsComplete(context.On))
        {
            return known is { Provisional: true, LastDay: { } expected } ? [Violations.Provisional(expected, guard.Clause)] : [];
        }

        var length = guard.Stage.Term!.Describe();
        return window.Value is { CompleteFrom: { } from, LastDay: { } last }
            ? [new Violation(
                ViolationCode.TermRunning,
                new Text(
                    $"公示须满{length.Zh}：公示期至{Violations.Day(last)}，{Violations.Day(from)}起方可结束。",
                    $"The publicity must run {length.En}: its last day is {Violations.Day(last)}, it can be closed from {Violations.Day(from)}."),
                guard.Clause)
                { Place = "on", Actual = Violations.Day(context.On), Required = Violations.Day(from) }]
            : [new Violation(
                ViolationCode.TermSuspended,
                new Text("公示因异议核查中止，期限尚未届满。", "The publicity stands still while an objection is examined."),
                guard.Clause)];
    }

    // Nothing when in time; otherwise that it is late, that its hour has to be told, or that the calendar does not reach so far.
    private static IReadOnlyList<Violation> Lateness(Stage stage, DueDate due, Nomination nomination, ActContext context)
    {
        var last = WorkingCalendar.Within(() => nomination.LastOf(due, stage, context.Rules));
        return !last.Accepted ? last.Violations
            : last.Value is not { } moment ? []
            : moment.IsPast(context.Moment) switch
            {
                true when moment.Provisional => [Violations.Provisional(moment.Day, due.Clause)],
                true => [Violations.Overdue(stage, due, moment, context.Moment)],
                null => [Violations.TimeNeeded(due, moment)],
                false => [],
            };
    }

    private static IReadOnlyList<Violation> NotLate(IsOverdue guard, Nomination nomination, ActContext context) =>
        Lateness(guard.Stage, guard.Due, nomination, context) switch
        {
            [var only] when only.Code == ViolationCode.Overdue.Name => [],
            [var other] => [other],
            _ => [NotOverdue(guard, nomination.LastOf(guard.Due, guard.Stage, context.Rules), context.Rules.Policy)],
        };

    private static bool Accepted(string step, Nomination nomination) =>
        nomination.LateAcceptances.Any(acceptance => acceptance.Stage == step);

    private static IReadOnlyList<Violation> Earliness(HasOpened guard, Nomination nomination, ActContext context) =>
        !guard.Opening.Binds(context.Rules.Policy.Organisations.Find(nomination.RecommendedBy)?.Tier ?? string.Empty) ? []
        : guard.Opening.IsAhead(context.Moment) switch
        {
            true => [Violations.TooEarly(guard.Stage, guard.Opening, context.Moment)],
            null => [Violations.TimeNeeded(guard.Opening)],
            false => [],
        };

    private static Violation NotOverdue(IsOverdue guard, DueMoment? last, CampaignPolicy policy)
    {
        var due = last is { } moment ? Text.Same(moment.ToString()) : guard.Due.Describe(policy);
        return new Violation(
            ViolationCode.NotOverdue,
            new Text($"截止期限{due.Zh}未过，无需接受逾期。", $"The due date {due.En} has not passed; there is no delay to accept."),
            guard.Clause);
    }

    private static Violation AlreadyAccepted(IsOverdue guard) => new(
        ViolationCode.AlreadyAccepted,
        new Text($"“{guard.Stage.Title.Zh}”的逾期已登记接受。", $"The delay of '{guard.Stage.Title.En}' has been accepted already."),
        guard.Clause);

    private static Violation NobodyDisqualified(Nomination nomination, string clause) => new(
        ViolationCode.OrganisationInStanding,
        new Text(
            $"推荐单位{nomination.RecommendedBy}和推荐对象均未被取消评选资格；须先作出处理。",
            $"Neither the recommending organisation {nomination.RecommendedBy} nor the nominee has lost its eligibility; a sanction comes first."),
        clause)
    { Actual = nomination.RecommendedBy };

    private static Violation OwnHand(string clause) => new(
        ViolationCode.SeparationOfDuties,
        new Text("推荐或拟定名单的人员不得审核同一对象，也不得核查对其的异议。", "A person who recommended or proposed the nominee neither reviews it nor examines objections against it."),
        clause);

    private static Violation SteppedBack(string clause) => new(
        ViolationCode.Recused, new Text("您已对该推荐申请回避。", "You have stepped back from this nomination."), clause);

    private static Violation ReasonMissing(string clause) => new(
        ViolationCode.ReasonRequired, new Text("请说明理由。", "Give a reason."), clause)
    { Place = "reason" };
}
