using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace Commendation.WebApi.Edge;

/// <summary>
/// An answer that stays the same as long as the server runs: the description of the API, a schema. It is made and compressed once, whoever
/// asks; who has it already is told so.
/// </summary>
internal sealed class FixedAnswer : IResult
{
    private readonly string _mediaType;
    private readonly byte[] _plain;
    private readonly byte[] _compressed;
    private readonly EntityTagHeaderValue _tag;

    private FixedAnswer(string text, string mediaType)
    {
        _mediaType = mediaType;
        _plain = Encoding.UTF8.GetBytes(text);
        _tag = new EntityTagHeaderValue($"\"{Convert.ToHexStringLower(SHA256.HashData(_plain))[..32]}\"");
        using var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.SmallestSize))
        {
            gzip.Write(_plain);
        }

        _compressed = compressed.ToArray();
    }

    /// <summary>An answer that is made when it is first asked for.</summary>
    public static Lazy<FixedAnswer> Of(string mediaType, Func<string> text) => new(() => new FixedAnswer(text(), mediaType));

    /// <summary>The description of the API, at the address of the framework's own.</summary>
    public static void MapDescription(WebApplication app)
    {
        var description = new Lazy<Task<FixedAnswer>>(async () =>
        {
            var document = await app.Services.GetRequiredKeyedService<IOpenApiDocumentProvider>(OpenApi.Document).GetOpenApiDocumentAsync(app.Lifetime.ApplicationStopping);
            return new FixedAnswer(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1, app.Lifetime.ApplicationStopping), "application/json");
        });
        app.MapGet($"/openapi/{OpenApi.Document}.json", async () => (IResult)await description.Value).ExcludeFromDescription().AllowAnonymous();
    }

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (request, response) = (httpContext.Request, httpContext.Response);
        response.Headers.ETag = _tag.ToString();
        response.Headers.CacheControl = "public, max-age=300";
        response.Headers.Vary = HeaderNames.AcceptEncoding;
        if (request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(_tag, useStrongComparison: false) || known == EntityTagHeaderValue.Any))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var zipped = request.GetTypedHeaders().AcceptEncoding.Any(coding => coding.Value == "gzip" && coding.Quality is not 0);
        if (zipped)
        {
            response.Headers.ContentEncoding = "gzip";
        }

        var body = zipped ? _compressed : _plain;
        (response.ContentType, response.ContentLength) = ($"{_mediaType}; charset=utf-8", body.Length);
        await response.Body.WriteAsync(body, httpContext.RequestAborted);
    }
}
