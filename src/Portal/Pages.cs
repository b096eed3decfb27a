using System.Security.Cryptography;
using System.Text;
using Commendation.Domain.Shared;
using Commendation.Portal.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Commendation.Portal;

/// <summary>Answers with pages: rendered as a whole before the first byte, so that a fault never leaves half a page.</summary>
internal static class Pages
{
    /// <summary>Query parameter under which another site shows a page in a frame.</summary>
    public const string Embed = "embed";

    private const string Sources = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors ";

    /// <summary>A page.</summary>
    public static IResult Show<TPage>(params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new Page<TPage>(parameters, StatusCodes.Status200OK);

    /// <summary>A page with another status than 200.</summary>
    public static IResult Show<TPage>(int status, params (string Name, object? Value)[] parameters)
        where TPage : IComponent => new Page<TPage>(parameters, status);

    /// <summary>The page that says why there is nothing to see.</summary>
    public static IResult Refused(Refusal refusal) => Show<RefusedPage>(StatusOf(refusal.Kind), (nameof(RefusedPage.Violations), refusal.Violations), (nameof(RefusedPage.Status), StatusOf(refusal.Kind)));

    /// <summary>The page for a status of which nothing else is known.</summary>
    public static IResult Failed(int status) => Show<RefusedPage>(status, (nameof(RefusedPage.Violations), Array.Empty<Violation>()), (nameof(RefusedPage.Status), status));

    public static int StatusOf(RefusalKind kind) => kind switch
    {
        RefusalKind.Missing => StatusCodes.Status404NotFound,
        RefusalKind.Forbidden => StatusCodes.Status403Forbidden,
        RefusalKind.Shape => StatusCodes.Status400BadRequest,
        RefusalKind.Conflict => StatusCodes.Status409Conflict,
        RefusalKind.Stale => StatusCodes.Status412PreconditionFailed,
        _ => StatusCodes.Status422UnprocessableEntity,
    };

    /// <summary>Only a path of this server: nobody is led elsewhere by a link to us.</summary>
    public static string Local(string? address, string otherwise) =>
        address is ['/', not ('/' or '\\'), ..] or "/" && !address.Any(char.IsControl) ? address : otherwise;

    /// <summary>An address with a query; what is null is left out.</summary>
    public static string With(string path, params (string Name, string? Value)[] query) =>
        QueryHelpers.AddQueryString(path, query.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => KeyValuePair.Create(pair.Name, pair.Value)));

    private static async Task<string> Render<TPage>(HttpContext http, (string Name, object? Value)[] parameters)
        where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(http.RequestServices, http.RequestServices.GetRequiredService<ILoggerFactory>());
        var view = ParameterView.FromDictionary(parameters.ToDictionary(pair => pair.Name, pair => pair.Value));
        return await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(view)).ToHtmlString());
    }

    private sealed class Page<TPage>((string Name, object? Value)[] parameters, int status) : IResult
        where TPage : IComponent
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            var bytes = Encoding.UTF8.GetBytes(await Render<TPage>(httpContext, parameters));
            var (request, response, headers) = (httpContext.Request, httpContext.Response, httpContext.Response.Headers);
            var ancestors = httpContext.RequestServices.GetRequiredService<IOptions<PortalOptions>>().Value.FrameAncestors;
            var framed = request.Query.ContainsKey(Embed) && ancestors.Count > 0;
            headers.ContentSecurityPolicy = Sources + (framed ? string.Join(' ', ancestors) : "'none'");
            response.StatusCode = status;
            response.ContentType = "text/html; charset=utf-8";

            // What everybody sees may be kept and asked for again; what somebody sees is asked for anew each time, also by the back button.
            if (status == StatusCodes.Status200OK && httpContext.Features.Get<IOutputCacheFeature>()?.Context.AllowCacheStorage == true)
            {
                // It holds no secret that its length could tell, so it may be compressed over TLS too.
                httpContext.Features.Get<IHttpsCompressionFeature>()?.Mode = HttpsCompressionMode.Compress;
                headers.CacheControl = "public, no-cache";
                headers.Vary = "Accept-Encoding, Cookie";
                headers.ETag = $"\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..16]}\"";
            }
            else
            {
                headers.CacheControl = "no-store";
            }

            if (headers.ETag.Count > 0 && EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known) && known.Any(tag => tag.Compare(EntityTagHeaderValue.Parse(headers.ETag.ToString()), useStrongComparison: false)))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                response.ContentType = null;
                return;
            }

            await response.Body.WriteAsync(bytes, httpContext.RequestAborted);
        }
    }
}
