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

internal sealed class CloseNoticeHandler(CampaignDesk desks, IStore store) : IRequestHandler<CloseNotice, Outcome<NoticeClosedView>>
{
    public async Task<Outcome<NoticeClosedView>> Handle(CloseNotice request, CancellationToken cancellationToken)
    {
        var opened = await desks.OpenNotice(store, new NoticeAct(request.Campaign, request.Id, request.Actor, request.On, request.ExpectedVersion), cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var (desk, notice) = opened.Value;
        var loaded = await desks.Nominations(desk, notice.Nominations, cancellationToken);
        return loaded.Then(subjects => Close(notice, subjects.Nominations, subjects.ContextOf));
    }

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
