using System.CommandLine;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Commendation.Cli.Commands;
using Commendation.WebApi.Tests.House;

namespace Commendation.Cli.Tests;

/// <summary>The cases that another system can be put to, and the score of a server.</summary>
public sealed class ConformanceTests(EveryCampaign host) : IClassFixture<EveryCampaign>, IDisposable
{
    private const string Here = "http://localhost/api/v1";

    private readonly string _folder = Directory.CreateTempSubdirectory("conformance-").FullName;

    public static TheoryData<string> Campaigns() => [.. Directory.GetDirectories(Repository.Campaigns).Select(folder => Path.GetFileName(folder)!).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void Our_own_server_scores_a_hundred_in_every_group(string campaign)
    {
        var (exit, output, error) = Against(host.Server.CreateHandler(), Path.Combine(Repository.Campaigns, campaign), "--format", "json");

        error.Should().BeEmpty();
        exit.Should().Be(0, output);
        var score = JsonNode.Parse(output)!;
        ((int)score["score"]!).Should().Be(100);
        score["groups"]!.AsArray().Should().NotBeEmpty().And.OnlyContain(group => (int)group!["score"]! == 100 && (int)group["cases"]! > 0);

        // A window by an organisation's own holidays needs the campaign that knows them.
        string[] local = Directory.GetFiles(Path.Combine(Repository.Campaigns, campaign), "campaign.yaml").Any(file => File.ReadAllText(file).Contains("\nholidays:", StringComparison.Ordinal)) ? ["windows"] : [];
        score["notAsked"]!.AsObject().Select(kind => kind.Key).Should().BeSubsetOf(["lists", "places", "procedures", .. local]);
    }

    [Fact]
    public async Task Our_own_server_verifies_a_campaign_as_the_command_does()
    {
        var answer = (await host.Client().Send("POST", "/api/v1/policies/verify", Requests.Json(new { campaign = "qinghai-petition-2018-2020" }), language: "en")).Accepted();

        using var english = new Language("en");
        using var output = new StringWriter();
        await Verify.Command().Parse([Repository.Qinghai, "--format", "json"]).InvokeAsync(new InvocationConfiguration { Output = output });
        JsonNode.DeepEquals(answer.Body, JsonNode.Parse(output.ToString())).Should().BeTrue(answer.Text);
        answer["holds"].Should().Be("true");
        answer.Body["parts"]!.AsArray().Should().HaveCountGreaterThan(7);
    }

    [Fact]
    public void A_server_that_counts_a_day_too_many_fails_the_cases_of_that_day_and_no_other()
    {
        // Whoever began on 9 July 2018 lacks a day of three years; this server does not notice.
        var failures = Failures(ask => ask.Replace("\"petitionServiceSince\":\"2018-07-09\"", "\"petitionServiceSince\":\"2018-07-08\"", StringComparison.Ordinal), answer => answer);

        failures.Should().NotBeEmpty().And.OnlyContain(failure => failure.Asked.Contains("2018-07-09") && failure.Told.Contains("expected not-met, found met") | failure.Told.Contains("standing: expected ineligible, found eligible"));
    }

    [Fact]
    public void A_server_that_cites_another_clause_fails_the_group_of_that_rule_and_no_other() =>
        Failures(ask => ask, answer => answer.Replace("\"clause\":\"3.2.3\"", "\"clause\":\"3.2.2\"", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.OnlyContain(failure => failure.Group.EndsWith("/petition-service") && failure.Told.Contains("petition-service clause: expected 3.2.3, found 3.2.2"));

    [Fact]
    public void A_server_that_lacks_a_rule_fails_its_group() =>
        Failures(ask => ask, answer => answer.Replace("\"code\":\"unit-level-ceiling\"", "\"code\":\"another\"", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.OnlyContain(failure => failure.Group.EndsWith("/unit-level-ceiling") && failure.Told.Contains("the answer lacks the rule"));

    [Fact]
    public void A_server_that_ends_terms_on_another_day_fails_the_windows() =>
        Failures(ask => ask, answer => answer.Replace("\"completeFrom\":\"2021-07-20\"", "\"completeFrom\":\"2021-07-19\"", StringComparison.Ordinal))
            .Should().NotBeEmpty().And.OnlyContain(failure => failure.Group.StartsWith("windows/") && failure.Told.Contains("completeFrom: expected 2021-07-20, found 2021-07-19"));

    [Fact]
    public void A_half_compatible_server_is_told_what_it_lacks_case_by_case()
    {
        var (exit, output, _) = Against(new Stub((_, _) => Json("""{ "standing": "eligible" }""")), Repository.Qinghai);

        exit.Should().Be(1);
        output.Should().Contain("the answer lacks the rule").And.Contain("✗ verdicts/advanced-individual/petition-service").And.Contain("→ POST rules/evaluate {").And.MatchRegex(@"score: \d+ / \d+ = \d %");
    }

    [Fact]
    public void A_server_that_offers_no_working_days_is_scored_by_its_verdicts()
    {
        var handler = new Stub(async (request, ct) => request.RequestUri!.AbsolutePath.Contains("working-days", StringComparison.Ordinal)
            ? new HttpResponseMessage(HttpStatusCode.NotFound)
            : await Forward(host.Server.CreateHandler(), request, ct));

        var (exit, output, _) = Against(handler, Repository.Qinghai, "--format", "json");

        exit.Should().Be(0);
        ((int)JsonNode.Parse(output)!["notAsked"]!["windows"]!).Should().BeGreaterThan(20);
    }

    [Fact]
    public void Build_servers_see_a_suite_for_each_group()
    {
        var (_, output, _) = Against(new Stub((_, _) => Json("""{ "standing": "eligible", "rules": [] }""")), Repository.Qinghai, "--format", "junit");

        XDocument.Parse(output).Descendants("testsuite").Should().HaveCountGreaterThan(10).And.Contain(suite => suite.Attribute("failures")!.Value != "0");
    }

    [Theory]
    [InlineData("nonsense", "address-invalid")]
    [InlineData("ftp://localhost/api", "address-invalid")]
    [InlineData("http://localhost/", "rules-not-offered")]
    [InlineData("http://localhost/docs", "rules-not-offered")]
    public void A_wrong_address_is_refused_with_what_a_right_one_looks_like(string address, string code)
    {
        var (exit, output, error) = Run(() => host.Server.CreateHandler(), [Repository.Qinghai, "--against", address, "--token", Officers.Token(["portal"], string.Empty)]);

        (exit, output).Should().Be((2, string.Empty));
        error.Should().Contain(code).And.Contain("/api/v1");
    }

    [Fact]
    public void A_server_that_cannot_be_asked_is_no_failed_case_but_unusable()
    {
        Unusable((_, _) => throw new HttpRequestException("Connection refused")).Should().Contain("server-unreachable").And.Contain("Connection refused");
        Unusable((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.Unauthorized))).Should().Contain("server-unauthorised").And.Contain("--token").And.Contain("COMMENDATION_TOKEN");
        Unusable((_, _) => Answer(HttpStatusCode.OK, "<html>portal</html>")).Should().Contain("server-incompatible").And.Contain("<html>");
        Unusable((_, _) => Json("""{ "result": "ok" }""")).Should().Contain("server-incompatible");
        Unusable((_, _) => Answer(HttpStatusCode.InternalServerError, "boom")).Should().Contain("server-incompatible").And.Contain("500");
        Unusable((_, _) => Answer(HttpStatusCode.NotFound, """{ "violations": [{ "code": "not-found" }] }""")).Should().Contain("campaign-not-there");
        Unusable(async (_, ct) =>
        {
            await Task.Delay(TimeSpan.FromMinutes(1), ct);
            return new HttpResponseMessage();
        }, "--timeout", "1").Should().Contain("server-timeout").And.Contain("1 seconds");
    }

    [Fact]
    public void Our_own_server_wants_a_token_and_says_so()
    {
        var (exit, _, error) = Run(() => host.Server.CreateHandler(), [Repository.Qinghai, "--against", Here]);

        exit.Should().Be(2);
        error.Should().Contain("server-unauthorised");
    }

    [Fact]
    public void A_token_goes_with_every_question()
    {
        var seen = new HashSet<string?>();
        Against(new Stub((request, _) =>
        {
            seen.Add(request.Headers.Authorization?.ToString());
            return Json("""{ "standing": "eligible", "rules": [] }""");
        }), Repository.Qinghai);

        seen.Should().Equal($"Bearer {Officers.Token(["portal"], string.Empty)}");
    }

    [Theory]
    [MemberData(nameof(Campaigns))]
    public void The_exported_cases_come_with_their_schema_and_hold_every_scenario(string campaign)
    {
        var folder = Path.Combine(_folder, "kit");

        Run(() => new Stub((_, _) => Json("{}")), [Path.Combine(Repository.Campaigns, campaign), "--export-cases", folder]).Exit.Should().Be(0);

        var cases = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "cases.json")))!;
        File.ReadAllText(Path.Combine(folder, "cases.schema.json")).Should().Be(File.ReadAllText(Path.Combine(Repository.Root, "schemas", "cases.json")).ReplaceLineEndings("\n"));
        var all = cases["groups"]!.AsArray().SelectMany(group => group!["cases"]!.AsArray()).ToList();
        all.Select(one => one!["id"]!.ToString()).Should().OnlyHaveUniqueItems();
        all.Select(one => one!["origin"]!.ToString()).Should().Contain("scenario");
        File.ReadAllText(Path.Combine(folder, "README.md")).Should().Contain("cases.schema.json").And.Contain("verdicts").And.Contain("windows");
    }

    [Fact]
    public void A_folder_that_cannot_be_written_is_refused()
    {
        var file = Path.Combine(_folder, "taken");
        File.WriteAllText(file, "not a folder");

        var (exit, _, error) = Run(() => new Stub((_, _) => Json("{}")), [Repository.Qinghai, "--export-cases", file]);

        exit.Should().Be(2);
        error.Should().Contain("--export-cases: file-unwritable");
    }

    [Theory]
    [InlineData("--generate")]
    [InlineData("--export-cases")]
    [InlineData("--against")]
    public void A_campaign_whose_days_leave_the_calendar_is_refused_with_its_file_and_the_year(string option)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "later")).FullName;
        foreach (var file in Directory.GetFiles(Repository.Qinghai).Where(file => Path.GetExtension(file) != ".md"))
        {
            File.WriteAllText(Path.Combine(folder, Path.GetFileName(file)), File.ReadAllText(file).Replace("2021-", "2031-", StringComparison.Ordinal));
        }

        var (exit, output, error) = Run(() => new Stub((_, _) => Json("{}")), [folder, option, option == "--against" ? Here : Path.Combine(_folder, "out")]);

        (exit, output).Should().Be((2, string.Empty));
        error.Should().StartWith($"{folder}/campaign.yaml: ").And.Contain("2031");
    }

    [Theory]
    [InlineData("--generate")]
    [InlineData("--export-cases")]
    public void A_name_that_is_none_is_refused(string option)
    {
        var (exit, _, error) = Run(() => new Stub((_, _) => Json("{}")), [Repository.Qinghai, option, string.Empty]);

        exit.Should().Be(2);
        error.Should().Contain($"{option}: file-unwritable");
    }

    // The own server with a fault between it and whoever asks.
    private List<(string Group, string Asked, string Told)> Failures(Func<string, string> asking, Func<string, string> answering)
    {
        var handler = new Stub(async (request, ct) =>
        {
            if (request.Content is { } content)
            {
                request.Content = new StringContent(asking(await content.ReadAsStringAsync(ct)), Encoding.UTF8, "application/json");
            }

            var response = await Forward(host.Server.CreateHandler(), request, ct);
            response.Content = new StringContent(answering(await response.Content.ReadAsStringAsync(ct)), Encoding.UTF8, "application/json");
            return response;
        });
        var (exit, output, _) = Against(handler, Repository.Qinghai, "--format", "json");

        exit.Should().Be(1);
        return
        [
            .. from @group in JsonNode.Parse(output)!["groups"]!.AsArray()
               from failure in @group!["failures"]!.AsArray()
               select (@group["group"]!.ToString(), failure!["asked"]!.ToString(), string.Join("; ", failure["differences"]!.AsArray().Select(difference => difference!.ToString()))),
        ];
    }

    private static string Unusable(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer, params string[] more)
    {
        var (exit, output, error) = Against(new Stub(answer), Repository.Qinghai, more);
        (exit, output).Should().Be((2, string.Empty));
        error.Should().Contain(" / ", "it is said in both languages");
        return error;
    }

    private static Task<HttpResponseMessage> Json(string text) => Answer(HttpStatusCode.OK, text);

    private static Task<HttpResponseMessage> Answer(HttpStatusCode status, string text) =>
        Task.FromResult(new HttpResponseMessage(status) { Content = new StringContent(text, Encoding.UTF8, "application/json") });

    private static async Task<HttpResponseMessage> Forward(HttpMessageHandler to, HttpRequestMessage request, CancellationToken ct)
    {
        using var invoker = new HttpMessageInvoker(to);
        return await invoker.SendAsync(request, ct);
    }

    private static (int Exit, string Output, string Error) Against(HttpMessageHandler handler, string campaign, params string[] more) =>
        Run(() => handler, [campaign, "--against", Here, "--token", Officers.Token(["portal"], string.Empty), .. more]);

    private static (int Exit, string Output, string Error) Run(Func<HttpMessageHandler> way, string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        using var english = new Language("en");
        var root = new RootCommand { Verify.Command(way) };
        var exit = root.Parse(["verify", .. words]).InvokeAsync(new InvocationConfiguration { Output = output, Error = error }).GetAwaiter().GetResult();
        return (exit, output.ToString(), error.ToString());
    }

    private sealed class Stub(Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer(request, cancellationToken);
    }
}
