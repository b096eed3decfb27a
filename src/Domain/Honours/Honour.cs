using System.Globalization;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Honours;

/// <summary>The revocation of an honour (撤销荣誉).</summary>
/// <param name="Ground">What happened.</param>
/// <param name="Document">Number of the document that decided it.</param>
/// <param name="On">Day of that document.</param>
public sealed record Revocation(string Ground, string Document, DateOnly On);

/// <summary>A name that was put right after the honour (更正); why, and what shows it, stands with the nomination.</summary>
/// <param name="On">Day of the correction.</param>
/// <param name="From">The name before.</param>
/// <param name="To">The name since.</param>
public sealed record CorrectedName(DateOnly On, string From, string To);

/// <summary>An honour that was conferred (荣誉), with the number of its plaque or certificate.</summary>
public sealed class Honour : Aggregate
{
    // Null in rows from before there were any.
    private IReadOnlyList<CorrectedName>? _corrected;

    private Honour()
    {
    }

    internal Honour(Guid id, Guid decisionId, Nomination nomination, CampaignPolicy policy, int order, DateOnly on)
    {
        var award = policy.AwardOf(nomination.Award);
        var facts = nomination.FactsUnder(policy);
        Id = id;
        CampaignId = nomination.CampaignId;
        DecisionId = decisionId;
        NominationId = nomination.Id;
        Award = award.Code;
        Title = award.TitleFor(facts);
        Posthumous = policy.Posthumous is { } posthumous && facts[posthumous.DiedOn].IsKnown;
        Name = nomination.Nominee.Name;
        RecommendedBy = nomination.RecommendedBy;
        Order = order;
        GrantedOn = on;
        Number = award.NumberedReward?.NumberOf(order);
        NumberedDocument = award.NumberedReward?.Kind;
        Bonus = award.Rewards.FirstOrDefault(reward => reward.Kind == RewardKind.Bonus)?.Amount;
    }

    /// <summary>The decision that conferred it.</summary>
    public Guid DecisionId { get; private init; }

    /// <summary>The nomination behind it.</summary>
    public Guid NominationId { get; private init; }

    /// <summary>Code of the award.</summary>
    public string Award { get; private init; } = string.Empty;

    /// <summary>The title that was conferred.</summary>
    public Text Title { get; private init; } = Text.Same(string.Empty);

    /// <summary>Whether it was conferred after the person's death (追授).</summary>
    public bool Posthumous { get; private init; }

    /// <summary>Name of the honoured person or unit.</summary>
    public string Name { get; private set; } = string.Empty;

    /// <summary>How the name was put right since, in order.</summary>
    public IReadOnlyList<CorrectedName> Corrected
    {
        get => _corrected ?? [];
        private set => _corrected = value;
    }

    /// <summary>Code of the recommending organisation.</summary>
    public string RecommendedBy { get; private init; } = string.Empty;

    /// <summary>Position within the award in the decision, from 1.</summary>
    public int Order { get; private init; }

    /// <summary>Number of the plaque or certificate; null when the award registers none.</summary>
    public string? Number { get; private init; }

    /// <summary>What carries the number.</summary>
    public RewardKind? NumberedDocument { get; private init; }

    /// <summary>Bonus in whole yuan; null when the award has none or the notice leaves it open.</summary>
    public int? Bonus { get; private init; }

    /// <summary>Day of the decision.</summary>
    public DateOnly GrantedOn { get; private init; }

    /// <summary>The revocation; null while the honour stands.</summary>
    public Revocation? Revocation { get; private set; }

    /// <summary>Revokes the honour. Refused when the policy foresees no revocation, by anybody but the conferring body, twice, or before it was granted.</summary>
    public Outcome<Honour> Revoke(Revocation revocation, string actor, CampaignPolicy policy)
    {
        if (policy.Sanctions.FirstOrDefault(sanction => sanction.Effect == SanctionEffect.RevokeHonour) is not { } sanction)
        {
            return new Violation(ViolationCode.RevocationNotForeseen, new Text("本次活动未规定撤销荣誉。", "This campaign foresees no revocation of honours."));
        }

        var conferring = policy.Conferring(Award);
        if (conferring.Resolve(RecommendedBy, policy.Organisations) is var acting && acting != actor)
        {
            return Violations.NotActing(conferring, acting, actor, sanction.Clause);
        }

        if (Violations.Blank(
            sanction.Clause,
            ("ground", revocation.Ground, new Text("事由", "ground")),
            ("document", revocation.Document, new Text("文号", "document number"))).ToList() is { Count: > 0 } blank)
        {
            return Outcome.Refused(blank);
        }

        if (Revocation is not null)
        {
            return AlreadyRevoked(Revocation, sanction.Clause);
        }

        if (revocation.On < GrantedOn)
        {
            return new Violation(
                ViolationCode.DateBeforeLastAct,
                new Text($"撤销日期早于授予日期{Violations.Day(GrantedOn)}。", $"The revocation lies before the honour was granted on {Violations.Day(GrantedOn)}."),
                sanction.Clause)
            { Place = "on", Actual = Violations.Day(revocation.On), Required = Violations.Day(GrantedOn) };
        }

        Revocation = revocation;
        Note(new Entry("revoke", actor, revocation.On, sanction.Clause)
        {
            Details = new Dictionary<string, string> { ["ground"] = revocation.Ground, ["document"] = revocation.Document },
        });
        return this;
    }

    /// <summary>
    /// Puts a name right that was written wrongly, here and with the nomination. Refused by anybody but the conferring body, by a person who had a
    /// hand in the recommendation, without reason and evidence, for a revoked honour, before it was granted, and where the name stands so already.
    /// Who was honoured does not change by it: another person's honour is revoked.
    /// </summary>
    /// <param name="name">The name as it should stand.</param>
    /// <param name="reason">Why.</param>
    /// <param name="evidence">References of documents; at least one.</param>
    /// <param name="nomination">The nomination behind the honour.</param>
    /// <param name="context">Who corrects, and when.</param>
    public Outcome<Honour> Correct(string name, string reason, IReadOnlyList<string> evidence, Nomination nomination, ActContext context)
    {
        ArgumentNullException.ThrowIfNull(nomination);
        ArgumentNullException.ThrowIfNull(context);
        var policy = context.Rules.Policy;
        var clause = policy.Stages[^1].Clause;
        var conferring = policy.Conferring(Award);
        var nominee = Nominee.Written(nomination.Nominee.Kind, name, nomination.Nominee.Identifier, nomination.Nominee.IdentifierKind, nomination.Nominee.Division, nomination.Nominee.NoIdentifierBecause);
        List<Violation> violations =
        [
            .. conferring.Resolve(RecommendedBy, policy.Organisations) is var acting && acting != context.Actor ? [Violations.NotActing(conferring, acting, context.Actor, clause)] : Array.Empty<Violation>(),
            .. Revocation is null ? Array.Empty<Violation>() : [AlreadyRevoked(Revocation, clause)],
            .. NominationGuards.Correcting(nomination, reason, evidence, context, clause),
            .. nominee.Name == Name ? [NominationGuards.NothingReplaced(policy)] : Array.Empty<Violation>(),
        ];
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        nomination.CorrectHonoured(nominee, reason, evidence, context, clause);
        Corrected = [.. Corrected, new CorrectedName(context.On, Name, nominee.Name)];
        Name = nominee.Name;
        Note(new Entry("correct", context.Actor, context.On, clause) { Details = new Dictionary<string, string> { ["values"] = "name" } });
        return this;
    }

    internal void NoteGranted(string actor, string clause, IReadOnlyList<Reward> rewards, string? conferredBy) => Note(new Entry("grant", actor, GrantedOn, clause)
    {
        Details = new Dictionary<string, string>
        {
            ["award"] = Award,
            ["number"] = Number ?? "–",
            ["rewards"] = string.Join(", ", rewards.Select(reward => Kebab.Of(reward.Kind))),
            ["conferredBy"] = conferredBy ?? actor,
        },
    });

    private Violation AlreadyRevoked(Revocation revocation, string clause) => new(
        ViolationCode.AlreadyRevoked,
        new Text($"“{Name}”的荣誉已于{Violations.Day(revocation.On)}撤销。", $"The honour of '{Name}' was revoked on {Violations.Day(revocation.On)}."),
        clause);
}
