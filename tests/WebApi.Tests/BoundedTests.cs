using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;

namespace Commendation.WebApi.Tests;

/// <summary>What callers may have at once, and what is made once for all of them.</summary>
public sealed class BoundedTests : IDisposable
{
    private readonly Tight _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task A_caller_listens_with_a_few_connections_and_gets_a_place_back_when_one_ends()
    {
        var client = _host.Client();
        var latest = (await Listens(client, "63LG", "after=latest"))["next"];
        using var gone = new CancellationTokenSource();
        var held = Enumerable.Range(0, 2).Select(_ => Waits(client, $"after={latest}&wait=30", gone.Token)).ToList();
        await Until(async () => (await Listens(client, "63LG", $"after={latest}")).Status == 429);

        var refused = await Listens(client, "63LG", $"after={latest}");
        refused.Refused(429, "too-many-requests");
        refused.Headers.RetryAfter!.Delta.Should().BePositive();
        (await Listens(client, "63GOV", $"after={latest}")).Accepted();
        (await Listens(client, "63D02", $"after={latest}")).Accepted();

        await gone.CancelAsync();
        await Task.WhenAll(held);
        await Until(async () => (await Listens(client, "63LG", $"after={latest}")).Status == 200);
    }

    [Theory]
    [InlineData("/openapi/v1.json")]
    [InlineData("/schemas/campaign.json")]
    public async Task What_never_changes_is_sent_once_and_compressed(string path)
    {
        var client = _host.CreateClient();
        using var plain = await client.GetAsync(new Uri(path, UriKind.Relative));
        plain.StatusCode.Should().Be(HttpStatusCode.OK);
        plain.Headers.CacheControl!.Public.Should().BeTrue();
        var text = await plain.Content.ReadAsStringAsync();

        using var zipped = await Get(client, path, request => request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("gzip")));
        zipped.Content.Headers.ContentEncoding.Should().Equal("gzip");
        zipped.Content.Headers.ContentLength.Should().BeLessThan(text.Length / 3);
        await using var unzipped = new GZipStream(await zipped.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped);
        (await reader.ReadToEndAsync()).Should().Be(text);

        using var known = await Get(client, path, request => request.Headers.IfNoneMatch.Add(plain.Headers.ETag!));
        known.StatusCode.Should().Be(HttpStatusCode.NotModified);
        (await known.Content.ReadAsByteArrayAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task What_is_public_may_be_kept_by_proxies_and_nothing_else()
    {
        var client = _host.CreateClient();
        var honours = $"{ApiHost.Campaign.Replace("/v1/", "/v1/public/", StringComparison.Ordinal)}/honours";

        using var shown = await client.GetAsync(new Uri(honours, UriKind.Relative));
        (shown.StatusCode, shown.Headers.CacheControl!.ToString()).Should().Be((HttpStatusCode.OK, "public, max-age=30"));
        shown.Headers.Vary.Should().Contain("Accept-Language");
        using var refused = await client.GetAsync(new Uri($"{honours}?award=x", UriKind.Relative));
        refused.Headers.CacheControl!.NoStore.Should().BeTrue();
        using var own = await Get(client, honours, request => request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Officers.Auditor));
        own.Headers.CacheControl!.NoStore.Should().BeTrue();
    }

    private static Task<Answer> Listens(HttpClient client, string office, string query) =>
        client.Send("GET", $"/api/v1/events?{query}", token: Officers.Token(["organising-office"], office, $"listener-{office}"));

    private static async Task Waits(HttpClient client, string query, CancellationToken ct)
    {
        try
        {
            // Who looks whether a place is left has one for a moment.
            for (var status = HttpStatusCode.TooManyRequests; status == HttpStatusCode.TooManyRequests;)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/events?{query}");
                request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", Officers.Token(["organising-office"], "63LG", "listener-63LG"));
                using var response = await client.SendAsync(request, ct);
                status = response.StatusCode;
            }
        }
        catch (OperationCanceledException)
        {
            // It was let go.
        }
    }

    private static async Task<HttpResponseMessage> Get(HttpClient client, string path, Action<HttpRequestMessage> ask)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path);
        ask(request);
        return await client.SendAsync(request);
    }

    private static async Task Until(Func<Task<bool>> holds)
    {
        for (var i = 0; i < 100 && !await holds(); i++)
        {
            await Task.Delay(50);
        }

        (await holds()).Should().BeTrue();
    }

    private sealed class Tight : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Limits:ListenersPerCaller", "2");
        }
    }
}
