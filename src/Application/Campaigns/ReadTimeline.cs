using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>Planned and actual dates of the stages.</summary>
public sealed record GetTimeline(string Campaign) : IQuery<IReadOnlyList<TimelineView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadProgress;
}

/// <summary>Planned and actual dates of a stage.</summary>
public sealed record TimelineView
{
    public required string Stage { get; init; }

    public required Text Title { get; init; }

    public required string Clause { get; init; }

    /// <summary>When it opens: a publicity for posting, everything else for being left; null where the notice names no time.</summary>
    public required string? Opens { get; init; }

    /// <summary>By when a notice is posted, in words; null where only its closing is due.</summary>
    public required Text? PostingRule { get; init; }

    /// <summary>The last day; null when nothing is due, or when it is counted from a stage and differs by nomination.</summary>
    public required DateOnly? Due { get; init; }

    /// <summary>The due date in words.</summary>
    public required Text? DueRule { get; init; }

    public required Text? Term { get; init; }

    /// <summary>First day on which a nomination entered the stage.</summary>
    public required DateOnly? FirstEntered { get; init; }

    /// <summary>Last day on which a nomination entered the stage.</summary>
    public required DateOnly? LastEntered { get; init; }

    /// <summary>Last day on which a nomination went on to the next stage.</summary>
    public required DateOnly? LastLeft { get; init; }

    public required int Entered { get; init; }

    /// <summary>Working days between the last step out of the stage and its due date; negative when late; null when either is open or the year's holidays are not known.</summary>
    public required int? SlackWorkingDays { get; init; }

    /// <summary>Acts of the stage that were recorded late: they count above as of their own days.</summary>
    public required IReadOnlyList<TimelineLate> Late { get; init; }
}

/// <summary>An act of a stage that was recorded late.</summary>
/// <param name="Act">What was done, for example <c>post-notice</c>.</param>
/// <param name="On">Day of the act.</param>
/// <param name="Late">Who vouches for it.</param>
public sealed record TimelineLate(string Act, DateOnly On, LateView Late);

internal sealed class GetTimelineHandler(CampaignOpener campaigns, IJournal journal) : IRequestHandler<GetTimeline, Outcome<IReadOnlyList<TimelineView>>>
{
    public Task<Outcome<IReadOnlyList<TimelineView>>> Handle(GetTimeline request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .SelectAsync<OpenedCampaign, IReadOnlyList<TimelineView>>(async opened =>
        {
            var spans = (await journal.Spans(opened.Id, cancellationToken)).ToDictionary(span => span.State);
            var late = await opened.Store.Select(new LateActsOf(opened.Id, LateActStatus.Confirmed), act => act, cancellationToken);
            return [.. opened.Policy.Stages.Select((stage, i) => View(opened.Rules, stage, i, spans, [.. late.Where(act => act.Stages.Contains(stage.Code))]))];
        });

    private static TimelineView View(Rulebook rules, Stage stage, int position, Dictionary<string, StateSpan> spans, IReadOnlyList<LateAct> late)
    {
        var entered = spans.GetValueOrDefault(stage.Code);
        var next = rules.Policy.Stages.ElementAtOrDefault(position + 1)?.Code ?? (stage.Kind == StageKind.Forwarding ? State.Forwarded : State.Honoured).Code;
        var left = spans.GetValueOrDefault(next)?.Last;
        var due = WorkingCalendar.Within(() => stage.Due?.Last(rules.Policy.FixedDay, rules.Calendar)) is { Accepted: true } known ? known.Value?.Day : null;
        return new TimelineView
        {
            Stage = stage.Code,
            Title = stage.Title,
            Clause = stage.Clause,
            Opens = (stage.Posting?.NotBefore ?? stage.NotBefore)?.Describe(),
            PostingRule = stage.Posting?.Due?.Describe(rules.Policy),
            Due = due,
            DueRule = stage.Due?.Describe(rules.Policy),
            Term = stage.Term?.Describe(),
            FirstEntered = entered?.First,
            LastEntered = entered?.Last,
            LastLeft = left,
            Entered = entered?.Count ?? 0,
            SlackWorkingDays = due is { } day && left is { } last ? Slack(rules.Calendar, last, day) : null,
            Late = [.. late.Select(act => new TimelineLate(act.Act, act.On, LateView.Of(act)))],
        };
    }

    // A timeline is still worth reading where the holidays of a year are not known yet.
    private static int? Slack(WorkingCalendar calendar, DateOnly last, DateOnly due) =>
        WorkingCalendar.Within(() => last <= due ? calendar.CountWorkingDays(last.AddDays(1), due) : -calendar.CountWorkingDays(due.AddDays(1), last)) is { Accepted: true } slack
            ? slack.Value
            : null;
}
