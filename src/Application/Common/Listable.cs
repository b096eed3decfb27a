using System.Linq.Expressions;
using Ardalis.Specification;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>What the limits over a list need of a nomination, read without loading the rest of it.</summary>
internal sealed record Listable(string Award, IReadOnlyDictionary<string, string> Facts, string? QuotaHolder, string? Channel, Nominee Nominee)
{
    /// <summary>The columns that are read.</summary>
    public static Expression<Func<Nomination, Listable>> Columns { get; } =
        nomination => new Listable(nomination.Award, nomination.Facts, nomination.QuotaHolder, nomination.Channel, nomination.Nominee);

    /// <summary>The nominee of a list.</summary>
    public ListedNominee Listed(CampaignPolicy policy) =>
        new(Award, policy.Facts.Known(Facts)) { Holder = QuotaHolder, Channel = Channel, Identifier = Nominee.Key };
}

internal static class ListableQueries
{
    /// <summary>Everybody who was recommended (推荐数), where a limit takes its share of them; null where none does.</summary>
    public static async Task<IReadOnlyList<ListedNominee>?> Recommended(this OpenedCampaign opened, CancellationToken ct) =>
        opened.Policy.Limits.Any(limit => limit.Base == LimitBase.Nominated)
            ? [.. (await opened.Store.Select(new RecommendedNominations(opened.Id, opened.Rules.Procedure.Initial), Listable.Columns, ct)).Select(nominee => nominee.Listed(opened.Policy))]
            : null;
}

/// <summary>Nominations, reserves not among them, that went on from the first stage and were neither withdrawn nor lost with their organisation.</summary>
internal sealed class RecommendedNominations : Specification<Nomination>
{
    public RecommendedNominations(Guid campaignId, State initial)
    {
        State[] others = [initial, State.Withdrawn, State.Disqualified];
        Query.Where(nomination => nomination.CampaignId == campaignId && nomination.Reserve == null && !others.Contains(nomination.State)).OrderBy(nomination => nomination.Id);
    }
}
