using Commendation.Application.Campaigns;
using Commendation.Application.Common;

namespace Commendation.Cli.Rehearsals;

/// <summary>What a rehearsal showed.</summary>
internal sealed record RehearsalReport
{
    public required string Campaign { get; init; }

    public required string PolicyVersion { get; init; }

    public required int Seed { get; init; }

    public required int Nominees { get; init; }

    public required int Acts { get; init; }

    /// <summary>Whether a decision was reached, or candidates were handed on, and every limit holds.</summary>
    public required bool Succeeded { get; init; }

    /// <summary>Why it did not succeed; empty when it did.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    public required IReadOnlyList<TimelineView> Timeline { get; init; }

    public required IReadOnlyList<FunnelStep> Funnel { get; init; }

    public required IReadOnlyList<OrganisationFunnel> Organisations { get; init; }

    public required IReadOnlyList<RefusalCount> Refusals { get; init; }

    public required IReadOnlyList<LimitStatusView> Limits { get; init; }

    /// <summary>Clauses that bind and that nothing carries, so that nothing of them was rehearsed.</summary>
    public required IReadOnlyList<OpenClauseView> NotCarried { get; init; }

    /// <summary>Clauses whose figures are made up.</summary>
    public required IReadOnlyList<string> Illustrative { get; init; }

    /// <summary>Whether the campaign ends with candidates handed on to a higher level, and not with honours.</summary>
    public required bool HandedOn { get; init; }

    /// <summary>The honours, or the candidates handed on.</summary>
    public required IReadOnlyList<ListEntry> List { get; init; }
}

/// <summary>How many nominees reached a stage.</summary>
internal sealed record FunnelStep(string Stage, int Reached);

/// <summary>How far the nominees of a quota holder came.</summary>
internal sealed record OrganisationFunnel(string Organisation, string Name, string Award, int Places, int Nominated, int Recommended, int TookPlace, int Honoured);

/// <summary>How often a clause stood in the way.</summary>
internal sealed record RefusalCount(string Clause, string Code, int Count);

/// <summary>One honour of the final list.</summary>
internal sealed record ListEntry(string Award, int Order, string Name, string RecommendedBy, string? Number);
