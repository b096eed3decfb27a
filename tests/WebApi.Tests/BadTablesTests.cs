using System.Globalization;
using System.Text;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;

namespace Commendation.WebApi.Tests;

/// <summary>Files that are no table of nominees, or do harm: each is refused with the reason, and nothing is stored.</summary>
public sealed class BadTablesTests : IClassFixture<BadTablesTests.Roomy>
{
    private const string Types = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>""";

    private readonly Roomy _host;

    public BadTablesTests(Roomy host) => _host = host;

    public static TheoryData<string, string> Bad { get; } = new()
    {
        { "empty", "file-empty" },
        { "macros", "file-active" },
        { "macro-type", "file-active" },
        { "external-link", "file-active" },
        { "embedded-object", "file-active" },
        { "password", "file-locked" },
        { "old-macros", "file-active" },
        { "zip-bomb", "too-large" },
        { "xml-bomb", "file-damaged" },
        { "document", "file-kind" },
        { "archive", "file-kind" },
        { "cut-off", "file-damaged" },
        { "two-sheets", "sheets-several" },
        { "200000-rows", "rows-too-many" },
        { "cell-of-a-megabyte", "cell-too-long" },
        { "shared-text-of-a-megabyte", "cell-too-long" },
        { "cell-of-40000", "cell-too-long" },
        { "pdf-as-xlsx", "file-kind" },
        { "csv-as-xlsx", "file-kind" },
        { "xlsx-as-csv", "file-kind" },
        { "xlsx-as-xls", "file-kind" },
        { "csv-with-open-quote", "csv-quote" },
        { "no-text", "file-kind" },
        { "sheet-without-content", "file-empty" },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public async Task It_is_refused_with_the_reason_and_nothing_is_stored(string what, string code)
    {
        var (file, name) = Made(what);
        var client = _host.Client();
        var before = _host.Stored();

        var answer = await client.HandIn(file, name: name, mediaType: "application/octet-stream");

        answer.Refused(422, code)["message"]!.ToString().Should().NotBeEmpty();
        _host.Stored().Should().Be(before);
    }

    private static (byte[] File, string? Name) Made(string what)
    {
        var sound = NomineeTables.Workbook(NomineeTables.Headings, Nominee.Person(1).Row());
        var csv = NomineeTables.Csv(Encoding.UTF8, NomineeTables.Headings, Nominee.Person(1).Row());
        var sheet = "xl/worksheets/sheet1.xml";
        return what switch
        {
            "empty" => ([], "名册.xlsx"),
            "macros" => (sound.With("xl/vbaProject.bin", _ => "x"), "名册.xlsx"),
            "macro-type" => (sound.With("[Content_Types].xml", text => text.Replace("spreadsheetml.sheet.main+xml", "template.macroEnabled.main+xml", StringComparison.Ordinal)), "名册.xlsm"),
            "external-link" => (sound.With("xl/externalLinks/externalLink1.xml", _ => "<externalLink/>"), null),
            "embedded-object" => (sound.With("xl/embeddings/oleObject1.bin", _ => "x"), null),
            "password" => (Ole("EncryptedPackage"), "名册.xlsx"),
            "old-macros" => (Ole("Workbook", "_VBA_PROJECT_CUR"), "名册.xls"),
            "zip-bomb" => (sound.With("xl/media/image1.png", _ => new string(' ', 600 * 1024 * 1024)), null),
            "xml-bomb" => (sound.With(sheet, text => string.Concat("""<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>""", text[(text.IndexOf("?>", StringComparison.Ordinal) + 2)..])), null),
            "document" => (NomineeTables.Archive(("[Content_Types].xml", Types.Replace("spreadsheetml.sheet", "wordprocessingml.document", StringComparison.Ordinal)), ("word/document.xml", "<w/>")), "名册.xlsx"),
            "archive" => (NomineeTables.Archive(("名册.txt", "王一")), null),
            "cut-off" => (sound[..^200], "名册.xlsx"),
            "two-sheets" => (NomineeTables.Sheets(("一", [NomineeTables.Headings]), ("二", [NomineeTables.Headings])), null),
            "200000-rows" => (NomineeTables.Workbook([NomineeTables.Headings, .. Enumerable.Repeat(Nominee.Person(1).Row(), 200_000)]), null),
            "cell-of-a-megabyte" => (sound.With(sheet, text => text.Replace("信访局接访科科长", new string('长', 1024 * 1024), StringComparison.Ordinal)), null),
            "shared-text-of-a-megabyte" => (sound.With("xl/sharedStrings.xml", _ => $"<sst><si><t>{new string('x', 1024 * 1024)}</t></si></sst>"), null),
            "cell-of-40000" => (NomineeTables.Workbook([NomineeTables.Headings, .. Enumerable.Range(1, 500).Select(n => Nominee.Person(n).Row()), [.. Nominee.Person(1).Row()[..^1], new string('长', 40_000)]]), null),
            "pdf-as-xlsx" => ("%PDF-1.7\n%âãÏÓ"u8.ToArray(), "名册.xlsx"),
            "csv-as-xlsx" => (csv, "名册.xlsx"),
            "xlsx-as-csv" => (sound, "名册.csv"),
            "xlsx-as-xls" => (sound, "名册.xls"),
            "csv-with-open-quote" => ([.. csv, .. "\"王三,6301\n"u8], null),
            "no-text" => ([.. Enumerable.Range(0, 4000).Select(n => (byte)n)], null),
            "sheet-without-content" => (NomineeTables.Workbook([null, null], [null, " "]), null),
            _ => throw new ArgumentOutOfRangeException(nameof(what), what, "unknown"),
        };
    }

    // As much of a compound file as anybody looks at before opening it.
    private static byte[] Ole(params string[] streams) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1024], .. streams.SelectMany(stream => Encoding.Unicode.GetBytes(stream).Concat(new byte[64]))];

    /// <summary>A host that takes files of the ordinary size.</summary>
    public sealed class Roomy : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Limits:BodyBytes", (16 * 1024 * 1024).ToString(CultureInfo.InvariantCulture));
        }
    }
}
