using System.Reflection;
using Commendation.Application.Common;
using Commendation.Application.Submissions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Commendation.WebApi.Edge;

/// <summary>The endpoint changes something: a repeat under the same <c>Idempotency-Key</c> does nothing again.</summary>
internal sealed record ChangesSomething;

/// <summary>The endpoint refuses when the version named by <c>If-Match</c> has moved on.</summary>
internal sealed record ChecksVersion;

/// <summary>The endpoint takes its body as <c>multipart/form-data</c> too, with files.</summary>
internal sealed record TakesFiles;

/// <summary>The endpoint sends events as they come, when asked to.</summary>
internal sealed record StreamsEvents
{
    /// <summary>Media type of server-sent events.</summary>
    public const string MediaType = "text/event-stream";
}

/// <summary>The keys that the endpoint's list can be sorted by.</summary>
/// <param name="Keys">Names of the keys.</param>
internal sealed record SortKeys(IReadOnlyList<string> Keys);

/// <summary>Describes endpoints for the OpenAPI document: every endpoint says what it does, what it answers and how it refuses.</summary>
internal static class Documentation
{
    /// <summary>Media type of a workbook.</summary>
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Media type of an old workbook.</summary>
    public const string Xls = "application/vnd.ms-excel";

    /// <summary>Media types of files that have no schema.</summary>
    public static IReadOnlySet<string> Binary { get; } = new HashSet<string> { Xlsx, Xls, "application/octet-stream", MediaTypes.Docx, MediaTypes.Pdf, "image/png", "image/jpeg", "image/tiff" };

    private static readonly HashSet<string> ReadParameters = ["format", "sort", "cursor", "state", "status", "kind", "end"];

    /// <summary>An endpoint that reads.</summary>
    public static RouteHandlerBuilder Document<T>(this RouteHandlerBuilder endpoint, string id, string summary, string description) => endpoint
        .Describe(id, summary, description)
        .Produces<T>(StatusCodes.Status200OK);

    /// <summary>An endpoint that reads a file.</summary>
    public static RouteHandlerBuilder DocumentFile(
        this RouteHandlerBuilder endpoint, string id, string summary, string description, string mediaType, params string[] otherMediaTypes) => endpoint
        .Describe(id, summary, description)
        .Produces<string>(StatusCodes.Status200OK, mediaType, otherMediaTypes);

    /// <summary>An endpoint that answers with a file that is no text.</summary>
    public static RouteHandlerBuilder DocumentBinary(this RouteHandlerBuilder endpoint, string id, string summary, string description, string mediaType) => endpoint
        .Describe(id, summary, description)
        .Produces<Stream>(StatusCodes.Status200OK, mediaType);

    /// <summary>An endpoint that answers with a file of one of several kinds.</summary>
    public static RouteHandlerBuilder DocumentBinary(this RouteHandlerBuilder endpoint, string id, string summary, string description, IReadOnlyList<string> mediaTypes) => endpoint
        .Describe(id, summary, description)
        .Produces<Stream>(StatusCodes.Status200OK, mediaTypes[0], [.. mediaTypes.Skip(1)]);

    /// <summary>An endpoint that answers with a file, and notes that it was shown.</summary>
    public static RouteHandlerBuilder DocumentShowing(this RouteHandlerBuilder endpoint, string id, string summary, string description, IReadOnlyList<string> mediaTypes) => endpoint
        .DocumentBinary(id, summary, description, mediaTypes)
        .Changes();

    /// <summary>An endpoint that answers with a table in one of several forms.</summary>
    public static RouteHandlerBuilder DocumentTable(this RouteHandlerBuilder endpoint, string id, string summary, string description) => endpoint
        .Describe(id, summary, description)
        .Produces<Stream>(StatusCodes.Status200OK, Xlsx, "text/csv", "application/json");

    /// <summary>An endpoint that computes from a body and stores nothing.</summary>
    public static RouteHandlerBuilder DocumentCalculation<T>(this RouteHandlerBuilder endpoint, string id, string summary, string description) => endpoint
        .Describe(id, summary, description)
        .Produces<T>(StatusCodes.Status200OK)
        .RefusedByRules();

    /// <summary>An endpoint that changes something that exists.</summary>
    public static RouteHandlerBuilder DocumentChange<T>(this RouteHandlerBuilder endpoint, string id, string summary, string description) => endpoint
        .Describe(id, summary, description)
        .Produces<T>(StatusCodes.Status200OK)
        .Changes();

    /// <summary>An endpoint that creates something.</summary>
    public static RouteHandlerBuilder DocumentCreate<T>(this RouteHandlerBuilder endpoint, string id, string summary, string description) => endpoint
        .Describe(id, summary, description)
        .Produces<T>(StatusCodes.Status201Created)
        .Changes();

    /// <summary>An endpoint that does many things, each judged by itself.</summary>
    public static RouteHandlerBuilder DocumentBatch<T>(this RouteHandlerBuilder endpoint, string id, string summary, string description) => endpoint
        .Describe(id, summary, description)
        .Produces<T>(StatusCodes.Status207MultiStatus)
        .Changes();

    /// <summary>The endpoint answers in other formats than JSON too, by the header Accept.</summary>
    public static RouteHandlerBuilder AlsoIn(this RouteHandlerBuilder endpoint, params string[] types) => endpoint
        .WithMetadata(new AnswersIn(types))
        .Refuses(StatusCodes.Status406NotAcceptable);

    /// <summary>The endpoint honours <c>If-Match</c>.</summary>
    public static RouteHandlerBuilder ChecksVersion(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new ChecksVersion())
        .Refuses(StatusCodes.Status412PreconditionFailed);

    /// <summary>The endpoint's list can be sorted.</summary>
    public static RouteHandlerBuilder SortedBy(this RouteHandlerBuilder endpoint, IEnumerable<string> keys) => endpoint.WithMetadata(new SortKeys([.. keys]));

    /// <summary>Says what the endpoint does, where one request serves several endpoints.</summary>
    public static RouteHandlerBuilder Does(this RouteHandlerBuilder endpoint, Deed deed) => endpoint.WithMetadata(new Deeds([deed]));

    /// <summary>The endpoint can be refused by rules, although the request reads well.</summary>
    public static RouteHandlerBuilder RefusedByRules(this RouteHandlerBuilder endpoint) => endpoint.Refuses(StatusCodes.Status422UnprocessableEntity);

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string id, string summary, string description)
    {
        endpoint.WithName(id).WithSummary(summary).WithDescription(description);
        endpoint.Finally(builder =>
        {
            if (builder.Metadata.OfType<IAcceptsMetadata>().Any(accepts => accepts.RequestType?.IsSubclassOf(typeof(DatedRequest)) == true))
            {
                builder.Metadata.Add(new ProducesResponseTypeMetadata(StatusCodes.Status202Accepted, typeof(LateActView), ["application/json"]));
            }

            var route = ((RouteEndpointBuilder)builder).RoutePattern;
            int[] tokens = builder.Metadata.OfType<IAllowAnonymous>().Any() ? [] : [StatusCodes.Status401Unauthorized, StatusCodes.Status403Forbidden];
            var hasBody = builder.Metadata.OfType<IAcceptsMetadata>().Any();
            foreach (var status in tokens.Concat(RefusalsOf(route, builder.Metadata.OfType<MethodInfo>().First().GetParameters(), hasBody)))
            {
                builder.Metadata.Add(Refusal(status));
            }
        });
        return endpoint;
    }

    // What follows from the address, the parameters and the body.
    private static IEnumerable<int> RefusalsOf(RoutePattern route, ParameterInfo[] parameters, bool hasBody)
    {
        var query = parameters.Where(parameter => route.GetParameter(parameter.Name!) is null
            && (ReadParameters.Contains(parameter.Name!) || (Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType).IsValueType));
        if (hasBody || query.Any(parameter => parameter.ParameterType != typeof(CancellationToken)))
        {
            yield return StatusCodes.Status400BadRequest;
        }

        if (route.Parameters.Count > 0 || hasBody)
        {
            yield return StatusCodes.Status404NotFound;
        }

        if (hasBody)
        {
            yield return StatusCodes.Status413PayloadTooLarge;
            yield return StatusCodes.Status415UnsupportedMediaType;
        }
    }

    private static RouteHandlerBuilder Changes(this RouteHandlerBuilder endpoint) => endpoint
        .WithMetadata(new ChangesSomething())
        .Refuses(StatusCodes.Status409Conflict)
        .RefusedByRules();

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, int status) => endpoint.WithMetadata(Refusal(status));

    private static ProducesResponseTypeMetadata Refusal(int status) => new(status, typeof(Problem), ["application/problem+json"]);
}
