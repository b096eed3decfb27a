using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>Why an act is recorded late, and what shows when it was done.</summary>
/// <param name="Reason">Why; public where the act is.</param>
/// <param name="Evidence">References of the documents that show it; at least one.</param>
public sealed record LateClaim(string Reason, IReadOnlyList<string> Evidence);

/// <summary>What became of an act that was recorded late.</summary>
public enum LateActStatus
{
    /// <summary>待确认: it waits for its confirmation and counts for nothing.</summary>
    Pending,

    /// <summary>已确认: it was done, as of its own day.</summary>
    Confirmed,

    /// <summary>不予确认: it was not done.</summary>
    Refused,
}

/// <summary>Who confirmed or refused an act that was recorded late, and when.</summary>
/// <param name="By">The person, as the identity provider names them.</param>
/// <param name="On">Day.</param>
/// <param name="Reason">Why it was refused; null where it was confirmed.</param>
public sealed record LateSettlement(string By, DateOnly On, string? Reason);

/// <summary>
/// An act that is recorded on a later day than its own (补录). It was judged when it was recorded and changes nothing until a second person,
/// of the organisation that holds the confirming role, confirms it; then it is judged anew and done as the recorder's act of its own day.
/// </summary>
public sealed class LateAct : Aggregate
{
    private LateAct()
    {
    }

    /// <summary>What is asked for, in kebab case, for example <c>post-notice</c>.</summary>
    public string Act { get; private init; } = string.Empty;

    /// <summary>Code of the organisation that recorded it.</summary>
    public string Organisation { get; private init; } = string.Empty;

    /// <summary>The person who recorded it, as the identity provider names them.</summary>
    public string RecordedBy { get; private init; } = string.Empty;

    /// <summary>Day of the act.</summary>
    public DateOnly On { get; private init; }

    /// <summary>Time of that day; null when only the day is known.</summary>
    public TimeOnly? At { get; private init; }

    /// <summary>Day on which it was recorded.</summary>
    public DateOnly RecordedOn { get; private init; }

    /// <summary>Codes of the stages that it is done in.</summary>
    public IReadOnlyList<string> Stages { get; private init; } = [];

    /// <summary>Keys of the nominations that it concerns; empty where it makes one.</summary>
    public IReadOnlyList<Guid> Nominations { get; private init; } = [];

    /// <summary>Code of the organisation that confirms.</summary>
    public string Confirming { get; private init; } = string.Empty;

    /// <summary>Why it is late.</summary>
    public LateClaim Claim { get; private set; } = null!;

    /// <summary>The whole request, to be done when it is confirmed; deleted once it has been confirmed or refused.</summary>
    public string Request { get; private set; } = string.Empty;

    /// <summary>What became of it.</summary>
    public LateActStatus Status { get; private set; }

    /// <summary>Who confirmed or refused it; null while it waits.</summary>
    public LateSettlement? Settled { get; private set; }

    /// <summary>Kind and key of everything that it changed, for example <c>public-notice/…</c>; empty until it is confirmed.</summary>
    public IReadOnlyList<string> Done { get; private set; } = [];

    /// <summary>
    /// Keeps an act that was tried and found possible. Refused when a stage that it is done in is not open to late recording, and when its
    /// nominees are confirmed by different organisations.
    /// </summary>
    /// <param name="id">Key.</param>
    /// <param name="act">What is asked for.</param>
    /// <param name="request">The whole request.</param>
    /// <param name="claim">Why it is late.</param>
    /// <param name="tried">The nominations as the trial left them, with what it noted.</param>
    /// <param name="context">Who records it as of which day; the day of recording is known.</param>
    public static Outcome<LateAct> Record(Guid id, string act, string request, LateClaim claim, IReadOnlyList<Nomination> tried, ActContext context)
    {
        ArgumentNullException.ThrowIfNull(claim);
        ArgumentNullException.ThrowIfNull(tried);
        var policy = context.Rules.Policy;
        var late = policy.LateRecording!;
        var concerned = tried.Where(nomination => nomination.Entries.Count > 0).ToList();
        var stages = concerned.SelectMany(nomination => nomination.Entries).Select(entry => new State(entry.From ?? entry.To!).Stage).Distinct().ToList();
        var confirming = concerned.Select(nomination => policy.Acting(late.ConfirmedBy, nomination.RecommendedBy)).Distinct().ToList();
        List<Violation> violations =
        [
            .. stages.Where(stage => !late.Stages.Contains(stage)).Select(stage => NotNamed(stage, late, policy)),
            .. confirming is [{ }] ? Array.Empty<Violation>() : [NotOne(confirming, late, policy)],
        ];
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        var kept = new LateAct
        {
            Id = id,
            CampaignId = context.Campaign.Id,
            Act = act,
            Organisation = context.Actor,
            RecordedBy = context.Subject ?? string.Empty,
            On = context.On,
            At = context.At,
            RecordedOn = context.RecordedOn!.Value,
            Stages = stages,
            Nominations = [.. concerned.Where(nomination => nomination.Entries[0].From is not null).Select(nomination => nomination.Id)],
            Confirming = confirming[0]!,
            Claim = claim,
            Request = request,
        };
        kept.Note(new Entry("record-late", context.Actor, kept.RecordedOn, late.Clause)
        {
            Details = new Dictionary<string, string>
            {
                ["asked"] = act,
                ["actOn"] = context.Moment.ToString(),
                ["stages"] = string.Join(", ", stages),
                ["nominations"] = string.Join(", ", kept.Nominations),
                ["confirming"] = kept.Confirming,
                ["reason"] = claim.Reason,
                ["evidence"] = string.Join("\n", claim.Evidence),
            },
        });
        return kept;
    }

    /// <summary>What stands in the way of confirming it, before it is judged anew; empty when nothing does. The rules may have changed since it was recorded.</summary>
    /// <param name="context">Who confirms, and when.</param>
    public IReadOnlyList<Violation> ObstaclesToConfirm(ActContext context)
    {
        var policy = context.Rules.Policy;
        return [.. Obstacles(context), .. policy.LateRecording is { } late ? Stages.Where(stage => !late.Stages.Contains(stage)).Select(stage => NotNamed(stage, late, policy)) : []];
    }

    /// <summary>
    /// What every line of the journal tells that the act leaves behind: its second day, who recorded it, who vouches for it, why, and what shows it.
    /// </summary>
    /// <param name="context">Who confirms, and when.</param>
    public IReadOnlyDictionary<string, string> Vouched(ActContext context) => new Dictionary<string, string>
    {
        [VouchedLate.ActKey] = Id.ToString(),
        [VouchedLate.RecordedOnKey] = Violations.Day(RecordedOn),
        [VouchedLate.RecordedByKey] = Organisation,
        [VouchedLate.ConfirmedOnKey] = Violations.Day(context.On),
        [VouchedLate.ConfirmedByKey] = context.Actor,
        [VouchedLate.ReasonKey] = Claim.Reason,
        [VouchedLate.EvidenceKey] = string.Join("\n", Claim.Evidence),
    };

    /// <summary>Notes that it was confirmed and done. Refused unless it waits and a second person of the organisation that confirms acts.</summary>
    /// <param name="done">Kind and key of everything that it changed.</param>
    /// <param name="context">Who confirms, and when.</param>
    public Outcome<LateAct> Confirm(IReadOnlyList<string> done, ActContext context) => Settle(LateActStatus.Confirmed, "confirm-late", null, done, context);

    /// <summary>Ends it: it is not done. Refused unless it waits and a second person of the organisation that confirms acts.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="context">Who refuses, and when.</param>
    public Outcome<LateAct> Refuse(string reason, ActContext context) => Settle(LateActStatus.Refused, "refuse-late", reason, [], context);

    /// <summary>Notes that somebody is shown the whole request, which holds what is confidential. Refused once it has been confirmed or refused, and deleted.</summary>
    /// <param name="actor">Code of the organisation, or the person where there is none.</param>
    /// <param name="on">Day.</param>
    /// <param name="policy">The policy.</param>
    public Outcome<LateAct> Disclose(string actor, DateOnly on, CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        if (Status != LateActStatus.Pending)
        {
            return AlreadySettled(policy);
        }

        NoteDisclosure("late-act", actor, on);
        return this;
    }

    /// <summary>Deletes the request, the reason and the evidence, which tell of persons.</summary>
    /// <inheritdoc cref="Nomination.Erase"/>
    public void Erase(string actor, DateOnly on, string? clause)
    {
        Request = Retention.Erased;
        Claim = new LateClaim(Retention.Erased, []);
        Settled = Settled is { Reason: not null } ? Settled with { Reason = Retention.Erased } : Settled;
        Note(new Entry("erase", actor, on, clause));
    }

    // What stands in the way of confirming and of refusing it.
    private List<Violation> Obstacles(ActContext context)
    {
        var policy = context.Rules.Policy;
        var clause = policy.LateRecording?.Clause;
        var violations = new List<Violation>();
        if (Status != LateActStatus.Pending)
        {
            violations.Add(AlreadySettled(policy));
        }

        if (context.Actor != Confirming)
        {
            violations.Add(new Violation(
                ViolationCode.NotActingBody,
                new Text($"该补录事项由{Confirming}确认，{context.Actor}无权办理。", $"The late act is confirmed by {Confirming}; {context.Actor} does not act here."),
                clause)
            { Actual = context.Actor, Required = Confirming });
        }

        if (context.Subject is not { } subject || subject == RecordedBy)
        {
            violations.Add(new Violation(
                ViolationCode.LateActOwn,
                new Text("补录的人不能自行确认，须由另一人办理。", "Who recorded an act late does not confirm it; a second person does."),
                clause));
        }

        return violations;
    }

    private Outcome<LateAct> Settle(LateActStatus status, string act, string? reason, IReadOnlyList<string> done, ActContext context)
    {
        if (Obstacles(context) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        (Status, Settled, Done, Request) = (status, new LateSettlement(context.Subject!, context.On, reason), done, Retention.Erased);
        var details = new Dictionary<string, string> { ["asked"] = Act, ["actOn"] = new Moment(On, At).ToString() };
        foreach (var (key, said) in new[] { ("reason", reason), ("done", done.Count > 0 ? string.Join(", ", done) : null) }.Where(pair => pair.Item2 is not null))
        {
            details[key] = said!;
        }

        Note(new Entry(act, context.Actor, context.On, context.Rules.Policy.LateRecording?.Clause) { Details = details });
        return this;
    }

    private Violation AlreadySettled(CampaignPolicy policy) => new(
        ViolationCode.LateActSettled,
        new Text($"该补录事项已于{Violations.Day(Settled!.On)}{(Status == LateActStatus.Confirmed ? "确认" : "不予确认")}。", $"The late act was {Kebab.Of(Status)} on {Violations.Day(Settled.On)} already."),
        policy.LateRecording?.Clause)
    { Actual = Kebab.Of(Status), Required = Kebab.Of(LateActStatus.Pending) };

    private static Violation NotNamed(string stage, LateRecording late, CampaignPolicy policy) => new(
        ViolationCode.LateStageNotNamed,
        new Text(
            $"“{policy.FindStage(stage)?.Title.Zh ?? stage}”环节的事项不得补录；可补录的环节：{string.Join("、", late.Stages)}。",
            $"Acts of '{policy.FindStage(stage)?.Title.En ?? stage}' are not recorded late; the stages open to it: {string.Join(", ", late.Stages)}."),
        late.Clause)
    { Place = "on", Actual = stage, Required = string.Join(", ", late.Stages) };

    private static Violation NotOne(List<string?> confirming, LateRecording late, CampaignPolicy policy) => new(
        ViolationCode.LateConfirmersDiffer,
        confirming.Count > 1
            ? new Text($"这些推荐分别由{string.Join("、", confirming)}确认，请分开补录。", $"These nominations are confirmed by {string.Join(", ", confirming)}; record them late one organisation at a time.")
            : new Text($"没有单位可以“{policy.FindRole(late.ConfirmedBy)?.Title.Zh}”的职责确认该事项。", $"No organisation can confirm it as the {policy.FindRole(late.ConfirmedBy)?.Title.En}."),
        late.Clause)
    { Place = "late", Actual = string.Join(", ", confirming.Select(organisation => organisation ?? "–")) };
}

/// <summary>The names under which a journal line tells that its act was recorded late, and who vouches for it.</summary>
public static class VouchedLate
{
    /// <summary>Key of the late act.</summary>
    public const string ActKey = "lateAct";

    /// <summary>Day on which it was recorded.</summary>
    public const string RecordedOnKey = "lateRecordedOn";

    /// <summary>Code of the organisation that recorded it.</summary>
    public const string RecordedByKey = "lateRecordedBy";

    /// <summary>Day on which it was confirmed.</summary>
    public const string ConfirmedOnKey = "lateConfirmedOn";

    /// <summary>Code of the organisation that confirmed it.</summary>
    public const string ConfirmedByKey = "lateConfirmedBy";

    /// <summary>Why it was late.</summary>
    public const string ReasonKey = "lateReason";

    /// <summary>What shows it, one reference a line.</summary>
    public const string EvidenceKey = "lateEvidence";
}
