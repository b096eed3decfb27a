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

    /// <summary>A violation of one of the campaign's own rules or limits, which has the code that the campaign gave it.</summary>
    /// <param name="rule">Code of the rule or limit.</param>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="clause">Id of the clause that the rule or limit cites.</param>
    internal static Violation OfRule(string rule, Text message, string clause) => new(rule, message, clause);

    /// <summary>A name that does not exist, with the nearest of those that do, or all of them where they are few.</summary>
    /// <param name="code">Code that says what is unknown.</param>
    /// <param name="written">The name as it was written.</param>
    /// <param name="known">The names that exist.</param>
    /// <exception cref="ArgumentException">The code does not say that something is unknown.</exception>
    public static Violation Unknown(ViolationCode code, string written, IEnumerable<string> known)
    {
        var what = code.Unknown ?? throw new ArgumentException($"'{code}' does not say that something is unknown.", nameof(code));
        var names = known.ToList();
        var hint = Nearest.To(written, names) is { } nearest ? Nearest.Hint(nearest)
            : names.Count is > 0 and <= MostNamed ? new Text($"可用的有：{string.Join("、", names)}。", $" Known: {string.Join(", ", names)}.")
            : new Text(string.Empty, string.Empty);
        return new Violation(code, new Text($"没有{what.Zh}“{written}”。{hint.Zh}", $"There is no {what.En} '{written}'.{hint.En}")) { Actual = written };
    }

    // More names than these are no help on a line.
    private const int MostNamed = 20;
}
