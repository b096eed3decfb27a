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
    /// Decides over listed nominations in their order and confers the honours, numbered within each award. Refused as a whole when one of
    /// them cannot be honoured.
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
        NominationBatch.Do(nominations, null, Act.Decide, contextOf, violations, (nomination, its) => nomination.Do(Act.Decide, its));
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
        decision.Note(new Entry("decide", context.Actor, context.On, clause)
        {
            Details = new Dictionary<string, string>
            {
                ["document"] = documentNumber,
                ["honours"] = nominations.Count.ToString(CultureInfo.InvariantCulture),
            },
        });
        var running = new Dictionary<string, int>();
        var honours = new List<Honour>();
        foreach (var nomination in nominations)
        {
            var order = running[nomination.Award] = running.GetValueOrDefault(nomination.Award) + 1;
            var honour = new Honour(
                newId(), context.Campaign.Id, id, nomination.Id, policy.FindAward(nomination.Award)!, nomination.Nominee, nomination.RecommendedBy, order, context.On);
            honour.NoteGranted(context.Actor, honour.NumberedDocument is { } document
                ? policy.FindAward(nomination.Award)!.Rewards.First(reward => reward.Kind == document).Clause
                : clause);
            honours.Add(honour);
        }

        return (decision, honours);
    }
}
