using Ardalis.Specification;
using Commendation.Application.Common;
using Commendation.Domain.Honours;
using Commendation.Domain.Nominations;
using Commendation.Domain.Shared;
using Commendation.Domain.Submissions;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>
/// What has happened after a cursor, in the order of each campaign's chain. Since the chain is numbered without a gap in the order of commits,
/// nothing that is still being committed is skipped.
/// </summary>
public sealed record ReadEvents(string? After, string? Campaign, int? Size) : IQuery<EventPage>
{
    /// <summary>A cursor that stands for the present: nothing that has happened before.</summary>
    public const string Latest = "latest";

    /// <summary>Where the schema of an event's data is served.</summary>
    public const string Schema = "/schemas/event-data.json";

    /// <summary>Largest number of events that one answer holds.</summary>
    public const int MaxSize = 200;

    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Events, and where to go on.</summary>
/// <param name="Items">The events, oldest first for each campaign.</param>
/// <param name="Next">Cursor after them; the same as before when nothing has happened.</param>
public sealed record EventPage(IReadOnlyList<CloudEvent> Items, string Next);

/// <summary>An event in the JSON format of CloudEvents 1.0.</summary>
public sealed record CloudEvent
{
    public string Specversion { get; init; } = "1.0";

    public required Guid Id { get; init; }

    public required string Source { get; init; }

    public required string Type { get; init; }

    public required string Subject { get; init; }

    public required DateTime Time { get; init; }

    public string Datacontenttype { get; init; } = "application/json";

    public required string Dataschema { get; init; }

    /// <summary>Place in the campaign's order (extension <c>sequence</c>).</summary>
    public required string Sequence { get; init; }

    /// <summary>Where to go on after this event (extension).</summary>
    public required string Cursor { get; init; }

    public required EventData Data { get; init; }
}

/// <summary>What every event tells; it names no person.</summary>
public sealed record EventData
{
    public required string Campaign { get; init; }

    public required string SubjectKind { get; init; }

    public required Guid SubjectId { get; init; }

    public required int Version { get; init; }

    public required string Act { get; init; }

    public required string Actor { get; init; }

    public required DateOnly On { get; init; }

    public required string? Clause { get; init; }

    public required string? From { get; init; }

    public required string? To { get; init; }

    public required string PolicyVersion { get; init; }

    public required string Correlation { get; init; }

    /// <summary>Who vouches for an act that was recorded late; null for every other one.</summary>
    public required LateView? Late { get; init; }
}

internal sealed class LinesAfter : Specification<JournalEntry>
{
    public LinesAfter(Guid campaignId, long number, int take) => Query
        .Where(entry => entry.CampaignId == campaignId && entry.Number > number)
        .OrderBy(entry => entry.Number)
        .Take(take);
}

internal sealed class ReadEventsHandler(CampaignOpener campaigns, IJournal journal) : IRequestHandler<ReadEvents, Outcome<EventPage>>
{
    public async Task<Outcome<EventPage>> Handle(ReadEvents request, CancellationToken cancellationToken)
    {
        var cursor = request.After is null or ReadEvents.Latest ? EventCursor.Beginning : EventCursor.Parse(request.After);
        if (cursor is null)
        {
            return Shape(ViolationCode.CursorInvalid, "after", new Text("游标无效，请使用本接口返回的游标。", "The cursor is none that this API gave."));
        }

        if (request.Size is < 1 or > ReadEvents.MaxSize)
        {
            return Shape(ViolationCode.SizeOutOfRange, "size", new Text($"数量应在1至{ReadEvents.MaxSize}之间。", $"The size must lie in 1..{ReadEvents.MaxSize}."));
        }

        var heads = await journal.Heads(cancellationToken);
        if (request.Campaign is { } only)
        {
            heads = [.. heads.Where(head => head.Code == only)];
            if ((await campaigns.Open(only, cancellationToken)).Refusal is { } unknown)
            {
                return unknown;
            }
        }

        var items = new List<CloudEvent>();
        var left = request.Size ?? 100;
        foreach (var (campaign, code, number) in heads)
        {
            if (request.After == ReadEvents.Latest)
            {
                cursor = cursor.After(campaign, number);
            }

            if (left == 0 || cursor.Of(campaign) >= number || await campaigns.Open(code, cancellationToken) is not { Accepted: true, Value: var opened })
            {
                continue;
            }

            var lines = await opened.Store.Select(new LinesAfter(campaign, cursor.Of(campaign), left), line => line, cancellationToken);
            left -= lines.Count;
            var seen = await Visible(opened, lines, cancellationToken);
            foreach (var line in lines)
            {
                cursor = cursor.After(campaign, line.Number);
                if (seen.Contains(line.Id))
                {
                    items.Add(ToEvent(line, code, cursor));
                }
            }
        }

        return new EventPage(items, cursor.ToString());
    }

    // The store shows the caller what the caller may read; what it does not show has no events either.
    private static async Task<HashSet<Guid>> Visible(OpenedCampaign opened, IReadOnlyList<JournalEntry> lines, CancellationToken ct)
    {
        var seen = new HashSet<Guid>();
        var waiting = lines.Select(line => (Line: line, EventType.Of(line).Audience, Key: line.SubjectId)).ToList();
        seen.UnionWith(waiting.Where(one => one.Audience == EventAudience.Public || (one.Audience == EventAudience.Office && opened.Access.Allows(Deed.ReadJournal))).Select(one => one.Line.Id));
        var concerned = waiting
            .Where(one => one.Audience == EventAudience.Concerned)
            .Select(one => one with { Key = Guid.TryParse(one.Line.Details.GetValueOrDefault("nomination"), out var nomination) ? nomination : Guid.Empty })
            .Concat(waiting.Where(one => one.Audience == EventAudience.Readers && one.Line.SubjectKind == "nomination"))
            .ToList();
        await See<Nomination>(concerned);
        await See<Submission>([.. waiting.Where(one => one.Audience == EventAudience.Readers && one.Line.SubjectKind == "submission")]);
        await See<ProposedList>([.. waiting.Where(_ => opened.Access.Allows(Deed.ReadList)).Where(one => one.Audience == EventAudience.Readers && one.Line.SubjectKind == "proposed-list")]);
        return seen;

        async Task See<T>(IReadOnlyCollection<(JournalEntry Line, EventAudience Audience, Guid Key)> about)
            where T : Aggregate
        {
            if (about.Count > 0)
            {
                var keys = about.Select(one => one.Key).Distinct().ToList();
                var shown = (await opened.Store.Select(new ByKeys<T>(opened.Id, keys), one => one.Id, ct)).ToHashSet();
                seen.UnionWith(about.Where(one => shown.Contains(one.Key)).Select(one => one.Line.Id));
            }
        }
    }

    private static CloudEvent ToEvent(JournalEntry line, string campaign, EventCursor cursor) => new()
    {
        Id = line.Id,
        Source = $"/api/v1/campaigns/{campaign}",
        Type = EventType.Of(line).Type,
        Subject = $"{line.SubjectKind}/{line.SubjectId}",
        Time = line.RecordedAt,
        Dataschema = ReadEvents.Schema,
        Sequence = line.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Cursor = cursor.ToString(),
        Data = new EventData
        {
            Campaign = campaign,
            SubjectKind = line.SubjectKind,
            SubjectId = line.SubjectId,
            Version = line.Sequence,
            Act = line.Act,
            Actor = line.Actor,
            On = line.On,
            Clause = line.Clause,
            From = line.From,
            To = line.To,
            PolicyVersion = line.PolicyVersion,
            Correlation = line.Correlation,
            Late = LateView.Of(line.Details),
        },
    };

    private static Refusal Shape(ViolationCode code, string place, Text message) => new(RefusalKind.Shape, [new Violation(code, message) { Place = place }]);
}
