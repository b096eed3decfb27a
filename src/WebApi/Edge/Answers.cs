using System.Globalization;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.WebApi.Edge;

/// <summary>Sends a use case and answers with its outcome.</summary>
internal static class Answers
{
    /// <summary>200 with the result, and its version as ETag where it has one.</summary>
    public static async Task<IResult> Answer<T>(this IMediator mediator, HttpContext http, IRequest<Outcome<T>> request, Func<T, int>? version = null)
    {
        var outcome = await mediator.Send(request, http.RequestAborted);
        if (!outcome.Accepted)
        {
            return outcome.Refusal.ToResult();
        }

        Tag(http, outcome.Value, version);
        return Results.Ok(outcome.Value);
    }

    /// <summary>201 with the result and its address.</summary>
    public static async Task<IResult> Create<T>(
        this IMediator mediator, HttpContext http, IRequest<Outcome<T>> request, Func<T, string> address, Func<T, int>? version = null)
    {
        var outcome = await mediator.Send(request, http.RequestAborted);
        if (!outcome.Accepted)
        {
            return outcome.Refusal.ToResult();
        }

        Tag(http, outcome.Value, version);
        return Results.Created(address(outcome.Value), outcome.Value);
    }

    /// <summary>The version named by <c>If-Match</c>; null when the caller does not care.</summary>
    public static int? Expected(this HttpContext http)
    {
        var header = http.Request.Headers.IfMatch.ToString();
        if (header.Length == 0 || header == "*")
        {
            return null;
        }

        return int.TryParse(header.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version)
            ? version
            : throw new UnreadableRequestException(new Violation(
                "if-match-invalid",
                new Text("If-Match须为本接口返回的ETag，例如\"3\"。", "If-Match must be an ETag that this API gave, for example \"3\"."))
            { Place = "If-Match", Actual = header });
    }

    /// <summary>The acting organisation: the one that the token names.</summary>
    public static string Actor(this HttpContext http) => http.Caller().Organisation;

    private static void Tag<T>(HttpContext http, T value, Func<T, int>? version)
    {
        if (version is not null)
        {
            http.Response.Headers.ETag = string.Create(CultureInfo.InvariantCulture, $"\"{version(value)}\"");
        }
    }
}
