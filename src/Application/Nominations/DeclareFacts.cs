using Commendation.Application.Common;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Declares or corrects facts while the nomination is with the recommending unit; a null value takes a fact back.</summary>
public sealed record DeclareFacts(
    string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, WrittenFacts Facts) : ICommand<NominationView>, IDated
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Declare;
}

internal sealed class DeclareFactsValidator : AbstractValidator<DeclareFacts>
{
    public DeclareFactsValidator() => RuleFor(request => request.Facts)
        .Must(facts => facts.Values.Count > 0).WithErrorCode(ViolationCode.Required.Name).WithState(_ => new Text("至少填报一项事实。", "Declare at least one fact."))
        .FactMap();
}

internal sealed class DeclareFactsHandler(CampaignOpener campaigns) : IRequestHandler<DeclareFacts, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(DeclareFacts request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nomination(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(subject => subject.Nomination.Declare(request.Facts.Values, subject.Context).Besides(request.Facts.Misfits(opened.Policy.Facts)))
            .Select(nomination => nomination.ToView(opened)));
}
