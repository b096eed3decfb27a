using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

/// <summary>What stands in the query of any address: only parameters that it has, each once, dates as yyyy-MM-dd.</summary>
public sealed class QueryParameterTests(ApiHost host) : IClassFixture<ApiHost>
{
    private static readonly string[] OtherNotations = ["08/09/2021", "8.9.2021", "2021-9-8", "2021-09", "9-8", "Sep 2021", "20210908", "2021-09-08T00:00", "2021/09/08", "08-09-2021"];

    [Fact]
    public async Task Every_operation_refuses_a_parameter_that_it_does_not_have()
    {
        var office = host.Office("63LG");
        var operations = await Operations();
        foreach (var (method, path, _) in operations)
        {
            Refused(await office.Sends(method, $"{path}?zz-unknown=1"), "parameter-unknown", "zz-unknown", $"{method} {path}");
        }

        operations.Should().HaveCountGreaterThan(50);
    }

    [Fact]
    public async Task Every_date_of_every_operation_is_read_as_year_month_day_and_nothing_else()
    {
        var office = host.Office("63LG");
        var dates = (await Operations()).SelectMany(operation => operation.Query.Where(parameter => parameter["schema"]?["format"]?.ToString() == "date").Select(parameter => (operation.Method, operation.Path, Name: parameter["name"]!.ToString()))).ToList();
        foreach (var (method, path, name) in dates)
        {
            foreach (var notation in OtherNotations)
            {
                Refused(await office.Sends(method, $"{path}?{name}={Uri.EscapeDataString(notation)}"), "parameter-invalid", name, $"{method} {path} {notation}");
            }
        }

        dates.Select(date => date.Name).Should().Contain(["from", "to", "postedOn", "knownOn", "on"]);
    }

    [Theory]
    [InlineData("/nominations?awards=advanced-collective&size=2", "是否应为“award”？")]
    [InlineData("/nominations?recomendedBy=630102", "是否应为“recommendedBy”？")]
    [InlineData("/journal?sise=2", "是否应为“size”？")]
    [InlineData("/clauses?award=advanced-collective", "该地址没有参数。")]
    public async Task A_misspelt_name_is_told_with_the_nearest(string path, string hint)
    {
        var violation = (await host.Office("63LG").Sends("GET", ApiHost.Campaign + path)).Violations.Should().ContainSingle().Subject;

        violation["code"]!.ToString().Should().Be("parameter-unknown");
        violation["message"]!.ToString().Should().EndWith(hint);
    }

    [Fact]
    public async Task All_that_is_wrong_is_told_at_once() =>
        (await host.Office("63LG").Sends("GET", "/api/v1/working-days/window?postedOn=08/09/2021&dayz=5&kind=working&kind=calendar")).Violations.Select(violation => violation["code"]!.ToString())
            .Should().BeEquivalentTo("parameter-invalid", "parameter-unknown", "parameter-twice");

    private static void Refused(Answer answer, string code, string place, string because)
    {
        answer.Status.Should().Be(400, because);
        answer.Violations.Select(violation => (violation["code"]!.ToString(), violation["place"]!.ToString())).Should().Contain((code, place), because);
    }

    private async Task<List<(string Method, string Path, List<JsonNode> Query)>> Operations()
    {
        using var client = host.Client();
        var document = JsonNode.Parse(await client.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)))!;
        return
        [
            .. from path in document["paths"]!.AsObject()
               where path.Key.StartsWith("/api/", StringComparison.Ordinal)
               from operation in path.Value!.AsObject()
               where operation.Value is JsonObject
               select (operation.Key.ToUpperInvariant(), Filled(path.Key), (operation.Value!["parameters"]?.AsArray() ?? []).Where(parameter => parameter!["in"]?.ToString() == "query").Select(parameter => parameter!).ToList()),
        ];
    }

    private static string Filled(string path) => string.Join('/', path.Split('/').Select(step => step switch
    {
        "{campaign}" => ApiHost.Campaign.Split('/')[^1],
        "{number}" => "1",
        ['{', .., '}'] when step.Contains("id", StringComparison.OrdinalIgnoreCase) => Guid.Empty.ToString(),
        ['{', .., '}'] => "pass",
        _ => step,
    }));
}
