using Commendation.Application.Common;
using Commendation.Application.Verification;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Policies;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Eligibility;

/// <summary>Facts in, verdict out; nothing is stored.</summary>
/// <param name="Campaign">Code of the campaign.</param>
/// <param name="Award">Code of the award.</param>
/// <param name="Facts">Facts in invariant form.</param>
/// <param name="Readings">Readings that take the place of those in force, by setting; empty for those in force.</param>
public sealed record EvaluateRules(
    string Campaign, string Award, IReadOnlyDictionary<string, string> Facts, IReadOnlyDictionary<string, string> Readings) : IQuery<VerdictView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>The same explained rule by rule, in both languages, with what would have to be different.</summary>
/// <inheritdoc cref="EvaluateRules"/>
public sealed record ExplainRules(
    string Campaign, string Award, IReadOnlyDictionary<string, string> Facts, IReadOnlyDictionary<string, string> Readings) : IQuery<ExplanationView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

internal sealed class EvaluateRulesValidator : AbstractValidator<EvaluateRules>
{
    public EvaluateRulesValidator()
    {
        RuleFor(request => request.Campaign).GivenText();
        RuleFor(request => request.Award).GivenText();
        RuleFor(request => request.Facts).TextMap();
        RuleFor(request => request.Readings).TextMap();
    }
}

internal sealed class ExplainRulesValidator : AbstractValidator<ExplainRules>
{
    public ExplainRulesValidator()
    {
        RuleFor(request => request.Campaign).GivenText();
        RuleFor(request => request.Award).GivenText();
        RuleFor(request => request.Facts).TextMap();
        RuleFor(request => request.Readings).TextMap();
    }
}

internal sealed class EvaluateRulesHandler(RulesDesk desk) : IRequestHandler<EvaluateRules, Outcome<VerdictView>>
{
    public async Task<Outcome<VerdictView>> Handle(EvaluateRules request, CancellationToken cancellationToken) =>
        (await desk.Open(request.Campaign, request.Award, request.Readings, cancellationToken)).Then(found =>
            found.Policy.Facts.Read(request.Facts).Select(facts => EligibilityRules.Evaluate(found.Policy, found.Award, facts).ToView(known: true)));
}

internal sealed class ExplainRulesHandler(RulesDesk desk) : IRequestHandler<ExplainRules, Outcome<ExplanationView>>
{
    public async Task<Outcome<ExplanationView>> Handle(ExplainRules request, CancellationToken cancellationToken) =>
        (await desk.Open(request.Campaign, request.Award, request.Readings, cancellationToken)).Then(found => Explanations.Explain(found.Policy, found.Award, request.Facts));
}

/// <summary>Finds the policy and the award that rules are tried out under.</summary>
internal sealed class RulesDesk(CampaignDesk desks, ICampaignLibrary library)
{
    public async Task<Outcome<(CampaignPolicy Policy, Award Award)>> Open(string campaign, string award, IReadOnlyDictionary<string, string> readings, CancellationToken ct)
    {
        var opened = await desks.Open(campaign, ct);
        if (!opened.Accepted)
        {
            return opened.Refusal;
        }

        var policy = readings.Count == 0
            ? Outcome<CampaignPolicy>.Of(opened.Value.Rules.Policy)
            : await library.Under(opened.Value.Campaign.PolicyCode, opened.Value.Rules.Policy.Version, readings, ct);
        return policy.Then<(CampaignPolicy, Award)>(known =>
        {
            if (known.FindAward(award) is { } found)
            {
                return (known, found);
            }

            var hint = Nearest.Hint(award, known.Awards.Select(other => other.Code));
            return new Violation("award-unknown", new Text($"没有奖项“{award}”。{hint.Zh}", $"There is no award '{award}'.{hint.En}")) { Place = "award" };
        });
    }
}
