using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>What became of many things that were asked for at once: each was judged by itself.</summary>
public sealed record BatchView
{
    public required int Accepted { get; init; }

    public required int Refused { get; init; }

    /// <summary>One for each thing asked for, in the order of the request.</summary>
    public required IReadOnlyList<BatchItemView> Items { get; init; }
}

/// <summary>What became of one of many things asked for.</summary>
public sealed record BatchItemView
{
    public required Guid Nomination { get; init; }

    /// <summary>Code of the record; null where none is filed.</summary>
    public required string? Record { get; init; }

    /// <summary>Whether it was done.</summary>
    public required bool Accepted { get; init; }

    /// <summary>State afterwards; null where it was refused.</summary>
    public required string? State { get; init; }

    /// <summary>Version afterwards; null where it was refused.</summary>
    public required int? Version { get; init; }

    /// <summary>Everything that stands in the way; empty where it was done.</summary>
    public required IReadOnlyList<Violation> Violations { get; init; }
}

/// <summary>One of many things asked for.</summary>
/// <param name="Place">Where it stands in the request.</param>
/// <param name="Nomination">Whom it concerns.</param>
/// <param name="Record">Code of the record; null where none is filed.</param>
/// <param name="Do">Does it.</param>
internal sealed record BatchItem(string Place, Guid Nomination, string? Record, Func<(Nomination Nomination, ActContext Context), Outcome<Nomination>> Do);

internal static class Batches
{
    /// <summary>
    /// Does everything that can be done, in the order of the request. A refused aggregate is left as it was, so that the others can be stored;
    /// all or nothing, one refusal refuses the request, and nothing is stored.
    /// </summary>
    public static async Task<Outcome<BatchView>> Do(this OpenedCampaign opened, IReadOnlyList<BatchItem> items, bool allOrNothing, CancellationToken ct)
    {
        var subjects = await opened.Each([.. items.Select(item => item.Nomination).Distinct()], ct);
        var done = items.Select(item => (Item: item, Outcome: subjects[item.Nomination].Then(item.Do))).ToList();
        var refused = done.Where(one => !one.Outcome.Accepted).ToList();
        if (allOrNothing && refused.Count > 0)
        {
            return new Refusal(
                refused.TrueForAll(one => one.Outcome.Refusal!.Kind == RefusalKind.Forbidden) ? RefusalKind.Forbidden : RefusalKind.Rule,
                [.. refused.SelectMany(one => one.Outcome.Violations.Select(violation => violation with { Place = one.Item.Place }))]);
        }

        return new BatchView
        {
            Accepted = done.Count - refused.Count,
            Refused = refused.Count,
            Items = [.. done.Select(one => View(one.Item, one.Outcome))],
        };
    }

    private static BatchItemView View(BatchItem item, Outcome<Nomination> outcome) => new()
    {
        Nomination = item.Nomination,
        Record = item.Record,
        Accepted = outcome.Accepted,
        State = outcome.Accepted ? outcome.Value.State.Code : null,
        Version = outcome.Accepted ? outcome.Value.Version : null,
        Violations = outcome.Violations,
    };
}
