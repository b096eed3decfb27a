using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <content>What stands in the way of corrections and of changes of circumstances.</content>
internal static partial class NominationGuards
{
    /// <summary>Only the organisation that acts in the present stage.</summary>
    public static IEnumerable<Violation> Holder(Nomination nomination, ActContext context)
    {
        var stage = context.Rules.Policy.StageOf(nomination.State.Stage);
        return Acting(new ActsInRole(stage.By, stage.Clause), nomination, context);
    }

    /// <summary>What stands in the way of replacing anything now, whoever does it.</summary>
    public static IEnumerable<Violation> Restatable(Nomination nomination, ActContext context)
    {
        var state = nomination.State;
        var clause = context.Rules.Policy.StageOf(state.Stage).Clause;
        foreach (var violation in Kept(context).Concat(Dates(nomination, context)))
        {
            yield return violation;
        }

        if (context.Subject is { } subject && nomination.Recusals.Any(recusal => recusal.Subject == subject))
        {
            yield return SteppedBack(clause);
        }

        // What the objection is about would no longer be what was posted.
        if (state == State.Suspended(state.Stage))
        {
            yield return new Violation(
                ViolationCode.TermSuspended,
                new Text("异议核查期间不能更正；请先对异议作出结论。", "Nothing is corrected while an objection is examined; decide the objection first."),
                clause);
        }
    }

    /// <summary>What stands in the way of replacing these values, whoever does it.</summary>
    public static IEnumerable<Violation> Restating(Nomination nomination, Restatement restated, ActContext context)
    {
        var policy = context.Rules.Policy;
        var clause = policy.StageOf(nomination.State.Stage).Clause;
        foreach (var violation in Restatable(nomination, context))
        {
            yield return violation;
        }

        foreach (var unshown in Unshown(restated.Reason, restated.Evidence, clause))
        {
            yield return unshown;
        }

        if (restated.Nominee.Key != nomination.Nominee.Key)
        {
            foreach (var barred in context.Barred(nomination.RecommendedBy, restated.Nominee.Key))
            {
                yield return barred;
            }

            foreach (var upheld in context.Upheld)
            {
                yield return BarredByObjection(upheld, policy);
            }
        }
    }

    /// <summary>What stands in the way of putting right what stands of one who has been honoured, whatever it is.</summary>
    public static IEnumerable<Violation> Correcting(Nomination nomination, string reason, IReadOnlyList<string> evidence, ActContext context, string clause) =>
    [
        .. Kept(context),
        .. Dates(nomination, context),
        .. Unshown(reason, evidence, clause),
        .. context.Subject is { } subject && nomination.Hands.Contains(subject) ? [OwnHand(clause)] : Array.Empty<Violation>(),
    ];

    /// <summary>Whether the change can have happened to this nominee by the day of the report.</summary>
    public static IEnumerable<Violation> Happened(Nomination nomination, CircumstanceKind kind, DateOnly happenedOn, Restatement restated, ActContext context)
    {
        var clause = context.Rules.Policy.StageOf(nomination.State.Stage).Clause;
        if (happenedOn > context.On)
        {
            yield return new Violation(
                ViolationCode.DateInFuture,
                new Text($"变化日期{Violations.Day(happenedOn)}尚未到来。", $"The change is dated {Violations.Day(happenedOn)}, which has not come yet."),
                clause)
            { Place = "happenedOn", Actual = Violations.Day(happenedOn), Required = Violations.Day(context.On) };
        }

        var individual = nomination.Nominee.Kind == NomineeKind.Individual;
        var renames = kind is CircumstanceKind.Renamed or CircumstanceKind.Merged;
        if (kind != CircumstanceKind.Renamed && individual == (kind == CircumstanceKind.Merged))
        {
            yield return new Violation(
                ViolationCode.ChangeOtherKind,
                new Text(
                    individual ? "个人不会合并；请改报更名、调动、晋升、离职或去世。" : "集体只能报告更名或合并。",
                    individual ? "A person is not merged; report renamed, transfer, promotion, left or death." : "Of a unit only 'renamed' and 'merged' are reported."),
                clause)
            { Place = "kind", Actual = Kebab.Of(kind) };
        }
        else if (!renames && restated.Nominee != nomination.Nominee)
        {
            yield return new Violation(
                ViolationCode.ChangeOtherKind,
                new Text("名称和证件只随更名或合并而变；书写有误的，请办理更正（correct）。", "Name and identifier change only when renamed or merged; what was written wrongly is corrected (correct)."),
                clause)
            { Place = "kind", Actual = Kebab.Of(kind), Required = "renamed, merged" };
        }
    }

    /// <summary>What stands in the way of a reviewer who lets the nomination go on after a change.</summary>
    public static IEnumerable<Violation> Keeping(Nomination nomination, ActContext context) => Holder(nomination, context)
        .Concat(Keepable(nomination, context))
        .Concat(string.IsNullOrWhiteSpace(context.Reason) ? [ReasonMissing(context.Rules.Policy.StageOf(nomination.State.Stage).Clause)] : []);

    /// <summary>What of it does not depend on who asks and what they say.</summary>
    public static IEnumerable<Violation> Keepable(Nomination nomination, ActContext context)
    {
        var policy = context.Rules.Policy;
        var stage = policy.StageOf(nomination.State.Stage);
        var open = nomination.Changes.Where(change => change.Decision is null).ToList();
        foreach (var violation in Kept(context).Concat(Dates(nomination, context)))
        {
            yield return violation;
        }

        // The recommending unit does not decide about its own report: whether the nomination goes on is for those who review it.
        if (stage.Kind is not (StageKind.Review or StageKind.Listing or StageKind.Decision or StageKind.Forwarding))
        {
            yield return new Violation(
                ViolationCode.ChangeForReviewer,
                new Text("情况变化由审核、拟定名单或决定环节的办理单位决定；请先办理本环节。", "What follows from a change is decided in a review, listing or decision stage; go on with this stage first."),
                stage.Clause);
        }

        if (context.Subject is { } subject)
        {
            if (nomination.Hands.Contains(subject))
            {
                yield return OwnHand(stage.Clause);
            }

            if (nomination.Recusals.Any(recusal => recusal.Subject == subject))
            {
                yield return SteppedBack(stage.Clause);
            }
        }

        if (open.Count == 0)
        {
            yield return new Violation(ViolationCode.NoOpenChange, new Text("没有待决定的情况变化。", "No change of circumstances waits for a decision."), stage.Clause);
        }

        if (policy.Posthumous is null && open.Any(change => change.Kind == CircumstanceKind.Death))
        {
            yield return new Violation(
                ViolationCode.PosthumousNotForeseen,
                new Text("本次活动未规定追授；对已去世的对象只能不予通过（reject）或由推荐单位撤回。", "The campaign knows no posthumous honours; a nominee who has died is rejected, or withdrawn by the recommending unit."),
                stage.Clause);
        }
    }

    /// <summary>
    /// What was put right or changed is looked at before the nomination goes on towards the honour: no change is passed over, and the conditions
    /// are asked once more where the stage itself does not.
    /// </summary>
    public static IEnumerable<Violation> Restated(Nomination nomination, Transition row, ActContext context)
    {
        if (row.Act is not (Act.Pass or Act.List or Act.Decide or Act.Forward))
        {
            return [];
        }

        IEnumerable<Violation> undecided = nomination.Changes.Where(change => change.Decision is null).Select(change => new Violation(
            ViolationCode.ChangeUndecided,
            new Text(
                $"{Violations.Day(change.ReportedOn)}报告的情况变化尚未决定；请先保留（keep）、退回（return）或不予通过（reject）。",
                $"The change of circumstances reported on {Violations.Day(change.ReportedOn)} has not been decided on; keep, return or reject the nomination first."),
            row.Clause)
        { Actual = Kebab.Of(change.Kind), Required = "keep, return, reject" });
        return (nomination.Corrections.Count > 0 || nomination.Changes.Count > 0) && !row.Guards.Any(guard => guard is IsEligible)
            ? undecided.Concat(Eligible(nomination, context))
            : undecided;
    }

    // Without a reason, or without anything that shows it.
    private static IEnumerable<Violation> Unshown(string reason, IReadOnlyList<string> evidence, string clause) =>
    [
        .. Violations.Blank(clause, ("reason", reason, new Text("理由", "reason"))),
        .. evidence.All(string.IsNullOrWhiteSpace)
            ? [new Violation(ViolationCode.Required, new Text("请至少列出一份证明材料。", "Name at least one document that shows it."), clause) { Place = "evidence" }]
            : Array.Empty<Violation>(),
    ];

    /// <summary>The violation for a correction that corrects nothing.</summary>
    public static Violation NothingReplaced(CampaignPolicy policy) => new(
        ViolationCode.NothingToCorrect,
        new Text("所填内容与现有内容相同，没有可更正之处。", "Everything stands as given already; there is nothing to correct."),
        policy.ProcedureClause);
}
