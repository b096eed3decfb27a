using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.WebApi.Tests.House;

namespace Commendation.WebApi.Tests;

/// <summary>The OpenAPI document is complete and true: whoever writes a client by it alone has everything that is needed.</summary>
public sealed class DocumentationTests : IClassFixture<ApiHost>, IAsyncLifetime
{
    // They take a body and change nothing, for nobody.
    private static readonly string?[] Calculations = ["evaluateRules", "explainRules", "verifyPolicy"];

    private readonly ApiHost _host;
    private JsonNode _document = null!;

    public DocumentationTests(ApiHost host) => _host = host;

    public async Task InitializeAsync() => _document = (await _host.Client().Send("GET", "/openapi/v1.json")).Accepted().Body;

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public void It_is_OpenAPI_3_1_with_a_title()
    {
        _document["openapi"]!.ToString().Should().StartWith("3.1");
        _document["info"]!["title"]!.ToString().Should().Be("Commendation 评选表彰");
    }

    [Fact]
    public void It_says_that_a_token_is_needed()
    {
        _document["components"]!["securitySchemes"]!["bearer"]!["scheme"]!.ToString().Should().Be("bearer");
        _document["security"]![0]!["bearer"].Should().NotBeNull();
    }

    [Fact]
    public void Every_endpoint_is_in_it_and_nothing_else()
    {
        var mapped = Examples.Operations(_host).Select(operation => $"{operation.Method} {operation.Route}");

        Operations().Select(operation => $"{operation.Method.ToUpperInvariant()} {operation.Path.TrimEnd('/')}").Should().BeEquivalentTo(mapped).And.HaveCountGreaterThan(35);
    }

    [Fact]
    public void Every_operation_says_what_it_is_for() => Faults((method, path, operation) => new[]
    {
        (Text(operation, "operationId") is null, "has no operationId"),
        (Text(operation, "summary") is null, "has no summary"),
        (Text(operation, "description") is null || !HasChinese(Text(operation, "description")!), "has no description in both languages"),
        (operation["tags"] is not JsonArray { Count: > 0 }, "has no tag"),
    }).Should().BeEmpty();

    [Fact]
    public void Operations_have_names_of_their_own() =>
        Operations().Select(operation => Text(operation.Operation, "operationId")).Should().OnlyHaveUniqueItems();

    [Fact]
    public void Every_parameter_is_described() => Faults((_, _, operation) => Parameters(operation).Select(parameter =>
        (Text(parameter, "description") is null || parameter["schema"] is null, $"does not describe its parameter {parameter["name"]}"))).Should().BeEmpty();

    [Fact]
    public void Headers_stand_where_they_count() => Faults((method, _, operation) =>
    {
        var headers = Parameters(operation).Where(parameter => Text(parameter, "in") == "header").ToDictionary(header => Text(header, "name")!);
        return
        [
            (!headers.ContainsKey("Accept-Language"), "does not mention Accept-Language"),
            (headers.ContainsKey("If-Match") != (operation["responses"]!["412"] is not null), "mentions If-Match without 412 or the other way round"),
        ];
    }).Should().BeEmpty();

    [Fact]
    public void Whatever_changes_something_that_has_a_version_can_check_it() =>
        Operations().Where(operation => operation.Operation["responses"]!["412"] is not null).Select(operation => Text(operation.Operation, "operationId"))
            .Should().BeEquivalentTo("declareFacts", "fileRecord", "doAct", "correctNomination", "reportChange", "keepAfterChange", "applyImport", "closeNotice", "revokeHonour", "correctHonour", "amendPolicy", "grantWaiver", "laySanction", "drawUpList", "replaceListed", "issueDecision", "raiseObjection", "upholdObjection", "dismissObjection", "liftBar", "erasePersonalData", "confirmLateAct", "refuseLateAct");

    [Fact]
    public void Every_operation_answers_with_a_schema_and_an_example() => Faults((_, _, operation) =>
    {
        var contents = Responses(operation).Where(response => response.Status[0] == '2').SelectMany(response => Contents(response.Response)).ToList();
        return
        [
            (contents.Count == 0, "says nothing about success"),
            (contents.Any(content => content["schema"] is null), "has an answer without a schema"),
            .. contents.SelectMany(content => ExampleFaults("response", content)),
        ];
    }).Should().BeEmpty();

    [Fact]
    public void Every_body_has_a_schema_and_an_example() => Faults((method, path, operation) => operation["requestBody"] is { } body
        ? Contents(body).SelectMany(content => ExampleFaults("request", content))
        : [(method != "get" && !path.EndsWith("/disclosures", StringComparison.Ordinal) && !path.EndsWith("/late-acts/{id}/acts/confirm", StringComparison.Ordinal), "has no body")]).Should().BeEmpty();

    [Fact]
    public void Every_refusal_is_a_problem_with_an_example() => Faults((method, path, operation) =>
    {
        var refusals = Responses(operation).Where(response => response.Status[0] == '4').ToList();
        return
        [
            (refusals.Count == 0 && path.Contains('{'), "refuses nothing"),
            (method != "get" && !refusals.Select(refusal => refusal.Status).Order().SequenceEqual(Changing(operation).Except(path.Contains("/public/", StringComparison.Ordinal) ? ["401", "403"] : []).Concat(AnswersInFormats(operation) ? ["406"] : []).Order()), $"refuses {string.Join(",", refusals.Select(refusal => refusal.Status))}"),
            .. refusals.Select(refusal => (refusal.Response["content"]?["application/problem+json"]?["schema"]?["$ref"]?.ToString() != "#/components/schemas/Problem", $"answers {refusal.Status} without a problem")),
            .. refusals.SelectMany(refusal => Contents(refusal.Response).SelectMany(content => ExampleFaults(refusal.Status, content))),
            .. refusals.Select(refusal => (Contents(refusal.Response).Any(content => content["example"]?["status"]?.ToString() != refusal.Status), $"shows another status for {refusal.Status}")),
        ];
    }).Should().BeEmpty();

    [Fact]
    public void Every_operation_says_what_is_to_be_waited_for_and_which_methods_there_are()
    {
        string[] common = ["405", "429", "503"];
        Faults((_, _, operation) => common.Select(status => (operation["responses"]![status]?["$ref"] is null, $"does not say {status}"))).Should().BeEmpty();
        var answers = _document["components"]!["responses"]!;
        answers["MethodNotAllowed"]!["headers"]!["Allow"].Should().NotBeNull();
        foreach (var later in new[] { "TooManyRequests", "ServiceUnavailable" })
        {
            answers[later]!["headers"]!["Retry-After"].Should().NotBeNull();
            answers[later]!["content"]!["application/problem+json"]!["example"]!["violations"]![0]!["code"].Should().NotBeNull();
        }
    }

    [Fact]
    public void Every_operation_says_who_may_call_it_and_with_which_codes_it_refuses() => Faults((_, path, operation) =>
    {
        var (roles, codes) = (operation["x-roles"]?.AsObject(), operation["x-refusal-codes"]?.AsObject());
        var isPublic = path.Contains("/public/", StringComparison.Ordinal);
        return
        [
            (roles is null || codes is null, "names no roles or codes"),
            (roles?.Any(role => !Authority.Roles.ContainsKey(role.Key) || role.Value!.AsArray().Count == 0) == true, "names a role that nobody has"),
            (codes?.Any(code => ViolationCode.Find(code.Key) is null || code.Value!.ToString() != $"/problems/{code.Key}") == true, "names a code that is not in the catalogue"),
            (isPublic != (operation["security"] is JsonArray { Count: 0 }), "asks for a token or not against its nature"),
            (!Text(operation, "description")!.Contains(isPublic ? "No token" : "Roles", StringComparison.Ordinal), "does not tell readers who may call it"),
        ];
    }).Should().BeEmpty();

    [Fact]
    public void Roles_are_those_of_the_table_of_authority()
    {
        var decision = Operations().Single(operation => Text(operation.Operation, "operationId") == "issueDecision").Operation["x-roles"]!;
        var nominate = Operations().Single(operation => Text(operation.Operation, "operationId") == "createNomination").Operation["x-roles"]!;

        decision.AsObject().Select(role => role.Key).Should().BeEquivalentTo("deciding-authority", "tester");
        nominate["recommending-unit"]!.AsArray().Select(relation => relation!.ToString()).Should().Equal("own");
    }

    [Fact]
    public void Lengths_and_ranges_are_those_that_are_checked()
    {
        var schemas = _document["components"]!["schemas"]!;
        JsonNode Parameter(string operation, string name) => Parameters(Operations().Single(one => Text(one.Operation, "operationId") == operation).Operation).Single(one => Text(one, "name") == name)["schema"]!;

        ((int)schemas["NominationRequest"]!["properties"]!["name"]!["maxLength"]!).Should().Be(200);
        ((int)schemas["NominationRequest"]!["properties"]!["name"]!["minLength"]!).Should().Be(1);
        ((int)schemas["ManyActsRequest"]!["properties"]!["nominations"]!["minItems"]!).Should().Be(1);
        schemas["ManyActsRequest"]!["properties"]!["nominations"]!["maxItems"].Should().NotBeNull();
        schemas["ApplyImportRequest"]!["properties"]!["size"]!["maximum"].Should().NotBeNull();
        ((int)Parameter("listNominations", "size")["maximum"]!).Should().Be(200);
        ((int)Parameter("listEvents", "wait")["maximum"]!).Should().Be(60);
        ((int)Parameter("createNomination", "Idempotency-Key")["maxLength"]!).Should().Be(128);
    }

    [Fact]
    public void Streams_and_repeats_are_described()
    {
        var events = Operations().Single(operation => Text(operation.Operation, "operationId") == "listEvents").Operation;
        var created = Operations().Single(operation => Text(operation.Operation, "operationId") == "createNomination").Operation["responses"]!["201"]!;

        events["responses"]!["200"]!["content"]!["text/event-stream"]!["example"]!.ToString().Should().StartWith("id: ").And.EndWith("\n\n");
        Parameters(events).Select(parameter => Text(parameter, "name")).Should().Contain("Last-Event-ID");
        created["headers"]!["Idempotency-Replayed"].Should().NotBeNull();
    }

    [Fact]
    public void A_refusal_by_rules_is_shown_by_the_operation_s_own_example() => Operations()
        .Where(operation => operation.Operation["responses"]!["422"] is not null)
        .Select(operation => operation.Operation["responses"]!["422"]!["content"]!["application/problem+json"]!["example"])
        .Should().NotContainNulls();

    [Fact]
    public void Texts_are_strings_and_choices_are_words()
    {
        var schemas = _document["components"]!["schemas"]!.AsObject();

        schemas.Should().NotContainKey("Text");
        foreach (var (name, schema) in schemas)
        {
            if (schema!["enum"] is JsonArray values)
            {
                schema["type"]!.ToString().Should().Be("string", "{0} is a choice", name);
                values.Should().OnlyContain(value => Regex.IsMatch(value!.ToString(), "^[a-z]+(-[a-z]+)*$"), "{0} is written in kebab case", name);
            }
        }

        _document.ToJsonString().Should().NotContain("\"integer\",\"string\"", "numbers are written as numbers");
        schemas["NominationView"]!["properties"]!["stateLabel"]!["type"]!.ToString().Should().Be("string");
        schemas["LimitStatusView"]!["properties"]!["message"]!["type"]!.AsArray().Select(type => type!.ToString()).Should().BeEquivalentTo("null", "string");
        schemas["NominationRequest"]!["required"]!.AsArray().Select(name => name!.ToString()).Should().BeEquivalentTo("award", "kind", "name");
    }

    [Fact]
    public void Every_schema_of_the_API_s_own_is_described() => _document["components"]!["schemas"]!.AsObject()
        .Where(schema => schema.Value!["description"] is null).Select(schema => schema.Key).Should().BeEmpty();

    private static IEnumerable<string> Changing(JsonNode operation)
    {
        var changes = !Calculations.Contains(Text(operation, "operationId"));
        string[] body = operation["requestBody"] is null ? [] : ["400", "413", "415"];
        string[] version = Parameters(operation).Any(parameter => Text(parameter, "name") == "If-Match") ? ["412"] : [];
        return new[] { "401", "403", "404", "422" }.Concat(changes ? ["409"] : []).Concat(body).Concat(version).Order();
    }

    private static bool AnswersInFormats(JsonNode operation) => operation["responses"]!["200"]?["content"]?.AsObject() is { Count: > 1 } formats && formats.ContainsKey("application/json") && formats.ContainsKey("application/pdf");

    private static string? Text(JsonNode node, string member) => node[member]?.ToString() is { Length: > 0 } text ? text : null;

    private static bool HasChinese(string text) => text.Any(character => character is >= '\u4e00' and <= '\u9fff');

    private static IEnumerable<JsonNode> Parameters(JsonNode operation) => (operation["parameters"]?.AsArray() ?? []).Select(parameter => parameter!);

    // Those of the operation itself; the others are described once for all.
    private static IEnumerable<(string Status, JsonNode Response)> Responses(JsonNode operation) =>
        operation["responses"]!.AsObject().Where(response => response.Value!["$ref"] is null).Select(response => (response.Key, response.Value!));

    private static IEnumerable<JsonNode> Contents(JsonNode holder) => (holder["content"]?.AsObject() ?? []).Select(content => content.Value!);

    private IEnumerable<(string Method, string Path, JsonNode Operation)> Operations() =>
        from path in _document["paths"]!.AsObject()
        from operation in path.Value!.AsObject()
        select (operation.Key, path.Key, operation.Value!);

    private List<string> Faults(Func<string, string, JsonNode, IEnumerable<(bool Wrong, string What)>> check) =>
    [
        .. from operation in Operations()
           from finding in check(operation.Method, operation.Path, operation.Operation)
           where finding.Wrong
           select $"{operation.Method} {operation.Path} {finding.What}",
    ];

    private IEnumerable<(bool Wrong, string What)> ExampleFaults(string what, JsonNode content)
    {
        if (content["schema"]?["format"]?.ToString() == "binary")
        {
            return []; // a file that is no text
        }

        if (content["example"] is not { } example)
        {
            return [(true, $"has no example of its {what}")];
        }

        return content["schema"] is { } schema ? Mismatches(example, schema, what).Select(mismatch => (true, mismatch)) : [];
    }

    // As much of JSON Schema as the document uses.
    private IEnumerable<string> Mismatches(JsonNode? value, JsonNode schema, string at)
    {
        if (schema["$ref"]?.ToString() is { } reference)
        {
            schema = reference.Split('/').Skip(1).Aggregate(_document, (node, step) => node[step]!);
        }

        if (schema["oneOf"] is JsonArray choices)
        {
            return choices.Any(choice => !Mismatches(value, choice!, at).Any()) ? [] : [$"{at} fits none of its forms"];
        }

        var kinds = schema["type"] switch { JsonArray several => [.. several.Select(kind => kind!.ToString())], { } one => [one.ToString()], null => Array.Empty<string>() };
        if (kinds.Length > 0 && !kinds.Contains(KindOf(value)) && !(KindOf(value) == "integer" && kinds.Contains("number")))
        {
            return [$"{at} is {KindOf(value)}, not {string.Join(" or ", kinds)}"];
        }

        if (schema["enum"] is JsonArray words && !words.Any(word => word?.ToString() == value?.ToString()))
        {
            return [$"{at} is none of the known words"];
        }

        return value switch
        {
            JsonObject members => Mismatches(members, schema, at),
            JsonArray items => items.SelectMany((item, i) => Mismatches(item, schema["items"]!, $"{at}[{i}]")),
            _ when schema["format"]?.ToString() == "date" && value is not null && !Regex.IsMatch(value.ToString(), "^\\d{4}-\\d{2}-\\d{2}$") => [$"{at} is no day"],
            _ when schema["format"]?.ToString() == "uuid" && value is not null && !Guid.TryParse(value.ToString(), out _) => [$"{at} is no key"],
            _ => [],
        };
    }

    private IEnumerable<string> Mismatches(JsonObject members, JsonNode schema, string at)
    {
        foreach (var name in schema["required"]?.AsArray().Select(name => name!.ToString()) ?? [])
        {
            if (!members.ContainsKey(name))
            {
                yield return $"{at} lacks {name}";
            }
        }

        foreach (var (name, value) in members)
        {
            var known = schema["properties"]?[name] ?? (schema["additionalProperties"] is JsonObject other ? other : null);
            if (known is null)
            {
                yield return $"{at} has the unknown member {name}";
                continue;
            }

            foreach (var mismatch in Mismatches(value, known, $"{at}.{name}"))
            {
                yield return mismatch;
            }
        }
    }

    private static string KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null or JsonValueKind.Null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        _ => value.ToJsonString().Contains('.', StringComparison.Ordinal) ? "number" : "integer",
    };
}
