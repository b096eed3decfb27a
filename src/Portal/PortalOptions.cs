namespace Commendation.Portal;

/// <summary>The pages for people: the configuration section <c>Portal</c>, and how they sign in.</summary>
public sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>Whether the server has pages at all.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Origins whose pages may show a notice in a frame; nobody when empty.</summary>
    public IReadOnlyList<string> FrameAncestors { get; set; } = [];

    /// <summary>Whom citizens may call or write to about a notice; nothing is shown when empty.</summary>
    public string Contact { get; set; } = string.Empty;

    /// <summary>Name of the limit of how often one caller may object; null for none of its own.</summary>
    public string? ObjectionLimit { get; set; }

    /// <summary>Name of the cookie scheme that keeps people signed in.</summary>
    public string Scheme { get; set; } = string.Empty;

    /// <summary>Name of the scheme that asks an authority who somebody is; null in development, where people say it themselves.</summary>
    public string? Challenge { get; set; }

    /// <summary>Names of the claims of a person: who, for which organisation, as what.</summary>
    public (string Subject, string Organisation, string Roles) Claims { get; set; } = ("sub", "organisation", "roles");
}
