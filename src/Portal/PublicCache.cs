using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.OutputCaching;

namespace Commendation.Portal;

/// <summary>
/// Keeps public pages for a second, so that any number of readers costs one rendering, and a change is seen within a second. Who has signed
/// in gets their own.
/// </summary>
internal static class PublicCache
{
    public const string Policy = "public";

    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);

    public static void Configure(OutputCacheOptions options) => options.AddPolicy(Policy, builder => builder
        .Expire(Fresh)
        .SetVaryByQuery(Words.Parameter, Pages.Embed, "cursor", "award", "number")
        .VaryByValue(http => KeyValuePair.Create(Words.Parameter, Words.Tag))
        .VaryByValue(http => KeyValuePair.Create("zipped", Zipped(http))));

    private static string Zipped(HttpContext http) => http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.OrdinalIgnoreCase) ? "gzip" : "none";
}
