using Commendation.Application.Common;
using Commendation.Application.Verification;
using Commendation.Domain.Shared;
using Commendation.Domain.Verification;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Reports;

/// <summary>Verifies the rules that a campaign runs under, and reports it as one page. Nothing is stored.</summary>
public sealed record ReportVerification(string Campaign) : IQuery<string>
{
    /// <inheritdoc/>
    public Deed Deed => Deed.ReadPublic;
}

internal sealed class ReportVerificationValidator : AbstractValidator<ReportVerification>
{
    public ReportVerificationValidator() => RuleFor(request => request.Campaign).GivenText();
}

internal sealed class ReportVerificationHandler(CampaignOpener campaigns, IVerifiablePolicies policies, VerificationGate gate) : IRequestHandler<ReportVerification, Outcome<string>>
{
    public Task<Outcome<string>> Handle(ReportVerification request, CancellationToken cancellationToken) => campaigns
        .Open(request.Campaign, cancellationToken)
        .Then(opened => policies.Kept(opened.Campaign.PolicyCode, opened.Policy.Version, cancellationToken))
        .Then(policy => gate.Run(stop => VerificationReport.Of(policy.Verify(Part.All, stop: stop), policy.Subject), cancellationToken));
}
