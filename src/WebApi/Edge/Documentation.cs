namespace Commendation.WebApi.Edge;

/// <summary>Describes endpoints for the OpenAPI document: every endpoint says what it does, what it answers and how it refuses.</summary>
internal static class Documentation
{
    /// <summary>An endpoint that reads.</summary>
    public static RouteHandlerBuilder Document<T>(this RouteHandlerBuilder endpoint, string id, string summary, string description) => endpoint
        .Describe(id, summary, description)
        .Produces<T>(StatusCodes.Status200OK)
        .Refuses(StatusCodes.Status400BadRequest, StatusCodes.Status404NotFound, StatusCodes.Status422UnprocessableEntity);

    /// <summary>An endpoint that reads a file.</summary>
    public static RouteHandlerBuilder DocumentFile(this RouteHandlerBuilder endpoint, string id, string summary, string description, string mediaType) => endpoint
        .Describe(id, summary, description)
        .Produces<string>(StatusCodes.Status200OK, mediaType)
        .Refuses(StatusCodes.Status404NotFound);

    /// <summary>An endpoint that changes something that exists, or computes from a body.</summary>
    public static RouteHandlerBuilder DocumentChange<T>(this RouteHandlerBuilder endpoint, string id, string summary, string description) => endpoint
        .Describe(id, summary, description)
        .Produces<T>(StatusCodes.Status200OK)
        .RefusesChanges();

    /// <summary>An endpoint that creates something.</summary>
    public static RouteHandlerBuilder DocumentCreate<T>(this RouteHandlerBuilder endpoint, string id, string summary, string description) => endpoint
        .Describe(id, summary, description)
        .Produces<T>(StatusCodes.Status201Created)
        .RefusesChanges();

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, string id, string summary, string description) =>
        endpoint.WithName(id).WithSummary(summary).WithDescription(description);

    private static RouteHandlerBuilder RefusesChanges(this RouteHandlerBuilder endpoint) => endpoint.Refuses(
        StatusCodes.Status400BadRequest,
        StatusCodes.Status404NotFound,
        StatusCodes.Status409Conflict,
        StatusCodes.Status412PreconditionFailed,
        StatusCodes.Status413PayloadTooLarge,
        StatusCodes.Status415UnsupportedMediaType,
        StatusCodes.Status422UnprocessableEntity);

    private static RouteHandlerBuilder Refuses(this RouteHandlerBuilder endpoint, params int[] statuses)
    {
        foreach (var status in statuses)
        {
            endpoint.Produces<Problem>(status, "application/problem+json");
        }

        return endpoint;
    }
}
