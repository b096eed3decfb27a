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
    string Campaign, string Award, WrittenFacts Facts, IReadOnlyDictionary<string, string> Readings) : IQuery<VerdictView>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

/// <summary>The same explained rule by rule, in both languages, with what would have to be different.</summary>
/// <inheritdoc cref="EvaluateRules"/>
public sealed record ExplainRules(
    string Campaign, string Award, WrittenFacts Facts, IReadOnlyDictionary<string, string> Readings) : IQuery<ExplanationView>
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
        RuleFor(request => request.Facts).FactMap();
        RuleFor(request => request.Readings).TextMap();
    }
}

internal sealed class ExplainRulesValidator : AbstractValidator<ExplainRules>
{
    public ExplainRulesValidator()
    {
        RuleFor(request => request.Campaign).GivenText();
        RuleFor(request => request.Award).GivenText();
        RuleFor(request => request.Facts).FactMap();
        RuleFor(request => request.Readings).TextMap();
    }
}

internal sealed class EvaluateRulesHandler(TriedRules tried) : IRequestHandler<EvaluateRules, Outcome<VerdictView>>
{
    public Task<Outcome<VerdictView>> Handle(EvaluateRules request, CancellationToken cancellationToken) => tried
        .Find(request.Campaign, request.Award, request.Readings, cancellationToken)
        .Then(found => found.Policy.Facts.Read(request.Facts.Known)
            .Besides(request.Facts.Misfits(found.Policy.Facts))
            .Select(facts => EligibilityRules.Evaluate(found.Policy, found.Award, facts).ToView(found.Policy, known: true)));
}

internal sealed class ExplainRulesHandler(TriedRules tried) : IRequestHandler<ExplainRules, Outcome<ExplanationView>>
{
    public Task<Outcome<ExplanationView>> Handle(ExplainRules request, CancellationToken cancellationToken) => tried
        .Find(request.Campaign, request.Award, request.Readings, cancellationToken)
        .Then(found => Explanations.Explain(found.Policy, found.Award, request.Facts));
}

/// <summary>Finds the policy and the award that rules are tried out under.</summary>
internal sealed class TriedRules(CampaignOpener campaigns, ICampaignLibrary library, VerificationGate gate)
{
    public Task<Outcome<(CampaignPolicy Policy, Award Award)>> Find(string campaign, string award, IReadOnlyDictionary<string, string> readings, CancellationToken ct) => campaigns
        .Open(campaign, ct)
        .Then(async opened => readings.Count == 0 ? opened.Policy : await gate.RunAsync(_ => library.Under(opened.Campaign.PolicyCode, opened.Policy.Version, readings, ct), ct).Then(policy => policy))
        .Then(policy => policy.Award(award).Select(found => (policy, found)));
}
