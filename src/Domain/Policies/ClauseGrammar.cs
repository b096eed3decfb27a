using Commendation.Domain.Policies.Language;
using Commendation.Domain.Shared;

namespace Commendation.Domain.Policies;

/// <summary>Grammar of clauses.yaml.</summary>
internal static class ClauseGrammar
{
    public static Reader<IReadOnlyList<Clause>> Ledger { get; } = Expect.Mapping(f => f.Required("clauses", Expect.ListOf(Expect.Mapping(Clause))));

    private static Clause Clause(Fields f) => new(
        f.Required("id", Expect.Name),
        f.Required("kinds", Expect.ListOf(Expect.OneOf<ClauseKind>())),
        f.Required("strength", Expect.OneOf<Strength>()),
        f.Required("summary", Expect.Label),
        f.Optional("coveredBy", Expect.ListOf(Expect.Name), []));
}
