using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

/// <summary>Bytes, encodings and days at the very end of what can be written: read, or refused with a reason, never a fault of the system.</summary>
public sealed class TextAtTheEdgeTests(ApiHost host) : IClassFixture<ApiHost>
{
    private const string Body = """{"campaign":"qinghai-petition-2018-2020","award":"advanced-individual","facts":{"unitAndPost":"VALUE"}}""";

    [Theory]
    [InlineData("utf-8", 200)]
    [InlineData("\"utf-8\"", 200)]
    [InlineData("UTF8", 200)]
    [InlineData("\"Utf8\"", 200)]
    [InlineData("gbk", 415)]
    [InlineData("gb2312", 415)]
    [InlineData("utf-16", 415)]
    [InlineData("latin1", 415)]
    [InlineData("\"\"", 415)]
    [InlineData("foo", 415)]
    public async Task A_charset_is_utf8_in_any_spelling_or_refused(string charset, int status)
    {
        var answer = await Evaluate(Encoding.UTF8.GetBytes(Body.Replace("VALUE", "科长", StringComparison.Ordinal)), $"application/json; charset={charset}");

        answer.Status.Should().Be(status, "{0}", answer.Text);
        if (status == 415)
        {
            answer.Refused(415, "media-type");
        }
    }

    [Theory]
    [InlineData("""\ud83d""")]
    [InlineData("""前\ude00后""")]
    [InlineData("""\udc00\ud800""")]
    public async Task Half_a_surrogate_pair_in_a_fact_is_refused_where_it_stands(string value)
    {
        var answer = await Evaluate(Encoding.UTF8.GetBytes(Body.Replace("VALUE", value, StringComparison.Ordinal)), "application/json");

        answer.Refused(400, "value-invalid")["place"]!.ToString().Should().Be("facts.unitAndPost");
    }

    [Theory]
    [InlineData("POST", "/nominations", """{"award":"advanced-individual","recommender":"63D01","nominee":{"kind":"individual","name":"某某","identifier":"x"},"facts":{"unitAndPost":["\ud83d"]}}""")]
    [InlineData("PATCH", "/nominations/01980000-0000-7000-8000-000000000000/facts", """{"facts":{"unitAndPost":{"a":"\ud83d"}}}""")]
    public async Task The_same_holds_wherever_facts_are_sent_and_however_deep_the_text_lies(string method, string path, string body)
    {
        var answer = await host.Client().Send(method, ApiHost.Campaign + path, body, token: Officers.Token(["recommending-unit"], "63D01"));

        answer.Status.Should().Be(400, "{0}", answer.Text);
    }

    [Fact]
    public async Task Bytes_of_another_encoding_in_a_fact_are_refused()
    {
        byte[] gbk = [0xbf, 0xc6, 0xb3, 0xa4];
        var parts = Body.Split("VALUE");

        (await Evaluate([.. Encoding.UTF8.GetBytes(parts[0]), .. gbk, .. Encoding.UTF8.GetBytes(parts[1])], "application/json")).Refused(400, "value-invalid");
    }

    [Theory]
    [InlineData("9999-12-31", "working")]
    [InlineData("9999-12-31", "calendar")]
    [InlineData("9999-12-30", "calendar")]
    [InlineData("0001-01-01", "working")]
    public async Task The_first_and_last_days_that_can_be_written_are_of_unknown_years(string day, string kind)
    {
        var answer = await host.Client().Send("GET", string.Create(CultureInfo.InvariantCulture, $"/api/v1/working-days/window?postedOn={day}&days=5&kind={kind}"));

        answer.Refused(422, "calendar-year-unknown")["actual"]!.ToString().Should().Be(day[..4].TrimStart('0'));
    }

    private async Task<Answer> Evaluate(byte[] body, string type)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/rules/evaluate") { Content = new ByteArrayContent(body) };
        request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Officers.Auditor);
        using var response = await host.Streaming().SendAsync(request);
        return new Answer((int)response.StatusCode, await response.Content.ReadAsStringAsync(), response.Content.Headers.ContentType?.MediaType, response.Headers);
    }
}
