using Commendation.Application.Common;
using Commendation.Domain.Honours;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Honours;

/// <summary>Puts right a name that was conferred wrongly written (荣誉更正): register, certificate and decision show the corrected one, marked as corrected.</summary>
public sealed record CorrectHonour(
    string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, string Name, string Reason, IReadOnlyList<string> Evidence) : ICommand<HonourView>, INamesEvidence
{
    /// <inheritdoc/>
    public IEnumerable<(string Place, string Reference)> Named => Evidence.At("evidence");

    /// <inheritdoc/>
    public Deed Deed => Deed.Revoke;
}

internal sealed class CorrectHonourValidator : AbstractValidator<CorrectHonour>
{
    public CorrectHonourValidator()
    {
        RuleFor(request => request.Name).GivenName();
        RuleFor(request => request.Reason).GivenText(Shapes.LongText);
        RuleFor(request => request.Evidence).AtLeastOne(50);
        RuleForEach(request => request.Evidence).GivenText();
    }
}

internal sealed class CorrectHonourHandler(CampaignOpener campaigns) : IRequestHandler<CorrectHonour, Outcome<HonourView>>
{
    public Task<Outcome<HonourView>> Handle(CorrectHonour request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Find<Honour>(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(honour => opened.Nomination(honour.NominationId, cancellationToken)
                .Then(subject => honour.Correct(request.Name, request.Reason, request.Evidence, subject.Nomination, subject.Context)))
            .Select(corrected => corrected.ToView(opened)));
}
