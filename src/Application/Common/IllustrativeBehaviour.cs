using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Common;

/// <summary>Says of a refusal that it rests on a figure which is made up, because the notice does not publish it; the innermost part of the pipeline.</summary>
internal sealed class IllustrativeBehaviour<TRequest, TResponse>(CampaignOpener campaigns) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var outcome = await next();
        return outcome.Refusal is { } refusal && campaigns.First?.Policy is { } policy && refusal.Violations.Any(violation => policy.IsIllustrative(violation.Clause))
            ? TResponse.Refused(refusal with { Violations = [.. refusal.Violations.Select(violation => policy.IsIllustrative(violation.Clause) ? Marked(violation) : violation)] })
            : outcome;
    }

    private static Violation Marked(Violation violation) => violation with
    {
        Message = new Text($"{violation.Message.Zh}（该条款的数字为示例。）", $"{violation.Message.En} (The figures of this clause are illustrative.)"),
    };
}
