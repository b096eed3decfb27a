using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

/// <summary>
/// A fact takes JSON of its own kind, or text in the form in which answers hold it, and nothing else: no text is made of a list, a number or
/// a boolean that nobody meant as text.
/// </summary>
public sealed class FactKindsTests(Midway midway) : IClassFixture<Midway>
{
    private static readonly string[] Written = ["true", "12", "\"true\"", "\"12\"", "\"2012-03-01\"", "\"party-government\"", "\"科长\"", "[\"a\",\"b\"]", "[]", "{\"a\":1}"];

    // By kind of fact: an award and a fact of it, and what it takes.
    private static readonly Dictionary<string, (string Award, string Fact, string[] Takes)> Kinds = new()
    {
        ["boolean"] = ("advanced-individual", "petitionDepartment", ["true", "\"true\""]),
        ["number"] = ("advanced-collective", "staffCount", ["12", "\"12\""]),
        ["date"] = ("advanced-individual", "petitionServiceSince", ["\"2012-03-01\""]),
        ["choice"] = ("advanced-individual", "sector", ["\"party-government\""]),
        ["text"] = ("advanced-individual", "unitAndPost", ["\"true\"", "\"12\"", "\"2012-03-01\"", "\"party-government\"", "\"科长\""]),
    };

    public static TheoryData<string, string> Table
    {
        get
        {
            var table = new TheoryData<string, string>();
            (from kind in Kinds.Keys from written in Written select (kind, written)).ToList().ForEach(row => table.Add(row.kind, row.written));
            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task A_fact_refuses_JSON_of_another_kind(string kind, string written)
    {
        var (award, fact, takes) = Kinds[kind];
        var body = $$"""{"campaign":"qinghai-petition-2018-2020","award":"{{award}}","facts":{"{{fact}}":{{written}} } }""";

        foreach (var path in (string[])["evaluate", "explain"])
        {
            var answer = await midway.Client().Send("POST", $"/api/v1/rules/{path}", body);
            if (takes.Contains(written))
            {
                answer.Accepted();
            }
            else
            {
                var violation = answer.Refused(422, "fact-wrong-type");
                ((string?)violation["place"]).Should().Be($"facts.{fact}");
                ((string?)violation["required"]).Should().NotBeNullOrEmpty();
                answer.Violations.Should().ContainSingle("it is said once: {0}", answer.Text);
            }
        }
    }

    [Theory]
    [InlineData("[\"a\",\"b\"]")]
    [InlineData("12")]
    [InlineData("true")]
    public async Task A_nomination_is_refused_for_it_together_with_everything_else(string written)
    {
        var before = midway.Stored();
        var office = midway.Office("630102");
        var person = Nominee.Person(72);
        var facts = new JsonObject { ["unitAndPost"] = JsonNode.Parse(written), ["sectr"] = "military" };

        var created = await office.Sends("POST", $"{ApiHost.Campaign}/nominations", new { person.Award, person.Kind, person.Name, identifier = "63010219800101", facts, on = "2021-07-09" });
        created.Violations.Select(violation => (string?)violation["place"]).Should().BeEquivalentTo("facts.unitAndPost", "facts.sectr", "identifier");

        var nomination = $"{ApiHost.Campaign}/nominations/{midway.Fresh}";
        (await office.Sends("PATCH", $"{nomination}/facts", new { facts, on = "2021-07-09" }))
            .Violations.Select(violation => (string?)violation["place"]).Should().BeEquivalentTo("facts.unitAndPost", "facts.sectr");
        (await office.Sends("POST", $"{nomination}/acts/correct", new { facts = new { unitAndPost = JsonNode.Parse(written) }, reason = "录入错误。", evidence = new[] { "任免文件" }, on = "2021-07-09" }))
            .Refused(422, "fact-wrong-type");
        midway.Stored().Should().Be(before, "a refusal stores nothing");
    }
}
