using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Commendation.Infrastructure;
using Commendation.Infrastructure.Persistence;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using IPNetwork = System.Net.IPNetwork;

namespace Commendation.WebApi.Edge;

/// <summary>
/// What keeps one caller from harming the others: limits of requests, headers and time; and what keeps browsers from being misled: headers
/// and origins. All of it by the configuration sections <c>Limits</c>, <c>Proxies</c> and <c>Cors</c>.
/// </summary>
internal static class Protection
{
    /// <summary>The limit of what anybody sends without a token, over that of all requests.</summary>
    public const string Objections = "objections";

    // The page that documents the API is not ours; its script builds its styles as it goes.
    private const string DocumentationSources = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; script-src 'self' 'unsafe-inline'; " + Nobody;
    private const string NoSources = "default-src 'none'; " + Nobody;
    private const string Nobody = "frame-ancestors 'none'";

    public static void AddProtection(this WebApplicationBuilder builder)
    {
        var limits = builder.Configuration.GetSection("Limits");
        var perMinute = Math.Max(1, limits.GetValue("RequestsPerMinute", 1200));
        builder.WebHost.ConfigureKestrel(options =>
        {
            options.Limits.MaxRequestHeadersTotalSize = limits.GetValue("HeaderBytes", 32 * 1024);
            options.Limits.MaxRequestHeaderCount = 100;
            options.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(15);
        });
        builder.Services.AddSingleton<SecurityEvents>();
        builder.Services.AddSingleton(new Listeners(Math.Max(1, limits.GetValue("ListenersPerCaller", 10)), Math.Max(1, limits.GetValue("Listeners", 500))));
        builder.Services.AddRequestTimeouts(options => options.DefaultPolicy = new RequestTimeoutPolicy
        {
            Timeout = TimeSpan.FromSeconds(Math.Max(1, limits.GetValue("RequestSeconds", 60))),
            TimeoutStatusCode = StatusCodes.Status503ServiceUnavailable,
        });
        builder.Services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.OnRejected = (context, _) =>
            {
                var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? (int)Math.Ceiling(after.TotalSeconds) : 1;
                context.HttpContext.Response.Headers.RetryAfter = Math.Max(1, wait).ToString(CultureInfo.InvariantCulture);
                return ValueTask.CompletedTask;
            };
        });

        // Whatever day a test or rehearsal plays, requests come in real minutes.
        var objectionsPerMinute = Math.Max(1, limits.GetValue("ObjectionsPerMinute", 10));
        builder.Services.AddOptions<RateLimiterOptions>().Configure<RequestCounts>((options, counts) =>
        {
            RateLimitPartition<string> Within(HttpContext http, string of, int most) => RateLimitPartition.Get(of + Who(http), caller => new SharedLimiter(
                largest: Math.Max(1, most / 20),
                take: (wanted, ct) => counts.Take(caller, wanted, most, ct),
                TimeProvider.System));
            options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => Within(http, string.Empty, perMinute));
            options.AddPolicy(Objections, http => Within(http, "objections of ", objectionsPerMinute));
        });
        builder.Services.Configure<ForwardedHeadersOptions>(options =>
        {
            options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            options.ForwardLimit = null;
            options.KnownProxies.Clear();
            options.KnownIPNetworks.Clear();
            foreach (var proxy in (builder.Configuration.GetSection("Proxies").Get<string[]>() ?? []).Select(Proxy))
            {
                options.KnownIPNetworks.Add(proxy);
            }
        });
        var origins = builder.Configuration.GetSection("Cors:Origins").Get<string[]>() ?? [];
        builder.Services.AddCors(options => options.AddDefaultPolicy(policy => policy
            .WithOrigins(origins).AllowAnyMethod().AllowAnyHeader().WithExposedHeaders("ETag", "Location", "Retry-After")));
    }

    /// <summary>Takes the address of a caller from the proxies in front, and from nobody else: without any, what callers say of it is not believed.</summary>
    /// <exception cref="SettingException">A proxy is neither an address nor a network.</exception>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value.KnownIPNetworks.Count > 0)
        {
            app.UseForwardedHeaders();
        }
    }

    /// <summary>Headers of every answer, before anything else.</summary>
    public static void UseProtectiveHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        http.Response.OnStarting(() =>
        {
            var (headers, api) = (http.Response.Headers, http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase));
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";

            // A page says itself what it takes and who may frame it; what has not changed keeps what it said, which another policy would replace.
            if (headers.ContentSecurityPolicy.Count == 0 && http.Response.StatusCode != StatusCodes.Status304NotModified)
            {
                headers.ContentSecurityPolicy = http.Request.Path.StartsWithSegments("/docs", StringComparison.OrdinalIgnoreCase) ? DocumentationSources : NoSources;
            }

            if (headers.ContentSecurityPolicy.ToString().EndsWith(Nobody, StringComparison.Ordinal))
            {
                headers.XFrameOptions = "DENY";
            }

            if (api && headers.CacheControl.Count == 0)
            {
                // What everybody reads alike may be kept for a while by proxies; a token or a refusal makes it one's own.
                var shared = http.Request.Path.StartsWithSegments("/api/v1/public", StringComparison.OrdinalIgnoreCase)
                    && HttpMethods.IsGet(http.Request.Method) && http.Response.StatusCode == StatusCodes.Status200OK && http.Request.Headers.Authorization.Count == 0;
                headers.CacheControl = shared ? "public, max-age=30" : "no-store";
                if (shared)
                {
                    headers.Append(HeaderNames.Vary, $"{HeaderNames.AcceptLanguage}, {HeaderNames.Authorization}");
                }
            }

            if (http.Request.IsHttps)
            {
                headers.StrictTransportSecurity = "max-age=31536000";
            }

            return Task.CompletedTask;
        });
        return next(http);
    });

    private static IPNetwork Proxy(string text, int i) =>
        IPNetwork.TryParse(text, out var network) ? network
        : IPAddress.TryParse(text, out var address) ? new IPNetwork(address, 8 * address.GetAddressBytes().Length)
        : throw new SettingException($"Proxies:{i} is '{text}'; it must be the address of a reverse proxy or a network such as 10.0.0.0/8.");

    /// <summary>Whether a request is for the API and not for a page.</summary>
    public static bool IsApi(HttpContext http) => http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase);

    // A caller is a person or program, wherever it comes from; without a token it is an address.
    public static string Who(HttpContext http) => http.Caller() is { Subject.Length: > 0 } caller && caller != Application.Common.Caller.Public
        ? $"subject:{caller.Subject}"
        : string.Concat("address:", http.Connection.RemoteIpAddress?.ToString());
}
