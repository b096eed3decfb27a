using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Finds the nominations of one person or unit by the whole number or code. That they were looked for is journalled.</summary>
public sealed record FindByIdentifier(string Campaign, string Actor, string Identifier) : ICommand<IReadOnlyList<NominationSummary>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPersonal;
}

internal sealed class FindByIdentifierValidator : AbstractValidator<FindByIdentifier>
{
    public FindByIdentifierValidator() => RuleFor(request => request.Identifier).GivenName(40);
}

internal sealed class OfPersons : Specification<Nomination>
{
    public OfPersons(Guid campaignId, IReadOnlyCollection<string> keys) =>
        Query.Where(nomination => nomination.CampaignId == campaignId && keys.Contains(nomination.PersonKey)).OrderBy(nomination => nomination.Id);
}

internal sealed class FindByIdentifierHandler(CampaignOpener campaigns) : IRequestHandler<FindByIdentifier, Outcome<IReadOnlyList<NominationSummary>>>
{
    public Task<Outcome<IReadOnlyList<NominationSummary>>> Handle(FindByIdentifier request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then<OpenedCampaign, IReadOnlyList<NominationSummary>>(async opened =>
        {
            // The same number under another kind of document is another key.
            var keys = Enum.GetValues<IdentifierKind>().Where(kind => kind != IdentifierKind.None).Select(kind => Nominee.Written(NomineeKind.Individual, string.Empty, request.Identifier, kind).Key).Distinct().ToList();
            var found = (await opened.Store.List(new OfPersons(opened.Id, keys), cancellationToken)).Where(nomination => opened.Access.Permits(nomination.RecommendedBy)).ToList();
            var told = found.Select(nomination => nomination.Disclose("identifier-search", opened.Campaign, request.Actor, opened.On)).ToList();
            var suspected = opened.Access.Allows(Deed.ReadOpinion) ? await opened.Suspected([.. found.Select(nomination => nomination.Nominee.Name).Distinct()], cancellationToken) : null;
            return told.FirstOrDefault(one => !one.Accepted)?.Refusal is { } refusal ? refusal : Outcome<IReadOnlyList<NominationSummary>>.Of([.. found.Select(nomination => Line(nomination).ToSummary(opened.Policy, suspected?[nomination.Id].Count() ?? 0))]);
        });

    private static NominationLine Line(Nomination nomination) => new(
        nomination.Id, nomination.Award, nomination.Nominee.Kind, nomination.Nominee.Name, nomination.Nominee.Identifier, nomination.RecommendedBy, nomination.Channel, nomination.State, nomination.CreatedOn, nomination.LastActOn, nomination.Corrections, nomination.Changes, nomination.Version);
}
