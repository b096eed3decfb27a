using Commendation.Application.Common;
using Commendation.Application.Submissions;
using Commendation.Domain.Honours;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Honours;

/// <summary>Official papers as documents.</summary>
public interface IOfficialPapers
{
    /// <summary>A decision with its list annexed, as official documents are laid out.</summary>
    /// <param name="policy">The policy.</param>
    /// <param name="issuer">Who decided.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="honours">What it conferred, in the order of the list.</param>
    MadeDocument Decision(CampaignPolicy policy, Text issuer, Decision decision, IReadOnlyList<Honour> honours);
}

/// <summary>The decision as a document to be sealed.</summary>
public sealed record PrintDecision(string Campaign, Guid Id, string MediaType) : IQuery<MadeDocument>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

internal sealed class PrintDecisionHandler(CampaignOpener campaigns, IOfficialPapers papers, IPrinter printer) : IRequestHandler<PrintDecision, Outcome<MadeDocument>>
{
    public Task<Outcome<MadeDocument>> Handle(PrintDecision request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened.Find<Decision>(request.Id, cancellationToken).Then<Decision, MadeDocument>(async decision =>
        {
            var honours = (await opened.Store.List(new HonoursOf(opened.Id, award: null), cancellationToken)).Where(honour => honour.DecisionId == decision.Id).OrderBy(honour => honour.Order).ToList();
            var by = opened.Policy.Stages[^1].By;
            var issuer = honours is [var first, ..] && opened.Policy.Acting(by, first.RecommendedBy) is { } acting ? opened.Policy.Organisations.Find(acting)?.Name : null;
            var written = papers.Decision(opened.Policy, issuer ?? opened.Policy.Issuer, decision, honours);
            return request.MediaType == MediaTypes.Pdf ? await printer.Print(written, cancellationToken) : written;
        }));
}
