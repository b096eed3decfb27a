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

internal sealed class RevokeHonourHandler(CampaignDesk desks, IStore store) : IRequestHandler<RevokeHonour, Outcome<HonourView>>
{
    public async Task<Outcome<HonourView>> Handle(RevokeHonour request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, request.Actor, request.On, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        if (await store.Find<Honour>(opened.Value.Campaign.Id, request.Id, cancellationToken) is not { } honour)
        {
            return Outcome.Missing("荣誉 / honour", request.Id.ToString());
        }

        if (Versions.Stale(honour, request.ExpectedVersion) is { } stale)
        {
            return stale;
        }

        return honour
            .Revoke(new Revocation(request.Ground, request.Document, opened.Value.On), request.Actor, opened.Value.Rules.Policy)
            .Select(revoked => revoked.ToView());
    }
}

internal sealed class RevokeBatchHandler(CampaignDesk desks, IStore store) : IRequestHandler<RevokeBatch, Outcome<IReadOnlyList<HonourView>>>
{
    public async Task<Outcome<IReadOnlyList<HonourView>>> Handle(RevokeBatch request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, request.Actor, request.On, cancellationToken);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var policy = opened.Value.Rules.Policy;
        if (request.Award is { } award && policy.FindAward(award) is null)
        {
            var hint = Nearest.Hint(award, policy.Awards.Select(known => known.Code));
            return new Violation("award-unknown", new Text($"没有奖项“{award}”。{hint.Zh}", $"There is no award '{award}'.{hint.En}")) { Place = "award" };
        }

        var standing = (await store.List(new HonoursOf(opened.Value.Campaign.Id, request.Award), cancellationToken))
            .Where(honour => honour.Revocation is null)
            .ToList();
        if (standing.Count == 0)
        {
            return new Violation("nothing-to-revoke", new Text("没有可撤销的荣誉。", "There is no honour to revoke.")) { Place = "award" };
        }

        var revocation = new Revocation(request.Ground, request.Document, opened.Value.On);
        var outcomes = standing.Select(honour => honour.Revoke(revocation, request.Actor, policy)).ToList();
        var violations = outcomes.SelectMany(outcome => outcome.Violations).ToList();
        return violations.Count > 0
            ? Outcome.Refused(violations.DistinctBy(violation => (violation.Code, violation.Message)))
            : Outcome<IReadOnlyList<HonourView>>.Of([.. standing.Select(honour => honour.ToView())]);
    }
}
