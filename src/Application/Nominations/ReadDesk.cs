using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>The caller's desk (工作台): what waits for its organisation, and what it waits for, among the nominations that it may see.</summary>
public sealed record ReadDesk(string Campaign) : IQuery<DeskView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadNomination;
}

/// <summary>A desk.</summary>
public sealed record DeskView
{
    /// <summary>Today in the campaign.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The caller's organisation; null for one that takes no part.</summary>
    public required Text? Organisation { get; init; }

    /// <summary>What waits for the caller's organisation, what is due first before the rest.</summary>
    public required IReadOnlyList<DeskItem> Waiting { get; init; }

    /// <summary>What waits for others.</summary>
    public required IReadOnlyList<DeskItem> Others { get; init; }
}

/// <summary>Nominations that wait for the same body to do the same.</summary>
public sealed record DeskItem
{
    public required string State { get; init; }

    public required Text StateLabel { get; init; }

    /// <summary>What leads on from here.</summary>
    public required Act Act { get; init; }

    public required string Clause { get; init; }

    /// <summary>Code of the body that acts; null when the role leads to none.</summary>
    public required string? Organisation { get; init; }

    public required Text OrganisationName { get; init; }

    public required int Nominees { get; init; }

    /// <summary>Last day; null when nothing is due, or when it is counted and differs by nomination.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>The due date in words; null when nothing is due.</summary>
    public required Text? DueRule { get; init; }

    /// <summary>Working days from today to the last one; negative when late; null when nothing is due on a known day.</summary>
    public required int? SlackWorkingDays { get; init; }
}

internal sealed class ReadDeskHandler(CampaignOpener campaigns) : IRequestHandler<ReadDesk, Outcome<DeskView>>
{
    // What leads on; the other acts of a state may be done but are not waited for.
    private static readonly HashSet<Act> Onward = [Act.Recommend, Act.Post, Act.Close, Act.Resume, Act.Submit, Act.Pass, Act.List, Act.Decide, Act.Forward];

    public Task<Outcome<DeskView>> Handle(ReadDesk request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .SelectAsync(async opened =>
        {
            var living = await opened.Store.Select(new Campaigns.LivingNominations(opened.Id), nomination => new { nomination.State, nomination.RecommendedBy }, cancellationToken);
            var items =
                from nomination in living
                where !nomination.State.IsFinal
                group nomination by nomination into same
                from row in opened.Rules.Procedure.From(same.Key.State)
                where Onward.Contains(row.Act)
                let body = row.ActingFor(opened.Policy, same.Key.RecommendedBy)
                where body is not null
                group same.Count() by (row, body.Organisation, Due: DueOf(same.Key.State, same.Key.RecommendedBy, opened)) into item
                select Item(item.Key.row, item.Key.Organisation, item.Key.Due, item.Sum(), opened);
            var all = items.OrderBy(item => item.Due ?? DateOnly.MaxValue).ThenBy(item => opened.Rules.Procedure.Position(new State(item.State))).ThenBy(item => item.Organisation, StringComparer.Ordinal).ToList();
            var own = opened.Access.Caller.Organisation;
            return new DeskView
            {
                Today = opened.Today,
                Organisation = opened.Policy.Organisations.Find(own)?.Name,
                Waiting = [.. all.Where(item => item.Organisation == own)],
                Others = [.. all.Where(item => item.Organisation != own)],
            };
        });

    // A due date binds the tiers that it names.
    private static DueDate? DueOf(State state, string recommender, OpenedCampaign opened) =>
        opened.Policy.DueAt(state) is { } due && due.Binds(opened.Policy.Organisations.Find(recommender)?.Tier ?? string.Empty) ? due : null;

    private static DeskItem Item(Transition row, string? organisation, DueDate? due, int nominees, OpenedCampaign opened)
    {
        var calendar = opened.Rules.CalendarOf(organisation);
        var last = Known(() => due?.Last(opened.Policy.FixedDay, calendar)?.Day);
        return new DeskItem
        {
            State = row.From.Code,
            StateLabel = row.From.DescribeIn(opened.Policy),
            Act = row.Act,
            Clause = row.Clause,
            Organisation = organisation,
            OrganisationName = organisation is null ? new Text("（未定）", "(nobody)") : opened.Policy.Organisations.Find(organisation)?.Name ?? Text.Same(organisation),
            Nominees = nominees,
            Due = last,
            DueRule = due?.Describe(opened.Policy),
            SlackWorkingDays = last is { } day ? Known(() => Slack(opened.Today, day, calendar)) : null,
        };
    }

    private static int? Slack(DateOnly today, DateOnly due, WorkingCalendar calendar) =>
        today <= due ? calendar.CountWorkingDays(today.AddDays(1), due) : -calendar.CountWorkingDays(due.AddDays(1), today);

    // A desk is still worth reading where the holidays of a year are not known yet.
    private static T? Known<T>(Func<T?> read)
        where T : struct => WorkingCalendar.Within(read) is { Accepted: true } known ? known.Value : null;
}
