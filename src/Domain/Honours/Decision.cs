using System.Globalization;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Honours;

/// <summary>A commendation decision (表彰决定) with its document number.</summary>
public sealed class Decision : NominationBatch
{
    private Decision()
    {
    }

    /// <summary>Number of the decision's document.</summary>
    public string DocumentNumber { get; private init; } = string.Empty;

    /// <summary>Day of the decision.</summary>
    public DateOnly DecidedOn { get; private init; }

    /// <summary>References to what shows it, for example the scan of the sealed document; null for none.</summary>
    public IReadOnlyList<string>? Evidence { get; private init; }

    /// <summary>
    /// Decides over listed nominations in their order and confers the honours, numbered within each award; where a higher level decides, it
    /// hands the candidates on and confers nothing. Refused as a whole when one of them cannot go.
    /// </summary>
    public static Outcome<(Decision Decision, IReadOnlyList<Honour> Honours)> Issue(Guid id, string documentNumber, Nominees nominees, Func<Guid> newId, IReadOnlyList<string>? evidence = null)
    {
        ArgumentNullException.ThrowIfNull(nominees);
        var (nominations, context) = (nominees.Nominations, nominees.Context);
        var policy = context.Rules.Policy;
        var clause = policy.Stages[^1].Clause;
        var act = policy.Stages[^1].Kind == StageKind.Forwarding ? Act.Forward : Act.Decide;
        var decision = new Decision { Id = id, CampaignId = context.Campaign.Id, DocumentNumber = documentNumber, DecidedOn = context.On, Nominations = nominees.Ids, Evidence = evidence is { Count: > 0 } ? evidence : null };
        var violations = decision.Lead(
            nominees,
            null,
            act,
            [
                .. Violations.Blank(clause, ("documentNumber", documentNumber, new Text("表彰决定文号", "document number"))),
                .. BrokenLimits(nominations, context),
            ],
            new Entry(act.Name(), context.Actor, context.On, clause)
            {
                Details = new Dictionary<string, string>
                {
                    ["document"] = documentNumber,
                    [act == Act.Decide ? "honours" : "nominees"] = nominations.Count.ToString(CultureInfo.InvariantCulture),
                }.Naming(evidence),
            });
        if (violations is not [])
        {
            return Outcome.Refused(violations);
        }

        var running = new Dictionary<string, int>();
        var honours = new List<Honour>();
        foreach (var nomination in act == Act.Decide ? nominations : [])
        {
            var award = policy.AwardOf(nomination.Award);
            var order = running[nomination.Award] = running.GetValueOrDefault(nomination.Award) + 1;
            var honour = new Honour(newId(), id, nomination, policy, order, context.On);
            honour.NoteGranted(
                context.Actor, award.NumberedReward?.Clause ?? clause, award.Rewards, policy.Conferring(award.Code).Resolve(nomination.RecommendedBy, policy.Organisations));
            honours.Add(honour);
        }

        return (decision, honours);
    }

    // Of the limits that bite only here, and of all once something was put right or has changed since the list was drawn up: it was drawn up without that.
    private static IEnumerable<Violation> BrokenLimits(IReadOnlyList<Nomination> nominations, ActContext context)
    {
        var policy = context.Campaign.WithoutLapsed(context.Rules.Policy);
        var restated = nominations.Any(nomination => nomination.IsRestatedSince(policy.Stages.FirstOrDefault(stage => stage.Kind == StageKind.Listing)?.Code));
        var biting = policy.Limits
            .Where(limit => restated || policy.BitesAtDecision(limit))
            .Where(limit => !(limit.Strength == Strength.InPrinciple && context.Campaign.IsWaived(limit.Code)))
            .ToList();
        return biting.Count == 0 ? [] : LimitReport.Over(policy with { Limits = biting }, nominations.Select(nomination => nomination.Listed(policy))).Select(status => status.ToViolation()).OfType<Violation>();
    }
}
