using System.Security.Claims;
using System.Text.Json;
using Commendation.Application.Common;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.IdentityModel.Tokens;

namespace Commendation.WebApi.Edge;

/// <summary>How callers prove who they are: the configuration section <c>Authentication</c>.</summary>
internal sealed class IdentityOptions
{
    public const string Section = "Authentication";

    /// <summary>Address of the OpenID Connect authority; empty in development.</summary>
    public string Authority { get; set; } = string.Empty;

    /// <summary>Whom tokens must be meant for.</summary>
    public string Audience { get; set; } = "commendation";

    /// <summary>Whether the authority must be reached by https.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>File of the signing key for development.</summary>
    public string DevelopmentKey { get; set; } = "data/development-key.pem";

    /// <summary>Names of the claims that are read.</summary>
    public ClaimNames Claims { get; set; } = new();

    /// <summary>What the authority calls the roles: its value to ours. A value that is not here must be one of ours.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    public static IdentityOptions From(IConfiguration configuration) => configuration.GetSection(Section).Get<IdentityOptions>() ?? new IdentityOptions();

    /// <summary>Names of claims in a token.</summary>
    internal sealed class ClaimNames
    {
        public string Subject { get; set; } = "sub";

        public string Organisation { get; set; } = "organisation";

        public string Roles { get; set; } = "roles";

        public string Campaigns { get; set; } = "campaigns";
    }
}

/// <summary>Reads bearer tokens and tells the use cases who asks. Everything but what is marked as public needs a token.</summary>
internal static class Identity
{
    /// <summary>The roles by the names that tokens carry.</summary>
    public static IReadOnlyDictionary<string, CallerRole> RoleNames { get; } =
        Enum.GetValues<CallerRole>().ToDictionary(role => JsonNamingPolicy.KebabCaseLower.ConvertName(role.ToString()));

    public static void AddIdentity(this WebApplicationBuilder builder)
    {
        var options = IdentityOptions.From(builder.Configuration);
        builder.Services.AddSingleton(options);
        builder.Services.AddSingleton<KnownTokens>();
        builder.Services.AddAuthentication(JwtBearerDefaults.AuthenticationScheme).AddJwtBearer(bearer =>
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
                bearer.TokenValidationParameters.IssuerSigningKey = DevelopmentKey.Open(options.DevelopmentKey, builder.Environment).SecurityKey;
            }
        });
        builder.Services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        if (options.Authority.Length == 0)
        {
            // Said at once, not at the first request.
            _ = DevelopmentKey.Open(options.DevelopmentKey, builder.Environment);
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
        app.UseAuthorization();
    }

    /// <summary>The caller of a request.</summary>
    public static Caller Caller(this HttpContext http) => http.RequestServices.GetRequiredService<Access>().Caller;

    // In a sandbox one tester plays every office. Whoever does is a tester and nothing else, so that no real campaign is open to it.
    private static Caller InTest(Caller caller, IHeaderDictionary headers) =>
        headers["Test-Organisation"].ToString() is { Length: > 0 and <= 64 } organisation && caller.Roles.Contains(CallerRole.Tester)
            ? caller with
            {
                Organisation = organisation,
                Roles = [CallerRole.Tester],
                Subject = headers["Test-Subject"].ToString() is { Length: > 0 and <= 100 } subject ? $"{caller.Subject}/{subject}" : $"{caller.Subject}/{organisation}",
            }
            : caller;

    // Whoever has not signed in reads what is public; the fallback policy lets them through to nothing else.
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
            [.. user.FindAll(names.Roles).Select(claim => options.Roles.GetValueOrDefault(claim.Value, claim.Value)).Where(RoleNames.ContainsKey).Select(name => RoleNames[name]).Distinct()],
            campaigns.Count > 0 ? campaigns : null);
    }
}
