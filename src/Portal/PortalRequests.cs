using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Commendation.Portal;

/// <summary>Tells requests of browsers for pages from those of programs for the API, and reads the language that a page is wanted in.</summary>
public static class PortalRequests
{
    private static readonly string[] Programs = ["/api", "/openapi", "/health", "/schemas", "/problems", "/docs"];

    /// <summary>Whether the request is for the API: it answers problems, and knows bearer tokens only.</summary>
    public static bool IsApi(HttpRequest request) => Programs.Any(path => request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether whatever goes wrong is told as a page: the server has pages, and a browser asks for one.</summary>
    public static bool WantsPage(HttpContext http) => http.RequestServices.GetService<Visit>() is not null && !IsApi(http.Request) && http.Request.GetTypedHeaders().Accept.Any(type => type.MediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase));

    /// <summary>The page that tells of a failure.</summary>
    public static Task ShowFailure(HttpContext http, int status) => Pages.Failed(status).ExecuteAsync(http);

    /// <summary>The language of a page: as its address says, else as its reader chose, else Chinese; null for what is no page.</summary>
    public static Task<ProviderCultureResult?> Language(HttpContext http)
    {
        if (IsApi(http.Request))
        {
            return Task.FromResult<ProviderCultureResult?>(null);
        }

        var chosen = http.Request.Query[Words.Parameter].ToString() is { Length: > 0 } asked ? asked : http.Request.Cookies[Words.Parameter];
        return Task.FromResult<ProviderCultureResult?>(new ProviderCultureResult(CultureInfo.InvariantCulture.Name, chosen is "en" ? "en" : "zh-CN"));
    }
}
