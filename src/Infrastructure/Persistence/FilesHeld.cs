using Commendation.Application.Common;
using Commendation.Application.Nominations.Imports;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Persistence;

/// <summary>The files of a campaign, in the database.</summary>
internal sealed class FilesHeld(CommendationContext context, Attachments attachments) : IFilesHeld
{
    public async Task Erase(Guid campaignId, CancellationToken ct)
    {
        await context.Set<ImportChunk>().Where(chunk => context.Set<Import>().Any(import => import.Id == chunk.ImportId && import.CampaignId == campaignId)).ExecuteDeleteAsync(ct);
        await context.Set<Import>().Where(import => import.CampaignId == campaignId).ExecuteDeleteAsync(ct);
        await attachments.Delete(context.Set<Attachment>().Where(attachment => attachment.CampaignId == campaignId), ct);
    }
}
