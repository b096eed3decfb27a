using System.Globalization;
using Commendation.Application.Common;
using Commendation.Domain.Calendars;
using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Does one act on many nominations, each judged by itself.</summary>
public sealed record ActOnMany(
    string Campaign, string Actor, Moment? On, Act Act, string? Reason, IReadOnlyList<Guid> Nominations, bool AllOrNothing) : ICommand<BatchView>
{
    /// <inheritdoc/>
    public Deed Deed => DoAct.DeedOf(Act);
}

internal sealed class ActOnManyValidator : AbstractValidator<ActOnMany>
{
    public ActOnManyValidator()
    {
        RuleFor(request => request.Act).DoneDirectly();
        RuleFor(request => request.Reason!).PlainText(Shapes.LongText);
        RuleFor(request => request.Nominations).AtLeastOne();
    }
}

internal sealed class ActOnManyHandler(CampaignOpener campaigns) : IRequestHandler<ActOnMany, Outcome<BatchView>>
{
    public Task<Outcome<BatchView>> Handle(ActOnMany request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened.Do(
            [
                .. request.Nominations.Select((nomination, i) => new BatchItem(
                    string.Create(CultureInfo.InvariantCulture, $"nominations[{i}]"),
                    nomination,
                    null,
                    subject => subject.Nomination.Do(request.Act, subject.Context with { Reason = request.Reason }))),
            ],
            request.AllOrNothing,
            cancellationToken));
}
