using Commendation.Application.Common;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Commendation.Portal;

/// <summary>What pages know of the request that they answer.</summary>
internal sealed class Visit(IHttpContextAccessor accessor, Access access, IAntiforgery antiforgery, IOptions<PortalOptions> options)
{
    private readonly HttpContext _http = accessor.HttpContext!;

    /// <summary>Who reads.</summary>
    public Caller Caller => access.Caller;

    /// <summary>Whether the reader has signed in.</summary>
    public bool IsSignedIn => access.Caller != Caller.Public && access.Caller != Caller.Nobody;

    /// <summary>Address of the page, with what it asks for.</summary>
    public string Address => _http.Request.Path + _http.Request.QueryString;

    /// <summary>Address of the page without what it asks for.</summary>
    public string Path => _http.Request.Path;

    /// <summary>Scheme and host of the server.</summary>
    public string Origin => $"{_http.Request.Scheme}://{_http.Request.Host}";

    /// <summary>Whether another site shows the page in a frame: then it comes without the surroundings.</summary>
    public bool IsEmbedded => _http.Request.Query.ContainsKey(Pages.Embed);

    /// <summary>How the pages are set up.</summary>
    public PortalOptions Options => options.Value;

    /// <summary>Whether the reader's roles allow a deed at all.</summary>
    public bool May(Deed deed) => Authority.Of(access.Caller, deed) != Relations.None;

    /// <summary>The token by which the server knows its own forms again, and the name of its field.</summary>
    public (string Field, string Token) Token
    {
        get
        {
            var tokens = antiforgery.GetAndStoreTokens(_http);
            return (tokens.FormFieldName, tokens.RequestToken!);
        }
    }
}
