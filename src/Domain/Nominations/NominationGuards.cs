using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>Checks the guards of the procedure's table against one nomination, and words what stands in the way.</summary>
internal static class NominationGuards
{
    public static IEnumerable<Violation> Check(Guard guard, Nomination nomination, ActContext context) => guard switch
    {
        ActsInRole role => Role(role, nomination, context),
        IsEligible => Eligible(nomination, context),
        RecordsComplete records => Records(records.Stage, nomination),
        TermComplete term => Term(term, nomination, context),
        InTime due => Late(due.Due, nomination, context) && !Accepted(due.Stage, nomination)
            ? [Violations.Overdue(due.Stage, due.Due, context.On)]
            : [],
        IsOverdue due => Accepted(due.Stage, nomination) ? [AlreadyAccepted(due)]
            : Late(due.Due, nomination, context) ? []
            : [NotOverdue(due)],
        PlaceFree place => Place(place, nomination, context),
        OrganisationInStanding => context.Campaign.IsDisqualified(nomination.RecommendedBy, context.Rules.Policy)
            ? [Disqualified(context.Rules.Policy)]
            : [],
        OrganisationBarred barred => context.Campaign.IsDisqualified(nomination.RecommendedBy, context.Rules.Policy)
            ? []
            : [InStanding(nomination, barred)],
        ReasonGiven reason => string.IsNullOrWhiteSpace(context.Reason) ? [ReasonMissing(reason.Clause)] : [],
        _ => throw new NotSupportedException($"No check for the guard {guard.GetType().Name}."),
    };

    /// <summary>An act may not lie before the one before it.</summary>
    public static IEnumerable<Violation> Dates(Nomination nomination, ActContext context)
    {
        if (context.On < nomination.LastActOn)
        {
            yield return new Violation(
                "date-before-last-act",
                new Text(
                    $"办理日期{Violations.Day(context.On)}早于上一步骤的日期{Violations.Day(nomination.LastActOn)}。",
                    $"The act's date {Violations.Day(context.On)} lies before the previous act on {Violations.Day(nomination.LastActOn)}."),
                context.Rules.Policy.ProcedureClause)
            {
                Place = "on",
                Actual = Violations.Day(context.On),
                Required = Violations.Day(nomination.LastActOn),
            };
        }
    }

    /// <summary>Nobody reviews what they recommended or proposed, or what they stepped back from.</summary>
    public static IEnumerable<Violation> Hands(Nomination nomination, Transition row, ActContext context)
    {
        var reviews = row.Act == Act.Decide
            || (row.Act is Act.Record or Act.Pass or Act.Return or Act.Reject
                && context.Rules.Policy.FindStage(nomination.State.Stage)?.Kind is StageKind.Review or StageKind.Decision);
        if (!reviews || context.Subject is not { } subject)
        {
            yield break;
        }

        if (nomination.Hands.Contains(subject))
        {
            yield return new Violation(
                "separation-of-duties",
                new Text("推荐或拟定名单的人员不得审核同一对象。", "Whoever recommended or proposed the nominee does not review it."),
                row.Clause);
        }

        if (nomination.Recusals.Any(recusal => recusal.Subject == subject))
        {
            yield return new Violation("recused", new Text("您已对该推荐申请回避。", "You have stepped back from this nomination."), row.Clause);
        }
    }

    /// <summary>
    /// A place is taken from, and given back to, the account of the quota holder and no other. A nominee of an exempt channel is counted there
    /// when the account is given.
    /// </summary>
    public static IEnumerable<Violation> Account(Nomination nomination, ActContext context)
    {
        var account = context.Account;
        if (account is null ? nomination.Channel is null : account.Organisation != nomination.QuotaHolder || account.Award != nomination.Award)
        {
            var required = $"{nomination.QuotaHolder ?? "–"}/{nomination.Award}";
            var given = account is null ? "–" : $"{account.Organisation}/{account.Award}";
            yield return new Violation(
                "no-account",
                new Text(
                    $"系统故障：办理时应提供名额账户{required}，实际为{given}。请联系系统运维人员，不要重复提交。",
                    $"A fault of the calling program: the act needs the quota account {required} and was given {given}. Tell the operators; trying again does not help."),
                context.Rules.Policy.QuotaClause)
            { Place = "account", Actual = given, Required = required };
        }
    }

    /// <summary>The violation for an act that the procedure does not have in this state.</summary>
    public static Violation NotOpen(Nomination nomination, Act act, Rulebook rules)
    {
        var state = nomination.State;
        var now = state.Describe(rules.Policy.FindStage(state.Stage)?.Title);
        var possible = rules.Procedure.From(state).Select(row => row.Act).Where(other => other != Act.Disqualify).ToList();
        return state.IsFinal
            ? new Violation(
                "nomination-ended",
                new Text($"该推荐已结束（{now.Zh}），不能再办理。", $"The nomination has ended ({now.En}); nothing more can be done."),
                rules.Policy.ProcedureClause)
            { Actual = state.Code }
            : new Violation(
                "stage-closed",
                new Text(
                    $"该推荐目前处于“{now.Zh}”环节，不能办理“{act.Describe().Zh}”；此时可办理：{string.Join("、", possible.Select(other => $"{other.Describe().Zh}（{other.Name()}）"))}。",
                    $"The nomination stands at '{now.En}', where '{act.Name()}' is not possible. Possible here: {string.Join(", ", possible.Select(other => other.Name()))}."),
                rules.Policy.ProcedureClause)
            { Actual = state.Code, Required = string.Join(", ", rules.Procedure.Transitions.Where(row => row.Act == act).Select(row => row.From.Code).Distinct()) };
    }

    /// <summary>The violation for an act that is tried without what it comes with.</summary>
    public static Violation NotAlone(Transition row) => new(
        "act-not-alone",
        new Text(
            $"“{row.Act.Describe().Zh}”须连同所填事实、记录、公告或异议一并办理，不能单独办理。",
            $"'{row.Act.Name()}' comes with the facts, the record, the notice or the objection that it is about; it is not done by itself."),
        row.Clause)
    { Place = "act", Actual = row.Act.Name() };

    public static Violation Disqualified(CampaignPolicy policy) => new(
        "organisation-disqualified",
        new Text("推荐单位已被取消评选资格。", "The recommending organisation has lost its eligibility."),
        policy.Sanctions.FirstOrDefault(sanction => sanction.Effect == SanctionEffect.DisqualifyOrganisation)?.Clause);

    private static IEnumerable<Violation> Role(ActsInRole guard, Nomination nomination, ActContext context)
    {
        var role = context.Rules.Policy.FindRole(guard.Role)!;
        var acting = role.Resolve(nomination.RecommendedBy, context.Rules.Policy.Organisations);
        return acting == context.Actor ? [] : [Violations.NotActing(role, acting, context.Actor, guard.Clause)];
    }

    private static IEnumerable<Violation> Eligible(Nomination nomination, ActContext context) =>
        nomination.VerdictUnder(context.Rules.Policy)
            .Obstacles(rule => context.Campaign.IsWaived(rule, nomination.Id))
            .Select(result => result.ToViolation());

    private static IEnumerable<Violation> Place(PlaceFree guard, Nomination nomination, ActContext context)
    {
        IReadOnlyList<Violation> faults = [.. Account(nomination, context)];
        return faults.Count == 0 && nomination.Channel is null && context.Account!.Obstacle(guard.Clause, context.Rules.Policy.Surplus) is { } obstacle ? [obstacle] : faults;
    }

    private static IEnumerable<Violation> Records(Stage stage, Nomination nomination)
    {
        foreach (var requirement in stage.RecordsFor(nomination.Award))
        {
            var filed = nomination.Records.FirstOrDefault(record => record.Code == requirement.Code);
            if (filed is null && !requirement.Optional)
            {
                yield return new Violation(
                    "record-missing",
                    new Text($"缺少记录：{requirement.Title.Zh}。", $"A record is missing: {requirement.Title.En} ({requirement.Code})."),
                    requirement.Clause)
                { Fact = requirement.Code, Required = requirement.Code };
            }
            else if (filed is { Favourable: false })
            {
                yield return new Violation(
                    "record-unfavourable",
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
            return [];
        }

        var length = guard.Stage.Term!.Length.ToString(CultureInfo.InvariantCulture);
        return window.Value is { CompleteFrom: { } from, LastDay: { } last }
            ? [new Violation(
                "term-running",
                new Text(
                    $"公示须满{length}个{(guard.Stage.Term.Kind == DayKind.Working ? "工作日" : "自然日")}：公示期至{Violations.Day(last)}，{Violations.Day(from)}起方可结束。",
                    $"The publicity must run {length} {(guard.Stage.Term.Kind == DayKind.Working ? "working" : "calendar")} days: its last day is {Violations.Day(last)}, it can be closed from {Violations.Day(from)}."),
                guard.Clause)
                { Place = "on", Actual = Violations.Day(context.On), Required = Violations.Day(from) }]
            : [new Violation(
                "term-suspended",
                new Text("公示因异议核查中止，期限尚未届满。", "The publicity stands still while an objection is examined."),
                guard.Clause)];
    }

    private static bool Late(DueDate due, Nomination nomination, ActContext context) =>
        context.On > due.LastDay
        && due.Binds(context.Rules.Policy.Organisations.Find(nomination.RecommendedBy)?.Tier ?? string.Empty);

    private static bool Accepted(Stage stage, Nomination nomination) =>
        nomination.LateAcceptances.Any(acceptance => acceptance.Stage == stage.Code);

    private static Violation NotOverdue(IsOverdue guard) => new(
        "not-overdue",
        new Text($"截止日期{Violations.Day(guard.Due.LastDay)}未过，无需接受逾期。", $"The due date {Violations.Day(guard.Due.LastDay)} has not passed; there is no delay to accept."),
        guard.Clause);

    private static Violation AlreadyAccepted(IsOverdue guard) => new(
        "already-accepted",
        new Text($"“{guard.Stage.Title.Zh}”的逾期已登记接受。", $"The delay of '{guard.Stage.Title.En}' has been accepted already."),
        guard.Clause);

    private static Violation InStanding(Nomination nomination, OrganisationBarred guard) => new(
        "organisation-in-standing",
        new Text(
            $"推荐单位{nomination.RecommendedBy}未被取消评选资格；须先对单位作出处理。",
            $"The recommending organisation {nomination.RecommendedBy} has not lost its eligibility; a sanction on it comes first."),
        guard.Clause)
    { Actual = nomination.RecommendedBy };

    private static Violation ReasonMissing(string clause) => new(
        "reason-required", new Text("请说明理由。", "Give a reason."), clause)
    { Place = "reason" };
}
