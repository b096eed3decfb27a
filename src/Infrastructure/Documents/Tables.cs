using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Commendation.Application.Common;
using MiniExcelLibs;

namespace Commendation.Infrastructure.Documents;

/// <summary>Writes tables as they are read.</summary>
internal sealed class Tables : ITables
{
    // Bytes after which what is written goes on its way.
    private const int Piece = 64 * 1024;

    public Task Write(Table table, TableFormat format, string language, Stream to, CancellationToken ct) => format switch
    {
        TableFormat.Xlsx => Workbook(table, language, to, ct),
        TableFormat.Csv => Csv(table, language, to, ct),
        _ => Json(table, to, ct),
    };

    // The archive is made beside the answer, because its parts are written out of order.
    private static async Task Workbook(Table table, string language, Stream to, CancellationToken ct)
    {
        await using var file = new FileStream(Path.GetTempFileName(), new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });
        var headings = table.Columns.Select(column => column.Heading.In(language)).ToList();
        await Task.Run(
            () => file.SaveAs(
                table.Rows.ToBlockingEnumerable(ct).Prepend([.. headings]).Select(row => row.Index().ToDictionary(cell => SheetCells.Column(cell.Index), cell => cell.Item is string or null ? Harmless(cell.Item as string) : Told(cell.Item))),
                printHeader: false),
            ct);
        file.Position = 0;
        await file.CopyToAsync(to, ct);
    }

    private static async Task Csv(Table table, string language, Stream to, CancellationToken ct)
    {
        await using var writer = new StreamWriter(to, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), Piece, leaveOpen: true) { NewLine = "\r\n" };
        await writer.WriteLineAsync(string.Join(',', table.Columns.Select(column => Quoted(column.Heading.In(language)))).AsMemory(), ct);
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            await writer.WriteLineAsync(string.Join(',', row.Select(cell => cell is string text ? Quoted(Harmless(text)!) : Told(cell)?.ToString())).AsMemory(), ct);
        }

        await writer.FlushAsync(ct);
    }

    private static async Task Json(Table table, Stream to, CancellationToken ct)
    {
        await using var json = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
        json.WriteStartArray();
        await foreach (var row in table.Rows.WithCancellation(ct))
        {
            json.WriteStartObject();
            foreach (var (i, cell) in row.Index())
            {
                json.WritePropertyName(table.Columns[i].Code);
                switch (cell)
                {
                    case null:
                        json.WriteNullValue();
                        break;
                    case bool truth:
                        json.WriteBooleanValue(truth);
                        break;
                    case int or long:
                        json.WriteNumberValue(Convert.ToInt64(cell, CultureInfo.InvariantCulture));
                        break;
                    default:
                        json.WriteStringValue(Told(cell)!.ToString());
                        break;
                }
            }

            json.WriteEndObject();
            if (json.BytesPending > Piece)
            {
                await json.FlushAsync(ct);
            }
        }

        json.WriteEndArray();
        await json.FlushAsync(ct);
    }

    private static object? Told(object? cell) => cell switch
    {
        DateOnly day => day.ToString("O", CultureInfo.InvariantCulture),
        bool truth => truth ? "true" : "false",
        IFormattable number => number is int or long ? number : number.ToString(null, CultureInfo.InvariantCulture),
        _ => cell,
    };

    private static string? Harmless(string? text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n' or '＝' or '＋' or '－' or '＠' or '$', ..] ? $"'{text}" : text;

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
