using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Commendation.Application.Common;
using Commendation.Domain.Shared;

namespace Commendation.WebApi.Edge;

/// <summary>Reads the header <c>Idempotency-Key</c>: a repeated request is answered as the first time and does nothing again.</summary>
internal static class Replays
{
    public const string Header = "Idempotency-Key";

    /// <summary>Header of an answer that was given before.</summary>
    public const string Replayed = "Idempotency-Replayed";

    /// <summary>Longest key.</summary>
    public const int LongestKey = 128;

    /// <summary>Takes the key and the digest of a request that changes something.</summary>
    public static async Task Read(HttpContext http, RequestDelegate next)
    {
        if (!HttpMethods.IsGet(http.Request.Method) && http.Request.Headers.TryGetValue(Header, out var sent))
        {
            var key = sent.ToString();
            if (key.Length is 0 or > LongestKey || key.Any(character => character is <= ' ' or > '~'))
            {
                throw new UnreadableRequestException(new Violation(
                    ViolationCode.IdempotencyKeyInvalid,
                    new Text($"{Header}须为1至{LongestKey}个可见ASCII字符，例如UUID。", $"{Header} must be 1 to {LongestKey} visible ASCII characters, for example a UUID."))
                { Place = Header });
            }

            var request = http.RequestServices.GetRequiredService<RequestKey>();
            request.Key = key;
            request.Caller = CallerOf(http);
            request.Digest = await Digest(http);
        }

        await next(http);
    }

    /// <summary>The kept answer as it was given.</summary>
    public static IResult ToResult(this KeptAnswer kept) => new Kept(kept);

    // A digest, so that no name of a person lies in the database. Who may see other campaigns now is another caller: it is judged anew.
    private static string CallerOf(HttpContext http) =>
        CanonicalJson.Sha256($"{http.Caller().Organisation}\n{http.Caller().Subject}\n{string.Join(" ", (http.Caller().Campaigns ?? []).Order(StringComparer.Ordinal))}");

    private static async Task<string> Digest(HttpContext http)
    {
        var request = http.Request;
        request.EnableBuffering();
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, http.RequestAborted);
        request.Body.Position = 0;
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method}\n{request.Path}{request.QueryString}\n{request.Headers.IfMatch}\n"));
        hash.AppendData(Meaning(body.GetBuffer().AsSpan(0, (int)body.Length)));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // A client that repeats a request may write the same members in another order or spacing. What is no JSON is told later; here it is its bytes.
    private static ReadOnlySpan<byte> Meaning(ReadOnlySpan<byte> body)
    {
        try
        {
            return Encoding.UTF8.GetBytes(CanonicalJson.WriteLoosely(JsonNode.Parse(body)));
        }
        catch (Exception fault) when (fault is JsonException or ArgumentException or InvalidOperationException)
        {
            return body;
        }
    }

    private sealed class Kept(KeptAnswer kept) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            var response = httpContext.Response;
            response.StatusCode = kept.Status;
            response.ContentType = "application/json; charset=utf-8";
            response.Headers[Replayed] = "true";
            if (kept.Location is { } location)
            {
                response.Headers.Location = location;
            }

            if (kept.ETag is { } tag)
            {
                response.Headers.ETag = tag;
            }

            return response.WriteAsync(kept.Body, httpContext.RequestAborted);
        }
    }
}
