using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Text.Json;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Common;

/// <summary>
/// What the use cases tell an operator (OpenTelemetry). Names, codes and counts only: no fact, name, key or reason of a nominee is ever a
/// value here, so that whoever watches the system learns nothing about a person.
/// </summary>
public static class Telemetry
{
    /// <summary>Name of the source of traces and of the meter.</summary>
    public const string Name = "Commendation";

    /// <summary>Accepted acts, by campaign and act as the journal names it.</summary>
    public const string Acts = "commendation.acts";

    /// <summary>Refused requests, by use case, violated clause and code.</summary>
    public const string Refusals = "commendation.refusals";

    /// <summary>Nominees within an open term, by campaign, kind of term and standing.</summary>
    public const string OpenTerms = "commendation.open_terms";

    internal static ActivitySource Source { get; } = new(Name);

    /// <summary>The meter of all instruments here.</summary>
    public static Meter Meter { get; } = new(Name);

    internal static Counter<long> ActCounter { get; } = Meter.CreateCounter<long>(Acts, "{act}", "Accepted acts 已办事项");

    internal static Counter<long> RefusalCounter { get; } = Meter.CreateCounter<long>(Refusals, "{violation}", "Violations in refused requests 不予办理");
}

/// <summary>What the present request has written into the journal; counted when it is saved.</summary>
internal sealed class ActsDone
{
    /// <summary>Names of the acts of the latest attempt.</summary>
    public IReadOnlyList<string> Names { get; set; } = [];
}

/// <summary>Traces every use case and counts its acts or what it was refused for; the outermost part of the pipeline, so that retries are inside.</summary>
internal sealed class TelemetryBehaviour<TRequest, TResponse>(ActsDone done, CampaignOpener campaigns) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly string UseCase = JsonNamingPolicy.KebabCaseLower.ConvertName(typeof(TRequest).Name);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var activity = Telemetry.Source.StartActivity(UseCase);
        var outcome = await next();
        var opened = campaigns.First;
        activity?.SetTag("commendation.campaign", opened?.Campaign.Code);
        if (outcome.Refusal is { } refusal)
        {
            activity?.SetTag("commendation.outcome", Words.Of(refusal.Kind));
            activity?.SetTag("commendation.violations", refusal.Violations.Select(violation => violation.Code).Distinct().ToArray());
            foreach (var violation in refusal.Violations)
            {
                Telemetry.RefusalCounter.Add(1, new TagList { { "use_case", UseCase }, { "campaign", opened?.Campaign.Code }, { "clause", violation.Clause }, { "code", violation.Code } });
            }

            return outcome;
        }

        activity?.SetTag("commendation.outcome", "accepted");
        activity?.SetTag("commendation.policy_version", opened?.Policy.Version);
        foreach (var act in done.Names)
        {
            Telemetry.ActCounter.Add(1, new TagList { { "campaign", opened?.Campaign.Code }, { "act", act } });
        }

        return outcome;
    }
}
