using System.Collections.Concurrent;
using System.Text;
using Commendation.WebApi.Edge;
using Commendation.WebApi.Tests.House;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using static Commendation.WebApi.Tests.House.ApiHost;

namespace Commendation.WebApi.Tests;

/// <summary>What a collector of traces and metrics is sent (OTLP), and what it must never be sent.</summary>
public sealed class TelemetryTests
{
    private const string Grievance = "反映其办理信访事项超期。";

    [Fact]
    public async Task Collector_gets_acts_refusals_by_clause_and_the_queue_of_open_terms_and_nothing_about_a_person()
    {
        await using var collector = new Collector();
        await using var host = new ObservedHost(await collector.Start());
        var chengdong = host.Office("630102");
        var nominee = Nominee.Person(1);
        var nomination = await chengdong.Nominates(nominee, on: "2021-07-09");
        (await chengdong.Sends("POST", $"{Campaign}/nominations/{nomination}/acts/recommend", new { on = "2021-07-09" })).Refused(422, "record-missing");
        await chengdong.FilesEverything(on: "2021-07-09", nomination);
        await chengdong.Does("recommend", on: "2021-07-09", nomination);
        var notice = await chengdong.PostsLocally(on: "2021-07-12", nomination);
        await chengdong.TakesInObjection(notice, against: nomination, Grievance, arrivedOn: "2021-07-14");

        var metrics = await collector.Eventually("/v1/metrics", told => told.Contains("commendation.open_terms", StringComparison.Ordinal) && told.Contains("suspended", StringComparison.Ordinal));
        var traces = await collector.Eventually("/v1/traces", told => told.Contains("raise-objection", StringComparison.Ordinal));

        metrics.Should().Contain("commendation.acts").And.Contain("nominate").And.Contain("post-notice");
        metrics.Should().Contain("commendation.refusals").And.Contain("record-missing").And.Contain("4.1.a");
        metrics.Should().Contain("http.server.request.duration").And.Contain("qinghai-petition-2018-2020").And.Contain("publicity");
        traces.Should().Contain("create-nomination").And.Contain("do-act").And.Contain("commendation.violations").And.Contain("/api/v1/campaigns/{campaign}/nominations");
        foreach (var secret in (string[])[nominee.Name, nominee.Identifier, Grievance])
        {
            (metrics + traces).Should().NotContain(secret);
        }
    }

    private sealed class ObservedHost(string collector) : ApiHost
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            base.ConfigureWebHost(builder);
            builder.UseSetting(TelemetryExport.Endpoint, collector);
            builder.UseSetting("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf");
            builder.UseSetting("OTEL_METRIC_EXPORT_INTERVAL", "200");
            builder.UseSetting("OTEL_BSP_SCHEDULE_DELAY", "100");
            builder.UseSetting("Telemetry:QueueSeconds", "1");
        }
    }

    /// <summary>Takes in whatever is sent and keeps it as text; names and values stand in the binary form as they are.</summary>
    private sealed class Collector : IAsyncDisposable
    {
        private readonly ConcurrentQueue<(string Path, string Told)> _all = new();
        private WebApplication? _server;

        public async Task<string> Start()
        {
            var builder = WebApplication.CreateSlimBuilder();
            builder.WebHost.UseUrls("http://127.0.0.1:0");
            _server = builder.Build();
            _server.MapPost("/v1/{kind}", async (HttpContext http) =>
            {
                using var body = new MemoryStream();
                await http.Request.Body.CopyToAsync(body);
                _all.Enqueue((http.Request.Path, Encoding.UTF8.GetString(body.ToArray())));
            });
            await _server.StartAsync();
            return _server.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single();
        }

        public async Task<string> Eventually(string path, Func<string, bool> complete)
        {
            for (var i = 0; i < 300; i++)
            {
                var told = string.Concat(_all.Where(part => part.Path == path).Select(part => part.Told));
                if (complete(told))
                {
                    return told;
                }

                await Task.Delay(200);
            }

            throw new TimeoutException($"{path} did not say what was waited for; it said: {string.Concat(_all.Where(part => part.Path == path).Select(part => part.Told))}");
        }

        public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;
    }
}
