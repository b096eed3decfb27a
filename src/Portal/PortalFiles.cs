using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Commendation.Portal;

/// <summary>Style, script and icon: they lie in the assembly, each under an address that holds its digest, so that a browser keeps it for good.</summary>
internal static class PortalFiles
{
    private static readonly Dictionary<string, Asset> All = new[] { Read("portal.css", "text/css; charset=utf-8"), Read("portal.js", "text/javascript; charset=utf-8"), Read("icon.svg", "image/svg+xml") }
        .ToDictionary(asset => asset.Address);

    public static string Style { get; } = AddressOf("css");

    public static string Script { get; } = AddressOf("js");

    public static string Icon { get; } = AddressOf("svg");

    /// <summary>Bytes of style and script, uncompressed: what a page costs at its first visit.</summary>
    public static int Weight => All.Values.Sum(asset => asset.Plain.Length);

    public static void Map(IEndpointRouteBuilder pages) => pages.MapGet("/assets/{name}", (string name, HttpContext http) =>
    {
        if (!All.TryGetValue($"/assets/{name}", out var asset))
        {
            return Results.NotFound();
        }

        var zipped = http.Request.Headers.AcceptEncoding.ToString().Contains("gzip", StringComparison.Ordinal);
        http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
        http.Response.Headers.Vary = "Accept-Encoding";
        if (zipped)
        {
            http.Response.Headers.ContentEncoding = "gzip";
        }

        return Results.Bytes(zipped ? asset.Zipped : asset.Plain, asset.Type);
    }).DisableRateLimiting();

    private static string AddressOf(string extension) => All.Keys.Single(address => address.EndsWith($".{extension}", StringComparison.Ordinal));

    private static Asset Read(string name, string type)
    {
        using var stream = typeof(PortalFiles).Assembly.GetManifestResourceStream(name)!;
        using var plain = new MemoryStream();
        stream.CopyTo(plain);
        var bytes = plain.ToArray();
        using var zipped = new MemoryStream();
        using (var zip = new GZipStream(zipped, CompressionLevel.SmallestSize))
        {
            zip.Write(bytes);
        }

        var digest = Convert.ToHexStringLower(SHA256.HashData(bytes))[..12];
        return new Asset($"/assets/{Path.GetFileNameWithoutExtension(name)}.{digest}{Path.GetExtension(name)}", type, bytes, zipped.ToArray());
    }

    private sealed record Asset(string Address, string Type, byte[] Plain, byte[] Zipped);
}
