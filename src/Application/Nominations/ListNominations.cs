using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Nominations of a campaign, filtered by award, state, recommending organisation and channel.</summary>
public sealed record ListNominations(
    string Campaign, string? Award, string? State, string? RecommendedBy, string? Channel, Paging Paging) : IQuery<Page<NominationSummary>>
{
    /// <summary>A part of the name; null for every name.</summary>
    public string? Name { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;

    /// <summary>Keys that the list can be sorted by.</summary>
    public static IReadOnlyList<SortKey<Nomination>> Sorts { get; } =
    [
        new("name", (Nomination nomination) => nomination.Nominee.Name),
        new("lastActOn", (Nomination nomination) => nomination.LastActOn),
        new("award", (Nomination nomination) => nomination.Award),
        new("recommendedBy", (Nomination nomination) => nomination.RecommendedBy),
    ];
}

internal sealed class NominationsOf : Specification<Nomination>
{
    public NominationsOf(Guid campaignId, string? award = null, string? state = null, string? recommendedBy = null, string? channel = null, string? name = null)
    {
        Query.Where(nomination => nomination.CampaignId == campaignId);
        if (award is not null)
        {
            Query.Where(nomination => nomination.Award == award);
        }

        if (state is not null)
        {
            var wanted = new State(state);
            Query.Where(nomination => nomination.State == wanted);
        }

        if (recommendedBy is not null)
        {
            Query.Where(nomination => nomination.RecommendedBy == recommendedBy);
        }

        if (channel is not null)
        {
            Query.Where(nomination => nomination.Channel == channel);
        }

        if (name is not null)
        {
            Query.Where(nomination => nomination.Nominee.Name.Contains(name));
        }
    }
}

/// <summary>What a list reads of a nomination.</summary>
internal sealed record NominationLine(
    Guid Id,
    string Award,
    NomineeKind Kind,
    string Name,
    string Identifier,
    string RecommendedBy,
    string? Channel,
    State State,
    DateOnly CreatedOn,
    DateOnly LastActOn,
    IReadOnlyList<Correction>? Corrections,
    IReadOnlyList<ReportedChange>? Changes,
    int Version)
{
    public NominationSummary ToSummary(CampaignPolicy policy, int suspected) => new()
    {
        Id = Id,
        Award = Award,
        Name = Name,
        MaskedIdentifier = new Nominee(Kind, Name, Identifier).MaskedIdentifier,
        RecommendedBy = RecommendedBy,
        Channel = Channel,
        State = State.Code,
        StateLabel = State.DescribeIn(policy),
        CreatedOn = CreatedOn,
        LastActOn = LastActOn,
        Corrected = Corrections is { Count: > 0 },
        ChangeOpen = Changes?.Any(change => change.Decision is null) == true,
        SuspectedDuplicates = suspected,
        Version = Version,
    };
}

internal sealed class ListNominationsHandler(CampaignOpener campaigns) : IRequestHandler<ListNominations, Outcome<Page<NominationSummary>>>
{
    public Task<Outcome<Page<NominationSummary>>> Handle(ListNominations request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.FilteredBy(("award", request.Award), ("state", request.State), ("recommendedBy", request.RecommendedBy), ("channel", request.Channel)))
        .Then(opened => PageRequest<Nomination>.Read(request.Paging, ListNominations.Sorts)
            .Then(page => Lines(request, opened, page, cancellationToken))
            .SelectAsync(async lines =>
            {
                var suspected = opened.Access.Allows(Deed.ReadOpinion) ? await opened.Suspected([.. lines.Items.Select(line => line.Name).Distinct()], cancellationToken) : null;
                return lines.Select(line => line.ToSummary(opened.Policy, suspected?[line.Id].Count() ?? 0));
            }));

    private static async Task<Outcome<Page<NominationLine>>> Lines(ListNominations request, OpenedCampaign opened, PageRequest<Nomination> page, CancellationToken ct) => await opened.Store.Page(
        new NominationsOf(opened.Id, request.Award, request.State, request.RecommendedBy, request.Channel, request.Name),
        page,
        nomination => new NominationLine(
            nomination.Id,
            nomination.Award,
            nomination.Nominee.Kind,
            nomination.Nominee.Name,
            nomination.Nominee.Identifier,
            nomination.RecommendedBy,
            nomination.Channel,
            nomination.State,
            nomination.CreatedOn,
            nomination.LastActOn,
            nomination.Corrections,
            nomination.Changes,
            nomination.Version),
        ct);
}
