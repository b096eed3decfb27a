using System.IO.Compression;
using System.Xml;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Documents;

/// <summary>Says why a file is not opened as the Office document that its name says it is.</summary>
internal static class DocumentGuard
{
    /// <summary>Bytes that a form may have.</summary>
    public const int LargestFile = 8 * 1024 * 1024;

    // A form is some hundred kilobytes of XML; what unpacks to more is no form.
    private const long LargestContent = 48L * 1024 * 1024;

    // No document of an office nests deeper; a library that follows a file into ten thousand levels falls.
    private const int DeepestNesting = 200;

    /// <summary>What stands in the way; null when nothing does.</summary>
    /// <param name="content">The file.</param>
    /// <param name="ending">.docx or .xlsx.</param>
    public static Violation? Fault(byte[] content, string ending)
    {
        using var file = new MemoryStream(content);
        return content.Length > LargestFile
            ? new Violation(ViolationCode.TooLarge, new Text("文件超过8 MiB。", "The file is larger than 8 MiB."))
            : Fault(file, ending);
    }

    /// <summary>What stands in the way of a file of any size; null when nothing does.</summary>
    /// <param name="file">The file.</param>
    /// <param name="ending">.docx or .xlsx.</param>
    public static Violation? Fault(Stream file, string ending)
    {
        return FileKinds.Of(file) switch
        {
            FileKind.Empty => new Violation(ViolationCode.FileEmpty, new Text("文件没有内容。", "The file is empty.")),
            FileKind.Protected => new Violation(ViolationCode.FileLocked, new Text("文件有密码；请去掉密码后重新上传。", "The file is protected with a password; remove it and send the file again.")),
            FileKind.Office => Expanded(file) ?? OfficePackage.Fault(file, ending == ".xlsx" ? OfficePackage.Workbook : OfficePackage.Document, ending == ".xlsx" ? 20_100 : null) ?? Parts(file),
            FileKind.Xls or FileKind.OldOffice => new Violation(ViolationCode.FileKind, new Text($"文件是旧版Office格式；请另存为{ending[1..]}。", $"The file is of an old Office format; save it as {ending[1..]}.")),
            _ => new Violation(ViolationCode.FileKind, new Text($"文件内容不是{ending[1..]}。", $"The content of the file is not {ending[1..]}.")),
        };
    }

    // By what its directory says; what a part really unpacks to is counted when it is.
    private static Violation? Expanded(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            return archive.Entries.Sum(entry => entry.Length) > LargestContent
                ? new Violation(ViolationCode.TooLarge, new Text("文件解压后过大。", "The file unpacks to too much."))
                : archive.Entries.GroupBy(entry => entry.FullName, StringComparer.OrdinalIgnoreCase).Any(same => same.Skip(1).Any()) ? OfficePackage.Damaged() : null;
        }
        catch (InvalidDataException)
        {
            return OfficePackage.Damaged();
        }
    }

    private static Violation? Parts(Stream file)
    {
        try
        {
            using var archive = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true);
            var left = LargestContent;
            foreach (var entry in archive.Entries.Where(entry => entry.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) || entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            {
                using var stream = entry.Open();
                using var reader = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = Math.Max(left, 1) });
                var links = entry.FullName.EndsWith(".rels", StringComparison.OrdinalIgnoreCase);
                while (reader.Read())
                {
                    if (reader.Depth > DeepestNesting)
                    {
                        return OfficePackage.Damaged();
                    }

                    if (links && reader.NodeType == XmlNodeType.Element && reader.GetAttribute("TargetMode") == "External" && reader.GetAttribute("Type")?.EndsWith("/hyperlink", StringComparison.Ordinal) != true)
                    {
                        return new Violation(ViolationCode.FileActive, new Text("文件含有指向其他文件的链接；请另存为不含这些内容的文件。", "The file holds links to other files; save it without them.")) { Actual = reader.GetAttribute("Target") };
                    }
                }

                left -= entry.Length;
            }

            return null;
        }
        catch (Exception damaged) when (damaged is InvalidDataException or XmlException or IOException)
        {
            return OfficePackage.Damaged();
        }
    }
}
