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
/// Lays a sanction on an organisation or a nominee. A disqualification ends every living nomination of the organisation and its subordinates,
/// and its places lapse, or every one of the nominee, whose place goes where the sanction says; misconduct is put on record; a bar from later
/// rounds is kept for the campaigns of the series that follow. For a sanction on a nominee the organisation is the one that recommends it, and
/// may be left out.
/// </summary>
public sealed record LaySanction(
    string Campaign, string Actor, DateOnly? On, string Sanction, string? Organisation, string Ground, string Document) : ICommand<SanctionView>, IWholeCampaign
{
    /// <summary>The version of the campaign that the caller saw; null when it does not matter.</summary>
    public int? ExpectedVersion { get; init; }

    /// <summary>The nomination whose nominee the sanction is laid on; null for one on the organisation.</summary>
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
        RuleFor(request => request.Organisation!).GivenText().When(request => request.Organisation is not null || request.NominationId is null);
        RuleFor(request => request.Ground).GivenText(Shapes.LongText);
        RuleFor(request => request.Document).GivenText();
    }
}

internal sealed class LivingNominationsOf : Specification<Nomination>
{
    public LivingNominationsOf(Guid campaignId, IReadOnlyCollection<string> organisations) => Query.Where(nomination =>
        nomination.CampaignId == campaignId && nomination.LivingKey != null && organisations.Contains(nomination.RecommendedBy));
}

internal sealed class LivingNominationsOfNominee : Specification<Nomination>
{
    public LivingNominationsOfNominee(Guid campaignId, string person) => Query.Where(nomination =>
        nomination.CampaignId == campaignId && nomination.LivingKey != null && nomination.PersonKey == person);
}

internal sealed class LaySanctionHandler(CampaignOpener campaigns) : IRequestHandler<LaySanction, Outcome<SanctionView>>
{
    public Task<Outcome<SanctionView>> Handle(LaySanction request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken, request.ExpectedVersion)
        .Then(opened => Named(request.NominationId, opened, cancellationToken)
            .Then(named =>
            {
                if (named is not null && request.Organisation is { } given && given != named.RecommendedBy)
                {
                    return Task.FromResult<Outcome<SanctionView>>(OfAnother(given, named));
                }

                var sanction = new Sanction(request.Sanction, request.Organisation ?? named!.RecommendedBy, request.Ground, request.Document, opened.On) { Identifier = named?.Nominee.Key };
                return opened.Campaign.Lay(sanction, request.Actor, opened.Policy).Then(definition => definition.Effect switch
                {
                    SanctionEffect.DisqualifyOrganisation => Disqualify(sanction, opened, cancellationToken),
                    SanctionEffect.DisqualifyNominee => DisqualifyNominee(sanction, named!, opened, cancellationToken),
                    _ => Task.FromResult(Outcome<SanctionView>.Of(View(sanction, definition.Effect, [], 0))),
                });
            }));

    private static async Task<Outcome<Nomination?>> Named(Guid? id, OpenedCampaign opened, CancellationToken ct) =>
        id is { } key ? await opened.Find<Nomination>(key, ct).Select<Nomination, Nomination?>(found => found) : (Nomination?)null;

    private static async Task<Outcome<SanctionView>> Disqualify(Sanction sanction, OpenedCampaign opened, CancellationToken ct)
    {
        var organisations = opened.Policy.Organisations;
        var concerned = organisations.All
            .Where(organisation => organisations.Line(organisation.Code).Any(above => above.Code == sanction.Organisation))
            .Select(organisation => organisation.Code)
            .ToList();

        // An honour already conferred is not a nomination any more: it is revoked, not disqualified.
        var living = (await opened.Store.List(new LivingNominationsOf(opened.Id, concerned), ct)).Where(nomination => !nomination.State.IsFinal).ToList();
        if (living.Count > 0 && (await opened.Nominees(living, ct)).Do(Act.Disqualify) is { Count: > 0 } violations)
        {
            return Outcome.Refused(violations);
        }

        var accounts = await opened.Accounts(concerned, ct);
        foreach (var account in accounts)
        {
            account.Lapse();
        }

        return View(sanction, SanctionEffect.DisqualifyOrganisation, [.. living.Select(nomination => nomination.Id)], accounts.Sum(account => account.PlacesUnder(opened.Policy)));
    }

    // Everything that is still under way for the nominee ends, whoever recommended it. An honour already conferred is revoked instead.
    private static async Task<Outcome<SanctionView>> DisqualifyNominee(Sanction sanction, Nomination named, OpenedCampaign opened, CancellationToken ct)
    {
        var living = (await opened.Store.List(new LivingNominationsOfNominee(opened.Id, named.PersonKey), ct)).Where(nomination => !nomination.State.IsFinal || nomination.Id == named.Id).ToList();
        return living.Count > 0 && (await opened.Nominees(living, ct)).Do(Act.Disqualify) is { Count: > 0 } violations
            ? Outcome.Refused(violations)
            : View(sanction, SanctionEffect.DisqualifyNominee, [.. living.Select(nomination => nomination.Id)], 0);
    }

    private static Violation OfAnother(string given, Nomination named) => new(
        ViolationCode.SanctionSubject,
        new Text($"该对象由{named.RecommendedBy}推荐，不是{given}；单位可以不写。", $"The nominee is recommended by {named.RecommendedBy}, not by {given}; the organisation can be left out."))
    { Place = "organisation", Actual = given, Required = named.RecommendedBy };

    private static SanctionView View(Sanction sanction, SanctionEffect effect, IReadOnlyList<Guid> ended, int lapsed) =>
        new() { Sanction = sanction.Masked(), Effect = effect, EndedNominations = ended, LapsedPlaces = lapsed };
}
