using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Publicity;

/// <summary>
/// A public notice (公示公告): the nominees posted together, the required content, and the objections that came in. The term itself runs for
/// each nominee apart, so that an objection against one does not hold up the others.
/// </summary>
public sealed class PublicNotice : NominationBatch
{
    private PublicNotice()
    {
    }

    /// <summary>Code of the publicity's stage.</summary>
    public string Stage { get; private init; } = string.Empty;

    /// <summary>Code of the organisation that posted it.</summary>
    public string Organisation { get; private init; } = string.Empty;

    /// <summary>Day of posting.</summary>
    public DateOnly PostedOn { get; private init; }

    /// <summary>Day from which the public could see it, where it was recorded later than it was posted; null where that is the day of posting.</summary>
    public DateOnly? SeenFrom { get; private init; }

    /// <summary>Where else it was published; null where it was not.</summary>
    public PublishedElsewhere? PublishedElsewhere { get; private set; }

    /// <summary>Day from which the term counts.</summary>
    public DateOnly CountedFrom() => SeenFrom ?? PostedOn;

    /// <summary>The text of each required part.</summary>
    public IReadOnlyDictionary<string, string> Content { get; private set; } = new Dictionary<string, string>();

    /// <summary>Objections in the order of their arrival here.</summary>
    public IReadOnlyList<Objection> Objections { get; private set; } = [];

    /// <summary>Posts a notice for one or more nominations. Refused as a whole when content is missing or one nominee cannot be posted.</summary>
    /// <param name="id">Key.</param>
    /// <param name="stage">Code of the publicity's stage.</param>
    /// <param name="content">The text of each required part.</param>
    /// <param name="nominees">The nominations.</param>
    /// <param name="noted">What the journal notes of the posting besides; null for nothing.</param>
    /// <param name="elsewhere">Where else it was published, for a posting that is recorded late; null where it was not.</param>
    public static Outcome<PublicNotice> Post(
        Guid id, string stage, IReadOnlyDictionary<string, string> content, Nominees nominees, IReadOnlyDictionary<string, string>? noted = null, PublishedElsewhere? elsewhere = null)
    {
        ArgumentNullException.ThrowIfNull(nominees);
        var context = nominees.Context;
        return StageOf(StageKind.Publicity, stage, context.Rules.Policy, new Text("公示", "publicity")).Then<PublicNotice>(publicity =>
        {
            var seenFrom = Publication.Seen(context.On, context.RecordedOn, elsewhere?.On);
            var notice = new PublicNotice
            {
                Id = id,
                CampaignId = context.Campaign.Id,
                Stage = stage,
                Organisation = context.Actor,
                PostedOn = context.On,
                SeenFrom = seenFrom == context.On ? null : seenFrom,
                PublishedElsewhere = elsewhere,
                Content = content,
                Nominations = nominees.Ids,
            };

            // A term that runs out of the known years is found when the notice is posted, not a week later when it should close.
            var window = WorkingCalendar.Within(() => publicity.Term!.WindowFrom(seenFrom, context.Rules.CalendarOf(context.Actor)));
            var violations = notice.Lead(
                nominees,
                stage,
                Act.Post,
                [.. Violations.PartsMissing(ViolationCode.NoticeContentMissing, publicity.Content, content, "content"), .. window.Violations, .. PublishedElsewhere.Obstacles(elsewhere, context, publicity)],
                new Entry("post-notice", context.Actor, context.On, publicity.TermClause ?? publicity.Clause)
                {
                    Details = new Dictionary<string, string>(noted ?? new Dictionary<string, string>()) { ["stage"] = stage, ["nominees"] = string.Join(", ", notice.Nominations) }.Naming(elsewhere?.Evidence),
                },
                (nomination, its) => nomination.Post(id, seenFrom, its));
            return violations is [] ? notice : Outcome.Refused(violations);
        });
    }

    /// <summary>
    /// Closes the term of every nomination that is posted here and not held up by an objection. Refused as a whole while one of these terms still
    /// runs, and when none is left.
    /// </summary>
    /// <param name="nominees">The nominations of the notice.</param>
    /// <returns>The nominations that went on, and those that stay because an objection is examined.</returns>
    public Outcome<(IReadOnlyList<Guid> Closed, IReadOnlyList<Guid> UnderExamination)> Close(Nominees nominees)
    {
        ArgumentNullException.ThrowIfNull(nominees);

        // A nominee that was returned and posted again runs its term under the newer notice, not under this one.
        var here = nominees.Nominations.Where(nomination => nomination.PublicationIn(Stage)?.NoticeId == Id).ToList();
        var running = nominees with { Nominations = [.. here.Where(nomination => nomination.State == State.Posted(Stage))] };
        var examined = here.Where(nomination => nomination.State == State.Suspended(Stage)).Select(nomination => nomination.Id).ToList();
        if (running.Nominations.Count == 0)
        {
            return examined.Count > 0
                ? new Violation(ViolationCode.TermSuspended, new Text("异议核查期间不能结束公示。", "The publicity cannot be closed while objections are examined."))
                : new Violation(ViolationCode.NoticeClosed, new Text("该公告已没有公示中的推荐。", "No nomination of this notice is running any more."));
        }

        return running.Do(Act.Close) is { Count: > 0 } violations ? Outcome.Refused(violations) : (running.Ids, examined);
    }

    /// <summary>
    /// Takes in an objection that came within the nominee's term; the term stands still from the day that counts. One that is recorded after the
    /// publicity was closed reopens it for this nominee, who comes back from any later stage; after the honour it becomes a report of misconduct.
    /// </summary>
    /// <param name="objection">The objection.</param>
    /// <param name="nomination">The nomination that it is against.</param>
    /// <param name="context">Who takes it in, and when.</param>
    public Outcome<Objection> Raise(Objection objection, Nomination nomination, ActContext context)
    {
        ArgumentNullException.ThrowIfNull(objection);
        ArgumentNullException.ThrowIfNull(nomination);
        ArgumentNullException.ThrowIfNull(context);
        var publicity = context.Rules.Policy.StageOf(Stage);
        var publication = nomination.PublicationIn(Stage);
        if (!Nominations.Contains(nomination.Id) || (publication is not null && publication.NoticeId != Id))
        {
            return NotHere(publicity);
        }

        if (Elsewhere(objection, nomination, publicity) is { } elsewhere)
        {
            return elsewhere;
        }

        var counts = publicity.ObjectionCounts == ObjectionCounting.Postmark ? objection.PostmarkedOn ?? objection.ArrivedOn : objection.ArrivedOn;
        if (Untimely(objection, counts, nomination, publicity, context) is { Accepted: false } untimely)
        {
            return untimely.Refusal;
        }

        var late = nomination.State.Stage != Stage;
        if (publication is null || nomination.State is { IsFinal: true, IsSuccess: false })
        {
            return NominationGuards.NotOpen(nomination, Act.Suspend, context.Rules);
        }

        if (late && LateObstacles(objection, nomination, publicity, context).ToList() is { Count: > 0 } obstacles)
        {
            return Outcome.Refused(obstacles);
        }

        var reported = nomination.State.IsSuccess;
        var held = reported ? nomination : late ? nomination.Reopen(Stage, counts, context) : nomination.Suspend(counts, context);
        if (held is { Refusal: { } refusal })
        {
            return refusal;
        }

        var taken = objection with { RecordedOn = context.On, Status = reported ? ObjectionStatus.Reported : ObjectionStatus.Open };
        Objections = [.. Objections, taken];
        var details = new Dictionary<string, string>
        {
            ["objection"] = objection.Id.ToString(),
            ["nomination"] = nomination.Id.ToString(),
            ["channel"] = objection.Channel.ToString(),
            ["signed"] = objection.Signed ? "true" : "false",
        };
        foreach (var (key, holds) in new[] { ("public", objection.Objector is not null), ("late", late), ("reported", reported) }.Where(mark => mark.Item2))
        {
            details[key] = "true";
        }

        Note(new Entry("object", context.Actor, context.On, publicity.TermClause ?? publicity.Clause) { Details = details.Naming(objection.Evidence) });
        return taken;
    }

    /// <summary>The objection of this key; refused when the notice has none.</summary>
    public Outcome<Objection> Find(Guid objectionId) =>
        Objections.FirstOrDefault(known => known.Id == objectionId) is { } objection ? objection : Outcome.Missing("异议 / objection", objectionId.ToString());

    /// <summary>
    /// Records what the examination found: upheld ends the nomination, and with it every other objection against it; dismissed lets the term
    /// go on once no other objection is open.
    /// </summary>
    public Outcome<Objection> Decide(Guid objectionId, bool upheld, string finding, Nomination nomination, ActContext context)
    {
        var found = Find(objectionId);
        if (!found.Accepted)
        {
            return found;
        }

        var objection = found.Value;

        var publicity = context.Rules.Policy.StageOf(Stage);
        if (Elsewhere(objection, nomination, publicity) is { } elsewhere)
        {
            return elsewhere;
        }

        if (objection.Status == ObjectionStatus.Reported)
        {
            return DecideReport(objection, upheld, finding, nomination, context);
        }

        if (objection.Status != ObjectionStatus.Open)
        {
            return new Violation(
                ViolationCode.ObjectionDecided,
                new Text("该异议已有结论。", "This objection has been decided already."),
                publicity.Clause)
            { Actual = objection.Status.ToString() };
        }

        var others = Objections
            .Where(other => other.Id != objectionId && other.NominationId == objection.NominationId && other.Status == ObjectionStatus.Open)
            .Select(other => other.Id)
            .ToList();
        var withReason = context with { Reason = finding };
        var done = (upheld, others.Count > 0) switch
        {
            (true, _) => nomination.Uphold(withReason),
            (false, false) => nomination.Resume(withReason),
            _ => nomination.Obstacles(Act.Resume, withReason) is { Count: > 0 } obstacles ? Outcome.Refused(obstacles) : nomination,
        };
        if (done.Refusal is { } refusal)
        {
            return refusal;
        }

        Objection Close(Objection open, ObjectionStatus status) => Decided(open, status, finding, context);
        var decided = Close(objection, upheld ? ObjectionStatus.Upheld : ObjectionStatus.Dismissed);
        var details = new Dictionary<string, string> { ["objection"] = objectionId.ToString(), ["nomination"] = nomination.Id.ToString() };
        if (upheld && others.Count > 0)
        {
            details["moot"] = string.Join(", ", others);
        }

        Objections =
        [
            .. Objections.Select(known =>
                known.Id == objectionId ? decided : upheld && others.Contains(known.Id) ? Close(known, ObjectionStatus.Moot) : known),
        ];
        Note(new Entry(upheld ? "uphold-objection" : "dismiss-objection", context.Actor, context.On, publicity.Clause) { Details = details });
        return decided;
    }

    /// <summary>Lifts the bar that an upheld objection lays on a new nomination of the same person or unit. Only the body that examines does.</summary>
    /// <param name="objectionId">The objection.</param>
    /// <param name="reason">Why.</param>
    /// <param name="nomination">The nomination that it ended.</param>
    /// <param name="context">Who acts, and when.</param>
    public Outcome<Objection> Lift(Guid objectionId, string reason, Nomination nomination, ActContext context) => Find(objectionId).Then<Objection>(objection =>
    {
        var policy = context.Rules.Policy;
        if (Elsewhere(objection, nomination, policy.StageOf(Stage)) is { } elsewhere)
        {
            return elsewhere;
        }

        var upholds = context.Rules.Procedure.Find(State.Suspended(Stage), Act.Uphold)!;
        List<Violation> obstacles =
        [
            .. upholds.Guards.OfType<ActingGuard>().SelectMany(guard => NominationGuards.Check(guard, nomination, context)),
            .. NominationGuards.Hands(nomination, upholds, context),
        ];
        if (objection is not { Status: ObjectionStatus.Upheld, Lifted: null } || nomination.State != State.ObjectionUpheld)
        {
            obstacles.Add(new Violation(
                ViolationCode.BarNotLaid,
                new Text("该异议没有限制重新推荐，或限制已经解除。", "The objection bars nobody from a new nomination, or no longer does."),
                upholds.Clause)
            { Actual = objection.Status.ToString() });
        }

        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        var lifted = objection with { Lifted = new LiftedBar(context.Actor, context.On, reason) };
        Objections = [.. Objections.Select(known => known.Id == objectionId ? lifted : known)];
        Note(new Entry("lift-bar", context.Actor, context.On, upholds.Clause)
        {
            Details = new Dictionary<string, string> { ["objection"] = objectionId.ToString(), ["nomination"] = nomination.Id.ToString() },
        });
        return lifted;
    });

    /// <summary>Deletes the text of the notice and of the objections, which tell of persons.</summary>
    /// <inheritdoc cref="Nomination.Erase"/>
    public void Erase(string actor, DateOnly on, string? clause)
    {
        Content = Content.ToDictionary(part => part.Key, _ => Retention.Erased);
        PublishedElsewhere = PublishedElsewhere is null ? null : PublishedElsewhere with { Where = Retention.Erased, Evidence = [] };
        Objections = [.. Objections.Select(objection => objection with { Statement = Retention.Erased, Evidence = [], Objector = objection.Objector is null ? null : new Objector(null, null), Finding = objection.Finding is null ? null : Retention.Erased, Lifted = objection.Lifted is null ? null : objection.Lifted with { Reason = Retention.Erased } })];
        Note(new Entry("erase", actor, on, clause));
    }

    // What the public sends in is held up by nobody, so it is bounded here; a letter is always taken in.
    private const int MostPublic = 200;

    private Outcome<Objection> Untimely(Objection objection, DateOnly counts, Nomination nomination, Stage publicity, ActContext context)
    {
        var clause = publicity.TermClause ?? publicity.Clause;
        if (objection.ArrivedOn > context.On)
        {
            return new Violation(
                ViolationCode.ObjectionNotArrived,
                new Text(
                    $"异议到达日期{Violations.Day(objection.ArrivedOn)}晚于受理日期{Violations.Day(context.On)}。",
                    $"The objection arrived on {Violations.Day(objection.ArrivedOn)}, after {Violations.Day(context.On)}, the day on which it is accepted."),
                clause)
            { Place = "arrivedOn", Actual = Violations.Day(objection.ArrivedOn), Required = Violations.Day(context.On) };
        }

        if (objection.PostmarkedOn is { } sent && (sent > objection.ArrivedOn || objection.Channel != ObjectionChannel.Letter))
        {
            return new Violation(
                ViolationCode.PostmarkWrong,
                new Text("邮戳日期只用于来信，且不得晚于到达日期。", "Only a letter has a postmark, and not one later than its arrival."),
                clause)
            { Place = "postmarkedOn", Actual = Violations.Day(sent), Required = Violations.Day(objection.ArrivedOn) };
        }

        if (objection.Objector is not null && Objections.Count(known => known.Objector is not null) >= MostPublic)
        {
            return new Violation(
                ViolationCode.ObjectionsFull,
                new Text("本公告的网上异议已达上限；请以来信、来访或来电方式向公示单位反映。", "This notice takes no more objections online; write, call on or telephone the organisation that posted it."),
                clause);
        }

        var window = WorkingCalendar.Within(() => nomination.WindowIn(Stage, context.Rules));
        if (!window.Accepted)
        {
            return window.Refusal;
        }

        var last = window.Value?.LastDay;
        return counts >= PostedOn && counts <= (last ?? DateOnly.MaxValue)
            ? objection
            : new Violation(
                ViolationCode.ObjectionOutsideTerm,
                new Text(
                    $"异议须在公示期内（{Violations.Day(PostedOn)}至{(last is { } until ? Violations.Day(until) : "—")}）{(publicity.ObjectionCounts == ObjectionCounting.Postmark ? "寄出或" : string.Empty)}到达；期外反映请按举报程序处理。",
                    $"An objection must {(publicity.ObjectionCounts == ObjectionCounting.Postmark ? "be posted or arrive" : "arrive")} within the publicity ({Violations.Day(PostedOn)} to {(last is { } end ? Violations.Day(end) : "—")}); what arrives later is examined as a report."),
                clause)
            { Place = "arrivedOn", Actual = Violations.Day(counts) };
    }

    // Taken in by who posted or who examines: by then the letters come to either, and neither can keep the other's from the record.
    private IEnumerable<Violation> LateObstacles(Objection objection, Nomination nomination, Stage publicity, ActContext context)
    {
        var posts = new ActsInRole(publicity.By, publicity.Clause);
        ActingGuard[] takers = [posts, Examines(context), ReportedTo(context)];
        if (takers.All(taker => taker.ActingFor(context.Rules.Policy, nomination.RecommendedBy).Organisation != context.Actor))
        {
            foreach (var violation in NominationGuards.Check(posts, nomination, context))
            {
                yield return violation;
            }
        }

        if (objection.Objector is null && objection.Evidence.All(string.IsNullOrWhiteSpace))
        {
            yield return new Violation(
                ViolationCode.Required,
                new Text("公示已结束；补登异议须附收文登记等证明其在公示期内到达的材料。", "The publicity is closed; name what shows that the objection came in time, for example the register of incoming letters."),
                publicity.TermClause ?? publicity.Clause)
            { Place = "evidence" };
        }
    }

    private ActingGuard Examines(ActContext context) => context.Rules.Procedure.Find(State.Suspended(Stage), Act.Uphold)!.Guards.OfType<ExaminesObjections>().First();

    // The leading group: whoever draws up the list, and where no list is drawn up the last reviewer.
    private static ActsInRole ReportedTo(ActContext context)
    {
        var stages = context.Rules.Policy.Stages;
        var stage = stages.LastOrDefault(stage => stage.Kind == StageKind.Listing) ?? stages.LastOrDefault(stage => stage.Kind == StageKind.Review) ?? stages[^1];
        return new ActsInRole(stage.By, stage.Clause);
    }

    // The honour stands until it is revoked, which is an act of its own.
    private Outcome<Objection> DecideReport(Objection objection, bool upheld, string finding, Nomination nomination, ActContext context)
    {
        var guard = ReportedTo(context);
        var row = context.Rules.Procedure.Find(State.Suspended(Stage), Act.Uphold)! with { Clause = guard.Clause };
        List<Violation> obstacles = [.. NominationGuards.Check(guard, nomination, context), .. NominationGuards.Hands(nomination, row, context), .. NominationGuards.Kept(context)];
        if (obstacles.Count > 0)
        {
            return Outcome.Refused(obstacles);
        }

        var decided = Decided(objection, upheld ? ObjectionStatus.Upheld : ObjectionStatus.Dismissed, finding, context);
        Objections = [.. Objections.Select(known => known.Id == objection.Id ? decided : known)];
        Note(new Entry(upheld ? "uphold-objection" : "dismiss-objection", context.Actor, context.On, guard.Clause)
        {
            Details = new Dictionary<string, string> { ["objection"] = objection.Id.ToString(), ["nomination"] = nomination.Id.ToString(), ["reported"] = "true" },
        });
        return decided;
    }

    private static Objection Decided(Objection open, ObjectionStatus status, string finding, ActContext context) =>
        open with { Status = status, Finding = finding, DecidedOn = context.On };

    private static Violation NotHere(Stage publicity) => new(
        ViolationCode.NotInNotice,
        new Text("该推荐不在此公告中。", "This nomination is not part of the notice."),
        publicity.Clause)
    { Place = "nominationId" };

    private static Violation? Elsewhere(Objection objection, Nomination nomination, Stage publicity) => objection.NominationId == nomination.Id
        ? null
        : new Violation(
            ViolationCode.ObjectionElsewhere,
            new Text("该异议针对的是另一推荐。", "The objection is against another nomination."),
            publicity.Clause)
        { Place = "nominationId", Actual = objection.NominationId.ToString(), Required = nomination.Id.ToString() };
}
