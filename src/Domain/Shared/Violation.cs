namespace Commendation.Domain.Shared;

/// <summary>
/// One reason why an act is refused. A value that travels unchanged from the rule that found it to the caller's screen.
/// </summary>
/// <param name="Code">Stable kebab-case code that a program can react to, for example <c>term-running</c>.</param>
/// <param name="Message">What is wrong and what to do about it.</param>
/// <param name="Clause">Id of the clause that forbids it, in the campaign's own ledger; null where no clause is concerned.</param>
public sealed record Violation(string Code, Text Message, string? Clause = null)
{
    /// <summary>Where it is wrong: a property path of the request, a path in a campaign file, or the code of a nomination.</summary>
    public string? Place { get; init; }

    /// <summary>Code of the fact, record or document concerned.</summary>
    public string? Fact { get; init; }

    /// <summary>The value that was found, as text in invariant form.</summary>
    public string? Actual { get; init; }

    /// <summary>The value that is required, as text in invariant form.</summary>
    public string? Required { get; init; }
}
