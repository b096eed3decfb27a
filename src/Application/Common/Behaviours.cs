using System.Diagnostics;
using Commendation.Domain.Campaigns;
using Commendation.Domain.Shared;
using FluentValidation;
using MediatR;

namespace Commendation.Application.Common;

// The pipeline from the outside in: telemetry, authorisation, validation, passing faults, repeat, unit of work, keeping the answer, journal,
// made-up figures, evidence, late recording, handler.

/// <summary>
/// Refuses whatever the caller's roles do not allow, before anything is looked at or loaded: the token suffices. How the caller's
/// organisation stands to the one concerned is checked where that becomes known, by <see cref="OpenedCampaign"/> and the store that it holds.
/// </summary>
internal sealed class AuthorisationBehaviour<TRequest, TResponse>(Access access) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var caller = access.Caller;
        if (request is not IDeed { Deed: var deed } || Authority.Of(caller, deed) == Relations.None)
        {
            return Task.FromResult(TResponse.Refused(Access.NotAllowed));
        }

        if (request is IActing { Actor: var actor } && !caller.IsSystem && Authority.NeedsOrganisation(deed)
            && (actor.Length == 0 || actor != caller.Organisation))
        {
            return Task.FromResult(TResponse.Refused(Access.NotActing));
        }

        access.Deed = deed;
        return next();
    }
}

/// <summary>Refuses malformed requests before anything is loaded. Validators look at shape only; the rules of a campaign live in the domain.</summary>
internal sealed class ValidationBehaviour<TRequest, TResponse>(IEnumerable<IValidator<TRequest>> validators) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var violations = validators
            .SelectMany(validator => validator.Validate(request).Errors)
            .Select(Shapes.ToViolation)
            .ToList();
        return violations.Count > 0 ? TResponse.Refused(new Refusal(RefusalKind.Shape, violations)) : await next();
    }
}

/// <summary>
/// Runs a request again when the database failed in a way that passes (a deadlock, a lost connection, another server taking over) and nothing
/// of it can have been stored. What does not pass soon is the edge's to tell.
/// </summary>
internal sealed class PassingFaultBehaviour<TRequest, TResponse>(IUnitOfWork work) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private const int Attempts = 5;
    private const int FirstPause = 20;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await next();
            }
            catch (Exception fault) when (attempt < Attempts && work.MayRepeat(fault))
            {
                work.Forget();
                await Task.Delay(Random.Shared.Next(FirstPause << attempt), cancellationToken);
            }
        }
    }
}

/// <summary>
/// Runs a command and saves what it changed, or nothing. A command that lost a race is run again on fresh state, so that its answer is the
/// one that it would have got had it come second.
/// </summary>
internal sealed class UnitOfWorkBehaviour<TRequest, TResponse>(IUnitOfWork work) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private const int Attempts = 20;

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (!Requests<TRequest>.Change)
        {
            return await next();
        }

        for (var attempt = 1; ; attempt++)
        {
            if (request is IWholeCampaign { Campaign: var campaign })
            {
                await work.Watch(campaign, cancellationToken);
            }

            var outcome = await next();
            if (outcome.Refusal is not null)
            {
                // What a refused command changed in memory must not slip into the next one's save.
                work.Forget();
                return outcome;
            }

            switch (await work.Save(cancellationToken))
            {
                case SaveResult.Saved:
                    return outcome;
                case SaveResult.Raced when attempt < Attempts:
                    work.Forget();
                    // Racers that step back for different times do not meet again.
                    await Task.Delay(Random.Shared.Next(attempt * 10), cancellationToken);
                    continue;
                case SaveResult.Exists:
                    return TResponse.Refused(Outcome.Conflict(new Violation(
                        ViolationCode.AlreadyExists,
                        new Text("已存在相同的记录：同一奖项不能重复推荐同一对象。", "It exists already: one nominee cannot be nominated twice for one award."))));
                default:
                    return TResponse.Refused(Outcome.Conflict(new Violation(
                        ViolationCode.Raced,
                        new Text("他人正在办理同一事项，请刷新后重试。", "Others are acting on the same thing; reload and try again."))));
            }
        }
    }
}

/// <summary>Writes one journal line for every act that an accepted command did, into the same unit of work.</summary>
internal sealed class JournalBehaviour<TRequest, TResponse>(IUnitOfWork work, IStore store, IKeys keys, IKeyedDigests digests, IClock clock, CampaignOpener campaigns, Access access, Lateness lateness, ActsDone done)
    : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var outcome = await next();
        if (outcome.Refusal is null)
        {
            var acts = new List<string>();
            var correlation = Activity.Current?.TraceId.ToHexString() ?? string.Empty;
            var touched = work.Touched.ToList();
            var versions = touched.OfType<Campaign>().ToDictionary(campaign => campaign.Id, campaigns.VersionIn);
            foreach (var aggregate in touched)
            {
                foreach (var entry in aggregate.Entries)
                {
                    store.Add(JournalEntry.Of(aggregate, Vouched(entry), keys.New(), clock.Now, versions.GetValueOrDefault(aggregate.CampaignId, string.Empty), access.Caller.Subject, correlation, digests));
                    acts.Add(entry.Act);
                }

                aggregate.ClearEntries();
            }

            done.Names = acts;
        }

        return outcome;
    }

    // What an act leaves behind that was recorded late tells so, whatever the act is.
    private Entry Vouched(Entry entry) => lateness.Vouched is { } vouched ? entry with { Details = entry.Details.Concat(vouched).ToDictionary() } : entry;
}
