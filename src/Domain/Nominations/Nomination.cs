using System.Globalization;
using Commendation.Domain.Calendars;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <summary>
/// One nominee on the way from recommendation to decision (推荐). The procedure's table decides what may happen; this aggregate holds what
/// has happened, and changes in one place only.
/// </summary>
public sealed partial class Nomination : Aggregate
{
    private Nomination()
    {
    }

    /// <summary>Code of the award.</summary>
    public string Award { get; private init; } = string.Empty;

    /// <summary>Who is nominated.</summary>
    public Nominee Nominee { get; private set; } = null!;

    /// <summary>Code of the recommending organisation.</summary>
    public string RecommendedBy { get; private init; } = string.Empty;

    /// <summary>Code of the exempt channel; null for the ordinary one.</summary>
    public string? Channel { get; private init; }

    /// <summary>Code of the organisation whose place the nominee would take; null by an exempt channel without one.</summary>
    public string? QuotaHolder { get; private set; }

    /// <summary>Rank among the reserves (递补顺位); null for a candidate, and once promoted.</summary>
    public int? Reserve { get; private set; }

    /// <summary>Day on which the nomination was made.</summary>
    public DateOnly CreatedOn { get; private init; }

    /// <summary>Day of the latest act; no later act may lie before it.</summary>
    public DateOnly LastActOn { get; private set; }

    /// <summary>Where it stands.</summary>
    public State State { get; private set; }

    /// <summary>Declared facts as text in invariant form.</summary>
    public IReadOnlyDictionary<string, string> Facts { get; private set; } = new Dictionary<string, string>();

    /// <summary>Every record that was filed, the latest last; what no longer counts stays.</summary>
    public IReadOnlyList<FiledRecord> Records { get; private set; } = [];

    /// <summary>The record of this code that counts; null when there is none.</summary>
    public FiledRecord? RecordOf(string code) => Records.LastOrDefault(record => record.Code == code && record.EndedOn is null);

    /// <summary>Publicities that count, the latest last.</summary>
    public IReadOnlyList<Publication> Publications { get; private set; } = [];

    /// <summary>Stages left for the next one and not returned to since, in their order.</summary>
    public IReadOnlyList<Passage> Passages { get; private set; } = [];

    /// <summary>Code of the stage in which the nomination ended without success; null while it has not.</summary>
    public string? FellIn { get; private set; }

    /// <summary>Late steps that the receiving body accepted.</summary>
    public IReadOnlyList<LateAcceptance> LateAcceptances { get; private set; } = [];

    /// <summary>People who recommended or proposed the nominee, as the identity provider names them: they do not review or decide.</summary>
    public IReadOnlyList<string> Hands { get; private set; } = [];

    /// <summary>Reviewers who stepped back from this nomination.</summary>
    public IReadOnlyList<Recusal> Recusals { get; private set; } = [];

    /// <summary>The nominee's identifier, to find every nomination of one person or unit. What is stored of it tells nothing about it.</summary>
    public string PersonKey { get; private set; } = string.Empty;

    /// <summary>Whether the nomination takes a place, or counts as exempt, in its quota holder's account.</summary>
    public bool HoldsPlace { get; private set; }

    /// <summary>
    /// Award and identifier while the nomination lives, null after it has ended otherwise than by an honour: two living nominations of one
    /// nominee for one award cannot be stored.
    /// </summary>
    public string? LivingKey { get; private set; }

    /// <summary>
    /// Makes a nomination. Every problem is reported at once: award, organisation, channel, identifier, facts, dates, and for a reserve its rank,
    /// which the account of the quota holder keeps.
    /// </summary>
    public static Outcome<Nomination> Create(
        Guid id,
        string award,
        Nominee nominee,
        string? channel,
        IReadOnlyDictionary<string, string> facts,
        ActContext context,
        int? reserve = null)
    {
        var policy = context.Rules.Policy;
        var read = policy.Facts.Read(facts);
        var violations = Problems(policy, award, nominee, channel, context).Concat(IdentityChecks.Obstacles(nominee, read.Accepted ? read.Value : FactSet.Empty(policy.Facts), policy, context.On)).ToList();
        if (violations.Count == 0 && reserve is { } rank && NominationGuards.Enrolment(rank, award, channel, context) is { } obstacle)
        {
            violations.Add(obstacle);
        }

        violations.AddRange(read.Violations);
        violations.AddRange(ForeignFacts(policy, award, facts));
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        var nomination = new Nomination
        {
            Id = id,
            CampaignId = context.Campaign.Id,
            Award = award,
            Nominee = nominee,
            RecommendedBy = context.Actor,
            Channel = channel,
            QuotaHolder = policy.QuotaHolder(context.Actor, award),
            CreatedOn = context.On,
            LastActOn = context.On,
            State = context.Rules.Procedure.Initial,
            Facts = Canonical(read.Value),
            LivingKey = $"{award}:{nominee.Key}",
            PersonKey = nominee.Key,
            Hands = context.Subject is { } hand ? [hand] : [],
            Reserve = reserve,
        };
        if (nomination.Outlived(nomination.State, nomination.Facts, context).ToList() is { Count: > 0 } outlived)
        {
            return Outcome.Refused(outlived);
        }

        if (reserve is { } place)
        {
            context.Account!.Enrol(id, place);
        }

        nomination.Note(new Entry("nominate", context.Actor, context.On, policy.Stages[0].Clause)
        {
            To = nomination.State.Code,
            Details = new Dictionary<string, string> { ["award"] = award, ["channel"] = channel ?? "–", ["reserve"] = reserve?.ToString(CultureInfo.InvariantCulture) ?? "–" },
        });
        return nomination;
    }

    /// <summary>The facts, derived ones included.</summary>
    public FactSet FactsUnder(CampaignPolicy policy) => policy.Facts.Known(Facts);

    /// <summary>What the limits over a list look at.</summary>
    public ListedNominee Listed(CampaignPolicy policy) => new(Award, FactsUnder(policy)) { Holder = QuotaHolder, Channel = Channel, Identifier = Nominee.Key };

    /// <summary>Those of some stages that it has passed; none when it has ended without success, and for a reserve.</summary>
    /// <param name="stages">Codes of the stages.</param>
    /// <param name="rules">The rules.</param>
    public IReadOnlyList<string> Passed(IReadOnlyList<string> stages, Rulebook rules) => PassedFrom(State, Reserve, stages, rules);

    /// <summary>The same for a nomination of which no more is known than where it stands.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="reserve">Its rank as a reserve; null for a candidate.</param>
    /// <param name="stages">Codes of the stages.</param>
    /// <param name="rules">The rules.</param>
    public static IReadOnlyList<string> PassedFrom(State state, int? reserve, IReadOnlyList<string> stages, Rulebook rules)
    {
        ArgumentNullException.ThrowIfNull(rules);
        return reserve is not null || state is { IsFinal: true, IsSuccess: false } ? [] : [.. stages.Where(stage => rules.Procedure.Position(state) > rules.Procedure.Position(State.At(stage)))];
    }

    /// <summary>What the eligibility rules say about the nominee now.</summary>
    public Verdict VerdictUnder(CampaignPolicy policy) =>
        EligibilityRules.Evaluate(policy, policy.AwardOf(Award), FactsUnder(policy));

    /// <summary>The publicity of a stage that counts; null when the nominee has not been posted there since it was last returned.</summary>
    public Publication? PublicationIn(string stage) => Publications.LastOrDefault(publication => publication.Stage == stage);

    /// <summary>The stage in which the nomination ended without success; null while it has not, and where the policy has no such stage any more.</summary>
    public Stage? StageOfFall(CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return (State, FellIn, Passages) switch
        {
            ({ IsFinal: false } or { IsSuccess: true }, _, _) => null,
            (_, { } stage, _) => policy.FindStage(stage),

            // It ended before the stage was kept: the one behind the last that was left.
            (_, null, [.., var last]) => policy.Stages.SkipWhile(stage => stage.Code != last.Stage).Skip(1).FirstOrDefault(),
            _ => policy.Stages[0],
        };
    }

    /// <summary>The window of the publicity of a stage; null when there is none.</summary>
    /// <exception cref="UnknownYearException">The term runs into a year that the calendar lacks.</exception>
    public Window? WindowIn(string stage, Rulebook rules) =>
        PublicationIn(stage) is { } publication && rules.Policy.FindStage(stage)?.Term is { } term
            ? term.WindowFrom(publication.CountedFrom(), rules.CalendarIn(rules.Policy.StageOf(stage), RecommendedBy), publication.Suspensions)
            : null;

    /// <summary>The last moment in which this nomination can leave a stage in time; null when it is not bound, or what it is counted from has not come.</summary>
    /// <exception cref="UnknownYearException">It is counted into a year that the calendar lacks.</exception>
    public DueMoment? DueIn(Stage stage, Rulebook rules)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Due is { } due ? LastOf(due, stage, rules) : null;
    }

    /// <summary>The last moment that a due date of a stage, its own or that of its posting, leaves this nomination; null when it is not bound, or what it is counted from has not come.</summary>
    /// <exception cref="UnknownYearException">It is counted into a year that the calendar lacks.</exception>
    public DueMoment? LastOf(DueDate due, Stage stage, Rulebook rules)
    {
        ArgumentNullException.ThrowIfNull(due);
        return due.Binds(rules.Policy.Organisations.Find(RecommendedBy)?.Tier ?? string.Empty)
            ? due.Last(anchor => DayOf(anchor, rules.Policy), rules.CalendarIn(stage, RecommendedBy))
            : null;
    }

    /// <summary>The records that a stage asks for of this nominee.</summary>
    public IReadOnlyList<RecordRequirement> RecordsAsked(Stage stage, CampaignPolicy policy)
    {
        ArgumentNullException.ThrowIfNull(stage);
        return stage.Records.All(record => record.When is null) ? [.. stage.RecordsFor(Award)] : [.. stage.RecordsFor(Award, FactsUnder(policy))];
    }

    /// <summary>What stands in the way of an act; empty when it is possible.</summary>
    public IReadOnlyList<Violation> Obstacles(Act act, ActContext context) =>
        IsOlder(context.Rules.Policy) ? [.. NominationGuards.Dates(this, context)]
        : context.Rules.Procedure.Find(State, act) is { } row
            ? [.. Standing(row, context), .. row.Guards.SelectMany(guard => NominationGuards.Check(guard, this, context))]
            : [NominationGuards.NotOpen(this, act, context.Rules)];

    /// <summary>Every act of the present state for a day: possible, or what stands in the way. Who acts is told, not held against the asker.</summary>
    public IReadOnlyList<PossibleAct> Actions(ActContext context) =>
    [
        .. (IsOlder(context.Rules.Policy) ? [] : context.Rules.Procedure.From(State)).Select(row => new PossibleAct(
            row,
            row.ActingFor(context.Rules.Policy, RecommendedBy)?.Organisation,
            row.Guards.Any(guard => guard is ReasonGiven),
            [
                .. Standing(row, context),
                .. row.Guards.Where(guard => guard is not (ActingGuard or ReasonGiven)).SelectMany(guard => NominationGuards.Check(guard, this, context)),
            ])),
    ];

    /// <summary>
    /// Does an act that needs nothing but its context: recommend, close, submit, pass, return, reject, withdraw, list, decide … An act that
    /// comes with facts, a record, a notice or an objection is refused here: it is done together with that.
    /// </summary>
    public Outcome<Nomination> Do(Act act, ActContext context) =>
        act is Act.Declare or Act.Record or Act.Post or Act.Suspend or Act.Resume or Act.Uphold && context.Rules.Procedure.Find(State, act) is { } row
            ? NominationGuards.NotAlone(row)
            : Do(act, context, details: null);

    /// <summary>Declares facts, in place of the values that the same facts had; a fact with a null value is taken back.</summary>
    public Outcome<Nomination> Declare(IReadOnlyDictionary<string, string?> facts, ActContext context)
    {
        var policy = context.Rules.Policy;
        var merged = Merged(facts, policy);
        var violations = Obstacles(Act.Declare, context).Concat(ForeignFacts(policy, Award, merged)).ToList();
        var read = policy.Facts.Read(merged);
        violations.AddRange(read.Violations);
        violations.AddRange(read.Accepted ? Unfitting(Nominee, read.Value, context).Concat(Outlived(State, Canonical(read.Value), context)) : []);
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        Facts = Canonical(read.Value);
        return Do(Act.Declare, context, new Dictionary<string, string> { ["facts"] = string.Join(", ", facts.Keys) });
    }

    /// <summary>
    /// Files a record that the present stage asks for. The body that has to make it does so itself, or the stage's own body enters it as
    /// received. An earlier one of the same code gives way to a later one of the same body, and stays.
    /// </summary>
    public Outcome<Nomination> File(RecordDraft draft, ActContext context)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (Obstacles(Act.Record, context) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var stage = context.Rules.Policy.StageOf(State.Stage);
        var asked = RecordsAsked(stage, context.Rules.Policy);
        if (asked.FirstOrDefault(requirement => requirement.Code == draft.Code) is not { } requirement)
        {
            var hint = Nearest.Hint(draft.Code, asked.Select(known => known.Code));
            return new Violation(
                ViolationCode.RecordUnknown,
                new Text($"本环节不需要记录“{draft.Code}”。{hint.Zh}", $"This stage asks for no record '{draft.Code}'.{hint.En}"),
                stage.Clause)
            { Place = "code", Actual = draft.Code, Required = string.Join(", ", asked.Select(known => known.Code)) };
        }

        var before = RecordOf(draft.Code);
        var filed = new FiledRecord(draft.Code, State.Stage, draft.By, context.On, draft.Favourable, draft.Remarks)
        {
            RecordedOn = context.RecordedOn,
            Body = context.Rules.Policy.Acting(requirement.By ?? stage.By, RecommendedBy),
            Consulted = draft.Consulted ? true : null,
            Received = draft.Received,
            Evidence = draft.Evidence is { Count: > 0 } evidence ? evidence : null,
            Reason = before is null ? null : draft.Reason,
        };
        if (RecordMaking.Obstacles(filed, before, requirement, stage, this, context).ToList() is { Count: > 0 } unmade)
        {
            return Outcome.Refused(unmade);
        }

        Records = [.. Records.Select(record => record == before ? record with { EndedOn = context.On } : record), filed];
        var details = new Dictionary<string, string>
        {
            ["record"] = draft.Code,
            ["by"] = draft.By,

            // What checks and opinions say is for reviewers; the journal has more readers.
            ["favourable"] = requirement.IsForReviewers ? "–" : draft.Favourable ? "true" : "false",
            ["clause"] = requirement.Clause,
        };
        foreach (var (key, holds) in new[] { ("received", draft.Received is not null), ("supersedes", before is not null) }.Where(mark => mark.Item2))
        {
            details[key] = "true";
        }

        return Do(Act.Record, context, details.Naming(filed.References()), filed.Canonical());
    }

    /// <summary>Lets a reviewer step back; from then on the person does nothing more about this nomination in a review or decision.</summary>
    public Outcome<Recusal> Recuse(string reason, ActContext context)
    {
        if (State.IsFinal)
        {
            return NominationGuards.NotOpen(this, Act.Pass, context.Rules);
        }

        if (context.Subject is not { } subject)
        {
            return new Violation(
                ViolationCode.SubjectUnknown,
                new Text("回避须由本人声明；办理人身份不明。", "A recusal must be declared in person, and the person acting is unknown."),
                context.Rules.Policy.ProcedureClause);
        }

        if (Recusals.Any(recusal => recusal.Subject == subject))
        {
            return new Violation(
                ViolationCode.RecusedAlready,
                new Text("您已对该推荐申请回避。", "You have stepped back from this nomination already."),
                context.Rules.Policy.ProcedureClause);
        }

        var recusal = new Recusal(subject, context.Actor, context.On, reason);
        Recusals = [.. Recusals, recusal];

        // The reason is for reviewers, who find it with the nomination; the journal has more readers.
        Note(new Entry("recuse", context.Actor, context.On, context.Rules.Policy.ProcedureClause)
        {
            From = State.Code,
            To = State.Code,
        });
        return recusal;
    }

    /// <summary>Notes that somebody is shown what is confidential about the nominee. Refused once it was deleted.</summary>
    /// <param name="what">What is shown, for example <c>personal-data</c> or the code of a form.</param>
    /// <param name="campaign">The nomination's campaign.</param>
    /// <param name="actor">Code of the organisation, or whoever asked where there is none.</param>
    /// <param name="on">Day.</param>
    public Outcome<Nomination> Disclose(string what, Campaign campaign, string actor, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(campaign);
        if (campaign.ErasedOn is { } erased)
        {
            return Campaign.Erased(erased);
        }

        NoteDisclosure(what, actor, on);
        return this;
    }

    /// <summary>Deletes everything that is personal. What remains tells that there was a nomination, and what was done with it.</summary>
    /// <param name="actor">Code of the acting organisation.</param>
    /// <param name="on">Day.</param>
    /// <param name="clause">Clause of the retention; null where it cites none.</param>
    public void Erase(string actor, DateOnly on, string? clause)
    {
        Nominee = new Nominee(Nominee.Kind, Retention.Erased, string.Empty);
        Facts = new Dictionary<string, string>();
        (Records, Hands, Recusals) = ([], [], []);
        (_corrections, _changes) = (null, null);
        (PersonKey, LivingKey) = (string.Empty, null);
        Note(new Entry("erase", actor, on, clause) { From = State.Code, To = State.Code });
    }

    /// <summary>Posts the nominee in a public notice.</summary>
    internal Outcome<Nomination> Post(Guid noticeId, DateOnly seenFrom, ActContext context)
    {
        var stage = State.Stage;
        return Do(Act.Post, context, new Dictionary<string, string> { ["notice"] = noticeId.ToString() })
            .Select(nomination =>
            {
                nomination.Publications = [.. nomination.Publications, new Publication(stage, noticeId, context.On, [], null) { SeenFrom = seenFrom == context.On ? null : seenFrom }];
                return nomination;
            });
    }

    /// <summary>Lets the term stand still from the day on which an objection arrived, also where it stands still already.</summary>
    internal Outcome<Nomination> Suspend(DateOnly arrivedOn, ActContext context)
    {
        return Do(Act.Suspend, context, new Dictionary<string, string> { ["arrivedOn"] = Violations.Day(arrivedOn) }).Select(nomination =>
        {
            nomination.Republish(publication => publication with
            {
                Suspensions = publication.Suspensions is { Count: > 0 } all && all[^1] is { To: null } open
                    ? [.. publication.Suspensions.SkipLast(1), open with { From = arrivedOn < open.From ? arrivedOn : open.From }]
                    : [.. publication.Suspensions, new Suspension(arrivedOn, null)],
            });
            return nomination;
        });
    }

    /// <summary>Brings the nominee back to a publicity that was closed, because an objection had come in time: what was done since is done anew.</summary>
    internal Outcome<Nomination> Reopen(string stage, DateOnly from, ActContext context)
    {
        var publicity = context.Rules.Policy.StageOf(stage);
        var row = new Transition(State, Act.Suspend, State.Suspended(stage), publicity.Clause, []);
        if (Standing(row, context).ToList() is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var publication = PublicationIn(stage)!;
        Apply(row, context, new Dictionary<string, string> { ["arrivedOn"] = Violations.Day(from), ["reopened"] = stage }, verdict: null);
        Publications = [.. Publications, publication with { ClosedOn = null, Suspensions = [.. publication.Suspensions, new Suspension(from, null)] }];
        return this;
    }

    /// <summary>Lets the term go on because the last open objection was dismissed.</summary>
    internal Outcome<Nomination> Resume(ActContext context) => Do(Act.Resume, context, details: null);

    /// <summary>Ends the nomination because an objection was upheld.</summary>
    internal Outcome<Nomination> Uphold(ActContext context) => Do(Act.Uphold, context, details: null);

    private Outcome<Nomination> Do(Act act, ActContext context, Dictionary<string, string>? details, string? content = null)
    {
        if (Obstacles(act, context) is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        details ??= [];
        var row = context.Rules.Procedure.Find(State, act)!;
        if (act == Act.Disqualify && context.Campaign.DisqualifiedBy(Nominee.Key, context.Rules.Policy) is { } sanction)
        {
            row = row with { Clause = sanction.Clause };
            details["sanction"] = sanction.Code;
        }

        if (context.At is { } at && row.Guards.Any(guard => guard is InTime { Due.At: not null } or IsOverdue { Due.At: not null } or HasOpened { Opening.At: not null }))
        {
            details["at"] = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        }

        // What the examination of an objection found stands with the objection; the journal has more readers, and keeps for ever.
        if (context.Reason is { } reason && act is not (Act.Resume or Act.Uphold))
        {
            details["reason"] = reason;
        }

        var verdict = row.Guards.Any(guard => guard is IsEligible) ? VerdictUnder(context.Rules.Policy) : null;
        if (verdict is not null)
        {
            details["standing"] = Kebab.Of(verdict.Standing);
        }

        Apply(row, context, details, verdict, content: content);
        return this;
    }

    // The only place where a nomination changes state.
    private void Apply(Transition row, ActContext context, Dictionary<string, string> details, Verdict? verdict, string? told = null, string? content = null)
    {
        var procedure = context.Rules.Procedure;
        var counted = Counted(context);
        switch (row.Act)
        {
            case Act.AcceptLate:
                LateAcceptances = [.. LateAcceptances, new LateAcceptance(row.Guards.OfType<IsOverdue>().First().Step, context.Actor, context.On, context.Reason!)];
                break;
            case Act.Resume:
                Republish(publication => publication with
                {
                    Suspensions = [.. publication.Suspensions.SkipLast(1), publication.Suspensions[^1] with { To = context.On }],
                });
                break;
            case Act.Close:
                Republish(publication => publication with { ClosedOn = context.On });
                break;
        }

        var (here, target) = (procedure.Position(State), procedure.Position(row.To));
        if (target < here || (target == here && row.Act == Act.Return && row.From != row.To))
        {
            // What was done after the stage returned to is done anew; its own records stay until they are replaced.
            Records = [.. Records.Select(record => record.EndedOn is null && procedure.Position(State.At(record.Stage)) > target ? record with { EndedOn = context.On } : record)];
            Publications = [.. Publications.Where(publication => procedure.Position(State.At(publication.Stage)) < target)];
            LateAcceptances = [.. LateAcceptances.Where(acceptance => procedure.Position(State.At(acceptance.Stage)) < target)];
            Passages = [.. Passages.Where(passage => procedure.Position(State.At(passage.Stage)) < target)];
        }
        else if (target > here && row.To is not { IsFinal: true, IsSuccess: false })
        {
            Passages = [.. Passages, new Passage(State.Stage, context.On)];
        }

        if (row.Act == Act.Promote)
        {
            FollowUp(context, details);
        }
        else if (Reserve is not null && row.To is { IsFinal: true })
        {
            context.Account!.Strike(Id);
        }
        else if (Reserve is null && row.Guards.Any(guard => guard is PlaceFree))
        {
            SetPlace(true, context);
        }
        else if (GivesPlaceBack(row, context.Rules))
        {
            SetPlace(false, context, row.To.IsFinal ? PlaceAfter(row.To, State.Stage, context).Outcome : PlaceOutcome.Free);
        }

        if (context.Subject is { } hand && !Hands.Contains(hand) && Recommends(row, context.Rules))
        {
            Hands = [.. Hands, hand];
        }

        if (told is null && row.Act is Act.Return or Act.Reject)
        {
            Settle(row.Act.Name(), context);
        }

        var from = State;
        State = row.To;
        LastActOn = context.On;
        FellIn = State is { IsFinal: true, IsSuccess: false } ? from.Stage : null;
        LivingKey = FellIn is null ? LivingKey : null;
        context.Counts?.Replace(counted, Counted(context));
        Note(new Entry(told ?? row.Act.Name(), context.Actor, context.On, row.Clause) { From = from.Code, To = State.Code, Verdict = verdict?.Canonical(), Content = content, Details = details });
    }

    // What it adds to the running counts, of every counted stage that it has passed.
    private IReadOnlyList<Counted> Counted(ActContext context) =>
        context.Counts is { } counts && Passed(counts.Stages, context.Rules) is [_, ..] passed ? counts.Of(Listed(context.Rules.Policy), passed) : [];

    private DateOnly? DayOf(string anchor, CampaignPolicy policy) =>
        policy.FixedDay(anchor)
        ?? (anchor.EndsWith(RelativeTime.Posted, StringComparison.Ordinal)
            ? PublicationIn(anchor[..^RelativeTime.Posted.Length])?.PostedOn
            : Passages.LastOrDefault(passage => passage.Stage == anchor)?.LeftOn);

    // What stands in the way whatever the guards say.
    private IEnumerable<Violation> Standing(Transition row, ActContext context) =>
        NominationGuards.Kept(context)
            .Concat(NominationGuards.Dates(this, context))
            .Concat(NominationGuards.Hands(this, row, context))
            .Concat(NominationGuards.Restated(this, row, context))
            .Concat(GivesPlaceBack(row, context.Rules) || (Reserve is not null && row.To.IsFinal) ? NominationGuards.Account(this, context) : [])
            .Concat(row.To.Stage == State.Stage ? [] : Outlived(row.To, Facts, context));

    // What no longer fits together once the nominee and the facts are these. What did not fit before is not held against whoever puts something else right.
    private IEnumerable<Violation> Unfitting(Nominee nominee, FactSet facts, ActContext context)
    {
        var policy = context.Rules.Policy;
        var after = IdentityChecks.Obstacles(nominee, facts, policy, context.On);
        if (nominee != Nominee)
        {
            return after;
        }

        var before = IdentityChecks.Obstacles(Nominee, FactsUnder(policy), policy, context.On).Select(problem => (problem.Code, problem.Place)).ToHashSet();
        return after.Where(problem => !before.Contains((problem.Code, problem.Place)));
    }

    // What the nomination would stand on after an act, and an amendment that is still to take effect takes away.
    private IEnumerable<Violation> Outlived(State state, IReadOnlyDictionary<string, string> facts, ActContext context) => context.Coming.SelectMany(coming =>
        AmendmentChecks.Outlived(context.Rules.Policy, coming, new NominationUse(Id, Award, state, RecommendedBy, QuotaHolder, Channel, facts)));

    // The version of a day before the award was there, and so before the nomination.
    private bool IsOlder(CampaignPolicy policy) => policy.FindAward(Award) is null;

    private bool Recommends(Transition row, Rulebook rules) =>
        row.Act is Act.Declare or Act.Recommend or Act.List
        || (row.Act == Act.Record && rules.Policy.FindStage(State.Stage)?.Kind == StageKind.Recommendation);

    // The reserve takes the vacant place, its own organisation's or another's, whose quota holder it then counts under.
    private void FollowUp(ActContext context, Dictionary<string, string> details)
    {
        var vacant = context.Vacant ?? context.Account!;
        details["reserve"] = Reserve!.Value.ToString(CultureInfo.InvariantCulture);
        details["placeOf"] = vacant.Organisation;
        context.Account!.Strike(Id);
        vacant.Take(vacant.PlacesUnder(context.Rules.Policy), context.Rules.Policy.QuotaClause, byOthers: vacant.Organisation != context.Account.Organisation);
        (Reserve, QuotaHolder, HoldsPlace) = (null, vacant.Organisation, true);
    }

    private bool GivesPlaceBack(Transition row, Rulebook rules) =>
        HoldsPlace && (row.To is { IsFinal: true, IsSuccess: false } || BeforePlace(row.To, rules));

    private static bool BeforePlace(State state, Rulebook rules) =>
        rules.Policy.Stages.FirstOrDefault(stage => stage.PlaceClause is not null) is { } placing
        && rules.Procedure.Position(state) <= rules.Procedure.Position(State.At(placing.Code));

    /// <summary>What becomes of the place of one who has fallen, and the clause that says so; null where nothing does.</summary>
    internal (PlaceOutcome Outcome, string? Clause) PlaceLeft(ActContext context) => PlaceAfter(State, StageOfFall(context.Rules.Policy)?.Code, context);

    // A sanction on the nominee says it; otherwise the stage.
    private (PlaceOutcome Outcome, string? Clause) PlaceAfter(State state, string? stage, ActContext context) =>
        state == State.Disqualified && context.Campaign.DisqualifiedBy(Nominee.Key, context.Rules.Policy) is { Place: { } place } sanction ? (place, sanction.Clause)
        : stage is not null && context.Rules.Policy.FindStage(stage)?.Replacement is { Allowed: false } forbidden ? (PlaceOutcome.Lapses, forbidden.Clause)
        : (PlaceOutcome.Free, null);

    private void SetPlace(bool holds, ActContext context, PlaceOutcome left = PlaceOutcome.Free)
    {
        HoldsPlace = holds;
        var policy = context.Rules.Policy;
        if (Channel is not null)
        {
            context.Account?.CountExempt(holds ? 1 : -1);
        }
        else if (holds)
        {
            context.Account!.Take(context.Account.PlacesUnder(policy), policy.QuotaClause, context.Account.CandidatesUnder(policy));
        }
        else
        {
            context.Account!.Release(left, context.Account.PlacesUnder(policy));
        }
    }

    private void Republish(Func<Publication, Publication> change) =>
        Publications = [.. Publications.SkipLast(1), change(Publications[^1])];

    private static Dictionary<string, string> Canonical(FactSet facts) => facts.Declared.ToDictionary(pair => pair.Key, pair => pair.Value);

    private static IEnumerable<Violation> ForeignFacts(CampaignPolicy policy, string award, IEnumerable<KeyValuePair<string, string>> facts) =>
        from declared in facts
        let fact = policy.Facts.Find(declared.Key)
        where fact?.For is { } kind && policy.FindAward(award) is { } known && kind != known.Kind
        select new Violation(
            ViolationCode.FactOtherKind,
            new Text($"“{fact.Label.Zh}”不适用于该奖项的对象。", $"'{fact.Code}' is not a fact of this award's nominees."))
        { Fact = fact.Code, Place = $"facts.{fact.Code}" };

    private static IEnumerable<Violation> Problems(CampaignPolicy policy, string award, Nominee nominee, string? channel, ActContext context)
    {
        var known = policy.FindAward(award);
        if (known is null)
        {
            yield return Violation.Unknown(ViolationCode.AwardUnknown, award, policy.Awards.Select(other => other.Code)) with { Place = "award" };
        }
        else if (known.Kind != nominee.Kind)
        {
            yield return new Violation(
                ViolationCode.NomineeKind,
                new Text("推荐对象类型与奖项不符。", "The kind of nominee does not fit the award."),
                known.Clause)
            { Place = "kind", Required = Kebab.Of(known.Kind), Actual = Kebab.Of(nominee.Kind) };
        }

        foreach (var erased in NominationGuards.Kept(context))
        {
            yield return erased;
        }

        if (policy.Organisations.Find(context.Actor) is null)
        {
            yield return policy.Organisations.Unknown(context.Actor, "organisation");
        }
        else
        {
            if (NominationGuards.Disqualified(context.Actor, nominee.Key, context) is { } disqualified)
            {
                yield return disqualified;
            }

            foreach (var barred in context.Barred(context.Actor, nominee.Key))
            {
                yield return barred;
            }

            foreach (var upheld in context.Upheld)
            {
                yield return NominationGuards.BarredByObjection(upheld, policy);
            }

            if (known is not null && channel is null && policy.QuotaHolder(context.Actor, award) is null)
            {
                yield return new Violation(
                    ViolationCode.NoQuotaHolder,
                    new Text($"单位{context.Actor}及其上级在名额分配表中没有该奖项的名额。", $"Neither {context.Actor} nor its superiors hold places for this award."),
                    policy.QuotaClause)
                { Place = "organisation", Actual = context.Actor };
            }
        }

        if (channel is not null && !policy.Channels.Any(other => other.Code == channel && other.Award == award))
        {
            yield return Violation.Unknown(ViolationCode.ChannelUnknown, channel, policy.Channels.Where(other => other.Award == award).Select(other => other.Code)) with { Place = "channel" };
        }

        if (context.On < policy.IssuedOn)
        {
            yield return new Violation(
                ViolationCode.BeforeNotice,
                new Text($"推荐日期早于通知日期{Violations.Day(policy.IssuedOn)}。", $"The nomination is dated before the notice of {Violations.Day(policy.IssuedOn)}."))
            { Place = "on", Actual = Violations.Day(context.On), Required = Violations.Day(policy.IssuedOn) };
        }
    }
}
