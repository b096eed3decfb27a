using Commendation.Application.Common;
using Commendation.Domain.Shared;
using MediatR;
using Microsoft.Extensions.DependencyInjection;

namespace Commendation.Cli.Rehearsals;

/// <summary>Sends the use cases of the API for every organisation, and counts what was tried and which clauses stood in the way.</summary>
internal sealed class Offices(IServiceProvider services, CancellationToken ct)
{
    private readonly Dictionary<(string Clause, string Code), int> _refusals = [];

    /// <summary>Commands sent so far, refused ones among them.</summary>
    public int Acts { get; private set; }

    public IReadOnlyList<RefusalCount> Refusals =>
    [
        .. _refusals
            .OrderBy(refusal => refusal.Key.Clause, StringComparer.Ordinal)
            .ThenBy(refusal => refusal.Key.Code, StringComparer.Ordinal)
            .Select(refusal => new RefusalCount(refusal.Key.Clause, refusal.Key.Code, refusal.Value)),
    ];

    public async Task<Outcome<T>> Send<T>(IRequest<Outcome<T>> request)
    {
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Access>().Caller = Caller.System; // a rehearsal plays every organisation
        var outcome = await scope.ServiceProvider.GetRequiredService<IMediator>().Send(request, ct);
        Acts += request is ICommand<T> ? 1 : 0;
        foreach (var violation in outcome.Violations)
        {
            var key = (violation.Clause ?? "–", violation.Code);
            _refusals[key] = _refusals.GetValueOrDefault(key) + 1;
        }

        return outcome;
    }
}
