using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>
/// Lays a sanction on an organisation. A disqualification ends every living nomination of the organisation and its subordinates, and its
/// places lapse; misconduct is put on record; a bar from later rounds is kept for the campaigns of the series that follow.
/// </summary>
public sealed record LaySanction(
    string Campaign, string Actor, DateOnly? On, string Sanction, string Organisation, string Ground, string Document) : ICommand<SanctionView>, IWholeCampaign
{
    /// <summary>The version of the campaign that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>The nomination whose nominee is barred from later rounds; null for a sanction on the organisation.</summary>
    public Guid? NominationId { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.Steer;
}

/// <summary>A sanction and what it did.</summary>
public sealed record SanctionView
{
    public required Sanction Sanction { get; init; }

    public required SanctionEffect Effect { get; init; }

    public required IReadOnlyList<Guid> EndedNominations { get; init; }

    public required int LapsedPlaces { get; init; }
}

internal sealed class LaySanctionValidator : AbstractValidator<LaySanction>
{
    public LaySanctionValidator()
    {
        RuleFor(request => request.Sanction).GivenText();
        RuleFor(request => request.Organisation).GivenText();
        RuleFor(request => request.Ground).GivenText(Shapes.LongText);
        RuleFor(request => request.Document).GivenText();
    }
}

internal sealed class LivingNominationsOf : Specification<Nomination>
{
    public LivingNominationsOf(Guid campaignId, IReadOnlyCollection<string> organisations) => Query.Where(nomination =>
        nomination.CampaignId == campaignId && nomination.LivingKey != null && organisations.Contains(nomination.RecommendedBy));
}

internal sealed class LaySanctionHandler(CampaignDesk desks, IStore store) : IRequestHandler<LaySanction, Outcome<SanctionView>>
{
    public async Task<Outcome<SanctionView>> Handle(LaySanction request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, request.Actor, request.On, request.ExpectedVersion, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var (desk, policy) = (opened.Value, opened.Value.Rules.Policy);
        var named = request.NominationId is { } key ? await store.Find<Nomination>(desk.Campaign.Id, key, cancellationToken) : null;
        if (request.NominationId is { } unknown && named is null)
        {
            return Outcome.Missing("推荐 / nomination", unknown.ToString());
        }

        var sanction = new Sanction(request.Sanction, request.Organisation, request.Ground, request.Document, desk.On) { Identifier = named?.Nominee.Identifier };
        var laid = desk.Campaign.Lay(sanction, request.Actor, policy);
        if (!laid.Accepted)
        {
            return laid.Refusal;
        }

        if (laid.Value.Effect != SanctionEffect.DisqualifyOrganisation)
        {
            return new SanctionView { Sanction = sanction.Masked(), Effect = laid.Value.Effect, EndedNominations = [], LapsedPlaces = 0 };
        }

        var concerned = policy.Organisations.All
            .Where(organisation => policy.Organisations.Line(organisation.Code).Any(above => above.Code == request.Organisation))
            .Select(organisation => organisation.Code)
            .ToList();

        // An honour already conferred is not a nomination any more: it is revoked, not disqualified.
        var living = (await store.List(new LivingNominationsOf(desk.Campaign.Id, concerned), cancellationToken))
            .Where(nomination => !nomination.State.IsFinal)
            .ToList();
        var contextOf = await desks.Contexts(desk, living, cancellationToken);
        var violations = living
            .SelectMany(nomination => nomination.Do(Act.Disqualify, contextOf(nomination)).Violations
                .Select(violation => violation with { Place = $"nominations/{nomination.Id}" }))
            .ToList();
        if (violations.Count > 0)
        {
            return Outcome.Refused(violations);
        }

        var accounts = await desks.Accounts(desk, concerned, cancellationToken);
        foreach (var account in accounts)
        {
            account.Lapse();
        }

        return new SanctionView
        {
            Sanction = sanction.Masked(),
            Effect = laid.Value.Effect,
            EndedNominations = [.. living.Select(nomination => nomination.Id)],
            LapsedPlaces = accounts.Sum(account => account.Places),
        };
    }
}
