using System.Text;

namespace Commendation.Infrastructure.Documents;

/// <summary>What a file is by its content; its name is only believed where it says the same.</summary>
internal enum FileKind
{
    /// <summary>A zip archive with an Office document in it.</summary>
    Office,

    /// <summary>An old Excel workbook (BIFF).</summary>
    Xls,

    /// <summary>An Office document behind a password.</summary>
    Protected,

    /// <summary>An old Office document of another kind.</summary>
    OldOffice,

    /// <summary>Text.</summary>
    Text,

    /// <summary>Nothing at all.</summary>
    Empty,

    /// <summary>Anything else.</summary>
    Other,
}

/// <summary>Tells what a file is.</summary>
internal static class FileKinds
{
    private const int Looked = 4096;

    private static readonly byte[] Zip = "PK\u0003\u0004"u8.ToArray();
    private static readonly byte[] Ole = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <summary>The kind of a file; it is left at its beginning.</summary>
    public static FileKind Of(Stream file)
    {
        file.Position = 0;
        var head = new byte[Looked];
        head = head[..file.ReadAtLeast(head, Looked, throwOnEndOfStream: false)];
        var kind = head switch
        {
            [] => FileKind.Empty,
            _ when head.AsSpan().StartsWith(Zip) => FileKind.Office,
            _ when head.AsSpan().StartsWith(Ole) => OfOle(file),
            _ when IsText(head) => FileKind.Text,
            _ => FileKind.Other,
        };
        file.Position = 0;
        return kind;
    }

    /// <summary>Whether an old workbook holds macros.</summary>
    public static bool HasMacros(Stream ole) => Holds(ole, "_VBA_PROJECT");

    // The names of streams stand in the directory of the file, in UTF-16.
    private static FileKind OfOle(Stream file) =>
        Holds(file, "EncryptedPackage") ? FileKind.Protected
        : Holds(file, "Workbook") || Holds(file, "Book") ? FileKind.Xls
        : FileKind.OldOffice;

    private static bool Holds(Stream file, string name)
    {
        file.Position = 0;
        var wanted = Encoding.Unicode.GetBytes(name);
        var buffer = new byte[64 * 1024];
        var kept = 0;
        int read;
        while ((read = file.ReadAtLeast(buffer.AsSpan(kept), buffer.Length - kept, throwOnEndOfStream: false)) > 0)
        {
            var filled = kept + read;
            if (buffer.AsSpan(0, filled).IndexOf(wanted) >= 0)
            {
                file.Position = 0;
                return true;
            }

            kept = Math.Min(wanted.Length - 1, filled);
            buffer.AsSpan(filled - kept, kept).CopyTo(buffer);
        }

        file.Position = 0;
        return false;
    }

    private static bool IsText(ReadOnlySpan<byte> head) =>
        head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] || (head.IndexOf((byte)0) < 0 && !head.StartsWith("%PDF"u8) && !(head is [0x89, 0x50, 0x4E, 0x47, ..]) && !head.StartsWith("{\\rtf"u8) && !(head is [0xFF, 0xD8, 0xFF, ..]));
}
