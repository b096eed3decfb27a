using System.Text.Json.Nodes;
using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Labels and messages follow the caller's language; codes, dates and numbers never do.</summary>
public sealed class LanguageTests(Midway midway) : IClassFixture<Midway>
{
    [Theory]
    [InlineData(null, "单位推荐")]
    [InlineData("zh-CN", "单位推荐")]
    [InlineData("zh", "单位推荐")]
    [InlineData("fr", "单位推荐")]
    [InlineData("", "单位推荐")]
    [InlineData("en", "Unit recommendation")]
    [InlineData("en-GB", "Unit recommendation")]
    [InlineData("fr, en;q=0.8", "Unit recommendation")]
    public async Task Labels_follow_the_language(string? language, string label)
    {
        var answer = (await midway.Client().Send("GET", $"{Campaign}/nominations/{midway.Fresh}", language: language)).Accepted();

        answer["stateLabel"].Should().Be(label);
    }

    [Theory]
    [InlineData("en", "The campaign's rules forbid it", "it can be closed from 2021-07-20")]
    [InlineData("zh-CN", "不符合评选规定", "2021-07-20起方可结束")]
    public async Task Refusals_follow_the_language(string language, string title, string message)
    {
        var answer = await midway.Client().Send(
            "POST", $"{Campaign}/public-notices/{midway.Notice}/acts/close", "{\"on\":\"2021-07-19\"}", "630102", language: language);

        answer.Refused(422, "term-running")["message"]!.ToString().Should().Contain(message);
        answer["title"].Should().Be(title);
        answer["detail"].Should().Contain(message);
    }

    [Theory]
    [InlineData("en", "The body cannot be read")]
    [InlineData("zh-CN", "请求正文无法读取")]
    public async Task So_does_what_cannot_be_read(string language, string title) =>
        (await midway.Client().Send("POST", $"{Campaign}/nominations", "{", "630102", language: language))["title"].Should().Be(title);

    [Theory]
    [InlineData("en", "There is no such address; see /docs.")]
    [InlineData("zh-CN", "没有这个地址，接口说明见 /docs。")]
    public async Task So_does_an_unknown_address(string language, string detail) =>
        (await midway.Client().Send("GET", "/api/v2", language: language))["detail"].Should().Be(detail);

    [Theory]
    [InlineData("nominations")]
    [InlineData("limits")]
    [InlineData("timeline")]
    [InlineData("policy")]
    public async Task Only_words_differ_between_the_languages(string path)
    {
        var zh = (await midway.Client().Send("GET", $"{Campaign}/{path}", language: "zh-CN")).Accepted();
        var en = (await midway.Client().Send("GET", $"{Campaign}/{path}", language: "en")).Accepted();

        zh.Text.Should().NotBe(en.Text);
        Unspoken(zh.Body).Should().Equal(Unspoken(en.Body));
    }

    // Everything but labels and messages.
    private static IEnumerable<string> Unspoken(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members
            .Where(member => member.Key is not ("title" or "stateLabel" or "message" or "label" or "unit" or "require" or "when" or "members" or "summary" or "name" or "reason"))
            .Where(member => member is not { Key: "term", Value: JsonValue })
            .SelectMany(member => Unspoken(member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.SelectMany((item, i) => Unspoken(item, $"{path}[{i}]")),
        _ => [$"{path}={node?.ToJsonString()}"],
    };
}
