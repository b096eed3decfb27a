using Commendation.Application.Common;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Attachments;

/// <summary>Uploads a file that acts are going to name as evidence. The same file again is the one that is there.</summary>
public sealed record UploadAttachment(string Campaign, string Actor, string? File, ReadOnlyMemory<byte> Content) : ICommand<AttachmentView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Attach;
}

/// <summary>What the acting organisation uploaded under a reference.</summary>
public sealed record GetAttachment(string Campaign, string Actor, string Reference) : IQuery<AttachmentView>, IActing
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Attach;
}

internal sealed class UploadAttachmentValidator : AbstractValidator<UploadAttachment>
{
    public UploadAttachmentValidator() => RuleFor(request => request.File!).GivenName().When(request => request.File is not null);
}

internal sealed class UploadAttachmentHandler(CampaignOpener campaigns, IAttachments attachments) : IRequestHandler<UploadAttachment, Outcome<AttachmentView>>
{
    public Task<Outcome<AttachmentView>> Handle(UploadAttachment request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, null, cancellationToken)
        .Then<OpenedCampaign, Attachment>(async opened =>
        {
            if (opened.Campaign.ErasedOn is { } erased)
            {
                return Campaign.Erased(erased);
            }

            await attachments.Sweep(cancellationToken);
            return await attachments.Surplus(opened.Id, request.Actor, cancellationToken) is { } surplus
                ? surplus
                : await attachments.Keep(opened.Id, request.Actor, request.File, request.Content, cancellationToken);
        })
        .Select(attachment => attachment.ToView());
}

internal sealed class GetAttachmentHandler(CampaignOpener campaigns, IAttachments attachments) : IRequestHandler<GetAttachment, Outcome<AttachmentView>>
{
    public Task<Outcome<AttachmentView>> Handle(GetAttachment request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then<OpenedCampaign, AttachmentView>(async opened => await attachments.Find(opened.Id, request.Reference, request.Actor, cancellationToken) is { } attachment
            ? attachment.ToView()
            : Outcome.Missing("附件 / attachment", request.Reference));
}
