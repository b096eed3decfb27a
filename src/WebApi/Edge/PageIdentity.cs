using Commendation.Infrastructure.Security;
using Commendation.Portal;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;

namespace Commendation.WebApi.Edge;

/// <summary>
/// How people sign in to the pages: at the authority by OpenID Connect (code flow with PKCE), in development by choosing who they are. A
/// cookie keeps them signed in. The API never reads it: a page of another site could make a browser send it there.
/// </summary>
internal static class PageIdentity
{
    private const string Either = "Token or cookie";
    private const string Cookie = "Cookie";
    private const string Challenge = OpenIdConnectDefaults.AuthenticationScheme;

    private static readonly TimeSpan Session = TimeSpan.FromHours(4);

    /// <summary>Adds the pages, and authentication that reads tokens on the API and the cookie on pages.</summary>
    public static AuthenticationBuilder AddPages(this WebApplicationBuilder builder, IdentityOptions identity)
    {
        var portal = builder.Configuration.GetSection(PortalOptions.Section).Get<PortalOptions>() ?? new PortalOptions();
        if (!portal.Enabled)
        {
            return builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme);
        }

        var secure = builder.Environment.IsDevelopment() ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        builder.Services.AddPortal(secure, options =>
        {
            builder.Configuration.GetSection(PortalOptions.Section).Bind(options);
            options.Scheme = Cookie;
            options.ObjectionLimit = Protection.Objections;
            options.Challenge = identity.Authority.Length > 0 ? Challenge : null;
            options.Claims = (identity.Claims.Subject, identity.Claims.Organisation, identity.Claims.Roles);
        });

        // Whoever has signed in stays so over a restart and on every server that shares the keys.
        builder.Services.AddDataProtection()
            .SetApplicationName("commendation")
            .PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(Path.GetFullPath(builder.Configuration["Keys:Folder"] ?? "data/seal-keys"), "pages")));
        var authentication = builder.Services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, options => options.ForwardDefaultSelector = http =>
                PortalRequests.IsApi(http.Request) || http.Request.Headers.Authorization.Count > 0 ? JwtBearerDefaults.AuthenticationScheme : Cookie)
            .AddCookie(Cookie, options =>
            {
                options.Cookie.Name = "commendation";
                options.Cookie.HttpOnly = true;
                options.Cookie.SameSite = SameSiteMode.Lax;
                options.Cookie.SecurePolicy = secure;
                options.ExpireTimeSpan = Session;
                options.SlidingExpiration = true;
                options.LoginPath = "/sign-in";
                options.ReturnUrlParameter = "back";

                // Nobody is asked to sign in for an address that does not exist.
                options.Events.OnRedirectToLogin = context =>
                {
                    if (context.HttpContext.GetEndpoint() is null)
                    {
                        context.Response.StatusCode = StatusCodes.Status404NotFound;
                    }
                    else
                    {
                        context.Response.Redirect(context.RedirectUri);
                    }

                    return Task.CompletedTask;
                };
            });
        if (identity.Authority.Length > 0)
        {
            authentication.AddOpenIdConnect(Challenge, options =>
            {
                options.Authority = identity.Authority;
                options.RequireHttpsMetadata = identity.RequireHttps;
                options.ClientId = identity.ClientId;
                options.ClientSecret = identity.ClientSecret.Length > 0 ? identity.ClientSecret : null;
                options.ResponseType = OpenIdConnectResponseType.Code;
                options.ResponseMode = OpenIdConnectResponseMode.Query;
                options.UsePkce = true;
                options.MapInboundClaims = false;
                options.SignInScheme = Cookie;
                options.CallbackPath = "/signed-in";
                options.TokenValidationParameters.NameClaimType = identity.Claims.Subject;
                options.TokenValidationParameters.RoleClaimType = identity.Claims.Roles;
                options.Scope.Clear();
                foreach (var scope in identity.Scopes.Prepend("openid"))
                {
                    options.Scope.Add(scope);
                }

                options.NonceCookie.SecurePolicy = secure;
                options.CorrelationCookie.SecurePolicy = secure;
                options.NonceCookie.SameSite = SameSiteMode.Lax;
                options.CorrelationCookie.SameSite = SameSiteMode.Lax;
            });
        }

        return authentication;
    }

    /// <summary>Whether this server has pages.</summary>
    public static bool HasPages(this WebApplication app) => app.Configuration.GetValue($"{PortalOptions.Section}:{nameof(PortalOptions.Enabled)}", true);
}
