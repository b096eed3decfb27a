using System.Diagnostics;
using System.Text;
using Commendation.Infrastructure.PolicyFiles;
using Commendation.Infrastructure.PolicyFiles.Syntax;

namespace Commendation.Infrastructure.Tests.PolicyFiles;

/// <summary>Tables as spreadsheets write them, and what is said of those that cannot be read.</summary>
public sealed class CsvTableTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("csv-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("a,b\n1,2\n", "1|2")]
    [InlineData("\uFEFFa,b\r\n1,2\r\n", "1|2")] // byte order mark, line endings of Windows
    [InlineData("a,b\r1,2\r", "1|2")] // of old Macs
    [InlineData("a,b\n1,2", "1|2")] // no last line break
    [InlineData("a,b\n 1 ,\t2\t\n", "1|2")]
    [InlineData("a,b\n\"1\",\"2\"\n", "1|2")]
    [InlineData("a,b\n\"1,5\",\"say \"\"yes\"\"\"\n", "1,5|say \"yes\"")]
    [InlineData("a,b\n \"1\" ,2\n", "1|2")]
    [InlineData("a,b\n5\" pipe,2\n", "5\" pipe|2")] // a quote inside a cell is one of its characters
    [InlineData("a,b\n\"甲市\n一县\",\"Xining\r\nCity\"\n", "甲市一县|Xining City")] // Alt+Enter
    [InlineData("a,b\n1,2\n,\n,,\n\n", "1|2")] // rows that were emptied
    [InlineData("a,b,,\n1,2,,\n3,4,,,,\n", "1|2", "3|4")] // columns that were emptied
    [InlineData("# remark, with \"quotes\na,b\n#x\n1,2\n", "1|2")]
    [InlineData("\"# remark, saved by Excel\",\na,b\n1,2\n", "1|2")]
    [InlineData("a,b\n1,\n", "1|")]
    [InlineData("a,b\n\"\",2\n", "|2")]
    public void A_table_is_read_as_a_spreadsheet_means_it(string text, params string[] rows)
    {
        var table = CsvTable.Parse(text);

        table.Faults.Should().BeEmpty();
        table.Header.Select(cell => cell.Value).Should().Equal("a", "b");
        table.Rows.Select(row => string.Join('|', row.Cells.Select(cell => cell.Value))).Should().Equal(rows);
    }

    [Fact]
    public void Every_cell_knows_where_it_begins_behind_cells_of_several_lines_too()
    {
        var table = CsvTable.Parse("# remark\na,b,c\n\"1\n1\",2,\"3\n\n3\"\n4,5,6\n");

        table.Rows.SelectMany(row => row.Cells).Select(cell => cell.At("x")).Should().Equal("x:3:1", "x:4:4", "x:4:6", "x:7:1", "x:7:3", "x:7:5");
    }

    [Theory]
    [InlineData("", "1:1 file-empty")]
    [InlineData(",,\n", "1:1 file-empty")]
    [InlineData("a;b\n1;2\n", "1:2 csv-separator")]
    [InlineData("a\tb\n1\t2\n", "1:2 csv-separator")]
    [InlineData("a，b\n1，2\n", "1:2 csv-separator")]
    [InlineData("a,b\n1\n", "2:1 csv-columns")]
    [InlineData("a,b\n1,2,3\n", "2:3 csv-columns")]
    [InlineData("a,a\n1,2\n", "1:3 duplicate-key")]
    [InlineData("a,b\n1,\"2\n3,4\n", "2:3 csv-quote")]
    [InlineData("a,b\n1,\"2\"x\n3\n", "2:3 csv-quote", "3:1 csv-columns")]
    [InlineData("a,b\n1,\"2\n3,\"4\"\n5\n", "2:3 csv-quote", "4:1 csv-columns")] // what is wrong behind an open quote is told as well
    [InlineData("\"a,b\n1,2\n", "1:1 csv-quote")]
    public void Every_fault_is_told_with_its_line_and_column(string text, params string[] faults) =>
        CsvTable.Parse(text).Faults.Select(fault => $"{fault.Line}:{fault.Column} {fault.Violation.Code}").Should().Equal(faults);

    [Theory]
    [InlineData("a,b\n1，2\n", "full-width commas")]
    [InlineData("a,b\n1;2\n", "semicolons")]
    [InlineData("a,b\n1\n", "quotes around")]
    public void A_row_that_is_too_short_says_what_may_have_been_meant(string text, string hint) =>
        CsvTable.Parse(text).Faults.Single().Violation.Message.En.Should().Contain(hint);

    [Fact]
    public void A_file_in_another_encoding_is_refused_and_says_how_to_save_it()
    {
        var file = Path.Combine(_folder, "gbk.csv");
        // What Excel writes as CSV on a Chinese machine: 西宁市 in GB18030.
        File.WriteAllBytes(file, [.. "code,name\n630100,"u8, 0xCE, 0xF7, 0xC4, 0xFE, 0xCA, 0xD0, .. "\n"u8]);

        var fault = CsvTable.Read(file, 1000).Violations.Should().ContainSingle().Which;

        (fault.Code, fault.Place).Should().Be(("not-utf8", file));
        fault.Message.Zh.Should().ContainAll("第2行", "CSV UTF-8（逗号分隔）");
        CsvTable.Read(file, 10).Violations.Single().Code.Should().Be("too-large");
        CsvTable.Read(Path.Combine(_folder, "none.csv"), 1000).Violations.Single().Code.Should().Be("file-unreadable");
    }

    [Fact]
    public void A_campaign_whose_tables_went_through_a_spreadsheet_is_the_same_campaign()
    {
        var files = CampaignFiles.Read(Qinghai.Folder).Value;

        var policy = PolicyReader.Read(files with { Organisations = Saved(files.Organisations), Quotas = Saved(files.Quotas) });

        policy.Violations.Should().BeEmpty();
        var before = PolicyReader.Read(files).Value;
        policy.Value.Organisations.Should().BeEquivalentTo(before.Organisations);
        policy.Value.Quotas.Should().BeEquivalentTo(before.Quotas);

        // As Excel does: byte order mark, line endings of Windows, remarks in quotes, columns and rows that once held something, a name that wraps.
        static string Saved(string text)
        {
            var lines = text.TrimEnd('\n').Split('\n').Select(line => line.StartsWith('#') ? $"\"{line.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : line).Append(",,,").Append(",,,");
            return "\uFEFF" + string.Concat(lines.Select(line => $"{line},,\r\n")).Replace(",西宁市,", ",\"西宁\n市\",", StringComparison.Ordinal);
        }
    }

    [Fact]
    public void The_largest_file_takes_no_longer_however_its_quotes_are_broken()
    {
        foreach (var line in new[] { "1,\"2\"\n", "\"\n", "\"\"\"\n", "\"x\"\"y\n", "1,\"\"\n" })
        {
            var text = new StringBuilder("a,b\n").Insert(4, line, 1_000_000 / line.Length).ToString();
            var watch = Stopwatch.StartNew();

            _ = CsvTable.Parse(text);

            watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20), line);
        }
    }
}
