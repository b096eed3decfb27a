using Commendation.Application.Common;
using Commendation.Application.Nominations;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Verification;

/// <summary>What the rules say about a nomination now, explained rule by rule in both languages.</summary>
public sealed record ExplainVerdict(string Campaign, Guid Id) : IQuery<ExplanationView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

internal sealed class ExplainVerdictHandler(CampaignDesk desks) : IRequestHandler<ExplainVerdict, Outcome<ExplanationView>>
{
    public async Task<Outcome<ExplanationView>> Handle(ExplainVerdict request, CancellationToken cancellationToken)
    {
        var explained = await desks.Read(
            request.Campaign,
            request.Id,
            (desk, nomination) => Explanations.Explain(desk.Rules.Policy, desk.Rules.Policy.FindAward(nomination.Award)!, nomination.Facts, known: false),
            cancellationToken);
        return explained.Then(view => view);
    }
}
