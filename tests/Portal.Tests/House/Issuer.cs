using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Commendation.Portal.Tests.House;

/// <summary>An OpenID Connect authority that knows one person, and insists on the code flow with PKCE.</summary>
public sealed class Issuer : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Dictionary<string, (string Challenge, string Nonce, string Client)> _codes = [];

    private Issuer(WebApplication app) => _app = app;

    public string Address => _app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();

    /// <summary>What is wrong with what was asked; nothing when it is as it should be.</summary>
    public List<string> Faults { get; } = [];

    public static async Task<Issuer> Starts()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var issuer = new Issuer(builder.Build());
        issuer.Map();
        await issuer._app.StartAsync();
        return issuer;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _key.Dispose();
    }

    private void Map()
    {
        _app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = Address,
            authorization_endpoint = $"{Address}/authorize",
            token_endpoint = $"{Address}/token",
            jwks_uri = $"{Address}/keys",
            response_types_supported = new[] { "code" },
        }));
        _app.MapGet("/keys", () =>
        {
            var point = _key.ExportParameters(false).Q;
            return Results.Json(new { keys = new[] { new { kty = "EC", crv = "P-256", kid = "k", use = "sig", alg = "ES256", x = Base64UrlEncoder.Encode(point.X), y = Base64UrlEncoder.Encode(point.Y) } } });
        });
        _app.MapGet("/authorize", (HttpRequest request) =>
        {
            string Asked(string name) => request.Query[name].ToString();
            Expect("response_type", Asked("response_type"), "code");
            Expect("code_challenge_method", Asked("code_challenge_method"), "S256");
            var code = Guid.NewGuid().ToString("N");
            _codes[code] = (Asked("code_challenge"), Asked("nonce"), Asked("client_id"));
            return Results.Redirect($"{Asked("redirect_uri")}?code={code}&state={Uri.EscapeDataString(Asked("state"))}");
        });
        _app.MapPost("/token", async (HttpRequest request) =>
        {
            var form = await request.ReadFormAsync();
            var (challenge, nonce, client) = _codes[form["code"].ToString()];
            Expect("code_verifier", Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(form["code_verifier"].ToString()))), challenge);
            var token = new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
            {
                Issuer = Address,
                Audience = client,
                IssuedAt = DateTime.UtcNow,
                NotBefore = DateTime.UtcNow,
                Expires = DateTime.UtcNow.AddMinutes(5),
                Claims = new Dictionary<string, object> { ["sub"] = "clerk-7", ["nonce"] = nonce, ["organisation"] = "630102", ["roles"] = new[] { "recommending-unit" } },
                SigningCredentials = new SigningCredentials(new ECDsaSecurityKey(_key) { KeyId = "k" }, SecurityAlgorithms.EcdsaSha256),
            });
            return Results.Json(new { id_token = token, access_token = "none", token_type = "Bearer", expires_in = 300 });
        });
    }

    private void Expect(string what, string actual, string expected)
    {
        if (actual != expected)
        {
            Faults.Add($"{what} is '{actual}', not '{expected}'");
        }
    }
}
