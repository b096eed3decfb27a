using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;

namespace Commendation.Infrastructure.Persistence;

/// <summary>A piece of a file, sealed.</summary>
internal sealed class AttachmentPiece
{
    /// <summary>The file.</summary>
    public required Guid AttachmentId { get; init; }

    /// <summary>Place among the pieces, from 1.</summary>
    public required int Number { get; init; }

    /// <summary>What is sealed.</summary>
    public required byte[] Content { get; set; }
}

/// <summary>Where the sealed pieces of files lie. What lies there nobody can read without the keys.</summary>
public interface IAttachmentContents
{
    /// <summary>Keeps the pieces of a new file.</summary>
    Task Write(Guid id, IReadOnlyList<byte[]> pieces, CancellationToken ct);

    /// <summary>The pieces of a file in their order.</summary>
    IAsyncEnumerable<byte[]> Read(Guid id, CancellationToken ct);

    /// <summary>Puts others in the place of the pieces of a file.</summary>
    Task Replace(Guid id, IReadOnlyList<byte[]> pieces, CancellationToken ct);

    /// <summary>Deletes the pieces of files that are no longer known.</summary>
    Task Delete(IReadOnlyCollection<Guid> ids, CancellationToken ct);

    /// <summary>Keys of what has lain there since before this moment, in UTC, as far as it can lie there unknown.</summary>
    IReadOnlyCollection<Guid> Before(DateTime moment);
}

/// <summary>Pieces in the database: stored with the unit of work, deleted with the file that they are of.</summary>
internal sealed class DatabaseContents(CommendationContext context) : IAttachmentContents
{
    public Task Write(Guid id, IReadOnlyList<byte[]> pieces, CancellationToken ct)
    {
        context.AddRange(pieces.Select((piece, i) => new AttachmentPiece { AttachmentId = id, Number = i + 1, Content = piece }));
        return Task.CompletedTask;
    }

    // One at a time, so that no more than a piece is held.
    public async IAsyncEnumerable<byte[]> Read(Guid id, [EnumeratorCancellation] CancellationToken ct)
    {
        for (var number = 1; await context.Set<AttachmentPiece>().AsNoTracking().Where(piece => piece.AttachmentId == id && piece.Number == number).Select(piece => piece.Content).SingleOrDefaultAsync(ct) is { } content; number++)
        {
            yield return content;
        }
    }

    public async Task Replace(Guid id, IReadOnlyList<byte[]> pieces, CancellationToken ct)
    {
        foreach (var piece in await context.Set<AttachmentPiece>().Where(piece => piece.AttachmentId == id).ToListAsync(ct))
        {
            piece.Content = pieces[piece.Number - 1];
        }

        await context.SaveChangesAsync(ct);
        context.ChangeTracker.Clear();
    }

    public Task Delete(IReadOnlyCollection<Guid> ids, CancellationToken ct) => context.Set<AttachmentPiece>().Where(piece => ids.Contains(piece.AttachmentId)).ExecuteDeleteAsync(ct);

    public IReadOnlyCollection<Guid> Before(DateTime moment) => [];
}

/// <summary>Pieces in a folder, one file for each: length and content of piece after piece. Every process on one database shares it.</summary>
internal sealed class FolderContents(string folder) : IAttachmentContents
{
    private const string Ending = ".sealed";

    // Written aside and moved, so that nobody reads half a file.
    public async Task Write(Guid id, IReadOnlyList<byte[]> pieces, CancellationToken ct)
    {
        PrivateFiles.MakeFolder(folder);
        var draft = Path.Combine(folder, $"{id:N}.{Guid.NewGuid():N}.draft");
        await using (var file = PrivateFiles.Write(draft, FileMode.CreateNew))
        {
            var length = new byte[sizeof(int)];
            foreach (var piece in pieces)
            {
                BinaryPrimitives.WriteInt32LittleEndian(length, piece.Length);
                await file.WriteAsync(length, ct);
                await file.WriteAsync(piece, ct);
            }
        }

        File.Move(draft, PathOf(id), overwrite: true);
    }

    public async IAsyncEnumerable<byte[]> Read(Guid id, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var file = File.OpenRead(PathOf(id));
        var length = new byte[sizeof(int)];
        while (await file.ReadAtLeastAsync(length, length.Length, throwOnEndOfStream: false, ct) == length.Length)
        {
            var piece = new byte[BinaryPrimitives.ReadInt32LittleEndian(length)];
            await file.ReadExactlyAsync(piece, ct);
            yield return piece;
        }
    }

    public Task Replace(Guid id, IReadOnlyList<byte[]> pieces, CancellationToken ct) => Write(id, pieces, ct);

    public Task Delete(IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        foreach (var id in ids)
        {
            File.Delete(PathOf(id));
        }

        return Task.CompletedTask;
    }

    // A program that ended between the file and its row, or a race that was lost, leaves a file behind.
    public IReadOnlyCollection<Guid> Before(DateTime moment) => !Directory.Exists(folder) ? [] :
    [
        .. from file in new DirectoryInfo(folder).EnumerateFiles($"*{Ending}")
           where file.LastWriteTimeUtc < moment
           select Guid.TryParseExact(Path.GetFileNameWithoutExtension(file.Name), "N", out var id) ? id : Guid.Empty into id
           where id != Guid.Empty
           select id,
    ];

    private string PathOf(Guid id) => Path.Combine(folder, $"{id:N}{Ending}");
}
