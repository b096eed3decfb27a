using System.Diagnostics.CodeAnalysis;

namespace Commendation.Domain.Shared;

/// <summary>The family of a refusal: it decides how an edge answers, not what is said.</summary>
public enum RefusalKind
{
    /// <summary>A rule of the campaign forbids the act.</summary>
    Rule,

    /// <summary>The request is malformed.</summary>
    Shape,

    /// <summary>The addressed thing does not exist for this caller.</summary>
    Missing,

    /// <summary>The caller may not do it.</summary>
    Forbidden,

    /// <summary>Another act came first or the thing already exists.</summary>
    Conflict,

    /// <summary>The caller acted on a version that is no longer current.</summary>
    Stale,

    /// <summary>Too many ask for what takes long; it may be asked again in a while.</summary>
    Busy,
}

/// <summary>A refusal: its family and every violation that was found, never only the first.</summary>
/// <param name="Kind">The family.</param>
/// <param name="Violations">At least one violation.</param>
public sealed record Refusal(RefusalKind Kind, IReadOnlyList<Violation> Violations);

/// <summary>Something that can be built from a refusal, so that a pipeline can refuse without knowing the value's type.</summary>
/// <typeparam name="TSelf">The outcome's own type.</typeparam>
public interface IOutcome<out TSelf>
{
    /// <summary>The refusal, or null when the act was accepted.</summary>
    Refusal? Refusal { get; }

    /// <summary>The accepted value, for who does not know its type; null when the act was refused.</summary>
    object? Result { get; }

    /// <summary>An outcome that refuses.</summary>
    static abstract TSelf Refused(Refusal refusal);
}

/// <summary>
/// The result of an act that the rules may refuse: a value, or the violations that stand in the way.
/// Refusals are ordinary results; exceptions are left for faults of the program and its surroundings.
/// </summary>
/// <typeparam name="T">Type of the accepted result.</typeparam>
public sealed class Outcome<T> : IOutcome<Outcome<T>>
{
    private readonly T? _value;

    private Outcome(T value) => _value = value;

    private Outcome(Refusal refusal) => Refusal = refusal;

    /// <inheritdoc/>
    public Refusal? Refusal { get; }

    object? IOutcome<Outcome<T>>.Result => _value;

    /// <summary>True when the act was accepted.</summary>
    [MemberNotNullWhen(false, nameof(Refusal))]
    public bool Accepted => Refusal is null;

    /// <summary>The accepted value.</summary>
    /// <exception cref="InvalidOperationException">The outcome is a refusal.</exception>
    public T Value => Refusal is null
        ? _value!
        : throw new InvalidOperationException($"Refused: {string.Join("; ", Refusal.Violations.Select(v => $"{v.Code} {v.Message.En}"))}");

    /// <summary>The violations; empty when accepted.</summary>
    public IReadOnlyList<Violation> Violations => Refusal?.Violations ?? [];

    /// <summary>An accepted outcome.</summary>
    public static Outcome<T> Of(T value) => new(value);

    /// <summary>A refused outcome.</summary>
    public static Outcome<T> Refused(Refusal refusal) => new(refusal);

    /// <summary>Accepts a value.</summary>
    public static implicit operator Outcome<T>(T value) => new(value);

    /// <summary>Refuses with one violation of a rule.</summary>
    public static implicit operator Outcome<T>(Violation violation) => new(new Refusal(RefusalKind.Rule, [violation]));

    /// <summary>Refuses.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(refusal);

    /// <summary>Goes on with the value, or carries the refusal over.</summary>
    public Outcome<TNext> Then<TNext>(Func<T, Outcome<TNext>> next) => Refusal is null ? next(_value!) : Outcome<TNext>.Refused(Refusal);

    /// <summary>Maps the value, or carries the refusal over.</summary>
    public Outcome<TNext> Select<TNext>(Func<T, TNext> map) => Refusal is null ? map(_value!) : Outcome<TNext>.Refused(Refusal);
}

/// <summary>Helpers that let the compiler infer an outcome's type.</summary>
public static class Outcome
{
    /// <summary>Refuses with every violation found.</summary>
    public static Refusal Refused(IEnumerable<Violation> violations) => new(RefusalKind.Rule, [.. violations]);

    /// <summary>Refuses because the addressed thing does not exist.</summary>
    /// <param name="what">Its name in both languages, for example <c>推荐 / nomination</c>.</param>
    /// <param name="id">Its key as the caller gave it.</param>
    public static Refusal Missing(string what, string id)
    {
        var names = what.Split(" / ");
        return new Refusal(
            RefusalKind.Missing,
            [new Violation(ViolationCode.NotFound, new Text($"未找到{names[0]}“{id}”。", $"No {names[^1]} '{id}' was found.")) { Place = id }]);
    }

    /// <summary>Refuses because another act came first.</summary>
    public static Refusal Conflict(Violation violation) => new(RefusalKind.Conflict, [violation]);
}
