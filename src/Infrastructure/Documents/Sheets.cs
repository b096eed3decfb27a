using System.Globalization;
using System.Text;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.Infrastructure.PolicyFiles.Syntax;
using ExcelDataReader;
using ExcelDataReader.Exceptions;
using Microsoft.Extensions.Configuration;
using MiniExcelLibs;
using MiniExcelLibs.OpenXml;
using UtfUnknown;
using IConfiguration = Microsoft.Extensions.Configuration.IConfiguration;

namespace Commendation.Infrastructure.Documents;

/// <summary>How much a table may hold: the configuration section <c>Imports</c>.</summary>
/// <param name="Rows">Rows of one table.</param>
/// <param name="KeptDays">Days for which a table that was not stored as nominations is kept.</param>
internal sealed record ImportOptions(int Rows, int KeptDays)
{
    /// <summary>Reads the section.</summary>
    public static ImportOptions From(IConfiguration configuration) =>
        new(Math.Max(1, configuration.GetValue("Imports:Rows", 100_000)), Math.Max(1, configuration.GetValue("Imports:KeptDays", 7)));
}

/// <summary>Reads xlsx row by row, old xls, and csv in the encodings that offices use.</summary>
internal sealed class Sheets(ImportOptions options) : ISheets
{
    // Rows above the table, and headings, are not its rows.
    private const int Above = 20;

    private const int LongestCell = 32_767;

    static Sheets() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    private int MostRows => options.Rows + Above;

    public Outcome<IEnumerable<SheetRow>> Read(Stream file, string? name)
    {
        var kind = FileKinds.Of(file);
        if (Misnamed(kind, name) is { } misnamed)
        {
            return misnamed;
        }

        return kind switch
        {
            FileKind.Office => OfficePackage.Fault(file, OfficePackage.Workbook, MostRows) is { } fault ? fault : Workbook(file),
            FileKind.Xls => FileKinds.HasMacros(file)
                ? new Violation(ViolationCode.FileActive, new Text("文件含有宏；请另存为不含宏的xlsx。", "The file holds macros; save it as xlsx without them."))
                : OldWorkbook(file),
            FileKind.Text => Csv(file),
            FileKind.Protected => Locked(),
            FileKind.Empty => new Violation(ViolationCode.FileEmpty, new Text("文件没有内容。", "The file is empty.")),
            _ => new Violation(ViolationCode.FileKind, new Text("请上传xlsx、xls或csv文件。", "Send an xlsx, xls or csv file.")),
        };
    }

    private static Violation? Misnamed(FileKind kind, string? name) => (kind, Path.GetExtension(name ?? string.Empty).ToUpperInvariant()) switch
    {
        (_, "") or (FileKind.Office, ".XLSX") or (FileKind.Xls, ".XLS") or (FileKind.Text, ".CSV" or ".TXT") or (FileKind.Protected, _) or (FileKind.Empty, _) => null,
        (FileKind.Office, ".XLSM") or (FileKind.Office, ".XLTM") => null, // told as what it holds
        (_, var ending) => new Violation(ViolationCode.FileKind, new Text(
            $"文件名以{ending.ToLowerInvariant()}结尾，内容却不是这一类型；请用Excel另存为xlsx。",
            $"The file's name ends in {ending.ToLowerInvariant()}, but it holds something else; save it as xlsx in Excel."))
        { Actual = name },
    };

    private static Violation Locked() => new(ViolationCode.FileLocked, new Text("文件有密码；请去掉密码后重新上传。", "The file is protected with a password; remove it and send the file again."));

    private static Violation Several(IReadOnlyList<string> sheets) => new(
        ViolationCode.SheetsSeveral,
        new Text($"文件中有{sheets.Count}张有内容的工作表（{string.Join("、", sheets)}），请只保留一张。", $"The file has {sheets.Count} sheets with content ({string.Join(", ", sheets)}); keep one."));

    private static Violation NoContent() => new(ViolationCode.FileEmpty, new Text("工作表没有内容。", "No sheet has any content."));

    // Shared texts stay in memory: a cache on the disk would hold personal data in the clear.
    private Outcome<IEnumerable<SheetRow>> Workbook(Stream file)
    {
        var configuration = new OpenXmlConfiguration { EnableSharedStringCache = false, FillMergedCells = false, IgnoreEmptyRows = false, TrimColumnNames = false };
        try
        {
            var sheets = file.GetSheetInformations(configuration)
                .Where(sheet => sheet.State == SheetState.Visible)
                .Select(sheet => sheet.Name)
                .Where(sheet => Query(file, sheet, configuration).Take(Above).Any(row => row.Cells.Any(cell => cell.Length > 0)))
                .Take(10)
                .ToList();
            return sheets switch
            {
                [] => NoContent(),
                [var only] => Outcome<IEnumerable<SheetRow>>.Of(Checked(Query(file, only, configuration))),
                _ => Several(sheets),
            };
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            return OfficePackage.Damaged();
        }
    }

    private static IEnumerable<SheetRow> Query(Stream file, string sheet, OpenXmlConfiguration configuration)
    {
        file.Position = 0;
        var number = 0;
        foreach (IDictionary<string, object?> row in MiniExcel.Query(file, useHeaderRow: false, sheetName: sheet, excelType: ExcelType.XLSX, configuration: configuration))
        {
            var cells = new string[row.Count];
            var i = 0;
            foreach (var cell in row.Values)
            {
                cells[i++] = Told(cell);
            }

            yield return new SheetRow(++number, cells);
        }
    }

    private Outcome<IEnumerable<SheetRow>> OldWorkbook(Stream file)
    {
        try
        {
            using var reader = ExcelReaderFactory.CreateBinaryReader(file, new ExcelReaderConfiguration { FallbackEncoding = Encoding.GetEncoding("GB18030"), LeaveOpen = true });
            var (found, rows) = (new List<string>(), new List<SheetRow>());
            do
            {
                var read = reader.VisibleState == "visible" ? Read(reader).ToList() : [];
                if (read.Exists(row => row.Cells.Any(cell => cell.Length > 0)))
                {
                    found.Add(reader.Name);
                    rows = read;
                }
            }
            while (reader.NextResult());
            return found switch
            {
                [] => NoContent(),
                [_] => Outcome<IEnumerable<SheetRow>>.Of(Checked(rows)),
                _ => Several(found),
            };
        }
        catch (InvalidPasswordException)
        {
            return Locked();
        }
        catch (Exception damaged) when (IsDamage(damaged) || damaged is ExcelReaderException)
        {
            return OfficePackage.Damaged();
        }
    }

    private static IEnumerable<SheetRow> Read(IExcelDataReader reader)
    {
        for (var number = 1; reader.Read(); number++)
        {
            var cells = new string[reader.FieldCount];
            for (var i = 0; i < cells.Length; i++)
            {
                cells[i] = Told(reader.GetValue(i));
            }

            yield return new SheetRow(number, cells);
        }
    }

    private Outcome<IEnumerable<SheetRow>> Csv(Stream file) => Decoded(file).Then(text =>
    {
        var faults = new List<CsvFault>();
        return Outcome<IEnumerable<SheetRow>>.Of(Checked(Rows()));

        IEnumerable<SheetRow> Rows()
        {
            foreach (var row in CsvTable.RowsOf(text, faults))
            {
                if (faults is [var fault, ..])
                {
                    throw new SheetException(fault.Violation with { Place = string.Create(CultureInfo.InvariantCulture, $"{fault.Line}:{fault.Column}") });
                }

                yield return new SheetRow(row.Cells[0].Line, [.. row.Cells.Select(cell => cell.Value)]);
            }
        }
    });

    // Excel writes UTF-8 with a mark, UTF-16, or the machine's own encoding, which in Chinese offices is GBK.
    private static Outcome<string> Decoded(Stream file)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        Encoding[] candidates = bytes switch
        {
            [0xFF, 0xFE, ..] => [Encoding.Unicode],
            [0xFE, 0xFF, ..] => [Encoding.BigEndianUnicode],
            _ => [new UTF8Encoding(false, throwOnInvalidBytes: true), .. Guessed(bytes), Strict("GB18030")],
        };
        foreach (var candidate in candidates)
        {
            try
            {
                return candidate.GetString(bytes);
            }
            catch (DecoderFallbackException)
            {
                // The next one.
            }
        }

        return new Violation(ViolationCode.NotUtf8, new Text("无法识别文件的编码；请在Excel中另存为“CSV UTF-8（逗号分隔）”。", "The encoding of the file is not known; in Excel save as 'CSV UTF-8 (Comma delimited)'."));
    }

    private static IEnumerable<Encoding> Guessed(byte[] bytes) =>
        CharsetDetector.DetectFromBytes(bytes).Detected is { Confidence: > 0.9f, Encoding.WebName: "big5" or "utf-16" or "utf-16be" } sure ? [Strict(sure.Encoding.WebName)] : [];

    private static Encoding Strict(string name) => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    private IEnumerable<SheetRow> Checked(IEnumerable<SheetRow> rows)
    {
        var count = 0;
        using var enumerator = rows.GetEnumerator();
        while (Next(enumerator))
        {
            if (++count > MostRows)
            {
                throw new SheetException(new Violation(ViolationCode.RowsTooMany, new Text($"表超过{options.Rows}行，请分成几个文件。", $"The table has more than {options.Rows} rows; split it into several files.")));
            }

            var row = enumerator.Current;
            for (var i = 0; i < row.Cells.Count; i++)
            {
                if (row.Cells[i].Length > LongestCell)
                {
                    throw new SheetException(new Violation(ViolationCode.CellTooLong, new Text($"第{row.Number}行第{i + 1}列的内容过长，最多{LongestCell}个字符。", $"Row {row.Number}, column {i + 1} holds too much; a cell takes at most {LongestCell} characters.")) { Place = SheetCells.At(row.Number, i) });
                }
            }

            yield return row;
        }
    }

    private static bool Next(IEnumerator<SheetRow> rows)
    {
        try
        {
            return rows.MoveNext();
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            throw new SheetException(OfficePackage.Damaged());
        }
    }

    // What the libraries throw at files that others have written.
    private static bool IsDamage(Exception fault) => fault is InvalidDataException or System.Xml.XmlException or FormatException or InvalidOperationException or ArgumentException or IndexOutOfRangeException or KeyNotFoundException or NullReferenceException or OverflowException or EndOfStreamException or NotSupportedException;

    private static string Told(object? value) => value switch
    {
        null => string.Empty,
        string text => text.Trim(),
        bool truth => truth ? "true" : "false",
        DateTime day => day.ToString(day.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture),
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
