using System.IO.Compression;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests.House;

/// <summary>Files that offices upload as evidence, good ones and bad ones.</summary>
internal static class Evidence
{
    private const string Types = """<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="MAIN"/></Types>""";
    private const string Document = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
    private const string Text = """<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>来函</w:t></w:r></w:p></w:body></w:document>""";

    public static byte[] Pdf(string text = "来函扫描件") => Encoding.UTF8.GetBytes($"%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\n% {text}\ntrailer<</Root 1 0 R>>\n%%EOF\n");

    public static byte[] EncryptedPdf { get; } = "%PDF-1.7\ntrailer<</Root 1 0 R/Encrypt 5 0 R>>\n%%EOF\n"u8.ToArray();

    public static byte[] ScriptedPdf { get; } = "%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert\\(1\\))>>>>endobj\n%%EOF\n"u8.ToArray();

    public static byte[] Png { get; } = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. new byte[64], 0x49, 0x45, 0x4E, 0x44, 0xAE, 0x42, 0x60, 0x82];

    public static byte[] Jpeg { get; } = [0xFF, 0xD8, 0xFF, 0xE0, .. new byte[64], 0xFF, 0xD9];

    public static byte[] Docx { get; } = Packed(("[Content_Types].xml", Types.Replace("MAIN", Document, StringComparison.Ordinal)), ("word/document.xml", Text));

    public static byte[] MacroDocx { get; } = Packed(
        ("[Content_Types].xml", Types.Replace("MAIN", "application/vnd.ms-word.document.macroEnabled.main+xml", StringComparison.Ordinal)), ("word/document.xml", Text), ("word/vbaProject.bin", "VBA"));

    public static byte[] LinkedDocx { get; } = Packed(
        ("[Content_Types].xml", Types.Replace("MAIN", Document, StringComparison.Ordinal)),
        ("word/document.xml", Text),
        ("word/_rels/settings.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate" Target="http://example.org/t.dotm" TargetMode="External"/></Relationships>"""));

    public static byte[] ZipBomb { get; } = Packed(("[Content_Types].xml", Types.Replace("MAIN", Document, StringComparison.Ordinal)), ("word/document.xml", Text), ("word/media/image1.bin", new string('0', 700_000_000 / 8)));

    public static byte[] XmlBomb { get; } = Packed(
        ("[Content_Types].xml", Types.Replace("MAIN", Document, StringComparison.Ordinal)),
        ("word/document.xml", """<!DOCTYPE b [<!ENTITY a "aaaaaaaaaa"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>""" + Text.Replace("来函", "&c;", StringComparison.Ordinal)));

    public static byte[] Archive { get; } = Packed(("readme.txt", "无"));

    // An Office document with a password is no zip: the directory of the container names what is encrypted.
    public static byte[] LockedDocx { get; } = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("EncryptedPackage"), .. new byte[512]];

    public static byte[] OldDoc { get; } = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[504], .. Encoding.Unicode.GetBytes("WordDocument"), .. new byte[512]];

    /// <summary>What acts name a file by.</summary>
    public static string Reference(byte[] file) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(file))}";

    /// <summary>Uploads a file.</summary>
    public static async Task<Answer> Attach(this HttpClient http, byte[] file, string token, string? name = null, string campaign = Campaign)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{campaign}/attachments{(name is null ? string.Empty : $"?fileName={Uri.EscapeDataString(name)}")}") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}");
        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers);
    }

    private static byte[] Packed(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name, CompressionLevel.SmallestSize).Open());
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
