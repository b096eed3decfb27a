using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Honours;

/// <summary>The candidates of an award in the order of the campaign's preferences: those who can be listed, or who have been.</summary>
public sealed record RankCandidates(string Campaign, string Award) : IQuery<IReadOnlyList<RankedView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadList;
}

/// <summary>A candidate in the ranking.</summary>
public sealed record RankedView
{
    public required int Place { get; init; }

    /// <summary>Whether others share the place, and the notice does not say who comes first.</summary>
    public required bool Tied { get; init; }

    public required Guid Nomination { get; init; }

    public required string Name { get; init; }

    public required string RecommendedBy { get; init; }

    /// <summary>Position among the nominees of its organisation for the award, in the order in which they were handed in; null where nothing was handed in.</summary>
    public required int? RecommendedAs { get; init; }

    public required string State { get; init; }

    /// <summary>Code of the preference that puts it before the next place; null for the last place.</summary>
    public required string? DecidedBy { get; init; }

    public required string? Clause { get; init; }

    public required Text Why { get; init; }
}

internal sealed class LivingOfAward : Specification<Nomination>
{
    public LivingOfAward(Guid campaignId, string award) =>
        Query.Where(nomination => nomination.CampaignId == campaignId && nomination.Award == award && nomination.LivingKey != null && nomination.Reserve == null).OrderBy(nomination => nomination.Id);
}

internal sealed class RankCandidatesHandler(CampaignOpener campaigns) : IRequestHandler<RankCandidates, Outcome<IReadOnlyList<RankedView>>>
{
    public Task<Outcome<IReadOnlyList<RankedView>>> Handle(RankCandidates request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy(("award", request.Award)))
        .SelectAsync(opened => Rank(opened, request.Award, cancellationToken));

    private static async Task<IReadOnlyList<RankedView>> Rank(OpenedCampaign opened, string award, CancellationToken ct)
    {
        var (policy, procedure) = (opened.Policy, opened.Rules.Procedure);
        var listing = policy.Stages.FirstOrDefault(stage => stage.Kind == StageKind.Listing) ?? policy.Stages[^1];
        var living = await opened.Store.Select(
            new LivingOfAward(opened.Id, award), nomination => new { nomination.Id, nomination.Nominee, nomination.RecommendedBy, nomination.State, nomination.Facts }, ct);
        var order = Order(policy, await opened.Store.List(new WholeOf<Submission>(opened.Id), ct));
        var candidates = living.Where(one => procedure.Position(one.State) >= procedure.Position(State.At(listing.Code))).ToList();
        var positions = candidates.GroupBy(one => one.RecommendedBy)
            .SelectMany(own => own.Where(one => order.ContainsKey(one.Id)).OrderBy(one => order[one.Id]).Select((one, i) => (one.Id, Position: i + 1)))
            .ToDictionary(one => one.Id, one => one.Position);

        // Those who are equal stand in the order of their own organisation.
        return
        [
            .. Ranking.Of(policy, award, candidates.OrderBy(one => positions.GetValueOrDefault(one.Id, int.MaxValue)).Select(one => (one, policy.Facts.Known(one.Facts)))).Select(ranked => new RankedView
            {
                Place = ranked.Place,
                Tied = ranked.Tied,
                Nomination = ranked.Candidate.Id,
                Name = ranked.Candidate.Nominee.Name,
                RecommendedBy = ranked.Candidate.RecommendedBy,
                RecommendedAs = positions.TryGetValue(ranked.Candidate.Id, out var position) ? position : null,
                State = ranked.Candidate.State.Code,
                DecidedBy = ranked.DecidedBy?.Code,
                Clause = ranked.DecidedBy?.Clause,
                Why = ranked.Why,
            }),
        ];
    }

    // Of one submission and of the next: the latest hand-in of a nominee counts, in the first stage in which anything is handed in.
    private static Dictionary<Guid, int> Order(CampaignPolicy policy, IReadOnlyList<Submission> submissions)
    {
        var first = policy.Stages.FirstOrDefault(stage => stage.Kind == StageKind.Submission)?.Code;
        var order = new Dictionary<Guid, int>();
        foreach (var nomination in submissions.Where(submission => submission.Stage == first).SelectMany(submission => submission.Nominations))
        {
            order[nomination] = order.Count;
        }

        return order;
    }
}
