using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Nominates a person or unit for an award. The acting organisation is the one that recommends.</summary>
public sealed record CreateNomination(
    string Campaign,
    string Actor,
    DateOnly? On,
    string Award,
    NomineeKind Kind,
    string Name,
    string Identifier,
    string? Channel,
    WrittenFacts Facts) : ICommand<NominationView>, IDated
{
    /// <summary>What the identifier is; null for the ordinary one of the kind.</summary>
    public IdentifierKind? IdentifierKind { get; init; }

    /// <summary>The team or department of the unit; null for the unit itself.</summary>
    public string? Division { get; init; }

    /// <summary>Why there is no identifier; null where there is one.</summary>
    public string? NoIdentifierBecause { get; init; }

    /// <summary>Rank among the organisation's reserves; null for a candidate.</summary>
    public int? Reserve { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Deed.Nominate;
}

internal sealed class CreateNominationValidator : AbstractValidator<CreateNomination>
{
    public CreateNominationValidator()
    {
        RuleFor(request => request.Award).GivenText();
        RuleFor(request => request.Name).GivenName();
        RuleFor(request => request.Identifier).GivenName(40).Unless(request => request.IdentifierKind == IdentifierKind.None);
        RuleFor(request => request.IdentifierKind!.Value).IsInEnum().WithErrorCode("unknown-value").When(request => request.IdentifierKind is not null);
        RuleFor(request => request.Division!).GivenName(100).When(request => request.Division is not null);
        RuleFor(request => request.NoIdentifierBecause!).GivenText().When(request => request.NoIdentifierBecause is not null);
        RuleFor(request => request.Channel!).PlainText();
        RuleFor(request => request.Facts).FactMap();
    }
}

internal sealed class CreateNominationHandler(CampaignOpener campaigns, IKeys keys) : IRequestHandler<CreateNomination, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(CreateNomination request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(async opened =>
        {
            var nominee = Nominee.Written(request.Kind, request.Name, request.Identifier, request.IdentifierKind, request.Division, request.NoIdentifierBecause);
            var context = opened.Context() with
            {
                Account = await AccountOf(request, opened, cancellationToken),
                Upheld = await opened.Upheld(nominee.Key, cancellationToken),
            };
            return Nomination
                .Create(keys.New(), request.Award, nominee, request.Channel, request.Facts.Known, context, request.Reserve)
                .Besides(request.Facts.Misfits(opened.Policy.Facts))
                .Select(nomination => opened.Add(nomination).ToView(opened));
        });

    private static async Task<QuotaAccount?> AccountOf(CreateNomination request, OpenedCampaign opened, CancellationToken ct) =>
        request.Reserve is not null && opened.Policy.QuotaHolder(request.Actor, request.Award) is { } holder ? await opened.Account(holder, request.Award, ct) : null;
}
