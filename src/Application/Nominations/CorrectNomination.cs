using Commendation.Application.Common;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Corrects name, identifier or facts, in any stage, by the organisation that acts there (更正).</summary>
public sealed record CorrectNomination(string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, string Reason, IReadOnlyList<string> Evidence)
    : RestateNomination(Campaign, Id, Actor, On, ExpectedVersion, Reason, Evidence);

internal sealed class CorrectNominationValidator : RestateNominationValidator<CorrectNomination>;

internal sealed class CorrectNominationHandler(CampaignOpener campaigns) : IRequestHandler<CorrectNomination, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(CorrectNomination request, CancellationToken cancellationToken) =>
        campaigns.Restate(request, (nomination, restated, context) => nomination.Correct(restated, context), cancellationToken);
}
