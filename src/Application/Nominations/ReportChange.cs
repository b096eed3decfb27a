using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Reports that a nominee's circumstances have changed: death, transfer, promotion, left, renamed, merged (情况变化).</summary>
public sealed record ReportChange(
    string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, CircumstanceKind Kind, DateOnly HappenedOn, string Reason, IReadOnlyList<string> Evidence)
    : RestateNomination(Campaign, Id, Actor, On, ExpectedVersion, Reason, Evidence);

internal sealed class ReportChangeValidator : RestateNominationValidator<ReportChange>;

internal sealed class ReportChangeHandler(CampaignOpener campaigns) : IRequestHandler<ReportChange, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(ReportChange request, CancellationToken cancellationToken) =>
        campaigns.Restate(request, (nomination, restated, context) => nomination.ReportChange(request.Kind, request.HappenedOn, restated, context), cancellationToken);
}
