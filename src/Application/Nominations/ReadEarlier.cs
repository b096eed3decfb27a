using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Application.Honours;
using Commendation.Application.Publicity;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>
/// What a reviewer should know of the same person or unit (既往情况): other nominations, objections, honours and sanctions, in every campaign
/// that the caller may enter.
/// </summary>
public sealed record GetEarlier(string Campaign, Guid Id) : IQuery<IReadOnlyList<EarlierView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadOpinion;
}

/// <summary>What one campaign holds about the nominee besides the nomination itself.</summary>
public sealed record EarlierView
{
    public required string Campaign { get; init; }

    public required Text Title { get; init; }

    public required IReadOnlyList<EarlierNomination> Nominations { get; init; }

    /// <summary>Sanctions that name the person or unit.</summary>
    public required IReadOnlyList<Sanction> Sanctions { get; init; }
}

/// <summary>Another nomination of the same person or unit.</summary>
public sealed record EarlierNomination
{
    public required Guid Id { get; init; }

    public required string Award { get; init; }

    public required string RecommendedBy { get; init; }

    public required string State { get; init; }

    public required Text StateLabel { get; init; }

    public required DateOnly CreatedOn { get; init; }

    public required IReadOnlyList<ObjectionView> Objections { get; init; }

    public required IReadOnlyList<HonourView> Honours { get; init; }
}

internal sealed class GetEarlierHandler(CampaignOpener campaigns, PersonSearch search) : IRequestHandler<GetEarlier, Outcome<IReadOnlyList<EarlierView>>>
{
    public Task<Outcome<IReadOnlyList<EarlierView>>> Handle(GetEarlier request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Find<Nomination>(request.Id, cancellationToken)
            .SelectAsync(async nomination => Views(nomination, opened, nomination.PersonKey.Length == 0 ? [] : await search.Find(nomination.Nominee.Key, cancellationToken))));

    // What happens in a sandbox is about nobody.
    private static IReadOnlyList<EarlierView> Views(Nomination nomination, OpenedCampaign here, IReadOnlyList<Held> all) =>
    [
        .. from held in all
           where held.Opened.Id == here.Id || !(here.Campaign.IsSandbox || held.Opened.Campaign.IsSandbox)
           let view = View(held, nomination.Id)
           where view.Nominations.Count + view.Sanctions.Count > 0
           select view,
    ];

    private static EarlierView View(Held held, Guid but) => new()
    {
        Campaign = held.Opened.Campaign.Code,
        Title = held.Opened.Policy.Title,
        Nominations =
        [
            .. from nomination in held.Nominations
               where nomination.Id != but
               select new EarlierNomination
               {
                   Id = nomination.Id,
                   Award = nomination.Award,
                   RecommendedBy = nomination.RecommendedBy,
                   State = nomination.State.Code,
                   StateLabel = nomination.State.DescribeIn(held.Opened.Policy),
                   CreatedOn = nomination.CreatedOn,
                   Objections = held.Opened.Access.Of(nomination).Opinions ? [.. held.Objections[nomination.Id].Select(objection => objection.ToView())] : [],
                   Honours = [.. held.Honours[nomination.Id].Select(honour => honour.ToView(held.Opened))],
               },
        ],
        Sanctions = [.. held.Sanctions.Select(sanction => sanction.Masked().SeenBy(held.Opened.Access))],
    };
}
