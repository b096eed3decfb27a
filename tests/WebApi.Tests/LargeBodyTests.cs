using System.Net;
using System.Text;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.WebApi.Tests;

/// <summary>A body whose length is not announced is cut off by the server itself, which only a real server shows.</summary>
public sealed class LargeBodyTests : IDisposable
{
    private readonly Served _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_large_body_is_refused_with_and_without_its_length(bool chunked)
    {
        _host.UseKestrel();
        _host.StartServer();
        var address = _host.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        using var client = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{address}{ApiHost.Campaign}/nominations");
        request.Headers.TransferEncodingChunked = chunked;
        request.Headers.Authorization = new("Bearer", Officers.Token(["recommending-unit"], "630102"));
        request.Content = new StringContent($"{{\"name\":\"{new string('a', 2 * ApiHost.BodyBytes)}\"}}", Encoding.UTF8, "application/json");

        using var answer = await client.SendAsync(request);

        answer.StatusCode.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).Should().Contain("body-too-large").And.Contain("请求过大");
    }

    private sealed class Served : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting("Urls", "http://127.0.0.1:0");
        }
    }
}
