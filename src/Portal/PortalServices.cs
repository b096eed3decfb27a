using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Commendation.Portal.Authors;
using Commendation.Portal.Forms;
using Commendation.Portal.Offices;
using Commendation.Portal.Public;
using Commendation.Portal.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Commendation.Portal;

/// <summary>Puts the pages into a server. Who calls is told by the server's own authentication; what is done goes through the same use cases as over the API.</summary>
public static class PortalServices
{
    private const string AntiforgeryCookie = "commendation-form";

    /// <summary>Adds what pages need.</summary>
    /// <param name="services">The services.</param>
    /// <param name="secure">Whether cookies are only sent over TLS.</param>
    /// <param name="configure">Sets the options.</param>
    public static IServiceCollection AddPortal(this IServiceCollection services, CookieSecurePolicy secure, Action<PortalOptions> configure)
    {
        services.Configure(configure);
        services.AddHttpContextAccessor();
        services.AddScoped<Visit>();
        services.AddScoped<Reader>();
        services.AddScoped<Sender>();
        services.Configure<FormOptions>(options => (options.ValueLengthLimit, options.ValueCountLimit) = (int.MaxValue, 20_000));
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = AntiforgeryCookie;
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.HttpOnly = true;
            options.Cookie.SecurePolicy = secure;
            options.SuppressXFrameOptionsHeader = true;
        });

        // Chinese as it is written, instead of its numbers.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddOutputCache(PublicCache.Configure);
        services.AddResponseCompression(options =>
        {
            options.MimeTypes = ["text/html", "application/atom+xml"];
            options.Providers.Add<GzipCompressionProvider>();
        });
        services.Configure<GzipCompressionProviderOptions>(options => options.Level = CompressionLevel.Fastest);
        return services;
    }

    /// <summary>The cache and the compression of pages: after authentication, before the limits of requests, which what is kept does not burden.</summary>
    public static IApplicationBuilder UsePortal(this IApplicationBuilder app) => app.UseOutputCache().UseWhen(http => !PortalRequests.IsApi(http.Request), pages => pages.UseResponseCompression());

    /// <summary>Maps the pages.</summary>
    public static void MapPortal(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup(string.Empty).ExcludeFromDescription();
        PortalFiles.Map(pages.MapGroup(string.Empty).AllowAnonymous());
        PublicPages.Map(pages);
        PublicPages.MapObjections(pages, app.ServiceProvider.GetRequiredService<IOptions<PortalOptions>>().Value.ObjectionLimit);
        SignInPages.Map(pages);

        // Who has not signed in is asked to; a form is never lost to that, so who sends one is asked for where it is taken in.
        var looking = pages.MapGroup("/campaigns/{campaign}");
        var sending = pages.MapGroup("/campaigns/{campaign}").AllowAnonymous();
        NominationPages.Map(looking, sending);
        NoticePages.Map(looking, sending);
        ListPages.Map(looking, sending);
        ProgressPages.Map(looking);
        AuthorPages.Map(looking);
        pages.MapGet("/language/{tag}", (string tag, string? back, HttpContext http) =>
        {
            http.Response.Cookies.Append(Words.Parameter, tag == "en" ? "en" : "zh", new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps, IsEssential = true, MaxAge = TimeSpan.FromDays(365), Path = "/" });
            return Results.Redirect(Pages.Local(back, "/"));
        }).AllowAnonymous();
    }
}
