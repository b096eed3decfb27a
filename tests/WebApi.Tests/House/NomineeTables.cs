using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Commendation.Infrastructure.Tests;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using MiniExcelLibs;

namespace Commendation.WebApi.Tests.House;

/// <summary>Tables as offices hand them in.</summary>
internal static class NomineeTables
{
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>A workbook of one sheet.</summary>
    public static byte[] Workbook(params IEnumerable<object?[]> rows)
    {
        var table = rows.ToList();
        var width = table.Max(row => row.Length);
        using var file = new MemoryStream();
        file.SaveAs(table.Select(row => Enumerable.Range(0, width).ToDictionary(Application.Common.SheetCells.Column, i => i < row.Length ? row[i] : null)), printHeader: false);
        return file.ToArray();
    }

    /// <summary>A workbook of several sheets.</summary>
    public static byte[] Sheets(params (string Name, object?[][] Rows)[] sheets)
    {
        using var file = new MemoryStream();
        file.SaveAs(sheets.ToDictionary(sheet => sheet.Name, object (sheet) => sheet.Rows.Select(row => row.Index().ToDictionary(cell => Application.Common.SheetCells.Column(cell.Index), cell => cell.Item))), printHeader: false);
        return file.ToArray();
    }

    /// <summary>A row of a nominee under the headings of <see cref="Headings"/>.</summary>
    public static object?[] Row(this Nominee nominee) => [nominee.Name, nominee.Identifier, .. Facts.Select(fact => nominee.Facts.GetValueOrDefault(fact) switch { true => "是", false => "否", var value => value })];

    /// <summary>Headings of persons.</summary>
    public static object?[] Headings { get; } =
        ["姓名", "身份证号", "所在单位类别", "属于信访部门", "基层或一线", "领导职务层次", "相当职级", "从事信访工作起始日", "性别", "出生日期", "民族", "政治面貌", "工作单位及职务"];

    private static readonly string[] Facts = ["sector", "petitionDepartment", "frontLine", "leadingPost", "grade", "petitionServiceSince", "sex", "birthDate", "ethnicGroup", "politicalStatus", "unitAndPost"];

    /// <summary>The same table as csv.</summary>
    public static byte[] Csv(Encoding encoding, params IEnumerable<object?[]> rows)
    {
        var text = string.Concat(rows.Select(row => string.Join(',', row.Select(cell => cell?.ToString() is { } written && written.AsSpan().ContainsAny(",\"\n") ? $"\"{written.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell)) + "\r\n"));
        return [.. encoding.GetPreamble(), .. encoding.GetBytes(text)];
    }

    /// <summary>An archive of these parts.</summary>
    public static byte[] Archive(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(content));
            }
        }

        return file.ToArray();
    }

    /// <summary>A workbook with one of its parts changed, or another one added.</summary>
    public static byte[] With(this byte[] workbook, string part, Func<string, string> change)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var archive = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            var text = string.Empty;
            if (archive.GetEntry(part) is { } before)
            {
                using (var reader = new StreamReader(before.Open()))
                {
                    text = reader.ReadToEnd();
                }

                before.Delete();
            }

            using var stream = archive.CreateEntry(part).Open();
            stream.Write(Encoding.UTF8.GetBytes(change(text)));
        }

        return file.ToArray();
    }

    /// <summary>A workbook with rows put below those that it has, as somebody types them.</summary>
    public static byte[] Filled(byte[] workbook, params IEnumerable<IReadOnlyDictionary<string, string>> rows)
    {
        using var file = new MemoryStream();
        file.Write(workbook);
        using (var document = SpreadsheetDocument.Open(file, isEditable: true))
        {
            var data = First(document).GetFirstChild<SheetData>()!;
            var codes = data.Elements<Row>().ElementAt(1).Elements<Cell>().Select(cell => cell.InnerText).ToList();
            var number = (uint)data.Elements<Row>().Count();
            foreach (var row in rows)
            {
                number++;
                data.AppendChild(new Row(codes.Select((code, i) => new Cell
                {
                    CellReference = Application.Common.SheetCells.At((int)number, i),
                    DataType = CellValues.InlineString,
                    InlineString = new InlineString(new Text(row.GetValueOrDefault(code, string.Empty))),
                }))
                { RowIndex = number });
            }
        }

        return file.ToArray();
    }

    /// <summary>The first sheet of a workbook.</summary>
    public static Worksheet First(SpreadsheetDocument document) => ((WorksheetPart)document.WorkbookPart!.GetPartById(document.WorkbookPart.Workbook.Sheets!.Elements<Sheet>().First().Id!)).Worksheet;

    /// <summary>Hands a table in.</summary>
    public static async Task<Answer> HandIn(this HttpClient http, byte[] file, string actor = "630102", string? name = null, string award = "advanced-individual", string mediaType = Xlsx, string on = "2021-07-09")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{ApiHost.Campaign}/imports?award={award}&on={on}{(name is null ? string.Empty : $"&fileName={Uri.EscapeDataString(name)}")}") { Content = new ByteArrayContent(file) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Officers.Token(["recommending-unit"], actor)}");
        using var response = await http.SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers);
    }

    /// <summary>Fetches a file.</summary>
    public static async Task<byte[]> Fetch(this HttpClient http, string path, string actor = "630102", string language = "zh-CN")
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path.StartsWith('/') ? path : $"{ApiHost.Campaign}/{path}");
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {Officers.Token(["recommending-unit"], actor)}");
        request.Headers.TryAddWithoutValidation("Accept-Language", language);
        using var response = await http.SendAsync(request);
        ((int)response.StatusCode).Should().Be(200, "{0}", response.StatusCode == System.Net.HttpStatusCode.OK ? string.Empty : await response.Content.ReadAsStringAsync());
        return await response.Content.ReadAsByteArrayAsync();
    }

    /// <summary>Findings of a report by the cell that they concern, with their codes.</summary>
    public static IReadOnlyList<(string? Cell, string Code, bool Hinders)> Findings(this Answer report) =>
    [
        .. from row in report.Body["found"]!.AsArray()
           from finding in row!["findings"]!.AsArray()
           select ((string?)finding!["cell"], finding["code"]!.ToString(), finding["hinders"]!.GetValue<bool>()),
    ];
}
