using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Scenarios;
using Commendation.Infrastructure;
using Commendation.Infrastructure.PolicyFiles;

namespace Commendation.Cli.Verifications;

/// <summary>
/// Puts the cases of a campaign to a server and compares its answers. Verdicts go to <c>POST rules/evaluate</c>, terms to
/// <c>GET working-days/window</c> where the server offers it; what no call without a campaign under way answers is counted as not asked.
/// </summary>
/// <param name="client">Client with the server as its base address.</param>
/// <param name="policy">The policy that the cases were made from.</param>
internal sealed class ConformanceRun(HttpClient client, CampaignPolicy policy)
{
    private const int AnswerKept = 400;

    private static readonly JsonSerializerOptions Readable = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private bool _answeredOnce;
    private bool _offersWindows = true;

    /// <summary>A client for a server; the address is that of the API, with or without a slash at its end.</summary>
    public static Outcome<HttpClient> Client(string address, string? token, TimeSpan timeout, HttpMessageHandler handler)
    {
        if (!Uri.TryCreate(address.TrimEnd('/') + "/", UriKind.Absolute, out var server) || server.Scheme is not ("http" or "https"))
        {
            return Refused(ViolationCode.AddressInvalid, address, "不是有效的http或https地址，例如 http://localhost:5080/api/v1。", "This is no http or https address, such as http://localhost:5080/api/v1.");
        }

        if (token?.Any(character => character is <= ' ' or > '~') == true)
        {
            return Refused(ViolationCode.TokenInvalid, "--token", "令牌含有空白或其他不属于令牌的字符。", "The token holds a blank or another character that no token has.");
        }

        var client = new HttpClient(handler) { BaseAddress = server, Timeout = timeout };
        client.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue(MediaTypeNames.Application.Json));
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd("zh-CN");
        client.DefaultRequestHeaders.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>Runs the cases; refused when the server cannot be asked at all.</summary>
    public async Task<Outcome<ConformanceView>> Run(IReadOnlyList<ConformanceCase> cases, CancellationToken ct)
    {
        var results = new List<(string Group, ConformanceFailure? Failure)>();
        var notAsked = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var one in cases)
        {
            if (Request(one) is not { } request)
            {
                var kind = one.Group.Split('/')[0];
                notAsked[kind] = notAsked.GetValueOrDefault(kind) + 1;
                continue;
            }

            var (asked, shown) = request;
            using (asked)
            {
                var answer = await Ask(asked, ct);
                if (!answer.Accepted)
                {
                    return answer.Refusal;
                }

                if (one.Scenario is WindowScenario && answer.Value.Status is HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed)
                {
                    _offersWindows = false;
                    notAsked["windows"] = notAsked.GetValueOrDefault("windows") + 1;
                    continue;
                }

                if (Unusable(answer.Value) is { } fault)
                {
                    return fault;
                }

                var differences = Differences(one, answer.Value).ToList();
                results.Add((one.Group, differences.Count == 0 ? null : new ConformanceFailure(
                    one.Id, one.Scenario.Name, one.Scenario.Place.Length > 0 ? one.Scenario.Place : null, differences, shown, Cut(answer.Value.Text))));
            }
        }

        var passed = results.Count(result => result.Failure is null);
        return new ConformanceView
        {
            Campaign = policy.Code,
            Server = client.BaseAddress!.ToString(),
            PolicyVersion = policy.Version,
            Conforms = passed == results.Count,
            Cases = results.Count,
            Passed = passed,
            Score = ConformanceView.Percent(passed, results.Count),
            Groups = [.. results.GroupBy(result => result.Group).Select(Scored)],
            NotAsked = notAsked,
        };
    }

    private static ConformanceGroup Scored(IGrouping<string, (string Group, ConformanceFailure? Failure)> results)
    {
        var (cases, passed) = (results.Count(), results.Count(result => result.Failure is null));
        return new ConformanceGroup(results.Key, cases, passed, ConformanceView.Percent(passed, cases), [.. results.Select(result => result.Failure).OfType<ConformanceFailure>()]);
    }

    private (HttpRequestMessage Message, string Shown)? Request(ConformanceCase one)
    {
        switch (one.Scenario)
        {
            case VerdictScenario:
                var body = new JsonObject { ["campaign"] = policy.Code, ["award"] = one.Content["award"]!.DeepClone(), ["facts"] = one.Content["facts"]!.DeepClone() };
                if (one.Content["readings"] is { } readings)
                {
                    body["readings"] = readings.DeepClone();
                }

                var text = body.ToJsonString(Readable);
                return (new HttpRequestMessage(HttpMethod.Post, "rules/evaluate") { Content = new StringContent(text, Encoding.UTF8, MediaTypeNames.Application.Json) }, $"POST rules/evaluate {text}");
            // The call knows the working days of the country, not the holidays of a region.
            case WindowScenario { By: null } when _offersWindows:
                var term = one.Content["term"]!;
                var query = $"working-days/window?postedOn={one.Content["posted"]}&days={term["days"]}&kind={term["kind"]}&postingDayCounted={term["postingDayCounted"]!.ToJsonString()}&end={term["end"]}&restDay={term["restDay"]}";
                return (new HttpRequestMessage(HttpMethod.Get, query), $"GET {query}");
            default:
                return null;
        }
    }

    private async Task<Outcome<Answer>> Ask(HttpRequestMessage request, CancellationToken ct)
    {
        try
        {
            using var response = await client.SendAsync(request, ct);
            var text = await response.Content.ReadAsStringAsync(ct);
            return new Answer(response.StatusCode, text, Parsed(text));
        }
        catch (TaskCanceledException) when (!ct.IsCancellationRequested)
        {
            var seconds = client.Timeout.TotalSeconds.ToString(CultureInfo.InvariantCulture);
            return Refused(ViolationCode.ServerTimeout, Server, $"服务器在{seconds}秒内没有应答。可用--timeout延长等待时间。", $"The server did not answer within {seconds} seconds; --timeout makes it longer.");
        }
        catch (HttpRequestException fault)
        {
            return Refused(ViolationCode.ServerUnreachable, Server, $"无法连接服务器：{Surroundings.Cause(fault)}", $"The server cannot be reached: {Surroundings.Cause(fault)}");
        }
    }

    // What no further question would change: the wrong address, the wrong program, no permission, no such campaign.
    private Refusal? Unusable(Answer answer)
    {
        var first = !_answeredOnce;
        _answeredOnce = true;
        var codes = Codes(answer);
        return answer.Status switch
        {
            HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => Refused(
                ViolationCode.ServerUnauthorised, Server,
                $"服务器拒绝访问（{(int)answer.Status}）。请用--token或环境变量{Commands.Verify.TokenVariable}给出有效令牌。",
                $"The server refuses access ({(int)answer.Status}). Give a valid token with --token or in {Commands.Verify.TokenVariable}."),
            HttpStatusCode.NotFound when codes.Count > 0 && !codes.Contains(ViolationCode.AddressUnknown.Name) => Refused(
                ViolationCode.CampaignNotThere, Server, $"服务器没有活动“{policy.Code}”。", $"The server does not run the campaign '{policy.Code}'."),
            HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed => Refused(
                ViolationCode.RulesNotOffered, Server,
                $"该地址没有 POST rules/evaluate（{(int)answer.Status}）。请给出接口的地址，本系统为 …/api/v1。",
                $"There is no POST rules/evaluate at this address ({(int)answer.Status}). Give the address of the API; that of this product ends in /api/v1."),
            _ when first && (answer.Body is null || ((int)answer.Status < 300 && answer.Body["standing"] is null && answer.Body["rules"] is null)) => Refused(
                ViolationCode.ServerIncompatible, Server,
                $"应答（{(int)answer.Status}）不是规则判定结果：应为含standing和rules的JSON对象，实际为：{Cut(answer.Text)}",
                $"The answer ({(int)answer.Status}) is no verdict: a JSON object with standing and rules is expected, not: {Cut(answer.Text)}"),
            _ => null,
        };
    }

    private static IEnumerable<Text> Differences(ConformanceCase one, Answer answer)
    {
        if ((int)answer.Status >= 300 || answer.Body is null)
        {
            var codes = Codes(answer);
            var said = codes.Count > 0 ? string.Join(", ", codes) : answer.Body is null ? "no JSON" : "–";
            return [new Text(
                string.Create(CultureInfo.InvariantCulture, $"应有判定结果，服务器应答{(int)answer.Status}（{said}）"),
                string.Create(CultureInfo.InvariantCulture, $"a verdict was expected, the server answered {(int)answer.Status} ({said})"))];
        }

        var expected = one.Content["expected"]!;
        return one.Scenario is WindowScenario
            ? [.. Compare("lastDay", expected["last"], answer.Body["lastDay"]), .. Compare("completeFrom", expected["next"], answer.Body["completeFrom"])]
            : [.. Compare("standing", expected["standing"], answer.Body["standing"]), .. Compare("title", expected["title"], answer.Body["title"]), .. Rules(expected, answer.Body["rules"])];
    }

    private static IEnumerable<Text> Rules(JsonNode expected, JsonNode? answered)
    {
        var rules = (answered as JsonArray ?? []).OfType<JsonObject>().Where(rule => rule["code"] is not null).ToLookup(rule => Plain(rule["code"]));
        foreach (var (code, outcome) in expected["rules"] as JsonObject ?? [])
        {
            if (rules[code].FirstOrDefault() is not { } rule)
            {
                yield return new Text($"规则{code}：预期 {outcome}，应答中没有该规则", $"rule {code}: expected {outcome}, the answer lacks the rule");
                continue;
            }

            foreach (var difference in Compare($"{code}", outcome, rule["outcome"]).Concat(Compare($"{code} clause", expected["clause"], rule["clause"])))
            {
                yield return difference;
            }
        }
    }

    private static IEnumerable<Text> Compare(string what, JsonNode? expected, JsonNode? actual)
    {
        if (expected is not null && Plain(expected) != Plain(actual))
        {
            yield return new Text($"{what}：预期 {Plain(expected)}，实际 {Plain(actual)}", $"{what}: expected {Plain(expected)}, found {Plain(actual)}");
        }
    }

    private static string Plain(JsonNode? node) => node switch
    {
        null => "–",
        JsonValue value when value.GetValueKind() == JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(Readable),
    };

    private static List<string> Codes(Answer answer) =>
        [.. (answer.Body?["violations"] as JsonArray ?? []).OfType<JsonObject>().Select(violation => Plain(violation["code"])).Distinct()];

    private static JsonObject? Parsed(string text)
    {
        try
        {
            return JsonNode.Parse(text) as JsonObject;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Cut(string text) => text.ReplaceLineEndings(" ") is { Length: > AnswerKept } line ? line[..AnswerKept] + "…" : text.ReplaceLineEndings(" ");

    private string Server => client.BaseAddress!.ToString();

    private static Refusal Refused(ViolationCode code, string place, string zh, string en) =>
        new(RefusalKind.Missing, [new Violation(code, new Text(zh, en)) { Place = place }]);

    /// <summary>What the server said; without a body when that was no JSON object.</summary>
    private sealed record Answer(HttpStatusCode Status, string Text, JsonObject? Body);
}
