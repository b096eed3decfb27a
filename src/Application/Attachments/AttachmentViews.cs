using Commendation.Application.Common;

namespace Commendation.Application.Attachments;

/// <summary>A file that was uploaded as evidence.</summary>
public sealed record AttachmentView
{
    /// <summary>What acts name it by: <c>sha256:</c> and the digest of its content.</summary>
    public required string Reference { get; init; }

    public required string Name { get; init; }

    /// <summary>What it is by its content.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes.</summary>
    public required int Size { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public required DateTime StoredAt { get; init; }

    /// <summary>Whether an act has named it. What none names is deleted after some days.</summary>
    public required bool Attached { get; init; }
}

internal static class AttachmentViews
{
    public static AttachmentView ToView(this Attachment attachment) => new()
    {
        Reference = attachment.Reference,
        Name = attachment.Name,
        MediaType = attachment.MediaType,
        Size = attachment.Size,
        StoredAt = attachment.StoredAt,
        Attached = attachment.AttachedAt is not null,
    };
}
