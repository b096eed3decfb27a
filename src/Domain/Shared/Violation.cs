namespace Commendation.Domain.Shared;

/// <summary>
/// One reason why an act is refused. A value that travels unchanged from the rule that found it to the caller's screen.
/// </summary>
public sealed record Violation
{
    // More names than these are no help on a line.
    private const int MostNamed = 20;

    /// <summary>A violation with a declared code.</summary>
    /// <param name="code">What is violated, as the catalogue explains it.</param>
    /// <param name="message">What is wrong and what to do about it.</param>
    /// <param name="clause">Id of the clause that forbids it, in the campaign's own ledger; null where no clause is concerned.</param>
    public Violation(ViolationCode code, Text message, string? clause = null)
        : this(code.Name, message, clause)
    {
    }

    private Violation(string code, Text message, string? clause) => (Code, Message, Clause) = (code, message, clause);

    /// <summary>Name of its <see cref="ViolationCode"/>, for example <c>term-running</c>, or the code of the campaign's rule or limit that is broken.</summary>
    public string Code { get; }

    /// <summary>What is wrong and what to do about it.</summary>
    public Text Message { get; init; }

    /// <summary>Id of the clause that forbids it, in the campaign's own ledger; null where no clause is concerned.</summary>
    public string? Clause { get; init; }

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

    /// <summary>A name that does not exist, with the nearest of those that do, and all of them where they are few.</summary>
    /// <param name="code">Code that says what is unknown.</param>
    /// <param name="written">The name as it was written.</param>
    /// <param name="known">The names that exist.</param>
    /// <param name="what">What does not exist, where it is less than the code says, for example "publicity stage"; null for all that it says.</param>
    /// <exception cref="ArgumentException">The code does not say that something is unknown.</exception>
    public static Violation Unknown(ViolationCode code, string written, IEnumerable<string> known, Text? what = null)
    {
        what ??= code.Unknown ?? throw new ArgumentException($"'{code}' does not say that something is unknown.", nameof(code));
        var names = known.ToList();
        var hint = Nearest.Hint(written, names);
        var (first, more) = (names.Take(MostNamed), names.Count - MostNamed);
        var all = names.Count == 0 ? new Text($"没有声明任何{what.Zh}。", " None is declared.")
            : more <= 0 ? new Text($"可用的有：{string.Join("、", first)}。", $" Known: {string.Join(", ", first)}.")
            : new Text($"可用的有：{string.Join("、", first)}，另有{more}个。", $" Known: {string.Join(", ", first)} and {more} more.");
        return new Violation(code, new Text($"没有{what.Zh}“{written}”。{hint.Zh}{all.Zh}", $"There is no {what.En} '{written}'.{hint.En}{all.En}")) { Actual = written };
    }
}
