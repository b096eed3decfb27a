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
public sealed record CloseNotice(string Campaign, Guid Id, string Actor, Moment? On, int? ExpectedVersion) : ICommand<NoticeClosedView>, IDated
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
                .Then(nominees => notice.Close(nominees))
                .Select(done => new NoticeClosedView { NoticeId = notice.Id, Closed = done.Closed, UnderExamination = done.UnderExamination })));
}
