using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>What ordinary views hide about a nominee: the identifier and the confidential facts. That they were shown is journalled.</summary>
public sealed record DisclosePersonalData(string Campaign, Guid Id, string Actor) : ICommand<PersonalDataView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPersonal;
}

/// <summary>What ordinary views hide about a nominee.</summary>
public sealed record PersonalDataView
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Identifier { get; init; }

    /// <summary>Why there is no identifier; null where there is one.</summary>
    public required string? NoIdentifierBecause { get; init; }

    /// <summary>Confidential and secret facts, unhidden.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    public required int Version { get; init; }
}

internal sealed class DisclosePersonalDataHandler(CampaignOpener campaigns) : IRequestHandler<DisclosePersonalData, Outcome<PersonalDataView>>
{
    public Task<Outcome<PersonalDataView>> Handle(DisclosePersonalData request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => opened
            .Find<Nomination>(request.Id, cancellationToken)
            .Then(nomination => nomination.Disclose("personal-data", opened.Campaign, request.Actor, opened.On))
            .Select(nomination => new PersonalDataView
            {
                Id = nomination.Id,
                Name = nomination.Nominee.Name,
                Identifier = nomination.Nominee.Identifier,
                NoIdentifierBecause = nomination.Nominee.NoIdentifierBecause,
                Facts = nomination.Facts.Where(fact => opened.Policy.Facts.Find(fact.Key)?.IsPersonal != false).ToDictionary(),
                Version = nomination.Version,
            }));
}
