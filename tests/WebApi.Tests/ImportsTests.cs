using System.Text;
using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Tables of nominees: the template, what is found in them, and how they are stored.</summary>
public sealed class ImportsTests : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task The_template_has_a_column_for_each_fact_with_choices_notes_and_locked_headings()
    {
        using var document = SpreadsheetDocument.Open(new MemoryStream(await _host.Client().Fetch("imports/template?award=advanced-individual")), isEditable: false);
        var sheet = NomineeTables.First(document);
        var rows = sheet.GetFirstChild<SheetData>()!.Elements<Row>().Select(row => row.Elements<Cell>().Select(cell => cell.InnerText).ToList()).ToList();

        rows[0].Should().StartWith(["序号", "姓名*", "证件号码*"]).And.Contain("民族");
        rows[1].Should().Contain(["name", "identifier", "birthDate", "petitionServiceSince"]).And.NotContain(["rank", "petitionServiceYears", "staffCount"], "what is derived, and what is a unit's, is not asked for");
        rows[2][0].Should().Be("示例");
        sheet.GetFirstChild<SheetProtection>()!.Sheet!.Value.Should().BeTrue();
        sheet.Descendants<DataValidation>().Should().HaveCountGreaterThan(5).And.OnlyContain(list => list.Formula1!.Text.StartsWith("'选项'!"));
        sheet.WorksheetPart!.WorksheetCommentsPart!.Comments.InnerText.Should().Contain("3.2.3", "the note names the clause");
        document.WorkbookPart!.Workbook.Sheets!.Elements<Sheet>().Last().State!.Value.Should().Be(SheetStateValues.Hidden);
    }

    [Theory]
    [InlineData("zh-CN", "是")]
    [InlineData("en", "yes")]
    public async Task The_filled_template_is_read_and_stored_only_when_it_is_applied(string language, string yes)
    {
        var (client, person) = (_host.Client(), Nominee.Person(1));
        var template = await client.Fetch("imports/template?award=advanced-individual", language: language);
        var row = person.Facts.ToDictionary(fact => fact.Key, fact => fact.Value is true ? yes : fact.Value.ToString()!);
        (row["name"], row["identifier"]) = (person.Name, person.Identifier);

        var report = (await client.HandIn(NomineeTables.Filled(template, row), name: "名册.xlsx")).Accepted();

        (report["import.rows"], report["import.sound"], report["standings.eligible"]).Should().Be(("1", "1", "1"), report.Text);
        report.Findings().Should().BeEmpty();
        (await _host.Office("630102").Reads("nominations")).Body["items"]!.AsArray().Should().BeEmpty("it is a trial");

        var step = (await Apply(report)).Accepted();

        (step["import.applied"], step["import.remaining"]).Should().Be(("1", "0"));
        var nomination = await _host.Office("630102").Reads($"nominations/{step["nominations[0]"]}");
        (nomination["name"], nomination["facts.leadingPost"], nomination["recommendedBy"]).Should().Be((person.Name, "section-head", "630102"));
        (await _host.Office("630102").Reads($"nominations/{step["nominations[0]"]}/history")).Body.AsArray().Should().ContainSingle().Which!["act"]!.ToString().Should().Be("nominate");
        (await client.Send("GET", $"{Campaign}/journal/verification")).Accepted()["holds"].Should().Be("true");
    }

    [Fact]
    public async Task What_Excel_makes_of_a_table_is_read()
    {
        var (first, second) = (Nominee.Person(1), Nominee.Person(2));
        object?[] one = [.. first.Row()], two = [.. second.Row()];
        (one[0], one[4], one[7], one[9], one[10]) = ("王\n一", "√", new DateTime(2012, 3, 1, 0, 0, 0, DateTimeKind.Unspecified), 29221, "藏族");
        (two[0], two[2], two[3], two[7], two[9]) = ("李　二", "党政机关", "yes", "2012年3月1日", "1980.1.1");
        object?[][] rows =
        [
            ["2021年度推荐对象名册（样表）"],
            [null, null],
            ["序号", "姓　名", "公民身份\n号码", .. NomineeTables.Headings[2..4], "基层一线及职务情况", null, null, .. NomineeTables.Headings[7..]],
            [null, null, null, null, null, "基层或一线", "领导职务层次", "相当职级"],
            ["1", .. one],
            [null],
            [2, .. two],
            [3],
            [],
        ];
        var table = NomineeTables.Workbook(rows.Select(row => row.Length > 5 && row[0]?.ToString() == "序号" ? (object?[])[.. row[..5], null, null, null, .. row[8..]] : row));

        var report = (await _host.Client().HandIn(table)).Accepted();

        report.Findings().Should().BeEmpty();
        (report["import.rows"], report["import.sound"]).Should().Be(("2", "2"), report.Text);
        var stored = (await Apply(report)).Accepted();
        var nominations = new[] { stored["nominations[0]"], stored["nominations[1]"] };
        foreach (var (nomination, name) in nominations.Zip(["王一", "李二"]))
        {
            var read = await _host.Office("630102").Reads($"nominations/{nomination}");
            (read["name"], read["facts.petitionServiceSince"], read["standing"]).Should().Be((name, "2012-03-01", "eligible"));
        }
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("GB18030")]
    [InlineData("utf-16")]
    public async Task A_csv_is_read_in_the_encodings_of_offices(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var table = NomineeTables.Csv(Encoding.GetEncoding(encoding), ["推荐名册"], NomineeTables.Headings, Nominee.Person(1).Row(), [.. Enumerable.Repeat((object?)null, 13)]);

        var report = (await _host.Client().HandIn(table, name: "名册.csv", mediaType: "text/csv; charset=gbk")).Accepted();

        (report["import.rows"], report["import.sound"]).Should().Be(("1", "1"), report.Text);
    }

    [Fact]
    public async Task An_old_workbook_is_read()
    {
        var report = (await _host.Client().HandIn(await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Files", "nominees.xls")), name: "名册.xls", mediaType: "application/vnd.ms-excel")).Accepted();

        (report["import.rows"], report["import.sound"]).Should().Be(("2", "2"), report.Text);
    }

    [Fact]
    public async Task An_identity_number_that_became_a_figure_is_refused_with_the_reason()
    {
        object?[] row = [.. Nominee.Person(1).Row()], text = [.. Nominee.Person(2).Row()];
        row[1] = 630102198001010019d;
        text[1] = "6.30102E+17";

        var report = (await _host.Client().HandIn(NomineeTables.Workbook(NomineeTables.Headings, row, text))).Accepted();

        report.Findings().Should().Contain([("B2", "digits-lost", true), ("B3", "digits-lost", true)]);
        report.Text.Should().Contain("末几位已丢失");
        report["import.sound"].Should().Be("0");
    }

    [Fact]
    public async Task Everything_wrong_is_told_by_cell_and_coloured_in_the_workbook()
    {
        var county = _host.Office("630102");
        await county.Nominates(Nominee.Person(9), on: "2021-07-09");
        object?[] nameless = [.. Nominee.Person(1).Row()], wrong = [.. Nominee.Person(3).Row()], digit = [.. Nominee.Person(4).Row()];
        nameless[0] = null;
        (wrong[8], wrong[10]) = ("男男", "藏族人");
        digit[1] = "630102198001010040";
        var high = Nominee.Person(5, rank: "bureau-head").Row();
        var table = NomineeTables.Workbook([.. NomineeTables.Headings, "政治面貌状况"], nameless, Nominee.Person(2).Row(), Nominee.Person(2).Row(), wrong, digit, high, Nominee.Person(9).Row());

        var report = (await _host.Client().HandIn(table)).Accepted();

        report.Findings().Should().BeEquivalentTo(new[]
        {
            ("A2", "required", true), ("B4", "row-twice", true), ("I5", "fact-wrong-type", true), ("K5", "fact-wrong-type", true),
            ("B6", "identifier-check-digit", true), ("F7", "rank-ceiling", false), ("B8", "already-exists", true),
        }, options => options.ComparingByMembers<(string?, string, bool)>(), report.Text);
        (report["import.rows"], report["import.sound"], report["standings.ineligible"]).Should().Be(("7", "2", "1"));
        report["import.unread[0].code"].Should().Be("column-unread");
        (int.Parse(report["quota.places"]!) - int.Parse(report["quota.taken"]!), report["quota.wanted"]).Should().NotBe((0, "2"));

        using var document = SpreadsheetDocument.Open(new MemoryStream(await _host.Client().Fetch($"imports/{report["import.id"]}/workbook")), isEditable: false);
        var sheet = NomineeTables.First(document);
        var cells = sheet.Descendants<Cell>().ToDictionary(cell => cell.CellReference!.Value!);
        (cells["I5"].StyleIndex!.Value, cells["F7"].StyleIndex!.Value, cells["C5"].StyleIndex!.Value).Should().Be((6u, 7u, 0u), "red hinders, yellow is to be known");
        sheet.WorksheetPart!.WorksheetCommentsPart!.Comments.CommentList!.Elements<Comment>().Select(comment => comment.Reference!.Value)
            .Should().BeEquivalentTo("A2", "B4", "I5", "K5", "B6", "F7", "B8");
    }

    [Fact]
    public async Task All_or_only_the_sound_rows_are_stored_step_by_step()
    {
        object?[] wrong = [.. Nominee.Person(3).Row()];
        wrong[8] = "男男";
        var report = (await _host.Client().HandIn(NomineeTables.Workbook(NomineeTables.Headings, Nominee.Person(1).Row(), Nominee.Person(2).Row(), wrong, Nominee.Person(4).Row()))).Accepted();

        (await Apply(report)).Refused(422, "row-unsound");
        var first = (await Apply(report, new { rows = "sound", size = 2, on = "2021-07-09" })).Accepted();
        var second = (await Apply(report, new { rows = "sound", size = 2, on = "2021-07-09" })).Accepted();
        var third = (await Apply(report, new { rows = "sound", size = 2, on = "2021-07-09" })).Accepted();

        (first["import.applied"], first["import.remaining"]).Should().Be(("2", "2"));
        (second["import.applied"], second["import.leftOut"], second["import.remaining"], second["leftOut[0].row"]).Should().Be(("3", "1", "0", "4"));
        third.Body["nominations"]!.AsArray().Should().BeEmpty("nothing remains");
        (await _host.Office("630102").Reads("nominations")).Body["items"]!.AsArray().Should().HaveCount(3);
        (await _host.Client().Send("GET", $"{Campaign}/imports/{report["import.id"]}", token: Officers.Token(["recommending-unit"], "630102"))).Accepted()["remaining"].Should().Be("0");
    }

    [Fact]
    public async Task Two_that_store_at_once_store_no_row_twice()
    {
        var report = (await _host.Client().HandIn(NomineeTables.Workbook([NomineeTables.Headings, .. Enumerable.Range(1, 40).Select(n => Nominee.Person(n).Row())]))).Accepted();

        var steps = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Apply(report, new { size = 10, on = "2021-07-09" })));

        steps.Where(step => step.Status == 200).SelectMany(step => step.Body["nominations"]!.AsArray().Select(id => id!.ToString())).Should().OnlyHaveUniqueItems();
        for (var step = 0; step < 4; step++)
        {
            (await Apply(report, new { size = 10, on = "2021-07-09" })).Accepted();
        }

        (await _host.Client().Send("GET", $"{Campaign}/imports/{report["import.id"]}", token: Officers.Token(["recommending-unit"], "630102"))).Accepted()["applied"].Should().Be("40");
        (await _host.Office("630102").Reads("nominations?size=200")).Body["items"]!.AsArray().Should().HaveCount(40);
        (await _host.Client().Send("GET", $"{Campaign}/journal/verification")).Accepted()["holds"].Should().Be("true");
    }

    [Fact]
    public async Task Nobody_else_finds_a_table_and_its_rows_lie_sealed()
    {
        var report = (await _host.Client().HandIn(NomineeTables.Workbook(NomineeTables.Headings, Nominee.Person(1).Row()))).Accepted();

        foreach (var path in new[] { "", "/rows", "/workbook" })
        {
            (await _host.Client().Send("GET", $"{Campaign}/imports/{report["import.id"]}{path}", token: Officers.Token(["recommending-unit"], "630103"))).Refused(404, "not-found");
        }

        (await _host.Client().Send("POST", $"{Campaign}/imports/{report["import.id"]}/acts/apply", "{}", token: Officers.Token(["recommending-unit"], "630103"))).Refused(404, "not-found");
        _host.Stored().Should().NotContain(Nominee.Person(1).Identifier).And.NotContain(Nominee.Person(1).Name);
    }

    [Fact]
    public async Task Headings_that_are_missing_or_there_twice_are_refused()
    {
        var (client, row) = (_host.Client(), Nominee.Person(1).Row());
        var before = _host.Stored();

        (await client.HandIn(NomineeTables.Workbook(row))).Refused(422, "heading-missing");
        (await client.HandIn(NomineeTables.Workbook([.. NomineeTables.Headings[..1], "电话"], row))).Refused(422, "heading-missing")["required"]!.ToString().Should().Be("identifier");
        (await client.HandIn(NomineeTables.Workbook([.. NomineeTables.Headings, "名字"], row))).Refused(422, "column-twice")["place"]!.ToString().Should().Be("N1");
        (await client.HandIn(NomineeTables.Workbook(NomineeTables.Headings))).Refused(422, "file-empty");
        (await client.HandIn(NomineeTables.Workbook(NomineeTables.Headings, row), award: "advanced-indvidual")).Refused(400, "award-unknown");
        _host.Stored().Should().Be(before);
    }

    private Task<Answer> Apply(Answer report, object? body = null) =>
        _host.Office("630102").Sends("POST", $"{Campaign}/imports/{report["import.id"]}/acts/apply", body ?? new { on = "2021-07-09" });
}
