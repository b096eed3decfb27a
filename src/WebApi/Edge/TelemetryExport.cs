using Commendation.Application.Common;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Commendation.WebApi.Edge;

/// <summary>
/// Sends traces and metrics to a collector (OTLP) when one is named in the standard setting <c>OTEL_EXPORTER_OTLP_ENDPOINT</c>; without it
/// nothing is measured.
/// </summary>
internal static class TelemetryExport
{
    /// <summary>Where the collector is.</summary>
    public const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    // What the runtime's parts and the database driver measure by themselves, by the names that they document.
    private static readonly string[] Sources = [Telemetry.Name, "Npgsql"];
    private static readonly string[] Meters = [Telemetry.Name, "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.AspNetCore.RateLimiting", "Npgsql", "System.Runtime"];

    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        builder.Services.AddHostedService<OpenTermGauge>();
        if (string.IsNullOrWhiteSpace(builder.Configuration[Endpoint]))
        {
            return;
        }

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService(Telemetry.Name.ToLowerInvariant()))
            .WithTracing(tracing => tracing.AddAspNetCoreInstrumentation().AddSource(Sources).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(Meters).AddOtlpExporter());
    }
}
