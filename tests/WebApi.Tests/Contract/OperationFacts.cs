using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.WebApi.Edge;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.WebApi.Tests.Contract;

/// <summary>What the description of the API says of each operation besides its form, read from the compiled code.</summary>
internal static class OperationFacts
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };

    /// <summary>The file as it should be: for each operation its requests, what they are to those who say who may make them, and their codes.</summary>
    public static string From(ApiHost host)
    {
        var operations = new SortedDictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var endpoint in host.Services.GetRequiredService<EndpointDataSource>().Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<IExcludeFromDescriptionMetadata>() is null))
        {
            if (endpoint.Metadata.GetMetadata<IEndpointNameMetadata>()?.EndpointName is { } name && endpoint.Metadata.GetMetadata<MethodInfo>() is { } method)
            {
                var reach = Reach.From([method, .. AtTheEdge(endpoint)]);
                operations[name] = new JsonObject
                {
                    ["requests"] = Words(reach.Requests.Select(request => request.Name)),
                    ["deeds"] = Words((endpoint.Metadata.GetMetadata<Deeds>() is { } narrow ? narrow.Of : reach.Requests.SelectMany(DeedsOf)).Distinct().Order().Select(deed => JsonNamingPolicy.KebabCaseLower.ConvertName(deed.ToString()))),
                    ["codes"] = Words(reach.ViolationCodes.Where(made => Answered(made, reach.Requests)).Select(made => made.Code).Distinct().Order(StringComparer.Ordinal)),
                };
            }
        }

        return new JsonObject(operations).ToJsonString(Layout) + "\n";
    }

    /// <summary>Declared codes that operations answered with and do not name in the description.</summary>
    public static IReadOnlyList<string> Unannounced(ApiHost host)
    {
        var operations = Examples.Operations(host);
        return
        [
            .. (from exchange in host.Exchanges.All
                where exchange.Status >= 400
                from code in Regex.Matches(exchange.Answered, "\"code\":\"([a-z-]+)\"").Select(match => match.Groups[1].Value)
                where ViolationCode.Find(code) is not null
                let name = operations.FirstOrDefault(operation => operation.Method == exchange.Method && operation.Path.IsMatch(exchange.Path)).Name
                where name is not null && KnownOperation.Find(name)?.Codes.Contains(code) != true
                select $"{name}: {code}").Distinct(),
        ];
    }

    // The files of a campaign are judged where they come with the request; those of a campaign that is open have been.
    private static bool Answered((string Code, string MadeIn) made, IReadOnlyList<Type> requests) => ViolationCode.Find(made.Code)!.Origin switch
    {
        ViolationOrigin.Request or ViolationOrigin.Act or ViolationOrigin.Amendment or ViolationOrigin.Command => true,
        ViolationOrigin.File when !made.MadeIn.StartsWith("Commendation.Infrastructure.PolicyFiles", StringComparison.Ordinal) => true,
        ViolationOrigin.File or ViolationOrigin.Policy or ViolationOrigin.Scenario => requests.Any(request => request.GetProperty(nameof(AmendPolicy.Files)) is not null),
        _ => false,
    };

    // What is refused before an endpoint is asked.
    private static IEnumerable<MethodBase> AtTheEdge(Endpoint endpoint)
    {
        yield return Of(typeof(QueryParameters), nameof(QueryParameters.Check));
        yield return Of(typeof(UnreadableRequest), nameof(UnreadableRequest.Of), typeof(HttpContext));
        if (endpoint.Metadata.GetMetadata<IAcceptsMetadata>() is not null)
        {
            yield return Of(typeof(UnreadableRequest), nameof(UnreadableRequest.Of), typeof(BadHttpRequestException));
        }

        if (endpoint.Metadata.GetMetadata<ChangesSomething>() is not null)
        {
            yield return Of(typeof(Replays), nameof(Replays.Read));
        }
    }

    private static MethodInfo Of(Type type, string name, params Type[] parameters) => type.GetMethods().Single(method =>
        method.Name == name && (parameters.Length == 0 || method.GetParameters().Select(parameter => parameter.ParameterType).SequenceEqual(parameters)));

    // A request whose deed depends on what it holds is asked with everything that it can hold.
    private static IEnumerable<Deed> DeedsOf(Type request)
    {
        var blank = RuntimeHelpers.GetUninitializedObject(request);
        yield return ((IDeed)blank).Deed;
        foreach (var property in request.GetProperties().Where(property => property.PropertyType.IsEnum && property.CanWrite))
        {
            foreach (var value in Enum.GetValues(property.PropertyType))
            {
                property.SetValue(blank, value);
                yield return ((IDeed)blank).Deed;
            }
        }
    }

    private static JsonArray Words(IEnumerable<string> words) => [.. words.Select(word => (JsonNode)word)];
}
