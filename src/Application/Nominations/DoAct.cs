using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Nominations;
using Commendation.Domain.Procedures;
using Commendation.Domain.Quotas;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Does an act that needs no document of its own: recommend, pass, return, reject, withdraw, accept-late, promote.</summary>
public sealed record DoAct(
    string Campaign, Guid Id, string Actor, Moment? On, int? ExpectedVersion, Act Act, string? Reason) : ICommand<NominationView>, IDated
{
    /// <summary>Code of the organisation whose vacant place a reserve takes; null for its own.</summary>
    public string? PlaceOf { get; init; }

    /// <inheritdoc/>
    public Deed Deed => DeedOf(Act);

    /// <summary>What an act is to those who say who may do it.</summary>
    public static Deed DeedOf(Act act) => act is Act.Pass or Act.Return or Act.Reject or Act.AcceptLate or Act.Promote ? Deed.Review : Deed.Recommend;

    /// <summary>The acts that are done directly; every other act comes with the document that it creates.</summary>
    public static IReadOnlyList<Act> Direct { get; } = [Act.Recommend, Act.Pass, Act.Return, Act.Reject, Act.Withdraw, Act.AcceptLate, Act.Promote];
}

internal sealed class DoActValidator : AbstractValidator<DoAct>
{
    public DoActValidator()
    {
        RuleFor(request => request.Act).DoneDirectly();
        RuleFor(request => request.Reason!).PlainText(Shapes.LongText);
    }
}

internal static class DirectActs
{
    /// <summary>An act that comes with no document.</summary>
    public static IRuleBuilderOptions<T, Act> DoneDirectly<T>(this IRuleBuilder<T, Act> rule) => rule
        .Must(act => DoAct.Direct.Contains(act)).WithErrorCode(ViolationCode.ActByDocument.Name).WithState((_, act) => new Text(
            $"“{act.Describe().Zh}”须通过相应文书办理（公示、异议、报送、名单、决定、处理），不能直接办理。",
            $"'{act.Name()}' is done by creating its document (notice, objection, submission, list, decision, sanction), not directly."));
}

internal sealed class DoActHandler(CampaignOpener campaigns) : IRequestHandler<DoAct, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(DoAct request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nomination(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(subject => Vacant(opened, request.PlaceOf, subject.Nomination, cancellationToken)
                .Then(vacant => subject.Nomination.Do(request.Act, subject.Context with { Reason = request.Reason, Vacant = vacant }))
                .Select(nomination => nomination.ToView(opened, subject.Context.Counts))));

    // The account of another organisation, whose vacant place a reserve takes; null for its own.
    private static async Task<Outcome<QuotaAccount?>> Vacant(OpenedCampaign opened, string? holder, Nomination nomination, CancellationToken ct)
    {
        if (holder is null || holder == nomination.QuotaHolder)
        {
            return (QuotaAccount?)null;
        }

        return await opened.Account(holder, nomination.Award, ct) is { } vacant ? vacant
            : opened.Policy.Organisations.Find(holder) is null ? opened.Policy.Organisations.Unknown(holder, "placeOf")
            : new Violation(
                ViolationCode.NoQuotaHolder,
                new Text($"单位{holder}在名额分配表中没有该奖项的名额。", $"{holder} holds no places for this award."),
                opened.Policy.QuotaClause)
            { Place = "placeOf", Actual = holder };
    }
}
