using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Policies;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Campaigns;

/// <summary>How far a campaign has come, as everybody may know: its stages with their dates, without any number of nominees.</summary>
public sealed record GetCourse(string Campaign) : IQuery<CourseView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>The course of a campaign.</summary>
public sealed record CourseView
{
    /// <summary>Today in the campaign.</summary>
    public required DateOnly Today { get; init; }

    /// <summary>The stages in their order.</summary>
    public required IReadOnlyList<CourseStage> Stages { get; init; }

    /// <summary>Whether it is decided.</summary>
    public required bool Decided { get; init; }
}

/// <summary>How a stage stands to the course of the campaign.</summary>
public enum CourseStanding
{
    /// <summary>已过: the campaign has come further.</summary>
    Past,

    /// <summary>进行中: the furthest that the campaign has come.</summary>
    Now,

    /// <summary>未到: still to come.</summary>
    Ahead,
}

/// <summary>A stage of the course.</summary>
/// <param name="Code">Code.</param>
/// <param name="Title">Label.</param>
/// <param name="Clause">Source clause.</param>
/// <param name="Standing">How it stands.</param>
/// <param name="Due">Last day; null when nothing is due, or when it is counted and differs by nomination.</param>
/// <param name="DueRule">The due date in words; null when nothing is due.</param>
/// <param name="Term">The term in words; null when there is none.</param>
/// <param name="Began">First day on which the stage was entered; null when none is known.</param>
public sealed record CourseStage(string Code, Text Title, string Clause, CourseStanding Standing, DateOnly? Due, Text? DueRule, Text? Term, DateOnly? Began);

internal sealed class GetCourseHandler(CampaignOpener campaigns, IJournal journal) : IRequestHandler<GetCourse, Outcome<CourseView>>
{
    public Task<Outcome<CourseView>> Handle(GetCourse request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .SelectAsync(async opened =>
        {
            var entered = (await journal.Spans(opened.Id, cancellationToken)).GroupBy(span => new State(span.State).Stage).ToDictionary(spans => spans.Key, spans => spans.Min(span => span.First));
            var (stages, decided) = (opened.Policy.Stages, opened.Campaign.DecisionId is not null);
            var reached = decided ? stages.Count : Math.Max(stages.ToList().FindLastIndex(stage => entered.ContainsKey(stage.Code)), 0);
            return new CourseView
            {
                Today = opened.Today,
                Decided = decided,
                Stages = [.. stages.Select((stage, i) => View(stage, opened.Rules, i < reached ? CourseStanding.Past : i == reached ? CourseStanding.Now : CourseStanding.Ahead, entered))],
            };
        });

    private static CourseStage View(Stage stage, Rulebook rules, CourseStanding standing, Dictionary<string, DateOnly> entered) => new(
        stage.Code,
        stage.Title,
        stage.Clause,
        standing,
        WorkingCalendar.Within(() => stage.Due?.Last(rules.Policy.FixedDay, rules.Calendar)) is { Accepted: true } due ? due.Value?.Day : null,
        stage.Due?.Describe(rules.Policy),
        stage.Term?.Describe(),
        entered.TryGetValue(stage.Code, out var began) ? began : null);
}
