using System.Diagnostics.Metrics;
using System.Text.Json;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using MediatR;

namespace Commendation.WebApi.Edge;

/// <summary>Measures the queue of open terms of every campaign once a minute, as long as somebody listens.</summary>
internal sealed class OpenTermGauge(IServiceScopeFactory scopes, ILogger<OpenTermGauge> log, IConfiguration configuration) : BackgroundService
{
    private static readonly Gauge<long> Queue = Telemetry.Meter.CreateGauge<long>(Telemetry.OpenTerms, "{nominee}", "Nominees within an open term 待办期限");

    private readonly HashSet<(string Campaign, OpenTermKind Kind, OpenTermStanding Standing)> _told = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(configuration.GetValue("Telemetry:QueueSeconds", 60)));
        try
        {
            do
            {
                if (Queue.Enabled)
                {
                    await Measure(stoppingToken);
                }
            }
            while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    private async Task Measure(CancellationToken ct)
    {
        try
        {
            var queues = new Dictionary<(string, OpenTermKind, OpenTermStanding), long>();
            foreach (var campaign in await Ask(new ListCampaigns(), ct))
            {
                foreach (var term in await Ask(new ReadOpenTerms(campaign.Code), ct))
                {
                    var key = (campaign.Code, term.Kind, term.Standing);
                    queues[key] = queues.GetValueOrDefault(key) + term.Nominees;
                }
            }

            // A queue that has emptied is told once more, or it would seem to stand where it was.
            _told.UnionWith(queues.Keys);
            foreach (var (campaign, kind, standing) in _told)
            {
                Queue.Record(
                    queues.GetValueOrDefault((campaign, kind, standing)),
                    new KeyValuePair<string, object?>("campaign", campaign),
                    new KeyValuePair<string, object?>("kind", Name(kind)),
                    new KeyValuePair<string, object?>("standing", Name(standing)));
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            // What is not measured now is measured next time; the server serves on.
            log.LogWarning(fault, "The open terms could not be measured.");
        }
    }

    private async Task<T> Ask<T>(IQuery<T> query, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Access>().Caller = Caller.System;
        return (await scope.ServiceProvider.GetRequiredService<IMediator>().Send(query, ct)).Value;
    }

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
