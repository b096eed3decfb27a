using Commendation.Application.Common;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>What ordinary views hide about a nominee: the identifier and the confidential facts. That they were read is journalled.</summary>
public sealed record ReadPersonalData(string Campaign, Guid Id, string Actor) : ICommand<PersonalDataView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPersonal;
}

/// <summary>A form filled with what the nomination's data answer. It shows personal data, so that it was filled is journalled.</summary>
public sealed record GetForm(string Campaign, Guid Id, string Material, string Actor) : ICommand<FilledForm>
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

internal sealed class ReadPersonalDataHandler(CampaignDesk desks) : IRequestHandler<ReadPersonalData, Outcome<PersonalDataView>>
{
    public Task<Outcome<PersonalDataView>> Handle(ReadPersonalData request, CancellationToken cancellationToken) => desks.Read(
        request.Campaign,
        request.Id,
        (desk, nomination) =>
        {
            nomination.Disclose("personal-data", request.Actor, desk.On);
            return new PersonalDataView
            {
                Id = nomination.Id,
                Name = nomination.Nominee.Name,
                Identifier = nomination.Nominee.Identifier,
                Facts = nomination.Facts.Where(fact => desk.Rules.Policy.Facts.Find(fact.Key)?.IsPersonal != false).ToDictionary(),
                Version = nomination.Version,
            };
        },
        cancellationToken);
}

internal sealed class GetFormHandler(CampaignDesk desks) : IRequestHandler<GetForm, Outcome<FilledForm>>
{
    public async Task<Outcome<FilledForm>> Handle(GetForm request, CancellationToken cancellationToken)
    {
        var read = await desks.Read(request.Campaign, request.Id, (desk, nomination) => Fill(request, desk, nomination), cancellationToken);
        return read.Then(form => form);
    }

    private static Outcome<FilledForm> Fill(GetForm request, Desk desk, Nomination nomination)
    {
        var material = desk.Rules.Policy.Materials.FirstOrDefault(known => known.Code == request.Material && (known.Award is null || known.Award == nomination.Award));
        if (material is null)
        {
            return Outcome.Missing("表格 / form", request.Material);
        }

        nomination.Disclose(material.Code, request.Actor, desk.On);
        return Forms.Fill(material, nomination, desk.Rules.Policy);
    }
}
