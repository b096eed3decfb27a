using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Nominations;

/// <content>What is put right, and what changed, while the nomination is under way.</content>
public sealed partial class Nomination
{
    /// <summary>The name of the act by which a reviewer lets a nomination go on after a change of circumstances.</summary>
    public const string Keep = "keep";

    private const string CorrectAct = "correct";
    private const string ReportAct = "report-change";

    // Null in rows from before there were any.
    private IReadOnlyList<Correction>? _corrections;
    private IReadOnlyList<ReportedChange>? _changes;

    /// <summary>Corrections in their order.</summary>
    public IReadOnlyList<Correction> Corrections
    {
        get => _corrections ?? [];
        private set => _corrections = value;
    }

    /// <summary>Changes of circumstances in the order of their reports.</summary>
    public IReadOnlyList<ReportedChange> Changes
    {
        get => _changes ?? [];
        private set => _changes = value;
    }

    /// <summary>
    /// Corrects name, identifier or facts. Possible in every stage, for the organisation that acts there. What was public and changes is made
    /// public anew: the nominee goes back to the latest publicity that he was posted in.
    /// </summary>
    /// <param name="restated">What is put right.</param>
    /// <param name="context">Context of the act.</param>
    public Outcome<Nomination> Correct(Restatement restated, ActContext context)
    {
        ArgumentNullException.ThrowIfNull(restated);
        ArgumentNullException.ThrowIfNull(context);
        if (State.IsFinal || IsOlder(context.Rules.Policy))
        {
            return NominationGuards.NotOpen(this, Act.Declare, context.Rules);
        }

        return Restate(restated, context, [.. NominationGuards.Holder(this, context)], everythingPublic: true).Select(replaced =>
        {
            var reopened = GoBack(CorrectAct, restated, replaced, context);
            Corrections = [.. Corrections, new Correction(context.On, context.Actor, restated.Reason, restated.Evidence, replaced.Values, reopened)];
            return this;
        });
    }

    /// <summary>
    /// Reports that circumstances have changed. Possible in every stage, for the recommending organisation and the one that acts there. The rules
    /// are asked anew; until a reviewer has decided what follows, the nomination is neither passed nor listed nor decided.
    /// </summary>
    /// <param name="kind">What happened.</param>
    /// <param name="happenedOn">Day on which it happened.</param>
    /// <param name="restated">The nominee and the facts as they are since.</param>
    /// <param name="context">Context of the act.</param>
    public Outcome<Nomination> ReportChange(CircumstanceKind kind, DateOnly happenedOn, Restatement restated, ActContext context)
    {
        ArgumentNullException.ThrowIfNull(restated);
        ArgumentNullException.ThrowIfNull(context);
        if (State.IsFinal || IsOlder(context.Rules.Policy))
        {
            return NominationGuards.NotOpen(this, Act.Declare, context.Rules);
        }

        if (kind == CircumstanceKind.Death && context.Rules.Policy.Posthumous?.DiedOn is { } diedOn)
        {
            restated = restated with { Facts = new Dictionary<string, string?>(restated.Facts) { [diedOn.Code] = Violations.Day(happenedOn) } };
        }

        List<Violation> faults = [.. context.Actor == RecommendedBy ? [] : NominationGuards.Holder(this, context), .. NominationGuards.Happened(this, kind, happenedOn, restated, context)];
        return Restate(restated, context, faults, everythingPublic: false).Select(replaced =>
        {
            var reopened = GoBack(ReportAct, restated, replaced, context, ("kind", Kebab.Of(kind)), ("happenedOn", Violations.Day(happenedOn)));
            Changes = [.. Changes, new ReportedChange(kind, happenedOn, context.On, context.Actor, restated.Reason, restated.Evidence, replaced.Values, reopened)];
            return this;
        });
    }

    /// <summary>
    /// What can be put right or reported now, and kept while a change is open: possible, or what stands in the way. Who acts is told, not held
    /// against the asker.
    /// </summary>
    /// <param name="context">Context of the day.</param>
    public IReadOnlyList<PossibleRestatement> Restatements(ActContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var policy = context.Rules.Policy;
        if (State.IsFinal || policy.FindStage(State.Stage) is not { } stage || IsOlder(policy))
        {
            return [];
        }

        PossibleRestatement Of(string act, string? by, IEnumerable<Violation> violations) => new(act, State, stage.Clause, by, [.. violations]);
        var holder = policy.Acting(stage.By, RecommendedBy);
        return
        [
            Of(CorrectAct, holder, NominationGuards.Restatable(this, context)),
            Of(ReportAct, RecommendedBy, NominationGuards.Restatable(this, context)),
            .. Changes.Any(change => change.Decision is null) ? [Of(Keep, holder, NominationGuards.Keepable(this, context))] : Array.Empty<PossibleRestatement>(),
        ];
    }

    /// <summary>Lets the nomination go on in spite of what was reported: the reviewer's decision on every change that is still open, with its reason.</summary>
    /// <param name="context">Context of the act.</param>
    public Outcome<Nomination> KeepAfterChange(ActContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (State.IsFinal || IsOlder(context.Rules.Policy))
        {
            return NominationGuards.NotOpen(this, Act.Declare, context.Rules);
        }

        if (NominationGuards.Keeping(this, context).ToList() is { Count: > 0 } violations)
        {
            return Outcome.Refused(violations);
        }

        Settle(Keep, context);
        LastActOn = context.On;
        Note(new Entry(Keep, context.Actor, context.On, context.Rules.Policy.StageOf(State.Stage).Clause) { From = State.Code, To = State.Code });
        return this;
    }

    // Whether anything was put right or has changed since it left a stage.
    internal bool IsRestatedSince(string? stage) => Passages.LastOrDefault(passage => passage.Stage == stage) is { } passage
        && Corrections.Select(correction => correction.On).Concat(Changes.Select(change => change.ReportedOn)).Any(on => on >= passage.LeftOn);

    // What was honoured stays honoured: nothing is published anew, and nothing is asked anew.
    internal void CorrectHonoured(Nominee nominee, string reason, IReadOnlyList<string> evidence, ActContext context, string clause)
    {
        Corrections = [.. Corrections, new Correction(context.On, context.Actor, reason, evidence, [.. Values(Nominee, nominee)], null)];
        (Nominee, PersonKey, LivingKey) = (nominee, nominee.Key, $"{Award}:{nominee.Key}");
        LastActOn = context.On;
        Note(new Entry(CorrectAct, context.Actor, context.On, clause) { From = State.Code, To = State.Code, Details = new Dictionary<string, string> { ["values"] = "name" }.Naming(evidence) });
    }

    // Puts the values in place; nothing is changed when anything stands in the way.
    private Outcome<Replaced> Restate(Restatement restated, ActContext context, List<Violation> violations, bool everythingPublic)
    {
        var policy = context.Rules.Policy;
        var merged = Merged(restated.Facts, policy);
        var read = policy.Facts.Read(merged);
        violations.AddRange(NominationGuards.Restating(this, restated, context));
        violations.AddRange(HoldsPlace ? NominationGuards.Account(this, context) : []);
        violations.AddRange(ForeignFacts(policy, Award, merged));
        violations.AddRange(read.Violations);
        violations.AddRange(Unfitting(restated.Nominee, read.Accepted ? read.Value : FactsUnder(policy), context));
        violations.AddRange(read.Accepted ? Outlived(State, Canonical(read.Value), context) : []);
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        var facts = Canonical(read.Value);
        List<ReplacedValue> values = [.. Values(Nominee, restated.Nominee), .. Values(Facts, facts)];
        if (values.Count == 0 && everythingPublic)
        {
            return NominationGuards.NothingReplaced(policy);
        }

        var stoodInTheWay = Rejected(context);
        var told = values.Any(value => value.IsPublic(policy) && (everythingPublic || value.Fact is null));
        var key = restated.Nominee.Key;
        var counted = Counted(context);
        (Nominee, Facts, PersonKey, LivingKey) = (restated.Nominee, facts, key, $"{Award}:{key}");
        context.Counts?.Replace(counted, Counted(context));
        return new Replaced(values, told || (stoodInTheWay && !Rejected(context)));
    }

    // The publicity that the nominee goes back to; null when the public was told nothing that has changed since.
    private string? GoBack(string act, Restatement restated, Replaced replaced, ActContext context, params (string Name, string Value)[] details)
    {
        var told = details.Append(("values", string.Join(", ", replaced.Values.Select(value => value.Field)))).ToDictionary(detail => detail.Item1, detail => detail.Item2);
        var reopened = replaced.PublicChanged && Publications is [.., var latest] ? latest.Stage : null;
        var stage = context.Rules.Policy.StageOf(reopened ?? State.Stage);
        Apply(new Transition(State, Act.Return, reopened is null ? State : State.At(reopened), stage.Clause, []), context, told.Naming(restated.Evidence), VerdictUnder(context.Rules.Policy), act);
        return reopened;
    }

    private bool Rejected(ActContext context) =>
        VerdictUnder(context.Rules.Policy).Obstacles(rule => context.Campaign.IsWaived(rule, Id)).Any();

    private void Settle(string act, ActContext context)
    {
        if (Changes.Any(change => change.Decision is null))
        {
            Changes = [.. Changes.Select(change => change.Decision is null ? change with { Decision = new ChangeDecision(act, context.Actor, context.On, context.Reason ?? string.Empty) } : change)];
        }
    }

    private Dictionary<string, string> Merged(IReadOnlyDictionary<string, string?> facts, CampaignPolicy policy)
    {
        var merged = new Dictionary<string, string>(Facts);
        foreach (var (code, value) in facts)
        {
            if (value is null && policy.Facts.Find(code) is not null)
            {
                merged.Remove(code);
            }
            else
            {
                merged[code] = value ?? string.Empty;
            }
        }

        return merged;
    }

    private static IEnumerable<ReplacedValue> Values(Nominee before, Nominee after) =>
        from value in new ReplacedValue[]
        {
            new("name", before.Name, after.Name),
            new("identifier", before.Identifier, after.Identifier),
            new("identifierKind", Kebab.Of(before.IdentifierKind), Kebab.Of(after.IdentifierKind)),
            new("division", before.Division, after.Division),
            new("noIdentifierBecause", before.NoIdentifierBecause, after.NoIdentifierBecause),
        }
        where value.From != value.To
        select value;

    private static IEnumerable<ReplacedValue> Values(IReadOnlyDictionary<string, string> before, Dictionary<string, string> after) =>
        from code in before.Keys.Union(after.Keys)
        let value = ReplacedValue.OfFact(code, before.GetValueOrDefault(code), after.GetValueOrDefault(code))
        where value.From != value.To
        select value;

    private readonly record struct Replaced(IReadOnlyList<ReplacedValue> Values, bool PublicChanged);
}
