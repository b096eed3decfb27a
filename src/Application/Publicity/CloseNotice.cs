using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Publicity;
using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Publicity;

/// <summary>
/// Closes a notice after its full term for every nomination that is not held up by an objection. Refused as a whole while a term still runs.
/// </summary>
public sealed record CloseNotice(string Campaign, Guid Id, string Actor, Moment? On, int? ExpectedVersion) : ICommand<NoticeClosedView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Publicise;
}

internal sealed class CloseNoticeHandler(CampaignOpener campaigns) : IRequestHandler<CloseNotice, Outcome<NoticeClosedView>>
{
    public Task<Outcome<NoticeClosedView>> Handle(CloseNotice request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Find<PublicNotice>(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(notice => opened
                .Nominations(notice.Nominations, cancellationToken)
                .Then(subjects => Close(notice, subjects.Nominations, subjects.ContextOf))));

    private static Outcome<NoticeClosedView> Close(PublicNotice notice, IReadOnlyList<Nomination> nominations, Func<Nomination, ActContext> contextOf)
    {
        // A nominee that was returned and posted again runs its term under the newer notice, not under this one.
        var here = nominations.Where(nomination => nomination.PublicationIn(notice.Stage)?.NoticeId == notice.Id).ToList();
        var running = here.Where(nomination => nomination.State == State.Posted(notice.Stage)).ToList();
        var examined = here.Where(nomination => nomination.State == State.Suspended(notice.Stage)).Select(nomination => nomination.Id).ToList();
        if (running.Count == 0)
        {
            return examined.Count > 0
                ? new Violation("term-suspended", new Text("异议核查期间不能结束公示。", "The publicity cannot be closed while objections are examined."))
                : new Violation("notice-closed", new Text("该公告已没有公示中的推荐。", "No nomination of this notice is running any more."));
        }

        var violations = running
            .SelectMany(nomination => nomination.Do(Act.Close, contextOf(nomination)).Violations
                .Select(violation => violation with { Place = $"nominations/{nomination.Id}" }))
            .ToList();
        return violations.Count > 0
            ? Outcome.Refused(violations)
            : new NoticeClosedView { NoticeId = notice.Id, Closed = [.. running.Select(nomination => nomination.Id)], UnderExamination = examined };
    }
}
