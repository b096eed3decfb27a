using Commendation.Domain.Procedures;
using Commendation.Domain.Shared;

namespace Commendation.Infrastructure.Tests.Clauses;

/// <summary>One sentence about the campaign that is true because of certain clauses, and the check that shows it.</summary>
/// <param name="Name">The sentence.</param>
/// <param name="Clauses">Ids of the clauses that make it true: without any one of them it is not.</param>
/// <param name="Check">Drives the real domain; throws <see cref="ScenarioFault"/> when the sentence is not true.</param>
internal sealed record Scenario(string Name, IReadOnlyList<string> Clauses, Action<Walk> Check)
{
    /// <summary>Whether it shows what a clause allows: it must hold with the clause, and need not fail without it.</summary>
    public bool IsControl { get; init; }

    public static Scenario Control(string name, IReadOnlyList<string> clauses, Action<Walk> check) => new(name, clauses, check) { IsControl = true };

    /// <summary>What is wrong under a rulebook; null when the sentence is true.</summary>
    public string? Fault(Rulebook rules)
    {
        try
        {
            Check(new Walk(rules));
            return null;
        }
        catch (ScenarioFault fault)
        {
            return fault.Message;
        }
    }
}

/// <summary>A scenario's sentence is not true.</summary>
internal sealed class ScenarioFault(string message) : Exception(message);

/// <summary>The few things that a scenario says about an outcome. No assertion library: most of these fail on purpose, thousands of times.</summary>
internal static class Says
{
    public static void Holds(bool condition, string otherwise)
    {
        if (!condition)
        {
            throw new ScenarioFault(otherwise);
        }
    }

    /// <summary>Refused for exactly this reason, under this clause.</summary>
    public static void Refused<T>(Outcome<T> outcome, string code, string clause) =>
        Holds(outcome.Violations is [var only] && only.Code == code && only.Clause == clause, $"should be refused with {code} ({clause}) alone, but {Told(outcome)}");

    /// <summary>Refused among other things for this reason, under this clause.</summary>
    public static void Reports<T>(Outcome<T> outcome, string code, string clause) =>
        Holds(Finds(outcome, code, clause), $"should report {code} ({clause}), but {Told(outcome)}");

    public static bool Finds<T>(Outcome<T> outcome, string code, string clause) =>
        outcome.Violations.Any(violation => violation.Code == code && violation.Clause == clause);

    public static T Accepted<T>(Outcome<T> outcome)
    {
        Holds(outcome.Accepted, $"should be accepted, but {Told(outcome)}");
        return outcome.Value;
    }

    public static string Told<T>(Outcome<T> outcome) => outcome.Accepted
        ? "accepted"
        : "refused: " + string.Join(", ", outcome.Violations.Select(violation => $"{violation.Code} ({violation.Clause ?? "–"})").Distinct());
}
