using System.Net;
using Commendation.Infrastructure.Security;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>Limits, headers and origins.</summary>
public sealed class ProtectionTests : IDisposable
{
    private readonly Small _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_caller_who_asks_too_often_waits_and_the_others_do_not()
    {
        var (busy, calm) = (Officers.Token(["portal"], string.Empty, "busy"), Officers.Token(["portal"], string.Empty, "calm"));
        var answers = new List<Answer>();
        for (var i = 0; i < 12; i++)
        {
            answers.Add(await _host.Client().Send("GET", "/api/v1/campaigns", token: busy));
        }

        answers.Where(answer => answer.Status == 200).Should().HaveCountLessThan(12);
        var refused = answers.First(answer => answer.Status == 429);
        refused.Refused(429, "too-many-requests");
        int.Parse(refused.Headers.GetValues("Retry-After").Single()).Should().BePositive();
        (await _host.Client().Send("GET", "/api/v1/campaigns", token: calm)).Status.Should().Be(200);
    }

    [Theory]
    [InlineData("127.0.0.1", 200, "the proxy is believed")]
    [InlineData("127.0.0.0/8", 200, "so is one of a network")]
    [InlineData("10.1.2.3", 429, "a caller cannot pass for another by saying so")]
    [InlineData(null, 429, "nor where there is no proxy")]
    public async Task Callers_behind_a_proxy_are_told_apart_by_their_address(string? proxy, int status, string because)
    {
        using var host = new Small { Proxy = proxy };
        using var client = OnTheWire(host);
        var answers = new List<int>();
        for (var i = 0; i < 7; i++)
        {
            answers.Add(await Asks("203.0.113.7"));
        }

        answers.Should().Contain(429);
        (await Asks("203.0.113.8")).Should().Be(status, because);

        async Task<int> Asks(string address)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/public/campaigns/qinghai-petition-2018-2020/honours") { Headers = { { "X-Forwarded-For", address } } };
            using var response = await client.SendAsync(request);
            return (int)response.StatusCode;
        }
    }

    [Fact]
    public async Task Answers_carry_the_headers_that_keep_browsers_safe()
    {
        using var response = await _host.Client().GetAsync("/api/v1/public/campaigns/qinghai-petition-2018-2020/honours");
        using var page = await _host.Client().GetAsync("/docs/index.html");

        response.StatusCode.Should().Be(HttpStatusCode.OK);
        response.Headers.GetValues("X-Content-Type-Options").Should().Equal("nosniff");
        response.Headers.GetValues("X-Frame-Options").Should().Equal("DENY");
        response.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("default-src 'none'");
        response.Headers.CacheControl!.Public.Should().BeTrue("everybody reads the same");
        page.Headers.GetValues("Content-Security-Policy").Single().Should().Contain("frame-ancestors 'none'").And.Contain("default-src 'self'");
    }

    [Theory]
    [InlineData("https://portal.example", true)]
    [InlineData("https://elsewhere.example", false)]
    public async Task Browsers_of_configured_origins_only_are_let_in(string origin, bool allowed)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/api/v1/campaigns");
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", "GET");
        using var response = await _host.Client().SendAsync(request);

        response.Headers.Contains("Access-Control-Allow-Origin").Should().Be(allowed);
    }

    [Fact]
    public async Task Headers_beyond_the_limit_are_cut_off()
    {
        using var client = OnTheWire(_host);
        client.DefaultRequestHeaders.Add("X-Long", new string('a', 6000));

        (await client.GetAsync("/api/v1/campaigns")).StatusCode.Should().Be(HttpStatusCode.RequestHeaderFieldsTooLarge);
    }

    [Fact]
    public void Keys_rotate_and_what_was_sealed_before_still_opens_but_not_elsewhere_and_not_altered()
    {
        var folder = Directory.CreateTempSubdirectory("commendation-keys-").FullName;
        FluentActions.Invoking(() => KeyRing.Open(folder, createMissing: false)).Should().Throw<Exception>().WithMessage("*keys new*");
        var first = KeyRing.New(folder);
        var ring = KeyRing.Open(folder, createMissing: false);
        var old = ring.Seal("630102198001010019", "a");
        var second = KeyRing.New(folder);
        var young = ring.Seal("630102198001010019", "a");

        old.Should().Contain(first).And.NotContain("6301");
        young.Should().Contain(second);
        ring.Seal("x", "a").Should().NotBe(ring.Seal("x", "a"));
        ring.Unseal(old, "a").Should().Be(ring.Unseal(young, "a")).And.Be("630102198001010019");
        FluentActions.Invoking(() => ring.Unseal(old, "b")).Should().Throw<System.Security.Cryptography.CryptographicException>();
        var altered = old[..^9] + (old[^9] == 'A' ? 'B' : 'A') + old[^8..];
        FluentActions.Invoking(() => ring.Unseal(altered, "a")).Should().Throw<Exception>();
        ring.Digest("630102198001010019").Should().Be(ring.Digest("630102198001010019")).And.NotBe(ring.Digest("630102198001010018")).And.NotContain("6301");
        Directory.Delete(folder, recursive: true);
    }

    private static HttpClient OnTheWire(Small host)
    {
        host.UseKestrel();
        host.StartServer();
        return new HttpClient { BaseAddress = new Uri(host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single()) };
    }

    private sealed class Small : ApiHost
    {
        public string? Proxy { get; init; }

        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Urls", "http://127.0.0.1:0");
            builder.UseSetting("Limits:RequestsPerMinute", "6");
            builder.UseSetting("Limits:HeaderBytes", "4096");
            builder.UseSetting("Cors:Origins:0", "https://portal.example");
            if (Proxy is not null)
            {
                builder.UseSetting("Proxies:0", Proxy);
            }
        }
    }
}
