using System.Globalization;
using System.Text.Json;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using MediatR;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Commendation.WebApi.Edge;

/// <summary>Sends a use case and answers with its outcome.</summary>
internal static class Answers
{
    /// <summary>Where a late act is read.</summary>
    public static string AddressOf(HttpContext http, LateActView late) => $"/api/v1/campaigns/{http.Request.RouteValues["campaign"]}/late-acts/{late.Id}";

    /// <summary>200 with the result, and its version as ETag where it has one; 202 with the late act that it was kept as.</summary>
    public static async Task<IResult> Answer<T>(this IMediator mediator, HttpContext http, IRequest<Outcome<T>> request, Func<T, int>? version = null)
    {
        var key = http.Keep<T>(StatusCodes.Status200OK, _ => null, version);
        var outcome = await mediator.Send(request, http.RequestAborted);
        if (!outcome.Accepted)
        {
            return key.Answered?.ToResult() ?? outcome.Refusal.ToResult();
        }

        if (http.Pending() is { } late)
        {
            return Results.Accepted(AddressOf(http, late), late);
        }

        Tag(http, outcome.Value, version);
        return Results.Ok(outcome.Value);
    }

    /// <summary>201 with the result and its address; 202 with the late act that it was kept as.</summary>
    public static async Task<IResult> Create<T>(
        this IMediator mediator, HttpContext http, IRequest<Outcome<T>> request, Func<T, string> address, Func<T, int>? version = null)
    {
        var key = http.Keep(StatusCodes.Status201Created, address, version);
        var outcome = await mediator.Send(request, http.RequestAborted);
        if (!outcome.Accepted)
        {
            return key.Answered?.ToResult() ?? outcome.Refusal.ToResult();
        }

        if (http.Pending() is { } late)
        {
            return Results.Accepted(AddressOf(http, late), late);
        }

        Tag(http, outcome.Value, version);
        return Results.Created(address(outcome.Value), outcome.Value);
    }

    /// <summary>207 with what became of each thing asked for: nobody can take it for "all of it was done".</summary>
    public static async Task<IResult> Each<T>(this IMediator mediator, HttpContext http, IRequest<Outcome<T>> request)
    {
        var key = http.Keep<T>(StatusCodes.Status207MultiStatus, _ => null, null);
        var outcome = await mediator.Send(request, http.RequestAborted);
        return outcome.Accepted ? Results.Json(outcome.Value, statusCode: StatusCodes.Status207MultiStatus) : key.Answered?.ToResult() ?? outcome.Refusal.ToResult();
    }

    /// <summary>200 with a file that is made of the result.</summary>
    public static async Task<IResult> AnswerFile<T>(this IMediator mediator, HttpContext http, IRequest<Outcome<T>> request, Func<T, byte[]> make, string name)
    {
        var outcome = await mediator.Send(request, http.RequestAborted);
        return outcome.Accepted ? Results.File(make(outcome.Value), Documentation.Xlsx, name) : outcome.Refusal.ToResult();
    }

    /// <summary>The body as a file that can be read from any place in it; as large as the address takes.</summary>
    public static async Task<Stream> Uploaded(this HttpContext http)
    {
        var largest = BodySize.Largest(http);
        var file = new MemoryStream((int)Math.Clamp(http.Request.ContentLength ?? 0, 0, largest));
        var buffer = new byte[64 * 1024];
        int read;
        while ((read = await http.Request.Body.ReadAsync(buffer, http.RequestAborted)) > 0)
        {
            file.Write(buffer, 0, read);
            if (file.Length > largest)
            {
                throw new BadHttpRequestException("The body is too large.", StatusCodes.Status413PayloadTooLarge);
            }
        }

        file.Position = 0;
        return file;
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
                ViolationCode.IfMatchInvalid,
                new Text("If-Match须为本接口返回的ETag，例如\"3\"。", "If-Match must be an ETag that this API gave, for example \"3\"."))
            { Place = "If-Match", Actual = header });
    }

    /// <summary>The acting organisation: the one that the token names.</summary>
    public static string Actor(this HttpContext http) => http.Caller().Organisation;

    // How the answer will be written, should it have to be kept.
    private static RequestKey Keep<T>(this HttpContext http, int status, Func<T, string?> address, Func<T, int>? version)
    {
        var key = http.RequestServices.GetRequiredService<RequestKey>();
        string Json(object? body) => JsonSerializer.Serialize(body, http.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions);
        key.Render = result => http.Pending() is { } late
            ? (StatusCodes.Status202Accepted, Json(late), AddressOf(http, late), null)
            : (status, Json(result), address((T)result), TagOf((T)result, version));
        return key;
    }

    // What is recorded late is kept and not done.
    private static LateActView? Pending(this HttpContext http) => http.RequestServices.GetRequiredService<Lateness>().Pending;

    private static void Tag<T>(HttpContext http, T value, Func<T, int>? version)
    {
        if (TagOf(value, version) is { } tag)
        {
            http.Response.Headers.ETag = tag;
        }
    }

    private static string? TagOf<T>(T value, Func<T, int>? version) =>
        version is null ? null : string.Create(CultureInfo.InvariantCulture, $"\"{version(value)}\"");
}
