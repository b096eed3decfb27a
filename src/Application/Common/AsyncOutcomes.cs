using Commendation.Domain.Shared;

namespace Commendation.Application.Common;

/// <summary>Goes on with what is still being loaded, or carries its refusal over: so that a handler reads from one step to the next.</summary>
internal static class AsyncOutcomes
{
    /// <summary>Refuses for these violations too, where the rules were asked; what a refused command changed is forgotten.</summary>
    public static Outcome<T> Besides<T>(this Outcome<T> outcome, IEnumerable<Violation> violations) =>
        outcome.Refusal is { Kind: not RefusalKind.Rule } || violations.ToList() is not { Count: > 0 } others ? outcome : Outcome.Refused(outcome.Violations.Union(others));

    public static async Task<Outcome<TNext>> Then<T, TNext>(this Task<Outcome<T>> outcome, Func<T, Outcome<TNext>> next) => (await outcome).Then(next);

    public static async Task<Outcome<TNext>> Then<T, TNext>(this Task<Outcome<T>> outcome, Func<T, Task<Outcome<TNext>>> next) => await (await outcome).Then(next);

    public static Task<Outcome<TNext>> Then<T, TNext>(this Outcome<T> outcome, Func<T, Task<Outcome<TNext>>> next) =>
        outcome.Accepted ? next(outcome.Value) : Task.FromResult(Outcome<TNext>.Refused(outcome.Refusal));

    public static async Task<Outcome<TNext>> SelectAsync<T, TNext>(this Outcome<T> outcome, Func<T, Task<TNext>> map) =>
        outcome.Accepted ? await map(outcome.Value) : Outcome<TNext>.Refused(outcome.Refusal);

    public static async Task<Outcome<TNext>> Select<T, TNext>(this Task<Outcome<T>> outcome, Func<T, TNext> map) => (await outcome).Select(map);

    public static async Task<Outcome<TNext>> SelectAsync<T, TNext>(this Task<Outcome<T>> outcome, Func<T, Task<TNext>> map) =>
        await (await outcome).SelectAsync(map);
}
