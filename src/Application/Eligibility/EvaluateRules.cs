using Commendation.Application.Common;
using Commendation.Domain.Eligibility;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Eligibility;

/// <summary>Facts in, verdict out; nothing is stored.</summary>
public sealed record EvaluateRules(string Campaign, string Award, IReadOnlyDictionary<string, string> Facts) : IQuery<VerdictView>
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
    }
}

internal sealed class EvaluateRulesHandler(CampaignDesk desks) : IRequestHandler<EvaluateRules, Outcome<VerdictView>>
{
    public async Task<Outcome<VerdictView>> Handle(EvaluateRules request, CancellationToken cancellationToken)
    {
        var opened = await desks.Open(request.Campaign, cancellationToken);
        return opened.Then<VerdictView>(desk =>
        {
            var policy = desk.Rules.Policy;
            if (policy.FindAward(request.Award) is not { } award)
            {
                var hint = Nearest.Hint(request.Award, policy.Awards.Select(known => known.Code));
                return new Violation("award-unknown", new Text($"没有奖项“{request.Award}”。{hint.Zh}", $"There is no award '{request.Award}'.{hint.En}")) { Place = "award" };
            }

            return policy.Facts.Read(request.Facts).Select(facts => EligibilityRules.Evaluate(policy, award, facts).ToView());
        });
    }
}
