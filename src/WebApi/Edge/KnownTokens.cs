using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using Commendation.Infrastructure.Security;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;

namespace Commendation.WebApi.Edge;

/// <summary>
/// Tokens whose signature was found good a moment ago: a portal sends the same one with every request, and checking it anew would cost more
/// than most requests. Remembered by digest, for a minute and never past the token's own end.
/// </summary>
internal sealed class KnownTokens(IdentityOptions identity) : JwtBearerEvents, IDisposable
{
    private const int Most = 10_000;
    private const int LongestSubject = 200;

    private static readonly TimeSpan Remembered = TimeSpan.FromMinutes(1);

    private readonly MemoryCache _known = new(new MemoryCacheOptions { SizeLimit = Most });

    public override Task MessageReceived(MessageReceivedContext context)
    {
        if (Digest(context.Request) is { } digest && _known.TryGetValue(digest, out ClaimsPrincipal? caller))
        {
            context.Principal = caller;
            context.Success();
        }

        return Task.CompletedTask;
    }

    public override Task TokenValidated(TokenValidatedContext context)
    {
        if (context.SecurityToken is not JsonWebToken token || !IsAccessToken(token) || context.Principal?.FindFirstValue(identity.Claims.Subject) is not { Length: > 0 and <= LongestSubject })
        {
            context.Fail("The token is no access token that names its subject.");
            return Task.CompletedTask;
        }

        if (Digest(context.Request) is { } digest && context.Principal is { } caller)
        {
            var (soon, end) = (DateTimeOffset.UtcNow + Remembered, new DateTimeOffset(context.SecurityToken.ValidTo, TimeSpan.Zero));
            _ = _known.Set(digest, caller, new MemoryCacheEntryOptions { Size = 1, AbsoluteExpiration = soon < end ? soon : end });
        }

        return Task.CompletedTask;
    }

    public void Dispose() => _known.Dispose();

    // Signed statements of other kinds have types of their own (RFC 9068); an extension that must be understood is not (RFC 7515, 4.1.11).
    private static bool IsAccessToken(JsonWebToken token) =>
        (token.Typ?.ToLowerInvariant() is null or "" or "jwt" or "at+jwt" or "application/at+jwt") && !token.TryGetHeaderValue<object>("crit", out _);

    // The token itself is not kept.
    private static string? Digest(HttpRequest request) => request.Headers.Authorization.ToString() is { Length: > 0 } header
        ? Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(header)))
        : null;
}
