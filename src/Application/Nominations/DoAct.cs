using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Does an act that needs no document of its own: recommend, pass, return, reject, withdraw, accept-late, promote.</summary>
public sealed record DoAct(
    string Campaign, Guid Id, string Actor, Moment? On, int? ExpectedVersion, Act Act, string? Reason) : ICommand<NominationView>
{
    /// <summary>Code of the organisation whose vacant place a reserve takes; null for its own.</summary>
    public string? PlaceOf { get; init; }

    /// <inheritdoc/>
    public Deed Deed => Act is Act.Pass or Act.Return or Act.Reject or Act.AcceptLate or Act.Promote ? Deed.Review : Deed.Recommend;

    /// <summary>The acts that are done directly; every other act comes with the document that it creates.</summary>
    public static IReadOnlyList<Act> Direct { get; } = [Act.Recommend, Act.Pass, Act.Return, Act.Reject, Act.Withdraw, Act.AcceptLate, Act.Promote];
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
    public async Task<Outcome<NominationView>> Handle(DoAct request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, request.Actor, request.On, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var desk = opened.Value;
        var loaded = await desks.Nomination(desk, request.Id, cancellationToken, request.Reason);
        if (!loaded.Accepted)
        {
            return loaded.Refusal;
        }

        var (nomination, context) = loaded.Value;
        if (Versions.Stale(nomination, request.ExpectedVersion) is { } stale)
        {
            return stale;
        }

        if (request.PlaceOf is { } holder && holder != nomination.QuotaHolder)
        {
            if (await desks.Account(desk, holder, nomination.Award, cancellationToken) is not { } vacant)
            {
                return desk.Rules.Policy.Organisations.Find(holder) is null
                    ? desk.Rules.Policy.Organisations.Unknown(holder, "placeOf")
                    : new Violation(
                        "no-quota-holder",
                        new Text($"单位{holder}在名额分配表中没有该奖项的名额。", $"{holder} holds no places for this award."),
                        desk.Rules.Policy.QuotaClause)
                    { Place = "placeOf", Actual = holder };
            }

            context = context with { Vacant = vacant };
        }

        return nomination.Do(request.Act, context).Select(done => done.ToView(desk));
    }
}
