using Commendation.Application.Common;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Submissions;

/// <summary>The empty template of a form.</summary>
public sealed record GetTemplate(string Campaign, string Material) : IQuery<MadeDocument>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

internal sealed class GetTemplateHandler(CampaignOpener campaigns, IFormFiles files) : IRequestHandler<GetTemplate, Outcome<MadeDocument>>
{
    public Task<Outcome<MadeDocument>> Handle(GetTemplate request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then<OpenedCampaign, MadeDocument>(async opened => opened.Policy.Materials.FirstOrDefault(known => known.Code == request.Material) is { } material
            ? await files.Template(opened.Policy, material, cancellationToken)
            : Outcome.Missing("表格 / form", request.Material));
}
