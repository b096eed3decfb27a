using System.Globalization;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Honours;

/// <summary>A commendation decision (表彰决定) with its document number.</summary>
public sealed class Decision : Aggregate
{
    private Decision()
    {
    }

    /// <summary>Number of the decision's document.</summary>
    public string DocumentNumber { get; private init; } = string.Empty;

    /// <summary>Day of the decision.</summary>
    public DateOnly DecidedOn { get; private init; }

    /// <summary>The honoured nominations in the order of the list.</summary>
    public IReadOnlyList<Guid> Nominations { get; private init; } = [];

    /// <summary>
    /// Decides over listed nominations in their order and confers the honours, numbered within each award; where a higher level decides, it
    /// hands the candidates on and confers nothing. Refused as a whole when one of them cannot go.
    /// </summary>
    public static Outcome<(Decision Decision, IReadOnlyList<Honour> Honours)> Issue(
        Guid id,
        string documentNumber,
        IReadOnlyList<Nomination> nominations,
        Func<Guid> newId,
        Func<Nomination, ActContext> contextOf,
        ActContext context)
    {
        var policy = context.Rules.Policy;
        var violations = Violations.Blank(policy.Stages[^1].Clause, ("documentNumber", documentNumber, new Text("表彰决定文号", "document number"))).ToList();
        var act = policy.Stages[^1].Kind == StageKind.Forwarding ? Act.Forward : Act.Decide;
        NominationBatch.Do(nominations, null, act, contextOf, violations, (nomination, its) => nomination.Do(act, its));
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        var clause = policy.Stages[^1].Clause;
        var decision = new Decision
        {
            Id = id,
            CampaignId = context.Campaign.Id,
            DocumentNumber = documentNumber,
            DecidedOn = context.On,
            Nominations = [.. nominations.Select(nomination => nomination.Id)],
        };
        decision.Note(new Entry(act.Name(), context.Actor, context.On, clause)
        {
            Details = new Dictionary<string, string>
            {
                ["document"] = documentNumber,
                [act == Act.Decide ? "honours" : "nominees"] = nominations.Count.ToString(CultureInfo.InvariantCulture),
            },
        });
        var running = new Dictionary<string, int>();
        var honours = new List<Honour>();
        foreach (var nomination in act == Act.Decide ? nominations : [])
        {
            var award = policy.FindAward(nomination.Award)!;
            var order = running[nomination.Award] = running.GetValueOrDefault(nomination.Award) + 1;
            var honour = new Honour(newId(), id, nomination, policy, order, context.On);
            honour.NoteGranted(
                context.Actor, award.NumberedReward?.Clause ?? clause, award.Rewards, policy.Conferring(award.Code).Resolve(nomination.RecommendedBy, policy.Organisations));
            honours.Add(honour);
        }

        return (decision, honours);
    }
}
