using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Commendation.Domain.Shared;
using Commendation.WebApi.Edge;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

/// <summary>The type of every problem, and the code of every violation, is an address that says what it means.</summary>
public sealed class ProblemsTests(ApiHost host) : IClassFixture<ApiHost>
{
    public static TheoryData<string> Types => [.. ProblemType.All.Select(type => type.Name)];

    [Theory]
    [MemberData(nameof(Types))]
    public async Task The_type_of_a_problem_is_explained_without_a_token(string type)
    {
        var (status, body) = await Get(Catalogue.AddressOf(type), "en");

        status.Should().Be(HttpStatusCode.OK);
        body["name"]!.ToString().Should().Be(type);
        body["meaning"]!.ToString().Should().NotBeNullOrEmpty();
    }

    [Fact]
    public async Task A_code_is_explained_in_the_language_of_the_caller()
    {
        var (_, english) = await Get("/problems/term-running", "en");
        var (_, chinese) = await Get("/problems/term-running", "zh-CN");

        english["meaning"]!.ToString().Should().Be("The publicity has not run its full term.");
        english["remedy"]!.ToString().Should().Be("Close it from the day on that 'required' names.");
        chinese["meaning"]!.ToString().Should().Be("公示期限未满。");
    }

    [Fact]
    public async Task The_catalogue_holds_every_type_and_code_once()
    {
        var (_, body) = await Get("/problems", "en");

        body.AsArray().Select(one => one!["name"]!.ToString()).Should().OnlyHaveUniqueItems()
            .And.BeEquivalentTo(ProblemType.All.Select(type => type.Name).Union(ViolationCode.All.Select(code => code.Name)));
    }

    [Fact]
    public async Task A_browser_gets_a_page()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/problems");
        request.Headers.Accept.ParseAdd("text/html,application/xhtml+xml,*/*;q=0.8");
        request.Headers.AcceptLanguage.ParseAdd("zh-CN");
        using var answer = await host.Client().SendAsync(request);

        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        (await answer.Content.ReadAsStringAsync()).Should().StartWith("<!doctype html>").And.Contain("<tr id=\"term-running\">").And.Contain("公示期限未满。").And.Contain("&lt;&lt;", "texts are encoded");
    }

    [Fact]
    public async Task What_is_no_type_and_no_code_is_not_found()
    {
        var (status, body) = await Get("/problems/rank-ceiling", "en");

        status.Should().Be(HttpStatusCode.NotFound);
        body["type"]!.ToString().Should().Be("/problems/missing");
        body["violations"]![0]!["message"]!.ToString().Should().Be("No problem type or code 'rank-ceiling' was found.");
    }

    [Theory]
    [InlineData("""{"awrad":"x"}""", "Line 1: there is no member 'awrad'. Did you mean 'award'?")]
    [InlineData("""{"quite-different":"x"}""", "Line 1: there is no member 'quite-different'.")]
    public async Task A_misspelt_member_is_told_the_nearest_name(string body, string message)
    {
        var answer = await host.Client().Send("POST", $"{ApiHost.Campaign}/nominations", body, "630102", language: "en");

        answer.Refused(400, "member-unknown")["message"]!.ToString().Should().Be(message);
    }

    [Fact]
    public async Task A_misspelt_member_inside_another_is_told_the_nearest_name_there()
    {
        var answer = await host.Client().Send("POST", $"{ApiHost.Campaign}/submissions", """{"stage":"submission","nominations":[],"forms":[{"materail":"annex-4","nominationId":null,"fields":[]}]}""", "63D01", language: "en");

        answer.Refused(400, "member-unknown")["message"]!.ToString().Should().Be("Line 1: there is no member 'materail'. Did you mean 'material'?");
    }

    private async Task<(HttpStatusCode Status, JsonNode Body)> Get(string address, string language)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.AcceptLanguage.ParseAdd(language);
        using var answer = await host.Client().SendAsync(request);
        return (answer.StatusCode, (await answer.Content.ReadFromJsonAsync<JsonNode>())!);
    }
}
