using System.Net;
using System.Security.Cryptography;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Signing in by an OpenID Connect authority that publishes its keys, with claims of its own names.</summary>
public sealed class SignInTests : IAsyncLifetime, IDisposable
{
    private readonly RSA _rsa = RSA.Create(2048);
    private readonly RSA _other = RSA.Create(2048);
    private WebApplication _authority = null!;
    private Production _host = null!;
    private string _address = string.Empty;

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _authority = builder.Build();
        _authority.MapGet("/.well-known/openid-configuration", () => Results.Json(new { issuer = _address, jwks_uri = $"{_address}/keys" }));
        _authority.MapGet("/keys", () =>
        {
            var key = JsonWebKeyConverter.ConvertFromRSASecurityKey(new RsaSecurityKey(_rsa.ExportParameters(false)) { KeyId = "one" });
            return Results.Json(new { keys = new[] { new { kty = key.Kty, kid = key.Kid, n = key.N, e = key.E, use = "sig" } } });
        });
        await _authority.StartAsync();
        _address = _authority.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        _host = new Production(_address);
    }

    public async Task DisposeAsync() => await _authority.DisposeAsync();

    public void Dispose()
    {
        _host.Dispose();
        _rsa.Dispose();
        _other.Dispose();
    }

    [Fact]
    public async Task A_token_of_the_authority_opens_the_door_with_its_own_claims() =>
        (await Ask(Token(_rsa))).Status.Should().Be((int)HttpStatusCode.OK);

    [Fact]
    public async Task Nobody_else_s_token_does()
    {
        (await Ask(Token(_other))).Refused(401, "token-invalid");
        (await Ask(Token(_rsa, audience: "another"))).Refused(401, "token-invalid");
        (await Ask(Token(_rsa, issuer: "http://elsewhere"))).Refused(401, "token-invalid");
        (await Ask(Token(_rsa, expires: TimeSpan.FromMinutes(-5)))).Refused(401, "token-invalid");
        (await Ask(Officers.Auditor)).Refused(401, "token-invalid");
        (await Ask(string.Empty)).Refused(401, "token-missing");
    }

    [Theory]
    [InlineData("typ", "logout+jwt")]
    [InlineData("typ", "secevent+jwt")]
    [InlineData("crit", "exp")]
    public async Task A_signed_statement_of_another_kind_does_not(string header, string value) =>
        (await Ask(Token(_rsa, header: (header, value)))).Refused(401, "token-invalid");

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    public async Task Nor_does_one_that_names_nobody(string? subject) =>
        (await Ask(Token(_rsa, subject: subject))).Refused(401, "token-invalid");

    [Fact]
    public async Task An_access_token_says_so_or_says_nothing()
    {
        (await Ask(Token(_rsa, header: ("typ", "at+jwt")))).Status.Should().Be(200);
        (await Ask(Token(_rsa, header: ("typ", "application/at+jwt")))).Status.Should().Be(200);
    }

    [Fact]
    public async Task A_group_that_is_called_as_a_role_gives_nothing_where_groups_are_mapped() =>
        (await Ask(Token(_rsa, roles: "auditor"))).Refused(403, "not-allowed");

    [Fact]
    public async Task A_token_that_was_seen_before_opens_the_door_until_its_end_and_no_copy_with_other_claims_does()
    {
        var token = Token(_rsa);
        (await Ask(token)).Status.Should().Be(200);
        (await Ask(token)).Status.Should().Be(200);
        var dying = Token(_rsa, expires: TimeSpan.FromSeconds(-45));
        (await Ask(dying)).Status.Should().Be(200, "clocks may differ by a minute");

        var (signed, other) = (token.Split('.'), Token(_rsa, roles: "Clerks").Split('.'));
        (await Ask($"{signed[0]}.{other[1]}.{signed[2]}")).Refused(401, "token-invalid");
        await Task.Delay(TimeSpan.FromSeconds(16));
        (await Ask(dying)).Refused(401, "token-invalid");
    }

    [Fact]
    public async Task Roles_that_are_not_mapped_allow_nothing() =>
        (await Ask(Token(_rsa, roles: "clerks"))).Refused(403, "not-allowed");

    private async Task<Answer> Ask(string token) => await _host.Client().Send("GET", $"{Campaign}/nominations", token: token);

    private string Token(RSA key, string audience = "portal", string? issuer = null, TimeSpan? expires = null, string roles = "Inspectors", string? subject = "auditor-1", (string Name, string Value)? header = null) =>
        new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer ?? _address,
            Audience = audience,
            Expires = TimeProvider.System.GetUtcNow().UtcDateTime + (expires ?? TimeSpan.FromMinutes(5)),
            Claims = new Dictionary<string, object> { ["groups"] = new[] { roles } }.Concat(subject is null ? [] : [KeyValuePair.Create("sub", (object)subject)]).ToDictionary(),
            SigningCredentials = new SigningCredentials(new RsaSecurityKey(key) { KeyId = "one" }, SecurityAlgorithms.RsaSha256),
            TokenType = header is ("typ", var type) ? type : "JWT",
            AdditionalHeaderClaims = header is ("crit", var extension) ? new Dictionary<string, object> { ["crit"] = new[] { extension } } : null,
        });

    private sealed class Production(string authority) : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseEnvironment("Production");
            builder.UseSetting("Authentication:Authority", authority);
            builder.UseSetting("Authentication:Audience", "portal");
            builder.UseSetting("Authentication:RequireHttps", "false");
            builder.UseSetting("Authentication:Claims:Roles", "groups");
            builder.UseSetting("Authentication:Roles:Inspectors", "auditor");
        }
    }
}
