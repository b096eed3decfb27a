using Commendation.Application.Common;
using Commendation.Domain.Honours;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Honours;

/// <summary>Revokes one honour with ground and document.</summary>
public sealed record RevokeHonour(
    string Campaign, Guid Id, string Actor, DateOnly? On, int? ExpectedVersion, string Ground, string Document) : ICommand<HonourView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Revoke;
}

/// <summary>Revokes every honour that still stands: of one award, or of the whole campaign when no award is named.</summary>
public sealed record RevokeBatch(
    string Campaign, string Actor, DateOnly? On, string? Award, string Ground, string Document) : ICommand<IReadOnlyList<HonourView>>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.Revoke;
}

internal sealed class RevokeHonourValidator : AbstractValidator<RevokeHonour>
{
    public RevokeHonourValidator()
    {
        RuleFor(request => request.Ground).GivenText(Shapes.LongText);
        RuleFor(request => request.Document).GivenText();
    }
}

internal sealed class RevokeBatchValidator : AbstractValidator<RevokeBatch>
{
    public RevokeBatchValidator()
    {
        RuleFor(request => request.Ground).GivenText(Shapes.LongText);
        RuleFor(request => request.Document).GivenText();
    }
}

internal sealed class RevokeHonourHandler(CampaignOpener campaigns) : IRequestHandler<RevokeHonour, Outcome<HonourView>>
{
    public Task<Outcome<HonourView>> Handle(RevokeHonour request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => opened
            .Find<Honour>(request.Id, cancellationToken, request.ExpectedVersion)
            .Then(honour => honour.Revoke(new Revocation(request.Ground, request.Document, opened.On), request.Actor, opened.Policy))
            .Select(revoked => revoked.ToView(opened)));
}

internal sealed class RevokeBatchHandler(CampaignOpener campaigns) : IRequestHandler<RevokeBatch, Outcome<IReadOnlyList<HonourView>>>
{
    public Task<Outcome<IReadOnlyList<HonourView>>> Handle(RevokeBatch request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, request.Actor, request.On, cancellationToken)
        .Then(opened => (request.Award is { } award ? opened.Policy.Award(award).Select(_ => opened) : opened)
            .SelectAsync(async _ => await opened.Store.List(new HonoursOf(opened.Id, request.Award), cancellationToken))
            .Then(honours => Revoke(request, opened, [.. honours.Where(honour => honour.Revocation is null)])));

    private static Outcome<IReadOnlyList<HonourView>> Revoke(RevokeBatch request, OpenedCampaign opened, IReadOnlyList<Honour> standing)
    {
        if (standing.Count == 0)
        {
            return new Violation(ViolationCode.NothingToRevoke, new Text("没有可撤销的荣誉。", "There is no honour to revoke.")) { Place = "award" };
        }

        var revocation = new Revocation(request.Ground, request.Document, opened.On);
        var violations = standing.SelectMany(honour => honour.Revoke(revocation, request.Actor, opened.Policy).Violations).ToList();
        return violations.Count > 0
            ? Outcome.Refused(violations.DistinctBy(violation => (violation.Code, violation.Message)))
            : Outcome<IReadOnlyList<HonourView>>.Of([.. standing.Select(honour => honour.ToView(opened))]);
    }
}
