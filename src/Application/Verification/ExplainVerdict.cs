using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Verification;

/// <summary>What the rules say about a nomination now, explained rule by rule in both languages.</summary>
public sealed record ExplainVerdict(string Campaign, Guid Id) : IQuery<ExplanationView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

internal sealed class ExplainVerdictHandler(CampaignOpener campaigns) : IRequestHandler<ExplainVerdict, Outcome<ExplanationView>>
{
    public Task<Outcome<ExplanationView>> Handle(ExplainVerdict request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Find<Nomination>(request.Id, cancellationToken)
            .Then(nomination => Explanations.Explain(opened.Policy, opened.Policy.AwardOf(nomination.Award), nomination.Facts, known: false)));
}
