using Commendation.Application.Common;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Nominations;

/// <summary>Declares or corrects facts while the nomination is with the recommending unit; a null value takes a fact back.</summary>
public sealed record DeclareFacts(
    string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, IReadOnlyDictionary<string, string?> Facts) : ICommand<NominationView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Declare;
}

internal sealed class DeclareFactsValidator : AbstractValidator<DeclareFacts>
{
    public DeclareFactsValidator() => RuleFor(request => request.Facts)
        .NotEmpty().WithErrorCode(ViolationCode.Required.Name).WithState(_ => new Text("至少填报一项事实。", "Declare at least one fact."))
        .Must(facts => facts.Count <= 200 && facts.All(fact => fact.Key.Length <= Shapes.ShortText && !(fact.Value?.Any(c => char.IsControl(c) && c is not ('\n' or '\r' or '\t')) ?? false)))
        .WithErrorCode(ViolationCode.TextInvalid.Name).WithState(_ => new Text("最多200项，且不得含有控制字符。", "At most 200 facts, without control characters."));
}

internal sealed class DeclareFactsHandler(CampaignOpener campaigns) : IRequestHandler<DeclareFacts, Outcome<NominationView>>
{
    public Task<Outcome<NominationView>> Handle(DeclareFacts request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Nomination(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(subject => subject.Nomination.Declare(request.Facts, subject.Context))
            .Select(nomination => nomination.ToView(opened)));
}
