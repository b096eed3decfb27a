using System.Text;
using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using MiniExcelLibs;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Tables that leave the system, and how nominations are found.</summary>
public sealed class ExportsTests : IDisposable
{
    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_table_comes_as_workbook_csv_and_JSON_with_the_same_rows()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        await _host.Office("630102").Nominates(Nominee.Person(2), on: "2021-07-09");

        var workbook = new MemoryStream(await _host.Client().Fetch("exports/nominations")).Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().ToList();
        var csv = await _host.Client().Fetch("exports/nominations?format=csv");
        var json = JsonNode.Parse(await _host.Client().Fetch("exports/nominations?format=json"))!.AsArray();

        workbook.Select(row => row["名称"]).Should().Equal("王一", "李二");
        workbook[0]["推荐单位"].Should().Be("城东区", "names are told beside codes");
        workbook[0]["证件号码"].Should().Be("6301**********0019");
        csv.Should().StartWith(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(csv).Split("\r\n").Should().HaveCount(4).And.Contain(line => line.Contains("王一"));
        json.Select(row => (row!["name"]!.ToString(), row["standing"]!.ToString(), row["facts.leadingPost"]!.ToString())).Should().Equal(("王一", "eligible", "乡科级正职"), ("李二", "eligible", "乡科级正职"));
        json[0]!.AsObject().Should().NotContainKey("facts.ethnicGroup", "what is confidential leaves by its own door");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"http://x\")")]
    [InlineData("+86")]
    [InlineData("-1")]
    [InlineData("@SUM(A1)")]
    [InlineData("＝1")]
    [InlineData("$=1")]
    public async Task What_a_spreadsheet_would_calculate_is_text(string post)
    {
        await _host.Office("630102").Nominates(Nominee.Person(1).With("unitAndPost", post), on: "2021-07-09");

        var cell = new MemoryStream(await _host.Client().Fetch("exports/nominations")).Query(useHeaderRow: true).Cast<IDictionary<string, object?>>().Single()["工作单位及职务"];
        var csv = Encoding.UTF8.GetString(await _host.Client().Fetch("exports/nominations?format=csv"));

        cell.Should().Be($"'{post}");
        csv.Should().Contain($"'{post.Replace("\"", "\"\"", StringComparison.Ordinal)}");
        JsonNode.Parse(await _host.Client().Fetch("exports/nominations?format=json"))![0]!["facts.unitAndPost"]!.ToString().Should().Be(post, "a program gets what was written");
    }

    [Fact]
    public async Task Everybody_gets_what_they_may_see()
    {
        await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        await _host.Office("630103").Nominates(Nominee.Person(2), on: "2021-07-09");

        foreach (var (table, column) in new[] { ("nominations", "name"), ("verdicts", "name") })
        {
            JsonNode.Parse(await _host.Client().Fetch($"exports/{table}?format=json", actor: "630103"))!.AsArray().Select(row => row![column]!.ToString()).Distinct().Should().Equal("李二");
        }

        JsonNode.Parse(await _host.Client().Fetch("exports/statistics?format=json", actor: "630103"))!.AsArray().Select(row => (row!["organisation"]!.ToString(), row["nominations"]!.GetValue<int>())).Should().Equal(("630103", 1));
        (await _host.Client().Send("GET", $"{Campaign}/exports/nominations", token: Officers.Token(["portal"], string.Empty))).Refused(403, "not-allowed");
        (await _host.Client().Send("GET", $"{Campaign}/exports/nominations?format=ods")).Refused(400, "value-unknown");
    }

    [Fact]
    public async Task A_table_longer_than_a_page_is_whole()
    {
        var report = (await _host.Client().HandIn(NomineeTables.Workbook([NomineeTables.Headings, .. Enumerable.Range(1, 450).Select(n => Nominee.Person(n).Row())]))).Accepted();
        (await _host.Office("630102").Sends("POST", $"{Campaign}/imports/{report["import.id"]}/acts/apply", new { on = "2021-07-09" })).Accepted();

        JsonNode.Parse(await _host.Client().Fetch("exports/nominations?format=json"))!.AsArray().Select(row => row!["id"]!.ToString()).Distinct().Should().HaveCount(450);
    }

    [Fact]
    public async Task Nominations_are_found_by_a_part_of_the_name_and_sorted_by_it()
    {
        var county = _host.Office("630102");
        foreach (var n in new[] { 3, 1, 2, 9 })
        {
            await county.Nominates(Nominee.Person(n), on: "2021-07-09");
        }

        var first = await county.Reads("nominations?sort=name&size=2");
        var second = await county.Reads($"nominations?sort=name&size=2&cursor={first["next"]}");

        first.Body["items"]!.AsArray().Concat(second.Body["items"]!.AsArray()).Select(item => item!["name"]!.ToString()).Should().BeInAscendingOrder(StringComparer.Ordinal).And.HaveCount(4);
        (await county.Reads($"nominations?name={Uri.EscapeDataString("王")}&sort=-name")).Body["items"]!.AsArray().Select(item => item!["name"]!.ToString()).Should().Equal("王九", "王一");
    }

    [Fact]
    public async Task A_person_is_found_by_the_whole_number_by_who_may_and_it_is_journalled()
    {
        var nomination = await _host.Office("630102").Nominates(Nominee.Person(1), on: "2021-07-09");
        var body = Requests.Json(new { identifier = $" {Nominee.Person(1).Identifier.ToLowerInvariant()} " });

        var own = (await _host.Client().Send("POST", $"{Campaign}/nominations/searches", body, token: Officers.Token(["recommending-unit"], "630102"))).Accepted();
        var other = (await _host.Client().Send("POST", $"{Campaign}/nominations/searches", body, token: Officers.Token(["recommending-unit"], "630103"))).Accepted();

        own.Body.AsArray().Select(item => item!["id"]!.GetValue<Guid>()).Should().Equal(nomination);
        other.Body.AsArray().Should().BeEmpty();
        (await _host.Office("630102").Reads($"nominations/{nomination}/history")).Body.AsArray().Select(line => line!["act"]!.ToString()).Should().Equal("nominate", "disclose");
        (await _host.Client().Send("POST", $"{Campaign}/nominations/searches", body, token: Officers.Token(["portal"], string.Empty))).Refused(403, "not-allowed");
    }
}
