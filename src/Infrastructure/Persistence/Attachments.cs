using System.Globalization;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.Documents;
using Commendation.Infrastructure.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;

namespace Commendation.Infrastructure.Persistence;

/// <summary>How files are kept that were uploaded as evidence: the configuration section <c>Attachments</c>.</summary>
/// <param name="LargestBytes">Bytes of one file.</param>
/// <param name="UnusedBytes">Bytes of the files of one organisation that no act has named.</param>
/// <param name="KeptDays">Days for which such a file is kept.</param>
/// <param name="Folder">Where they lie; null for the database.</param>
public sealed record AttachmentOptions(int LargestBytes, long UnusedBytes, int KeptDays, string? Folder)
{
    /// <summary>What holds where nothing is configured.</summary>
    public static AttachmentOptions Default { get; } = new(20 * 1024 * 1024, 400L * 1024 * 1024, 7, null);

    /// <summary>Reads the section.</summary>
    public static AttachmentOptions From(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var section = configuration.GetSection("Attachments");
        return new AttachmentOptions(
            Math.Clamp(section.GetValue("LargestBytes", Default.LargestBytes), 1, 1024 * 1024 * 1024),
            Math.Max(1, section.GetValue("UnusedBytes", Default.UnusedBytes)),
            Math.Max(1, section.GetValue("KeptDays", Default.KeptDays)),
            section["Folder"] is { Length: > 0 } folder ? Path.GetFullPath(folder) : null);
    }
}

/// <summary>
/// The files that were uploaded. Each is sealed piece by piece; a piece opens in its place only, so that neither pieces nor files can be swapped.
/// </summary>
public sealed class Attachments(CommendationContext context, IAttachmentContents contents, KeyRing ring, AttachmentOptions options, IKeys keys, IClock clock) : IAttachments
{
    private const int PieceBytes = 1024 * 1024;

    private static int _asked;

    // What this unit of work has added is not in the database yet.
    public async Task<Attachment?> Find(Guid campaignId, string reference, string? organisation, CancellationToken ct) =>
        context.Set<Attachment>().Local.FirstOrDefault(known => known.CampaignId == campaignId && known.Reference == reference && (organisation is null || known.Organisation == organisation))
        ?? await context.Set<Attachment>()
            .Where(attachment => attachment.CampaignId == campaignId && attachment.Reference == reference && (organisation == null || attachment.Organisation == organisation))
            .OrderBy(attachment => attachment.StoredAt)
            .FirstOrDefaultAsync(ct);

    public async Task<Outcome<Attachment>> Keep(Guid campaignId, string organisation, string? name, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        if (content.Length > options.LargestBytes)
        {
            return TooLarge;
        }

        var reference = EvidenceFiles.Prefix + Convert.ToHexStringLower(SHA256.HashData(content.Span));
        if (await Find(campaignId, reference, organisation, ct) is { } known)
        {
            return known;
        }

        var kind = AttachmentKinds.Of(content, name);
        if (!kind.Accepted)
        {
            return kind.Refusal;
        }

        var attachment = new Attachment
        {
            Id = keys.New(),
            CampaignId = campaignId,
            Organisation = organisation,
            Reference = reference,
            Name = kind.Value.Name,
            MediaType = kind.Value.MediaType,
            Size = content.Length,
            StoredAt = clock.Now,
        };
        context.Add(attachment);
        await contents.Write(attachment.Id, Sealed(attachment.Id, content), ct);
        return attachment;
    }

    public async Task<Violation?> Surplus(Guid campaignId, string organisation, CancellationToken ct)
    {
        var unused = await context.Set<Attachment>()
            .Where(attachment => attachment.CampaignId == campaignId && attachment.Organisation == organisation && attachment.AttachedAt == null)
            .SumAsync(attachment => (long)attachment.Size, ct);
        return unused < options.UnusedBytes ? null : new Violation(
            ViolationCode.AttachmentsUnused,
            new Text("本单位已上传而未引用的附件过多；请先引用，或等其到期删除。", "Too many files of the organisation wait for an act that names them; name them first, or wait until they are deleted."))
        { Actual = unused.ToString(CultureInfo.InvariantCulture), Required = options.UnusedBytes.ToString(CultureInfo.InvariantCulture) };
    }

    public async IAsyncEnumerable<byte[]> Read(Attachment attachment, [EnumeratorCancellation] CancellationToken ct)
    {
        var number = 0;
        await foreach (var piece in contents.Read(attachment.Id, ct))
        {
            yield return ring.Unseal(piece, Place(attachment.Id, ++number));
        }
    }

    public async Task Sweep(CancellationToken ct)
    {
        var over = clock.Now.AddDays(-options.KeptDays);
        await Delete(context.Set<Attachment>().Where(attachment => attachment.AttachedAt == null && attachment.StoredAt < over), ct);
        foreach (var ids in Interlocked.Increment(ref _asked) % 100 == 1 ? contents.Before(over).Chunk(500) : [])
        {
            var known = await context.Set<Attachment>().Where(attachment => ids.Contains(attachment.Id)).Select(attachment => attachment.Id).ToListAsync(ct);
            await contents.Delete([.. ids.Except(known)], ct);
        }
    }

    /// <summary>Deletes files. One that an act has named meanwhile stays, and so does its content.</summary>
    public async Task Delete(IQueryable<Attachment> which, CancellationToken ct)
    {
        foreach (var some in (await which.Select(attachment => attachment.Id).ToListAsync(ct)).Chunk(500))
        {
            await which.Where(attachment => some.Contains(attachment.Id)).ExecuteDeleteAsync(ct);
            var kept = await context.Set<Attachment>().Where(attachment => some.Contains(attachment.Id)).Select(attachment => attachment.Id).ToListAsync(ct);
            await contents.Delete([.. some.Except(kept)], ct);
        }
    }

    /// <summary>Seals the content of every file anew with the newest key. Gives the number of files.</summary>
    public async Task<int> Reseal(CancellationToken ct)
    {
        var ids = await context.Set<Attachment>().Select(attachment => attachment.Id).ToListAsync(ct);
        foreach (var id in ids)
        {
            var pieces = new List<byte[]>();
            await foreach (var piece in contents.Read(id, ct))
            {
                var place = Place(id, pieces.Count + 1);
                pieces.Add(ring.Seal(ring.Unseal(piece, place), place));
            }

            await contents.Replace(id, pieces, ct);
        }

        return ids.Count;
    }

    private Violation TooLarge => new(
        ViolationCode.TooLarge,
        new Text($"附件最大{options.LargestBytes / 1024 / 1024} MiB。", $"A file may have {options.LargestBytes / 1024 / 1024} MiB."))
    { Required = options.LargestBytes.ToString(CultureInfo.InvariantCulture) };

    private List<byte[]> Sealed(Guid id, ReadOnlyMemory<byte> content)
    {
        var pieces = new List<byte[]>();
        for (var from = 0; from < content.Length; from += PieceBytes)
        {
            pieces.Add(ring.Seal(content.Span[from..Math.Min(from + PieceBytes, content.Length)], Place(id, pieces.Count + 1)));
        }

        return pieces;
    }

    private static string Place(Guid id, int number) => string.Create(CultureInfo.InvariantCulture, $"Attachments/{id:N}/{number}");
}
