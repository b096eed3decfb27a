using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using Commendation.Application.Campaigns;
using Commendation.Application.Common;
using Commendation.Domain.Shared;
using Commendation.WebApi.Edge;
using MediatR;
using Microsoft.Extensions.Options;

namespace Commendation.WebApi;

/// <summary>A type of event as callers read of it.</summary>
/// <param name="Type">Name in CloudEvents.</param>
/// <param name="SubjectKind">Kind of what it is about.</param>
/// <param name="Act">What was done.</param>
/// <param name="Audience">Who gets to see it.</param>
/// <param name="Description">What has happened.</param>
public sealed record EventTypeView(string Type, string SubjectKind, string Act, EventAudience Audience, Text Description);

/// <summary>Events for portals: asked for page by page, waited for, or streamed.</summary>
internal static class EventsEndpoints
{
    /// <summary>Longest that a caller may wait, in seconds.</summary>
    public const int LongestWait = 60;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    public static void Map(RouteGroupBuilder api)
    {
        var events = api.MapGroup("/events").WithTags("Events 事件");
        events.MapGet("/", async (string? after, string? campaign, int? size, int? wait, HttpContext http, IHostApplicationLifetime lifetime) =>
            {
                if (wait is < 0 or > LongestWait)
                {
                    return new Refusal(RefusalKind.Shape, [new Violation(ViolationCode.WaitOutOfRange, new Text($"等待时间应在0至{LongestWait}秒之间。", $"The wait must lie in 0..{LongestWait} seconds.")) { Place = "wait" }]).ToResult();
                }

                using var place = http.RequestServices.GetRequiredService<Listeners>().Enter(Listeners.Of(http));
                if (place is null)
                {
                    return Listeners.Full.ToResult();
                }

                // A server that stops lets its callers go at once.
                using var stopping = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, lifetime.ApplicationStopping);
                if (long.TryParse(http.User.FindFirst("exp")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var expires))
                {
                    // Nobody goes on listening after the token has ended, however long the connection stays open.
                    var left = DateTimeOffset.FromUnixTimeSeconds(expires) - TimeProvider.System.GetUtcNow();
                    stopping.CancelAfter(left < TimeSpan.Zero ? TimeSpan.Zero : left < Longest ? left : Longest);
                }

                if (http.Request.Headers.Accept.ToString().Contains(StreamsEvents.MediaType, StringComparison.OrdinalIgnoreCase))
                {
                    return await Stream(http, http.Request.Headers["Last-Event-ID"].ToString() is { Length: > 0 } last ? last : after, campaign, stopping.Token);
                }

                var outcome = await Wait(http, new ReadEvents(after, campaign, size), TimeSpan.FromSeconds(wait ?? 0), stopping.Token);
                return outcome.Accepted ? Results.Ok(outcome.Value) : outcome.Refusal.ToResult();
            })
            .Document<EventPage>("listEvents", "Read events", "What has happened after a cursor, as CloudEvents 1.0: at least once, in order for each campaign. With Accept: text/event-stream the same as server-sent events, going on after Last-Event-ID. 事件订阅：按游标读取、等待或以SSE推送。")
            .WithMetadata(new StreamsEvents())
            .DisableRequestTimeout();
        events.MapGet("/types", () => Results.Ok(EventType.All.Select(type => new EventTypeView(type.Type, type.SubjectKind, type.Act, type.Audience, type.Description))))
            .Document<IReadOnlyList<EventTypeView>>("listEventTypes", "List the types of events", "Every type, what it tells and who gets to see it. 事件类型清单。")
            .Does(Deed.ReadPublic);
    }

    /// <summary>The schema that every event names; it tells nothing of any campaign.</summary>
    public static void MapSchema(WebApplication app)
    {
        var schema = FixedAnswer.Of("application/schema+json", () => SchemaOf(app.Services.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions).ToJsonString());
        app.MapGet(ReadEvents.Schema, () => schema.Value).ExcludeFromDescription().AllowAnonymous();
    }

    private static async Task<Outcome<EventPage>> Wait(HttpContext http, ReadEvents request, TimeSpan wait, CancellationToken stopping)
    {
        var time = http.RequestServices.GetRequiredService<TimeProvider>();
        var began = time.GetTimestamp();
        while (true)
        {
            var outcome = await http.RequestServices.GetRequiredService<IMediator>().Send(request, http.RequestAborted);
            if (!outcome.Accepted || outcome.Value.Items.Count > 0 || stopping.IsCancellationRequested || time.GetElapsedTime(began) >= wait)
            {
                return outcome;
            }

            // What the caller may not see has been passed over.
            request = request with { After = outcome.Value.Next };
            await Task.Delay(Pause, stopping).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static async Task<IResult> Stream(HttpContext http, string? after, string? campaign, CancellationToken stopping)
    {
        var options = http.RequestServices.GetRequiredService<IOptions<Microsoft.AspNetCore.Http.Json.JsonOptions>>().Value.SerializerOptions;
        var request = new ReadEvents(after, campaign, null);
        var first = await http.RequestServices.GetRequiredService<IMediator>().Send(request, http.RequestAborted);
        if (!first.Accepted)
        {
            return first.Refusal.ToResult();
        }

        http.Response.ContentType = StreamsEvents.MediaType;
        http.Response.Headers.CacheControl = "no-cache";
        var page = first.Value;
        try
        {
            while (!stopping.IsCancellationRequested)
            {
                foreach (var item in page.Items)
                {
                    await http.Response.WriteAsync($"id: {item.Cursor}\nevent: {item.Type}\ndata: {JsonSerializer.Serialize(item, options)}\n\n", stopping);
                }

                // A line of comment keeps the connection open, and tells who has gone.
                await (page.Items.Count > 0 ? http.Response.Body.FlushAsync(stopping) : http.Response.WriteAsync(":\n\n", stopping));
                var outcome = await Wait(http, request with { After = page.Next }, Silence, stopping);
                if (!outcome.Accepted)
                {
                    break;
                }

                page = outcome.Value;
            }
        }
        catch (OperationCanceledException)
        {
            // The caller has gone, or the server stops.
        }

        return Results.Empty;
    }

    private static JsonNode SchemaOf(JsonSerializerOptions options)
    {
        var schema = options.GetJsonSchemaAsNode(typeof(EventData));
        schema["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        schema["title"] = "Data of a Commendation event";
        return schema;
    }
}
