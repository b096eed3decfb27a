using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>Who is barred from a campaign by earlier rounds of its series on a day; today when none is given.</summary>
public sealed record ListBars(string Campaign, DateOnly? On) : IQuery<IReadOnlyList<BarView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadProgress;
}

/// <summary>A bar from later rounds (限制参评) that holds.</summary>
public sealed record BarView
{
    /// <summary>Code of the campaign in which it was laid.</summary>
    public required string Campaign { get; init; }

    public required Text CampaignTitle { get; init; }

    /// <summary>The round of the series in which it was laid.</summary>
    public required int Round { get; init; }

    /// <summary>Code of the sanction in that campaign's policy.</summary>
    public required string Sanction { get; init; }

    public required Text Title { get; init; }

    /// <summary>Clause of that campaign's notice.</summary>
    public required string Clause { get; init; }

    public required SanctionSubject Subject { get; init; }

    /// <summary>The organisation that is barred with all below it, or that had recommended the nominee who is.</summary>
    public required string Organisation { get; init; }

    /// <summary>All but the ends hidden; null for a bar on an organisation.</summary>
    public required string? MaskedIdentifier { get; init; }

    public required string Document { get; init; }

    public required DateOnly LaidOn { get; init; }

    /// <summary>The last round that it bars from; null when only its years count.</summary>
    public required int? LastRound { get; init; }

    /// <summary>The first day on which its years are over; null when only its rounds count.</summary>
    public required DateOnly? OverOn { get; init; }
}

internal sealed class ListBarsHandler(CampaignOpener campaigns) : IRequestHandler<ListBars, Outcome<IReadOnlyList<BarView>>>
{
    public Task<Outcome<IReadOnlyList<BarView>>> Handle(ListBars request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .SelectAsync(async opened => Views(opened, request.On ?? opened.On, await campaigns.Bars(opened, cancellationToken)));

    private static IReadOnlyList<BarView> Views(OpenedCampaign opened, DateOnly on, IReadOnlyList<Bar> bars) =>
    [
        .. bars
            .Where(bar => opened.Policy.Series is { } series && bar.Holds(series, on))
            .OrderBy(bar => bar.Round).ThenBy(bar => bar.Sanction.On).ThenBy(bar => bar.Sanction.Organisation, StringComparer.Ordinal)
            .Select(bar => View(bar, opened.Access)),
    ];

    private static BarView View(Bar bar, CampaignAccess access) => new()
    {
        Campaign = bar.Campaign,
        CampaignTitle = bar.Title,
        Round = bar.Round,
        Sanction = bar.Definition.Code,
        Title = bar.Definition.Title,
        Clause = bar.Definition.Clause,
        Subject = bar.Definition.Subject,
        Organisation = bar.Sanction.Organisation,
        MaskedIdentifier = bar.Sanction.Masked().Identifier,
        Document = bar.Sanction.SeenBy(access).Document,
        LaidOn = bar.Sanction.On,
        LastRound = bar.Definition.Rounds is { } rounds ? bar.Round + rounds : null,
        OverOn = bar.Definition.Years is { } years ? bar.Sanction.On.AddYears(years) : null,
    };
}
