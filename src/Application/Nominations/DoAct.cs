using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Does an act that needs no document of its own: recommend, pass, return, reject, withdraw, accept-late.</summary>
public sealed record DoAct(
    string Campaign, Guid Id, string Actor, Moment? On, int? ExpectedVersion, Act Act, string? Reason) : ICommand<NominationView>
{
    /// <inheritdoc/>
    public Deed Deed => Act is Act.Pass or Act.Return or Act.Reject or Act.AcceptLate ? Deed.Review : Deed.Recommend;

    /// <summary>The acts that are done directly; every other act comes with the document that it creates.</summary>
    public static IReadOnlyList<Act> Direct { get; } = [Act.Recommend, Act.Pass, Act.Return, Act.Reject, Act.Withdraw, Act.AcceptLate];
}

internal sealed class DoActValidator : AbstractValidator<DoAct>
{
    public DoActValidator()
    {
        RuleFor(request => request.Act).Must(act => DoAct.Direct.Contains(act)).WithErrorCode("act-by-document").WithState(request => new Text(
            $"“{request.Act.Describe().Zh}”须通过相应文书办理（公示、异议、报送、名单、决定、处理），不能直接办理。",
            $"'{request.Act.Name()}' is done by creating its document (notice, objection, submission, list, decision, sanction), not directly."));
        RuleFor(request => request.Reason!).PlainText(Shapes.LongText);
    }
}

internal sealed class DoActHandler(CampaignDesk desks) : IRequestHandler<DoAct, Outcome<NominationView>>
{
    public async Task<Outcome<NominationView>> Handle(DoAct request, CancellationToken cancellationToken) =>
        await desks.ActOn(
            new NominationAct(request.Campaign, request.Id, request.Actor, request.On, request.ExpectedVersion, request.Reason),
            (nomination, context) => nomination.Do(request.Act, context),
            cancellationToken);
}
