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

    /// <summary>Confidential and secret facts, unhidden.</summary>
    public required IReadOnlyDictionary<string, string> Facts { get; init; }

    public required int Version { get; init; }
}

internal sealed class DisclosePersonalDataHandler(CampaignDesk desks) : IRequestHandler<DisclosePersonalData, Outcome<PersonalDataView>>
{
    public async Task<Outcome<PersonalDataView>> Handle(DisclosePersonalData request, CancellationToken cancellationToken) =>
        (await desks.Read(request.Campaign, request.Id, (desk, nomination) => nomination.Disclose("personal-data", desk.Campaign, request.Actor, desk.On).Select(shown => new PersonalDataView
        {
            Id = shown.Id,
            Name = shown.Nominee.Name,
            Identifier = shown.Nominee.Identifier,
            Facts = shown.Facts.Where(fact => desk.Rules.Policy.Facts.Find(fact.Key)?.IsPersonal != false).ToDictionary(),
            Version = shown.Version,
        }), cancellationToken)).Then(view => view);
}
