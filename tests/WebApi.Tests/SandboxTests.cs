using Commendation.WebApi.Tests.House;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>A sandbox has a clock of its own and is thrown away; a real campaign has no such door.</summary>
public sealed class SandboxTests : IDisposable
{
    private const string Sandbox = "/api/v1/campaigns/sandbox-1";

    private readonly ApiHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_tester_plays_the_offices_of_a_sandbox_by_its_clock_and_throws_it_away()
    {
        var tester = Officers.Token(["tester"], string.Empty, "tester-1");
        (await Send("POST", $"{Campaign}/sandboxes", new { code = "sandbox-1", today = "2031-07-10" }, tester)).Accepted()["sandbox"].Should().Be("true");

        var person = Nominee.Person(1);
        var body = new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts };
        var nomination = (await Send("POST", $"{Sandbox}/nominations", body, tester, "630102")).Accepted();
        nomination["createdOn"].Should().Be("2031-07-10", "the sandbox lives in a year that the world has not reached");
        (await Send("POST", $"{Sandbox}/nominations/{nomination.Id}/acts/withdraw", new { reason = "试验", on = "2031-07-11" }, tester, "630102")).Refused(422, "date-in-future");

        (await Send("POST", $"{Sandbox}/clock", new { today = "2031-07-09" }, tester)).Refused(422, "clock-backwards");
        (await Send("POST", $"{Sandbox}/clock", new { today = "2031-07-11" }, tester)).Accepted()["clock"].Should().Be("2031-07-11");
        (await Send("POST", $"{Sandbox}/nominations/{nomination.Id}/acts/withdraw", new { reason = "试验" }, tester, "630102")).Accepted();

        (await Send("POST", $"{Sandbox}/acts/discard", new { code = "sandbox" }, tester)).Refused(422, "code-differs");
        (await Send("POST", $"{Sandbox}/acts/discard", new { code = "sandbox-1" }, tester)).Accepted();
        (await Send("GET", Sandbox, null, tester)).Refused(404, "not-found");
    }

    [Fact]
    public async Task Nobody_else_sees_a_sandbox_unless_the_token_is_made_for_it()
    {
        (await Send("POST", $"{Campaign}/sandboxes", new { code = "sandbox-1", today = "2021-07-10" }, Officers.Token(["tester"], string.Empty))).Accepted();

        (await Send("GET", Sandbox, null, Officers.Token(["organising-office"], "63LG"))).Refused(404, "not-found");
        (await Send("GET", "/api/v1/campaigns", null, Officers.Token(["organising-office"], "63LG"))).Text.Should().NotContain("sandbox-1");
        (await Send("GET", "/api/v1/public/campaigns/sandbox-1/notices", null, string.Empty)).Refused(404, "not-found");
        (await Send("GET", Sandbox, null, Officers.Token(["organising-office"], "63LG", null, "sandbox-1"))).Accepted();
    }

    [Theory]
    [InlineData("greening-2027")]
    [InlineData("sandbox-")]
    [InlineData("sandbox-A")]
    [InlineData("Sandbox-1")]
    [InlineData("my-sandbox-1")]
    public async Task A_sandbox_cannot_take_the_code_of_a_campaign_that_is_still_to_come(string code) =>
        (await Send("POST", $"{Campaign}/sandboxes", new { code, today = "2021-07-10" }, Officers.Token(["tester"], string.Empty))).Refused(422, "code-invalid")["place"]!.ToString().Should().Be("code");

    [Fact]
    public async Task A_real_campaign_has_no_clock_no_rubbish_bin_and_no_tester()
    {
        using var started = _host.Client();
        var before = _host.Stored();
        foreach (var token in new[] { Officers.Token(["tester"], "63LG"), Officers.Token(["tester", "organising-office"], "63LG"), Officers.Token(["tester", "administrator", "deciding-authority"], "63GOV") })
        {
            (await Send("POST", $"{Campaign}/clock", new { today = "2031-07-09" }, token)).Refused(404, "not-found");
            (await Send("POST", $"{Campaign}/acts/discard", new { code = "qinghai-petition-2018-2020" }, token)).Refused(404, "not-found");
            var person = Nominee.Person(1);
            (await Send("POST", $"{Campaign}/nominations", new { person.Award, person.Kind, person.Name, person.Identifier, person.Facts }, token, "630102")).Refused(404, "not-found");
        }

        (await Send("POST", $"{Campaign}/clock", new { today = "2031-07-09" }, Officers.Token(["organising-office"], "63LG"))).Refused(403, "not-allowed");
        var other = Nominee.Person(2);
        (await Send("POST", $"{Campaign}/nominations", new { other.Award, other.Kind, other.Name, other.Identifier, on = "2021-07-09" }, Officers.Token(["organising-office"], "63LG"), "630102"))
            .Refused(403, "not-allowed");
        _host.Stored().Should().Be(before);
    }

    private async Task<Answer> Send(string method, string path, object? body, string token, string? playing = null)
    {
        var client = _host.Client();
        if (playing is not null)
        {
            client.DefaultRequestHeaders.Add("Test-Organisation", playing);
        }

        return await client.Send(method, path, body is null ? null : Requests.Json(body), token: token);
    }
}
