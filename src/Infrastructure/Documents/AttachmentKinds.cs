using Commendation.Application.Submissions;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Documents;

/// <summary>The kinds of files that are taken as evidence. A file is what its content is; its name only has to agree.</summary>
internal static class AttachmentKinds
{
    private const string Taken = "PDF、PNG、JPEG、TIFF、docx、xlsx";

    private static readonly byte[] PngEnd = [0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];
    private static readonly byte[] JpegEnd = [0xFF, 0xD9];

    private static readonly Kind Pdf = new(MediaTypes.Pdf, [".pdf"]);
    private static readonly Kind Png = new("image/png", [".png"]);
    private static readonly Kind Jpeg = new("image/jpeg", [".jpg", ".jpeg"]);
    private static readonly Kind Tiff = new("image/tiff", [".tif", ".tiff"]);
    private static readonly Kind Docx = new(MediaTypes.Docx, [".docx"]);
    private static readonly Kind Xlsx = new(MediaTypes.Xlsx, [".xlsx"]);

    private static readonly (byte[] Beginning, Kind Kind)[] Beginnings =
    [
        ("%PDF-"u8.ToArray(), Pdf),
        ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], Png),
        ([0xFF, 0xD8, 0xFF], Jpeg),
        ([0x49, 0x49, 0x2A, 0x00], Tiff),
        ([0x4D, 0x4D, 0x00, 0x2A], Tiff),
    ];

    // What a PDF would do, as far as it says so in the open: what lies in compressed objects is not looked into.
    private static readonly byte[][] PdfActions = ["/JavaScript"u8.ToArray(), "/Launch"u8.ToArray(), "/EmbeddedFile"u8.ToArray(), "/RichMedia"u8.ToArray()];

    /// <summary>The media type and name of a file, or why it is not taken.</summary>
    /// <param name="content">The file.</param>
    /// <param name="name">Its name; null when it has none.</param>
    public static Outcome<(string MediaType, string Name)> Of(ReadOnlyMemory<byte> content, string? name) => Read(content).Then<(string MediaType, string Name)>(kind =>
        name is null ? (kind.MediaType, $"attachment{kind.Endings[0]}")
        : kind.Endings.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase) ? (kind.MediaType, name)
        : new Violation(ViolationCode.FileKind, new Text($"文件名是“{Path.GetExtension(name)}”，内容却是{kind.Endings[0][1..]}。", $"The name says '{Path.GetExtension(name)}', the content is {kind.Endings[0][1..]}."))
        {
            Place = "fileName",
            Actual = Path.GetExtension(name),
            Required = kind.Endings[0],
        });

    private static Outcome<Kind> Read(ReadOnlyMemory<byte> content)
    {
        if (Beginnings.FirstOrDefault(known => content.Span.StartsWith(known.Beginning)) is { Kind: { } plain })
        {
            return Fault(plain, content.Span) is { } fault ? fault : plain;
        }

        using var file = new MemoryStream(content.ToArray(), writable: false);
        return FileKinds.Of(file) is FileKind.Text or FileKind.Other ? NotTaken : Office(file, Docx, Xlsx);
    }

    private static Violation NotTaken { get; } = new(ViolationCode.FileKind, new Text($"附件只接受{Taken}。", "Evidence is PDF, PNG, JPEG, TIFF, docx or xlsx.")) { Required = Taken };

    // It is the first kind that it says it is.
    private static Outcome<Kind> Office(Stream file, params IReadOnlyList<Kind> kinds)
    {
        Violation? last = null;
        foreach (var kind in kinds)
        {
            last = DocumentGuard.Fault(file, kind.Endings[0]);
            if (last is null)
            {
                return kind;
            }

            if (last.Code != ViolationCode.FileKind.Name)
            {
                break;
            }
        }

        return last!;
    }

    private static Violation? Fault(Kind kind, ReadOnlySpan<byte> content) =>
        kind == Png ? content.EndsWith(PngEnd) ? null : OfficePackage.Damaged()
        : kind == Jpeg ? content.LastIndexOf(JpegEnd) > 0 ? null : OfficePackage.Damaged()
        : kind == Pdf ? PdfFault(content)
        : null;

    private static Violation? PdfFault(ReadOnlySpan<byte> content)
    {
        if (content.LastIndexOf("%%EOF"u8) < 0)
        {
            return OfficePackage.Damaged();
        }

        if (content.IndexOf("/Encrypt"u8) >= 0)
        {
            return new Violation(ViolationCode.FileLocked, new Text("PDF有密码或已加密；请另存为不加密的文件。", "The PDF is encrypted; save it without a password."));
        }

        foreach (var action in PdfActions)
        {
            if (content.IndexOf(action) >= 0)
            {
                return new Violation(ViolationCode.FileActive, new Text("PDF含有脚本、可启动内容或嵌入文件；请重新打印为PDF。", "The PDF holds scripts, things to launch or embedded files; print it to PDF anew.")) { Actual = System.Text.Encoding.ASCII.GetString(action) };
            }
        }

        return null;
    }

    private sealed record Kind(string MediaType, IReadOnlyList<string> Endings);
}
