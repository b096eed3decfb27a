using System.Security.Claims;
using Commendation.Application.Common;
using Commendation.Infrastructure.Security;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Tokens;

namespace Commendation.WebApi.Edge;

/// <summary>Reads bearer tokens and tells the use cases who asks. Everything but what is marked as public needs a token.</summary>
internal static class Identity
{
    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var options = IdentityOptions.From(builder.Configuration);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<KnownTokens>();
        var authentication = builder.AddPages(options);
        authentication.AddJwtBearer(bearer =>
        {
            bearer.MapInboundClaims = false;
            bearer.EventsType = typeof(KnownTokens);
            bearer.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAudience = options.Audience,
                NameClaimType = options.Claims.Subject,
                RoleClaimType = options.Claims.Roles,
                ClockSkew = TimeSpan.FromMinutes(1),
            };
            if (options.Authority.Length > 0)
            {
                bearer.Authority = options.Authority;
                bearer.RequireHttpsMetadata = options.RequireHttps;
            }
            else
            {
                bearer.TokenValidationParameters.ValidIssuer = DevelopmentKey.Issuer;
                bearer.TokenValidationParameters.IssuerSigningKey = new ECDsaSecurityKey(DevelopmentKey.Open(options.DevelopmentKey, builder.Environment.EnvironmentName).Key) { KeyId = DevelopmentKey.Id };
            }
        });
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        if (options.Authority.Length == 0)
        {
            // Said at once, not at the first request.
            _ = DevelopmentKey.Open(options.DevelopmentKey, builder.Environment.EnvironmentName);
        }
    }

    public static void UseIdentity(this WebApplication app)
    {
        app.UseAuthentication();
        app.Use((http, next) =>
        {
            http.RequestServices.GetRequiredService<Access>().Caller = InTest(Read(http.User, http.RequestServices.GetRequiredService<IdentityOptions>()), http.Request.Headers);
            return next(http);
        });

        // Refused requests count as well: whoever guesses tokens is limited like everybody.
        app.UseWhen(Protection.IsApi, api => api.UseRateLimiter());
        app.UseAuthorization();
    }

    /// <summary>The caller of a request.</summary>
    public static Caller Caller(this HttpContext http) => http.RequestServices.GetRequiredService<Access>().Caller;

    // In a sandbox one tester plays every office, and is a tester and nothing else, so that no real campaign is open to it.
    private static Caller InTest(Caller caller, IHeaderDictionary headers) =>
        headers["Test-Organisation"].ToString() is { Length: > 0 and <= 64 } organisation && caller.Roles.Contains(CallerRole.Tester)
            ? caller with
            {
                Organisation = organisation,
                Roles = [CallerRole.Tester],
                Subject = headers["Test-Subject"].ToString() is { Length: > 0 and <= 100 } subject ? $"{caller.Subject}/{subject}" : $"{caller.Subject}/{organisation}",
            }
            : caller;

    // Once an authority's names are mapped, a group of it that happens to be called as one of our roles gives nothing.
    private static string Ours(string name, IdentityOptions options) => options.Roles.Count == 0 ? name : options.Roles.GetValueOrDefault(name, string.Empty);

    // Callers without a token read what is public; the fallback policy lets them through to nothing else.
    // A role that nobody knows gives nothing; it is no reason to refuse the others.
    private static Caller Read(ClaimsPrincipal user, IdentityOptions options)
    {
        if (user.Identity?.IsAuthenticated != true)
        {
            return Application.Common.Caller.Public;
        }

        var names = options.Claims;
        var campaigns = user.FindAll(names.Campaigns).Select(claim => claim.Value).ToList();
        return new Caller(
            user.FindFirstValue(names.Subject) ?? string.Empty,
            user.FindFirstValue(names.Organisation) ?? string.Empty,
            [.. user.FindAll(names.Roles).Select(claim => Ours(claim.Value, options)).Where(Authority.Roles.ContainsKey).Select(name => Authority.Roles[name]).Distinct()],
            campaigns.Count > 0 ? campaigns : null);
    }
}
