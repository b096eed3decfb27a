using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;

namespace Commendation.Application.Nominations;

/// <summary>Another nomination whose nominee may be the same one under another number (疑似重复).</summary>
public sealed record SuspectedDuplicate
{
    public required Guid Id { get; init; }

    public required string Award { get; init; }

    public required string MaskedIdentifier { get; init; }

    public required string RecommendedBy { get; init; }

    public required string State { get; init; }
}

internal sealed class NamedAs : Specification<Nomination>
{
    public NamedAs(Guid campaignId, IReadOnlyCollection<string> names) =>
        Query.Where(nomination => nomination.CampaignId == campaignId && names.Contains(nomination.Nominee.Name)).OrderBy(nomination => nomination.Id);
}

/// <summary>Finds who may be nominated twice, as far as the caller may see it; for reviewers.</summary>
internal static class Suspicions
{
    /// <summary>The nominations that each of these may be a duplicate of.</summary>
    public static async Task<ILookup<Guid, SuspectedDuplicate>> Suspected(this OpenedCampaign opened, IReadOnlyCollection<string> names, CancellationToken ct)
    {
        var named = (await opened.Store.List(new NamedAs(opened.Id, names), ct)).Where(nomination => nomination.PersonKey.Length > 0).ToList();
        return (
            from one in named
            where opened.Access.Of(one).Opinions
            from other in named
            where one.Id != other.Id
                && IdentityChecks.MayBeOne(one.Nominee, one.FactsUnder(opened.Policy), other.Nominee, other.FactsUnder(opened.Policy))
            select (one.Id, Duplicate: new SuspectedDuplicate
            {
                Id = other.Id,
                Award = other.Award,
                MaskedIdentifier = other.Nominee.MaskedIdentifier,
                RecommendedBy = other.RecommendedBy,
                State = other.State.Code,
            })).ToLookup(pair => pair.Id, pair => pair.Duplicate);
    }
}
