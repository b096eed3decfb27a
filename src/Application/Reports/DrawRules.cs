using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification.Schedule;
using MediatR;

namespace Commendation.Application.Reports;

/// <summary>The procedure and the schedule of a campaign as drawings.</summary>
public sealed record DrawRules(string Campaign) : IQuery<DrawnRules>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>Drawings, as SVG.</summary>
/// <param name="States">States under way, ends, and the acts between them.</param>
/// <param name="Schedule">The tightest timetable over the days of its years; null when the holidays of a year are not known.</param>
public sealed record DrawnRules(string States, string? Schedule);

internal sealed class DrawRulesHandler(CampaignOpener campaigns) : IRequestHandler<DrawRules, Outcome<DrawnRules>>
{
    public Task<Outcome<DrawnRules>> Handle(DrawRules request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Select(opened =>
        {
            var drawn = WorkingCalendar.Within(() => Html.Markup(ScheduleChart.Of(ScheduleAnalysis.Tightest(opened.Rules), opened.Rules.Calendar)));
            return new DrawnRules(Html.Markup(StateChart.Of(opened.Rules.Procedure, opened.Policy)), drawn.Accepted ? drawn.Value : null);
        });
}
