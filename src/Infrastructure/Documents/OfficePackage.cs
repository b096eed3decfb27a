using System.Buffers;
using System.IO.Compression;
using System.Xml;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Documents;

/// <summary>
/// Looks at an Office document (a zip archive of XML) before any library opens it: what it claims to be, what it would unpack to, and what it
/// would do. Everything is read in pieces, so that a file that unpacks to gigabytes costs no more than one that does not.
/// </summary>
internal static class OfficePackage
{
    /// <summary>Bytes that all parts may unpack to.</summary>
    public const long LargestContent = 512L * 1024 * 1024;

    /// <summary>Bytes between two tags, and within one. A cell holds at most 32,767 characters.</summary>
    public const int LargestText = 4 * 32_767;

    private const int MostParts = 2_000;

    /// <summary>A workbook.</summary>
    public const string Workbook = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

    /// <summary>A document.</summary>
    public const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>What stands in the way of reading the file as such a document; null when nothing does. The file is left at its beginning.</summary>
    /// <param name="file">The file.</param>
    /// <param name="main">Content type of the main part.</param>
    /// <param name="mostRows">Rows that a sheet may have; null where there are no sheets.</param>
    public static Violation? Fault(Stream file, string main, int? mostRows = null)
    {
        try
        {
            file.Position = 0;
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Count > MostParts ? TooLarge() : Types(archive, main) ?? Parts(archive, mostRows);
        }
        catch (Exception damaged) when (damaged is InvalidDataException or XmlException or IOException)
        {
            return Damaged();
        }
        finally
        {
            file.Position = 0;
        }
    }

    /// <summary>The refusal of a file that cannot be read.</summary>
    public static Violation Damaged() => new(ViolationCode.FileDamaged, new Text("文件已损坏，无法读取；请用原软件打开后重新保存。", "The file is damaged; open it with the program that made it and save it anew."));

    private static Violation? Types(ZipArchive archive, string main)
    {
        if (archive.GetEntry("[Content_Types].xml") is not { } entry)
        {
            return new Violation(ViolationCode.FileKind, new Text("文件是压缩包，不是Office文档。", "The file is an archive, not an Office document."));
        }

        if (Unpacked(entry, TextRuns) is { } fault)
        {
            return fault;
        }

        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        var types = new List<string>();
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.GetAttribute("ContentType") is { } type)
            {
                types.Add(type);
            }
        }

        return types.Exists(type => type.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase) || type.Contains("vbaProject", StringComparison.OrdinalIgnoreCase))
                ? Active(new Text("宏", "macros"))
            : types.Contains(main) ? null
            : new Violation(ViolationCode.FileKind, main == Workbook
                ? new Text("文件不是Excel工作簿（xlsx）。", "The file is no Excel workbook (xlsx).")
                : new Text("文件不是Word文档（docx）。", "The file is no Word document (docx)."));
    }

    private static Violation? Parts(ZipArchive archive, int? mostRows)
    {
        var content = 0L;
        foreach (var entry in archive.Entries)
        {
            var name = entry.FullName;
            if (Activity(name) is { } what)
            {
                return Active(what);
            }

            var rows = 0;
            var sheet = mostRows is not null && name.Contains("worksheets/sheet", StringComparison.OrdinalIgnoreCase);
            var fault = Unpacked(entry, (ReadOnlySpan<byte> piece, ref int run) =>
            {
                content += piece.Length;
                if (content > LargestContent)
                {
                    return TooLarge();
                }

                if (!IsXml(name))
                {
                    return null;
                }

                if (sheet && (rows += Rows(piece)) > mostRows)
                {
                    return new Violation(ViolationCode.RowsTooMany, new Text($"表超过{mostRows}行，请分成几个文件。", $"The table has more than {mostRows} rows; split it into several files."));
                }

                return piece.IndexOf("<!DOCTYPE"u8) >= 0 ? Damaged() : TextRuns(piece, ref run);
            });
            if (fault is not null)
            {
                return fault;
            }
        }

        return null;
    }

    private delegate Violation? Look(ReadOnlySpan<byte> piece, ref int run);

    private static Violation? Unpacked(ZipArchiveEntry entry, Look look)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(128 * 1024);
        try
        {
            using var stream = entry.Open();
            var run = 0;
            int read;
            while ((read = stream.Read(buffer)) > 0)
            {
                if (look(buffer.AsSpan(0, read), ref run) is { } fault)
                {
                    return fault;
                }
            }

            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Bytes since the last "<": a tag with what follows it.
    private static Violation? TextRuns(ReadOnlySpan<byte> piece, ref int run)
    {
        while (true)
        {
            var next = piece.IndexOf((byte)'<');
            run += next < 0 ? piece.Length : next;
            if (run > LargestText)
            {
                return new Violation(ViolationCode.CellTooLong, new Text("文件中有一处内容过长，单元格最多32767个字符。", "The file holds a text that is too long; a cell takes at most 32,767 characters."));
            }

            if (next < 0)
            {
                return null;
            }

            run = 0;
            piece = piece[(next + 1)..];
        }
    }

    // The name of a tag may be cut in two by the pieces; one row in many thousands does not matter.
    private static int Rows(ReadOnlySpan<byte> piece) => piece.Count("<row "u8) + piece.Count(":row "u8) + piece.Count("<row>"u8);

    private static bool IsXml(string name) => name.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    private static Text? Activity(string name) =>
        name.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase) ? new Text("宏", "macros")
        : name.Contains("/externalLinks/", StringComparison.OrdinalIgnoreCase) ? new Text("指向其他文件的链接", "links to other files")
        : name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase) ? new Text("嵌入对象", "embedded objects")
        : name.EndsWith("/connections.xml", StringComparison.OrdinalIgnoreCase) || name.Contains("/queryTables/", StringComparison.OrdinalIgnoreCase) ? new Text("数据连接", "connections to data")
        : null;

    private static Violation Active(Text what) => new(
        ViolationCode.FileActive, new Text($"文件含有{what.Zh}；请另存为不含这些内容的文件。", $"The file holds {what.En}; save it without them."));

    private static Violation TooLarge() => new(ViolationCode.TooLarge, new Text("文件解压后过大。", "The file unpacks to too much."));
}
