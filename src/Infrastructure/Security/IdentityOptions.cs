using Microsoft.Extensions.Configuration;

namespace Commendation.Infrastructure.Security;

/// <summary>How callers prove who they are: the configuration section <c>Authentication</c>.</summary>
public sealed class IdentityOptions
{
    public const string Section = "Authentication";

    /// <summary>Address of the OpenID Connect authority; empty in development.</summary>
    public string Authority { get; set; } = string.Empty;

    /// <summary>Whom tokens must be meant for.</summary>
    public string Audience { get; set; } = "commendation";

    /// <summary>Whether the authority must be reached by https.</summary>
    public bool RequireHttps { get; set; } = true;

    /// <summary>Under which name the pages are registered at the authority.</summary>
    public string ClientId { get; set; } = "commendation";

    /// <summary>Secret of the pages at the authority; empty where it asks for none.</summary>
    public string ClientSecret { get; set; } = string.Empty;

    /// <summary>What the pages ask the authority for besides <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; set; } = ["profile"];

    /// <summary>File of the signing key for development.</summary>
    public string DevelopmentKey { get; set; } = "data/development-key.pem";

    /// <summary>Names of the claims that are read.</summary>
    public ClaimNames Claims { get; set; } = new();

    /// <summary>What the authority calls the roles: its value to ours. Where any is named, no other counts; where none is, the values are ours.</summary>
    public Dictionary<string, string> Roles { get; set; } = [];

    public static IdentityOptions From(IConfiguration configuration) => configuration.GetSection(Section).Get<IdentityOptions>() ?? new IdentityOptions();

    /// <summary>Names of claims in a token.</summary>
    public sealed class ClaimNames
    {
        public string Subject { get; set; } = "sub";

        public string Organisation { get; set; } = "organisation";

        public string Roles { get; set; } = "roles";

        public string Campaigns { get; set; } = "campaigns";
    }
}
