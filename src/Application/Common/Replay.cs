using Commendation.Domain.Shared;
using MediatR;

namespace Commendation.Application.Common;

/// <summary>The answer to a request that came with a key, kept in the same transaction as what the request did.</summary>
public sealed class KeptAnswer
{
    /// <summary>Whose key it is: keys of different callers do not meet.</summary>
    public required string Caller { get; init; }

    /// <summary>The key that the caller chose.</summary>
    public required string Key { get; init; }

    /// <summary>Lower-case hexadecimal SHA-256 of method, address, <c>If-Match</c> and what the body means.</summary>
    public required string RequestDigest { get; init; }

    /// <summary>Status of the answer.</summary>
    public required int Status { get; init; }

    /// <summary>Body of the answer.</summary>
    public required string Body { get; init; }

    /// <summary>Address of what was created; null when nothing was.</summary>
    public string? Location { get; init; }

    /// <summary>Version of what was answered; null where it has none.</summary>
    public string? ETag { get; init; }

    /// <summary>From when on the key is forgotten, UTC.</summary>
    public required DateTime ExpiresAt { get; init; }
}

/// <summary>The key that the present request came with, if any (<c>Idempotency-Key</c>). Filled by the edge.</summary>
public sealed class RequestKey
{
    /// <summary>Whose key it is.</summary>
    public string Caller { get; set; } = string.Empty;

    /// <summary>The key; null when the request came without one.</summary>
    public string? Key { get; set; }

    /// <summary>Digest of the request.</summary>
    public string Digest { get; set; } = string.Empty;

    /// <summary>How the edge answers an accepted result: the answer that is kept.</summary>
    public Func<object, (int Status, string Body, string? Location, string? ETag)>? Render { get; set; }

    /// <summary>The answer that was given before; null unless the request is a repeat.</summary>
    public KeptAnswer? Answered { get; internal set; }
}

/// <summary>The answers that are kept.</summary>
public interface IAnswers
{
    /// <summary>The answer kept under a caller's key; null when there is none, or its time is over.</summary>
    Task<KeptAnswer?> Find(string caller, string key, CancellationToken ct);

    /// <summary>How long answers are kept.</summary>
    TimeSpan Lifetime { get; }
}

/// <summary>
/// Answers a repeated request as it was answered the first time, without doing anything again. Only accepted requests are kept: what was
/// refused changed nothing and is judged anew.
/// </summary>
internal sealed class ReplayBehaviour<TRequest, TResponse>(RequestKey key, IAnswers answers) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    private static readonly Refusal AnsweredBefore = new(RefusalKind.Conflict, [new Violation(ViolationCode.AnsweredBefore, new Text("此请求此前已办理。", "This request was answered before."))]);

    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (key.Key is null || !Requests<TRequest>.Change)
        {
            return await next();
        }

        if (await Before(cancellationToken) is { } before)
        {
            return before;
        }

        // Of two that come at once, the second is refused for what the first has done meanwhile.
        var outcome = await next();
        return outcome.Refusal is not null && await Before(cancellationToken) is { } meanwhile ? meanwhile : outcome;
    }

    private async Task<TResponse?> Before(CancellationToken ct)
    {
        if (await answers.Find(key.Caller, key.Key!, ct) is not { } kept)
        {
            return default;
        }

        if (kept.RequestDigest != key.Digest)
        {
            return TResponse.Refused(new Refusal(RefusalKind.Rule,
            [
                new Violation(ViolationCode.KeyUsed, new Text("该Idempotency-Key已用于另一请求；请换用新的键。", "This Idempotency-Key came with another request before; choose a new one."))
                {
                    Place = "Idempotency-Key",
                    Actual = key.Key,
                },
            ]));
        }

        key.Answered = kept;
        return TResponse.Refused(AnsweredBefore);
    }
}

/// <summary>Keeps the answer to an accepted command that came with a key, in the same unit of work.</summary>
internal sealed class KeepAnswerBehaviour<TRequest, TResponse>(RequestKey key, IUnitOfWork work, IStore store, IAnswers answers, IClock clock) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
    where TResponse : IOutcome<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        var outcome = await next();
        if (key is { Key: { } sent, Render: { } render } && outcome is { Refusal: null, Result: { } result } && Requests<TRequest>.Change)
        {
            work.WhenSealed(_ => store.Add(Answer(sent, render(result))));
        }

        return outcome;
    }

    private KeptAnswer Answer(string sent, (int Status, string Body, string? Location, string? ETag) rendered) => new()
    {
        Caller = key.Caller,
        Key = sent,
        RequestDigest = key.Digest,
        Status = rendered.Status,
        Body = rendered.Body,
        Location = rendered.Location,
        ETag = rendered.ETag,
        ExpiresAt = clock.Now + answers.Lifetime,
    };
}

/// <summary>What is known of a kind of request.</summary>
internal static class Requests<TRequest>
{
    /// <summary>Whether it changes something.</summary>
    public static readonly bool Change = typeof(TRequest).GetInterfaces().Any(type => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ICommand<>));
}
