using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.WebApi.Tests.House;

/// <summary>
/// Turns exchanges with the running API into the examples of its documentation: keys replaced by stable ones, long lists and texts cut.
/// </summary>
internal static partial class Examples
{
    private const int ItemsKept = 3;
    private const int TextKept = 400;

    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The examples file as it should be after these exchanges.</summary>
    public static string From(ApiHost host)
    {
        var operations = Operations(host);
        var examples = operations.Select(operation => operation.Name).Distinct().Order(StringComparer.Ordinal).ToDictionary(name => name, _ => new JsonObject());
        var problems = new SortedDictionary<string, JsonNode>(StringComparer.Ordinal);
        var fullest = new Dictionary<string, int>();
        foreach (var exchange in host.Exchanges.All)
        {
            if (operations.FirstOrDefault(operation => operation.Method == exchange.Method && operation.Path.IsMatch(exchange.Path)).Name is not { } name)
            {
                continue;
            }

            var example = examples[name];
            var status = exchange.Status.ToString(CultureInfo.InvariantCulture);
            if (exchange.Status == 202)
            {
                // Every operation that can be recorded late shows the same late act.
            }
            else if (exchange.Status < 300)
            {
                // What is read is shown as it was in the end, what is done by its fullest request.
                if (exchange.Method == "GET" || fullest.GetValueOrDefault(name, -1) < (exchange.Asked?.Length ?? 0))
                {
                    example["response"] = Shortened(Read(exchange.Answered));
                    if (exchange.Asked is { Length: > 0 } asked)
                    {
                        example["request"] = JsonNode.Parse(asked);
                        fullest[name] = asked.Length;
                    }
                }
            }
            else if (exchange.Status == 422)
            {
                var refusals = example["problems"] as JsonObject ?? [];
                example["problems"] = refusals;
                refusals[status] ??= Shortened(Read(exchange.Answered));
            }
            else
            {
                problems.TryAdd(status, Shortened(Read(exchange.Answered))!);
            }
        }

        var file = new JsonObject
        {
            ["operations"] = new JsonObject(examples.Where(example => example.Value.Count > 0).Select(example => KeyValuePair.Create(example.Key, (JsonNode?)InOrder(example.Value)))),
            ["problems"] = new JsonObject(problems.Select(problem => KeyValuePair.Create(problem.Key, (JsonNode?)problem.Value))),
        };
        return WithStableKeys(file.ToJsonString(Layout)) + "\n";
    }

    /// <summary>Which members there are and of which sort, as lines; the values do not matter.</summary>
    public static IEnumerable<string> Structure(JsonNode? node, string path = "") => node switch
    {
        JsonObject members => members.Count == 0 ? [$"{path}: {{}}"] : members.SelectMany(member => Structure(member.Value, $"{path}.{member.Key}")),
        JsonArray items => items.Count == 0 ? [$"{path}: []"] : items.SelectMany(item => Structure(item, $"{path}[]")).Distinct(),
        null => [$"{path}: null"],
        _ => [$"{path}: {(node.GetValueKind() is JsonValueKind.True or JsonValueKind.False ? "boolean" : node.GetValueKind())}"],
    };

    /// <summary>Every operation under the API's address: method, name, and what its addresses look like.</summary>
    public static IReadOnlyList<(string Method, string Name, string Route, Regex Path)> Operations(ApiHost host) =>
    [
        .. from endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
           let route = "/" + Constraint().Replace(endpoint.RoutePattern.RawText!.Trim('/'), "{$1}")
           where route.StartsWith("/api/", StringComparison.Ordinal) && endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null
           from method in endpoint.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods
           orderby route.Count(character => character == '{')
           select (method, endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName ?? string.Empty, route, new Regex($"^{Parameter().Replace(route, "[^/]+")}/?$")),
    ];

    private static JsonObject InOrder(JsonObject example) => new(new[] { "request", "response", "problems" }
        .Where(example.ContainsKey)
        .Select(name => KeyValuePair.Create(name, example[name]?.DeepClone())));

    private static JsonNode? Read(string answered)
    {
        try
        {
            return JsonNode.Parse(answered);
        }
        catch (JsonException)
        {
            return answered; // a file
        }
    }

    private static JsonNode? Shortened(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(member.Key, member.Key == "next" && member.Value is not null ? "CgowMDAwMDAwMDAwMDA3MDAwODAwMDAwMDAwMDAwMDAwMg" : Shortened(member.Value)))),
        JsonArray items => new JsonArray([.. items.Take(ItemsKept).Select(Shortened)]),
        JsonValue value when value.GetValueKind() == JsonValueKind.String && value.GetValue<string>() is { Length: > TextKept } text => text[..TextKept] + "…",
        _ => node?.DeepClone(),
    };

    private static string WithStableKeys(string json)
    {
        var keys = new Dictionary<string, string>();
        return Key().Replace(json, match => keys.TryGetValue(match.Value, out var known)
            ? known
            : keys[match.Value] = string.Create(CultureInfo.InvariantCulture, $"00000000-0000-7000-8000-{keys.Count + 1:000000000000}"));
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Key();

    [GeneratedRegex("\\{(\\w+):\\w+\\}")]
    private static partial Regex Constraint();

    [GeneratedRegex("\\{\\w+\\}")]
    private static partial Regex Parameter();
}
